"""How costs grow with the graph: `python -m tests.bench.growth [--sizes 100000,1000000,10000000]`.

Loads a generated graph of each size into ours and into `oxigraph serve`, serves it and asks each
query over one connection; the check queries of the project are asked of its default graph. A cost
keeps within n log n when it grows, from each size to the next, by no more than that and a quarter
for noise; where processor time is known, it decides, for seconds depend on what else the machine
does. What fails or takes too long is told, and loses nothing of the rest.
"""

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from tests.bench.endpoint import Bench, Plan, Record, generated, tell, working
from tests.bench.goals import Goal, as_markdown, figures
from tests.bench.peers import Bilik, Oxigraph
from tests.bench.query import BenchQuery, load

from bilik import resources
from bilik.graph.knowledge import Knowledge
from bilik.store.snapshot import Snapshots
from bilik.validate import queries as checks

_NOISE: Final = 1.25
_SIZES: Final = "100000,1000000,10000000"
_QUICK_SIZES: Final = "5000,50000"
_SECONDS: Final = 1.0
_QUICK_SECONDS: Final = 0.15
_PATIENCE: Final = 15.0
_CHECK_SECONDS: Final = 300.0
_WORK: Final = ", of processors"
_START: Final = "start to first answer"
_START_SECONDS: Final = 5.0
_LARGE: Final = 10_000_000

Costs = Mapping[str, float]


def costs(plan: Plan, tools: Path, notes: list[str]) -> tuple[Costs, dict[str, object]]:
    """Return the seconds of loading, of starting, of checks and of each query on a graph.

    `notes` are given what was left out. The second is all that was measured, for JSON.
    """
    ours = Bilik(environment={"BILIK_CACHE_BYTES": "0"})
    peers = [peer for peer in (Oxigraph(tools), ours) if not peer.available()]
    with tempfile.TemporaryDirectory(prefix="bilik-growth-") as name:
        folder = Path(name)
        with generated(plan, folder) as (path, entities):
            bench = Bench(plan, load(entities), peers, folder)
            bench.run(path)
        found = _figures(bench)
        if ours.name in bench.records:
            _check(folder / ours.stock, found, bench.notes)
    notes += [f"{plan.triples:,} triples: {note}" for note in bench.notes]
    for server, record in bench.records.items():
        notes += [f"{plan.triples:,}, {server}, {q}: {why}" for q, why in record.wrong.items()]
    return found, figures(bench.records)


def _figures(bench: Bench) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, record in sorted(bench.records.items()):
        where = "" if name == "bilik" else f", {name}"
        found |= {title + where: cost for title, cost in _costs(record, bench.queries)}
    return found


def _costs(record: Record, queries: Sequence[BenchQuery]) -> Iterator[tuple[str, float]]:
    yield "load", record.load_seconds
    yield "load" + _WORK, record.load_work
    yield "memory of loading, in GB", record.load_bytes / 1e9
    if not record.start_seconds:
        return
    yield _START, min(record.start_seconds)
    for query in queries:
        median = record.percentile(query.name, 1, 50)
        if median is not None and query.name not in record.wrong:
            yield query.title, median
    yield "memory of serving, in GB", record.memory_bytes / 1e9


def _check(folder: Path, found: dict[str, float], notes: list[str]) -> None:
    """Ask the check queries in a process of its own, which can be stopped."""
    process = get_context("spawn").Process(target=_ask_checks, args=(folder,))
    begun = time.perf_counter()
    with working() as work:
        process.start()
        process.join(_CHECK_SECONDS)
        if late := process.is_alive():
            process.kill()
        process.join()
    if late:
        notes.append(f"the check queries took longer than {_CHECK_SECONDS:g} s")
    elif process.exitcode:
        notes.append("the check queries failed")
    else:
        found["check queries"] = time.perf_counter() - begun
        found["check queries" + _WORK] = work[0]


def _ask_checks(folder: Path) -> None:
    current = Snapshots(folder).current()
    if current is None:
        raise RuntimeError(f"{folder} holds no graph")
    store = ox.Store.read_only(str(current.path))
    known = checks.load(Knowledge(resources.root()).checks)
    checks.run(known, store, united=current.union)


def table(sizes: Sequence[int], found: Sequence[Costs]) -> Iterator[str]:
    """Yield the lines of a table in Markdown, with a verdict for each cost."""
    yield "| cost in seconds | " + " | ".join(f"{size:,}" for size in sizes) + " | n log n |"
    yield "| --- |" + " --- |" * (len(sizes) + 1)
    for name in dict.fromkeys(name for each in found for name in each):
        cells = " | ".join(f"{each[name]:.4g}" if name in each else "-" for each in found)
        yield f"| {name} | {cells} | {_verdict(sizes, [each.get(name) for each in found])} |"


def goals(sizes: Sequence[int], found: Sequence[Costs]) -> Iterator[Goal]:
    """Yield what the project asks of the largest graph, and how many costs grow too fast."""
    by_size = dict(zip(sizes, found, strict=True))
    start = by_size.get(_LARGE, {}).get(_START)
    yield Goal("10 M triples: seconds from start to first answer", start, most=_START_SECONDS)
    names = [
        name for name in found[0] if not name.endswith("oxigraph") and name + _WORK not in found[0]
    ]
    verdicts = [_verdict(sizes, [each.get(name) for each in found]) for name in names]
    worse = float(verdicts.count("not kept"))
    yield Goal(f"of {len(names)} costs, those that grow faster than n log n", worse, most=0)


def _verdict(sizes: Sequence[int], values: Sequence[float | None]) -> str:
    known = [(size, value) for size, value in zip(sizes, values, strict=True) if value is not None]
    if len(known) < 2:
        return "-"
    return "kept" if _keeps(known) else "not kept"


def _keeps(known: Sequence[tuple[int, float]]) -> bool:
    return all(
        later / earlier <= more * math.log(more) / (less * math.log(less)) * _NOISE
        for (less, earlier), (more, later) in pairwise(known)
    )


def main() -> None:
    """Measure and print; the largest graph is left out when too little time is left for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", help=f"numbers of triples, {_SIZES} if not given")
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK_SIZES}, and less often")
    parser.add_argument("--minutes", type=float, default=20, help="begin no size after that")
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    given = parser.parse_args()
    begun = time.monotonic()
    sizes: list[int] = []
    found: list[Costs] = []
    notes: list[str] = []
    members: dict[str, object] = {}
    seconds = _QUICK_SECONDS if given.quick else _SECONDS
    for size in map(int, (given.sizes or (_QUICK_SIZES if given.quick else _SIZES)).split(",")):
        if time.monotonic() - begun > given.minutes * 60:
            notes.append(f"{size:,} triples: no time was left")
            continue
        plan = Plan(size, 1, seconds, _PATIENCE, given.minutes, (1,))
        cost, members[str(size)] = costs(plan, given.tools, notes)
        sizes.append(size)
        found.append(cost)
        tell(f"{size:,} triples: done")
        if given.json:  # after each size: whoever is stopped later has told what is known
            given.json.write_text(_as_json(sizes, found, members, notes), encoding="utf-8")
    lines = ["## Growth", "", *table(sizes, found), "", *(f"* {note}" for note in notes), ""]
    print("\n".join([*lines, as_markdown(goals(sizes, found))]))  # noqa: T201 - what the script is for


def _as_json(
    sizes: Sequence[int],
    found: Sequence[Costs],
    servers: Mapping[str, object],
    notes: Sequence[str],
) -> str:
    costs_of = dict(zip(map(str, sizes), found, strict=True))
    verdicts = [each.as_json() for each in goals(sizes, found)]
    whole = {"costs": costs_of, "servers": servers, "goals": verdicts, "left_out": notes}
    return json.dumps(whole, indent=2)


if __name__ == "__main__":
    main()
