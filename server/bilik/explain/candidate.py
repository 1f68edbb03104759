"""Changes of a query that may give it rows, and whether they do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilik.errors import CallerGoneError, ClientBusyError, StoreBusyError, StoreError
from bilik.explain.culprit import Culprit, Kind, pattern
from bilik.explain.names import Names
from bilik.explain.probe import Probe
from bilik.explain.reading import (
    Block,
    Element,
    Group,
    Piece,
    Reading,
    Triple,
    UnreadableError,
    read,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Other characters in place of [start, end)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be wrong (`code`), where, and the edits that would mend it.

    Without edits it only says what is wrong. `values` go into the words of the message; `nearest`
    are IRIs that may be meant.
    """

    code: str
    place: Piece
    edits: tuple[Edit, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What causes are looked for in: a culprit of a query, and what may be asked about it."""

    probe: Probe
    reading: Reading
    culprit: Culprit
    names: Names

    def pattern(self, elements: Sequence[Element] | None = None) -> str:
        """Write some elements, else those of the culprit, inside the culprit's GRAPH blocks."""
        chosen = self.culprit.elements if elements is None else elements
        return pattern(self.reading, chosen, self.culprit.graphs)


def replacing(place: Piece, text: str) -> tuple[Edit, ...]:
    """Return the edit that puts a text in place of another."""
    return (Edit(place.start, place.end, text),)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits done; they do not overlap."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def before(offset: int, edits: Iterable[Edit]) -> int:
    """Return where in the text before some edits an offset of the text after them was."""
    for edit in sorted(edits, key=lambda each: each.start):
        if offset < edit.start + bool(edit.text):
            break
        growth = len(edit.text) - (edit.end - edit.start)
        offset = max(edit.start, offset - growth)
    return offset


def helps(probe: Probe, reading: Reading, culprit: Culprit, edits: Sequence[Edit]) -> int:
    """Return 2 when the query has rows after some edits, 1 when only its culprit has, else 0."""
    text = apply(reading.text, edits)
    try:
        if has_rows(probe, text):
            return 2
        return int(_mended(probe, reading, read(text), culprit))
    except (CallerGoneError, ClientBusyError, StoreBusyError):
        raise
    except (StoreError, UnreadableError):
        return 0


def has_rows(probe: Probe, text: str) -> bool | None:
    """Tell whether the whole query has a row; None when that takes too long.

    Raises QuerySyntaxError and UnreadableError.
    """
    reading = read(text)
    if reading.form == "SELECT":
        # On a line of its own, since the query may end in a comment.
        inside = f"{{ {{ {reading.subquery}\n}} }}"
        outside = f"{reading.prologue}SELECT * {reading.from_clauses}"
        rows = probe.rows(f"{outside} {inside} LIMIT 1")
        return None if rows is None else bool(rows)
    return probe.holds(reading, pattern(reading, reading.where.elements))


def _mended(probe: Probe, old: Reading, new: Reading, culprit: Culprit) -> bool:
    olds, news = list(_flat(old.where)), list(_flat(new.where))
    if len(olds) != len(news):
        return False
    twins = {id(was): now for was, now in zip(olds, news, strict=True)}
    elements = [*culprit.elements]
    if culprit.kind is Kind.FILTER:
        elements = [*culprit.around, *elements]
    if any(id(each) not in twins for each in elements):
        return False
    same = [twins[id(each)] for each in elements]
    graphs = [twins[id(each)].name for each in olds if _encloses(each, culprit)]  # type: ignore[union-attr]
    return bool(probe.holds(new, pattern(new, same, [g for g in graphs if g])))


def _encloses(element: Element, culprit: Culprit) -> bool:
    return isinstance(element, Block) and element.name in culprit.graphs and bool(element.name)


def _flat(group: Group) -> Iterable[Element]:
    for each in group.elements:
        yield each
        if not isinstance(each, Triple) and isinstance(each, Block):
            for inner in each.groups:
                yield from _flat(inner)
