"""What clients reach first: the short way for queries, and the application for all else."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final
from wsgiref.types import WSGIApplication

from bilik.settings import Settings
from bilik.store.base import Store
from bilik.store.workers import WorkerPool
from bilik.web.front.bridge import Bridge
from bilik.web.front.connection import Connection
from bilik.web.front.queries import Queries
from bilik.web.metrics import Metrics
from bilik.web.observe import Observer

# Bodies up to this many times the limit are taken, to be refused in the application's own words.
_BODY_FACTOR: Final = 4


class Front:
    """Sends queries of programs the short way and everything else to the application.

    Make it in the event loop that it works in; `store` is what the application answers from.
    `protocol` makes the connections, `bridge` is the ASGI application behind them.
    """

    def __init__(
        self,
        application: asyncio.Future[WSGIApplication],
        store: Store,
        settings: Settings,
        metrics: Metrics,
        observers: Sequence[Observer],
    ) -> None:
        self.bridge = Bridge(
            application,
            settings.threads,
            _body_bytes(settings),
            proxied=bool(settings.proxies),
        )
        self._queries: Queries | None = None
        if isinstance(store, WorkerPool):
            self._queries = Queries(store, settings, metrics, observers)
        self.protocol = partial(Connection, short=self._queries)

    def close(self) -> None:
        """Let go of threads and queries."""
        if self._queries is not None:
            self._queries.close()
        self.bridge.close()


def _body_bytes(settings: Settings) -> int:
    taken = settings.query_bytes * _BODY_FACTOR
    return taken if not settings.write_tokens else max(taken, settings.write_bytes)
