"""Moves snapshots into memory, where the engine answers two to five times faster than from disk."""

import logging
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bilik.errors import StoreError
from bilik.store.nursery import Nursery
from bilik.store.snapshot import Snapshot

_log = logging.getLogger(__name__)

# What a graph takes in memory for each byte on disk.
_MEMORY_PER_BYTE: Final = 1.6
_LOAD_SECONDS: Final = 600.0
# Writes in quick succession are answered from disk; what lasts longer than this is worth moving.
_SETTLE_SECONDS: Final = 0.5


class Loader:
    """Loads the snapshot that is wanted last, in a thread of its own, and hands its nursery on.

    `most_bytes` is how large a snapshot may be on disk; with 0 none is loaded. There must be room
    for `copies` of it in memory: the engine counts references in the pages that it reads, so each
    evaluator comes to have its own copy of what its queries have touched. What is handed on belongs
    to `loaded`; it is called in that thread.
    """

    def __init__(
        self, most_bytes: int, copies: int, loaded: Callable[[Snapshot, Nursery], None]
    ) -> None:
        self._most_bytes = most_bytes
        self._copies = copies
        self._loaded = loaded
        self._changed = threading.Condition()
        self._wanted: Snapshot | None = None
        self._nursery: Nursery | None = None
        self._closed = False
        self._thread: threading.Thread | None = None

    def want(self, snapshot: Snapshot) -> None:
        """Load a snapshot in the background, instead of any other; harmless when repeated."""
        with self._changed:
            if self._most_bytes == 0 or self._closed or snapshot == self._wanted:
                return
            self._wanted = snapshot
            self._interrupt()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="bilik-memory")
                self._thread.start()

    def close(self) -> None:
        """Stop loading, and wait until nothing is under way."""
        with self._changed:
            self._closed = True
            self._interrupt()
        if self._thread is not None:
            self._thread.join()

    def _interrupt(self) -> None:
        self._changed.notify_all()
        if self._nursery is not None:
            self._nursery.kill()

    def _work(self) -> None:
        tried: Snapshot | None = None
        while (snapshot := self._next(tried)) is not None:
            if self._fits(snapshot):
                self._try(snapshot)
            tried = snapshot

    def _next(self, tried: Snapshot | None) -> Snapshot | None:
        """Wait for another snapshot that stays wanted for a moment; None at the end."""
        with self._changed:
            self._wait_for_other(tried)
            while not self._closed:
                wanted = self._wanted
                if not self._wait_for_other(wanted, _SETTLE_SECONDS):
                    return wanted
            return None

    def _wait_for_other(self, than: Snapshot | None, seconds: float | None = None) -> bool:
        return self._changed.wait_for(lambda: self._closed or self._wanted != than, seconds)

    def _fits(self, snapshot: Snapshot) -> bool:
        size = _size(snapshot)
        if size > self._most_bytes or size * _MEMORY_PER_BYTE * self._copies > _available():
            _log.info("%s (%d MB) is served from disk", snapshot.path.name, size >> 20)
            return False
        return True

    def _try(self, snapshot: Snapshot) -> None:
        nursery = Nursery()
        with self._changed:
            if self._closed or self._wanted != snapshot:
                nursery.close()
                return
            self._nursery = nursery
        try:
            nursery.load(snapshot, _LOAD_SECONDS)
        except StoreError as error:
            nursery.close()
            if self._wanted == snapshot and not self._closed:
                _log.warning("%s stays on disk: %s", snapshot.path.name, error)
            return
        finally:
            with self._changed:
                self._nursery = None
        self._loaded(snapshot, nursery)


def _size(snapshot: Snapshot) -> int:
    """Return the bytes of a snapshot on disk; 0 when it is there no more."""
    try:
        return sum(entry.stat().st_size for entry in os.scandir(snapshot.path))
    except OSError:
        return 0


def _available() -> int:
    """Return how many bytes of memory can be had, those of the file cache included."""
    try:
        text = Path("/proc/meminfo").read_text()
    except OSError:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    found = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) << 10 if found else 0
