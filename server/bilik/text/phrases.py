"""Finds labels of one or many words in text, in whatever form the language gives them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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


class _Unit(NamedTuple):
    """A word, or a part of a hyphenated word."""

    text: str
    token: int
    span: Span
    opens: bool
    closes: bool


class _Label(NamedTuple):
    """A label made ready: its place among all, the keys of its first word, its head word."""

    place: int
    key: str
    first: frozenset[str]
    head: int


class _Node:
    """What labels that begin alike have in common: those that end here, and how others go on."""

    __slots__ = ("by_asked", "by_key", "labels")

    def __init__(self) -> None:
        self.labels: list[_Label] = []
        self.by_asked: dict[frozenset[str], _Node] = {}
        self.by_key: dict[str, list[_Node]] = {}

    def after(self, asked: frozenset[str]) -> "_Node":
        """Return the node behind a word that the keys answer; made when it is not there."""
        node = self.by_asked.get(asked)
        if node is None:
            node = self.by_asked[asked] = _Node()
            for key in asked:
                self.by_key.setdefault(key, []).append(node)
        return node

    def answered(self, offers: Offers) -> Iterator[tuple["_Node", Offer]]:
        """Yield the nodes behind a text word, each with the cheapest offer that leads there."""
        best: dict[_Node, Offer] = {}
        for key, offer in offers.items():
            for node in self.by_key.get(key, ()):
                before = best.get(node)
                if before is None or (offer.cost, key) < (before.cost, before.key):
                    best[node] = offer
        yield from best.items()


class _Way(NamedTuple):
    """Text words that begin a label: how many, at what cost, and what each of them offers."""

    length: int
    cost: float
    offers: tuple[Offer, ...]

    @property
    def rank(self) -> tuple[int, float]:
        """Of two ways the longer one ranks higher, of two as long the one with less liberties."""
        return self.length, -self.cost


_NOWHERE = _Way(0, 0.0, ())


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
        self._root = _Node()
        self._vocabulary: set[str] = set()
        for place, (key, words) in enumerate(split):
            self._add(place, key, words)
        self._spelling = Spelling(added.nouns)
        self._offers: dict[str, Offers] = {}
        self._begins: dict[str, bool] = {}

    def find(self, tokens: Sequence[Token]) -> tuple[PhraseMatch, ...]:
        """Return the longest matches from left to right; they do not overlap.

        Labels that fit the same words equally well are all returned, one match for each.
        """
        if not any(self._may_begin(t.text) or not _is_whole(t.text) for t in tokens):
            return ()
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

    def _add(self, place: int, key: str, words: Sequence[str]) -> None:
        asked, node = self._phrasing.asks(words), self._root
        for keys in asked:
            node = node.after(keys)
        node.labels.append(_Label(place, key, asked[0], self._phrasing.head(words)))
        self._vocabulary.update(*asked)

    def _longest(self, units: Sequence[_Unit], position: int) -> list[PhraseMatch]:
        unit = units[position]
        if not unit.opens or not self._may_begin(unit.text):
            return []
        told = list(self._labels(self._root, units, position, _NOWHERE))
        if not told:
            return []
        best = max(way.rank for _, way in told)
        found = [(label, way) for label, way in told if way.rank == best]
        if len(found) > 1:
            keys = list(self._offered(unit.text))
            found.sort(key=lambda pair: (_first_of(keys, pair[0].first), pair[0].place))
        matches = {label.key: _match(label, way, units, position) for label, way in found}
        return list(matches.values())

    def _labels(
        self, node: _Node, units: Sequence[_Unit], position: int, way: _Way
    ) -> Iterator[tuple[_Label, _Way]]:
        """Yield the labels that begin with the words of a way, each with its whole way."""
        here, cost = position + way.length, way.cost
        if node.labels and units[here - 1].closes:
            for label in node.labels:
                yield label, way
        if not node.by_key:
            return
        if way.length and _is_joining_dash(units, here):
            cost, here = cost + _DASH_COST, here + 1
        if way.length and _is_point_of_initial(units, here):
            here += 1
        if here >= len(units):
            return
        length = here + 1 - position
        for after, offer in node.answered(self._offered(units[here].text)):
            longer = _Way(length, cost + offer.cost, (*way.offers, offer))
            yield from self._labels(after, units, position, longer)

    def _may_begin(self, word: str) -> bool:
        """Tell whether a label may begin with a text word: with most words none does."""
        begins = self._begins.get(word)
        if begins is None:
            if len(self._begins) >= _CACHED_WORDS:
                self._begins.clear()
            begins = not self._root.by_key.keys().isdisjoint(self._offered(word))
            self._begins[word] = begins
        return begins

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


def _first_of(keys: Sequence[str], asked: frozenset[str]) -> int:
    return next(place for place, key in enumerate(keys) if key in asked)


def _match(label: _Label, way: _Way, units: Sequence[_Unit], position: int) -> PhraseMatch:
    first, last = units[position].token, units[position + way.length - 1].token
    return PhraseMatch(label.key, first, last, way.offers[label.head].features, way.cost)


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
    if text.isalnum() or len(text) == 1 or _DASHES.isdisjoint(text):
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
