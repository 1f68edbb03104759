"""The store interface: a query goes in, a serialised answer comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


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


@dataclass(frozen=True)
class Answer:
    """A serialised answer: its media type and its bytes, in chunks."""

    media_type: str
    chunks: Iterator[bytes]

    def read(self) -> bytes:
        """Return all bytes at once."""
        return b"".join(self.chunks)


class Store(Protocol):
    """What the application needs of a triple store."""

    def answer(self, query: Query) -> Answer:
        """Evaluate a query.

        Raises QuerySyntaxError, QueryTimeoutError, QueryMemoryError, StoreBusyError, and
        NotAcceptableError when the kind of answer has no format the caller can read. Once an Answer
        is returned its chunks may still raise QueryTimeoutError or StoreError.
        """
        ...

    def version(self) -> str:
        """Return the version of the graph that is served (for ETags and /health)."""
        ...

    def close(self) -> None:
        """Let go of files and processes."""
        ...
