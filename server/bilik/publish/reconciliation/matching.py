"""Candidates for names, with scores that are explained.

A score is the likeness of the name in percent: 100 as written, 96 in another inflection, less as
`bilik.search` finds it. It is lowered when the initials fit none of the candidate's names or the
type is another one; with properties it is three parts name and one part the share of those that
agree. Each part is a feature of the candidate (section 4.3.3).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bilik.publish.reconciliation.names import Labels, short_of, term_iri, values
from bilik.publish.reconciliation.queries import Condition, Query
from bilik.search.index import Hit, Kind
from bilik.search.loading import Searcher
from bilik.search.script import skeleton
from bilik.store.asking import bindings
from bilik.store.base import Store
from bilik.vocabulary import ID, ONTOLOGY, OWL, RDF, RDFS, SKOS

_INITIAL: Final = re.compile(r"(?<!\w)([^\W\d_])(?:\.|(?=\s|$))-?")
_WORD: Final = re.compile(r"[^\W_]+")
_INFLECTED: Final = 96.0
_CERTAIN: Final = 95.0
_DISTANCE: Final = 3.0  # by which the best must be ahead of the next to be a match
_UNFIT: Final = 0.6  # of a name whose initials fit nothing
_OTHER_TYPE: Final = 0.9
_HALF: Final = 50.0
_NAME_SHARE: Final = 0.75
_MORE: Final = 6  # hits looked at for each candidate wanted: names of one thing, other types
_SYNTAX: Final = (OWL, RDF)


# The names of a thing with their languages, and its classes, by IRI.
Known = dict[str, tuple[set[tuple[str, str]], set[str]]]


@dataclass
class Candidate:
    """A thing that may be meant."""

    iri: str
    name: str = ""
    types: tuple[str, ...] = ()
    likeness: float = 0.0
    initials: float | None = None
    kind: float | None = None
    properties: float | None = None
    match: bool = False

    @property
    def score(self) -> float:
        """From 0 to 100."""
        score = self.likeness
        for factor in (self.initials, self.kind):
            score *= 1.0 if factor is None else factor
        if self.properties is not None:
            score = _NAME_SHARE * score + (1 - _NAME_SHARE) * self.properties
        return round(score, 2)

    def features(self) -> list[dict[str, Any]]:
        """Say what the score is made of."""
        parts = {"name": self.likeness, "properties": self.properties}
        for key, factor in (("initials", self.initials), ("type", self.kind)):
            parts[key] = None if factor is None else 100 * factor
        return [{"id": key, "value": round(v, 2)} for key, v in parts.items() if v is not None]


@dataclass(frozen=True)
class Matcher:
    """Finds candidates in the graph of a store; the number of queries is that of a batch."""

    store: Store
    searcher: Searcher
    labels: Labels

    def find(self, batch: Mapping[str, Query]) -> dict[str, list[Candidate]]:
        """Return the candidates of each query, best first; raises StoreError."""
        found = {key: self._hits(query) for key, query in batch.items()}
        everyone = {each.iri for candidates in found.values() for each in candidates}
        known = self._known(everyone)
        facts = self._facts(everyone, batch.values())
        names = self.labels(everyone)
        for key, candidates in found.items():
            asked = self.searcher.index().lemmas(batch[key].text)
            for each in candidates:
                if any(self._inflected(asked, *name) for name in known[each.iri][0]):
                    each.likeness = max(each.likeness, _INFLECTED)
        return {
            key: _ranked(
                batch[key], [_told(each, known, facts, names, batch[key]) for each in candidates]
            )
            for key, candidates in found.items()
        }

    def _inflected(self, asked: Sequence[frozenset[str]], name: str, code: str) -> bool:
        """Tell whether a name has the words that are asked for, in whatever form, and no others."""
        words = self.searcher.index().lemmas(name, code or None)
        return len(words) == len(asked) and all(a & b for a, b in zip(asked, words, strict=True))

    def _hits(self, query: Query) -> list[Candidate]:
        initials = _INITIAL.findall(query.text)
        rest = _INITIAL.sub(" ", query.text) if initials else query.text
        kinds: Sequence[str | None] = [term_iri(kind) for kind in query.types]
        if query.strict == "should" or not kinds:
            kinds = [*kinds, None]
        hits = [hit for kind in kinds for hit in self._search(rest, kind, query.limit * _MORE)]
        best: dict[str, Candidate] = {}
        for hit in hits:
            known = best.setdefault(hit.iri, Candidate(hit.iri))
            known.likeness = max(known.likeness, 100 * hit.score)
        return list(best.values())

    def _search(self, text: str, kind: str | None, limit: int) -> Iterable[Hit]:
        hits = self.searcher.search(text, of_type=kind, limit=limit)
        return (hit for hit in hits if hit.kind is not Kind.SENTENCE and hit.iri.startswith(ID))

    def _known(self, iris: set[str]) -> Known:
        """Return the names and classes of things by one query."""
        known: Known = {iri: (set(), set()) for iri in iris}
        these = f"VALUES ?thing {{ {values(sorted(iris))} }}"
        text = f"""\
SELECT ?thing ?name ?type WHERE {{
  {{ {these} ?thing <{RDFS}label>|<{SKOS}prefLabel>|<{SKOS}altLabel> ?name }}
  UNION {{ {these} ?thing a ?type }}
}}"""
        for row in bindings(self.store, text) if iris else ():
            names, types = known[row["thing"]["value"]]
            if "name" in row:
                names.add((row["name"]["value"], row["name"].get("xml:lang", "")))
            elif not row["type"]["value"].startswith(_SYNTAX):
                types.add(row["type"]["value"])
        return known

    def _facts(self, iris: set[str], queries: Iterable[Query]) -> dict[tuple[str, str], set[str]]:
        """Return values, and names of values, of all properties that a batch asks about."""
        asked = {term_iri(each.property) for query in queries for each in query.conditions}
        facts: dict[tuple[str, str], set[str]] = {}
        text = f"""\
SELECT ?thing ?property ?value ?name WHERE {{
  VALUES ?thing {{ {values(iris)} }}
  ?thing ?property ?value .
  FILTER(?property IN ({", ".join(f"<{iri}>" for iri in sorted(asked) if values([iri]))}))
  OPTIONAL {{ ?value <{RDFS}label>|<{SKOS}altLabel> ?name }}
}}"""
        for row in bindings(self.store, text) if iris and values(asked) else ():
            told = facts.setdefault((row["thing"]["value"], row["property"]["value"]), set())
            told.update(term["value"] for key, term in row.items() if key in {"value", "name"})
        return facts


def _told(
    candidate: Candidate,
    known: Known,
    facts: Mapping[tuple[str, str], set[str]],
    names: Mapping[str, str],
    query: Query,
) -> Candidate:
    """Complete a candidate by what the graph says of it."""
    own, types = known[candidate.iri]
    kinds = {term_iri(kind) for kind in query.types}
    return replace(
        candidate,
        name=names.get(candidate.iri, short_of(candidate.iri)),
        types=tuple(sorted(types, key=lambda iri: (not iri.startswith(ONTOLOGY), iri))),
        initials=_initials(query.text, (name for name, _ in own)),
        kind=(1.0 if kinds & types else _OTHER_TYPE) if kinds else None,
        properties=_agreement(candidate.iri, query.conditions, facts),
    )


def _initials(text: str, names: Iterable[str]) -> float | None:
    """Return 1 when the first initial begins what a name has beside the words written out."""
    initials = [skeleton(letter) for letter in _INITIAL.findall(text)]
    if not initials:
        return None
    written = tuple(skeleton(word) for word in _WORD.findall(_INITIAL.sub(" ", text)))
    for name in names:
        words = (skeleton(word) for word in _WORD.findall(name))
        first = next((word for word in words if not word.startswith(written)), "")
        if first.startswith(initials[0]):
            return 1.0
    return _UNFIT


def _agreement(
    iri: str, conditions: Sequence[Condition], facts: Mapping[tuple[str, str], set[str]]
) -> float | None:
    """Return the share of properties with a value that agrees, in percent."""
    asked = [each for each in conditions if each.values]
    if not asked:
        return None
    agreed = sum(
        any(_agrees(value, fact) for value in each.values for fact in facts.get(key, ()))
        for each in asked
        for key in [(iri, term_iri(each.property))]
    )
    return 100 * agreed / len(asked)


def _agrees(value: str, fact: str) -> bool:
    """Compare texts by skeletons, days by their beginning (a year, a month), things by name."""
    if fact.startswith(value) and re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return True
    wanted = [skeleton(word) for word in _WORD.findall(value)]
    return value in {fact, short_of(fact)} or (
        bool(wanted) and wanted == [skeleton(word) for word in _WORD.findall(fact)]
    )


def _ranked(query: Query, candidates: Iterable[Candidate]) -> list[Candidate]:
    kinds = {term_iri(kind) for kind in query.types}
    kept = [each for each in candidates if _fits(query.strict, kinds, set(each.types))]
    kept.sort(key=lambda each: (-each.score, each.iri))
    if kept:
        runner_up = max((each.score for each in kept[1:]), default=0.0)
        best = kept[0]
        certain = best.likeness >= _CERTAIN and best.initials in {None, 1.0}
        agreed = best.properties is None or best.properties >= _HALF
        if best.properties is None and _is_surname(query.text, best.types):
            certain = False
        best.match = certain and agreed and best.score - runner_up >= _DISTANCE
    return kept[: query.limit]


def _is_surname(text: str, types: Iterable[str]) -> bool:
    """Tell whether a person is meant by one word, which is the name of their family as well."""
    return ONTOLOGY + "Person" in types and len(_WORD.findall(text)) == 1


def _fits(strict: str, kinds: set[str], types: set[str]) -> bool:
    if not kinds or strict == "should":
        return True
    return kinds <= types if strict == "all" else bool(kinds & types)
