"""Identifiers of things, classes and properties as tables have them, and back to IRIs.

Those of ours are short (`person/...`, `tenureOf`); all others are whole IRIs.
"""

from collections.abc import Callable, Iterable, Mapping

from pyoxigraph import NamedNode

from bilik.store.asking import node
from bilik.vocabulary import ID, ONTOLOGY

Labels = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives a name, in the language of the client, for each IRI that has one."""


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
