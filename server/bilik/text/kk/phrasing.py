"""How Kazakh labels appear in text: endings on the last word, izafet variants before it."""

from collections.abc import Iterator, Sequence

from bilik.text.kk.analysis import Analyser, guesses
from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading
from bilik.text.phrasing import Offer, abbreviation_key, form_key, is_abbreviation

_DEAREST = 2.0  # readings above this are too far-fetched to find a label
_DEAREST_NAME = 3.0  # the same for capitalised words: names break harmony ('Голлден')
_DEAREST_LABEL_READING = 1.5
_VARIANT_COST = 0.2
_SHORT = 4  # labels with fewer letters are found only where they are (nearly) the best reading
_NEARLY = 0.35
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


class KazakhPhrasing:
    """Matches 'мемлекет басшысы' with 'мемлекеттің басшыларына'."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def lemmas(self, words: Sequence[str]) -> Lemmas:
        """Return the words themselves and the stems under possessive and genitive endings."""
        stems = {reading.lemma for word in words for reading in self._inside(words, word)}
        whole = {word for word in words if not self._surely_possessed(word)}
        return Lemmas.of(nouns=whole | stems)

    def asks(self, words: Sequence[str]) -> tuple[frozenset[str], ...]:
        """Ask for the last word with any ending, for the others as written or as izafet."""
        *inner, last = words
        possessed = self._possessed(words)
        keys = [self._inner(words, word, izafet=bool(possessed)) for word in inner]
        if len(words) > 1 and self._surely_possessed(last):
            return (*keys, possessed | {form_key(last)})
        return (*keys, _last(last) | possessed)

    def head(self, words: Sequence[str]) -> int:
        """Return the last word: it carries the endings of the whole."""
        return len(words) - 1

    def offers(self, word: str, readings: Sequence[Reading]) -> Iterator[Offer]:
        """Offer the form, each nominal lemma with its possessor, and the izafet variants."""
        yield Offer(form_key(word), 0.0, _bare_features(readings))
        yield from _abbreviation_offers(word, readings)
        dearest = _DEAREST_NAME if word[0].isupper() else _DEAREST
        for reading in readings:
            if not reading.known or reading.pos not in _NOMINAL or reading.cost > dearest:
                continue
            if len(reading.lemma) < _SHORT and reading.cost > readings[0].cost + _NEARLY:
                continue
            yield from _reading_offers(reading)

    def _surely_possessed(self, word: str) -> bool:
        """Tell whether a word is a known lemma with a possessive ending: басшысы, not хатшы."""
        readings = self._known(word)
        return bool(readings) and all(
            _possessor(reading) == "3" and reading.features.get("Case") == "Nom"
            for reading in readings
        )

    def _known(self, word: str) -> list[Reading]:
        return [
            reading
            for reading in self._analyser.read(word)
            if reading.known and reading.cost < _DEAREST_LABEL_READING
        ]

    def _inside(self, words: Sequence[str], word: str) -> list[Reading]:
        """Return the readings of a label's word that look under its own endings."""
        found = self._known(word)
        if len(words) > 1 and not found:
            found = list(guesses(word.casefold()))
        return [
            reading
            for reading in found
            if reading.pos in _NOMINAL
            and reading.lemma != word.casefold()
            and _is_izafet_case(reading)
        ]

    def _possessed(self, words: Sequence[str]) -> frozenset[str]:
        readings = self._inside(words, words[-1])
        return frozenset(
            _possessed_key(reading)
            for reading in readings
            if _possessor(reading) == "3" and reading.features.get("Case") == "Nom"
        )

    def _inner(self, words: Sequence[str], word: str, *, izafet: bool) -> frozenset[str]:
        if is_abbreviation(word):
            return frozenset({abbreviation_key(word)})
        keys = {form_key(word)}
        if izafet:
            keys.add(f"~{word.casefold()}//")
            keys |= {_izafet_key(reading) for reading in self._inside(words, word)}
        return frozenset(keys)


def _last(word: str) -> frozenset[str]:
    return frozenset({abbreviation_key(word) if is_abbreviation(word) else word.casefold()})


def _bare_features(readings: Sequence[Reading]) -> dict[str, str]:
    return dict(readings[0].features) if readings else {"Case": "Nom"}


def _abbreviation_offers(word: str, readings: Sequence[Reading]) -> Iterator[Offer]:
    if not is_abbreviation(word):
        return
    yield Offer(abbreviation_key(word), 0.0, {"Case": "Nom"})
    for reading in readings:
        stem = word[: len(reading.lemma)]
        if reading.pos == "PROPN" and stem.casefold() == reading.lemma and stem != word:
            yield Offer(abbreviation_key(stem), reading.cost, reading.features)


def _reading_offers(reading: Reading) -> Iterator[Offer]:
    cost = max(0.0, reading.cost)
    yield Offer(reading.lemma, cost, reading.features)
    if _possessor(reading) == "3":
        yield Offer(_possessed_key(reading), cost, reading.features)
    if _is_izafet_case(reading):
        yield Offer(_izafet_key(reading), cost + _VARIANT_COST, reading.features)


def _possessor(reading: Reading) -> str:
    return reading.features.get("Person[psor]", "")


def _possessed_key(reading: Reading) -> str:
    return f"{reading.lemma}+3"


def _izafet_key(reading: Reading) -> str:
    number = reading.features.get("Number", "")
    return f"~{reading.lemma}/{number}/{_possessor(reading)}"


def _is_izafet_case(reading: Reading) -> bool:
    said = reading.features
    return said.get("Case", "Nom") in ("Nom", "Gen") and "Attr" not in said and "Person" not in said
