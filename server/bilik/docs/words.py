"""What the pages say besides the ontology, and the order of words in the three languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bilik.vocabulary import LANGUAGES

# The Kazakh Cyrillic alphabet; the Russian one is in it, in its own order.
_ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANKS: Final = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_AFTER_LATIN: Final = 0x400


@dataclass(frozen=True)
class Words:
    """The words of one language: headings and joining words by key, names of rows by property."""

    language: str
    text: Mapping[str, str]
    rows: Mapping[str, str]


def load() -> Mapping[str, Words]:
    """Read the words by language code, in the project's order of languages."""
    path = Path(__file__).parent / "words.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {code: _words(code, entries[code]) for code in LANGUAGES}


def _words(code: str, entry: Mapping[str, Any]) -> Words:
    return Words(code, {key: entry[key] for key in entry if key != "rows"}, entry["rows"])


def alphabetical(text: str) -> tuple[tuple[int, ...], str]:
    """Return a key that sorts texts as the alphabets of kk, ru and en do."""
    lower = text.casefold()
    return tuple(_AFTER_LATIN + _RANKS[c] if c in _RANKS else ord(c) for c in lower), text
