"""The matrix of powers: types of power by act version, each cell what is established."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bilik.store.asking import Row
from bilik.vocabulary import ID, local
from bilik.web.views.day import Span

CONCEPT: Final = ID + "concept/"
# In the order of the legend; the sign tells them apart where colour does not.
STATUSES: Final[Mapping[str, str]] = {
    CONCEPT + "hs-held": "●",
    CONCEPT + "hs-partial": "◐",
    CONCEPT + "hs-disputed": "≠",
    CONCEPT + "hs-unknown": "?",
    CONCEPT + "hs-not-held": "–",
}
UNKNOWN: Final = CONCEPT + "hs-unknown"
HELD: Final = (CONCEPT + "hs-held", CONCEPT + "hs-partial")


@dataclass(frozen=True, slots=True)
class Version:
    """An act version: one column."""

    iri: str
    act: str
    span: Span


@dataclass(frozen=True, slots=True)
class Record:
    """What is established about one power under one act version: a part of a cell."""

    iri: str
    status: str
    span: Span
    consents: int

    @property
    def sign(self) -> str:
        """The sign of the status."""
        return STATUSES.get(self.status, "")

    @property
    def name(self) -> str:
        """The status as a name for style sheets."""
        return local(self.status)


@dataclass(frozen=True, slots=True)
class Line:
    """A type of power with its cells, one list of records for each column."""

    type: str
    branches: tuple[str, ...]
    dimensions: tuple[str, ...]
    cells: tuple[tuple[Record, ...], ...]

    def statuses(self, day: str) -> set[str]:
        """Return the status on a day, or without one all there ever were."""
        records = [record for cell in self.cells for record in cell]
        if not day:
            return {record.status for record in records}
        # What is not recorded on a day is unknown on it, and never counted as not held.
        return {record.status for record in records if record.span.covers(day)} or {UNKNOWN}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader filters by; an empty text filters nothing."""

    branch: str = ""
    dimension: str = ""
    status: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns and lines, grouped by first branch.

    `column` is the version in force on the day asked for, `on_day` counts the lines by status on
    it; `counts` does so for the records under each version.
    """

    versions: Sequence[Version]
    groups: Sequence[tuple[str, Sequence[Line]]]
    column: int | None = None
    counts: Sequence[Mapping[str, int]] = field(default_factory=list)
    on_day: Mapping[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> int:
        """The number of types shown."""
        return sum(len(lines) for _, lines in self.groups)


def versions_of(rows: Iterable[Row]) -> list[Version]:
    """Read the columns."""
    return [
        Version(row["version"], row["act"], Span.of(row.get("from"), row.get("to"))) for row in rows
    ]


def matrix(
    versions: Sequence[Version], types: Iterable[Row], records: Iterable[Row], wanted: Wanted
) -> Matrix:
    """Put records into cells and keep the lines that are wanted."""
    column = next((n for n, v in enumerate(versions) if v.span.covers(wanted.day)), None)
    column = column if wanted.day else None
    lines = [line for line in _lines(versions, types, records) if _fits(line, wanted, column)]
    groups = {line.branches[0]: None for line in lines}
    return Matrix(
        versions=versions,
        groups=[(b, [line for line in lines if line.branches[0] == b]) for b in groups],
        column=column,
        counts=[
            Counter(record.status for line in lines for record in line.cells[n])
            for n in range(len(versions))
        ],
        on_day=Counter(status for line in lines for status in line.statuses(wanted.day)),
    )


def _lines(
    versions: Sequence[Version], types: Iterable[Row], records: Iterable[Row]
) -> Iterable[Line]:
    cells: dict[tuple[str, str], list[Record]] = {}
    for row in records:
        span = Span.of(row.get("from"), row.get("to"))
        record = Record(row["record"], row["status"], span, int(row["consents"]))
        cells.setdefault((row["type"], row["version"]), []).append(record)
    recorded = {kind for kind, _ in cells}
    for kind, (branches, dimensions) in _kinds(types).items():
        if kind in recorded:
            found = tuple(tuple(cells.get((kind, v.iri), ())) for v in versions)
            yield Line(kind, branches, dimensions, found)


def _kinds(types: Iterable[Row]) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the branches, the first one leading, and the dimensions of each type."""
    kinds: dict[str, tuple[list[str], list[str]]] = {}
    for row in types:
        branches, dimensions = kinds.setdefault(row["type"], ([row["branch"]], []))
        branches.extend(row[key] for key in ("branch", "also") if key in row)
        dimensions.extend(row[key] for key in ("dimension",) if key in row)
    return {
        kind: (tuple(dict.fromkeys(branches)), tuple(dict.fromkeys(dimensions)))
        for kind, (branches, dimensions) in kinds.items()
    }


def _fits(line: Line, wanted: Wanted, column: int | None) -> bool:
    if wanted.day and column is None:
        return False
    return (
        (not wanted.branch or wanted.branch in map(local, line.branches))
        and (not wanted.dimension or wanted.dimension in map(local, line.dimensions))
        and (not wanted.status or wanted.status in map(local, line.statuses(wanted.day)))
    )
