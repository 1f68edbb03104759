"""Times the start and the pages of the shipped graph: `python -m tests.bench.pages [--quick]`.

A server is started some times, and asked until it answers a query; the goal is a second.

Each page is asked for the first time, through a socket, from a server that has just started: what
somebody who follows a link waits for. The goal is 50 ms for 95 of 100 pages, whatever the thing,
and a number of queries that does not grow with it.
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

import httpx
from tests.bench.goals import Goal, as_markdown
from tests.bench.peers import Bilik, running
from tests.browser.conftest import served

from bilik import settings
from bilik.settings import Settings
from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import ID
from bilik.web.app import create_app

GOAL_MILLISECONDS: Final = 50
_GOAL_SECONDS: Final = 1.0
_STARTS: Final = 7
_MOST_SECONDS: Final = 120.0
_QUICK_SECONDS: Final = 20.0
_THINGS: Final = f"""
SELECT DISTINCT ?thing WHERE {{
  ?thing a ?type
  FILTER (isIRI(?thing) && STRSTARTS(STR(?thing), "{ID}"))
}} ORDER BY ?thing"""
_HEADERS: Final = {"Accept": "text/html", "Accept-Language": "kk"}


class _Counting:
    """A store that counts queries and remembers nothing between pages."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store, self.asked = store, 0

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        self.asked += 1
        return self.store.answer(query, caller)

    def version(self) -> str:
        return ""

    def pin(self) -> Pin:
        return Pin(self.version(), kept=False)

    def state(self) -> State:
        return self.store.state()

    def close(self) -> None:
        self.store.close()


def main() -> None:
    """Print the times, and whether the goal is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="every fortieth thing only")
    parser.add_argument("--json", type=Path, help="write the goals here as well")
    given = parser.parse_args()
    quick = given.quick
    chosen = settings.load()
    current = Snapshots(chosen.build_dir).current()
    if current is None:
        sys.exit("There is no graph. Run: make build")
    starts = _starts(chosen)
    _report_start(starts)
    store = _Counting(EmbeddedStore(current.path, current.version))
    things = _things(store)[:: 40 if quick else 1]
    random.Random(7).shuffle(things)  # when time runs out, some of each kind have been asked for
    most = _QUICK_SECONDS if quick else _MOST_SECONDS
    with served(chosen) as address:
        seconds = _times(address, within(most, things))
    asked = _queries(store, within(most / 4, things[:: 1 if quick else 10]))
    _report(things[: len(seconds)], seconds, asked)
    found = [*_goals(starts, seconds)]
    sys.stdout.write(f"\n{as_markdown(found)}\n")
    if given.json:
        members = {"starts": starts, "goals": [each.as_json() for each in found]}
        given.json.write_text(json.dumps(members, indent=2), encoding="utf-8")


def within(seconds: float, items: Iterable[str]) -> Iterator[str]:
    """Yield items until so many seconds have passed."""
    end = time.monotonic() + seconds
    return takewhile(lambda _: time.monotonic() < end, items)


def _goals(starts: Sequence[float], seconds: Sequence[float]) -> Iterator[Goal]:
    first = statistics.median(starts)
    yield Goal("shipped graph: seconds from start to first answer", first, most=_GOAL_SECONDS)
    slow = _percentile([took * 1000 for took in seconds], 95)
    yield Goal("95 of 100 pages of things, in ms", slow, most=GOAL_MILLISECONDS)


def _starts(chosen: Settings) -> list[float]:
    """Return the seconds from each start to the first answer."""
    server = Starting("bilik")
    seconds = []
    for _ in range(_STARTS):
        with running(server, chosen.build_dir) as started:
            seconds.append(started.start_seconds)
    return seconds


class Starting(Bilik):
    """A server that is left when it has answered once."""

    def settle(self, url: str, folder: Path) -> None:
        """There is nothing to wait for."""


def _report_start(seconds: Sequence[float]) -> None:
    median = statistics.median(seconds)
    sys.stdout.write(
        f"first answer after the start: median {median:.2f} s of {len(seconds)}, "
        f"least {min(seconds):.2f}, most {max(seconds):.2f}\n"
    )


def _things(store: _Counting) -> list[str]:
    lines = store.answer(Query(_THINGS, solutions="text/csv")).read().decode().split()
    return [line.removeprefix(ID) for line in lines[1:]]


def _times(address: str, things: Iterable[str]) -> list[float]:
    seconds = []
    with httpx.Client(base_url=address, headers=_HEADERS, timeout=60) as client:
        client.get("/about").raise_for_status()
        for thing in things:
            begin = time.perf_counter()
            answer = client.get(f"/doc/{thing}")
            seconds.append(time.perf_counter() - begin)
            answer.raise_for_status()
    return seconds


def _queries(store: _Counting, things: Iterable[str]) -> list[int]:
    client = create_app(settings.load(), store).test_client()
    asked = []
    for thing in things:
        store.asked = 0
        assert client.get(f"/doc/{thing}", headers=_HEADERS).status_code == 200, thing
        asked.append(store.asked)
    return asked


def _report(things: Sequence[str], seconds: Sequence[float], asked: Sequence[int]) -> None:
    kinds: dict[str, list[float]] = defaultdict(list)
    for thing, took in zip(things, seconds, strict=True):
        kinds[thing.partition("/")[0]].append(took * 1000)
    sys.stdout.write("pages of things, first request of each, in ms\n")
    for kind, times in sorted(kinds.items()):
        sys.stdout.write(f"  {kind:<18} {_line(times)}\n")
    every = [took * 1000 for took in seconds]
    sys.stdout.write(f"  {'all':<18} {_line(every)}\n")
    sys.stdout.write(f"queries for a page: {min(asked)} to {max(asked)}\n")


def _line(took: Sequence[float]) -> str:
    return (
        f"{len(took):>5} pages  median {statistics.median(took):6.1f}"
        f"  p95 {_percentile(took, 95):6.1f}  most {max(took):6.1f}"
    )


def _percentile(took: Sequence[float], part: int) -> float:
    return sorted(took)[min(len(took) - 1, len(took) * part // 100)]


if __name__ == "__main__":
    main()
