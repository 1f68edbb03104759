"""Takes an answer in as fast as it is made and gives it out as slowly as its reader reads."""

import asyncio
import tempfile
import threading
from collections import deque
from collections.abc import AsyncIterator
from typing import IO, Final

_MEMORY_BYTES: Final = 4 << 20
_READ_BYTES: Final = 1 << 18


class BrokenOffError(Exception):
    """The answer has ended before it was whole."""


class Spool:
    """Chunks on their way to a slow reader: the first megabytes in memory, the rest in a file.

    So neither an evaluator nor a thread waits for a reader. Any thread puts chunks in; the loop
    takes them out. `size` counts the bytes put in.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.size = 0
        self._loop = loop
        self._lock = threading.Lock()
        self._chunks: deque[bytes] = deque()
        self._held = 0
        self._file: IO[bytes] | None = None
        self._written = self._read = 0
        self._ended: bool | None = None
        self._changed = asyncio.Event()

    def put(self, chunk: bytes) -> None:
        """Take a chunk in."""
        with self._lock:
            self.size += len(chunk)
            if self._file is None and self._held < _MEMORY_BYTES:
                self._chunks.append(chunk)
                self._held += len(chunk)
            else:
                self._write(chunk)
        self._loop.call_soon_threadsafe(self._changed.set)

    def end(self, *, whole: bool) -> None:
        """Say that nothing more comes, because the answer is whole or because it failed."""
        self._ended = whole
        self._loop.call_soon_threadsafe(self._changed.set)

    async def whole(self) -> None:
        """Wait until everything is there; raises BrokenOffError when it never will be."""
        while self._ended is None:
            self._changed.clear()
            await self._changed.wait()
        if not self._ended:
            raise BrokenOffError

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the chunks; raises BrokenOffError when there will be no more of them."""
        while True:
            self._changed.clear()
            ended = self._ended
            if (chunk := self._take()) is not None:
                yield chunk
            elif ended is None:
                await self._changed.wait()
            elif not ended:
                raise BrokenOffError
            else:
                return

    def close(self) -> None:
        """Remove the file."""
        if self._file is not None:
            self._file.close()

    def _take(self) -> bytes | None:
        with self._lock:
            if self._chunks:
                chunk = self._chunks.popleft()
                self._held -= len(chunk)
                return chunk
            if self._file is None or self._read == self._written:
                return None
            self._file.seek(self._read)
            chunk = self._file.read(_READ_BYTES)
            self._read += len(chunk)
            return chunk

    def _write(self, chunk: bytes) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._file.seek(self._written)
        self._written += self._file.write(chunk)
