"""Keeps a crew of evaluators ready: replaces the fallen, and moves over to new snapshots."""

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
from bilik.store.nursery import Evaluator, Nursery
from bilik.store.snapshot import Snapshot, Snapshots

_log = logging.getLogger(__name__)

# Memory that queries leave behind in an evaluator does not count against the next ones for ever.
_QUERIES_PER_EVALUATOR: Final = 1000
_LOOK_SECONDS: Final = 0.25  # between two looks whether the caller is still there


class Crew:
    """`size` evaluators on the current snapshot; each is lent to one query at a time.

    Starting and ending happens in one background thread, so that a query waits for neither.
    """

    def __init__(self, snapshots: Snapshots, size: int, line: Line, memory: int) -> None:
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
            current = evaluator.snapshot == self._snapshot
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
        cause = self._nursery.end(evaluator)
        with self._changed:
            self._line.done(ticket)
            self._forget(evaluator)
            self._tend_soon()
        return cause

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
            self._serve()

    def _fill(self) -> None:
        while self._present < self._size:
            evaluator = self._start(self._snapshot)
            with self._changed:
                self._idle.append(evaluator)
                self._present += 1
                self._serve()

    def _start(self, snapshot: Snapshot) -> Evaluator:
        if not self._nursery.alive():
            self._nursery.close()
            self._nursery = Nursery()
        return self._nursery.start(snapshot, self._memory)
