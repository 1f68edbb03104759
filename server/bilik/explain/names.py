"""Terms of the graph that are near to one that is not in it."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bilik.explain.probe import Probe
from bilik.search.index import SearchIndex
from bilik.vocabulary import RDFS

_NEAR: Final = 5
_LEAST_LIKENESS: Final = 0.6
_LOCAL: Final = re.compile(r"[^#/:]*$")
_WORD: Final = re.compile(r"[A-ZА-ЯЁ]?[^\W_A-ZА-ЯЁ]+|[^\W_]+")
# What other vocabularies call the name of a thing.
_NAMING: Final = {"name", "title", "label", "preflabel"}
_QUERIES: Final = {
    "predicate": "SELECT DISTINCT ?x { ?s ?x ?o }",
    "class": "SELECT DISTINCT ?x { ?s a ?x FILTER(isIRI(?x)) }",
    "graph": "SELECT DISTINCT ?x { GRAPH ?x { } }",
}


def local(iri: str) -> str:
    """Return the last part of an IRI."""
    found = _LOCAL.search(iri)
    return found[0] if found else ""


def alike(iri: str, others: Iterable[str], least: float = 0.0) -> list[str]:
    """Return the IRIs whose last part is most like that of another; its own namespace first."""
    name = local(iri)
    base = iri[: len(iri) - len(name)]
    locals_: Mapping[str, str] = {other: local(other).casefold() for other in sorted(others)}
    found = process.extract(
        name.casefold(),
        locals_,
        scorer=OSA.normalized_similarity,
        score_cutoff=least,
        limit=4 * _NEAR,
    )
    ordered = sorted(found, key=lambda each: (not each[2].startswith(base), -each[1], each[2]))
    return [other for _, _, other in ordered[:_NEAR]]


class Names:
    """What there is in the graph: predicates, classes, graphs, and things with names."""

    def __init__(self, probe: Probe, index: SearchIndex) -> None:
        self._probe = probe
        self._index = index
        self._known: dict[str, frozenset[str]] = {}

    def known(self, role: str) -> frozenset[str]:
        """Return the predicates, classes or graphs there are; for another role all things."""
        if role not in _QUERIES:
            return self._things
        if role not in self._known:
            rows = self._probe.rows(_QUERIES[role], everywhere=True) or ()
            self._known[role] = frozenset(row["x"]["value"] for row in rows)
        return self._known[role]

    def near(self, iri: str, role: str) -> list[str]:
        """Return terms that may be meant, the likeliest first."""
        pool = self.known(role)
        name = local(iri)
        found = [other for other in sorted(pool) if local(other) == name]
        if role == "predicate" and name.casefold() in _NAMING:
            found.append(RDFS + "label")
        found += alike(iri, pool, _LEAST_LIKENESS)
        words = " ".join(_WORD.findall(name))
        hits = self._index.search(words, limit=3 * _NEAR) if words else ()
        found += sorted((hit.thing for hit in hits), key=lambda thing: thing not in pool)
        return list(dict.fromkeys(found))[: 2 * _NEAR]

    def called(self, text: str) -> list[str]:
        """Return things whose names are like a text, the likeliest first."""
        return [hit.thing for hit in self._index.search(text, limit=_NEAR)]

    @cached_property
    def _things(self) -> frozenset[str]:
        return self._index.things()
