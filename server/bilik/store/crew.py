"""Keeps a crew of evaluators ready: replaces the fallen, and moves over to new snapshots."""

import logging
import signal
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bilik.errors import GraphError, StoreBusyError, StoreError
from bilik.store.nursery import Evaluator, Nursery
from bilik.store.snapshot import Snapshot, Snapshots

_log = logging.getLogger(__name__)

# Memory that queries leave behind in an evaluator does not count against the next ones for ever.
_QUERIES_PER_EVALUATOR: Final = 1000


class Crew:
    """`size` evaluators on the current snapshot; each is lent to one query at a time.

    Starting and ending happens in one background thread, so that a query waits for neither.
    """

    def __init__(self, snapshots: Snapshots, size: int, queue: int, memory: int) -> None:
        self._snapshots = snapshots
        self._size = size
        self._queue = queue
        self._memory = memory
        self._changed = threading.Condition()
        self._idle: deque[Evaluator] = deque()
        self._served: dict[int, int] = {}
        self._retired: list[Evaluator] = []
        self._waiting = 0
        self._present = 0
        self._tending = False
        self._closed = False
        self._rejected: Snapshot | None = None
        self._snapshot = self._required_snapshot()
        self._nursery = Nursery()
        self._background = ThreadPoolExecutor(1, "bilik-crew")
        try:
            self._fill()
        except StoreError:
            self.close()
            raise

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that new queries are answered from."""
        return self._snapshot

    def borrow(self, seconds: float) -> Evaluator:
        """Take an evaluator, waiting up to `seconds` for one; raises StoreBusyError."""
        with self._changed:
            if self._work_is_due():
                self._tend_soon()
            if not self._idle and self._waiting >= self._queue:
                raise StoreBusyError("All evaluators are taken and the queue is full. Try later.")
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: self._idle or self._closed, seconds)
            finally:
                self._waiting -= 1
            if self._closed or not self._idle:
                raise StoreBusyError("No evaluator became free in time. Try later.")
            return self._idle.popleft()

    def give_back(self, evaluator: Evaluator) -> None:
        """Return an evaluator that is ready for the next query."""
        with self._changed:
            served = self._served[evaluator.process] = self._served.get(evaluator.process, 0) + 1
            current = evaluator.snapshot == self._snapshot
            if current and served < _QUERIES_PER_EVALUATOR and not self._closed:
                self._idle.append(evaluator)
                self._changed.notify()
            else:
                self._retire(evaluator)

    def discard(self, evaluator: Evaluator) -> None:
        """Have an evaluator killed in the background, and another one started."""
        with self._changed:
            self._retire(evaluator)

    def bury(self, evaluator: Evaluator) -> signal.Signals | None:
        """Replace an evaluator that has ended; returns the signal that ended it."""
        cause = self._nursery.end(evaluator)
        with self._changed:
            self._forget(evaluator)
            self._tend_soon()
        return cause

    def close(self) -> None:
        """End all evaluators; queries that still run get StoreError."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._background.shutdown()
        self._nursery.close()
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
        if evaluator.snapshot == self._snapshot:
            self._present -= 1

    def _work_is_due(self) -> bool:
        return bool(self._retired) or self._present < self._size or self._newer() is not None

    def _newer(self) -> Snapshot | None:
        try:
            current = self._snapshots.current()
        except GraphError:
            return None  # keep serving what there is
        return None if current in (None, self._snapshot, self._rejected) else current

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
            self._nursery.end(evaluator)

    def _move_on(self) -> None:
        newer = self._newer()
        if newer is None:
            return
        fresh: list[Evaluator] = []
        try:
            fresh.extend(self._start(newer) for _ in range(self._size))
        except StoreError:
            _log.exception("the new snapshot cannot be served; the old one stays")
            self._rejected = newer
        with self._changed:
            if newer == self._rejected:
                self._retired.extend(fresh)
                return
            self._retired.extend(self._idle)
            self._idle = deque(fresh)
            self._snapshot, self._present = newer, len(fresh)
            self._served.clear()
            self._changed.notify_all()

    def _fill(self) -> None:
        while self._present < self._size:
            evaluator = self._start(self._snapshot)
            with self._changed:
                self._idle.append(evaluator)
                self._present += 1
                self._changed.notify()

    def _start(self, snapshot: Snapshot) -> Evaluator:
        if not self._nursery.alive():
            self._nursery.close()
            self._nursery = Nursery()
        return self._nursery.start(snapshot, self._memory)
