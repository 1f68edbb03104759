"""An index in memory over names and sentences, and the ranking of what it finds.

Best is the name itself, then names that begin with what was asked, then names that have its words
as written, then in another inflection, then words that begin with it, then words that are one or
two slips of the pen away.
"""

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bilik.search.words import Reader, Word
from bilik.text.normal import normalise
from bilik.vocabulary import ONTOLOGY

# How much a word counts that was found so.
_FORM: Final = 1.0
_LEMMA: Final = 0.9
_BEGINNING: Final = 0.75
_SLIP: Final = 0.7
_LEAST_LIKENESS: Final = 0.72  # of a word with slips: two in eight letters
_SHORTEST_BEGINNING: Final = 3
_SHORTEST_SLIP: Final = 4
_NEAR_WORDS: Final = 8
# Scores of a whole name, and of a name that has the words somewhere.
_EXACT: Final = 1.0
_SAME: Final = 0.97
_BEGINS: Final = 0.86
_BEGINS_MORE: Final = 0.1
_WORDS: Final = 0.84
_LENGTH_SHARE: Final = 0.3
_LEAST_SCORE: Final = 0.25
# How much of its score a text loses that has the words, but no two of them beside each other.
_SCATTERED_SHARE: Final = 0.2
_MOST_COMPARED: Final = 300
_MOST_CHARACTERS: Final = 500


class Kind(StrEnum):
    """What a text is to the thing that it belongs to."""

    LABEL = "label"
    ALTERNATIVE = "alternative"
    SENTENCE = "sentence"
    PASSAGE = "passage"  # a sentence of a document that no statement rests on


NAMES: Final = frozenset({Kind.LABEL, Kind.ALTERNATIVE})
SENTENCES: Final = frozenset({Kind.SENTENCE, Kind.PASSAGE})
ALL_KINDS: Final = NAMES | SENTENCES
_KIND_FACTOR: Final = {
    Kind.LABEL: 1.0,
    Kind.ALTERNATIVE: 0.98,
    Kind.SENTENCE: 0.8,
    Kind.PASSAGE: 0.76,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: the IRI of its document and the offset of its first character."""

    document: str
    start: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be found: a name of `iri`, or a sentence that it rests on."""

    iri: str
    label: str
    language: str | None
    kind: Kind
    types: frozenset[str] = frozenset()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; `score` is in (0, 1], 1 for the name as written.

    `marks` are the [start, end) of words of the label that answer what was asked.
    """

    iri: str
    label: str
    language: str | None
    kind: Kind
    score: float
    types: frozenset[str] = frozenset()
    marks: tuple[tuple[int, int], ...] = ()
    place: Place | None = None

    @property
    def thing(self) -> str:
        """What was found as the graph knows it: a passage is no thing, its document is."""
        return self.place.document if self.kind is Kind.PASSAGE and self.place else self.iri


class SearchIndex:
    """All entries of one version of the graph; does not change, so threads may share it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        kazakh = (entry.label for entry in self._entries if entry.language == "kk")
        self._reader = Reader({"kk": kazakh})
        self._words: list[tuple[Word, ...]] = []
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            self._add(number, self._reader.words(entry.label, entry.language))
        self._counts = Counter(each for entry in self._entries for each in entry.types)
        self._phrases = sorted((_phrase(words), n) for n, words in enumerate(self._words))
        self._vocabulary = sorted(self._by_form)

    def lemmas(self, text: str, language: str | None = None) -> list[frozenset[str]]:
        """Return the skeletons of the lemmas of each word, as names are compared by them."""
        return [word.lemmas for word in self._reader.words(text, language)]

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def search(
        self,
        text: str,
        language: str | None = None,
        of_type: str | None = None,
        limit: int = 10,
        offset: int = 0,
        kinds: Collection[Kind] = ALL_KINDS,
    ) -> list[Hit]:
        """Return the best hits, each thing once, best first; ties by label and IRI.

        `language` (kk, ru, en) keeps the names of that language, `of_type` the things of that class
        (its IRI), `kinds` names or sentences. The language of `text` does not matter. The first
        `offset` hits are left out.
        """
        text = normalise(text[:_MOST_CHARACTERS]).text
        asked = self._reader.words(text)
        if not asked or limit <= 0:
            return []
        allowed = _Filter(self._entries, language, of_type, kinds)
        scores = self._whole(text, _phrase(asked), allowed)
        answers = [self._answers(word) for word in asked]
        for number, score in self._scattered(answers, allowed).items():
            scores[number] = max(score, scores.get(number, 0.0))
        best = _best_of_each(self._entries, scores)[offset : offset + limit]
        return [self._hit(number, scores[number], answers) for number in best]

    def things(self) -> frozenset[str]:
        """Return the IRIs of all that has a name or a sentence."""
        return frozenset(entry.iri for entry in self._entries if entry.kind is not Kind.PASSAGE)

    def kind_of(self, types: Iterable[str]) -> str | None:
        """Return the type that says most about a thing: that which the fewest entries have.

        Of those that have as many, one of our own ontology.
        """
        return min(
            types,
            key=lambda each: (self._counts[each], not each.startswith(ONTOLOGY), each),
            default=None,
        )

    def _add(self, number: int, words: tuple[Word, ...]) -> None:
        self._words.append(words)
        for form in {word.form for word in words}:
            self._by_form[form].append(number)
        for lemma in {lemma for word in words for lemma in word.lemmas}:
            self._by_lemma[lemma].append(number)

    def _whole(self, text: str, phrase: str, allowed: "_Filter") -> dict[int, float]:
        """Score the names that are what was asked, or begin with it."""
        wanted = text.strip().casefold()
        scores = {}
        for name, number in _beginning_with(self._phrases, phrase):
            if not allowed(number):
                continue
            entry = self._entries[number]
            if name != phrase:
                score = _BEGINS + _BEGINS_MORE * len(phrase) / len(name)
            else:
                score = _EXACT if entry.label.casefold() == wanted else _SAME
            scores[number] = score * _KIND_FACTOR[entry.kind]
        return scores

    def _scattered(
        self, answers: Sequence[Mapping[str, float]], allowed: "_Filter"
    ) -> dict[int, float]:
        """Score the entries that have the words anywhere, rare words counting more."""
        found: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(answers))
        for place, keys in enumerate(answers):
            for key, quality in keys.items():
                for number in self._numbers(key):
                    if allowed(number):
                        row = found[number]
                        row[place] = max(row[place], quality)
        weights = [self._weight(keys) for keys in answers]
        scores = {
            number: score
            for number, row in found.items()
            if (score := self._score(number, row, weights)) >= _LEAST_SCORE
        }
        return self._closer(scores, answers) if len(answers) > 1 else scores

    def _closer(
        self, scores: Mapping[int, float], answers: Sequence[Mapping[str, float]]
    ) -> dict[int, float]:
        """Lower the scores of texts that do not have the words beside each other."""
        best = set(heapq.nlargest(_MOST_COMPARED, scores, key=lambda n: (scores[n], -n)))
        return {
            number: score * (1 - _SCATTERED_SHARE * (1 - self._nearness(number, answers)))
            if number in best
            else score * (1 - _SCATTERED_SHARE)
            for number, score in scores.items()
        }

    def _nearness(self, number: int, answers: Sequence[Mapping[str, float]]) -> float:
        """Return the share of neighbours in the search that are neighbours in a text."""
        here = [_answering(word, answers) for word in self._words[number]]
        beside = {place for one, other in pairwise(here) for place in one if place + 1 in other}
        return len(beside) / (len(answers) - 1)

    def _score(self, number: int, qualities: Sequence[float], weights: Sequence[float]) -> float:
        share = sum(q * w for q, w in zip(qualities, weights, strict=True)) / sum(weights)
        present = sum(quality > 0 for quality in qualities)
        length = min(1.0, present / len(self._words[number]))
        fitting = 1.0 - _LENGTH_SHARE + _LENGTH_SHARE * length
        return _WORDS * share * fitting * _KIND_FACTOR[self._entries[number].kind]

    def _answers(self, word: Word) -> Mapping[str, float]:
        """Return the keys that answer a word, and how well."""
        keys = dict(self._slips(word.form)) if word.form not in self._by_form else {}
        keys |= {"=" + form: _BEGINNING for form in self._beginnings(word.form)}
        keys |= {lemma: _LEMMA for lemma in word.lemmas if lemma in self._by_lemma}
        return keys | {"=" + word.form: _FORM}

    def _beginnings(self, form: str) -> Iterator[str]:
        if len(form) < _SHORTEST_BEGINNING:
            return
        for longer in self._vocabulary[bisect_left(self._vocabulary, form) :]:
            if not longer.startswith(form):
                return
            yield longer

    def _slips(self, form: str) -> Iterator[tuple[str, float]]:
        if len(form) < _SHORTEST_SLIP:
            return
        near = process.extract(
            form,
            self._vocabulary,
            scorer=OSA.normalized_similarity,
            score_cutoff=_LEAST_LIKENESS,
            limit=_NEAR_WORDS,
        )
        yield from (("=" + found, _SLIP * likeness) for found, likeness, _ in near)

    def _numbers(self, key: str) -> Sequence[int]:
        if key.startswith("="):
            return self._by_form.get(key[1:], ())
        return self._by_lemma.get(key, ())

    def _weight(self, keys: Mapping[str, float]) -> float:
        best = max(keys.values())
        most = max((len(self._numbers(key)) for key, q in keys.items() if q == best), default=0)
        return math.log(1.5 + len(self._entries) / (1 + most))

    def _hit(self, number: int, score: float, answers: Sequence[Mapping[str, float]]) -> Hit:
        entry = self._entries[number]
        marks = tuple(
            (word.start, word.end) for word in self._words[number] if _answering(word, answers)
        )
        return Hit(
            entry.iri,
            entry.label,
            entry.language,
            entry.kind,
            round(score, 4),
            entry.types,
            marks,
            entry.place,
        )


class _Filter:
    """Which entries a search may return."""

    def __init__(
        self,
        entries: Sequence[Entry],
        language: str | None,
        of_type: str | None,
        kinds: Collection[Kind],
    ) -> None:
        self._entries = entries
        self._kinds = kinds
        self._language = language
        self._type = of_type

    def __call__(self, number: int) -> bool:
        entry = self._entries[number]
        return (
            self._language in {None, entry.language}
            and (self._type is None or self._type in entry.types)
            and entry.kind in self._kinds
        )


def _answering(word: Word, answers: Sequence[Mapping[str, float]]) -> set[int]:
    """Return the places in the search of the words that a word answers."""
    keys = {"=" + word.form, *word.lemmas}
    return {place for place, answer in enumerate(answers) if not keys.isdisjoint(answer)}


def _phrase(words: Iterable[Word]) -> str:
    return " ".join(word.form for word in words)


def _beginning_with(
    phrases: Sequence[tuple[str, int]], beginning: str
) -> Iterator[tuple[str, int]]:
    for phrase, number in phrases[bisect_left(phrases, (beginning, -1)) :]:
        if not phrase.startswith(beginning):
            return
        yield phrase, number


def _best_of_each(entries: Sequence[Entry], scores: Mapping[int, float]) -> list[int]:
    ordered = sorted(scores, key=lambda n: (-scores[n], entries[n].label, entries[n].iri))
    first = {entries[number].iri: number for number in reversed(ordered)}
    return [number for number in ordered if first[entries[number].iri] == number]
