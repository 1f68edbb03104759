"""How Russian labels appear in text: every word inflects in agreement with the first noun."""

from collections.abc import Iterator, Sequence

from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading
from bilik.text.phrasing import Offer, abbreviation_key, form_key, is_abbreviation
from bilik.text.ru.reading import RussianReader
from bilik.text.ru.surnames import is_standing

_INFLECTED_COST = 0.1
_RARE_COST = 0.5  # at most, for a reading that the dictionary finds improbable
_DEAREST_ASKED = 2.9
_PREFIXES = frozenset({"вице", "премьер", "экс", "генерал", "пресс"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class RussianPhrasing:
    """Matches 'Верховный Совет' with 'Верховным Советом'."""

    def __init__(self, reader: RussianReader) -> None:
        self._reader = reader

    def lemmas(self, words: Sequence[str]) -> Lemmas:
        """Return the dictionary forms of the words, against which spelling is checked."""
        return Lemmas.of(nouns={lemma for word in words for lemma in self._lemmas(word)})

    def asks(self, words: Sequence[str]) -> tuple[frozenset[str], ...]:
        """Ask for each word as written or by its lemma."""
        return tuple(self._asked(word) for word in words)

    def head(self, words: Sequence[str]) -> int:
        """Return the first noun in the nominative; what comes after it does not agree with it."""
        for index, word in enumerate(words):
            if len(word) > 1 and word.casefold() not in _PREFIXES and self._is_head(word):
                return index
        return 0

    def offers(self, word: str, readings: Sequence[Reading]) -> Iterator[Offer]:
        """Offer the form and the lemma of every reading."""
        best = readings[0].features if readings else {}
        plain = (r.features for r in readings if r.pos == "PROPN" and r.lemma == word.casefold())
        yield Offer(form_key(word), 0.0, next(plain, best))
        if is_abbreviation(word):
            yield Offer(abbreviation_key(word), 0.0, best)
        for reading in readings:
            cost = _INFLECTED_COST + min(max(0.0, reading.cost), _RARE_COST)
            yield Offer(reading.lemma, cost, reading.features)

    def _asked(self, word: str) -> frozenset[str]:
        if is_abbreviation(word):
            return frozenset({abbreviation_key(word)})
        return frozenset({form_key(word), *self._lemmas(word)})

    def _lemmas(self, word: str) -> set[str]:
        readings = self._reader.read(word)
        found = {r.lemma for r in readings if r.cost <= _DEAREST_ASKED}
        if not found:  # an unknown name is its own lemma: 'Маулен' is no short 'маульный'
            own = {r.lemma for r in readings if r.lemma == word.casefold()}
            found = own or {reading.lemma for reading in readings[:1]}
        surname = word[0].isupper() and is_standing(word)  # 'Токаев' is no form of 'токай'
        return found | {word.casefold().replace("ё", "е")} if surname else found

    def _is_head(self, word: str) -> bool:
        return any(
            reading.pos in _NOUNS and reading.features.get("Case") == "Nom"
            for reading in self._reader.read(word)
            if reading.cost <= _DEAREST_ASKED or not reading.known
        )
