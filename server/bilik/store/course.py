"""The rules for one query in one evaluator, whether threads or an event loop carry its frames."""

import json
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
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
from bilik.store.base import Caller, Query
from bilik.store.crew import Crew
from bilik.store.evaluation import MEMORY_MESSAGE
from bilik.store.line import Ticket
from bilik.store.nursery import Evaluator

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
_LAST: Final = (frames.WHOLE, frames.END, frames.FAILURE)
# Rust and C++ abort when memory runs out; the system's own killer sends SIGKILL.
_OUT_OF_MEMORY: Final = (signal.SIGABRT, signal.SIGKILL)
_OUT_OF_STACK: Final = (signal.SIGSEGV, signal.SIGBUS)
# How long a query may run before it is slow: less when others wait, to find the quick ones soon.
_QUICK_SECONDS: Final = 0.5
_CROWDED_SECONDS: Final = 0.03
# What it has computed by then, at least: on a busy machine a quick one may not have had its turn.
_CROWDED_WORK: Final = 0.01
# In memory the first queries of an evaluator copy what they read: not to be taken for slow ones, or
# new evaluators would be given up before they get anywhere, for newer ones.
_CROWDED_WORK_IN_MEMORY: Final = 0.05

# A new evaluator costs more than to let a quick query end for whose client nobody waits any more.
_GONE_SECONDS: Final = 0.2

_ENCODE: Final = json.JSONEncoder(check_circular=False).encode

LOOK_SECONDS: Final = 0.03
"""How often to look whether a query may go on."""


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


def _nothing() -> None:
    pass


def request(query: Query, limits: Limits) -> bytes:
    """Return the frame that an evaluator is sent."""
    members = [
        query.text,
        query.solutions,
        query.triples,
        query.default_graphs,
        query.named_graphs,
        query.base_iri,
    ]
    content = [members, limits.seconds, limits.query_characters]
    return frames.frame(frames.QUERY, _ENCODE(content).encode())


class DisplacedError(Exception):
    """The query has to make room for quicker ones and begin again."""


class Course:
    """One query in one evaluator.

    The evaluator goes back to the crew at the end of the answer or after a failure that it
    reported itself (`release` does it when an answer came as a whole, so that it can be passed on
    first); in every other case it is killed. Before, `detach` is called: who watches the channel
    stops.
    """

    def __init__(
        self, crew: Crew, evaluator: Evaluator, limits: Limits, ticket: Ticket, caller: Caller
    ) -> None:
        self.channel = evaluator.channel
        self.ended = False
        self._crew = crew
        self._evaluator = evaluator
        self.limits = limits
        self._ticket = ticket
        self._caller = caller
        self._start = time.monotonic()
        self.deadline = self._start + limits.seconds
        self.detach: Callable[[], None] = _nothing
        self._bytes = 0
        self._begun = False
        self._worked: float | None = None

    @property
    def version(self) -> str:
        """The version of the graph that the evaluator reads."""
        return self._evaluator.snapshot.version

    @property
    def seconds(self) -> float:
        """How long ago the evaluator has begun."""
        return time.monotonic() - self._start

    @property
    def holding(self) -> bool:
        """Tell whether more of the answer is to be held back before any of it is passed on."""
        return not self.ended and self._bytes <= self.limits.buffer_bytes

    def begin(self) -> None:
        """Pass the answer on from here; raises DisplacedError when it may not go on now."""
        if not self.ended:
            self._keep_place(lasting=True)
        self._begun = True

    def look(self) -> None:
        """See whether to go on waiting.

        Raises QueryTimeoutError, CallerGoneError and DisplacedError.
        """
        now = time.monotonic()
        if now > self.deadline:
            self.time_out()
        if self._caller.gone() and now - self._start > _GONE_SECONDS:
            self.close()
            raise CallerGoneError("The client has closed the connection.")
        if not self._begun and self._is_slow(now - self._start):
            self._keep_place(lasting=False)

    def take(self, kind: bytes, payload: bytes) -> bytes:
        """Return what a frame brings of the answer, nothing at an END; raises StoreError."""
        if kind != frames.FAILURE:
            self._count(len(payload))
        if kind in _LAST:
            self.ended = True
            self.detach()
            self.detach = _nothing  # who is not referred to in a circle is forgotten at once
            if kind != frames.WHOLE:
                self.release()
        if kind == frames.FAILURE:
            failure = json.loads(payload)
            raise _ERRORS[failure["error"]](failure["message"])
        return payload

    def release(self) -> None:
        """Give the evaluator back, as `take` does itself unless an answer came as a whole."""
        self._crew.give_back(self._evaluator, self._ticket)

    def time_out(self) -> NoReturn:
        """Stop the query; raises QueryTimeoutError."""
        self.close()
        raise QueryTimeoutError(
            f"The query was stopped after {self.limits.seconds:g} seconds. "
            "Narrow it, or ask for less with LIMIT."
        )

    def bury(self) -> NoReturn:
        """Say why the evaluator has ended; raises StoreError. Waits for the system a little."""
        self.ended = True
        self.detach()
        cause = self._crew.bury(self._evaluator, self._ticket)
        if cause in _OUT_OF_MEMORY:
            raise QueryMemoryError(MEMORY_MESSAGE)
        if cause in _OUT_OF_STACK:
            raise QueryTooComplexError(
                "The query is too long or too deeply nested for the engine. "
                "Write it shorter, or split it into several queries."
            )
        raise StoreError("The evaluator of the query has ended. Ask again.")

    def close(self) -> None:
        """Give the query up; harmless at its end."""
        if not self.ended:
            self.ended = True
            self.detach()
            self._crew.discard(self._evaluator, self._ticket)

    def _keep_place(self, *, lasting: bool) -> None:
        """Go on, or give the evaluator up for others and raise DisplacedError."""
        if not self._crew.settle(self._ticket, lasting=lasting):
            self.close()
            raise DisplacedError

    def _is_slow(self, seconds: float) -> bool:
        if seconds > _QUICK_SECONDS:
            return True
        if self._crew.waiting <= self.limits.workers:
            return False
        worked = self._evaluator.worked()
        if worked is None:
            return seconds > _CROWDED_SECONDS
        if self._worked is None:  # at the first look, not for each query: it costs a system call
            self._worked = worked
        in_memory = self._evaluator.nursery.in_memory
        return worked - self._worked > (_CROWDED_WORK_IN_MEMORY if in_memory else _CROWDED_WORK)

    def _count(self, length: int) -> None:
        self._bytes += length
        if self._bytes > self.limits.answer_bytes:
            self.close()
            raise AnswerTooLargeError(
                f"The answer is longer than {self.limits.answer_bytes:,} bytes. "
                "Ask for it in parts with ORDER BY, LIMIT and OFFSET."
            )
