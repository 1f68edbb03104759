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
FAILURE: Final = b"F"

_HEADER = struct.Struct("<cI")
_READ_BYTES = 1 << 18
_SOCKET_BYTES = 1 << 20


class Channel:
    """One end of a connected socket that carries frames."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._received = bytearray()
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SOCKET_BYTES)

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        """Send a frame; raises OSError when the other end is gone."""
        self._socket.sendall(_HEADER.pack(kind, len(payload)) + payload)

    def ready(self, seconds: float) -> bool:
        """Wait up to `seconds` until something is there to be received, or the end."""
        if self._received:
            return True
        poll = select.poll()  # unlike select(), this takes descriptors beyond 1,024
        poll.register(self._socket, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def receive(self, deadline: float | None = None) -> tuple[bytes, bytes]:
        """Wait for a frame and return its kind and payload.

        `deadline` is a time of `time.monotonic()`. Raises TimeoutError when it has passed, EOFError
        or OSError when the other end is gone.
        """
        kind, length = _HEADER.unpack(self._take(_HEADER.size, deadline))
        return kind, self._take(length, deadline)

    def _take(self, length: int, deadline: float | None) -> bytes:
        while len(self._received) < length:
            self._socket.settimeout(_remaining(deadline))
            some = self._socket.recv(_READ_BYTES)
            if not some:
                raise EOFError("the other end has closed the channel")
            self._received += some
        taken = bytes(self._received[:length])
        del self._received[:length]
        return taken

    def close(self) -> None:
        """Close this end."""
        self._socket.close()


def _remaining(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return remaining
