"""Hands the queries of an event loop to a pool of evaluators, without a thread for each."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bilik.store import frames
from bilik.store.base import Caller, Query
from bilik.store.course import LOOK_SECONDS, Course, DisplacedError
from bilik.store.line import Ticket
from bilik.store.nursery import Evaluator
from bilik.store.workers import WorkerPool

_QUEUED_BYTES = 1 << 21
_SHORT_BYTES = 1 << 16  # fits into the empty buffer of a socket


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer for an event loop: its media type, what is there of it, and the rest, if any."""

    media_type: str
    body: bytes
    rest: "Rest | None" = None


class Rest:
    """The chunks of an answer that follow what was held back.

    They may end in QueryTimeoutError or StoreError; then what was read is not the answer. Whoever
    does not read them to the end closes them.
    """

    def __init__(self, course: Course, frames: "_Frames") -> None:
        self._course = course
        self._frames = frames

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while not self._course.ended and (chunk := await self._frames.next()):
            yield chunk

    def close(self) -> None:
        """Give up the rest; harmless at the end."""
        self._course.close()


class Reception:
    """Asks a pool on behalf of one event loop, whose thread calls all methods."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool
        self._loop = asyncio.get_running_loop()

    async def answer(self, query: Query, caller: Caller) -> Reply:
        """Evaluate a query; raises what `Store.answer` raises."""
        quick = True
        while True:
            ticket = Ticket(caller.name, time.monotonic(), quick)
            evaluator = await self._borrow(ticket, caller)
            course = Course(self._pool.crew, evaluator, self._pool.limits, ticket, caller)
            frames = _Frames(course, self._loop)
            try:
                return await _begin(course, frames, query)
            except DisplacedError:
                quick = False
            except BaseException:
                course.close()
                raise

    async def _borrow(self, ticket: Ticket, caller: Caller) -> Evaluator:
        crew = self._pool.crew
        crew.enter(ticket)
        if (evaluator := crew.lent(ticket)) is not None:
            return evaluator
        signal = _Signal(self._loop)
        ticket.wake = signal.give_from_any_thread
        end = ticket.since + self._pool.limits.seconds
        try:
            while (evaluator := crew.lent(ticket)) is None:
                crew.require_patience(ticket, end, caller.gone)
                await signal.wait(LOOK_SECONDS)
            return evaluator
        finally:
            crew.leave(ticket)


async def _begin(course: Course, frames: "_Frames", query: Query) -> Reply:
    await frames.send(course.request(query))
    media_type = (await frames.next()).decode()
    held: list[bytes] = []
    while course.holding:
        held.append(await frames.next())
    course.begin()
    body = b"".join(held)  # copies nothing when there is but one
    return Reply(media_type, body, None if course.ended else Rest(course, frames))


class _Frames:
    """Receives the frames of one evaluator while the loop does other things."""

    def __init__(self, course: Course, loop: asyncio.AbstractEventLoop) -> None:
        self._course = course
        self._channel = course.channel
        self._loop = loop
        self._signal = _Signal(loop)
        self._queue: deque[tuple[bytes, bytes]] = deque()
        self._queued = 0
        self._reading = False
        self._lost = False
        course.detach = self._pause

    async def send(self, request: bytes) -> None:
        """Send the query."""
        try:
            if len(request) < _SHORT_BYTES:
                self._channel.send(frames.QUERY, request)
            else:
                await self._loop.run_in_executor(None, self._channel.send, frames.QUERY, request)
        except OSError:
            self._lost = True
        else:
            self._read_on()

    async def next(self) -> bytes:
        """Return what the next frame brings; see `Course.take`."""
        while not self._queue:
            if self._lost:
                await self._loop.run_in_executor(None, self._course.bury)
            self._read_on()
            if not await self._signal.wait(LOOK_SECONDS):
                self._course.look()
        kind, payload = self._queue.popleft()
        self._queued -= len(payload)
        return self._course.take(kind, payload)

    def _pause(self) -> None:
        if self._reading:
            self._reading = False
            self._loop.remove_reader(self._channel.fileno())

    def _read_on(self) -> None:
        if not self._reading and not self._lost and self._queued < _QUEUED_BYTES:
            self._reading = True
            self._loop.add_reader(self._channel.fileno(), self._receive)

    def _receive(self) -> None:
        try:
            self._channel.receive_some()
        except (EOFError, OSError):
            self._lost = True
        for frame in self._channel.frames():
            self._queue.append(frame)
            self._queued += len(frame[1])
        if self._lost or self._queued >= _QUEUED_BYTES:
            self._pause()
        if self._queue or self._lost:
            self._signal.give()


class _Signal:
    """Wakes one who waits; given while nobody waits, it is kept for the next."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._given = False
        self._waiter: asyncio.Future[bool] | None = None

    def give(self) -> None:
        """Wake who waits; for the thread of the loop."""
        self._given = True
        self._wake(True)

    def give_from_any_thread(self) -> None:
        """Wake who waits, soon."""
        self._loop.call_soon_threadsafe(self.give)

    async def wait(self, seconds: float) -> bool:
        """Wait up to `seconds`; tell whether the signal was given."""
        if not self._given:
            self._waiter = self._loop.create_future()
            timer = self._loop.call_later(seconds, self._wake, False)
            try:
                await self._waiter
            finally:
                timer.cancel()
                self._waiter = None
        given, self._given = self._given, False
        return given

    def _wake(self, given: bool) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(given)
