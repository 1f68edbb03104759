"""Reads a phrase of the lexicon that is a verb with its object: what the verb governs, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from bilik.extract.clause.wordclass import Grammar
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


@dataclass(frozen=True, slots=True)
class _Word:
    """What the form of a word tells: its lemmas, the cases it may be in, whether it is a noun."""

    lemmas: frozenset[str]
    cases: frozenset[str]
    noun: bool


class VerbPatterns:
    """Reads the phrases of one language's lexicon."""

    def __init__(self, language: Language, grammar: Grammar) -> None:
        self._language = language
        self._grammar = grammar
        self._word = lru_cache(maxsize=_KEPT)(self._read_word)
        self._verbs = lru_cache(maxsize=_KEPT)(self._read_verbs)
        self._chunks = lru_cache(maxsize=_KEPT)(self._read_chunks)

    def read(self, key: str, text: str) -> VerbPattern | None:
        """Read a phrase; None when it does not begin with a verb that has an object."""
        grammar, said = self._grammar, forms_of(text)
        kept = tuple(form for form in said if form.casefold() not in grammar.skipped)
        if grammar.verb_final or len(kept) < _SHORTEST:
            return None
        if kept[1].casefold() in grammar.joining or said[1] == "of":
            return None  # 'head of state' is no verb with its object
        verbs, nouns = self._verbs(kept[0])
        chunks = self._chunks(kept[1:])
        if not verbs or not chunks:
            return None
        return VerbPattern(key, verbs, nouns, chunks, self._governed(kept))

    def _read_word(self, form: str) -> _Word:
        readings = self._language.read(form)
        return _Word(
            frozenset({form.casefold(), *(reading.lemma.casefold() for reading in readings)}),
            frozenset(r.features["Case"] for r in readings if "Case" in r.features),
            bool(readings) and readings[0].pos in {"NOUN", "PROPN"},
        )

    def _read_verbs(self, form: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the family of a verb, or of a noun made of one, and which of it are nouns."""
        kin, found = self._language.kin, set[str]()
        for reading in self._language.read(form):
            lemma = reading.lemma.casefold()
            if reading.pos == "VERB" and form.islower():
                found |= {lemma} | kin(lemma)
            elif reading.pos in {"NOUN", "VERB"}:
                found |= kin(lemma)
        nouns = frozenset(verb for verb in found if kin(verb) and verb not in kin.verbs)
        return frozenset(found), nouns

    def _read_chunks(self, forms: Sequence[str]) -> tuple[Chunk, ...]:
        """Cut a phrase before each preposition and around a particle ('set up').

        So is what is said of the object: 'declare a bill | urgent'.
        """
        grammar = self._grammar
        cuts = [
            i
            for i, form in enumerate(forms)
            if form.casefold() in grammar.prepositions and not _is_inside_name(forms, i, grammar)
        ]
        particles = [i for i, form in enumerate(forms) if form.casefold() in grammar.particles]
        cuts += [place for i in particles for place in (i, i + 1)]
        if self._ends_in_adjective(forms):
            cuts.append(len(forms) - 1)
        places = pairwise(sorted({0, *cuts, len(forms)}))
        return tuple(self._chunk(forms[start:end]) for start, end in places)

    def _chunk(self, forms: Sequence[str]) -> Chunk:
        part = forms[:-1] if forms[-1] == "," else forms
        first = part[0].casefold()
        preposition = first in self._grammar.prepositions or first in self._grammar.particles
        preposition = preposition or self._ends_in_adjective(part)
        return Chunk(
            tuple(self._word(form).lemmas for form in part),
            tuple(self._cases(part, preposition=preposition)),
            preposition,
            self._told(part) if first in self._grammar.occasions else frozenset(),
        )

    def _ends_in_adjective(self, forms: Sequence[str]) -> bool:
        readings = self._language.read(forms[-1])[:1] if self._grammar.definite else ()
        return bool(readings) and readings[0].pos == "ADJ"

    def _cases(self, forms: Sequence[str], *, preposition: bool) -> Iterator[frozenset[str] | None]:
        """The head's case depends on the verb; what follows it is in the case of the phrase."""
        headed = preposition
        for word in map(self._word, forms):
            yield word.cases if headed and word.cases else None
            headed = headed or word.noun

    def _told(self, forms: Sequence[str]) -> frozenset[str]:
        """Return the verbs of kin to the first noun of a phrase that tells on what occasion."""
        language = self._language
        readings = [r for form in forms[1:] for r in language.read(form)[:1] if r.pos == "NOUN"]
        return language.kin(readings[0].lemma.casefold()) if readings else frozenset()

    def _governed(self, forms: Sequence[str]) -> frozenset[str]:
        """Return the cases of the object in a phrase; Acc where it may be that, or is made so."""
        own = takewhile(lambda form: form.casefold() not in self._grammar.prepositions, forms[1:])
        words = [self._word(form) for form in own] or [self._word(form) for form in forms[1:]]
        named = [word for word in words if word.noun] or words
        shown = (word.cases for word in named if word.cases)
        said: frozenset[str] = next(shown, frozenset())
        nominal = [reading.pos for reading in self._language.read(forms[0])[:1]] == ["NOUN"]
        return OBJECT if "Acc" in said or (nominal and "Gen" in said) else said


def _is_inside_name(forms: Sequence[str], index: int, grammar: Grammar) -> bool:
    """'Commissioner for Human Rights', 'Уполномоченный по правам человека' is one name."""
    named = bool(index) and forms[index - 1][0].isupper()
    return named and forms[index] in grammar.charging
