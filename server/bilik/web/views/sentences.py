"""Facts of a thing as sentences: one template for each property, in the language of the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bilik.vocabulary import DCTERMS, ONTOLOGY, OWL, PROV, RDF, RDFS, SKOS, local
from bilik.web.language import Strings
from bilik.web.views.statements import Evidence, Statement
from bilik.web.views.thing import Thing

Term = Mapping[str, Any]

# Shown elsewhere on the page: as heading, notes, links, or in answer to 'why?'.
_ELSEWHERE: Final = frozenset(
    (
        *(RDFS + name for name in ("label", "seeAlso")),
        *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "note")),
        *(SKOS + name for name in ("editorialNote", "topConceptOf", "hasTopConcept")),
        *(SKOS + name for name in ("exactMatch", "closeMatch", "relatedMatch", "broadMatch")),
        *(ONTOLOGY + name for name in ("sourceNote", "sourceCitation", "confidence", "stance")),
        *(
            ONTOLOGY + name
            for name in ("reviewStatus", "evidence", "rule", "subjectToConsent", "attestedBy")
        ),
        *(ONTOLOGY + name for name in ("validFrom", "validTo", "exerciseNote", "trigger", "cue")),
        *(PROV + name for name in ("wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo")),
        DCTERMS + "rights",
    )
)
# What a reader wants to know first; the rest follows by name.
_FIRST: Final = tuple(
    ONTOLOGY + name
    for name in (
        *("powerType", "powerHolder", "concernsHolder", "coHolder", "holdingStatus"),
        *("conferredBy", "underVersion", "powerObject", "legalPosition"),
        *("tenureOf", "tenureIn", "ruleOffice", "ruleKind", "ruleValue"),
        *("adoptedBy", "adoptedOn", "inForceFrom", "lapsedOn", "amendmentBy", "amendedAct"),
        *("occurredOn", "occurredFrom", "occurredTo", "enacts", "enactedBy", "byAct"),
        *("changeKind", "partOfReform", "startsPower", "endsPower"),
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a document, with the statements that rest on it and all their words."""

    document: str
    passage: Evidence
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence cut where its values stand, with what answers 'why?'.

    `shown` is a sentence that stands open on the page: it does so under one fact only.
    """

    property: str
    before: str
    values: tuple[Term, ...]
    after: str
    graphs: tuple[str, ...]
    said: tuple[Said, ...] = ()
    shown: Said | None = None


def facts(thing: Thing, words: Strings, language: str) -> list[Fact]:
    """Return the facts of a thing as sentences; the class and the period come first."""
    order = {name: rank for rank, name in enumerate((RDF + "type", *_FIRST))}
    names = sorted(
        (name for name in thing.facts if name not in _ELSEWHERE),
        key=lambda name: (order.get(name, len(order)), name),
    )
    made = [_fact(thing, name, words, language) for name in names]
    return _each_sentence_once(fact for fact in made if fact.values)


def _each_sentence_once(made: Iterable[Fact]) -> list[Fact]:
    seen: set[tuple[str, int]] = set()
    kept = []
    for fact in made:
        key = (fact.said[0].document, fact.said[0].passage.start) if fact.said else None
        if key is None or key in seen:
            kept.append(fact)
        else:
            seen.add(key)
            kept.append(replace(fact, shown=fact.said[0], said=fact.said[1:]))
    return kept


def _fact(thing: Thing, name: str, words: Strings, language: str) -> Fact:
    values = tuple(_best(_shown(thing.facts[name]), language))
    template = words.get(f"fact_{local(name)}") or _fallback(thing, name)
    before, _, after = template.partition("{value}")
    return Fact(name, before, values, after, thing.graphs[name], _said(thing, values))


def _fallback(thing: Thing, name: str) -> str:
    label = thing.label(name) or local(name)
    return f"{label[:1].upper()}{label[1:]}: {{value}}"


def _shown(terms: Iterable[Term]) -> list[Term]:
    """Leave out what says nothing to a reader: blank nodes, and that a thing is an individual."""
    return [
        term
        for term in terms
        if term["value"] != OWL + "NamedIndividual" and term["type"] != "bnode"
    ]


def _best(terms: Sequence[Term], language: str) -> list[Term]:
    """Return texts in the language of the page only, when there are some in it."""
    own = [term for term in terms if term.get("xml:lang") == language]
    return [term for term in terms if "xml:lang" not in term or term in own or not own]


def _said(thing: Thing, values: Iterable[Term]) -> tuple[Said, ...]:
    """Return the sentences of statements that name both the thing and a value."""
    wanted = {term["value"] for term in values if term["type"] == "uri"}
    naming = (each for each in thing.statements if wanted & _roles(each))
    return tuple(sayings(each for each in naming if each.iri != thing.iri))


def sayings(statements: Iterable[Statement]) -> list[Said]:
    """Return the sentences that statements rest on, each once, in the order of the documents."""
    by: dict[tuple[str, int, int], list[tuple[Statement, Evidence]]] = {}
    for statement in statements:
        for passage in statement.evidence:
            key = (statement.document, passage.start, passage.end)
            by.setdefault(key, []).append((statement, passage))
    return [_saying(key[0], found) for key, found in sorted(by.items())]


def _saying(document: str, found: Sequence[tuple[Statement, Evidence]]) -> Said:
    roles = tuple(dict.fromkeys(role for _, passage in found for role in passage.roles))
    return Said(document, replace(found[0][1], roles=roles), tuple(s for s, _ in found))


def _roles(statement: Statement) -> set[str]:
    return {t["value"] for _, terms in statement.values for t in terms if t["type"] == "uri"}
