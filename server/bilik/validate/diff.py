"""Says in plain sentences what an edit of a Turtle file changed, term by term."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from bilik.graph import reading
from bilik.graph.reading import RdfFile
from bilik.validate.finding import compact
from bilik.validate.layout import Layout
from bilik.validate.normal import statements
from bilik.vocabulary import RDFS

AXIOMS = "general axioms"

# What a predicate is called in a sentence; others go by their label or compact name.
_NOUNS = {
    "a": "type",
    "rdfs:subClassOf": "superclass",
    "rdfs:subPropertyOf": "superproperty",
    "rdfs:domain": "domain",
    "rdfs:range": "range",
    "rdfs:label": "label",
    "owl:inverseOf": "inverse",
    "owl:disjointWith": "disjoint class",
    "owl:equivalentClass": "equivalent class",
    "owl:imports": "import",
    "owl:versionIRI": "version IRI",
    "skos:definition": "definition",
    "skos:altLabel": "alternative label",
    "skos:hiddenLabel": "hidden label",
}
_LANGUAGES = {"kk": "Kazakh", "ru": "Russian", "en": "English"}
_TAGGED = re.compile(r'(?P<text>".*")@(?P<language>[A-Za-z0-9-]+)', re.DOTALL)
_NAMED_INDIVIDUAL = "owl:NamedIndividual"

# The statements about one term: predicate and language to the texts of the values.
_Facts = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True)
class TermChange:
    """What happened to one term: its compact name, its label (may be empty), and sentences."""

    term: str
    label: str
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        """Return a heading line and one indented line per sentence."""
        heading = f"{self.term} ({self.label})" if self.label else self.term
        return "\n".join((heading, *(f"    {sentence}" for sentence in self.sentences)))


def labels(files: Iterable[RdfFile]) -> dict[str, str]:
    """Return the English label of each term by its compact name."""
    return {
        compact(triple.subject.value): triple.object.value
        for file in files
        for triple in file.triples
        if triple.predicate.value == RDFS + "label"
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
        and triple.object.language == "en"
    }


def describe(
    old: bytes, new: bytes, known_labels: Mapping[str, str] | None = None
) -> tuple[TermChange, ...]:
    """Compare two versions of a Turtle file; raises FormatError when one cannot be read.

    `known_labels` names terms of other files, as `labels` returns them. The order of triples,
    prefixes, comments and the habits of tools make no difference.
    """
    before, after = reading.parse(old, "The old file"), reading.parse(new, "The new file")
    prefixes = {**before.prefixes, **after.prefixes}
    names = {**(known_labels or {}), **labels((before, after))}
    old_facts, new_facts = _facts(before, prefixes), _facts(after, prefixes)
    renamed = _renamed(old_facts, new_facts)
    old_facts = _with_new_names(old_facts, renamed)
    return tuple(
        TermChange(term, names.get(term, ""), sentences)
        for term in sorted(old_facts.keys() | new_facts.keys())
        if (sentences := _sentences(term, old_facts, new_facts, renamed, names))
    )


def _facts(file: RdfFile, prefixes: Mapping[str, str]) -> dict[str, _Facts]:
    found = statements(file.triples, file.name)
    layout = Layout(found, prefixes)
    facts: dict[str, dict[tuple[str, str], frozenset[str]]] = {}
    for subject in found:
        if isinstance(subject, ox.NamedNode):
            facts[layout.name(subject)] = _by_language(layout.lines(subject))
    axioms = frozenset(layout.value(node) for node in layout.axioms())
    if axioms:
        facts[AXIOMS] = {("axiom", ""): axioms}
    return dict(facts)


def _by_language(
    lines: Iterable[tuple[str, list[str]]],
) -> dict[tuple[str, str], frozenset[str]]:
    grouped: dict[tuple[str, str], set[str]] = defaultdict(set)
    for verb, texts in lines:
        for text in texts:
            tagged = _TAGGED.fullmatch(text)
            if tagged:
                grouped[verb, tagged["language"]].add(tagged["text"])
            elif text != _NAMED_INDIVIDUAL:
                grouped[verb, ""].add(text)
    return {key: frozenset(texts) for key, texts in grouped.items()}


def _renamed(old: Mapping[str, _Facts], new: Mapping[str, _Facts]) -> dict[str, str]:
    """Match each term that went with the one that came with all the same labels."""
    came = {_signature(new[term]): term for term in sorted(new.keys() - old.keys())}
    gone = ((term, _signature(old[term])) for term in sorted(old.keys() - new.keys()))
    return {term: came[signature] for term, signature in gone if signature and signature in came}


def _signature(facts: _Facts) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset(
        (language, texts) for (verb, language), texts in facts.items() if verb == "rdfs:label"
    )


def _with_new_names(old: Mapping[str, _Facts], renamed: Mapping[str, str]) -> dict[str, _Facts]:
    """Let the old statements use the new names, so that a renaming is told once."""
    return {
        renamed.get(term, term): {
            key: frozenset(renamed.get(text, text) for text in texts)
            for key, texts in facts.items()
        }
        for term, facts in old.items()
    }


def _sentences(
    term: str,
    old: Mapping[str, _Facts],
    new: Mapping[str, _Facts],
    renamed: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[str, ...]:
    if term not in old and term != AXIOMS:
        return (f"Was added{_as_type(new[term], names)}.",)
    if term not in new and term != AXIOMS:
        return (f"Was removed; it stood{_as_type(old[term], names)}.",)
    renaming = tuple(f"Was renamed from {was}." for was, now in renamed.items() if now == term)
    return (*renaming, *_edits(old.get(term, {}), new.get(term, {}), names))


def _edits(old: _Facts, new: _Facts, names: Mapping[str, str]) -> Iterator[str]:
    for key in sorted(old.keys() | new.keys()):
        gone = sorted(old.get(key, frozenset()) - new.get(key, frozenset()))
        came = sorted(new.get(key, frozenset()) - old.get(key, frozenset()))
        noun = _noun(*key, names)
        if len(gone) == 1 and len(came) == 1:
            yield f"{noun} changed from {_shown(gone[0], names)} to {_shown(came[0], names)}."
            continue
        yield from (f"{noun} {_shown(text, names)} was removed." for text in gone)
        yield from (f"{noun} {_shown(text, names)} was added." for text in came)


def _noun(verb: str, language: str, names: Mapping[str, str]) -> str:
    noun = _NOUNS.get(verb) or names.get(verb, verb)
    if not language:
        return f"The {noun}"
    return f"The {_LANGUAGES.get(language, language)} {noun}"


def _shown(text: str, names: Mapping[str, str]) -> str:
    return f"{text} ({names[text]})" if text in names else text


def _as_type(facts: _Facts, names: Mapping[str, str]) -> str:
    types = sorted(_shown(text, names) for text in facts.get(("a", ""), ()))
    return f" as {' and '.join(types)}" if types else " without a type"
