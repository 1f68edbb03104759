"""The short way for SPARQL queries of programs: what they cost here is what small queries cost.

A query is answered between the callbacks of the event loop, with no task of its own, unless its
answer is long.
"""

import asyncio
import logging
import re
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bilik.errors import BilikError, CallerGoneError
from bilik.protocol.coding import LEAST_BYTES, Packed, choose, is_worth_it
from bilik.protocol.fields import COMMON
from bilik.protocol.problem import MEDIA_TYPE, RETRY_SECONDS, asks_for_patience, problem
from bilik.settings import Settings
from bilik.store.base import Caller
from bilik.store.course import LOOK_SECONDS
from bilik.store.reception import Errand, Reception, Reply, Rest
from bilik.store.workers import WorkerPool
from bilik.web import formats
from bilik.web.front.cache import AnswerCache, Stored
from bilik.web.front.recognition import PATH, Asked, Recognition
from bilik.web.front.transfer import Transfer
from bilik.web.front.turn import Turn
from bilik.web.metrics import Metrics
from bilik.web.observe import Exchange, Observer, request_id

_log = logging.getLogger(__name__)

_COMMON: Final = "".join(f"{name.lower()}: {value}\r\n" for name, value in COMMON.items()).encode()
_VARY: Final = b"vary: Accept\r\n"
_VARY_BY_CODING: Final = b"vary: Accept, Accept-Encoding\r\n"
_NO_CACHE: Final = b"cache-control: no-cache\r\n"
_GONE_STATUS: Final = 499
_TAGS: Final = re.compile(r'(?:W/)?"([^"]*)"|(\*)')


class Queries:
    """Answers queries from the cache, or from evaluators; make it in the loop that it works in."""

    def __init__(
        self, pool: WorkerPool, settings: Settings, metrics: Metrics, observers: Sequence[Observer]
    ) -> None:
        self.recognition = Recognition(settings, pool.limits)
        self.metrics = metrics
        self.observers = observers
        self.cache = AnswerCache(settings.cache_bytes)
        self.reception = Reception(pool)
        self.pool = pool
        self.loop = asyncio.get_running_loop()
        self._looking = False
        self._transfers: set[asyncio.Task[None]] = set()

    def answer(self, asked: Asked, turn: Turn) -> None:
        """Answer what was recognised, now or later, and report it."""
        _Answering(self, asked, turn).begin()
        if not self._looking:
            self._looking = True
            self.loop.call_later(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        """See soon after a query whether the graph is a newer one; not for each, nor before it."""
        self._looking = False
        self.pool.crew.look()

    def transfer(self, transfer: Transfer) -> asyncio.Task[None]:
        """Begin to pass a long answer on."""
        task = self.loop.create_task(transfer.run())
        self._transfers.add(task)  # the loop itself would forget it
        task.add_done_callback(self._transfers.discard)
        return task

    def close(self) -> None:
        """Give up what is under way."""
        self.reception.close()


class _Answering:
    """One query: finds or asks for its answer, writes it, and reports when it is over."""

    def __init__(self, queries: Queries, asked: Asked, turn: Turn) -> None:
        self._queries = queries
        self._asked = asked
        self._turn = turn
        self._start = time.monotonic()
        self._request_id = ""
        self._fields = b""

    def begin(self) -> None:
        queries, asked = self._queries, self._asked
        tag = asked.plain.tag(queries.pool.crew.snapshot.version)
        if tag and asked.known and _knows(asked.known, tag):
            self._finish(304, self._common() + _VARY_BY_CODING + _validity(tag), b"")
            return
        found = queries.cache.get(tag) if tag else None
        if found is not None:
            queries.metrics.query("cached", 0.0)
            self._respond(tag, found.media_type, found.body, None)
        else:
            caller = Caller(asked.client, self._turn.gone)
            queries.reception.ask(Errand(asked.plain.frame, caller, self._done, self._failed))
            self._common()  # while the evaluator works

    def _common(self) -> bytes:
        """Return the fields that each answer has."""
        if not self._fields:
            self._request_id = request_id(self._asked.offered_id)
            self._fields = b"%bx-request-id: %b\r\n" % (_COMMON, self._request_id.encode())
        return self._fields

    def _done(self, reply: Reply) -> None:
        if self._turn.gone() and reply.rest is None:
            self._failed(CallerGoneError("The client has closed the connection."))
            return
        tag = self._asked.plain.tag(reply.version)
        self._respond(tag, reply.media_type, reply.body, reply.rest)
        self._queries.metrics.query("ok", time.monotonic() - self._start)
        if tag and reply.rest is None:
            self._queries.cache.put(tag, Stored(reply.media_type, reply.body))

    def _failed(self, error: BilikError) -> None:
        fault, fields = problem(error), self._common()
        self._queries.metrics.query(fault.name, time.monotonic() - self._start)
        if isinstance(error, CallerGoneError):
            self._report(_GONE_STATUS, 0, whole=False)
            return
        fields += _VARY + b"content-type: %b\r\n" % MEDIA_TYPE.encode()
        if asks_for_patience(error):
            fields += b"retry-after: %b\r\n" % RETRY_SECONDS.encode()
        if fault.status >= 500:
            _log.warning("%s: %s", PATH, error)
        self._finish(fault.status, fields, fault.serialise())

    def _respond(self, tag: str | None, media_type: str, body: bytes, rest: Rest | None) -> None:
        kind, worth_it = _content_type(media_type)
        fields = self._common() + _validity(tag) + kind
        coding = None
        if worth_it and (rest is not None or len(body) >= LEAST_BYTES):
            fields += _VARY_BY_CODING
            coding = _coding(self._asked.encodings)
        else:
            fields += _VARY
        if coding is not None:
            fields += b"content-encoding: %b\r\n" % coding.encode()
        if rest is not None:
            self._pass_on(fields, coding, body, rest)
        elif coding is not None:
            self._pack(fields, coding, tag, body)
        else:
            self._finish(200, fields, body)

    def _pass_on(self, fields: bytes, coding: str | None, body: bytes, rest: Rest) -> None:
        transfer = Transfer(self._turn, fields, coding, body, rest)
        task = self._queries.transfer(transfer)
        task.add_done_callback(lambda _: self._report(200, transfer.size, whole=transfer.whole))

    def _pack(self, fields: bytes, coding: str, tag: str | None, body: bytes) -> None:
        """Pack a body, in a thread, for it takes longer than others should wait; then write it."""
        cache, key = self._queries.cache, f"{tag}-{coding}"
        found = cache.get(key) if tag else None
        if found is not None:
            self._finish(200, fields, found.body)
            return

        def finish(packing: asyncio.Future[bytes]) -> None:
            packed = packing.result()
            if tag:
                cache.put(key, Stored(coding, packed))
            self._finish(200, fields, packed)

        packing = self._queries.loop.run_in_executor(None, lambda: b"".join(Packed(coding, [body])))
        packing.add_done_callback(finish)

    def _finish(self, status: int, fields: bytes, body: bytes) -> None:
        self._turn.answer(status, fields, body)
        self._report(status, len(body), whole=True)

    def _report(self, status: int, size: int, *, whole: bool) -> None:
        exchange = Exchange(
            request_id=self._request_id,
            method=self._asked.method,
            path=self._asked.path,
            route=PATH,
            client=self._asked.client,
            status=status,
            size=size,
            seconds=time.monotonic() - self._start,
            whole=whole,
        )
        for observe in self._queries.observers:
            observe(exchange)


def _knows(known: bytes, tag: str) -> bool:
    """Tell whether If-None-Match names a tag, weak or not (RFC 9110, section 13.1.2)."""
    found = _TAGS.findall(known.decode("latin-1"))
    return any(each == tag or star for each, star in found)


def _validity(tag: str | None) -> bytes:
    return _NO_CACHE + b'etag: W/"%b"\r\n' % tag.encode() if tag else _NO_CACHE


@lru_cache(64)
def _content_type(media_type: str) -> tuple[bytes, bool]:
    """Return the field, and whether such bodies are worth packing."""
    content_type = formats.with_charset(media_type)
    return b"content-type: %b\r\n" % content_type.encode(), is_worth_it(content_type)


@lru_cache(64)
def _coding(encodings: bytes | None) -> str | None:
    return choose(encodings.decode("latin-1") if encodings else None)
