"""A clean view of raw text that can always name the raw characters it stands for.

Only two edits are made, so that offsets stay exact: a character is dropped, or it is replaced by
one other character.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from itertools import compress

from bilik.text.model import Span

Known = Callable[[str], bool]

_SPACES = dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005", " ")
_SPACES |= dict.fromkeys("\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
_LINE_BREAKS = dict.fromkeys("\u000b\u000c\u0085\u2028\u2029", "\n")
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212", "-")
_REPLACED = _SPACES | _LINE_BREAKS | _HYPHENS

# Soft hyphens, zero-width characters, direction marks and the byte order mark say nothing.
_DROPPED = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ONLY_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_SCHWA = {"\u0259": "ә", "\u018f": "Ә", "\u01dd": "ә", "\u018e": "Ә"}
_TO_CYRILLIC = _SCHWA | dict(
    zip("aeopcxyiıhkëöABEKMHOPCTXYIÖ", "аеорсхуііһкёөАВЕКМНОРСТХҮІӨ", strict=True)
)
_TO_LATIN = dict(zip("аеорсхуіАВЕКМНОРСТХІ", "aeopcxyiABEKMHOPCTXI", strict=True))
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})(-[ \n]+)([^\W\d_]{2,})")
_COMBINING = re.compile(r"(\w)([\u0300-\u036f])")
_STRESS = "\u0300\u0301"


class NormalText:
    """Normalised text and the way back to the raw text."""

    __slots__ = ("_at", "raw", "text")

    def __init__(self, raw: str, text: str, at: "array[int]") -> None:
        self.raw = raw
        self.text = text
        self._at = at

    def span(self, start: int, end: int) -> Span:
        """Return the raw characters behind text[start:end]; an empty range gives an empty span.

        Raises IndexError when the range lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is not a range of a text of {len(self.text)}.")
        if start == end:
            offset = self._at[start] if start < len(self._at) else len(self.raw)
            return Span(offset, offset)
        return Span(self._at[start], self._end(end))

    def _end(self, end: int) -> int:
        """Return the raw offset after character end - 1 and the marks that were folded into it."""
        limit = self._at[end] if end < len(self._at) else len(self.raw)
        offset = self._at[end - 1] + 1
        while offset < limit and unicodedata.combining(self.raw[offset]):
            offset += 1
        return offset


def normalise(raw: str, known: Known | None = None) -> NormalText:
    """Clean `raw`: one alphabet per word, plain spaces, hyphens and line breaks, composed letters.

    A word broken as 'Конститу- циясының' is joined when `known` recognises the joined word and
    not both halves, and 'іс- қимыл' when it is a known compound; without `known` nothing is joined.
    """
    letters = list(map(_REPLACED.get, raw, raw))
    _drop_invisible(letters, raw)
    if "\r" in raw:
        _unify_line_breaks(letters)
    _compose_marks(letters, raw)
    _unify_alphabets(letters)
    if known is not None:
        _join_broken_words(letters, known)
    return NormalText(raw, "".join(letters), _places(letters))


def _places(letters: list[str]) -> "array[int]":
    """Return where the letters are that are left."""
    return array("L", compress(range(len(letters)), letters))


def _drop_invisible(letters: list[str], raw: str) -> None:
    for match in _DROPPED.finditer(raw):
        letters[match.start()] = ""


def _unify_line_breaks(letters: list[str]) -> None:
    for offset, letter in enumerate(letters):
        if letter == "\r":
            letters[offset] = "" if letters[offset + 1 : offset + 2] == ["\n"] else "\n"


def _compose_marks(letters: list[str], raw: str) -> None:
    """Fold a combining mark into its letter; drop a stress mark from a Cyrillic letter."""
    for match in _COMBINING.finditer(raw):
        letter, mark = match.groups()
        composed = unicodedata.normalize("NFC", letter + mark)
        if len(composed) == 1:
            letters[match.start()], letters[match.end() - 1] = composed, ""
        elif mark in _STRESS and _CYRILLIC.match(letter):
            letters[match.end() - 1] = ""


def _visible(
    letters: list[str], pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], "array[int]"]]:
    """Match against the letters that are left; yield with the way back to all their places."""
    places = _places(letters)
    for match in pattern.finditer("".join(letters)):
        yield match, places


def _unify_alphabets(letters: list[str]) -> None:
    for match, places in _visible(letters, _WORD):
        word = match.group()
        if word.isascii() or _ONLY_CYRILLIC.fullmatch(word):
            continue
        own = places[match.start() : match.end()]
        for place, letter in zip(own, _one_alphabet(word), strict=True):
            letters[place] = letter


def _one_alphabet(word: str) -> str:
    """Write a word in the alphabet that most of its letters belong to, if look-alikes allow it."""
    cyrillic = len(_CYRILLIC.findall(word))
    foreign = [letter for letter in word if not _CYRILLIC.match(letter)]
    if not foreign:
        return word
    if cyrillic >= len(foreign) or all(letter in _SCHWA for letter in foreign):
        return "".join(_TO_CYRILLIC.get(letter, letter) for letter in word)
    if cyrillic and all(letter in _TO_LATIN for letter in _CYRILLIC.findall(word)):
        return "".join(_TO_LATIN.get(letter, letter) for letter in word)
    return word


def _join_broken_words(letters: list[str], known: Known) -> None:
    for match, places in list(_visible(letters, _BROKEN_WORD)):
        left, right = match.group(1), match.group(3)
        if right[0].isupper():
            continue
        compound = known(f"{left}-{right}")
        if not compound and ((known(left) and known(right)) or not known(left + right)):
            continue
        gap = slice(match.end(1) + compound, match.start(3))
        for place in places[gap]:
            letters[place] = ""
