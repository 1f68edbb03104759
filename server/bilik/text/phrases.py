"""Finds labels of one or many words in text, in whatever form the language gives them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bilik.text.language import Language
from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading, Span, Token
from bilik.text.phrasing import Offer, form_key, is_abbreviation
from bilik.text.spelling import SHORTEST, Spelling
from bilik.text.token import tokens as tokenise

_DASHES = frozenset("-–—‑")
_PART = re.compile(r"[^-–—‑]+")
_DASH_COST = 0.2
_SLIP_COST = 1.0
_CACHED_WORDS = 1 << 16

Offers = Mapping[str, Offer]
_NO_OFFERS: Offers = {}


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A label found: its key, its first and last token (both inclusive), and how it stands there.

    `features` are those of the label's head word, the one that shows what the phrase does in its
    sentence: the last word in Kazakh, the first noun in Russian, the noun before 'of' in English.
    `cost` grows with every liberty taken: 0 is the label as written.
    """

    key: str
    first: int
    last: int
    features: Mapping[str, str]
    cost: float


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, or a part of a hyphenated word."""

    text: str
    token: int
    span: Span
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A label made ready: for each word the keys that answer it, and which word is the head."""

    key: str
    words: tuple[frozenset[str], ...]
    head: int


class PhraseIndex:
    """All labels of one language, found in one pass over the tokens.

    Case does not matter, except in abbreviations; a hyphen, a dash and a space between words are
    the same; long unknown words may have one slip of the pen.
    """

    def __init__(self, labels: Iterable[tuple[str, str]], language: Language) -> None:
        """Index (key, label) pairs; labels without a word are ignored."""
        split = [(key, words) for key, label in labels if (words := _label_words(label))]
        phrasing = language.phrasing
        added = Lemmas.union(phrasing.lemmas(words) for _, words in split)
        self._language = language.with_lemmas(added)
        self._phrasing = phrasing
        self._by_first: dict[str, list[_Pattern]] = {}
        self._vocabulary: set[str] = set()
        for key, words in split:
            self._add(_Pattern(key, phrasing.asks(words), phrasing.head(words)))
        self._spelling = Spelling(added.nouns)
        self._offers: dict[str, Offers] = {}

    def find(self, tokens: Sequence[Token]) -> tuple[PhraseMatch, ...]:
        """Return the longest matches from left to right; they do not overlap.

        Labels that fit the same words equally well are all returned, one match for each.
        """
        units = _units(tokens)
        found: list[PhraseMatch] = []
        position = 0
        while position < len(units):
            best = self._longest(units, position)
            found += best
            position = self._after(units, position, best)
        return tuple(found)

    @staticmethod
    def _after(units: Sequence[_Unit], position: int, best: Sequence[PhraseMatch]) -> int:
        if not best:
            return position + 1
        last = best[0].last
        while position < len(units) and units[position].token <= last:
            position += 1
        return position

    def _add(self, pattern: _Pattern) -> None:
        for key in pattern.words[0]:
            self._by_first.setdefault(key, []).append(pattern)
        self._vocabulary.update(*pattern.words)

    def _longest(self, units: Sequence[_Unit], position: int) -> list[PhraseMatch]:
        unit = units[position]
        if not unit.opens:
            return []
        best: dict[str, PhraseMatch] = {}
        rank = (0, 0.0)
        following = self._offered(units[position + 1].text) if position + 1 < len(units) else None
        for key in self._offered(unit.text):
            for pattern in self._by_first.get(key, ()):
                if not _may_go_on(pattern, following):
                    continue
                match, length = self._match(pattern, units, position)
                if match is None or (length, -match.cost) < rank:
                    continue
                if (length, -match.cost) > rank:
                    best.clear()
                    rank = (length, -match.cost)
                best[match.key] = match
        return list(best.values())

    def _match(
        self, pattern: _Pattern, units: Sequence[_Unit], position: int
    ) -> tuple[PhraseMatch | None, int]:
        """Try a label at a position; return the match and the number of units it covers."""
        cost, here = 0.0, position
        features: Mapping[str, str] = {}
        for index, asked in enumerate(pattern.words):
            if index and _is_joining_dash(units, here):
                cost, here = cost + _DASH_COST, here + 1
            if index and _is_point_of_initial(units, here):
                here += 1
            if here >= len(units):
                return None, 0
            offer = self._answer(asked, units[here].text)
            if offer is None:
                return None, 0
            cost += offer.cost
            features = offer.features if index == pattern.head else features
            here += 1
        last = units[here - 1]
        if not last.closes:
            return None, 0
        first = units[position].token
        return PhraseMatch(pattern.key, first, last.token, features, cost), here - position

    def _answer(self, asked: frozenset[str], word: str) -> Offer | None:
        offered = self._offered(word)
        if not offered:
            return None
        answers = [offered[key] for key in asked if key in offered]
        return min(answers, key=lambda offer: (offer.cost, offer.key), default=None)

    def _offered(self, word: str) -> Offers:
        """Return what a text word can answer in this index, by key; the cheapest offer of each."""
        offers = self._offers.get(word)
        if offers is None:
            if len(self._offers) >= _CACHED_WORDS:
                self._offers.clear()
            offers = self._offers[word] = self._useful(word)
        return offers

    def _useful(self, word: str) -> Offers:
        if not word[0].isalnum():
            return _NO_OFFERS
        readings = self._language.look_up(word)
        useful = self._kept(self._phrasing.offers(word, readings))
        if useful or len(word) < SHORTEST or any(reading.known for reading in readings):
            return useful
        return self._kept(self._corrected(word, self._language.read(word)))

    def _kept(self, offers: Iterable[Offer]) -> dict[str, Offer]:
        kept: dict[str, Offer] = {}
        for offer in offers:
            before = kept.get(offer.key)
            if offer.key in self._vocabulary and (before is None or offer.cost < before.cost):
                kept[offer.key] = offer
        return kept

    def _corrected(self, word: str, readings: Sequence[Reading]) -> Iterator[Offer]:
        """Offer what the word would be with one slip of the pen put right."""
        for near in sorted(self._spelling.near(word.casefold())):
            yield Offer(form_key(near), _SLIP_COST, readings[0].features if readings else {})
        for reading in readings:
            for near in sorted(self._spelling.near(reading.lemma)):
                right = replace(reading, lemma=near, cost=0.0, known=True)
                for offer in self._phrasing.offers(near, (right,)):
                    yield replace(offer, cost=offer.cost + _SLIP_COST)


def _may_go_on(pattern: _Pattern, following: Offers | None) -> bool:
    """Tell whether the second word of a label can be the next word, or a dash may come between."""
    if len(pattern.words) == 1:
        return True
    if following is None:
        return False
    return not following or not pattern.words[1].isdisjoint(following)


def _label_words(label: str) -> tuple[str, ...]:
    return tuple(unit.text for unit in _units(tokenise(label)) if unit.text[0].isalnum())


def _units(tokens: Sequence[Token]) -> list[_Unit]:
    units: list[_Unit] = []
    for index, token in enumerate(tokens):
        if _is_whole(token.text):
            units.append(_Unit(token.text, index, token.span, opens=True, closes=True))
        else:
            units += _parts(token, index)
    return units


def _is_whole(text: str) -> bool:
    """Tell whether a token is one word: no hyphen, or one that only sets off an ending (ҚР-да)."""
    if _DASHES.isdisjoint(text) or len(text) == 1:
        return True
    stem = _PART.match(text)
    if stem is None:
        return True
    first, rest = stem.group(), text[stem.end() + 1 :]
    return first.isdigit() or (is_abbreviation(first) and rest.islower())


def _parts(token: Token, index: int) -> Iterator[_Unit]:
    for match in _PART.finditer(token.text):
        start, end = match.span()
        span = Span(token.span.start + start, token.span.start + end)
        yield _Unit(match.group(), index, span, start == 0, end == len(token.text))


def _is_point_of_initial(units: Sequence[_Unit], here: int) -> bool:
    """Tell whether a full stop belongs to the initial before it: 'Ю. Ким'."""
    return here < len(units) and units[here].text == "." and len(units[here - 1].text) == 1


def _is_joining_dash(units: Sequence[_Unit], here: int) -> bool:
    """Tell whether a dash that touches the word before it stands for a hyphen: 'іс- қимыл'."""
    if here >= len(units) or units[here].text not in _DASHES:
        return False
    return here > 0 and units[here - 1].span.end == units[here].span.start
