"""Connections with limits: uvicorn speaks HTTP, this bounds how much and how slowly a client may.

Silent, slow and greedy clients cost a file descriptor each, never a thread. Queries of programs are
taken out here, before uvicorn makes a task for them.
"""

import asyncio
import re
from typing import Any, Final, Protocol

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bilik.errors import ProtocolError
from bilik.web.front.bridge import Scope
from bilik.web.front.recognition import Asked, Recognition
from bilik.web.front.turn import Turn

MOST: Final = 800
IDLE_SECONDS: Final = 60

_HEAD_BYTES: Final = 1 << 18  # of the request line and all fields
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_FIELDS: Final = 200
_TOO_LONG: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)


def _percent(letter: re.Match[bytes]) -> bytes:
    return b"%%%02X" % letter[0][0]


class ShortWay(Protocol):
    """What answers the queries of programs: see `Queries`."""

    recognition: Recognition

    def answer(self, asked: Asked, turn: Turn) -> None:
        """Answer a query, now or later."""
        ...


class Connection(HttpToolsProtocol):
    """One connection; the application finds it in the scope, under `extensions`.

    What `short` recognises never reaches the application.
    """

    def __init__(self, *args: Any, short: ShortWay | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._short = short
        self._held: bytearray | None = None
        self.lost = False
        self._heard = self._begun = self.loop.time()
        self._in_head = self._in_line = True
        self._head_bytes = self._fields = 0
        self._unsent = 0
        self._moved = self._heard

    def gone(self) -> bool:
        """Tell whether the client has closed the connection; for any thread."""
        return self.lost

    def break_off(self) -> None:
        """Close at once: what was sent must not look whole."""
        self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a client on; when there are too many, the one that has been idle longest goes."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            idle = [each for each in self._all() if each is not self and not each._busy]
            longest = min(idle, key=lambda each: each._heard, default=self)
            longest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the client has gone."""
        self.lost = True
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the head of the request is too long."""
        self._heard = self.loop.time()
        if self._in_head and self._head_bytes == 0:
            self._begun = self._heard
        self._head_bytes += len(data)
        super().data_received(self._encoded(data))
        if self._in_head and self._head_bytes > _HEAD_BYTES and not self.transport.is_closing():
            self.transport.write(_TOO_LONG)
            self.transport.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field; the parser turns the error into a 400 and the connection is closed."""
        self._fields += 1
        if self._fields > _FIELDS:
            raise ProtocolError(f"A request has at most {_FIELDS} header fields.")
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Begin to answer, or wait for the whole message; from here on a body is read."""
        self._in_head = False
        self.scope["extensions"] = {"bilik": self}  # type: ignore[dict-item]
        if self._may_be_short():
            self._held = bytearray()
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take in a part of the body."""
        if self._held is None:
            super().on_body(body)
        else:
            self._held += body

    def on_message_complete(self) -> None:
        """Answer what was held, and wait for the next request."""
        held, self._held = self._held, None
        if held is None:
            super().on_message_complete()
        else:
            self._answer(bytes(held))
        self._in_head = self._in_line = True
        self._head_bytes = self._fields = 0

    def on_response_complete(self) -> None:
        """Go on with the next request; `check` ends idle connections, without a timer for each."""
        if self.pipeline:
            super().on_response_complete()
        else:
            self.server_state.total_requests += 1
            self.flow.resume_reading()

    def _may_be_short(self) -> bool:
        parser = self.parser
        return (
            self._short is not None
            and not self._busy
            and not self.expect_100_continue
            and not parser.should_upgrade()
            and parser.get_http_version() == "1.1"
            and self._short.recognition.may_be_query(parser.get_method(), self.url, self.headers)
        )

    def _answer(self, body: bytes) -> None:
        """Answer a request that is there as a whole."""
        assert self._short is not None
        post = self.parser.get_method() == b"POST"
        scope: Scope = self.scope  # type: ignore[assignment]
        asked = self._short.recognition.recognise(scope, self.url, body if post else None)
        if asked is None:
            super().on_headers_complete()
            super().on_body(body)
            super().on_message_complete()
            return
        turn = Turn(self, keep_alive=self.parser.should_keep_alive())
        self.cycle = turn  # type: ignore[assignment]
        self._short.answer(asked, turn)

    def _encoded(self, data: bytes) -> bytes:
        """Percent-encode the request line: people paste addresses as they read them (RFC 3987)."""
        if not self._in_line:
            return data
        line, end, rest = data.partition(b"\n")
        self._in_line = not end
        return data if line.isascii() else _BEYOND_ASCII.sub(_percent, line) + end + rest

    def check(self, now: float) -> None:
        """Close the connection when nothing has moved on it for too long."""
        unsent = self.transport.get_write_buffer_size()
        if unsent == 0 or unsent != self._unsent:
            self._unsent, self._moved = unsent, now
        since = self._begun if self._in_head and self._head_bytes else self._heard
        waits = not self._busy or self.cycle.more_body
        if (waits and now - since > IDLE_SECONDS) or now - self._moved > IDLE_SECONDS:
            self.transport.abort()

    @property
    def _busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _all(self) -> "list[Connection]":
        return [each for each in self.connections if isinstance(each, Connection)]
