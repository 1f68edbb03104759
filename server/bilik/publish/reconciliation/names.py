"""Identifiers of things, classes and properties as tables have them, and back to IRIs."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode

from bilik.publish.asking import bindings, node
from bilik.store.base import Store
from bilik.vocabulary import DCTERMS, ID, LANGUAGES, ONTOLOGY, RDFS, SKOS

# Known things and properties are short: `person/…`, `tenureOf`; all others are whole IRIs.
_NAMES: Final = f"<{RDFS}label>|<{SKOS}prefLabel>|<{DCTERMS}title>"


def thing_iri(short: str) -> str:
    """Return the IRI of a thing; a whole IRI is its own."""
    return short if "://" in short else ID + short


def term_iri(short: str) -> str:
    """Return the IRI of a class or property; a whole IRI is its own."""
    return short if "://" in short else ONTOLOGY + short


def short_of(iri: str) -> str:
    """Return the identifier of an IRI."""
    return iri.removeprefix(ID).removeprefix(ONTOLOGY)


def values(iris: Iterable[str]) -> str:
    """Write IRIs for a VALUES block; what is none is left out."""
    found: Iterable[NamedNode | None] = (node(iri) for iri in dict.fromkeys(iris))
    return " ".join(str(each) for each in found if each is not None)


def labels(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return a name for each IRI that has one, in the best language, by one query."""
    wanted = values(iris)
    if not wanted:
        return {}
    order = (language, *(code for code in LANGUAGES if code != language), "")
    best: dict[str, tuple[int, str]] = {}
    found = bindings(
        store, f"SELECT ?iri ?name {{ VALUES ?iri {{ {wanted} }} ?iri {_NAMES} ?name }}"
    )
    for row in found:
        code = row["name"].get("xml:lang", "")
        rank = order.index(code) if code in order else len(order)
        iri, candidate = row["iri"]["value"], (rank, row["name"]["value"])
        best[iri] = min(candidate, best.get(iri, candidate))
    return {iri: name for iri, (_, name) in best.items()}
