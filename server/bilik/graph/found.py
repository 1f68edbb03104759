"""What was read from a document, as people want to see it: names, not IRIs, and the quotes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from bilik.vocabulary import OA, ONTOLOGY, RDF, RDFS, local

_LABEL: Final = RDFS + "label"
_EDTF: Final = ONTOLOGY + "edtf"
_DENIES: Final = "st-denies"
_KEEPING: Final = frozenset(
    ONTOLOGY + name for name in ("statedIn", "reviewStatus", "stance", "rule", "evidence", "edtf")
)


@dataclass(frozen=True, slots=True)
class Words:
    """A passage of the text: characters `start` (included) to `end` (excluded)."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """What fills a role of a statement, and the words that say so (None: said earlier)."""

    property: str
    name: str
    value: str
    shown: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class Found:
    """A statement: its frame, whether the text denies it, its roles and the sentence."""

    iri: str
    frame: str
    name: str
    denied: bool
    roles: tuple[Role, ...]
    sentence: Words


class Names:
    """Labels by IRI and language."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._labels: dict[str, dict[str, str]] = defaultdict(dict)
        self.learn(quads)

    def learn(self, quads: Iterable[ox.Quad]) -> None:
        """Take in more labels."""
        for quad in quads:
            value, subject = quad.object, quad.subject
            if quad.predicate.value != _LABEL or not isinstance(subject, ox.NamedNode):
                continue
            if isinstance(value, ox.Literal):
                self._labels[subject.value][value.language or ""] = value.value

    def of(self, iri: str, language: str) -> str:
        """Return the label in a language, else any, else the end of the IRI."""
        labels: Mapping[str, str] = self._labels.get(iri, {})
        any_label = labels[min(labels)] if labels else local(iri)
        return labels.get(language, any_label)


class _Graph:
    """The quads of one document by subject and predicate."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._objects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
                self._objects[quad.subject.value][quad.predicate.value].append(quad.object.value)

    def statements(self) -> Iterator[str]:
        return (iri for iri, about in self._objects.items() if ONTOLOGY + "rule" in about)

    def about(self, iri: str) -> Mapping[str, list[str]]:
        return self._objects.get(iri, {})

    def one(self, iri: str, predicate: str) -> str:
        return next(iter(self.about(iri).get(predicate, ())), "")


def found(quads: Iterable[ox.Quad], names: Names, language: str) -> tuple[Found, ...]:
    """Return the statements among the quads of a document's graph in the order of the text."""
    graph = _Graph(quads)
    rows = [_found(graph, iri, names, language) for iri in graph.statements()]
    return tuple(sorted(rows, key=lambda row: (row.sentence.start, row.name, row.iri)))


def _found(graph: _Graph, iri: str, names: Names, language: str) -> Found:
    words = _words(graph, iri)
    frame = graph.one(iri, RDF + "type")
    roles = tuple(_roles(graph, iri, names, language, words))
    denied = graph.one(iri, ONTOLOGY + "stance").endswith(_DENIES)
    return Found(iri, frame, names.of(frame, language), denied, roles, words[""])


def _roles(
    graph: _Graph, iri: str, names: Names, language: str, words: Mapping[str, Words]
) -> Iterator[Role]:
    written = graph.about(iri).get(_EDTF, ())
    for predicate, values in sorted(graph.about(iri).items()):
        if not predicate.startswith(ONTOLOGY) or predicate in _KEEPING:
            continue
        name = names.of(predicate, language)
        for value in sorted(values):
            shown = _shown(graph, value, names, language, written)
            yield Role(predicate, name, value, shown, words.get(predicate))


def _shown(graph: _Graph, value: str, names: Names, language: str, written: Sequence[str]) -> str:
    """A date is no more exact than the text tells it, a consent says its kind and whose it is."""
    kind = graph.one(value, ONTOLOGY + "consentKind")
    if kind:
        of = graph.one(value, ONTOLOGY + "consentOf")
        return f"{names.of(kind, language)}: {names.of(of, language)}"
    if value.startswith("http"):
        return names.of(value, language)
    day = value.removesuffix("T00:00:00")
    return next((edtf for edtf in written if _begins(edtf, day)), day)


def _begins(edtf: str, day: str) -> bool:
    """Tell whether a year, a month or an interval that is `written` begins on a day."""
    return edtf.startswith(f"{day}/") or day == edtf + "-01-01"[len(edtf) - 4 :]


def _words(graph: _Graph, iri: str) -> dict[str, Words]:
    """Return the words of the first evidence by role; the sentence has the role ""."""
    evidence = graph.one(iri, ONTOLOGY + "evidence")
    found: dict[str, Words] = {}
    for target in graph.about(evidence).get(OA + "hasTarget", ()):
        selectors = graph.about(target).get(OA + "hasSelector", ())
        about = {key: value for one in selectors for key, value in graph.about(one).items()}
        start, end = (int(about[OA + name][0]) for name in ("start", "end"))
        role = graph.one(target, ONTOLOGY + "evidenceRole")
        found.setdefault(role, Words(about[OA + "exact"][0], start, end))
    return found
