"""Counters and durations in the Prometheus text format, one registry for each application.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

import time
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

from bilik.errors import BilikError
from bilik.protocol.problem import problem
from bilik.store.base import NOBODY, Answer, Caller, Front, Query, State, Store
from bilik.web.observe import Exchange

_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """What has been counted since the application was made."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        self._requests = Counter(
            "bilik_requests", "Requests answered.", ("method", "route", "status"), registry=registry
        )
        self._request_seconds = Histogram(
            "bilik_request_seconds",
            "Seconds from a request to the end of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._broken = Counter(
            "bilik_answers_broken_off",
            "Answers that ended before they were whole.",
            registry=registry,
        )
        self._queries = Counter(
            "bilik_queries",
            "Queries by outcome: ok, or the name of the problem.",
            ("outcome",),
            registry=registry,
        )
        self._query_seconds = Histogram(
            "bilik_query_seconds",
            "Seconds from a query to its answer, waiting included.",
            buckets=_SECONDS,
            registry=registry,
        )
        self._waiting = Gauge("bilik_queue_waiting", "Queries that wait.", registry=registry)
        self._workers = Gauge("bilik_workers", "Processes that evaluate.", registry=registry)
        self._graph = Gauge(
            "bilik_graph_info",
            "The version of the graph that is served.",
            ("version",),
            registry=registry,
        )

    def observe(self, exchange: Exchange) -> None:
        """Count a request; paths that no route knows are counted together."""
        route = exchange.route or "unknown"
        self._requests.labels(exchange.method, route, str(exchange.status)).inc()
        self._request_seconds.labels(route).observe(exchange.seconds)
        if not exchange.whole:
            self._broken.inc()

    def query(self, outcome: str, seconds: float) -> None:
        """Count a query."""
        self._queries.labels(outcome).inc()
        self._query_seconds.observe(seconds)

    def expose(self, state: State, version: str) -> bytes:
        """Return all figures as text, with the state of the store at this moment."""
        self._waiting.set(state.waiting)
        self._workers.set(state.workers)
        self._graph.clear()
        self._graph.labels(version).set(1)
        return generate_latest(self._registry)


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
