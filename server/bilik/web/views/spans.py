"""Overlapping spans of a text, resolved into flat segments that each know what covers them."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of characters, `start` inclusive and `end` exclusive, with the names it bears."""

    start: int
    end: int
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same marks cover from end to end."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the marks, each once."""
        return tuple(dict.fromkeys(mark.name for mark in self.marks))


def flatten(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> list[Segment]:
    """Cut a text where a mark begins or ends, and at `cuts`; the segments add up to the text.

    What lies outside the text is cut off; a mark without characters is left out.
    """
    size = len(text)
    kept = [mark for mark in marks if max(mark.start, 0) < min(mark.end, size)]
    ends = {end for mark in kept for end in (mark.start, mark.end)}
    places = sorted({0, size, *(place for place in {*ends, *cuts} if 0 < place < size)})
    waiting = deque(sorted(kept, key=lambda mark: (mark.start, -mark.end, mark.name, mark.role)))
    segments: list[Segment] = []
    open_marks: list[Mark] = []
    for start, end in pairwise(places):
        while waiting and waiting[0].start <= start:
            open_marks.append(waiting.popleft())
        open_marks = [mark for mark in open_marks if mark.end > start]
        segments.append(Segment(start, text[start:end], tuple(open_marks)))
    return segments


def stretches(
    segments: Sequence[Segment], bounds: Sequence[tuple[int, int]]
) -> list[tuple[int | None, list[Segment]]]:
    """Group segments by the interval they lie in (its number in `bounds`), None between them.

    The segments must have been cut at the bounds, which are in order and do not overlap.
    """
    groups: list[tuple[int | None, list[Segment]]] = []
    number = 0
    for segment in segments:
        while number < len(bounds) and bounds[number][1] <= segment.start:
            number += 1
        inside = number < len(bounds) and bounds[number][0] <= segment.start
        key = number if inside else None
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(segment)
    return groups
