"""Writes to a SPARQL server elsewhere, by its update operation and its graph store."""

import dataclasses
from typing import Final

import httpx

from bilik.errors import (
    NoSuchGraphError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    StoreBusyError,
    StoreError,
    WriteRejectedError,
)
from bilik.store.base import GraphChange, Update, Written
from bilik.store.endpoint import Endpoint
from bilik.store.engines import Engine
from bilik.store.guard import check_nesting, require_no_loading, require_no_service
from bilik.store.operations import redirected
from bilik.store.stamp import FORGET_VERSION, new_version
from bilik.store.syntax import explain
from bilik.vocabulary import GRAPH_DEFAULT, GRAPH_PUSH, GRAPH_QUARANTINE, GRAPH_UNION

_SECONDS: Final = 60.0
_MESSAGE_CHARACTERS: Final = 2000
_FAILURES: Final[dict[int, type[StoreError]]] = {
    404: NoSuchGraphError,
    409: WriteRejectedError,
    415: QuerySyntaxError,
    422: WriteRejectedError,
    503: StoreBusyError,
    504: QueryTimeoutError,
}
_CHANGED_NOTHING: Final = (
    NoSuchGraphError,
    QueryRefusedError,
    QuerySyntaxError,
    WriteRejectedError,
)
_NOT_IN_UNION: Final = (GRAPH_QUARANTINE, GRAPH_PUSH, GRAPH_UNION)


class RemoteWriter:
    """Passes writes on to a server; what a transaction is there, and what is checked, is its own.

    With `union`, what is written to the default graph goes to the graph `GRAPH_DEFAULT` there, as
    it does in our own store: engines disagree on what writing to the default graph means. Where
    a push writes the union, it is made anew after each write, by comparing all triples there.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        union: bool = True,
        transport: httpx.BaseTransport | None = None,
        seconds: float = _SECONDS,
    ) -> None:
        self._endpoint = endpoint
        self._union = union
        self._client = httpx.Client(auth=endpoint.auth, transport=transport, timeout=seconds)

    def write(self, change: Update | GraphChange) -> Written:
        """Apply a change; see `Writer.write`.

        While it is under way the graph there has no version. When it is not known whether it was
        done, it has none until the next write or push.
        """
        self._mark(FORGET_VERSION)
        try:
            written = self._update(change) if isinstance(change, Update) else self._change(change)
        except _CHANGED_NOTHING:
            self._mark(new_version())
            raise
        self.unite()
        self._mark(new_version())
        return written

    def unite(self) -> None:
        """Make the union anew, where a push writes it."""
        if self._union and self._endpoint.engine.union_pushed:
            self._apply(_unite(self._endpoint.engine))

    def _mark(self, text: str) -> None:
        """Change the version there, which our own server does by itself."""
        if not self._endpoint.engine.ours:
            self._apply(text)

    def _apply(self, text: str) -> None:
        form = {self._endpoint.engine.update_name: text}
        request = self._client.build_request("POST", self._endpoint.update, data=form)
        _require_success(self._send(request))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _update(self, update: Update) -> Written:
        check_nesting(update.text)
        require_no_service(update.text)
        require_no_loading(update.text)
        text = redirected(update.text, GRAPH_DEFAULT) if self._union else update.text
        form = {
            self._endpoint.engine.update_name: text,
            "using-graph-uri": list(update.using_graphs),
            "using-named-graph-uri": list(update.using_named_graphs),
        }
        request = self._client.build_request("POST", self._endpoint.update, data=form)
        response = self._send(request)
        if response.status_code == httpx.codes.BAD_REQUEST:
            raise QuerySyntaxError(explain(update.text, _message(response), update=True))
        _require_success(response)
        return Written()

    def _change(self, change: GraphChange) -> Written:
        if len(change.parts) > 1:
            raise QueryRefusedError(
                "Several files at once cannot be written to another server in one transaction. "
                "Send them one by one."
            )
        graph = change.graph or (GRAPH_DEFAULT if self._union else None)
        media_type, body = change.parts[0] if change.parts else ("", b"")
        request = self._client.build_request(
            change.method,
            self._endpoint.graphs,
            params={"graph": graph} if graph else {"default": ""},
            headers={"Content-Type": media_type} if media_type else {},
            content=body or None,
        )
        response = self._send(request)
        if change.method == "DELETE" and change.graph is None and response.status_code == 404:
            return Written()  # it is empty, and the default graph is always there
        _require_success(response)
        return dataclasses.replace(Written(), existed=response.status_code != httpx.codes.CREATED)

    def _send(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._client.send(request)
        except httpx.TimeoutException:
            raise QueryTimeoutError(
                f"{request.url} did not answer in time. Look whether the write was done."
            ) from None
        except httpx.HTTPError as error:
            raise StoreError(f"{request.url} cannot be reached: {error}.") from error


def _unite(there: Engine) -> str:
    """Return the update that takes what no graph has out of the union, and adds what it lacks."""
    union = f"GRAPH <{there.union_graph}> {{ ?s ?p ?o }}" if there.union_graph else "?s ?p ?o"
    left_out = ", ".join(f"<{graph}>" for graph in (*_NOT_IN_UNION, *there.hidden))
    parts = f"GRAPH ?g {{ ?s ?p ?o FILTER (?g NOT IN ({left_out})) }}"
    return (
        f"DELETE {{ {union} }} WHERE {{ {union} FILTER NOT EXISTS {{ {parts} }} }} ; "
        f"INSERT {{ {union} }} WHERE {{ {parts} FILTER NOT EXISTS {{ {union} }} }}"
    )


def _require_success(response: httpx.Response) -> None:
    status = response.status_code
    if response.is_success:
        return
    if status == httpx.codes.BAD_REQUEST:
        raise QuerySyntaxError(_message(response))
    if status in {401, 403}:
        raise StoreError(
            f"{response.url} does not let this server write. Give BILIK_STORE_USER and "
            "BILIK_STORE_PASSWORD, or BILIK_STORE_TOKEN."
        )
    raise _FAILURES.get(status, StoreError)(_message(response))


def _message(response: httpx.Response) -> str:
    if response.headers.get("Content-Type", "").startswith("application/problem+json"):
        return str(response.json().get("detail", ""))
    return response.text[:_MESSAGE_CHARACTERS] or f"{response.url} answered {response.status_code}."
