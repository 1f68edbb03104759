"""Answers to questions, drawn: steps over days, bars, and spans of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import Final

from bilik.graph.question import Chart

WIDTH: Final = 960
LEFT: Final = 320
RIGHT: Final = 920
_ROW: Final = 26
_TOP: Final = 10
_MOST: Final = 60
_STEPS_HEIGHT: Final = 300
_LABEL: Final = 38

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar or span with its label; `x` and `width` in the picture, `text` beside it."""

    label: str
    short: str
    y: int
    x: int
    width: int
    text: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Values of one column over days: the outline and its name at the end."""

    name: str
    path: str
    y: int
    last: str


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn; `ticks` are (x, text) below, `levels` are (y, text) at the side."""

    kind: str
    height: int
    bars: Sequence[Bar] = ()
    lines: Sequence[Line] = ()
    ticks: Sequence[tuple[int, str]] = ()
    levels: Sequence[tuple[int, str]] = ()
    shown: int = 0
    total: int = 0


def plot(chart: Chart, rows: Sequence[Row]) -> Plot | None:
    """Draw an answer, or return None when it has nothing that can be drawn."""
    drawn = {"bars": _bars, "spans": _spans, "steps": _steps}[chart.kind](chart, rows)
    return drawn if drawn and (drawn.bars or drawn.lines) else None


def _bars(chart: Chart, rows: Sequence[Row]) -> Plot:
    column = chart.values[0]
    kept = [row for row in rows if _number(row.get(column)) is not None]
    most = max((_number(row[column]) or 0 for row in kept), default=0) or 1
    bars = [
        _bar(
            n, row[chart.label], LEFT, round((_number(row[column]) or 0) / most * 560), row[column]
        )
        for n, row in enumerate(kept[:_MOST])
    ]
    return Plot("bars", _height(bars), bars, shown=len(bars), total=len(kept))


def _spans(chart: Chart, rows: Sequence[Row]) -> Plot:
    kept = [row for row in rows if _day(row.get(chart.since))]
    days = [_day(row.get(name)) for row in kept for name in (chart.since, chart.until)]
    known = [day for day in days if day]
    if not known:
        return Plot("spans", 0)
    first, last = max(min(known), date(1985, 1, 1)), _year_after(max(known))
    bars = [_span(n, row, chart, first, last) for n, row in enumerate(kept[:_MOST])]
    years = range(first.year + 5 - first.year % 5, last.year + 1, 5)
    ticks = [(_x(date(year, 1, 1), first, last), str(year)) for year in years]
    return Plot("spans", _height(bars), bars, ticks=ticks, shown=len(bars), total=len(kept))


def _span(number: int, row: Row, chart: Chart, first: date, last: date) -> Bar:
    since, until = _day(row[chart.since]) or first, _day(row.get(chart.until))
    left, right = _x(since, first, last), _x(until or last, first, last)
    text = f"{row[chart.since]} – {row.get(chart.until) or ''}".strip()
    return _bar(number, row[chart.label], left, max(right - left, 3), text, open_=until is None)


def _bar(number: int, label: str, x: int, width: int, text: str, *, open_: bool = False) -> Bar:
    short = label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"
    return Bar(label, short, _TOP + number * _ROW, x, width, text, open_)


def _height(bars: Sequence[Bar]) -> int:
    return _TOP + len(bars) * _ROW + 26


def _steps(chart: Chart, rows: Sequence[Row]) -> Plot | None:
    kept = [(day, row) for row in rows if (day := _day(row.get(chart.since)))]
    if not kept:
        return None
    first, last = kept[0][0], _year_after(kept[-1][0])
    numbers = [_number(row.get(name)) or 0 for _, row in kept for name in chart.values]
    most = max(numbers) or 1

    def y(value: float) -> int:
        return round(_STEPS_HEIGHT - 30 - value / most * (_STEPS_HEIGHT - 60))

    lines = []
    for name in chart.values:
        points = [(_x(day, first, last, 60), y(_number(row.get(name)) or 0)) for day, row in kept]
        path = f"M{points[0][0]} {points[0][1]}" + "".join(f"H{a}V{b}" for a, b in points[1:])
        lines.append(Line(name, f"{path}H{RIGHT - 140}", points[-1][1], kept[-1][1].get(name, "")))
    years = range(first.year + 5 - first.year % 5, last.year + 1, 5)
    ticks = [(_x(date(year, 1, 1), first, last, 60), str(year)) for year in years]
    levels = [(y(most * part / 4), f"{most * part / 4:g}") for part in range(5)]
    size = len(kept)
    return Plot("steps", _STEPS_HEIGHT, (), lines, ticks, levels, size, size)


def _x(day: date, first: date, last: date, left: int = LEFT) -> int:
    right = RIGHT if left == LEFT else RIGHT - 140
    share = (day - first) / ((last - first) or timedelta(days=1))
    return round(left + min(max(share, 0.0), 1.0) * (right - left))


def _year_after(day: date) -> date:
    return day + min(timedelta(days=365), date.max - day)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if isfinite(number) else None
