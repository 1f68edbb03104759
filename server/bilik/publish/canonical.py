"""Quads as canonical N-Quads in order, however many there are.

RDF Dataset Canonicalization (https://www.w3.org/TR/rdf-canon/, RDFC-1.0) names blank nodes by the
quads that have some (section 4.4), so only these need to be in memory; lines are sorted in files.
"""

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, Triple

_LINES: Final = 200_000  # sorted in memory at a time, some 60 MB
_FILES: Final = 100  # read from at a time


def lines(quads: Iterable[Quad], scratch: Path) -> Iterator[bytes]:
    """Yield the lines of the canonical document, by code point, each once.

    Files go to the folder `scratch`, and have no names there.
    """
    return in_order((f"{quad} .\n".encode() for quad in _named(quads)), scratch)


def in_order(
    unsorted: Iterable[bytes], scratch: Path, *, most: int = _LINES, files: int = _FILES
) -> Iterator[bytes]:
    """Sort lines and leave out repeated ones, with at most some in memory and some files open."""
    rest = iter(unsorted)
    runs: list[IO[bytes]] = []
    try:
        while batch := sorted(islice(rest, most)):
            runs.append(_file(batch, scratch))
            if len(runs) == files:
                merged = _file(heapq.merge(*runs), scratch)
                _close(runs)
                runs.append(merged)
        for line, _ in groupby(heapq.merge(*runs)):
            yield line
    finally:
        _close(runs)


def _file(some: Iterable[bytes], scratch: Path) -> IO[bytes]:
    file = TemporaryFile(dir=scratch)  # noqa: SIM115 - whoever merges it closes it
    file.writelines(some)
    file.seek(0)
    return file


def _close(runs: list[IO[bytes]]) -> None:
    for run in runs:
        run.close()
    runs.clear()


def _named(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads, those with blank nodes last and under canonical names."""
    blank = Dataset()
    for quad in quads:
        if _has_blank(quad.subject, quad.object, quad.graph_name):
            blank.add(quad)
        else:
            yield quad
    blank.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    yield from blank


def _has_blank(*terms: object) -> bool:
    return any(
        isinstance(term, BlankNode)
        or (isinstance(term, Triple) and _has_blank(term.subject, term.object))
        for term in terms
    )
