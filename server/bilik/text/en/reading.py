"""Reads English words: lemmas from simplemma, features from endings and irregular forms."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import simplemma

from bilik.text.en.words import ADJECTIVES, CLOSED, PARTICIPLES, PASTS
from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading

_CACHED_WORDS = 1 << 16
_LEXICON_BONUS = 1.0
_BASE_COST = 0.1
_SECOND_COST = 0.5
_THIRD_COST = 1.0
_GUESS_COST = 2.0
_ADJECTIVE_COST = -1.5  # below what a noun of the lexicon costs
_LONGEST_WORD = 64  # letters; longer ones are no words
_DOUBLING = 6  # letters of the shortest verb whose last one is doubled: 'labell'
_POSSESSIVE = "'s"
_NOUNS_IN_LY = frozenset({"assembly", "family", "monopoly", "supply", "reply", "july", "ally"})


class EnglishReader:
    """Reads words by form alone, so that a word may be noun and verb; the caller's lemmas decide.

    A participle in -ed is given Voice=Pass: after 'have' the sentence makes it active.
    """

    def __init__(self, lemmas: Lemmas) -> None:
        self._tags: dict[str, set[str]] = {}
        for tag, words in lemmas.by_tag():
            for word in words:
                self._tags.setdefault(word, set()).add(tag)
        self._cached = lru_cache(maxsize=_CACHED_WORDS)(self._read)

    def read(self, word: str) -> tuple[Reading, ...]:
        """Return all readings of a word, best first."""
        return self._cached(word.casefold().replace("’", "'"))

    def look_up(self, word: str) -> tuple[Reading, ...]:
        """Return the same as `read`: guesses come with the dictionary's answer."""
        return self.read(word)

    def known(self, word: str) -> bool:
        """Tell whether a lexicon has the word, in any form."""
        return any(reading.known for reading in self.read(word))

    def _read(self, word: str) -> tuple[Reading, ...]:
        if not word[:1].isalpha():
            return (Reading(word, "NUM" if word[:1].isdigit() else "PUNCT"),)
        if len(word) > _LONGEST_WORD:
            return (Reading(word, "X", cost=_GUESS_COST, known=False),)
        if word.endswith(_POSSESSIVE):
            return self._possessive(word)
        if word in CLOSED:
            return CLOSED[word]
        rated = [self._rated(found) for found in _candidates(word)]
        best: dict[tuple[object, ...], Reading] = {}
        for reading in rated:
            key = (reading.lemma, reading.pos, frozenset(reading.features.items()))
            if key not in best or reading.cost < best[key].cost:
                best[key] = reading
        return tuple(sorted(best.values(), key=lambda reading: reading.cost))

    def _possessive(self, word: str) -> tuple[Reading, ...]:
        return tuple(
            replace(reading, features={**reading.features, "Case": "Gen"})
            for reading in self.read(word.removesuffix(_POSSESSIVE))
            if reading.pos in ("NOUN", "PROPN", "PRON")
        )

    def _rated(self, reading: Reading) -> Reading:
        """Prefer the caller's lemmas; mark what no lexicon has."""
        tags = self._tags.get(reading.lemma, set())
        given = reading.pos in tags or (reading.pos == "NOUN" and "PROPN" in tags)
        known = given or simplemma.is_known(reading.lemma, lang="en")
        cost = reading.cost - (_LEXICON_BONUS if given else 0.0) + (0.0 if known else _GUESS_COST)
        return replace(reading, cost=cost, known=known)


def _candidates(word: str) -> Iterator[Reading]:
    """Yield what the word's form allows, the likeliest first."""
    if word in ADJECTIVES:
        yield Reading(word, "ADJ", {}, _ADJECTIVE_COST)
    lemma = _undoubled(simplemma.lemmatize(word, lang="en").casefold())
    irregular = list(_irregular(word))
    if irregular:
        yield from irregular
        yield Reading(word, "ADJ", {}, _SECOND_COST)
    elif lemma == word and not word.endswith("s"):
        yield from _base(word)
    elif word.endswith("ed"):
        yield from _past(lemma)
        yield Reading(word, "ADJ", {}, _SECOND_COST)
    elif word.endswith("ing"):
        yield Reading(lemma, "VERB", {"VerbForm": "Ger"})
        yield Reading(lemma, "VERB", {"VerbForm": "Part", "Tense": "Pres"}, _SECOND_COST / 2)
        yield Reading(word, "NOUN", {"Number": "Sing"}, _SECOND_COST)
    elif word.endswith("s") and not word.endswith("ss"):
        yield from _s_forms(word, lemma)
    else:  # men, better
        yield Reading(lemma, "NOUN", {"Number": "Plur"}, _SECOND_COST)
        yield Reading(lemma, "ADJ", {}, _SECOND_COST)
        yield from _base(word)


def _undoubled(lemma: str) -> str:
    """'Cancelled' is of 'cancel', though the dictionary makes it 'cancell'; 'spelled' is not."""
    doubled = lemma.endswith("ell") and len(lemma) >= _DOUBLING
    return lemma[:-1] if doubled and simplemma.is_known(lemma[:-1], lang="en") else lemma


def _irregular(word: str) -> Iterator[Reading]:
    if word in PARTICIPLES:
        passive = {"VerbForm": "Part", "Tense": "Past", "Voice": "Pass"}
        yield Reading(PARTICIPLES[word], "VERB", passive)
    if word in PASTS:
        finite = {"VerbForm": "Fin", "Tense": "Past"}
        yield Reading(PASTS[word], "VERB", finite, _SECOND_COST / 2)


def _past(lemma: str) -> Iterator[Reading]:
    yield Reading(lemma, "VERB", {"VerbForm": "Part", "Tense": "Past", "Voice": "Pass"})
    yield Reading(lemma, "VERB", {"VerbForm": "Fin", "Tense": "Past"}, _SECOND_COST / 2)


def _s_forms(word: str, lemma: str) -> Iterator[Reading]:
    """Read elections, meetings, akims (of whose lemma no dictionary knows), and news."""
    if word.endswith("ings"):
        lemma = word[:-1]
    if lemma != word or not simplemma.is_known(word, lang="en"):
        lemma = lemma if lemma != word else word[:-1]
        yield Reading(lemma, "NOUN", {"Number": "Plur"})
        present = {"VerbForm": "Fin", "Tense": "Pres", "Person": "3", "Number": "Sing"}
        yield Reading(lemma, "VERB", present, _SECOND_COST)
    elif word[:-1] and simplemma.is_known(word[:-1], lang="en"):  # 'which means'
        present = {"VerbForm": "Fin", "Tense": "Pres", "Person": "3", "Number": "Sing"}
        yield Reading(word[:-1], "VERB", present, _THIRD_COST + _BASE_COST)
    yield Reading(word, "NOUN", {"Number": "Sing"}, _THIRD_COST)


def _base(word: str) -> Iterator[Reading]:
    """Yield the word as its own lemma: a noun, a verb's base form, an adjective or an adverb."""
    if word.endswith("ly") and word not in _NOUNS_IN_LY:
        yield Reading(word, "ADV", {})
    yield Reading(word, "NOUN", {"Number": "Sing"}, _BASE_COST)
    yield Reading(word, "VERB", {"VerbForm": "Inf"}, _BASE_COST + _SECOND_COST)
    yield Reading(word, "ADJ", {}, _BASE_COST + _SECOND_COST)
