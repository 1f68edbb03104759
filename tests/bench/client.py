"""Sends requests over kept connections and counts answers; light enough to measure fast servers."""

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final
from urllib.parse import quote, urlsplit

_LONGER: Final = 2  # times the patience for one answer, to wait for those of all connections
_READ: Final = 1 << 20
_END_OF_CHUNKS: Final = b"\r\n0\r\n\r\n"


class WrongAnswerError(Exception):
    """A server answered with another status than 200, or broke off."""


class NoAnswerError(Exception):
    """A server took longer than anybody would wait; it is likely to be at it still."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one run gave: answers per second, and the seconds of each answer in ascending order."""

    per_second: float
    seconds: Sequence[float]

    @property
    def median(self) -> float:
        """Half of the answers took less."""
        return self.seconds[len(self.seconds) // 2]


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    begun: float = 0.0
    received: bytearray = field(default_factory=bytearray)


def requests(url: str, queries: Sequence[str], accept: str) -> tuple[bytes, ...]:
    """Write the GET requests for queries to the endpoint `url`, as bytes."""
    parts = urlsplit(url)
    head = f"Host: {parts.netloc}\r\nAccept: {accept}\r\n\r\n"
    return tuple(
        f"GET {parts.path}?query={quote(query, safe='')} HTTP/1.1\r\n{head}".encode()
        for query in queries
    )


def measure(
    url: str,
    messages: Sequence[bytes],
    *,
    connections: int,
    seconds: float,
    most: int = 1_000_000,
    patience: float = 120.0,
) -> Rate:
    """Send messages in turn over `connections` for about `seconds`, and wait for all answers.

    So nothing is left to be computed when the next measurement begins, and a query that takes
    longer than `seconds` is counted as often as it was asked. Raises WrongAnswerError, and
    NoAnswerError when nothing comes for as long as `patience`, or not all within twice that.
    """
    following = cycle(messages)
    times: list[float] = []
    with _connected(url, connections) as selector:
        start = time.perf_counter()
        for key in selector.get_map().values():
            _send(key.data, next(following))
        sent, end = connections, start + seconds
        for connection in _finished(selector, patience):
            now = time.perf_counter()
            times.append(now - connection.begun)
            if now < end and sent < most:
                _send(connection, next(following))
                sent += 1
            elif len(times) == sent:
                break
            elif now > end + _LONGER * patience:
                raise NoAnswerError(f"not all answers within {_LONGER * patience:g} s")
        spent = time.perf_counter() - start
    return Rate(len(times) / spent, sorted(times))


@contextmanager
def _connected(url: str, connections: int) -> Iterator[selectors.BaseSelector]:
    with selectors.DefaultSelector() as selector:
        try:
            for _ in range(connections):
                connection = _open(url)
                selector.register(connection.socket, selectors.EVENT_READ, connection)
            yield selector
        finally:
            for key in list(selector.get_map().values()):
                key.data.socket.close()


def fetch(url: str, message: bytes, patience: float = 120.0) -> bytes:
    """Return the body of one answer; raises WrongAnswerError and NoAnswerError."""
    connection = _open(url)
    with connection.socket:
        connection.socket.settimeout(patience)
        _send(connection, message)
        try:
            while not _complete(connection.received):
                _receive(connection)
        except TimeoutError:
            raise NoAnswerError(f"no answer within {patience:g} s") from None
    head, _, body = bytes(connection.received).partition(b"\r\n\r\n")
    return _unchunk(body) if _chunked(head) else body


def _open(url: str) -> _Connection:
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=120)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return _Connection(connection)


def _send(connection: _Connection, message: bytes) -> None:
    connection.received.clear()
    connection.begun = time.perf_counter()
    connection.socket.sendall(message)


def _receive(connection: _Connection) -> None:
    some = connection.socket.recv(_READ)
    if not some:
        raise WrongAnswerError("The connection ended before the answer.")
    connection.received += some


def _finished(selector: selectors.BaseSelector, patience: float) -> Iterator[_Connection]:
    while True:
        ready = selector.select(patience)
        if not ready:
            raise NoAnswerError(f"no answer within {patience:g} s")
        for key, _ in ready:
            _receive(key.data)
            if _complete(key.data.received):
                yield key.data


def _complete(received: bytearray) -> bool:
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return False
    if not received.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200")):
        raise WrongAnswerError(received[:500].decode(errors="replace"))
    head = bytes(received[:end]).lower()
    if _chunked(head):
        return received.endswith(_END_OF_CHUNKS)
    return len(received) >= end + 4 + _length(head)


def _chunked(head: bytes) -> bool:
    return b"transfer-encoding: chunked" in head.lower()


def _length(head: bytes) -> int:
    _, found, rest = head.partition(b"content-length:")
    if not found:
        raise WrongAnswerError("The answer has neither a length nor chunks.")
    return int(rest.split(b"\r\n", 1)[0])


def _unchunk(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0  # moved along, not cut off: an export has thousands of chunks
    while True:
        end = body.index(b"\r\n", at)
        length = int(body[at:end], 16)
        if length == 0:
            return b"".join(parts)
        at = end + 2 + length + 2
        parts.append(body[end + 2 : at - 2])
