"""Reads Russian words with pymorphy3, in Universal Features."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pymorphy3

from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading
from bilik.text.ru.kin import RUSSIAN_KIN
from bilik.text.ru.surnames import surname_readings

_CACHED_WORDS = 1 << 16
_IMPROBABLE_COST = 3.0  # what a reading of probability 0 costs; probability 1 is free
_LEXICON_BONUS = 1.0
_GUESS_COST = 4.0
_PASSIVE_COST = 0.3
_SURNAME_BONUS = 0.3  # what a surname is likelier than other guesses
_NAMED_BONUS = 0.1  # what an adjective that names somebody is likelier a noun
_SUBSTANTIVES = frozenset({"уполномоченный"})
_KAZAKH = frozenset("әғқңөұүһі")
_CASES = ("Nom", "Acc", "Gen", "Dat", "Ins", "Loc")
_LONGEST_WORD = 64  # letters; longer ones are no words

_POS: Mapping[str, str] = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADV",
    "VERB": "VERB",
    "INFN": "VERB",
    "PRTF": "VERB",
    "PRTS": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "NPRO": "PRON",
    "PRED": "ADV",
    "PREP": "ADP",
    "CONJ": "CCONJ",
    "PRCL": "PART",
    "INTJ": "INTJ",
}
_NAME_TAGS = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
_FEATURES: Mapping[str, tuple[str, str]] = {
    "nomn": ("Case", "Nom"),
    "gent": ("Case", "Gen"),
    "gen1": ("Case", "Gen"),
    "gen2": ("Case", "Gen"),
    "datv": ("Case", "Dat"),
    "accs": ("Case", "Acc"),
    "acc2": ("Case", "Acc"),
    "ablt": ("Case", "Ins"),
    "loct": ("Case", "Loc"),
    "loc1": ("Case", "Loc"),
    "loc2": ("Case", "Loc"),
    "voct": ("Case", "Voc"),
    "sing": ("Number", "Sing"),
    "plur": ("Number", "Plur"),
    "masc": ("Gender", "Masc"),
    "femn": ("Gender", "Fem"),
    "neut": ("Gender", "Neut"),
    "1per": ("Person", "1"),
    "2per": ("Person", "2"),
    "3per": ("Person", "3"),
    "past": ("Tense", "Past"),
    "pres": ("Tense", "Pres"),
    "futr": ("Tense", "Fut"),
    "perf": ("Aspect", "Perf"),
    "impf": ("Aspect", "Imp"),
    "indc": ("Mood", "Ind"),
    "impr": ("Mood", "Imp"),
    "pssv": ("Voice", "Pass"),
    "actv": ("Voice", "Act"),
    "INFN": ("VerbForm", "Inf"),
    "VERB": ("VerbForm", "Fin"),
    "PRTF": ("VerbForm", "Part"),
    "PRTS": ("VerbForm", "Part"),
    "GRND": ("VerbForm", "Conv"),
    "ADJS": ("Variant", "Short"),
    "tran": ("Subcat", "Tran"),
    "intr": ("Subcat", "Intr"),
}
_REFLEXIVE = ("ся", "сь")
_NEGATIVE = frozenset({"не", "нет", "нельзя"})


@cache
def morphology() -> Any:
    """Load the dictionary once per process; it never changes."""
    return pymorphy3.MorphAnalyzer(lang="ru")


class _Parse(NamedTuple):
    """What the dictionary says of a word, whoever reads it."""

    lemma: str
    pos: str
    features: Mapping[str, str]
    score: float
    is_known: bool


@lru_cache(maxsize=_CACHED_WORDS)
def _parses(word: str) -> tuple[_Parse, ...]:
    """Look a word up in the dictionary, once for all readers."""
    return tuple(_parse(word, found) for found in morphology().parse(word))


def _parse(word: str, found: Any) -> _Parse:
    pos = _pos(found)
    features = _features(word, found.tag, pos)
    return _Parse(found.normal_form.replace("ё", "е"), pos, features, found.score, found.is_known)


class RussianReader:
    """Reads words with the dictionary; the caller's lemmas only decide between readings."""

    def __init__(self, lemmas: Lemmas) -> None:
        self._nominals = lemmas.nouns | lemmas.names
        self._given = {"VERB": lemmas.verbs, "ADJ": lemmas.adjectives}
        self._cached = lru_cache(maxsize=_CACHED_WORDS)(self._read)

    def read(self, word: str) -> tuple[Reading, ...]:
        """Return all readings of a word, best first."""
        return self._cached(word.casefold())

    def look_up(self, word: str) -> tuple[Reading, ...]:
        """Return the same as `read`: guesses come with the dictionary's answer."""
        return self.read(word)

    def known(self, word: str) -> bool:
        """Tell whether the dictionary has the word, or the caller its lemma."""
        return any(reading.known for reading in self.read(word))

    def _read(self, word: str) -> tuple[Reading, ...]:
        if len(word) > _LONGEST_WORD or not all(map(_is_named, word)):
            return (Reading(word, "X", cost=_GUESS_COST, known=False),)
        if not _KAZAKH.isdisjoint(word):
            return _indeclinable(word)
        parses = _parses(word)
        readings = [self._reading(parse) for parse in parses]
        readings += [replace(r, pos="NOUN", cost=r.cost - _NAMED_BONUS) for r in _nouns(readings)]
        readings += [passive for reading in readings for passive in self._passives(reading)]
        if not any(parse.is_known for parse in parses):
            readings += surname_readings(word, min(r.cost for r in readings) - _SURNAME_BONUS)
        return tuple(sorted(self._meant(readings), key=lambda reading: reading.cost))

    def _meant(self, readings: Sequence[Reading]) -> Iterator[Reading]:
        """Leave out the rare names beside a noun of the caller: 'акимов' is of no 'Акима'."""
        own = any(r.pos in {"NOUN", "PROPN"} and r.lemma in self._nominals for r in readings)
        for reading in readings:
            if not (own and reading.pos == "PROPN" and reading.lemma not in self._nominals):
                yield reading

    def _reading(self, parse: _Parse) -> Reading:
        given = parse.lemma in self._given.get(parse.pos, self._nominals)
        cost = _IMPROBABLE_COST * (1.0 - parse.score)
        cost -= _LEXICON_BONUS if given else 0.0
        cost += 0.0 if parse.is_known or given else _GUESS_COST
        return Reading(parse.lemma, parse.pos, parse.features, cost, parse.is_known or given)

    def _passives(self, reading: Reading) -> Iterator[Reading]:
        """Read a verb in -ся also as the passive of its base: 'назначается Президентом'.

        Not where the verb in -ся alone is known to the caller or has partners of its own:
        'является', 'обращается'.
        """
        base = reading.lemma.removesuffix("ся")
        if reading.pos != "VERB" or base == reading.lemma or not morphology().word_is_known(base):
            return
        given = self._given["VERB"]
        told = reading.lemma in given
        if base not in given and (told or RUSSIAN_KIN(reading.lemma)):
            return
        if told and RUSSIAN_KIN(reading.lemma):
            return
        features = {**reading.features, "Voice": "Pass"}
        yield Reading(base, "VERB", features, reading.cost + _PASSIVE_COST, reading.known)


def _indeclinable(word: str) -> tuple[Reading, ...]:
    """Read a word in Kazakh letters in any case: 'учредила Халық Кеңесі'."""
    common = {"Gender": "Masc", "Number": "Sing"}
    return tuple(
        Reading(word, "PROPN", {"Case": case, **common}, _GUESS_COST, known=False)
        for case in _CASES
    )


def _nouns(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the readings as adjectives that are nouns as well: 'Уполномоченный по правам'."""
    return (r for r in readings if r.pos == "ADJ" and r.lemma in _SUBSTANTIVES)


def _is_named(letter: str) -> bool:
    """Tell whether Unicode has a name for a letter; the dictionary stumbles over nameless ones."""
    return unicodedata.name(letter, "") != ""


def _pos(parse: Any) -> str:
    tag = parse.tag
    if "NUMB" in tag or "ROMN" in tag:
        return "NUM"
    if "PNCT" in tag:
        return "PUNCT"
    if not _NAME_TAGS.isdisjoint(tag.grammemes):
        return "PROPN"
    if "Apro" in tag:
        return "DET"
    return _POS.get(tag.POS, "X")


def _features(word: str, tag: Any, pos: str) -> dict[str, str]:
    found = dict(_FEATURES[gram] for gram in sorted(tag.grammemes) if gram in _FEATURES)
    if pos == "VERB" and word.endswith(_REFLEXIVE) and found.get("Voice") != "Pass":
        found["Voice"] = "Mid"
    if word in _NEGATIVE:
        found["Polarity"] = "Neg"
    return found
