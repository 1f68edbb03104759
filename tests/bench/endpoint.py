"""Compares endpoints on the same triples: `python -m tests.bench.endpoint [--quick]`.

Servers run one at a time, in alternating rounds, so that a slow minute of the machine falls on all
of them; what is only there for orientation is measured once. Every answer must have status 200 and
be whole; before timing, answers are compared with those of the reference, `oxigraph serve` on disk.
A server that leaves a query without an answer is started anew for the others, but not without end.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tests.bench import goals
from tests.bench.client import NoAnswerError, WrongAnswerError, fetch, measure, requests
from tests.bench.graph import Entities, Generator
from tests.bench.peers import (
    Bilik,
    Oxigraph,
    Peer,
    RdflibEndpoint,
    Running,
    Virtuoso,
    running,
    size,
)
from tests.bench.query import TRIPLES, BenchQuery, load

REFERENCE: Final = "oxigraph"
_NO_CACHE: Final = {"BILIK_CACHE_BYTES": "0"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How large and how long a run is; `seconds` is for one query at one number of connections.

    Nobody waits longer than `patience` seconds for one answer, and no server is started when more
    than `minutes` have passed.
    """

    triples: int
    rounds: int
    seconds: float
    patience: float
    minutes: float
    connections: tuple[int, ...] = (1, 16)


QUICK: Final = Plan(30_000, 1, 0.15, 3.0, 1.5)
FULL: Final = Plan(1_000_000, 2, 1.0, 15.0, 15.0)
_STARTS: Final = 3  # of one server in a round
_MORE_SECONDS: Final = 30.0  # a server that takes longer is not started again in a round
_FAILURES: Final = (
    OSError,
    RuntimeError,
    WrongAnswerError,
    NoAnswerError,
    subprocess.SubprocessError,
)


@dataclass
class Record:
    """What was measured of one server; rates by query and number of connections.

    `load_work` is in seconds of processor time, which other work of the machine changes little.
    """

    load_seconds: float = 0.0
    load_work: float = 0.0
    load_bytes: int = 0
    disk_bytes: int = 0
    start_seconds: list[float] = field(default_factory=list)
    settle_seconds: list[float] = field(default_factory=list)
    memory_bytes: int = 0
    rates: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    seconds: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def rate(self, query: str, connections: int) -> float | None:
        """Return the median rate, or None when it was not measured."""
        found = self.rates.get((query, connections))
        return statistics.median(found) if found else None

    def percentile(self, query: str, connections: int, part: int) -> float | None:
        """Return the seconds within which `part` of 100 answers came, or None when none came."""
        found = sorted(self.seconds.get((query, connections), []))
        return found[min(len(found) - 1, len(found) * part // 100)] if found else None


@dataclass(frozen=True)
class Bench:
    """One comparison: its plan, the queries and the servers; `notes` tell what was left out."""

    plan: Plan
    queries: Sequence[BenchQuery]
    peers: Sequence[Peer]
    folder: Path
    records: dict[str, Record] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def run(self, triples: Path, keep: Callable[[], object] = lambda: None) -> None:
        """Load, compare and measure; a server that fails is noted and loses nothing of others.

        `keep` is called after each round, with the figures so far.
        """
        for peer in self.peers:
            with self._noted(peer):
                self._load(peer, triples)
        expected: dict[str, object] = {}
        for number, peer in self._turns():
            if peer.name in self.records:
                self._one_round(peer, number, expected)
                keep()

    def _turns(self) -> Iterator[tuple[int, Peer]]:
        """Yield rounds and servers; those for orientation come last, when the others are done."""
        for number in range(self.plan.rounds):
            yield from ((number, peer) for peer in self.peers if not peer.once)
        yield from ((0, peer) for peer in self.peers if peer.once)

    def _one_round(self, peer: Peer, number: int, expected: dict[str, object]) -> None:
        if self._late():
            self.notes.append(f"{peer.name}: no time was left for round {number + 1}")
            return
        with self._noted(peer):
            self._round(peer, expected)

    def _late(self) -> bool:
        return time.monotonic() - self.begun > self.plan.minutes * 60

    @contextmanager
    def _noted(self, peer: Peer) -> Iterator[None]:
        """Note what keeps a server from being measured, and go on."""
        try:
            yield
        except _FAILURES as error:
            self.notes.append(f"{peer.name}: {error}")
            tell(self.notes[-1])

    def _load(self, peer: Peer, triples: Path) -> None:
        folder = self.folder / peer.stock
        loaded = [each for each in self.peers if each.name in self.records]
        for twin in loaded:
            if twin.stock == peer.stock:
                known = self.records[twin.name]
                self.records[peer.name] = Record(
                    known.load_seconds, known.load_work, known.load_bytes, known.disk_bytes
                )
                return
        folder.mkdir()
        begun = time.perf_counter()
        with working() as work:
            peak = _load_apart(peer, triples, folder)
        seconds = time.perf_counter() - begun
        self.records[peer.name] = Record(seconds, work[0], peak, size(folder))
        tell(f"{peer.name}: loaded in {seconds:.1f} s")

    def _round(self, peer: Peer, expected: dict[str, object]) -> None:
        record = self.records[peer.name]
        left = deque(query for query in self.queries if query.name not in record.wrong)
        for _ in range(_STARTS):
            with running(peer, self.folder / peer.stock) as server:
                record.start_seconds.append(server.start_seconds)
                record.settle_seconds.append(server.settle_seconds)
                self._ask(server, left, expected, record)
                record.memory_bytes = max(record.memory_bytes, server.memory())
            if not left or self._late() or server.start_seconds > _MORE_SECONDS:
                break
        for query in left:
            record.wrong[query.name] = "not asked any more"
        tell(f"{peer.name}: round done")

    def _ask(
        self,
        server: Running,
        left: deque[BenchQuery],
        expected: dict[str, object],
        record: Record,
    ) -> None:
        """Take queries from those that are `left`, until the server gives no answer to one."""
        while left:
            query = left.popleft()
            try:
                self._compare(server, query, expected, record)
                self._measure(server, query, record)
            except (WrongAnswerError, OSError) as error:
                record.wrong[query.name] = str(error)[:200]
            except NoAnswerError as error:
                record.wrong[query.name] = str(error)
                if (query.name, 1) not in record.rates:
                    record.wrong[query.name] += "; counted as one answer in that time"
                    record.rates[query.name, 1] = [1 / self.plan.patience]
                return

    def _compare(
        self, server: Running, query: BenchQuery, expected: dict[str, object], record: Record
    ) -> None:
        message = requests(server.url, query.variants[:1], query.accept)[0]
        got = _comparable(query, fetch(server.url, message, self.plan.patience))
        if got != expected.setdefault(query.name, got):
            record.wrong[query.name] = "another answer than the reference"

    def _measure(self, server: Running, query: BenchQuery, record: Record) -> None:
        messages = requests(server.url, query.variants, query.accept)
        for connections in self.plan.connections:
            rate = measure(
                server.url,
                messages,
                connections=connections,
                seconds=self.plan.seconds,
                most=max(3, connections) if query.name == "export" else 1_000_000,
                patience=self.plan.patience,
            )
            at = query.name, connections
            record.rates.setdefault(at, []).append(rate.per_second)
            record.seconds.setdefault(at, []).extend(rate.seconds)


def _comparable(query: BenchQuery, body: bytes) -> object:
    if query.accept == TRIPLES:
        lines = Counter(line for line in body.decode().splitlines() if line)
        return lines if query.compare == "rows" else sum(lines.values())
    answer = json.loads(body)
    if "boolean" in answer:
        return answer["boolean"]
    rows = answer["results"]["bindings"]
    return Counter(map(_row, rows)) if query.compare == "rows" else len(rows)


def _row(row: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, row[name]["value"], row[name].get("xml:lang", "")) for name in sorted(row))


@contextmanager
def generated(plan: Plan, folder: Path) -> Iterator[tuple[Path, Entities]]:
    """Write a graph for a plan; yields its file, and the names in it to ask for."""
    path, generator = folder / "bench.nt", Generator(plan.triples)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(generator.chunks())
    yield path, generator.entities


def _servers(tools: Path) -> tuple[list[Peer], list[str]]:
    """Return the servers that can be measured here, and why others cannot."""
    known: list[Peer] = [
        Oxigraph(tools),
        Bilik("bilik", _NO_CACHE),
        Bilik("bilik-cached"),
        Virtuoso(),
        RdflibEndpoint(tools),
    ]
    missing = [f"{peer.name}: {why}" for peer in known if (why := peer.available())]
    return [peer for peer in known if not peer.available()], missing


@contextmanager
def working() -> Iterator[list[float]]:
    """Give the processor seconds of the processes that are begun and awaited here, at the end."""
    found: list[float] = []
    before = _children_seconds()
    yield found
    found.append(_children_seconds() - before)


def _children_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _load_apart(peer: Peer, triples: Path, folder: Path) -> int:
    """Load in a process of its own; returns its peak of memory, or that of who works for it."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_load_and_tell, args=(peer, triples, folder, theirs))
    process.start()
    theirs.close()
    try:
        return int(ours.recv())
    except EOFError:
        raise RuntimeError("could not be loaded") from None
    finally:
        process.join()


def _load_and_tell(peer: Peer, triples: Path, folder: Path, answer: Connection) -> None:
    peer.load(triples, folder)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    answer.send(max(resource.getrusage(each).ru_maxrss for each in who) * 1024)


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - progress of a script


def main() -> None:
    """Run the comparison and print it as Markdown or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="30,000 triples, one round")
    parser.add_argument("--triples", type=int, help="size of the graph")
    parser.add_argument("--rounds", type=int, help="how often each server is measured")
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--only", help="comma-separated names of servers")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    given = parser.parse_args()
    plan = QUICK if given.quick else FULL
    plan = replace(plan, triples=given.triples or plan.triples, rounds=given.rounds or plan.rounds)
    servers, missing = _servers(given.tools)
    if given.only:
        servers = [peer for peer in servers if peer.name in given.only.split(",")]
    with tempfile.TemporaryDirectory(prefix="bilik-bench-") as name:
        folder = Path(name)
        with generated(plan, folder) as (path, entities):
            bench = Bench(plan, load(entities), servers, folder)
            bench.run(path, lambda: _keep(given.json, bench, missing))
    left_out = [*missing, *bench.notes]
    print(goals.markdown(bench.plan.triples, bench.queries, bench.records, left_out))  # noqa: T201


def _keep(file: Path | None, bench: Bench, missing: Sequence[str]) -> None:
    if file is None:
        return
    text = goals.as_json(bench.queries, bench.records, [*missing, *bench.notes])
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
