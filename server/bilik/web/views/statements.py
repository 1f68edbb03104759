"""Statements of a document, as pages show them: frame, roles, consents, evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bilik.store.asking import Bindings
from bilik.store.asking import node as node_of
from bilik.vocabulary import ONTOLOGY, PROV, RDF, local
from bilik.web.views.rows import bindings, nodes, rows

_CONSENT: Final = ONTOLOGY + "subjectToConsent"
# Shown apart from the roles, or not of use to readers.
_APART: Final = {
    RDF + "type",
    PROV + "wasGeneratedBy",
    _CONSENT,
    *(
        ONTOLOGY + name
        for name in ("statedIn", "evidence", "stance", "reviewStatus", "rule", "claimedIn")
    ),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage: the sentence and the characters of each role, all offsets into the text."""

    iri: str
    start: int
    end: int
    quote: str
    roles: tuple[tuple[str, int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document states once; `values` by property, in the order of the properties."""

    iri: str
    frames: tuple[str, ...]
    values: tuple[tuple[str, tuple[Mapping[str, Any], ...]], ...]
    consents: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    stance: str = ""
    review: str = ""
    run: str = ""
    document: str = ""
    rules: tuple[str, ...] = field(default_factory=tuple)

    @property
    def key(self) -> str:
        """The last part of the IRI: its name on a page."""
        return local(self.iri)

    @property
    def iris(self) -> Iterable[str]:
        """All that a page calls by name."""
        yield from (*self.frames, self.stance, self.review, self.run)
        for name, terms in self.values:
            yield name
            yield from (term["value"] for term in terms if term["type"] == "uri")
        for body, kind in self.consents:
            yield from (body, kind)
        for passage in self.evidence:
            yield from (role for role, *_ in passage.roles)


def of_document(document: str) -> list[Statement]:
    """Return the statements of a document in the order of their first sentence: four queries."""
    node = node_of(document)
    found = rows("statements-of-document", document=[node] if node else [])
    return read(row["statement"] for row in found)


def read(statements: Iterable[str]) -> list[Statement]:
    """Return statements with consents and evidence, in order of their place: three queries."""
    wanted = nodes(statements)
    if not wanted:
        return []
    facts: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for row in bindings("statement-facts", statement=wanted):
        of = facts.setdefault(row["statement"]["value"], {})
        of.setdefault(row["property"]["value"], []).append(row["value"])
    consents: dict[str, list[tuple[str, str]]] = {}
    for found in rows("statement-consents", statement=wanted):
        consents.setdefault(found["statement"], []).append((found["body"], found["kind"]))
    evidence = _evidence(bindings("statement-evidence", statement=wanted))
    made = [
        _statement(iri, of, consents.get(iri, ()), evidence.get(iri, ()))
        for iri, of in facts.items()
    ]
    return sorted(made, key=lambda s: (s.evidence[0].start if s.evidence else 0, s.iri))


def _statement(
    iri: str,
    facts: Mapping[str, Sequence[Mapping[str, Any]]],
    consents: Sequence[tuple[str, str]],
    evidence: Sequence[Evidence],
) -> Statement:
    def texts(name: str) -> tuple[str, ...]:
        return tuple(term["value"] for term in facts.get(name, ()))

    def first(name: str) -> str:
        return next(iter(texts(name)), "")

    return Statement(
        iri=iri,
        frames=texts(RDF + "type"),
        values=tuple((name, tuple(v)) for name, v in facts.items() if name not in _APART),
        consents=tuple(consents),
        evidence=tuple(sorted(evidence, key=lambda e: (e.start, e.end))),
        stance=first(ONTOLOGY + "stance"),
        review=first(ONTOLOGY + "reviewStatus"),
        run=first(PROV + "wasGeneratedBy"),
        document=first(ONTOLOGY + "statedIn"),
        rules=texts(ONTOLOGY + "rule"),
    )


def _evidence(found: Bindings) -> dict[str, list[Evidence]]:
    """Put the targets of each annotation together, by statement."""
    sentences: dict[tuple[str, str], tuple[int, int, str]] = {}
    roles: dict[tuple[str, str], list[tuple[str, int, int, str]]] = {}
    for row in found:
        key = (row["statement"]["value"], row["annotation"]["value"])
        span = (int(row["start"]["value"]), int(row["end"]["value"]), row["quote"]["value"])
        if "role" in row:
            roles.setdefault(key, []).append((row["role"]["value"], *span))
        else:
            sentences[key] = span
    made: dict[str, list[Evidence]] = {}
    for (statement, annotation), (start, end, quote) in sentences.items():
        of = tuple(roles.get((statement, annotation), ()))
        made.setdefault(statement, []).append(Evidence(annotation, start, end, quote, of))
    return made
