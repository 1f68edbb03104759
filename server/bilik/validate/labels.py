"""Labels and definitions in Kazakh, Russian and English, and the characters inside literals."""

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from bilik.validate import owl
from bilik.validate.closure import Closure, Statement
from bilik.validate.finding import Finding, Severity, compact, ordered
from bilik.vocabulary import BASE, DCTERMS, LANGUAGES, OWL, RDFS, SKOS

_LABEL = RDFS + "label"
_DEFINITION = SKOS + "definition"
_LATIN_SCHWA = frozenset("\u0259\u018f")
_NAMED = frozenset({OWL + "Class", OWL + "NamedIndividual"}) | owl.PROPERTY_KINDS
_DEFINED = frozenset({OWL + "Class"}) | owl.PROPERTY_KINDS

# What the header of each ontology file must say: predicate, and whether in every language.
_HEADER = (
    (DCTERMS + "title", True),
    (DCTERMS + "description", False),
    (DCTERMS + "license", False),
)


def check(whole: Closure) -> tuple[Finding, ...]:
    """Check the statements of all files together.

    Every class, property and individual of ours has one rdfs:label per language; classes,
    properties and concepts also one skos:definition; every ontology a title, a description and a
    licence. No literal breaks a line, no Kazakh one has the Latin schwa.
    """
    return ordered((*_terms(whole), *_headers(whole), *_characters(whole)))


def _terms(whole: Closure) -> Iterator[Finding]:
    concepts = _concept_classes(whole)
    labels = _texts(whole, _LABEL)
    definitions = _texts(whole, _DEFINITION)
    for subject, types in whole.types.items():
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(BASE):
            continue
        where = whole.where[subject.value]
        if types & _NAMED:
            yield from _one_per_language(subject.value, where, labels, _LABEL)
        if types & (_DEFINED | concepts):
            yield from _one_per_language(subject.value, where, definitions, _DEFINITION)


def _headers(whole: Closure) -> Iterator[Finding]:
    for subject, types in whole.types.items():
        if OWL + "Ontology" not in types or not isinstance(subject, ox.NamedNode):
            continue
        where = whole.where[subject.value]
        for predicate, every_language in _HEADER:
            if every_language:
                texts = _texts(whole, predicate)
                yield from _one_per_language(subject.value, where, texts, predicate)
            elif not whole.values(subject, predicate):
                yield _finding(where, subject.value, f"has no {compact(predicate)}. Add one.")


def _characters(whole: Closure) -> Iterator[Finding]:
    for statement in whole.statements:
        literal = statement.object
        if not isinstance(literal, ox.Literal):
            continue
        text = literal.value
        if "\n" in text or "\r" in text:
            message = "breaks the line inside {}; some OWL tools garble it. Use a space."
            yield _about(statement, message)
        if not _LATIN_SCHWA.isdisjoint(text) and literal.language == "kk":
            message = (
                f"writes the Latin schwa (U+0259 or U+018F) in {{}} {literal}. "
                "Use the Cyrillic letters U+04D9 and U+04D8."
            )
            yield _about(statement, message)


def _texts(whole: Closure, predicate: str) -> dict[str, dict[str, int]]:
    """Count the values of a predicate by subject and language."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for statement in whole.having(predicate):
        if isinstance(statement.subject, ox.NamedNode) and isinstance(statement.object, ox.Literal):
            counts[statement.subject.value][statement.object.language or ""] += 1
    return counts


def _one_per_language(
    iri: str, where: str, texts: dict[str, dict[str, int]], predicate: str
) -> Iterator[Finding]:
    counts = texts.get(iri, {})
    role = compact(predicate)
    missing = [code for code in LANGUAGES if not counts.get(code)]
    if missing:
        yield _finding(where, iri, f"has no {role} in {', '.join(missing)}. Add it.")
    for code in LANGUAGES:
        if counts.get(code, 0) > 1:
            message = f"has {counts[code]} {role} in {code}. Keep one; others are skos:altLabel."
            yield _finding(where, iri, message)
    if counts.keys() - set(LANGUAGES):
        other = ", ".join(sorted(code or "no language" for code in counts.keys() - set(LANGUAGES)))
        yield _finding(where, iri, f"has {role} in {other}. Tag it kk, ru or en.")


def _concept_classes(whole: Closure) -> frozenset[str]:
    """Return skos:Concept and all its subclasses."""
    found = {SKOS + "Concept"}
    size = 0
    while size != len(found):
        size = len(found)
        found |= {
            statement.subject.value
            for statement in whole.having(RDFS + "subClassOf")
            if isinstance(statement.subject, ox.NamedNode)
            and isinstance(statement.object, ox.NamedNode)
            and statement.object.value in found
        }
    return frozenset(found)


def _about(statement: Statement, message: str) -> Finding:
    """Blame the subject of a statement; `{}` in the message is its predicate."""
    term = statement.subject.value if isinstance(statement.subject, ox.NamedNode) else ""
    return _finding(statement.file, term, message.replace("{}", compact(statement.predicate), 1))


def _finding(where: str, iri: str, message: str) -> Finding:
    return Finding(Severity.ERROR, "labels", where, compact(iri) if iri else "", message)
