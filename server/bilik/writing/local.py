"""Writes to the graph in a folder that this server serves."""

import json
import logging
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from bilik import errors
from bilik.errors import (
    GraphError,
    QueryMemoryError,
    QueryTimeoutError,
    StoreBusyError,
    StoreError,
)
from bilik.store import frames
from bilik.store.base import GraphChange, Update, Written
from bilik.store.frames import Channel
from bilik.store.snapshot import Snapshot, Snapshots
from bilik.store.workers import WorkerPool

_log = logging.getLogger(__name__)

_START_SECONDS: Final = 60.0
_FOLLOW_SECONDS: Final = 60.0
_OUT_OF_MEMORY: Final = (-signal.SIGABRT, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a write may take, and which shapes it has to keep to.

    `queue` writes may wait for the one that is under way. `validation` is `reject`, `quarantine` or
    `off`; the shapes are those of the folder `knowledge`.
    """

    knowledge: Path
    validation: str = "reject"
    seconds: float = 60.0
    memory: int = 2048
    queue: int = 32


class LocalWriter:
    """Applies one change at a time in a process of its own, then has the pool serve the result.

    A change is acknowledged when the new snapshot is on the disk, is the current one and is what
    new queries are answered from.
    """

    def __init__(self, snapshots: Snapshots, pool: WorkerPool, options: WriteOptions) -> None:
        self._snapshots = snapshots
        self._pool = pool
        self._options = options
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(self._options.queue + 1)
        self._heads = 0
        self._process = _Process(options)

    def write(self, change: Update | GraphChange) -> Written:
        """Apply a change; see `Writer.write`."""
        with self._my_turn():
            with self._snapshots.locked() as before:
                if before is None:
                    raise GraphError("There is no graph to change yet. Build it: bilik build")
                outcome = self._apply(change, before)
            if outcome["changed"] and not self._pool.follow(_FOLLOW_SECONDS):
                _log.warning("the pool does not serve the graph that was written yet")
        return Written(outcome["existed"], tuple(outcome["quarantined"]))

    def close(self) -> None:
        """Let the write under way finish, and end the process."""
        with self._turn:
            self._process.end()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise StoreBusyError("Too many writes are waiting. Try later.")
        try:
            if not self._turn.acquire(timeout=self._options.seconds):
                raise StoreBusyError("Other writes take long. Try later.")
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _apply(self, change: Update | GraphChange, before: Snapshot) -> dict[str, Any]:
        target = self._snapshots.next_partial()
        self._heads += 1
        order = {
            "base": str(before.path),
            "head": str(self._snapshots.new_head(self._heads)),
            "target": str(target),
            "snapshot": str(target.with_suffix("")),
            "union": before.union,
            "seconds": self._options.seconds,
            **_described(change),
        }
        outcome = self._process.ask(order, _documents(change), self._options.seconds)
        if outcome["changed"]:
            self._snapshots.adopt(target, before)
        return outcome


def _described(change: Update | GraphChange) -> dict[str, Any]:
    members = asdict(change)
    if isinstance(change, Update):
        del members["text"]
        return {"kind": "update", "change": members, "media_types": ["application/sparql-update"]}
    del members["parts"]
    media_types = [media_type for media_type, _ in change.parts]
    return {"kind": "graph", "change": members, "media_types": media_types}


def _documents(change: Update | GraphChange) -> list[bytes]:
    if isinstance(change, Update):
        return [change.text.encode()]
    return [body for _, body in change.parts]


class _Process:
    """The server's side of `bilik.writing.process`; started again whenever it has ended."""

    def __init__(self, options: WriteOptions) -> None:
        self._options = json.dumps({**asdict(options), "knowledge": str(options.knowledge)})
        self._start()

    def ask(self, order: dict[str, Any], documents: list[bytes], seconds: float) -> dict[str, Any]:
        """Have an order done; raises the errors of a store."""
        if self._popen.poll() is not None:
            self.end()
            self._start()
        try:
            self._await_start()
            deadline = time.monotonic() + seconds
            self._channel.send(frames.QUERY, json.dumps(order).encode())
            for document in documents:
                self._channel.send(frames.DATA, document)
            kind, payload = self._channel.receive(deadline)
        except TimeoutError:
            self.end()
            raise QueryTimeoutError(
                f"The write was stopped after {seconds:g} seconds, and nothing has changed. "
                "Write less at once."
            ) from None
        except (EOFError, OSError):
            self._fail_by_end()
        reply: dict[str, Any] = json.loads(payload)
        if kind == frames.FAILURE:
            raise _error(reply["error"], reply["message"])
        return reply

    def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self._channel.close()
        self._popen.kill()
        self._popen.wait()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        self._channel = Channel(ours)
        self._started = False
        with theirs:
            descriptor = theirs.fileno()
            self._popen = subprocess.Popen(  # noqa: S603 - our own module
                [
                    sys.executable,
                    "-m",
                    "bilik.writing.process",
                    str(descriptor),
                    self._options,
                ],
                pass_fds=[descriptor],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def _await_start(self) -> None:
        if not self._started:
            self._channel.receive(time.monotonic() + _START_SECONDS)
            self._started = True

    def _fail_by_end(self) -> NoReturn:
        code = self._popen.wait()
        self.end()
        if code in _OUT_OF_MEMORY:
            raise QueryMemoryError(
                "The write needs more memory than a write may have, and nothing has changed. "
                "Write less at once."
            )
        raise StoreError(
            "The write made its process crash, and nothing has changed; most often it is too "
            "deeply nested for the engine. Write it flatter, or in several requests."
        )


def _error(name: str, message: str) -> errors.BilikError:
    kind = getattr(errors, name, None)
    if isinstance(kind, type) and issubclass(kind, errors.BilikError):
        return kind(message)
    return QueryMemoryError("The write needs more memory than a write may have.")
