"""A document as the reader shows it: its sentences, highlighted, with the statements of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from bilik.text.segment import sentences
from bilik.vocabulary import local
from bilik.web.views.spans import Mark, Segment, flatten, stretches
from bilik.web.views.statements import Statement


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence (with its number from 1), or what stands between two (number 0)."""

    number: int
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.segments[0].start


def read(text: str, statements: Sequence[Statement]) -> list[Stretch]:
    """Highlight the spans of all statements; the stretches add up to the text."""
    bounds = [(span.start, span.end) for span in sentences(text)]
    cuts = {place for bound in bounds for place in bound}
    # Every passage begins a segment, so that a link to its first character finds one.
    cuts |= {passage.start for each in statements for passage in each.evidence}
    segments = flatten(text, _marks(statements), cuts)
    by_sentence = _by_sentence(bounds, statements)
    return [
        Stretch(0, tuple(group))
        if number is None
        else Stretch(number + 1, tuple(group), tuple(by_sentence.get(number, ())))
        for number, group in stretches(segments, bounds)
    ]


def _marks(statements: Sequence[Statement]) -> list[Mark]:
    return [
        Mark(start, end, each.key, local(role))
        for each in statements
        for passage in each.evidence
        for role, start, end, _ in passage.roles
    ]


def _by_sentence(
    bounds: Sequence[tuple[int, int]], statements: Sequence[Statement]
) -> dict[int, list[Statement]]:
    """Return the statements of each sentence that one of their passages touches."""
    found: dict[int, list[Statement]] = {}
    for number, (start, end) in enumerate(bounds):
        touching = [
            each
            for each in statements
            if any(e.start < end and start < e.end for e in each.evidence)
        ]
        if touching:
            found[number] = touching
    return found
