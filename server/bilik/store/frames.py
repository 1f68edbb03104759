"""Frames over a socket: one letter for the kind, four bytes for the length, then the bytes."""

import select
import socket
import struct
import time
from typing import Final

QUERY: Final = b"Q"
READY: Final = b"R"
HEAD: Final = b"H"
DATA: Final = b"D"
END: Final = b"E"
WHOLE: Final = b"W"
FAILURE: Final = b"F"

_HEADER = struct.Struct("<cI")
_SHORT_BYTES = 1 << 14
_READ_BYTES = 1 << 19
_SOCKET_BYTES = 1 << 20


def frame(kind: bytes, payload: bytes | bytearray = b"") -> bytes:
    """Return a frame as it is sent."""
    return _HEADER.pack(kind, len(payload)) + payload


def whole(media_type: bytes, body: bytes | bytearray) -> bytes:
    """Return a whole answer as one frame: a short one costs its reader a third of what three do."""
    return _HEADER.pack(WHOLE, len(media_type) + 1 + len(body)) + media_type + b"\n" + body


def parts(payload: bytes) -> tuple[str, bytes]:
    """Return the media type and the body that a whole answer brings."""
    media_type, _, body = payload.partition(b"\n")
    return media_type.decode(), body


class Channel:
    """One end of a connected socket that carries frames."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._received = bytearray()
        self._ahead = _SHORT_BYTES
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SOCKET_BYTES)

    def fileno(self) -> int:
        """Return the descriptor of the socket, for those who watch many."""
        return self._socket.fileno()

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        """Send a frame; raises OSError when the other end is gone."""
        self._socket.sendall(frame(kind, payload))

    def send_frames(self, frames: bytes | bytearray) -> None:
        """Send frames that have been put together; raises OSError when the other end is gone."""
        self._socket.sendall(frames)

    def ready(self, seconds: float) -> bool:
        """Wait up to `seconds` until something is there to be received, or the end."""
        return bool(self._received) or self._readable(seconds)

    def receive(self, deadline: float | None = None) -> tuple[bytes, bytes]:
        """Wait for a frame and return its kind and payload.

        `deadline` is a time of `time.monotonic()`. Raises TimeoutError when it has passed, EOFError
        or OSError when the other end is gone.
        """
        kind, length = _HEADER.unpack(self._take(_HEADER.size, deadline))
        return kind, self._take(length, deadline)

    def receive_frames(self) -> list[tuple[bytes, bytes]]:
        """Take in what is there and return the frames that are whole now.

        Call it when there is something to be received, or the end. Raises EOFError or OSError when
        the other end is gone.
        """
        some = self._receive_some()
        if self._received:
            self._received += some
            if len(self._received) < _first_end(self._received):
                return []  # without a copy for each part of a long frame
            found, end = _cut_up(bytes(self._received))
            del self._received[:end]
        else:
            found, end = _cut_up(some)
            self._received += some[end:]
        return found

    def _receive_some(self) -> bytes:
        some = self._socket.recv(self._ahead)
        # Room for a long answer costs more than a short answer itself.
        self._ahead = _READ_BYTES if len(some) == self._ahead else _SHORT_BYTES
        if not some:
            raise EOFError("the other end has closed the channel")
        return some

    def _take(self, length: int, deadline: float | None) -> bytes:
        while len(self._received) < length:
            # The socket itself never has a time-out: it would cost a system call each time.
            if deadline is not None and not self._readable(_remaining(deadline)):
                raise TimeoutError
            self._received += self._receive_some()
        return self._cut(length)

    def _readable(self, seconds: float) -> bool:
        poll = select.poll()  # unlike select(), this takes descriptors beyond 1,024
        poll.register(self._socket, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def _cut(self, length: int) -> bytes:
        with memoryview(self._received) as view:
            taken = bytes(view[:length])
        del self._received[:length]
        return taken

    def close(self) -> None:
        """Close this end."""
        self._socket.close()


def _first_end(received: bytearray) -> int:
    """Return where the first frame ends, as far as is known."""
    if len(received) < _HEADER.size:
        return _HEADER.size
    _, length = _HEADER.unpack_from(received)
    return _HEADER.size + int(length)


def _cut_up(received: bytes) -> tuple[list[tuple[bytes, bytes]], int]:
    """Return the whole frames, and where they end."""
    found: list[tuple[bytes, bytes]] = []
    start, end = 0, len(received)
    while end - start >= _HEADER.size:
        kind, length = _HEADER.unpack_from(received, start)
        content = start + _HEADER.size
        if content + length > end:
            break
        start = content + length
        found.append((kind, received[content:start]))
    return found, start


def _remaining(deadline: float) -> float:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return remaining
