"""A store whose queries run in processes that can be killed."""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bilik.errors import StoreError
from bilik.store import folders, frames
from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State, Whole
from bilik.store.course import LOOK_SECONDS, Course, DisplacedError, Limits, request
from bilik.store.crew import Crew
from bilik.store.line import Line, Ticket
from bilik.store.snapshot import Snapshot, Snapshots

__all__ = ["Limits", "WorkerPool"]


class WorkerPool:
    """Answers queries from the current snapshot of a folder.

    An answer is held back until it is complete or `buffer_bytes` long: a failure before that is an
    exception of `answer`, a failure after it an exception of its chunks.
    """

    def __init__(self, snapshots: Snapshots, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        chosen = self.limits
        line = Line(max(1, chosen.workers - 1), chosen.queue, chosen.client_queue)
        self.crew = Crew(snapshots, chosen.workers, line, chosen.memory, chosen.in_memory_bytes)

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        quick, limits = True, self._limits_of(caller)
        while True:
            ticket = Ticket(caller.name, time.monotonic(), quick)
            evaluator = self.crew.borrow(ticket, self.limits.seconds, caller.gone)
            if caller.pin and isinstance(caller.pin.place, Snapshot):
                evaluator = self.crew.exchange(evaluator, ticket, caller.pin.place)
            course = Course(self.crew, evaluator, limits, ticket, caller)
            try:
                return _Evaluation(course).begin(query)
            except DisplacedError:
                quick = False

    def _limits_of(self, caller: Caller) -> Limits:
        return replace(self.limits, seconds=caller.seconds) if caller.seconds else self.limits

    def state(self) -> State:
        """Return how many queries wait for an evaluator, and how many evaluators there are."""
        return State(self.crew.waiting, self.crew.present, self.crew.in_memory)

    def follow(self, seconds: float) -> bool:
        """Wait until new queries are answered from the newest snapshot; tell whether they are."""
        return self.crew.follow(seconds)

    def version(self) -> str:
        """Return the version of the snapshot that new queries are answered from.

        Asking is a time to look for a newer one, as each query is.
        """
        self.crew.look()
        return self.crew.snapshot.version

    def pin(self) -> Pin:
        """Keep the snapshot that new queries are answered from."""
        self.crew.look()
        while True:
            snapshot = self.crew.snapshot
            try:
                held = folders.hold(snapshot.path)
            except OSError as error:
                if self.crew.snapshot is snapshot:
                    raise StoreError(f"{snapshot.path} is gone: {error}. Build again.") from error
            else:
                release = partial(folders.release, held)
                return Pin(snapshot.version, place=snapshot, release=release)

    def close(self) -> None:
        """End all processes."""
        self.crew.close()


class _Evaluation:
    """The chunks of an answer, for a thread that waits for each."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def begin(self, query: Query) -> Answer:
        """Send the query and wait until the answer is complete or too long to be held back."""
        try:
            self._course.channel.send_frames(request(query, self._course.limits))
        except OSError:
            self._course.bury()
        first = self._receive()
        if self._course.ended:
            self._course.release()
            media_type, body = frames.parts(first)
            return Answer(media_type, Whole(body))
        media_type, held = first.decode(), list[bytes]()
        while self._course.holding:
            held.append(self._receive())
        self._course.begin()
        whole = Whole(*held)
        return Answer(media_type, whole if self._course.ended else _Stream(whole, self))

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._course.ended:
            raise StopIteration
        chunk = self._receive()
        if not chunk:
            raise StopIteration
        return chunk

    def close(self) -> None:
        self._course.close()

    def _receive(self) -> bytes:
        """Return the payload of the next frame; empty at the end of the answer."""
        try:
            while not self._course.channel.ready(LOOK_SECONDS):
                self._course.look()
            kind, payload = self._course.channel.receive(self._course.deadline)
        except TimeoutError:
            self._course.time_out()
        except (EOFError, OSError):
            self._course.bury()
        return self._course.take(kind, payload)


class _Stream:
    """What was held back, then the rest as it comes."""

    def __init__(self, held: Whole, rest: _Evaluation) -> None:
        self._held = held
        self._rest = rest

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = next(self._held, None)
        return next(self._rest) if chunk is None else chunk

    def close(self) -> None:
        self._held.close()
        self._rest.close()
