"""Writes every inflected form of a Kazakh lemma, from the same tables that the parser reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from bilik.text.features import Features
from bilik.text.kk.letters import VOICED, VOWELS, Harmony, harmony, letter_class
from bilik.text.kk.morphotactics import TABLE, agrees
from bilik.text.kk.tables import OPEN_STATES
from bilik.text.model import Reading

_BACK_SIGNS = frozenset("ұықғ")
_FRONT_SIGNS = frozenset("иәе")
_DEEPEST = 4  # endings after one stem
_PLAIN = 3  # endings of number, possessor and case
_KEPT = ("Number", "Person[psor]")  # what the case of a noun leaves as it is


@dataclass(frozen=True, slots=True)
class Form:
    """A written form and what its endings say."""

    text: str
    features: Features


def forms(lemma: str, pos: str = "NOUN", depth: int = _DEEPEST) -> Iterator[Form]:
    """Yield the forms of a lemma with up to `depth` endings; derived words are left out.

    `pos` is VERB (the lemma is the bare stem) or anything else for a noun.
    """
    stem = lemma.casefold()
    verb = pos == "VERB"
    yield from _forms(stem, "verb" if verb else "noun", _stem_harmony(stem), {}, depth, verb=verb)


def in_case(noun: Reading, case: str) -> str | None:
    """Return a noun, read as `noun`, in another case; None when it has no such form.

    'басшысы' in the accusative is 'басшысын'.
    """
    kept = {name: noun.features[name] for name in _KEPT if name in noun.features}
    wanted = kept if case == "Nom" else {**kept, "Case": case}
    stem = noun.lemma.casefold()
    may_say = frozenset(wanted)
    plain = _forms(stem, "noun", _stem_harmony(stem), {}, _PLAIN, verb=False, may_say=may_say)
    return min((form.text for form in plain if form.features == wanted), key=len, default=None)


def _forms(
    stem: str,
    state: str,
    vowels: Harmony,
    said: Features,
    depth: int,
    *,
    verb: bool,
    may_say: frozenset[str] | None = None,
) -> Iterator[Form]:
    """Yield a form and those that grow from it, with no endings that say more than they may."""
    if state not in OPEN_STATES and state != "verb":
        yield Form(stem, said)
    if depth == 0:
        return
    last = letter_class(stem)
    for allomorphs in TABLE[state].values():
        for form in allomorphs:
            if last not in form.classes or not agrees(vowels, form.harmony):
                continue
            if form.ending.mark == "derive":
                continue
            if may_say is not None and not form.ending.features.keys() <= may_say:
                continue
            after = vowels if form.harmony == "open" else form.harmony
            grown = attach(stem, form.text, verb=verb)
            merged = {**said, **form.ending.features}
            yield from _forms(
                grown, form.ending.target, after, merged, depth - 1, verb=verb, may_say=may_say
            )


def attach(stem: str, ending: str, *, verb: bool = False) -> str:
    """Write an ending after a stem with the sound changes between them: білік + і is білігі."""
    first, last = ending[0], stem[-1]
    if first in VOWELS and last in VOICED and (verb or len(stem) > 2):
        return stem[:-1] + VOICED[last] + ending
    if last == "й" and first in "ау":
        return stem[:-1] + {"а": "я", "у": "ю"}[first] + ending[1:]
    if first == "у" and last in "ыі":
        return stem[:-1] + ending
    return stem + ending


def _stem_harmony(stem: str) -> Harmony:
    found = harmony(stem)
    if found != "open":
        return found
    letters = frozenset(stem)
    return "back" if letters & _BACK_SIGNS or not letters & _FRONT_SIGNS else "front"
