"""Reads the tables of endings: compiled allomorphs, and every way to read a string of endings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bilik.text.kk.letters import EVERY_CLASS, Harmony, harmony, letter_class
from bilik.text.kk.tables import (
    DISHARMONY_COST,
    MARK_COST,
    OPEN_STATES,
    STATES,
    STEP_COST,
    VOICE_COST,
    Ending,
)

_TO_BACK = str.maketrans("АЫҒҚ", "аығқ")
_TO_FRONT = str.maketrans("АЫҒҚ", "еігк")
# Written with a plain ғ or қ, an ending's first consonant still follows harmony.
_HARMONIC = str.maketrans("ғқ", "ҒҚ")


@dataclass(frozen=True, slots=True, eq=False)
class Allomorph:
    """One written form of an ending: what may stand before it, and its harmony."""

    text: str
    classes: str
    harmony: Harmony
    ending: Ending
    cost: float


@dataclass(frozen=True, slots=True)
class Parse:
    """The endings behind a stem, in order, and how unlikely they are together."""

    endings: tuple[Ending, ...]
    cost: float


def _allomorphs(ending: Ending) -> Iterator[Allomorph]:
    cost = STEP_COST + MARK_COST.get(ending.mark, 0.0)
    cost += VOICE_COST if "Voice" in ending.features else 0.0
    for form in ending.forms.split():
        template, _, classes = form.partition(":")
        template = template.translate(_HARMONIC)
        back, front = template.translate(_TO_BACK), template.translate(_TO_FRONT)
        classes = classes or EVERY_CLASS
        if back == front:
            yield Allomorph(back, classes, "open", ending, cost)
        else:
            yield Allomorph(back, classes, "back", ending, cost)
            yield Allomorph(front, classes, "front", ending, cost)


def _compile(endings: list[Ending]) -> Mapping[str, tuple[Allomorph, ...]]:
    by_letter: dict[str, tuple[Allomorph, ...]] = {}
    for ending in endings:
        for allomorph in _allomorphs(ending):
            letter = allomorph.text[0]
            by_letter[letter] = (*by_letter.get(letter, ()), allomorph)
    return by_letter


# state -> first letter -> the allomorphs that begin with it
TABLE: Mapping[str, Mapping[str, tuple[Allomorph, ...]]] = {
    state: _compile(endings) for state, endings in STATES.items()
}


def agrees(stem: Harmony, ending: Harmony) -> bool:
    """Tell whether vowel harmony allows the ending after the stem."""
    return "open" in (stem, ending) or stem == ending


def parse_endings(stem: str, suffix: str, state: str) -> tuple[Parse, ...]:
    """Return every way to read `suffix` as endings of `stem`; none when it cannot be read."""
    return _parse(suffix, state, letter_class(stem), harmony(stem))


@lru_cache(maxsize=1 << 17)
def parse_after(suffix: str, state: str, last_class: str) -> tuple[Parse, ...]:
    """Read `suffix` after something whose sound is unknown but for its last letter's class."""
    return _parse(suffix, state, last_class, "open")


@lru_cache(maxsize=1 << 17)
def _parse(suffix: str, state: str, last_class: str, vowels: Harmony) -> tuple[Parse, ...]:
    if not suffix:
        return () if state in OPEN_STATES else (Parse((), 0.0),)
    found: list[Parse] = []
    for form in TABLE[state].get(suffix[0], ()):
        if last_class not in form.classes or not suffix.startswith(form.text):
            continue
        cost = form.cost if agrees(vowels, form.harmony) else form.cost + DISHARMONY_COST
        harmony_after = vowels if form.harmony == "open" else form.harmony
        rest = suffix[len(form.text) :]
        after = _parse(rest, form.ending.target, letter_class(form.text), harmony_after)
        found += [Parse((form.ending, *tail.endings), cost + tail.cost) for tail in after]
    return tuple(found)
