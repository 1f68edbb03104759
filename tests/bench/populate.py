"""How fast documents are read: `python -m tests.bench.populate [--quick] [--json FILE]`.

Kazakh, English and Russian apart, on one and on two processes; then many short documents, by
processes and by a Dask cluster of this machine, a tenth and all of them, to see whether memory
grows. Each figure is taken in a process of its own. Rates count from when every reader has given
its first batch, or half of the documents are read, so that starting up is told apart.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import cycle, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from distributed import LocalCluster
from tests.bench.goals import Goal, as_markdown

from bilik import resources
from bilik.documents.model import Source
from bilik.graph.knowledge import Knowledge
from bilik.populate import make_kit
from bilik.readers.shelf import Shelf
from bilik.readers.team import Team, dask_team, local_team
from bilik.vocabulary import LANGUAGES

_GOAL: Final = 200.0  # kB of Kazakh a second on two processes
_DOCUMENT_BYTES: Final = 8_000
_SHORT_BYTES: Final = 200
_BATCH_BYTES: Final = 32_000  # what readers are handed at a time
_FLAT: Final = 1.2  # memory that ten times as many documents may take
_SLOWER: Final = 1.25  # time that each of them may take


@dataclass(frozen=True, slots=True)
class Plan:
    """One measurement: what is read, by whom."""

    name: str
    languages: tuple[str, ...]
    documents: int
    size: int
    workers: int
    dask: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a measurement gave; memory is the peak of this process, and of its largest child.

    `cpu_rate` is in kB for each second of processor time, which a busy machine changes little; it
    is known when this process reads alone.
    """

    kilobytes: float
    statements: int
    start_seconds: float
    kilobytes_per_second: float
    cpu_rate: float | None
    facts_per_second: float
    memory: int
    child_memory: int


def plans(*, quick: bool) -> Iterator[Plan]:
    """Yield the measurements."""
    # Readers are handed batches of four: with few batches the rate would say who ended
    # first. The quick bench only tries the way.
    documents, short = (12, 200) if quick else (50, 10_000)
    for code in LANGUAGES:
        for workers in (2,) if quick else (1, 2):
            yield Plan(code, (code,), documents, _DOCUMENT_BYTES, workers)
    for number in (short // 10, short):
        for dask in (False,) if quick else (False, True):
            yield Plan("short documents", LANGUAGES, number, _SHORT_BYTES, 2, dask)


def texts(code: str, size: int) -> Iterator[str]:
    """Yield endless texts of a language, no two alike: those of the project, cut anew."""
    root = resources.root() / "data"
    paths = sorted([*root.glob(f"documents/*.{code}.txt"), *root.glob(f"gold/texts/*.{code}.txt")])
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines() if line]
    sentences = cycle([sentence for line in lines for sentence in line.split(". ")])
    for number in cycle_numbers():
        text = f"{number}.\n"
        while len(text.encode()) < size:
            text += next(sentences).strip(". ") + ".\n"
        yield text


def cycle_numbers() -> Iterator[int]:
    """Count from one without end."""
    number = 0
    while True:
        number += 1
        yield number


def sources(plan: Plan, folder: Path) -> Iterator[Source]:
    """Write the documents of a plan."""
    streams = cycle([(code, texts(code, plan.size)) for code in plan.languages])
    for number, (code, stream) in enumerate(islice(streams, plan.documents)):
        data = next(stream).encode()
        path = folder / f"{number}.txt"
        path.write_bytes(data)
        digest = sha256(data).hexdigest()
        yield Source(f"text-{number}", code, digest, path, digest, len(data))


def measure(plan: Plan, answer: Connection) -> None:
    """Read the documents of a plan and send the figures."""
    kit = make_kit(Knowledge(resources.root()))
    with tempfile.TemporaryDirectory() as folder:
        found = tuple(sources(plan, Path(folder)))
        shelf = Shelf(Path(folder) / "readings", "run")
        began = time.monotonic()
        first, before, statements, early, cpu = 0.0, 0, 0, 0, 0.0
        warm = min(plan.workers * _BATCH_BYTES // plan.size, plan.documents // 2)
        with team(plan, found) as readers:
            for number, (source, reading) in enumerate(readers.read(kit, found)):
                shelf.put(source, reading)
                statements += reading.statements
                if number < warm:
                    first, before = time.monotonic(), before + source.size
                    cpu = time.process_time()
                    early = statements
            seconds, cpu = time.monotonic() - first, time.process_time() - cpu
    size = sum(source.size for source in found)
    answer.send(
        Figures(
            kilobytes=size / 1000,
            statements=statements,
            start_seconds=first - began,
            kilobytes_per_second=(size - before) / 1000 / seconds,
            cpu_rate=(size - before) / 1000 / cpu if plan.workers == 1 else None,
            facts_per_second=(statements - early) / seconds,
            memory=_peak(resource.RUSAGE_SELF),
            child_memory=_peak(resource.RUSAGE_CHILDREN),
        )
    )


@contextmanager
def team(plan: Plan, found: Sequence[Source]) -> Iterator[Team]:
    """The readers of a plan."""
    with ExitStack() as stack:
        if not plan.dask:
            yield stack.enter_context(local_team(plan.workers, found))
            return
        cluster = LocalCluster(
            n_workers=plan.workers, threads_per_worker=1, processes=True, dashboard_address=None
        )
        stack.enter_context(cluster)
        yield stack.enter_context(dask_team(cluster.scheduler_address))


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss * 1024


def run(plan: Plan) -> Figures:
    """Measure in a process of its own, whose peak of memory nobody else has touched."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=measure, args=(plan, theirs))
    process.start()
    theirs.close()
    figures: Figures = ours.recv()
    process.join()
    return figures


def row(plan: Plan, figures: Figures) -> str:
    """Return a row of the Markdown table."""
    readers = "Dask" if plan.dask else "processes"
    cells = (
        plan.name,
        f"{plan.documents:,}",
        f"{plan.workers} {readers}",
        f"{figures.start_seconds:.1f}",
        f"{figures.kilobytes_per_second:.1f}",
        f"{figures.kilobytes_per_second / plan.workers:.1f}",
        f"{figures.cpu_rate:.1f}" if figures.cpu_rate else "-",
        f"{figures.facts_per_second:.0f}",
        f"{figures.memory / 1e6:.0f}",
        f"{figures.child_memory / 1e6:.0f}" if figures.child_memory else "-",
    )
    return f"| {' | '.join(cells)} |"


def goals(results: dict[Plan, Figures]) -> Iterator[Goal]:
    """Yield the goals, each with what was reached."""
    kazakh = next(f for p, f in results.items() if p.name == "kk" and p.workers == 2)
    yield Goal("Kazakh on two processes, in kB/s", kazakh.kilobytes_per_second, _GOAL)
    for dask in sorted({plan.dask for plan in results}):
        few, many = (f for p, f in results.items() if len(p.languages) > 1 and p.dask == dask)
        name = "a Dask cluster" if dask else "processes"
        growth = many.memory / few.memory
        yield Goal(f"memory for ten times as many documents, {name}", growth, most=_FLAT)
        slower = few.kilobytes_per_second / many.kilobytes_per_second
        yield Goal(f"time for each of ten times as many, {name}", slower, most=_SLOWER)


def main() -> None:
    """Measure all plans and print a table and the goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few documents")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    given = parser.parse_args()
    head = "text | documents | readers | start s | kB/s | kB/s each | kB/CPU s | facts/s | MB"
    head = f"| {head} | MB of a worker |"
    print(f"{head}\n|{'---|' * (head.count('|') - 1)}", flush=True)  # noqa: T201
    results: dict[Plan, Figures] = {}
    for plan in plans(quick=given.quick):
        results[plan] = run(plan)
        print(row(plan, results[plan]), flush=True)  # noqa: T201
    found = [*goals(results)]
    print("\n" + as_markdown(found))  # noqa: T201
    if given.json:
        rows = [{**asdict(plan), **asdict(figures)} for plan, figures in results.items()]
        members = {"readings": rows, "goals": [each.as_json() for each in found]}
        given.json.write_text(json.dumps(members, indent=2) + "\n")


if __name__ == "__main__":
    main()
