"""Reads a phrase of the lexicon that is a verb with its object: what the verb governs, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bilik.extract.clause.grammar import Grammar
from bilik.text.language import Language
from bilik.text.token import forms_of

_SHORTEST = 2  # words of a phrase that has an object
_KEPT = 1 << 14  # verbs, and what stands behind them: many labels differ in one of the two
OBJECT = frozenset({"Acc"})


@dataclass(frozen=True)
class Chunk:
    """Words of a phrase that stand together: an object, or a preposition with its noun.

    `cases` tells for each word in which case it must stand; None where any will do. `told` are the
    words by which a clause of condition tells the same: 'при отказе' is 'если ... откажут'.
    """

    words: tuple[frozenset[str], ...]
    cases: tuple[frozenset[str] | None, ...]
    preposition: bool
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class VerbPattern:
    """A verb (all lemmas of its family) with the chunks that it governs.

    `nouns` are the lemmas that name what the verb does, whatever else they may be; `governed` are
    the cases of the object in the phrase itself, none where the language marks no cases.
    """

    key: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    chunks: tuple[Chunk, ...]
    governed: frozenset[str]


class VerbPatterns:
    """Reads the phrases of one language's lexicon."""

    def __init__(self, language: Language, grammar: Grammar) -> None:
        self._language = language
        self._grammar = grammar
        self._verbs_of = lru_cache(maxsize=_KEPT)(self._verbs)
        self._tail_of = lru_cache(maxsize=_KEPT)(self._tail)

    def read(self, key: str, text: str) -> VerbPattern | None:
        """Read a phrase; None when it does not begin with a verb that has an object."""
        language, grammar, said = self._language, self._grammar, forms_of(text)
        kept = tuple(form for form in said if form.casefold() not in grammar.skipped)
        if grammar.verb_final or len(kept) < _SHORTEST:
            return None
        if kept[1].casefold() in grammar.joining or said[1] == "of":
            return None  # 'head of state' is no verb with its object
        verbs, nouns = self._verbs_of(kept[0])
        first = language.read(kept[0])
        chunks, governed = self._tail_of(kept[1:], nominal=bool(first) and first[0].pos == "NOUN")
        if not verbs or not chunks:
            return None
        return VerbPattern(key, verbs, nouns, chunks, governed)

    def _verbs(self, form: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return what a verb's family is, and which of it are nouns."""
        kin = self._language.kin
        verbs = _verbs(form, self._language)
        return verbs, frozenset(verb for verb in verbs if kin(verb) and verb not in kin.verbs)

    def _tail(
        self, forms: Sequence[str], *, nominal: bool
    ) -> tuple[tuple[Chunk, ...], frozenset[str]]:
        """Return the chunks behind a verb, or a noun made of one, and the cases of its object."""
        chunks = tuple(_chunks(forms, self._language, self._grammar))
        return chunks, _governed(forms, self._language, nominal=nominal)


def _verbs(form: str, language: Language) -> frozenset[str]:
    """Return the family of a verb, or of a noun made of one."""
    found: set[str] = set()
    for reading in language.read(form):
        lemma = reading.lemma.casefold()
        if reading.pos == "VERB" and form.islower():
            found |= {lemma} | language.kin(lemma)
        elif reading.pos in {"NOUN", "VERB"}:
            found |= language.kin(lemma)
    return frozenset(found)


def _chunks(forms: Sequence[str], language: Language, grammar: Grammar) -> Iterator[Chunk]:
    """Cut a phrase before each preposition, and around a particle ('set up')."""
    cuts = [
        i
        for i, form in enumerate(forms)
        if form.casefold() in grammar.prepositions and not _is_inside_name(forms, i, grammar)
    ]
    particles = [i for i, form in enumerate(forms) if form.casefold() in grammar.particles]
    cuts += [place for i in particles for place in (i, i + 1)]
    for start, end in pairwise(sorted({0, *cuts, len(forms)})):
        part = forms[start:end]
        part = part[:-1] if part[-1] == "," else part
        first = part[0].casefold()
        preposition = first in grammar.prepositions or first in grammar.particles
        yield Chunk(
            tuple(_lemmas(form, language) for form in part),
            tuple(_part_cases(part, preposition, language)),
            preposition,
            _told(part, language) if first in grammar.occasions else frozenset(),
        )


def _told(forms: Sequence[str], language: Language) -> frozenset[str]:
    """Return the verbs of kin to the first noun of a phrase that tells on what occasion."""
    readings = [r for form in forms[1:] for r in language.read(form)[:1] if r.pos == "NOUN"]
    return language.kin(readings[0].lemma.casefold()) if readings else frozenset()


def _is_inside_name(forms: Sequence[str], index: int, grammar: Grammar) -> bool:
    """'Commissioner for Human Rights' is one name."""
    named = bool(index) and forms[index - 1][0].isupper()
    return bool(grammar.definite) and named and forms[index] == "for"


def _lemmas(form: str, language: Language) -> frozenset[str]:
    readings = language.read(form)
    return frozenset({form.casefold(), *(reading.lemma.casefold() for reading in readings)})


def _part_cases(
    forms: Sequence[str], preposition: bool, language: Language
) -> Iterator[frozenset[str] | None]:
    """The head's case depends on the verb; what follows the head is in the case of the phrase."""
    headed = preposition
    for form in forms:
        readings = language.read(form)
        said = frozenset(r.features["Case"] for r in readings if "Case" in r.features)
        noun = bool(readings) and readings[0].pos in {"NOUN", "PROPN"}
        yield said if headed and said else None
        headed = headed or noun


def _governed(forms: Sequence[str], language: Language, *, nominal: bool) -> frozenset[str]:
    """Return the cases of the object behind a verb; Acc where it may be that, or is made so."""
    for form in forms:
        readings = language.read(form)
        said = frozenset(r.features["Case"] for r in readings if "Case" in r.features)
        if readings and readings[0].pos in {"NOUN", "PROPN"} and said:
            if "Acc" in said or (nominal and "Gen" in said):
                return OBJECT
            return said
    return frozenset()
