"""The ASGI application that clients reach first."""

from typing import Final

from flask import Flask

from bilik.settings import Settings
from bilik.store.base import Store
from bilik.store.workers import WorkerPool
from bilik.web.front.bridge import Bridge, ClientGoneError, Receive, Scope, Send
from bilik.web.front.queries import Queries, may_be_query, read_body

# Bodies up to this many times the limit are taken, to be refused in the application's own words.
_BODY_FACTOR: Final = 4


class Front:
    """Sends queries of programs the short way and everything else to the Flask application.

    Make it in the event loop that it works in; `store` is what the application answers from.
    """

    def __init__(self, app: Flask, store: Store, settings: Settings) -> None:
        self._bridge = Bridge(
            app,
            settings.threads,
            _body_bytes(settings),
            proxied=bool(settings.proxies),
        )
        services = app.extensions["bilik"]
        self._most = settings.query_bytes
        self._queries = Queries(services, store) if isinstance(store, WorkerPool) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        body = None
        if self._queries is not None and may_be_query(scope):
            if scope["method"] == "POST":
                try:
                    body = await read_body(scope, receive, self._most)
                except ClientGoneError:
                    return
            if scope["method"] == "GET" or body is not None:
                asked = self._queries.recognise(scope, body)
                if asked is not None:
                    await self._queries.answer(asked, scope, send)
                    return
        await self._bridge(scope, receive, send, body)

    def close(self) -> None:
        """Let go of the threads."""
        self._bridge.close()


def _body_bytes(settings: Settings) -> int:
    taken = settings.query_bytes * _BODY_FACTOR
    return taken if not settings.write_tokens else max(taken, settings.write_bytes)
