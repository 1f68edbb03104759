"""What a language says about the words of a label: which text words may stand for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading

# A key is a string that a label word asks for and a text word offers:
#   '=form'   the word exactly as written, in lower case
#   '^FORM'   an abbreviation, in the letters it is written with
#   anything else is a lemma, with what the language adds to it
ABBREVIATION_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """One way for a text word to answer a label word."""

    key: str
    cost: float
    features: Mapping[str, str]


class Phrasing(Protocol):
    """The part of a language that the index of labels works with."""

    def lemmas(self, words: Sequence[str]) -> Lemmas:
        """Return the lemmas that a reader must know to find a label of these words."""

    def asks(self, words: Sequence[str]) -> tuple[frozenset[str], ...]:
        """Return, for each word of a label, the keys that answer it."""

    def head(self, words: Sequence[str]) -> int:
        """Return the index of the word whose features speak for the whole label."""

    def offers(self, word: str, readings: Sequence[Reading]) -> Iterator[Offer]:
        """Yield what a text word with these readings can stand for."""


def is_abbreviation(word: str) -> bool:
    """Tell whether a word is written with capitals that mean something: ҚР, ҚазССР, OSCE."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= ABBREVIATION_CAPITALS


def form_key(word: str) -> str:
    """Return the key of a word as written; Russian ё and typographic apostrophes do not matter."""
    return "=" + word.casefold().replace("ё", "е").replace("’", "'")


def abbreviation_key(word: str) -> str:
    """Return the key of an abbreviation."""
    return "^" + word
