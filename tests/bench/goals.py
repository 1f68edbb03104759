"""The figures as tables, with the goals of the project beside them."""

import json
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.bench.query import BenchQuery

_MB = 1 << 20


class Figures(Protocol):
    """What is known of one server."""

    load_seconds: float
    load_work: float
    load_bytes: int
    disk_bytes: int
    start_seconds: list[float]
    settle_seconds: list[float]
    memory_bytes: int
    rates: dict[tuple[str, int], list[float]]
    wrong: dict[str, str]

    def rate(self, query: str, connections: int) -> float | None:
        """Return the median rate."""
        ...

    def percentile(self, query: str, connections: int, part: int) -> float | None:
        """Return the seconds within which `part` of 100 answers came."""
        ...


Records = Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, what was reached, and whether that is enough; None when it was not measured."""

    text: str
    reached: float | None
    least: float | None = None
    most: float | None = None

    @property
    def verdict(self) -> str:
        """Say whether the goal is met."""
        if self.reached is None:
            return "not measured"
        low = self.least is not None and self.reached < self.least
        high = self.most is not None and self.reached > self.most
        return "not met" if low or high else "met"

    @property
    def wanted(self) -> str:
        """Say what is asked for."""
        return f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"

    def as_json(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "goal": self.text,
            "wanted": self.wanted,
            "reached": self.reached,
            "verdict": self.verdict,
        }


def as_markdown(found: Iterable[Goal]) -> str:
    """Return a table of goals."""
    rows = [
        [
            goal.text,
            goal.wanted,
            "-" if goal.reached is None else f"{goal.reached:.3g}",
            goal.verdict,
        ]
        for goal in found
    ]
    return _table(["goal", "wanted", "reached", ""], rows)


def ratios(
    records: Records, queries: Iterable[BenchQuery], name: str, against: str, connections: int
) -> dict[str, float]:
    """Return the rates of one server as ratios to another, by query."""
    found = {}
    for query in queries:
        ours, theirs = (records[each].rate(query.name, connections) for each in (name, against))
        if ours and theirs:
            found[query.name] = ours / theirs
    return found


def mean(values: Iterable[float]) -> float | None:
    """Return the geometric mean, or None of nothing."""
    known = list(values)
    return math.exp(statistics.fmean(map(math.log, known))) if known else None


def goals(queries: Sequence[BenchQuery], records: Records) -> list[Goal]:
    """Return the goals of the project with what was reached."""

    def ratio(name: str, against: str, connections: int) -> float | None:
        if name not in records or against not in records:
            return None
        return mean(ratios(records, queries, name, against, connections).values())

    found: list[Goal] = []
    for connections in (1, 16):
        cold, cached = (ratio(name, "oxigraph", connections) for name in ("bilik", "bilik-cached"))
        at = f"{connections} connection{'s' if connections > 1 else ''}"
        found.append(Goal(f"geometric mean to oxigraph serve, {at}, cache off", cold, 1.0))
        found.append(Goal(f"geometric mean to oxigraph serve, {at}, cache on", cached, 1.5))
        slowest = _slowest(queries, records, connections)
        found.append(Goal(f"the slowest query to oxigraph serve, {at}, cache off", slowest, 0.4))
    found.append(
        Goal("geometric mean to rdflib-endpoint", ratio("bilik", "rdflib-endpoint", 1), 15)
    )
    found.append(Goal("geometric mean to Virtuoso 7", ratio("bilik", "virtuoso", 1), 1.0))
    found.append(Goal("time of the export to oxigraph serve", _export(records), most=0.6))
    return found


def _slowest(queries: Sequence[BenchQuery], records: Records, connections: int) -> float | None:
    if not {"bilik", "oxigraph"} <= records.keys():
        return None
    return min(ratios(records, queries, "bilik", "oxigraph", connections).values(), default=None)


def _export(records: Records) -> float | None:
    if not {"bilik", "oxigraph"} <= records.keys():
        return None
    ours, theirs = (records[name].rate("export", 1) for name in ("bilik", "oxigraph"))
    return theirs / ours if ours and theirs else None


def markdown(
    triples: int, queries: Sequence[BenchQuery], records: Records, missing: Iterable[str]
) -> str:
    """Return all tables as Markdown."""
    parts = [
        f"## Endpoints, {triples:,} triples",
        _rates(queries, records),
        *(_times(queries, records, connections) for connections in (1, 16)),
        _costs(records),
    ]
    wrong = [
        f"* {name}, {query}: {why}"
        for name, record in records.items()
        for query, why in record.wrong.items()
    ]
    parts += ["Wrong or missing answers:\n\n" + "\n".join(wrong)] if wrong else []
    parts += ["Left out: " + "; ".join(missing) + "."] if missing else []
    return "\n\n".join([*parts, as_markdown(goals(queries, records))])


def _rates(queries: Sequence[BenchQuery], records: Records) -> str:
    """Answers per second of the first server at 1 / 16 connections, and ratios of the others."""
    first, *others = records
    rows = []
    for query in queries:
        cells = [_pair(records[first].rate(query.name, n) for n in (1, 16))]
        cells += [
            _pair(ratios(records, [query], name, first, n).get(query.name) for n in (1, 16))
            for name in others
        ]
        rows.append([query.title, *cells])
    means = [
        _pair(mean(ratios(records, queries, name, first, n).values()) for n in (1, 16))
        for name in others
    ]
    rows.append(["**geometric mean**", "1", *means])
    return _table(["query", f"{first} (answers/s, 1 / 16)", *others], rows)


def _times(queries: Sequence[BenchQuery], records: Records, connections: int) -> str:
    """How long answers took: half of them, and 99 of 100."""
    rows = [
        [
            query.title,
            *(
                _pair(_milliseconds(record, query, connections, part) for part in (50, 99))
                for record in records.values()
            ),
        ]
        for query in queries
    ]
    return _table([f"ms, median / 99th percentile, {connections} connections", *records], rows)


def _milliseconds(record: Figures, query: BenchQuery, connections: int, part: int) -> float | None:
    seconds = record.percentile(query.name, connections, part)
    return None if seconds is None else seconds * 1000


def _costs(records: Records) -> str:
    rows = [
        [
            name,
            f"{record.load_seconds:.1f} / {record.load_work:.1f}",
            f"{record.disk_bytes / _MB:.0f}",
            f"{record.memory_bytes / _MB:.0f}",
            _median(record.start_seconds),
            _median(record.settle_seconds),
        ]
        for name, record in records.items()
    ]
    head = [
        "server",
        "load (s / s of processors)",
        "disk (MiB)",
        "memory (MiB)",
        "start to first answer (s)",
    ]
    return _table([*head, "then until in memory (s)"], rows)


def _median(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f}" if values else "-"


def _pair(values: Iterable[float | None]) -> str:
    return " / ".join("-" if value is None else f"{value:,.3g}" for value in values)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def as_json(queries: Sequence[BenchQuery], records: Records, left_out: Sequence[str] = ()) -> str:
    """Return all figures as JSON."""
    found = [each.as_json() for each in goals(queries, records)]
    members = {"servers": figures(records), "goals": found, "left_out": left_out}
    return json.dumps(members, indent=2)


def figures(records: Records) -> dict[str, object]:
    """Return what is known of each server, for JSON."""
    return {
        name: {
            "load_seconds": record.load_seconds,
            "load_work": record.load_work,
            "load_bytes": record.load_bytes,
            "disk_bytes": record.disk_bytes,
            "memory_bytes": record.memory_bytes,
            "start_seconds": record.start_seconds,
            "settle_seconds": record.settle_seconds,
            "wrong": record.wrong,
            "answers_per_second": {
                f"{query}@{connections}": rates
                for (query, connections), rates in record.rates.items()
            },
        }
        for name, record in records.items()
    }
