"""How English labels appear in text: singular, plural or possessive."""

from collections.abc import Iterator, Sequence

from bilik.text.en.reading import EnglishReader
from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading
from bilik.text.phrasing import Offer, abbreviation_key, form_key, is_abbreviation

_INFLECTED_COST = 0.1
_DEAREST = 3.0
_PREPOSITIONS_TEXT = "of for on in to at by with from under against about"
_PREPOSITIONS = frozenset(_PREPOSITIONS_TEXT.split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class EnglishPhrasing:
    """Matches 'Council of People's Deputies' with 'Councils of People's Deputies'."""

    def __init__(self, reader: EnglishReader) -> None:
        self._reader = reader

    def lemmas(self, words: Sequence[str]) -> Lemmas:
        """Return the words and their lemmas, against which spelling is checked."""
        lemmas = {lemma for word in words for lemma in self._lemmas(word)}
        return Lemmas.of(nouns={*words, *lemmas})

    def asks(self, words: Sequence[str]) -> tuple[frozenset[str], ...]:
        """Ask for each word as written or by its lemma as a noun."""
        return tuple(self._asked(word) for word in words)

    def head(self, words: Sequence[str]) -> int:
        """Return the word before the first preposition, or the last word."""
        for index, word in enumerate(words[1:]):
            if word.casefold() in _PREPOSITIONS:
                return index
        return len(words) - 1

    def offers(self, word: str, readings: Sequence[Reading]) -> Iterator[Offer]:
        """Offer the form and the lemma of every nominal reading."""
        nominal = [reading for reading in readings if reading.pos in _NOMINAL]
        best = nominal[0].features if nominal else {}
        yield Offer(form_key(word), 0.0, best)
        if is_abbreviation(word):
            stem = word.replace("’", "'").removesuffix("'s").removesuffix("'")
            yield Offer(abbreviation_key(stem), 0.0, best)
        for reading in nominal:
            if reading.cost <= _DEAREST:
                cost = _INFLECTED_COST + max(0.0, reading.cost)
                yield Offer(reading.lemma, cost, reading.features)

    def _asked(self, word: str) -> frozenset[str]:
        if is_abbreviation(word):
            return frozenset({abbreviation_key(word)})
        return frozenset({form_key(word), *self._lemmas(word)})

    def _lemmas(self, word: str) -> set[str]:
        readings = self._reader.read(word)
        return {reading.lemma for reading in readings if reading.pos in _NOMINAL} - _PREPOSITIONS
