"""Keeps a crew of evaluators ready: replaces the fallen, and moves over to new snapshots.

A snapshot is served from disk at once, and from memory as soon as it has been loaded.
"""

import logging
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from bilik.errors import CallerGoneError, GraphError, StoreBusyError, StoreError
from bilik.store.line import Line, Ticket
from bilik.store.memory import Loader
from bilik.store.nursery import Evaluator, Nursery
from bilik.store.snapshot import Snapshot, Snapshots

_log = logging.getLogger(__name__)

# Memory that queries leave behind in an evaluator does not count against the next ones for ever.
_QUERIES_PER_EVALUATOR: Final = 1000
_LOOK_SECONDS: Final = 0.25  # between two looks whether the caller is still there


@dataclass(frozen=True, slots=True)
class _Source:
    """Where evaluators come from: a snapshot, and the nursery that forks them."""

    snapshot: Snapshot
    nursery: Nursery

    @property
    def lost(self) -> bool:
        """Tell whether the memory is gone that evaluators were to share."""
        return self.nursery.in_memory and not self.nursery.alive()

    def gave(self, evaluator: Evaluator) -> bool:
        """Tell whether an evaluator is as good as a new one from here."""
        alike = evaluator.nursery.in_memory == self.nursery.in_memory
        return alike and evaluator.snapshot == self.snapshot


class Crew:
    """`size` evaluators on the current snapshot; each is lent to one query at a time.

    Starting and ending happens in one background thread, so that a query waits for neither.
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
        self._alive: Counter[Nursery] = Counter()
        self._loaded: _Source | None = None
        snapshot = self._required_snapshot()
        self._nursery = Nursery()  # for evaluators that read from disk
        self._source = _Source(snapshot, self._nursery)
        self._loader = Loader(in_memory_bytes, self._take_loaded)
        self._background = ThreadPoolExecutor(1, "bilik-crew")
        try:
            self._fill()
        except StoreError:
            self.close()
            raise
        self._loader.want(snapshot)

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that new queries are answered from."""
        return self._source.snapshot

    @property
    def in_memory(self) -> bool:
        """Tell whether new queries are answered from memory."""
        return self._source.nursery.in_memory

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
        with self._changed:
            if self._work_is_due():
                self._tend_soon()
            self._line.enter(ticket)
            self._serve()
            try:
                while ticket not in self._lent:
                    self._require_patience(ticket, end, gone)
                    self._changed.wait(_LOOK_SECONDS)
            finally:
                self._line.leave(ticket)
            return self._lent.pop(ticket)

    def _require_patience(self, ticket: Ticket, end: float, gone: Callable[[], bool]) -> None:
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
            current = self._source.gave(evaluator)
            if current and served < _QUERIES_PER_EVALUATOR and not self._closed:
                self._idle.append(evaluator)
                self._serve()
            else:
                self._retire(evaluator)

    def discard(self, evaluator: Evaluator, ticket: Ticket) -> None:
        """Have an evaluator killed in the background, and another one started."""
        with self._changed:
            self._line.done(ticket)
            self._retire(evaluator)

    def bury(self, evaluator: Evaluator, ticket: Ticket) -> signal.Signals | None:
        """Replace an evaluator that has ended; returns the signal that ended it."""
        cause = evaluator.nursery.end(evaluator)
        with self._changed:
            self._line.done(ticket)
            self._forget(evaluator)
            self._alive[evaluator.nursery] -= 1
            self._tend_soon()
        return cause

    def follow(self, seconds: float) -> bool:
        """Wait until new queries are answered from the newest snapshot; tell whether they are."""
        end = time.monotonic() + seconds
        with self._changed:
            while self._is_behind() and not self._closed:
                if time.monotonic() > end:
                    return False
                self._tend_soon()
                self._changed.wait(_LOOK_SECONDS)
        return True

    def _serve(self) -> None:
        """Give the idle evaluators to those whose turn it is, and wake all who wait."""
        while self._idle and (ticket := self._line.next(time.monotonic())):
            self._lent[ticket] = self._idle.popleft()
        self._changed.notify_all()

    def close(self) -> None:
        """End all evaluators; queries that still run get StoreError."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._loader.close()
        self._background.shutdown()
        for nursery in {self._nursery, *self._alive}:
            nursery.close()
        for evaluator in (*self._idle, *self._retired):
            evaluator.channel.close()
        self._idle.clear()

    def _required_snapshot(self) -> Snapshot:
        snapshot = self._snapshots.current()
        if snapshot is None:
            raise GraphError(
                f"There is no graph in {self._snapshots.folder} yet. Build it: bilik build"
            )
        return snapshot

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

    def _is_behind(self) -> bool:
        newer = self._newer()
        return newer is not None and newer.snapshot != self._source.snapshot

    def _newer(self) -> _Source | None:
        """Return what to move over to: another snapshot, or the same one in memory or on disk."""
        try:
            current = self._snapshots.current()
        except GraphError:
            return None  # keep serving what there is
        if current not in (None, self._source.snapshot, self._rejected):
            return _Source(current, self._nursery)
        loaded = self._loaded
        if loaded and loaded.snapshot == self._source.snapshot and not loaded.lost:
            return None if self.in_memory else loaded
        return _Source(self._source.snapshot, self._nursery) if self._source.lost else None

    def _take_loaded(self, snapshot: Snapshot, nursery: Nursery) -> None:
        with self._changed:
            if snapshot == self._source.snapshot and not self._closed:
                self._loaded = _Source(snapshot, nursery)
                self._alive[nursery] = 0
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
            evaluator.nursery.end(evaluator)
        with self._changed:
            self._alive.subtract(evaluator.nursery for evaluator in retired)
        self._close_unused()

    def _close_unused(self) -> None:
        """Close the nurseries that no evaluator comes from any more; it would end theirs too."""
        with self._changed:
            used = {self._nursery, self._source.nursery}
            if self._loaded and self._loaded.snapshot == self._source.snapshot:
                used.add(self._loaded.nursery)
            unused = [each for each in self._alive if self._alive[each] <= 0 and each not in used]
            for nursery in unused:
                del self._alive[nursery]
        for nursery in unused:
            nursery.close()

    def _move_on(self) -> None:
        newer = self._newer()
        if newer is None:
            return
        fresh: list[Evaluator] = []
        try:
            fresh.extend(self._start(newer) for _ in range(self._size))
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

    def _reject(self, source: _Source) -> None:
        if source is self._loaded:
            self._loaded = None
        elif source.snapshot != self._source.snapshot:
            self._rejected = source.snapshot

    def _fill(self) -> None:
        while self._present < self._size:
            evaluator = self._start(self._source)
            with self._changed:
                self._idle.append(evaluator)
                self._present += 1
                self._serve()

    def _start(self, source: _Source) -> Evaluator:
        nursery = source.nursery if source.nursery.in_memory else self._disk_nursery()
        evaluator = nursery.start(source.snapshot, self._memory)
        with self._changed:
            self._alive[nursery] += 1
        return evaluator

    def _disk_nursery(self) -> Nursery:
        if not self._nursery.alive():
            self._nursery.close()
            self._nursery = Nursery()
        return self._nursery
