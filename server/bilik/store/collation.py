"""Sort keys by the alphabet: SPARQL itself orders texts by code point, which puts Ә after Я.

Keys have two levels, as in the Unicode Collation Algorithm (UTS #10): first the letters, then, for
texts with the same letters, accents and case. Numbers count by value, so that article 9 comes
before article 10.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# The alphabet of 42 letters (Resolution of the Supreme Soviet of the Kazakh SSR, 1940, with Ё and
# the letters of Russian words). A letter of another Cyrillic alphabet comes after all of these.
_KAZAKH: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# In Russian dictionaries ё is an accented е.
_RUSSIAN: Final = {"ё": "е"}
_NOT_DECOMPOSED: Final = frozenset("йё")

# The key is a text that is itself ordered by code point: each class has a block of its own.
_END: Final = "\u0020"  # ends a level and sorts before all
_SPACE: Final = "\u0021"
_DIGITS: Final = 0x30  # then the number of digits, and the digits
_SCRIPTS: Final = (0x100, 0x200)  # the first script of a language, and the second
_OTHERS: Final = 0x1000
_LONGEST_NUMBER: Final = 60
_PIECE: Final = re.compile(r"(?P<number>\d+)|(?P<gap>[\W_]+)|(?P<letter>.)", re.DOTALL)
_CACHED_KEYS: Final = 1 << 14


@lru_cache(maxsize=_CACHED_KEYS)
def sort_key(text: str, language: str = "kk") -> str:
    """Return a text whose order by code point is the order of `text` in dictionaries.

    `language` is kk, ru (ё counts as е) or en (Latin letters before Cyrillic ones); anything else
    is read as kk, whose alphabet has the letters of all three.
    """
    plain = unicodedata.normalize("NFC", text)
    pieces = list(_PIECE.finditer(plain.casefold().strip()))
    letters = "".join(_weight(piece, language) for piece in pieces)
    return f"{letters.strip(_SPACE)}{_END}{_finer(plain)}"


def _weight(piece: re.Match[str], language: str) -> str:
    if piece["number"]:
        return _number(piece["number"])
    if piece["gap"]:
        return _SPACE
    letter = piece["letter"]
    if language == "ru":
        letter = _RUSSIAN.get(letter, letter)
    scripts = (_LATIN, _KAZAKH) if language == "en" else (_KAZAKH, _LATIN)
    for block, alphabet in zip(_SCRIPTS, scripts, strict=True):
        for each in (letter, _base(letter)):
            if each and each in alphabet:
                return chr(block + alphabet.index(each))
    return chr(_OTHERS) + letter


def _number(digits: str) -> str:
    value = "".join(str(unicodedata.digit(digit)) for digit in digits).lstrip("0") or "0"
    return chr(_DIGITS + min(len(value), _LONGEST_NUMBER)) + value


def _base(letter: str) -> str:
    """Return a letter without its marks (á, ñ, ş); й and ё are letters of their own."""
    return letter if letter in _NOT_DECOMPOSED else unicodedata.normalize("NFD", letter)[0]


def _finer(text: str) -> str:
    """Tell apart what has the same letters: small letters before capital ones."""
    return text.swapcase()
