"""The chart of powers over time: branches stacked, with what is unknown above them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, pairwise
from typing import Final

from bilik.store.asking import Row
from bilik.web.views.matrix import CONCEPT, HELD

WIDTH: Final = 960
LEFT: Final = 40
RIGHT: Final = 728
TOP: Final = 64
BOTTOM: Final = 396
ALL: Final = CONCEPT + "mt-all-branches"
_OPEN: Final = (CONCEPT + "hs-disputed", CONCEPT + "hs-unknown")
_YEARS_TOLD: Final = 8  # on the axis, at most
_LABEL_GAP: Final = 17
# The lines that years of reforms stand on, and what one takes.
_YEAR_ROWS: Final = (46, 30)
_YEAR_WIDTH: Final = 36


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that are drawn: from the first day of one to the first day of another."""

    first: date
    last: date

    @classmethod
    def of(cls, days: Sequence[str]) -> "Axis":
        """Return whole years around days in order, with a little room behind them."""
        return cls(date(int(days[0][:4]), 1, 1), date(int(days[-1][:4]) + 2, 1, 1))

    def x(self, day: str) -> int:
        """Return where a day (YYYY-MM-DD) is."""
        gone = (date.fromisoformat(day) - self.first) / (self.last - self.first)
        return round(LEFT + gone * (RIGHT - LEFT))

    def has(self, day: str) -> bool:
        """Tell whether a day is drawn."""
        return self.first <= date.fromisoformat(day) < self.last

    def years(self) -> list[tuple[int, int]]:
        """Return the years that are told, some apart, and where they begin."""
        span = self.last.year - self.first.year
        step = next(n for n in count(5, 5) if span <= n * _YEARS_TOLD)
        shown = range(self.first.year, self.last.year - 1, step)
        return [(year, self.x(f"{year}-01-01")) for year in shown]


@dataclass(frozen=True, slots=True)
class Layer:
    """A branch: its area, and the name beside the end of it."""

    branch: str
    number: int
    path: str
    value: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Period:
    """The time of one act version: counts on its first day, and the version before it."""

    version: str
    since: str
    x: int
    width: int
    held: int
    partial: int
    open: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A reform at its day; `label_y` is where its year stands, 0 when it bears none."""

    reform: str
    day: str
    x: int
    changes: int
    label_y: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn; `table` has a line of counts for each day."""

    layers: Sequence[Layer]
    unknown: str
    periods: Sequence[Period]
    marks: Sequence[Mark]
    years: Sequence[tuple[int, int]]
    levels: Sequence[tuple[int, int]]
    table: Sequence[tuple[str, str, Mapping[str, int]]]
    total: int


def chart(measures: Sequence[Row], reforms: Iterable[Row]) -> Chart | None:
    """Draw the measures of one holder; None when there are none."""
    counts = _counts(measures)
    if not counts:
        return None
    days = sorted(counts)
    held_last = {branch: _held(statuses) for branch, statuses in counts[days[-1]].items()}
    branches = sorted(held_last.keys() - {ALL}, key=lambda b: (-held_last[b], b))
    total = sum(counts[days[0]].get(ALL, {}).values())
    versions = {row["day"][:10]: row["version"] for row in measures}
    axis = Axis.of(days)
    edges = [*map(axis.x, days), RIGHT]
    layers, tops = _layers(counts, days, branches, total, edges)
    upper = [top + _open(counts[day]) for day, top in zip(days, tops, strict=True)]
    return Chart(
        layers=layers,
        unknown=_area(edges, tops, upper, total),
        periods=_periods(counts, days, versions, axis),
        marks=_marks(reforms, axis),
        years=axis.years(),
        levels=[(level, _y(level, total)) for level in range(0, total, 20)],
        table=[(day, versions[day], _status(counts[day][ALL])) for day in days],
        total=total,
    )


Counts = dict[str, dict[str, dict[str, int]]]


def _counts(measures: Iterable[Row]) -> Counts:
    counts: Counts = {}
    for row in measures:
        of = counts.setdefault(row["day"][:10], {}).setdefault(row["branch"], {})
        of[row["status"]] = int(float(row["value"]))
    return counts


def _held(statuses: Mapping[str, int]) -> int:
    return sum(statuses.get(status, 0) for status in HELD)


def _status(statuses: Mapping[str, int]) -> Mapping[str, int]:
    return {status.rpartition("hs-")[2]: number for status, number in statuses.items()}


def _open(branches: Mapping[str, Mapping[str, int]]) -> int:
    return sum(branches.get(ALL, {}).get(status, 0) for status in _OPEN)


def _y(value: int, total: int) -> int:
    return round(BOTTOM - value / total * (BOTTOM - TOP))


def _layers(
    counts: Counts,
    days: Sequence[str],
    branches: Sequence[str],
    total: int,
    edges: Sequence[int],
) -> tuple[list[Layer], list[int]]:
    floor = [0 for _ in days]
    layers: list[Layer] = []
    place = BOTTOM + _LABEL_GAP
    for number, branch in enumerate(branches, 1):
        values = [_held(counts[day].get(branch, {})) for day in days]
        top = [low + value for low, value in zip(floor, values, strict=True)]
        middle = _y((floor[-1] + top[-1]) // 2, total) + 5
        place = min(middle, place - _LABEL_GAP)
        layers.append(Layer(branch, number, _area(edges, floor, top, total), values[-1], place))
        floor = top
    return layers, floor


def _area(edges: Sequence[int], low: Sequence[int], high: Sequence[int], total: int) -> str:
    """Return the outline of steps: forth along the upper edge, back along the lower one."""
    forth = [f"H{right}V{_y(v, total)}" for v, right in zip(high[1:], edges[1:-1], strict=True)]
    back = [f"H{left}V{_y(v, total)}" for v, left in zip(low[-2::-1], edges[-2:0:-1], strict=True)]
    start = f"M{edges[0]} {_y(low[0], total)}V{_y(high[0], total)}"
    return f"{start}{''.join(forth)}H{RIGHT}V{_y(low[-1], total)}{''.join(back)}H{edges[0]}Z"


def _periods(
    counts: Counts, days: Sequence[str], versions: Mapping[str, str], axis: Axis
) -> list[Period]:
    firsts: dict[str, str] = {}
    for day in days:
        firsts.setdefault(versions[day], day)
    order = list(firsts)
    edges = [*map(axis.x, firsts.values()), RIGHT]
    made = []
    for number, (version, (left, right)) in enumerate(zip(order, pairwise(edges), strict=True)):
        status = _status(counts[firsts[version]][ALL])
        made.append(
            Period(
                version=version,
                since=firsts[version],
                x=left,
                width=right - left,
                held=status.get("held", 0),
                partial=status.get("partial", 0),
                open=status.get("unknown", 0) + status.get("disputed", 0),
                before=order[number - 1] if number else "",
            )
        )
    return made


def _marks(reforms: Iterable[Row], axis: Axis) -> list[Mark]:
    """Place the years in one of two rows, each year once."""
    marks: list[Mark] = []
    ends = dict.fromkeys(_YEAR_ROWS, -_YEAR_WIDTH)
    for row in reforms:
        day = row["day"][:10]
        if not axis.has(day):
            continue
        x, seen = axis.x(day), any(mark.day[:4] == day[:4] for mark in marks)
        free = [y for y, end in ends.items() if x - end >= _YEAR_WIDTH]
        label_y = free[0] if free and not seen else 0
        if label_y:
            ends[label_y] = x
        marks.append(Mark(row["reform"], day, x, int(row["changes"]), label_y))
    return marks
