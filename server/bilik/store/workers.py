"""A store whose queries run in processes that can be killed."""

import json
import signal
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final, NoReturn

from bilik.errors import (
    AnswerTooLargeError,
    CallerGoneError,
    NotAcceptableError,
    QueryMemoryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooComplexError,
    StoreError,
)
from bilik.store import frames
from bilik.store.base import NOBODY, Answer, Caller, Query, State, Whole
from bilik.store.crew import Crew
from bilik.store.evaluation import MEMORY_MESSAGE
from bilik.store.line import Line, Ticket
from bilik.store.nursery import Evaluator
from bilik.store.snapshot import Snapshots

_ERRORS: Final[dict[str, type[StoreError]]] = {
    error.__name__: error
    for error in (
        NotAcceptableError,
        QueryMemoryError,
        QueryRefusedError,
        QuerySyntaxError,
        StoreError,
    )
}
# Rust and C++ abort when memory runs out; the system's own killer sends SIGKILL.
_OUT_OF_MEMORY: Final = (signal.SIGABRT, signal.SIGKILL)
_OUT_OF_STACK: Final = (signal.SIGSEGV, signal.SIGBUS)
# How long a query may run before it is slow: less when others wait, to find the quick ones soon.
_QUICK_SECONDS: Final = 0.5
_CROWDED_SECONDS: Final = 0.03
_LOOK_SECONDS: Final = 0.03  # between two looks whether to go on waiting for an evaluator


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take; `seconds` is counted from when an evaluator begins.

    `queue` queries may wait, `client_queue` of one client. A snapshot of up to `in_memory_bytes` on
    disk is moved into memory.
    """

    workers: int = 2
    queue: int = 64
    client_queue: int = 32
    seconds: float = 30.0
    memory: int = 2048
    query_characters: int = 1_000_000
    answer_bytes: int = 100_000_000
    buffer_bytes: int = 4_000_000
    in_memory_bytes: int = 0


class _DisplacedError(Exception):
    """The query has to make room for quicker ones and begin again."""


class WorkerPool:
    """Answers queries from the current snapshot of a folder.

    An answer is held back until it is complete or `buffer_bytes` long: a failure before that is an
    exception of `answer`, a failure after it an exception of its chunks.
    """

    def __init__(self, snapshots: Snapshots, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        chosen = self._limits
        line = Line(max(1, chosen.workers - 1), chosen.queue, chosen.client_queue)
        self._crew = Crew(snapshots, chosen.workers, line, chosen.memory, chosen.in_memory_bytes)

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        quick = True
        while True:
            ticket = Ticket(caller.name, time.monotonic(), quick)
            evaluator = self._crew.borrow(ticket, self._limits.seconds, caller.gone)
            try:
                return _Evaluation(self._crew, evaluator, self._limits, ticket, caller).begin(query)
            except _DisplacedError:
                quick = False

    def state(self) -> State:
        """Return how many queries wait for an evaluator, and how many evaluators there are."""
        return State(self._crew.waiting, self._crew.present, self._crew.in_memory)

    def follow(self, seconds: float) -> bool:
        """Wait until new queries are answered from the newest snapshot; tell whether they are."""
        return self._crew.follow(seconds)

    def version(self) -> str:
        """Return the version of the snapshot that new queries are answered from."""
        return self._crew.snapshot.version

    def close(self) -> None:
        """End all processes."""
        self._crew.close()


class _Evaluation:
    """One query in one evaluator, and the chunks of its answer.

    The evaluator goes back to the crew at the end of the answer or after a failure that it
    reported itself; in every other case it is killed.
    """

    def __init__(
        self, crew: Crew, evaluator: Evaluator, limits: Limits, ticket: Ticket, caller: Caller
    ) -> None:
        self._crew = crew
        self._evaluator = evaluator
        self._limits = limits
        self._ticket = ticket
        self._caller = caller
        self._start = time.monotonic()
        self._deadline = self._start + limits.seconds
        self._bytes = 0
        self._begun = False
        self._ended = False

    def begin(self, query: Query) -> Answer:
        """Send the query and wait until the answer is complete or too long to be held back."""
        request = {
            "query": asdict(query),
            "seconds": self._limits.seconds,
            "max_characters": self._limits.query_characters,
        }
        try:
            self._evaluator.channel.send(frames.QUERY, json.dumps(request).encode())
        except OSError:
            self._fail_by_end()
        media_type = self._receive().decode()
        held: list[bytes] = []
        while not self._ended and self._bytes <= self._limits.buffer_bytes:
            held.append(self._receive())
        if not self._ended:
            self._keep_place(lasting=True)
        self._begun = True
        whole = Whole(*held)
        return Answer(media_type, whole if self._ended else _Stream(whole, self))

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._ended:
            raise StopIteration
        chunk = self._receive()
        if not chunk:
            raise StopIteration
        return chunk

    def close(self) -> None:
        if not self._ended:
            self._ended = True
            self._crew.discard(self._evaluator, self._ticket)

    def _keep_place(self, *, lasting: bool) -> None:
        """Go on, or give the evaluator up for others and raise _DisplacedError."""
        if not self._crew.settle(self._ticket, lasting=lasting):
            self.close()
            raise _DisplacedError

    def _wait(self) -> None:
        """Wait for something to receive, as long as somebody waits for the answer."""
        while not self._evaluator.channel.ready(_LOOK_SECONDS):
            now = time.monotonic()
            if now > self._deadline:
                return
            if self._caller.gone():
                self.close()
                raise CallerGoneError("The client has closed the connection.")
            if not self._begun and now > self._start + self._moment():
                self._keep_place(lasting=False)

    def _moment(self) -> float:
        return _CROWDED_SECONDS if self._crew.waiting > self._limits.workers else _QUICK_SECONDS

    def _receive(self) -> bytes:
        """Return the payload of the next frame; empty at the end of the answer."""
        try:
            self._wait()
            kind, payload = self._evaluator.channel.receive(self._deadline)
        except TimeoutError:
            self.close()
            raise QueryTimeoutError(
                f"The query was stopped after {self._limits.seconds:g} seconds. "
                "Narrow it, or ask for less with LIMIT."
            ) from None
        except (EOFError, OSError):
            self._fail_by_end()
        if kind in (frames.END, frames.FAILURE):
            self._ended = True
            self._crew.give_back(self._evaluator, self._ticket)
        if kind == frames.FAILURE:
            failure = json.loads(payload)
            raise _ERRORS[failure["error"]](failure["message"])
        self._count(len(payload))
        return payload

    def _count(self, length: int) -> None:
        self._bytes += length
        if self._bytes > self._limits.answer_bytes:
            self.close()
            raise AnswerTooLargeError(
                f"The answer is longer than {self._limits.answer_bytes:,} bytes. "
                "Ask for it in parts with ORDER BY, LIMIT and OFFSET."
            )

    def _fail_by_end(self) -> NoReturn:
        self._ended = True
        cause = self._crew.bury(self._evaluator, self._ticket)
        if cause in _OUT_OF_MEMORY:
            raise QueryMemoryError(MEMORY_MESSAGE)
        if cause in _OUT_OF_STACK:
            raise QueryTooComplexError(
                "The query is too long or too deeply nested for the engine. "
                "Write it shorter, or split it into several queries."
            )
        raise StoreError("The evaluator of the query has ended. Ask again.")


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
