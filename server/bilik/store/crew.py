"""Keeps a crew of evaluators ready: replaces the fallen, and moves over to new snapshots.

A snapshot is served from disk at once, and from memory as soon as it has been loaded.
"""

import logging
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bilik.errors import CallerGoneError, GraphError, StoreBusyError, StoreError
from bilik.store.line import Line, Ticket
from bilik.store.memory import Loader
from bilik.store.nurseries import Nurseries, Source
from bilik.store.nursery import Evaluator, Nursery
from bilik.store.snapshot import Snapshot, Snapshots

_log = logging.getLogger(__name__)

# Memory that queries leave behind in an evaluator does not count against the next ones for ever.
_QUERIES_PER_EVALUATOR: Final = 100_000
_LOOK_SECONDS: Final = 0.25  # between two looks whether the caller is still there


class Crew:
    """`size` evaluators on the current snapshot; each is lent to one query at a time.

    Starting and ending happens in one background thread, so that a query waits for neither; only
    the first evaluator is waited for, which tells whether the snapshot can be served.
    """

    def __init__(
        self, snapshots: Snapshots, size: int, line: Line, memory: int, in_memory_bytes: int = 0
    ) -> None:
        self._snapshots = snapshots
        self._size = size
        self._line = line
        self._lent: dict[Ticket, Evaluator] = {}
        self._memory = memory
        self._changed = threading.Condition()
        self._idle: deque[Evaluator] = deque()
        self._served: dict[int, int] = {}
        self._retired: list[Evaluator] = []
        self._present = 0
        self._tending = False
        self._closed = False
        self._rejected: Snapshot | None = None
        self._loaded: Source | None = None
        snapshot = _required(snapshots)
        self._source = Source(snapshot)
        self._nurseries = Nurseries()
        self._loader = Loader(in_memory_bytes, 1 + size, self._take_loaded)
        self._background = ThreadPoolExecutor(1, "bilik-crew")
        try:
            self._add_one()
        except StoreError:
            self.close()
            raise
        self._tend_soon()
        self._loader.want(snapshot)

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that new queries are answered from."""
        return self._source.snapshot

    def look(self) -> None:
        """See whether there is a newer snapshot, or anything else to be done in the background."""
        with self._changed:
            if self._work_is_due():
                self._tend_soon()

    @property
    def in_memory(self) -> bool:
        """Tell whether new queries are answered from memory."""
        return self._source.memory is not None

    @property
    def present(self) -> int:
        """How many evaluators there are on that snapshot, idle or not."""
        return self._present

    @property
    def waiting(self) -> int:
        """How many queries wait for an evaluator."""
        return len(self._line)

    def borrow(self, ticket: Ticket, seconds: float, gone: Callable[[], bool]) -> Evaluator:
        """Take an evaluator when it is the ticket's turn, waiting up to `seconds` for it.

        Raises StoreBusyError, ClientBusyError, and CallerGoneError when `gone` says so.
        """
        end = time.monotonic() + seconds
        self.look()
        with self._changed:
            self.enter(ticket)
            try:
                while (evaluator := self.lent(ticket)) is None:
                    self.require_patience(ticket, end, gone)
                    self._changed.wait(_LOOK_SECONDS)
            finally:
                self.leave(ticket)
            return evaluator

    def exchange(self, evaluator: Evaluator, ticket: Ticket, snapshot: Snapshot) -> Evaluator:
        """Return an evaluator on that snapshot in place of a borrowed one; raises StoreError."""
        if evaluator.snapshot.path == snapshot.path:
            return evaluator
        try:
            older = self._nurseries.start(Source(snapshot), self._memory)
        except StoreError:
            self.give_back(evaluator, ticket)
            raise
        with self._changed:
            self._idle_or_retire(evaluator, ready=True)
        return older

    def enter(self, ticket: Ticket) -> None:
        """Let a query wait for its turn; `leave` must follow, unless it is fetched by `lent`."""
        with self._changed:
            if self._idle and self._line.pass_through(ticket):
                self._lend(ticket)
            else:
                self._line.enter(ticket)
                self._serve()

    def lent(self, ticket: Ticket) -> Evaluator | None:
        """Return the evaluator of a ticket once it is its turn; a second time there is none."""
        return self._lent.pop(ticket, None)

    def leave(self, ticket: Ticket) -> None:
        """Wait no longer; an evaluator that has not been fetched goes to others."""
        with self._changed:
            self._line.leave(ticket)
            evaluator = self._lent.pop(ticket, None)
            if evaluator is not None:
                self.give_back(evaluator, ticket)

    def require_patience(self, ticket: Ticket, end: float, gone: Callable[[], bool]) -> None:
        """Raise what there is to be said to one who waits: see `borrow`."""
        if ticket.refusal is not None:
            raise ticket.refusal
        if self._closed or time.monotonic() > end:
            raise StoreBusyError("No evaluator became free in time. Try later.")
        if gone():
            raise CallerGoneError("The client has closed the connection.")

    def settle(self, ticket: Ticket, *, lasting: bool = False) -> bool:
        """See `Line.settle`."""
        with self._changed:
            return self._line.settle(ticket, lasting=lasting)

    def give_back(self, evaluator: Evaluator, ticket: Ticket) -> None:
        """Return an evaluator that is ready for the next query."""
        with self._changed:
            self._line.done(ticket)
            served = self._served[evaluator.process] = self._served.get(evaluator.process, 0) + 1
            self._idle_or_retire(evaluator, ready=served < _QUERIES_PER_EVALUATOR)

    def discard(self, evaluator: Evaluator, ticket: Ticket) -> None:
        """Stop an evaluator, and have another one started in the background."""
        evaluator.stop()
        with self._changed:
            self._line.done(ticket)
            self._retire(evaluator)

    def bury(self, evaluator: Evaluator, ticket: Ticket) -> signal.Signals | None:
        """Replace an evaluator that has ended; returns the signal that ended it."""
        cause = self._nurseries.end(evaluator)
        with self._changed:
            self._line.done(ticket)
            self._forget(evaluator)
            self._tend_soon()
        return cause

    def follow(self, seconds: float) -> bool:
        """Wait until new queries are answered from the newest snapshot; tell whether they are."""
        end = time.monotonic() + seconds
        with self._changed:
            while (newer := self._newer()) and not self._closed:
                if newer.snapshot == self._source.snapshot:
                    break  # the same one, in memory or on disk
                if time.monotonic() > end:
                    return False
                self._tend_soon()
                self._changed.wait(_LOOK_SECONDS)
        return True

    def _idle_or_retire(self, evaluator: Evaluator, *, ready: bool) -> None:
        if ready and self._source.gave(evaluator) and not self._closed:
            self._idle.append(evaluator)
            self._serve()
        else:
            self._retire(evaluator)

    def _serve(self) -> None:
        """Give the idle evaluators to those whose turn it is, and wake all who wait."""
        while self._idle and (ticket := self._line.next(time.monotonic())):
            self._lend(ticket)
            ticket.wake()
        self._changed.notify_all()

    def _lend(self, ticket: Ticket) -> None:
        # The one used last: a processor still has its memory at hand, which halves a small query.
        self._lent[ticket] = self._idle.pop()

    def close(self) -> None:
        """End all evaluators; queries that still run get StoreError."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._loader.close()
        self._background.shutdown()
        self._nurseries.close()
        for evaluator in (*self._idle, *self._retired):
            evaluator.channel.close()
        self._idle.clear()

    def _retire(self, evaluator: Evaluator) -> None:
        self._forget(evaluator)
        self._retired.append(evaluator)
        self._tend_soon()

    def _forget(self, evaluator: Evaluator) -> None:
        self._served.pop(evaluator.process, None)
        if self._source.gave(evaluator):
            self._present -= 1

    def _work_is_due(self) -> bool:
        return bool(self._retired) or self._present < self._size or self._newer() is not None

    def _newer(self) -> Source | None:
        """Return what to move over to: another snapshot, or the same one in memory or on disk."""
        try:
            current = self._snapshots.current()
        except GraphError:
            return None  # keep serving what there is
        if current not in (None, self._source.snapshot, self._rejected):
            return Source(current)
        loaded = self._loaded
        if loaded and loaded.snapshot == self._source.snapshot and not loaded.lost:
            return None if self.in_memory else loaded
        return Source(self._source.snapshot) if self._source.lost else None

    def _take_loaded(self, snapshot: Snapshot, nursery: Nursery) -> None:
        with self._changed:
            if snapshot == self._source.snapshot and not self._closed:
                self._loaded = Source(snapshot, nursery)
                self._nurseries.add(nursery)
                self._tend_soon()
                return
        nursery.close()

    def _tend_soon(self) -> None:
        if not self._tending and not self._closed:
            self._tending = True
            self._background.submit(self._tend)

    def _tend(self) -> None:
        """Do what is due until nothing is; only ever runs in the background thread."""
        while True:
            with self._changed:
                if self._closed or not self._work_is_due():
                    self._tending = False
                    return
            try:
                self._end_retired()
                self._move_on()
                self._fill()
            except StoreError:
                _log.exception("no evaluator could be started")
                with self._changed:
                    self._tending = False
                return

    def _end_retired(self) -> None:
        with self._changed:
            retired, self._retired = self._retired, []
        for evaluator in retired:
            self._nurseries.drop(evaluator)
        loaded = self._loaded
        useful = loaded and loaded.snapshot == self._source.snapshot
        kept = {self._source.memory, loaded.memory if loaded and useful else None}
        self._nurseries.close_unused(kept)

    def _move_on(self) -> None:
        newer = self._newer()
        if newer is None:
            return
        fresh: list[Evaluator] = []
        try:
            fresh.extend(self._nurseries.start(newer, self._memory) for _ in range(self._size))
        except StoreError:
            _log.exception("the new snapshot cannot be served; the old one stays")
            self._reject(newer)
        with self._changed:
            if len(fresh) < self._size:
                self._retired.extend(fresh)
                return
            self._retired.extend(self._idle)
            self._idle = deque(fresh)
            self._source, self._present = newer, len(fresh)
            self._served.clear()
            self._serve()
        self._loader.want(newer.snapshot)

    def _reject(self, source: Source) -> None:
        if source is self._loaded:
            self._loaded = None
        elif source.snapshot != self._source.snapshot:
            self._rejected = source.snapshot

    def _fill(self) -> None:
        while self._present < self._size and not self._closed:
            self._add_one()

    def _add_one(self) -> None:
        evaluator = self._nurseries.start(self._source, self._memory)
        with self._changed:
            self._idle.append(evaluator)
            self._present += 1
            self._serve()


def _required(snapshots: Snapshots) -> Snapshot:
    snapshot = snapshots.current()
    if snapshot is None:
        raise GraphError(f"There is no graph in {snapshots.folder} yet. Build it: bilik build")
    return snapshot
