"""What has been counted and timed since an application was made; `exposition` writes it down.

Counting stands on the way of every query: plain numbers under a lock cost a tenth of what the
instruments of the Prometheus library do.
"""

import threading
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import Final

from bilik.errors import BilikError
from bilik.protocol.problem import problem
from bilik.store.base import NOBODY, Answer, Caller, Front, Query, Store
from bilik.web.observe import Exchange

BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""The upper bounds, in seconds, of the ranges in which durations are counted."""


class Durations:
    """How many durations fell into each range, those beyond all bounds last, and their sum."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.sum += seconds


class Metrics:
    """The counts of one application; any thread counts.

    `requests` are counted by method, route and status, their `request_seconds` by route, `queries`
    by outcome: ok, or the name of the problem.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.requests: Counter[tuple[str, str, int]] = Counter()
        self.request_seconds: defaultdict[str, Durations] = defaultdict(Durations)
        self.broken = 0
        self.queries: Counter[str] = Counter()
        self.query_seconds = Durations()

    def observe(self, exchange: Exchange) -> None:
        """Count a request; paths that no route knows are counted together."""
        route = exchange.route or "unknown"
        with self.lock:
            self.requests[exchange.method, route, exchange.status] += 1
            self.request_seconds[route].add(exchange.seconds)
            self.broken += not exchange.whole

    def query(self, outcome: str, seconds: float) -> None:
        """Count a query."""
        with self.lock:
            self.queries[outcome] += 1
            self.query_seconds.add(seconds)


class MeasuredStore(Front):
    """A store whose queries are counted and timed."""

    def __init__(self, store: Store, metrics: Metrics) -> None:
        super().__init__(store)
        self._metrics = metrics

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        start = time.monotonic()
        outcome = "server"
        try:
            answer = self._store.answer(query, caller)
            outcome = "ok"
        except BilikError as error:
            outcome = problem(error).name
            raise
        finally:
            self._metrics.query(outcome, time.monotonic() - start)
        return answer
