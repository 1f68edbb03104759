"""Reads a phrase of the lexicon that is a verb with its object: what the verb governs, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bilik.extract.clause.grammar import Grammar
from bilik.text.language import Language
from bilik.text.token import tokens

_SHORTEST = 2  # words of a phrase that has an object
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

    `nouns` are the lemmas that name what the verb does, whatever else they may be.
    """

    key: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    chunks: tuple[Chunk, ...]


def verb_pattern(key: str, text: str, language: Language, grammar: Grammar) -> VerbPattern | None:
    """Read a phrase of the lexicon; None when it does not begin with a verb that has an object."""
    forms = [token.text for token in tokens(text)]
    kept = [form for form in forms if form.casefold() not in grammar.skipped]
    if grammar.verb_final or len(kept) < _SHORTEST:
        return None
    if kept[1].casefold() in grammar.joining or forms[1] == "of":
        return None  # 'head of state' is no verb with its object
    verbs = _verbs(kept[0], language)
    chunks = tuple(_chunks(kept[1:], language, grammar))
    nouns = frozenset(v for v in verbs if language.kin(v) and v not in language.kin.verbs)
    return VerbPattern(key, verbs, nouns, chunks) if verbs and chunks else None


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
        preposition = part[0].casefold() in grammar.prepositions | grammar.particles
        yield Chunk(
            tuple(_lemmas(form, language) for form in part),
            tuple(_part_cases(part, preposition, language)),
            preposition,
            _told(part, language) if part[0].casefold() in grammar.occasions else frozenset(),
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


def government(text: str, language: Language, grammar: Grammar) -> frozenset[str]:
    """Return the cases of the object in the phrase itself; Acc where it may be that, or is made so.

    Nothing where the language marks no cases.
    """
    forms = [t.text for t in tokens(text) if t.text.casefold() not in grammar.skipped]
    first = language.read(forms[0])
    nominal = bool(first) and first[0].pos == "NOUN"
    for form in forms[1:]:
        readings = language.read(form)
        said = frozenset(r.features["Case"] for r in readings if "Case" in r.features)
        if readings and readings[0].pos in {"NOUN", "PROPN"} and said:
            if "Acc" in said or (nominal and "Gen" in said):
                return OBJECT
            return said
    return frozenset()
