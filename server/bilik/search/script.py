"""One skeleton for a word in Kazakh Cyrillic, Russian, or any of the Latin spellings in use.

Kazakh is written in Cyrillic, in the Latin alphabet of 2021 and in those before it, and without any
diacritics at all. A skeleton keeps what they have in common, so that `Жоғарғы Кеңес`, `Joğarğy
Keñes` and `Zhogargy Kenges` are one. Skeletons are for comparing, never for showing.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
# Letters of the Latin alphabets of 2017 to 2021 that lose more than a mark.
_LATIN: Final = {"ə": "a", "ı": "i", "ş": "sh", "ç": "ch", "ý": "u", "w": "u", "y": "i", "q": "k"}
_LATIN_MORE: Final = {"x": "h", "'": "", "’": "", "ʼ": "", "ß": "ss"}
_LETTERS: Final = str.maketrans(_CYRILLIC | _LATIN | _LATIN_MORE)
_DIGRAPHS: Final = (("shch", "sh"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ng", "n"))
_REPEATED: Final = re.compile(r"([^\W\d_])\1+")

_TO_CYRILLIC: Final = {
    "shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "ғ", "ng": "ң", "ts": "ц",
    "ya": "я", "yu": "ю", "a": "а", "ä": "ә", "á": "ә", "ə": "ә", "b": "б", "c": "с", "ç": "ч",
    "d": "д", "e": "е", "f": "ф", "g": "г", "ğ": "ғ", "ǵ": "ғ", "h": "х", "i": "і", "ı": "і",
    "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "ñ": "ң", "ń": "ң", "o": "о", "ö": "ө",
    "ó": "ө", "p": "п", "q": "қ", "r": "р", "s": "с", "ş": "ш", "t": "т", "u": "у", "ū": "ұ",
    "ü": "ү", "ú": "ү", "v": "в", "w": "у", "ý": "у", "x": "х", "y": "ы", "z": "з",
}  # fmt: skip
_LATIN_PIECE: Final = re.compile("|".join(sorted(_TO_CYRILLIC, key=len, reverse=True)))
_GLIDE: Final = re.compile(r"(?<=[аәеоөұүыіуиэ])[іы]")
_CACHED_WORDS: Final = 1 << 16


@lru_cache(maxsize=_CACHED_WORDS)
def skeleton(word: str) -> str:
    """Return what all spellings of a word have in common: ASCII letters, digits as they are."""
    letters = unicodedata.normalize("NFC", word.casefold()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", letters)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for digraph, letter in _DIGRAPHS:
        plain = plain.replace(digraph, letter)
    return _REPEATED.sub(r"\1", plain)


def cyrillic(word: str) -> str:
    """Return a Kazakh word in Latin letters as it is most likely written in Cyrillic ones.

    Good enough to be read by an analyser that is asked for its lemma; the skeleton of the result is
    that of the word.
    """
    written = _LATIN_PIECE.sub(lambda piece: _TO_CYRILLIC[piece.group()], word.casefold())
    return _GLIDE.sub("й", written)


def is_latin(word: str) -> bool:
    """Tell whether a word has no letter of another script."""
    return not any("\u0370" <= letter <= "\u1fff" for letter in word)
