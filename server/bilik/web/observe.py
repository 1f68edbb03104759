"""Watches each request from its first byte to the last of its answer, and tells who wants to know.

It stands outside of everything that answers, so that nothing is answered unseen.
"""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_ID_BYTES: Final = 16
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,128}")

ROUTE: Final = "bilik.route"
"""The name in the WSGI environment under which an application leaves the route that it took."""

GONE: Final = "bilik.gone"
"""The name in the WSGI environment of what tells whether the client has closed the connection."""

current_id: ContextVar[str] = ContextVar("bilik_request_id", default="")
"""The id of the request that this thread answers, for log lines; empty outside of requests."""


class Exchange(NamedTuple):
    """One request and its answer: `size` in bytes of body sent, `seconds` until the last of them.

    `route` is a pattern of few values, such as /questions/<name>; the path itself is the client's
    word. What stood behind the question mark is left out: it may hold what is nobody's business.
    (A tuple, since one is made for each query: it costs a third of a frozen dataclass.)
    """

    request_id: str
    method: str
    path: str
    route: str
    client: str
    status: int
    size: int
    seconds: float
    whole: bool


Observer = Callable[[Exchange], None]


@dataclass
class _Watch:
    """What is known of a request that is under way."""

    request_id: str
    start: float = field(default_factory=time.monotonic)
    status: int = 0
    size: int = 0


class Observed:
    """A WSGI application that gives each answer an X-Request-ID and reports it when it is over.

    An id that the client or a proxy sent is kept when it is well-formed.
    """

    def __init__(self, application: WSGIApplication, observers: Sequence[Observer]) -> None:
        self._application = application
        self._observers = tuple(observers)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        watch = _Watch(request_id(environ.get("HTTP_X_REQUEST_ID", "")))
        token = current_id.set(watch.request_id)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            watch.status = int(status[:3])
            return start_response(status, [*headers, ("X-Request-ID", watch.request_id)], *rest)

        try:
            body = self._application(environ, start)
        finally:
            current_id.reset(token)
        return _Body(body, watch, lambda whole: self._report(environ, watch, whole=whole))

    def _report(self, environ: WSGIEnvironment, watch: _Watch, *, whole: bool) -> None:
        exchange = Exchange(
            request_id=watch.request_id,
            method=environ["REQUEST_METHOD"],
            path=_path(environ),
            route=environ.get(ROUTE, ""),
            client=environ.get("REMOTE_ADDR", ""),
            status=watch.status,
            size=watch.size,
            seconds=time.monotonic() - watch.start,
            whole=whole,
        )
        for observe in self._observers:
            observe(exchange)


class _Body:
    """Passes the body of an answer on and counts its bytes; reports once, when it is closed."""

    def __init__(
        self, body: Iterable[bytes], watch: _Watch, report: Callable[[bool], None]
    ) -> None:
        self._body = body
        self._chunks = iter(body)
        self._watch = watch
        self._report: Callable[[bool], None] | None = report
        self._ended = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        token = current_id.set(self._watch.request_id)
        try:
            chunk = next(self._chunks)
        except StopIteration:
            self._ended = True
            raise
        finally:
            current_id.reset(token)
        self._watch.size += len(chunk)
        return chunk

    def close(self) -> None:
        try:
            close = getattr(self._body, "close", None)
            if close is not None:
                close()
        finally:
            report, self._report = self._report, None
            if report is not None:
                report(self._ended)


def _path(environ: WSGIEnvironment) -> str:
    """Return the path as people write it; WSGI has its bytes as Latin-1 (PEP 3333)."""
    path: str = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return path.encode("latin-1").decode("utf-8", "replace")


def request_id(offered: str) -> str:
    """Return the id of a request: the one that it brought when that is well-formed."""
    if offered and _REQUEST_ID.fullmatch(offered):
        return offered
    return os.urandom(_ID_BYTES).hex()
