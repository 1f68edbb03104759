"""Hands the queries of an event loop to a pool of evaluators, without a thread or task for each."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Final, NamedTuple

from bilik.errors import BilikError
from bilik.store import frames
from bilik.store.base import Caller
from bilik.store.course import LOOK_SECONDS, Course, DisplacedError
from bilik.store.line import Ticket, nobody
from bilik.store.watch import watch
from bilik.store.workers import WorkerPool

_QUEUED_BYTES: Final = 1 << 21
_SHORT_BYTES: Final = 1 << 16  # fits into the empty buffer of a socket
_REMEMBERED: Final = 256
_QUICK_SECONDS: Final = 0.01  # what takes less never makes room: see `Course`
_SLOW_SECONDS: Final = 0.25


class Reply(NamedTuple):
    """An answer for an event loop: its media type, what is there of it, and the rest, if any.

    `version` is that of the graph that it was read from.
    """

    media_type: str
    body: bytes
    version: str
    rest: "Rest | None" = None


class Rest:
    """The chunks of an answer that follow what was held back.

    They may end in QueryTimeoutError or StoreError; then what was read is not the answer. Whoever
    does not read them to the end closes them.
    """

    def __init__(self, visit: "Visit") -> None:
        self._visit = visit
        self._chunks: deque[bytes] = deque()
        self._queued = 0
        self._ended = False
        self._error: BilikError | None = None
        self._changed = asyncio.Event()

    @property
    def is_full(self) -> bool:
        """Tell whether more is there than is worth keeping."""
        return self._queued > _QUEUED_BYTES

    def put(self, chunk: bytes) -> None:
        """Take a chunk in."""
        self._chunks.append(chunk)
        self._queued += len(chunk)
        self._changed.set()

    def end(self, error: BilikError | None = None) -> None:
        """Take note that nothing more comes, and why when the answer is not whole."""
        self._ended, self._error = True, error
        self._changed.set()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            if self._chunks:
                chunk = self._chunks.popleft()
                self._queued -= len(chunk)
                self._visit.read_on()
                yield chunk
            elif self._error is not None:
                raise self._error
            elif self._ended:
                return
            else:
                self._changed.clear()
                await self._changed.wait()

    def close(self) -> None:
        """Give up the rest; harmless at the end."""
        self._visit.close()


class Errand(NamedTuple):
    """What is asked: the frame for an evaluator, who asks, and who is to hear of the outcome."""

    request: bytes
    caller: Caller
    done: Callable[[Reply], None]
    failed: Callable[[BilikError], None]


class Slow:
    """Queries that had to make room for quicker ones lately, or would have, as evaluators get them.

    Asked again, they begin in the places of slow ones: to find it out anew costs an evaluator.
    """

    def __init__(self) -> None:
        self._known: dict[bytes, None] = {}

    def __contains__(self, request: bytes) -> bool:
        return request in self._known

    def add(self, request: bytes) -> None:
        """Remember a query; the one that has been known longest goes when there are many."""
        if len(request) < _SHORT_BYTES:
            self._known[request] = None
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]

    def judge(self, request: bytes, seconds: float) -> None:
        """Learn from how long an answer took: forget a quick query, remember a slow one."""
        if seconds < _QUICK_SECONDS:
            self._known.pop(request, None)
        elif seconds > _SLOW_SECONDS:
            self.add(request)


class Reception:
    """Asks a pool on behalf of one event loop, whose thread calls all methods."""

    def __init__(self, pool: WorkerPool) -> None:
        self.pool = pool
        self.loop = asyncio.get_running_loop()
        self.watch = watch(self.loop)
        self.thread = threading.get_ident()
        self.slow = Slow()
        self._visits: set[Visit] = set()
        self._looking = False

    def ask(self, errand: Errand) -> None:
        """Have a query evaluated; its `failed` hears what `Store.answer` raises."""
        visit = Visit(self, errand)
        self._visits.add(visit)
        if not self._looking:
            self._looking = True
            self.loop.call_later(LOOK_SECONDS, self._look)
        visit.begin(quick=errand.request not in self.slow)

    def leave(self, visit: "Visit") -> None:
        """Take note that a visit is over."""
        self._visits.discard(visit)

    def close(self) -> None:
        """Give up all that is under way."""
        for visit in tuple(self._visits):
            visit.close()
        self.watch.close()

    def _look(self) -> None:
        """See whether those under way may go on; one timer for all of them."""
        for visit in tuple(self._visits):
            visit.look()
        self._looking = bool(self._visits)
        if self._looking:
            self.loop.call_later(LOOK_SECONDS, self._look)


class Visit:
    """One query on its way: into the line, to an evaluator, and back with the answer."""

    __slots__ = (
        "_course",
        "_errand",
        "_held",
        "_media_type",
        "_over",
        "_reading",
        "_reception",
        "_rest",
        "_ticket",
    )

    def __init__(self, reception: Reception, errand: Errand) -> None:
        self._reception = reception
        self._errand = errand
        self._over = False

    def begin(self, *, quick: bool) -> None:
        """Enter the line, as often as the query has to make room for others."""
        self._course: Course | None = None
        self._rest: Rest | None = None
        self._media_type = ""
        self._held: list[bytes] = []
        self._reading = False
        name = self._errand.caller.name
        self._ticket = Ticket(name, time.monotonic(), quick, wake=self._wake)
        self._reception.pool.crew.enter(self._ticket)
        self._proceed(self._ticket)

    def look(self) -> None:
        """See whether to go on; see `Course.look` and `Crew.require_patience`."""
        pool = self._reception.pool
        try:
            if self._course is not None:
                if not self._course.ended:
                    self._course.look()
            else:
                end = self._ticket.since + pool.limits.seconds
                pool.crew.require_patience(self._ticket, end, self._errand.caller.gone)
        except DisplacedError:
            self._make_room()
        except BilikError as error:
            self._fail(error)

    def read_on(self) -> None:
        """Listen to the evaluator, unless more is there already than is worth keeping."""
        full = self._rest is not None and self._rest.is_full
        course = self._course
        if course is not None and not (course.ended or self._reading or full):
            self._reading = True
            self._reception.watch.once(course.channel.fileno(), self._receive)

    def close(self) -> None:
        """Give the query up; harmless at its end."""
        if not self._over:
            self._leave()
            if self._course is None:
                self._reception.pool.crew.leave(self._ticket)
            else:
                self._course.close()

    def _make_room(self) -> None:
        """Begin again, as a slow query."""
        self._reception.slow.add(self._errand.request)
        self.begin(quick=False)

    def _wake(self) -> None:
        """Go on soon; called in any thread, perhaps in the midst of the crew's work."""
        loop = self._reception.loop
        at_home = threading.get_ident() == self._reception.thread
        (loop.call_soon if at_home else loop.call_soon_threadsafe)(self._proceed, self._ticket)

    def _proceed(self, ticket: Ticket) -> None:
        """Take the evaluator that the ticket has got, or the refusal."""
        if self._over or ticket is not self._ticket or self._course is not None:
            return
        evaluator = self._reception.pool.crew.lent(ticket)
        if evaluator is not None:
            pool, caller = self._reception.pool, self._errand.caller
            self._course = Course(pool.crew, evaluator, pool.limits, ticket, caller)
            self._course.detach = self._detach
            self._send(self._course)
        elif ticket.refusal is not None:
            self._fail(ticket.refusal)

    def _send(self, course: Course) -> None:
        request = self._errand.request
        if len(request) < _SHORT_BYTES:
            try:
                course.channel.send_frames(request)
            except OSError:
                self._bury(course)
                return
        else:
            send = self._reception.loop.run_in_executor(None, course.channel.send_frames, request)
            send.add_done_callback(lambda sent: sent.exception())  # who reads hears of it too
        self.read_on()

    def _receive(self) -> None:
        """Take in what the evaluator has sent; called by the loop."""
        self._reading = False
        course = self._course
        if course is None or course.ended:
            return
        lost, found = False, []
        try:
            found = course.channel.receive_frames()
        except (EOFError, OSError):
            lost = True
        try:
            for kind, payload in found:
                self._take(course, kind, payload)
        except DisplacedError:
            self._make_room()
        except BilikError as error:
            self._fail(error)
        else:
            if lost and not course.ended:
                self._bury(course)
            else:
                self.read_on()

    def _take(self, course: Course, kind: bytes, payload: bytes) -> None:
        chunk = course.take(kind, payload)
        if kind == frames.WHOLE:
            self._media_type, body = frames.parts(chunk)
            self._held.append(body)
            try:
                self._reply(course, None)  # first of all: somebody waits for it
            finally:
                course.release()
        elif self._rest is not None:
            self._rest.end() if course.ended else self._rest.put(chunk)
        elif course.ended:
            self._reply(course, None)
        elif not self._media_type:
            self._media_type = chunk.decode()
        else:
            self._held.append(chunk)
            if not course.holding:
                course.begin()
                self._reply(course, Rest(self))
        if course.ended:
            self._reception.slow.judge(self._errand.request, course.seconds)
            self._leave()

    def _reply(self, course: Course, rest: Rest | None) -> None:
        self._rest = rest
        body = b"".join(self._held)  # copies nothing when there is but one
        self._held.clear()
        self._errand.done(Reply(self._media_type, body, course.version, rest))

    def _bury(self, course: Course) -> None:
        """Learn from the system, in a thread, why the evaluator has ended."""
        self._detach()
        course.ended = True  # nothing else is to be done with it meanwhile
        end = self._reception.loop.run_in_executor(None, _cause, course)
        end.add_done_callback(lambda cause: self._fail(cause.result()))

    def _fail(self, error: BilikError) -> None:
        if self._over:
            return
        self.close()
        if self._rest is not None:
            self._rest.end(error)
        else:
            self._errand.failed(error)

    def _detach(self) -> None:
        if self._reading and self._course is not None:
            self._reading = False
            self._reception.watch.forget(self._course.channel.fileno())

    def _leave(self) -> None:
        self._over = True
        self._ticket.wake = nobody  # as in `Course.take`
        self._reception.leave(self)


def _cause(course: Course) -> BilikError:
    try:
        course.bury()
    except BilikError as error:
        return error
