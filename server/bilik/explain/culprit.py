"""Finds the smallest part of a query that has no solution."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bilik.explain.probe import Probe
from bilik.explain.reading import Block, Element, Group, Piece, Reading, Triple

Emptiness = Callable[[Sequence[Element]], bool]


class Kind(StrEnum):
    """How a part empties its group."""

    ALONE = "alone"  # it has no solution by itself
    TOGETHER = "together"  # it has none with others that it shares variables with
    FILTER = "filter"  # it removes all solutions


@dataclass(frozen=True, slots=True)
class Culprit:
    """The elements that have no solution, the last of which is to blame.

    `around` are the elements of the group that have one; `graphs` the names of the GRAPH blocks
    around the group, from the outermost.
    """

    kind: Kind
    elements: tuple[Element, ...]
    around: tuple[Element, ...] = ()
    graphs: tuple[Piece, ...] = field(default_factory=tuple)

    @property
    def blamed(self) -> Element:
        """The element that is to blame."""
        return self.elements[-1]


def pattern(reading: Reading, elements: Sequence[Element], graphs: Sequence[Piece] = ()) -> str:
    """Write elements as a pattern, inside their GRAPH blocks."""
    text = " ".join(
        reading.source(each) + (" ." if isinstance(each, Triple) else "") for each in elements
    )
    for graph in reversed(graphs):
        text = f"GRAPH {reading.source(graph)} {{ {text} }}"
    return text


def find(probe: Probe, reading: Reading) -> list[Culprit]:
    """Return what empties a query's pattern, one for each branch that does; raises OutOfTimeError.

    Nothing when the pattern has solutions, or when it cannot be told in time.
    """
    return list(_in_group(probe, reading, reading.where, ()))


def _in_group(
    probe: Probe, reading: Reading, group: Group, graphs: tuple[Piece, ...]
) -> Iterator[Culprit]:
    removing = [each for each in group.elements if _removes(each)]
    adding = [each for each in group.elements if not _removes(each)]

    def empty(elements: Sequence[Element]) -> bool:
        return probe.holds(reading, pattern(reading, elements, graphs)) is False

    alone = [each for each in adding if _may_lack(each) and empty([each])]
    if alone:
        for each in alone:
            around = tuple(other for other in adding if other not in alone)
            yield from _inside(probe, reading, each, around, graphs)
        return
    for number, each in enumerate(adding, start=1):
        if _joins(each) and number > 1 and empty(adding[:number]):
            kept = _least(adding[: number - 1], each, empty)
            yield Culprit(Kind.TOGETHER, (*kept, each), tuple(adding), graphs)
            return
    for number, each in enumerate(removing, start=1):
        if empty([*adding, each]):
            yield Culprit(Kind.FILTER, (each,), tuple(adding), graphs)
            return
        if number > 1 and empty([*adding, *removing[:number]]):
            yield Culprit(Kind.FILTER, tuple(removing[:number]), tuple(adding), graphs)
            return


def _removes(element: Element) -> bool:
    if isinstance(element, Triple):
        return False
    return element.word in {"FILTER", "MINUS"}


def _may_lack(element: Element) -> bool:
    """Tell whether an element can be without a solution by itself."""
    if isinstance(element, Triple):
        return True
    return element.word not in {"OPTIONAL", "BIND", "VALUES"}


def _joins(element: Element) -> bool:
    return isinstance(element, Triple) or element.word not in {"OPTIONAL", "BIND"}


def _inside(
    probe: Probe,
    reading: Reading,
    element: Element,
    around: tuple[Element, ...],
    graphs: tuple[Piece, ...],
) -> Iterator[Culprit]:
    """Blame an element, or rather what is to blame inside it."""
    found: list[Culprit] = []
    if isinstance(element, Block) and element.word in {"GROUP", "UNION", "GRAPH", "SELECT"}:
        within = (*graphs, element.name) if element.name else graphs
        for group in element.groups:
            found += _in_group(probe, reading, group, within)
    yield from found or (Culprit(Kind.ALONE, (element,), around, graphs),)


def _least(others: Sequence[Element], last: Element, empty: Emptiness) -> list[Element]:
    """Leave out one after the other what is not needed for `last` to have no solution."""
    kept = list(others)
    for each in others:
        fewer = [other for other in kept if other is not each]
        if empty([*fewer, last]):
            kept = fewer
    return kept
