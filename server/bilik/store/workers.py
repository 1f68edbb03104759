"""A store whose queries run in processes that can be killed."""

import json
import signal
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final, NoReturn

from bilik.errors import (
    AnswerTooLargeError,
    NotAcceptableError,
    QueryMemoryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    StoreError,
)
from bilik.store import frames
from bilik.store.base import Answer, Query, Whole
from bilik.store.crew import Crew
from bilik.store.evaluation import MEMORY_MESSAGE
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


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take; `seconds` is counted from when an evaluator begins."""

    workers: int = 2
    queue: int = 64
    seconds: float = 30.0
    memory: int = 2048
    query_characters: int = 1_000_000
    answer_bytes: int = 100_000_000
    buffer_bytes: int = 4_000_000


class WorkerPool:
    """Answers queries from the current snapshot of a folder.

    An answer is held back until it is complete or `buffer_bytes` long: a failure before that is an
    exception of `answer`, a failure after it an exception of its chunks.
    """

    def __init__(self, snapshots: Snapshots, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._crew = Crew(snapshots, self._limits.workers, self._limits.queue, self._limits.memory)

    def answer(self, query: Query) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        evaluator = self._crew.borrow(self._limits.seconds)
        return _Evaluation(self._crew, evaluator, self._limits).begin(query)

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

    def __init__(self, crew: Crew, evaluator: Evaluator, limits: Limits) -> None:
        self._crew = crew
        self._evaluator = evaluator
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._bytes = 0
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
            self._crew.discard(self._evaluator)

    def _receive(self) -> bytes:
        """Return the payload of the next frame; empty at the end of the answer."""
        try:
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
            self._crew.give_back(self._evaluator)
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
        cause = self._crew.bury(self._evaluator)
        if cause in _OUT_OF_MEMORY:
            raise QueryMemoryError(MEMORY_MESSAGE)
        raise StoreError(
            "The query made its evaluator crash; most often it is too long or too deeply nested "
            "for the engine. Write it shorter, or split it into several queries."
        )


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
