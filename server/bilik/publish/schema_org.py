"""Things in the words of schema.org, for search engines (JSON-LD 1.1)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from bilik.publish.languages import in_order
from bilik.store.asking import bindings, node
from bilik.store.base import Store
from bilik.vocabulary import DCTERMS, ONTOLOGY, RDF, RDFS, SKOS

CONTEXT: Final = "https://schema.org"

# The first class that a thing has decides; what has none of them is a Thing.
_TYPES: Final[tuple[tuple[str, str], ...]] = (
    ("Person", "Person"),
    ("LegalAct", "Legislation"),
    ("LegalActVersion", "Legislation"),
    ("Provision", "Legislation"),
    ("ProvisionVersion", "Legislation"),
    ("OfficialDocument", "DigitalDocument"),
    ("SourceDocument", "DigitalDocument"),
    ("Institution", "GovernmentOrganization"),
    ("Tenure", "OrganizationRole"),
    ("Event", "Event"),
    ("PowerType", "DefinedTerm"),
)
_CONCEPT: Final = SKOS + "Concept"
_MATCHES: Final = (SKOS + "exactMatch", RDFS + "seeAlso")
_DAYS: Final[Mapping[str, str]] = {
    ONTOLOGY + "adoptedOn": "legislationDate",
    ONTOLOGY + "occurredOn": "startDate",
    ONTOLOGY + "validFrom": "startDate",
    ONTOLOGY + "validTo": "endDate",
    ONTOLOGY + "inForceFrom": "temporalCoverage",
}
_LINKS: Final[Mapping[str, str]] = {
    ONTOLOGY + "adoptedBy": "legislationPassedBy",
    ONTOLOGY + "tenureOf": "member",
    ONTOLOGY + "partOfReform": "superEvent",
    SKOS + "inScheme": "inDefinedTermSet",
}
_NAMES: Final = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
_TEXTS: Final = (SKOS + "definition", SKOS + "note", DCTERMS + "description")

Terms = Sequence[Mapping[str, Any]]


def describe(store: Store, iri: str, language: str) -> dict[str, Any]:
    """Describe a thing by one query; {} when the graph has no name for it. Raises StoreError.

    The name is in the language or the next that there is; the other languages are alternate names.
    """
    asked = node(iri)
    wanted = (RDF + "type", *_NAMES, *_TEXTS, SKOS + "altLabel", *_MATCHES, *_DAYS, *_LINKS)
    properties = ", ".join(f"<{each}>" for each in wanted)
    text = f"SELECT ?p ?o {{ {asked} ?p ?o FILTER(?p IN ({properties})) }} ORDER BY ?p ?o"
    facts: dict[str, list[Mapping[str, Any]]] = {}
    for row in bindings(store, text) if asked else ():
        facts.setdefault(row["p"]["value"], []).append(row["o"])
    names = _texts(facts, _NAMES, language)
    if not names:
        return {}
    described: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": iri,
        "@type": _type(facts),
        "name": names[0],
    }
    others = sorted({*names[1:], *_texts(facts, (SKOS + "altLabel",), language)} - {names[0]})
    definitions = _texts(facts, _TEXTS, language)
    described |= {"alternateName": others} if others else {}
    described |= {"description": definitions[0]} if definitions else {}
    return described | _facts(facts)


def _type(facts: Mapping[str, Terms]) -> str:
    classes = {term["value"] for term in facts.get(RDF + "type", ())}
    found = (name for kind, name in _TYPES if ONTOLOGY + kind in classes)
    return next(found, "DefinedTerm" if _CONCEPT in classes else "Thing")


def _texts(facts: Mapping[str, Terms], properties: Iterable[str], language: str) -> list[str]:
    """Return texts, those in the language first, then by the project's order of languages."""
    return in_order((term for each in properties for term in facts.get(each, ())), language)


def _facts(facts: Mapping[str, Terms]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each, name in _DAYS.items():
        if each in facts:
            found[name] = min(term["value"] for term in facts[each])[:10]
    for each, name in _LINKS.items():
        if each in facts:
            found[name] = [{"@id": term["value"]} for term in facts[each]]
    same = {t["value"] for each in _MATCHES for t in facts.get(each, ()) if t["type"] == "uri"}
    return found | ({"sameAs": sorted(same)} if same else {})
