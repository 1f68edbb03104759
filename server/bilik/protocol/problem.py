"""Problem details for HTTP (RFC 9457): one table from errors to statuses."""

import json
from dataclasses import dataclass
from typing import Final

from bilik.errors import (
    AccessError,
    AnswerTooLargeError,
    BilikError,
    CallerGoneError,
    ClientBusyError,
    GraphBusyError,
    NoSuchGraphError,
    NotAcceptableError,
    NotReadyError,
    ProtocolError,
    QueryMemoryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooComplexError,
    StoreBusyError,
    StoreError,
    WriteRejectedError,
)
from bilik.vocabulary import BASE

MEDIA_TYPE: Final = "application/problem+json"

RETRY_SECONDS: Final = "5"
"""What `Retry-After` says to those whom `asks_for_patience` is about."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: `name` makes the type IRI, `detail` is for this one occurrence."""

    name: str
    status: int
    title: str
    detail: str

    def serialise(self) -> bytes:
        """Return the document as JSON (RFC 9457, section 3)."""
        members = {
            "type": f"{BASE}problem/{self.name}" if self.name else "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        return json.dumps(members, ensure_ascii=False).encode()


# The most specific class first.
_PROBLEMS: Final[tuple[tuple[type[BilikError], str, int, str], ...]] = (
    (QuerySyntaxError, "query-syntax", 400, "The query cannot be read"),
    (QueryTooComplexError, "query-too-complex", 400, "The query is too complex"),
    (QueryRefusedError, "query-refused", 403, "The query is not allowed"),
    (NoSuchGraphError, "no-such-graph", 404, "There is no such graph"),
    (NotAcceptableError, "not-acceptable", 406, "No format that you accept"),
    (WriteRejectedError, "write-rejected", 422, "The write cannot be done"),
    (ClientBusyError, "client-busy", 429, "Too many queries of yours at once"),
    (CallerGoneError, "caller-gone", 499, "The client closed the connection"),
    (StoreBusyError, "busy", 503, "Too many queries at once"),
    (NotReadyError, "not-ready", 503, "Not there yet"),
    (QueryTimeoutError, "query-timeout", 504, "The query took too long"),
    (QueryMemoryError, "query-memory", 507, "The query needs too much memory"),
    (AnswerTooLargeError, "answer-too-large", 507, "The answer is too long"),
    (GraphBusyError, "busy", 503, "The graph is being built"),
    (StoreError, "store", 500, "The query failed"),
    (BilikError, "server", 500, "Something went wrong on the server"),
)


# The last parts of all type IRIs.
NAMES: Final = frozenset({"protocol", "access", *(name for _, name, _, _ in _PROBLEMS)})


def asks_for_patience(error: BilikError) -> bool:
    """Tell whether the same request may well succeed later."""
    return isinstance(error, StoreBusyError | ClientBusyError | NotReadyError)


def problem(error: BilikError) -> Problem:
    """Describe an error of this program."""
    if isinstance(error, ProtocolError):
        return Problem("protocol", error.status, "The request cannot be understood", str(error))
    if isinstance(error, AccessError):
        return Problem("access", error.status, "You may not do that", str(error))
    for kind, name, status, title in _PROBLEMS:
        if isinstance(error, kind):
            return Problem(name, status, title, str(error))
    raise AssertionError("the table ends with the base of all errors")
