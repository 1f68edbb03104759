"""The short way for SPARQL queries of programs: what they cost here is what small queries cost.

Only what is plain goes this way. A page, an update, an error in the request, a client of HTTP/1.0
and all else is left to the application, whose answers to queries are the same, byte for byte.
"""

import asyncio
import dataclasses
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.http import parse_etags
from werkzeug.sansio.utils import get_current_url, get_host

from bilik.errors import BilikError, CallerGoneError
from bilik.protocol.accept import negotiate
from bilik.protocol.coding import LEAST_BYTES, PACKERS, Packed, choose, is_worth_it
from bilik.protocol.problem import MEDIA_TYPE, problem
from bilik.protocol.sparql import FORM, QUERY, decode_form, parse_request
from bilik.search.property import mentions
from bilik.settings import Settings
from bilik.store.base import Caller, Query
from bilik.store.guard import mentions_service
from bilik.store.reception import Reception, Reply, Rest
from bilik.store.workers import WorkerPool
from bilik.web import caching, formats, headers
from bilik.web.context import Services
from bilik.web.errors import RETRY_SECONDS, asks_for_patience
from bilik.web.front.bridge import ClientGoneError, Receive, Scope, Send, environment
from bilik.web.front.cache import AnswerCache, Stored
from bilik.web.front.connection import Connection
from bilik.web.front.spool import BrokenOffError, Spool
from bilik.web.observe import Exchange, request_id
from bilik.web.proxy import placed

_log = logging.getLogger(__name__)

_PATH: Final = "/sparql"
_SHORT_BYTES: Final = 1 << 16  # requests up to here are worth remembering how they were understood
_REMEMBERED: Final = 512
_COMMON: Final = [
    *((name.lower().encode(), value.encode()) for name, value in headers.COMMON.items()),
]
_VARY: Final = (b"vary", b"Accept")
_VARY_BY_CODING: Final = (b"vary", b"Accept, Accept-Encoding")
_GONE_STATUS: Final = 499


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the client that asked it, and the tag of the answer that it has already."""

    query: Query
    client: str
    request_id: str
    known: str | None
    encodings: bytes | None


@dataclass(slots=True)
class _Report:
    """What is known of an answer when it is over."""

    status: int = 200
    size: int = 0
    whole: bool = True


class Queries:
    """Answers queries from the cache, or from evaluators by way of the event loop."""

    def __init__(self, services: Services, pool: WorkerPool) -> None:
        self._services = services
        self._pool = pool
        self._reception = Reception(pool)
        self._cache = AnswerCache(services.settings.cache_bytes)
        self._place = _place_of(services.settings)

    def recognise(self, scope: Scope, body: bytes | None) -> Asked | None:
        """Return what a request asks, or None when it is for the application.

        `body` is that of a POST.
        """
        fields: dict[bytes, bytes] = dict(scope["headers"])
        if len(fields) != len(scope["headers"]) or b"content-encoding" in fields:
            return None
        client, url = self._place(scope, fields)
        if url is None:
            return None
        parts = (scope["query_string"], fields.get(b"content-type"), body, fields.get(b"accept"))
        short = len(scope["query_string"]) + len(body or b"") < _SHORT_BYTES
        query = (_read if short else _read.__wrapped__)(*parts, url)
        if query is None:
            return None
        known = fields.get(b"if-none-match") if body is None else None
        own = request_id(fields.get(b"x-request-id", b"").decode("latin-1"))
        encodings = fields.get(b"accept-encoding")
        return Asked(query, client, own, known.decode("latin-1") if known else None, encodings)

    async def answer(self, asked: Asked, scope: Scope, send: Send) -> None:
        """Answer what was recognised, and report it."""
        start = time.monotonic()
        report = _Report()
        try:
            await self._respond(asked, scope["extensions"]["bilik"], send, report)
        finally:
            exchange = Exchange(
                request_id=asked.request_id,
                method=scope["method"],
                path=scope["path"],
                route=_PATH,
                client=asked.client,
                status=report.status,
                size=report.size,
                seconds=time.monotonic() - start,
                whole=report.whole,
            )
            for observe in self._services.observers:
                observe(exchange)

    async def _respond(
        self, asked: Asked, connection: Connection, send: Send, report: _Report
    ) -> None:
        version = self._pool.version()
        tag = _tag(asked.query, version)
        fields = [*_COMMON, (b"x-request-id", asked.request_id.encode())]
        try:
            if tag and asked.known and parse_etags(asked.known).contains_weak(tag):
                report.status = 304
                await _send(send, report, [*fields, _VARY_BY_CODING, *_validity(tag)], b"")
                return
            reply = self._remembered(tag) or await self._evaluate(asked, connection, tag, version)
        except CallerGoneError:
            report.status, report.whole = _GONE_STATUS, False
        except BilikError as error:
            await _send_problem(send, report, fields, error)
        else:
            content_type = formats.with_charset(reply.media_type)
            fields += [*_validity(tag), (b"content-type", content_type.encode())]
            coding = None
            if _could_be_packed(content_type, reply):
                fields.append(_VARY_BY_CODING)
                coding = _coding(asked.encodings)
            else:
                fields.append(_VARY)
            if coding is not None:
                fields.append((b"content-encoding", coding.encode()))
            if reply.rest is None:
                body = await self._packed(coding, tag, reply.body) if coding else reply.body
                await _send(send, report, fields, body)
            else:
                transfer = _Transfer(send, report, connection, coding)
                await transfer.run(fields, reply.body, reply.rest)

    async def _packed(self, coding: str, tag: str | None, body: bytes) -> bytes:
        """Return a body packed; in a thread, for it takes longer than others should wait."""
        key = f"{tag}-{coding}"
        found = self._cache.get(key) if tag else None
        if found is not None:
            return found.body
        loop = asyncio.get_running_loop()
        packed = await loop.run_in_executor(None, lambda: b"".join(Packed(coding, [body])))
        if tag:
            self._cache.put(key, Stored(coding, packed))
        return packed

    def _remembered(self, tag: str | None) -> Reply | None:
        found = self._cache.get(tag) if tag else None
        if found is None:
            return None
        self._services.metrics.query("cached", 0.0)
        return Reply(found.media_type, found.body)

    async def _evaluate(
        self, asked: Asked, connection: Connection, tag: str | None, version: str
    ) -> Reply:
        start = time.monotonic()
        outcome = "server"
        try:
            reply = await self._reception.answer(asked.query, Caller(asked.client, connection.gone))
            outcome = "ok"
        except BilikError as error:
            outcome = problem(error).name
            raise
        finally:
            self._services.metrics.query(outcome, time.monotonic() - start)
        if tag and reply.rest is None and version == self._pool.version():
            self._cache.put(tag, Stored(reply.media_type, reply.body))
        return reply


def may_be_query(scope: Scope) -> bool:
    """Tell whether it is worth looking closer at a request."""
    return bool(
        scope["path"].endswith(_PATH)
        and scope["method"] in {"GET", "POST"}
        and scope["http_version"] == "1.1"
    )


async def read_body(scope: Scope, receive: Receive, most: int) -> bytes | None:
    """Return the body of a POST when it is short and likely a query; else leave it unread.

    Raises ClientGoneError when the client leaves before it has sent all: half a body is no body.
    """
    fields = dict(scope["headers"])
    kind = fields.get(b"content-type", b"").partition(b";")[0].strip().lower().decode("latin-1")
    length = int(fields.get(b"content-length", b"-1"))
    if kind not in {FORM, QUERY} or not 0 <= length <= most:
        return None
    parts: list[bytes] = []
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


@lru_cache(_REMEMBERED)
def _read(
    query_string: bytes,
    content_type: bytes | None,
    body: bytes | None,
    accept: bytes | None,
    url: str,
) -> Query | None:
    """Return the query of a program, or None for what the application has to look at."""
    accepted = accept.decode("latin-1") if accept else None
    if negotiate(accepted, (MEDIA_TYPE, formats.HTML)) == formats.HTML:
        return None  # whose errors are pages
    kind = content_type.decode("latin-1") if content_type else None
    try:
        parameters = decode_form(query_string)
        if body is None and not any(name == "query" for name, _ in parameters):
            return None
        method = "GET" if body is None else "POST"
        query = parse_request(method, query_string, kind, body or b"")
        name = next((value for name, value in parameters if name == "format"), None)
        if not isinstance(query, Query) or mentions(query.text) or mentions_service(query.text):
            return None  # finding what these mean would keep the event loop from others
        if name is None and formats.prefers_page(accepted):
            return None
        solutions, triples = formats.choose(name, accepted)
    except BilikError:
        return None
    return dataclasses.replace(query, solutions=solutions, triples=triples, base_iri=url)


_tag = lru_cache(_REMEMBERED)(caching.tag)
_Place = Callable[[Scope, dict[bytes, bytes]], tuple[str, str | None]]


def _place_of(settings: Settings) -> _Place:
    """Return what tells the client and the address of the endpoint, or None for another path."""
    if settings.proxies or settings.prefix:
        return lambda scope, _: _behind_proxy(scope, settings)
    return _in_front


def _in_front(scope: Scope, fields: dict[bytes, bytes]) -> tuple[str, str | None]:
    host = fields.get(b"host", b"").decode("latin-1")
    url = _url(scope["scheme"], host, "") if scope["path"] == _PATH else None
    return scope["client"][0], url


def _behind_proxy(scope: Scope, settings: Settings) -> tuple[str, str | None]:
    seen: list[WSGIEnvironment] = []

    def look(environ: WSGIEnvironment, _: StartResponse) -> list[bytes]:
        seen.append(environ)
        return []

    placed(look, settings)(environment(scope, None, 0), lambda *_: lambda _: None)
    (environ,) = seen
    client = environ["REMOTE_ADDR"]
    if environ["PATH_INFO"] != _PATH:
        return client, None
    host = environ.get("HTTP_HOST", "")
    return client, _url(environ["wsgi.url_scheme"], host, environ["SCRIPT_NAME"])


@lru_cache(_REMEMBERED)
def _url(scheme: str, host: str, root: str) -> str | None:
    if not headers.is_host(host):
        return None
    return get_current_url(scheme, get_host(scheme, host), root, _PATH)


def _validity(tag: str | None) -> list[tuple[bytes, bytes]]:
    fields = [(b"cache-control", b"no-cache")]
    return [*fields, (b"etag", f'W/"{tag}"'.encode())] if tag else fields


def _could_be_packed(content_type: str, reply: Reply) -> bool:
    return _is_worth_it(content_type) and (reply.rest is not None or len(reply.body) >= LEAST_BYTES)


_is_worth_it = lru_cache(64)(is_worth_it)


@lru_cache(64)
def _coding(encodings: bytes | None) -> str | None:
    return choose(encodings.decode("latin-1") if encodings else None)


async def _send(
    send: Send, report: _Report, fields: list[tuple[bytes, bytes]], body: bytes
) -> None:
    if report.status != 304:
        fields.append((b"content-length", str(len(body)).encode()))
    report.size = len(body)
    await send({"type": "http.response.start", "status": report.status, "headers": fields})
    await send({"type": "http.response.body", "body": body})


async def _send_problem(
    send: Send, report: _Report, fields: list[tuple[bytes, bytes]], error: BilikError
) -> None:
    fault = problem(error)
    report.status = fault.status
    fields += [_VARY, (b"content-type", MEDIA_TYPE.encode())]
    if asks_for_patience(error):
        fields.append((b"retry-after", RETRY_SECONDS.encode()))
    if fault.status >= 500:
        _log.warning("%s: %s", _PATH, error)
    await _send(send, report, fields, fault.serialise())


class _Transfer:
    """Passes an answer on as it comes; when it fails midway, the transfer is broken off."""

    def __init__(
        self, send: Send, report: _Report, connection: Connection, coding: str | None
    ) -> None:
        self._send = send
        self._report = report
        self._connection = connection
        self._packer = PACKERS[coding]() if coding else None
        self._loop = asyncio.get_running_loop()
        self._spool = Spool(self._loop)

    async def run(self, fields: list[tuple[bytes, bytes]], begun: bytes, rest: Rest) -> None:
        """Send the answer, of which `begun` is there."""
        filling = self._loop.create_task(self._fill(begun, rest))
        try:
            await self._send({"type": "http.response.start", "status": 200, "headers": fields})
            async for chunk in self._spool:
                self._report.size += len(chunk)
                await self._send({"type": "http.response.body", "body": chunk, "more_body": True})
            await self._send({"type": "http.response.body", "body": b""})
        except BrokenOffError:
            self._report.whole = False
            self._connection.break_off()
        finally:
            filling.cancel()
            rest.close()
            self._spool.close()

    async def _fill(self, begun: bytes, rest: Rest) -> None:
        whole = False
        try:
            await self._put(begun)
            async for chunk in rest:
                await self._put(chunk)
                if self._connection.gone():
                    return
            if self._packer is not None:
                self._spool.put(self._packer.end())
            whole = True
        except BilikError as error:
            _log.warning("%s broke off: %s", _PATH, error)
        finally:
            self._spool.end(whole=whole)

    async def _put(self, chunk: bytes) -> None:
        if self._packer is not None:
            chunk = await self._loop.run_in_executor(None, self._packer.add, chunk)
        if chunk:
            self._spool.put(chunk)
