"""Cues of consent and of stance in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CueMention:
    """A cue in a sentence: its kind (consent or stance), its concept and its tokens."""

    kind: str
    concept: str
    first: int
    last: int
