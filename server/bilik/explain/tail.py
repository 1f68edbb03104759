"""What follows the pattern of a query and may leave none of its solutions."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bilik.explain.candidate import Candidate, Edit
from bilik.explain.culprit import pattern
from bilik.explain.probe import Probe
from bilik.explain.reading import Piece, Reading
from bilik.store.lexemes import code

_WORDS: Final = {"LIMIT", "OFFSET", "HAVING"}


def causes(probe: Probe, reading: Reading) -> Iterator[Candidate]:
    """Blame LIMIT 0, an OFFSET past the end, or HAVING, when the pattern itself has solutions."""
    if not probe.holds(reading, pattern(reading, reading.where.elements)):
        return
    tail = reading.tail
    pieces = list(code(reading.text[tail.start : tail.end]))
    for piece, following in pairwise(pieces):
        word = piece.text.upper()
        if word not in _WORDS:
            continue
        start, end = tail.start + piece.start, tail.start + following.start + len(following.text)
        place, values = Piece(start, end), (("term", reading.text[start:end]),)
        if word == "LIMIT" and following.text.strip("0") == "":
            yield Candidate("limit", place, (Edit(start, end, "LIMIT 100"),), values)
        elif word == "OFFSET" and following.text.strip("0"):
            yield Candidate("offset", place, (Edit(start, end, ""),), values)
        elif word == "HAVING":
            having = Piece(start, len(reading.text.rstrip()))
            yield Candidate("having", having, (), (("term", reading.text[start : having.end]),))
