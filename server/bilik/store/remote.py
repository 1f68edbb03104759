"""A SPARQL endpoint elsewhere, behind the same interface (SPARQL 1.1 Protocol, section 2.1)."""

from collections.abc import Iterator
from typing import Final

import httpx

from bilik.errors import (
    NotAcceptableError,
    QueryMemoryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    StoreBusyError,
    StoreError,
)
from bilik.store.asking import read_table
from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State
from bilik.store.endpoint import Endpoint
from bilik.store.engines import Dialect, standard
from bilik.store.formats import required_solutions, required_triples
from bilik.store.functions import FUNCTIONS
from bilik.store.guard import check
from bilik.store.lexemes import calls, keyword
from bilik.store.stamp import ASK_VERSION, joined
from bilik.store.syntax import UPDATES, explain, position

_SECONDS: Final = 60.0
_MAX_CHARACTERS: Final = 10_000_000
_MESSAGE_CHARACTERS: Final = 2000

_ERRORS: Final[dict[int, type[StoreError]]] = {
    400: QuerySyntaxError,
    403: QueryRefusedError,
    406: NotAcceptableError,
    503: StoreBusyError,
    504: QueryTimeoutError,
    507: QueryMemoryError,
}


class RemoteStore:
    """Answers queries by asking the endpoint at `url`."""

    def __init__(
        self,
        url: str,
        *,
        auth: httpx.Auth | None = None,
        transport: httpx.BaseTransport | None = None,
        seconds: float = _SECONDS,
        ours: bool = False,
        dialect: Dialect = standard,
    ) -> None:
        """`ours` tells that this program runs there; see `Engine`, also for `dialect`."""
        self._url = url
        self._ours = ours
        self._dialect = dialect
        self._client = httpx.Client(auth=auth, transport=transport, timeout=seconds)

    @classmethod
    def at(cls, there: Endpoint) -> "RemoteStore":
        """Return the store at an endpoint."""
        return cls(
            there.query,
            auth=there.auth,
            ours=there.engine.ours,
            dialect=there.engine.dialect,
        )

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:  # noqa: ARG002
        """Evaluate a query; see `Store.answer`. Relative IRIs are the endpoint's to resolve."""
        check(query.text, _MAX_CHARACTERS)
        if not self._ours:
            _require_no_own_functions(query.text)
        response = self._ask(query)
        return Answer(_media_type(response), _Body(response))

    def _ask(self, query: Query) -> httpx.Response:
        accepted = _accepted(query)
        narrowed = query.default_graphs or query.named_graphs
        form = {
            "query": self._dialect(query.text, bool(narrowed)),
            "default-graph-uri": list(query.default_graphs),
            "named-graph-uri": list(query.named_graphs),
        }
        headers = {"Accept": ", ".join(accepted)}
        request = self._client.build_request(
            "POST",
            self._url,
            data=form,
            headers=headers,
        )
        try:
            response = self._client.send(request, stream=True)
        except httpx.TimeoutException:
            raise QueryTimeoutError(f"{self._url} did not answer in time. Ask for less.") from None
        except httpx.HTTPError as error:
            raise StoreError(f"{self._url} cannot be reached: {error}.") from error
        if not response.is_success:
            raise _error(response, query)
        if (media_type := _media_type(response)) not in accepted:
            response.close()
            raise NotAcceptableError(f"{self._url} answered {media_type}, not what was asked for.")
        return response

    def version(self) -> str:
        """Return the version of the graph there: that of our own server, or of the last push.

        It is empty when nothing was pushed: nobody tells us then when the graph changes. Asks each
        time, for the graph may change without us; raises StoreError.
        """
        response = self._ask(Query(ASK_VERSION, triples=None))
        body = Answer(_media_type(response), _Body(response)).read()
        if self._ours:
            return str(response.headers.get("ETag", "")).removeprefix("W/").strip('"')
        return joined(row["version"]["value"] for row in read_table(body)[1])

    def pin(self) -> Pin:
        """Return the version there, which can change at any time; raises StoreError."""
        return Pin(self.version(), kept=False)

    def state(self) -> State:
        """How busy the server there is, is not known here."""
        return State()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _accepted(query: Query) -> list[str]:
    """Return what the answer may be, by the form of the query.

    Not every engine refuses what nobody can read, and where queries and updates have one address,
    it would carry out an update.
    """
    word = keyword(query.text)
    form = word.text.upper() if word else ""
    if form in UPDATES:
        raise QuerySyntaxError(explain(query.text, ""))
    if form in {"SELECT", "ASK"}:
        return [required_solutions(query.solutions)]
    if form in {"CONSTRUCT", "DESCRIBE"}:
        return [required_triples(query.triples)]
    return [media_type for media_type in (query.solutions, query.triples) if media_type]


def _media_type(response: httpx.Response) -> str:
    header: str = response.headers.get("Content-Type", "")
    return header.partition(";")[0].strip()


def _require_no_own_functions(text: str) -> None:
    """Other engines refuse unknown functions in their own words, or bind nothing in silence."""
    called = next(calls(text, FUNCTIONS), None)
    if called is not None:
        line, column = position(text, called.start)
        raise QueryRefusedError(
            f"Line {line}, column {column}: {called.text} is a function of Bilik's own engine, and "
            "another one answers here. Leave it out, and order the rows yourself."
        )


def _error(response: httpx.Response, query: Query) -> StoreError:
    try:
        response.read()
    except httpx.HTTPError as error:
        return StoreError(f"{response.url} broke off its answer: {error}.")
    finally:
        response.close()
    message = response.text[:_MESSAGE_CHARACTERS]
    if response.headers.get("Content-Type", "").startswith("application/problem+json"):
        message = str(response.json().get("detail", message))
    elif response.status_code == httpx.codes.BAD_REQUEST:
        message = explain(query.text, message)
    return _ERRORS.get(response.status_code, StoreError)(message)


class _Body:
    """The body of a response, whose failures are those of a store."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._bytes = response.iter_bytes()

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._bytes)
        except httpx.HTTPError as error:
            self.close()
            raise StoreError(f"{self._response.url} broke off its answer: {error}.") from error

    def close(self) -> None:
        self._response.close()
