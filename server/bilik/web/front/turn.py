"""The turn of one request that is answered the short way, in the place of uvicorn's cycle."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

if TYPE_CHECKING:
    from bilik.web.front.connection import Connection

_CLOSE: Final = b"connection: close\r\n"
_CHUNKED: Final = b"transfer-encoding: chunked\r\n"


@lru_cache(1)
def _lines(fields: tuple[tuple[bytes, bytes], ...]) -> bytes:
    """Write fields that change once a second, by the date."""
    return b"".join(b"%b: %b\r\n" % pair for pair in fields)


class _Deaf:
    """Stands for the event that uvicorn sets when a client sends more or leaves."""

    def set(self) -> None:
        """Nobody waits for it."""


class Turn:
    """One request whose whole message is there, until its answer is written.

    It has what uvicorn asks of a cycle. The fields of an answer are given as they are sent, each
    ending in CR LF; what says how long the body is comes from here.
    """

    __slots__ = ("_connection", "_keep_alive", "disconnected", "response_complete")

    more_body = False
    message_event = _Deaf()

    def __init__(self, connection: "Connection", *, keep_alive: bool) -> None:
        self._connection = connection
        self._keep_alive = keep_alive
        self.response_complete = False
        self.disconnected = False

    @property
    def keep_alive(self) -> bool:
        """Tell whether the connection stays open afterwards."""
        return self._keep_alive

    @keep_alive.setter
    def keep_alive(self, value: bool) -> None:
        self._keep_alive = value

    def gone(self) -> bool:
        """Tell whether the client has closed the connection."""
        return self._connection.lost

    def answer(self, status: int, fields: bytes, body: bytes) -> None:
        """Write a whole answer."""
        if status != 304:
            fields += b"content-length: %d\r\n" % len(body)
        self._write(b"".join((self._head(status), fields, b"\r\n", body)))
        self._end()

    def begin(self, fields: bytes) -> None:
        """Write the head of an answer that comes in chunks."""
        self._write(b"".join((self._head(200), fields, _CHUNKED, b"\r\n")))

    async def put(self, chunk: bytes) -> None:
        """Write a chunk, when the client has read most of those before."""
        if self._connection.flow.write_paused and not self._connection.lost:
            await self._connection.flow.drain()
        self._write(b"%x\r\n%b\r\n" % (len(chunk), chunk))

    def end(self) -> None:
        """Write the end of an answer in chunks."""
        self._write(b"0\r\n\r\n")
        self._end()

    def break_off(self) -> None:
        """Close at once: what was sent must not look whole."""
        self._connection.break_off()

    def _head(self, status: int) -> bytes:
        lines = _lines(tuple(self._connection.server_state.default_headers))
        return STATUS_LINE[status] + lines + (b"" if self._keep_alive else _CLOSE)

    def _write(self, data: bytes) -> None:
        if not self._connection.lost:
            self._connection.transport.write(data)

    def _end(self) -> None:
        self.response_complete = True
        if not self._keep_alive:
            self._connection.transport.close()
        self._connection.on_response_complete()
