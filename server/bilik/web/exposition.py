"""Writes the counts of an application in the text format of Prometheus.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from prometheus_client import CollectorRegistry
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString

from bilik.store.base import State
from bilik.web.metrics import BOUNDS, Durations, Metrics

_BOUNDS: Final = [*map(floatToGoString, BOUNDS), "+Inf"]


def expose(metrics: Metrics, state: State, version: str) -> bytes:
    """Return all figures as text, with the state of the store at this moment."""
    registry = CollectorRegistry()
    registry.register(_Figures(metrics, state, version))
    return generate_latest(registry)


class _Figures(Collector):
    def __init__(self, metrics: Metrics, state: State, version: str) -> None:
        self._metrics = metrics
        self._state = state
        self._version = version

    def collect(self) -> Iterator[Metric]:
        """Yield all figures."""
        with self._metrics.lock:
            counted = [*_requests(self._metrics), *_queries(self._metrics)]
        yield from counted
        yield GaugeMetricFamily("bilik_queue_waiting", "Queries that wait.", self._state.waiting)
        yield GaugeMetricFamily("bilik_workers", "Processes that evaluate.", self._state.workers)
        graph = GaugeMetricFamily(
            "bilik_graph_info", "The version of the graph that is served.", labels=["version"]
        )
        graph.add_metric([self._version], 1)
        yield graph


def _requests(metrics: Metrics) -> Iterator[Metric]:
    requests = CounterMetricFamily(
        "bilik_requests", "Requests answered.", labels=["method", "route", "status"]
    )
    for (method, route, status), count in metrics.requests.items():
        requests.add_metric([method, route, str(status)], count)
    yield requests
    seconds = HistogramMetricFamily(
        "bilik_request_seconds",
        "Seconds from a request to the end of its answer.",
        labels=["route"],
    )
    for route, durations in metrics.request_seconds.items():
        seconds.add_metric([route], _buckets(durations), durations.sum)
    yield seconds
    yield CounterMetricFamily(
        "bilik_answers_broken_off", "Answers that ended before they were whole.", metrics.broken
    )


def _queries(metrics: Metrics) -> Iterator[Metric]:
    queries = CounterMetricFamily(
        "bilik_queries", "Queries by outcome: ok, or the name of the problem.", labels=["outcome"]
    )
    for outcome, count in metrics.queries.items():
        queries.add_metric([outcome], count)
    yield queries
    durations = metrics.query_seconds
    yield HistogramMetricFamily(
        "bilik_query_seconds",
        "Seconds from a query to its answer, waiting included.",
        _buckets(durations),
        durations.sum,
    )


def _buckets(durations: Durations) -> list[tuple[str, float]]:
    """Return how many durations are within each bound, as the format has them."""
    return [*zip(_BOUNDS, accumulate(durations.counts), strict=True)]
