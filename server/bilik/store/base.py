"""The store interface: a query goes in, a serialised answer comes out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final, Protocol

from bilik.errors import AnswerTooLargeError


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL 1.1 query with its dataset and the formats the caller can read.

    `solutions` is the media type for SELECT and ASK, `triples` the one for CONSTRUCT and DESCRIBE;
    None means that the caller cannot read that kind of answer. Without `default_graphs` and
    `named_graphs` the default graph is the union of all named graphs but quarantine
    (SPARQL 1.1 Protocol, section 2.1.4).
    """

    text: str
    solutions: str | None = "application/sparql-results+json"
    triples: str | None = "application/n-triples"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base_iri: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """A SPARQL 1.1 update; the graphs take the place of USING (SPARQL 1.1 Protocol, 2.2.3)."""

    text: str
    using_graphs: tuple[str, ...] = ()
    using_named_graphs: tuple[str, ...] = ()
    base_iri: str | None = None


@dataclass(frozen=True, slots=True)
class GraphChange:
    """A write of the Graph Store Protocol (sections 5.3 to 5.5) to one graph.

    `method` is PUT (replace), POST (add) or DELETE; `graph` is None for the default graph. Each of
    `parts` is a document: its media type and its bytes.
    """

    method: str
    graph: str | None
    parts: tuple[tuple[str, bytes], ...] = ()
    base_iri: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did.

    `existed` tells whether the graph of a GraphChange had been there; `quarantined` lists what was
    wrong with statements that went to quarantine.
    """

    existed: bool = True
    quarantined: tuple[str, ...] = ()


def _never() -> bool:
    return False


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Pin:
    """A version of the graph, kept for who asks more than once; whoever has one releases it.

    `kept` is false when the store cannot keep it: then queries are answered from what is there.
    `place` is where the store finds it again.
    """

    version: str
    kept: bool = True
    place: object = None
    release: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a name to share the evaluators fairly by, and whether they have gone meanwhile.

    With a `pin` the answer is of that version, whatever is written meanwhile. `seconds` are what
    queries of the server itself may take, when that is more than those of clients may.
    """

    name: str = ""
    gone: Callable[[], bool] = _never
    pin: Pin | None = None
    seconds: float | None = None


NOBODY: Final = Caller()


@dataclass(frozen=True, slots=True)
class State:
    """How busy a store is: queries that wait, and processes of its own that evaluate.

    `in_memory` tells whether these have the graph in memory rather than read it from disk.
    """

    waiting: int = 0
    workers: int = 0
    in_memory: bool = False


class Chunks(Protocol):
    """The bytes of an answer as they come; `close` stops an evaluation nobody waits for."""

    def __iter__(self) -> Iterator[bytes]:
        """Return itself."""
        ...

    def __next__(self) -> bytes:
        """Return the next bytes; raises QueryTimeoutError or StoreError when there will be none."""
        ...

    def close(self) -> None:
        """Give up the rest; harmless when repeated or at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialised answer: its media type and its bytes, in chunks.

    Whoever takes an answer reads it to the end or closes it.
    """

    media_type: str
    chunks: Chunks

    @property
    def complete(self) -> bool:
        """Tell whether all bytes are there already, so that nothing can fail any more."""
        return isinstance(self.chunks, Whole)

    def read(self, most: int | None = None) -> bytes:
        """Return all bytes at once; raises AnswerTooLargeError when there are more than `most`."""
        parts: list[bytes] = []
        try:
            for chunk in self.chunks:
                parts.append(chunk)
                if most is not None and sum(map(len, parts)) > most:
                    raise AnswerTooLargeError(
                        f"The answer is longer than the {most:,} bytes that fit on a page. "
                        "Download it as CSV or JSON, or ask for less with LIMIT."
                    )
            return b"".join(parts)
        finally:
            self.chunks.close()

    def close(self) -> None:
        """Give up the rest of the answer."""
        self.chunks.close()


class Whole:
    """The chunks of an answer that is already complete."""

    def __init__(self, *parts: bytes) -> None:
        self._parts = iter([part for part in parts if part])

    def __iter__(self) -> Iterator[bytes]:
        """Return itself."""
        return self

    def __next__(self) -> bytes:
        """Return the next part."""
        return next(self._parts)

    def close(self) -> None:
        """Forget what was not read."""
        self._parts = iter([])


class Store(Protocol):
    """What the application needs of a triple store."""

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query.

        Raises QuerySyntaxError, QueryRefusedError, QueryTimeoutError, QueryMemoryError,
        AnswerTooLargeError, StoreBusyError, ClientBusyError, CallerGoneError, and
        NotAcceptableError when the kind of answer has no format the caller can read. Once an Answer
        is returned its chunks may still raise QueryTimeoutError or StoreError: what was read until
        then is not the answer.
        """
        ...

    def version(self) -> str:
        """Return the version of the graph that is served (for ETags and /health)."""
        ...

    def pin(self) -> Pin:
        """Keep the version that is served now; raises StoreError."""
        ...

    def state(self) -> State:
        """Return how busy the store is."""
        ...

    def close(self) -> None:
        """Let go of files and processes."""
        ...


class Writer(Protocol):
    """What the application needs to change a store; each write is done wholly or not at all."""

    def write(self, change: Update | GraphChange) -> Written:
        """Apply a change; when it returns, queries see the new graph.

        Raises QuerySyntaxError for text that cannot be read, QueryRefusedError, QueryTimeoutError,
        QueryMemoryError, StoreBusyError, NoSuchGraphError, WriteRejectedError and StoreError. After
        an error the graph is what it was, unless StoreError says otherwise.
        """
        ...

    def close(self) -> None:
        """Let go of files and processes."""
        ...


class Front:
    """A store in front of another: it answers in its own way and leaves all else to the other."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        return self._store.answer(query, caller)

    def version(self) -> str:
        """Return the version of the graph that is served."""
        return self._store.version()

    def pin(self) -> Pin:
        """Keep the version that is served now."""
        return self._store.pin()

    def state(self) -> State:
        """Return how busy the store is."""
        return self._store.state()

    def close(self) -> None:
        """Let go of files and processes."""
        self._store.close()


class Pinned(Front):
    """A store as it was when it was pinned."""

    def __init__(self, store: Store, pin: Pin) -> None:
        super().__init__(store)
        self._pin = pin

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        return self._store.answer(query, replace(caller, pin=self._pin))

    def version(self) -> str:
        """Return the version that was pinned."""
        return self._pin.version

    def held(self) -> bool:
        """Tell whether all answers until now were of that version."""
        return self._pin.kept or self._store.version() == self._pin.version


@contextmanager
def pinned(store: Store) -> Iterator[Pinned]:
    """Give a store that answers from one version of the graph; raises StoreError."""
    pin = store.pin()
    try:
        yield Pinned(store, pin)
    finally:
        pin.release()
