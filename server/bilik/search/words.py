"""The words of a text with the skeletons of their lemmas."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bilik.search.script import cyrillic, is_latin, skeleton
from bilik.text.language import Language, Lemmas, language
from bilik.vocabulary import LANGUAGES

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_CACHED_WORDS: Final = 1 << 17


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of its text: the skeleton of its form, and those of its lemmas."""

    start: int
    end: int
    form: str
    lemmas: frozenset[str]


class Reader:
    """Reads texts of the three languages; keeps what it has read."""

    def __init__(self, known: Mapping[str, Iterable[str]] | None = None) -> None:
        """`known` has texts by language whose Kazakh words are added to the lexicon as lemmas."""
        self._languages: dict[str, Language] = {code: language(code) for code in LANGUAGES}
        kazakh = self._languages["kk"]
        texts = (known or {}).get("kk", ())
        phrases = (_WORD.findall(text) for text in texts)
        added = Lemmas.union(kazakh.phrasing.lemmas(words) for words in phrases if words)
        self._languages["kk"] = kazakh.with_lemmas(added)
        self._lemmas = lru_cache(maxsize=_CACHED_WORDS)(self._read)

    def words(self, text: str, code: str | None = None) -> tuple[Word, ...]:
        """Return the words of a text; without a language a word is read in all that fit it."""
        found = ((match.span(), match.group()) for match in _WORD.finditer(text))
        return tuple(Word(*span, skeleton(word), self._lemmas(word, code)) for span, word in found)

    def _read(self, word: str, code: str | None) -> frozenset[str]:
        lemmas: set[str] = set()
        for each in (code,) if code in LANGUAGES else LANGUAGES:
            lemmas |= self._in_language(word, each)
        return frozenset(skeleton(lemma) for lemma in lemmas) or frozenset({skeleton(word)})

    def _in_language(self, word: str, code: str) -> set[str]:
        reader = self._languages[code]
        if not is_latin(word):
            return _lemmas(reader, word) if code != "en" else set()
        if code == "kk":  # a guess in the wrong language would make any word a form of any other
            written = cyrillic(word)
            marked = not word.isascii() or reader.known(written)
            return _lemmas(reader, written) if marked else set()
        return _lemmas(reader, word) if code == "en" else set()


def _lemmas(reader: Language, word: str) -> set[str]:
    readings = reader.read(word)
    known = {reading.lemma for reading in readings if reading.known}
    return known or {reading.lemma for reading in readings[:1]}
