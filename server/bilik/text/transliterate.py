"""Kazakh and Russian Cyrillic in Latin letters, for IRIs and for people who cannot type it.

Kazakh letters follow the usual English romanisation (BGN/PCGN without diacritics).
"""

import re
import unicodedata

_LETTERS = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo",
    "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
# What one name has in one language or spelling and not in another; each finds what those above it
# have left.
_SPELLINGS = (
    ("q", "k"),  # Қошанов, Кошанов
    ("dzh|j", "zh"),  # Жәнібек, Джанибек, Janibek
    ("kh", "h"),  # Mukhtar, Muhtar
    ("gh", "g"),
    ("ye|yo", "e"),  # Yerlan, Ерлан; Киселёв, Киселев
    (r"(?<=[aeou])y|iy?\b|y\b", "i"),  # Sergey, Sergei; Dmitriy, Dmitry
    (r"([a-z])\1+", r"\1"),  # Nigmatullin, Нигматулин
)


def latin(text: str) -> str:
    """Return the text in lower-case ASCII letters; what has no Latin counterpart is left out."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_TABLE))
    return folded.encode("ascii", "ignore").decode()


def slug(text: str) -> str:
    """Return the last part of an IRI for a name: ASCII letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", latin(text)).strip("-")


def spelling(name: str) -> str:
    """Return a slug that spellings of one name in Kazakh, Russian and English have in common."""
    found = slug(name)
    for written, common in _SPELLINGS:
        found = re.sub(written, common, found)
    return found
