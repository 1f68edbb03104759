"""A client of the SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

import tempfile
from collections.abc import Iterator
from typing import IO, Final

import httpx
from pyoxigraph import RdfFormat, Triple, parse

from bilik.errors import StoreError

_TRIPLES: Final = "application/n-triples"
_SECONDS: Final = 600.0
_MEMORY_BYTES: Final = 1 << 20
_MESSAGE_CHARACTERS: Final = 500
_WRONG_ENGINE: Final = (
    " Name what runs there with --engine or BILIK_STORE_ENGINE; the address is that of the server, "
    "not of one of its operations."
)


class GraphStore:
    """Reads and replaces named graphs of the graph store at `url`, by indirect identification."""

    def __init__(
        self,
        url: str,
        *,
        auth: httpx.Auth | None = None,
        transport: httpx.BaseTransport | None = None,
        seconds: float = _SECONDS,
    ) -> None:
        self._url = url
        self._client = httpx.Client(auth=auth, transport=transport, timeout=seconds)

    def put(self, graph: str | None, body: bytes) -> None:
        """Replace a graph, or the default graph, by N-Triples (section 5.3); raises StoreError."""
        # Whole, not in chunks: Digest authentication sends a request twice.
        headers = {"Content-Type": _TRIPLES}
        response = self._send("PUT", graph, headers=headers, content=body)
        response.close()

    def read(self, graph: str | None) -> Iterator[Triple]:
        """Return the triples of a graph or the default graph; raises StoreError.

        A graph that does not exist has none. A long one is kept in a file while it is read. Blank
        nodes get names that no other graph has.
        """
        with tempfile.SpooledTemporaryFile(_MEMORY_BYTES) as body:
            if not self._fetch(graph, body):
                return
            body.seek(0)
            # The file is whole by then: whoever reads slowly keeps no connection waiting.
            try:
                for quad in parse(body, RdfFormat.N_TRIPLES, rename_blank_nodes=True):
                    yield quad.triple
            except SyntaxError as error:
                raise StoreError(
                    f"{self._url} did not answer with N-Triples: {error}.{_WRONG_ENGINE}"
                ) from None

    def _fetch(self, graph: str | None, body: IO[bytes]) -> bool:
        """Write a graph to a file; tell whether there is one."""
        response = self._send("GET", graph, headers={"Accept": _TRIPLES})
        try:
            for chunk in response.iter_bytes():
                body.write(chunk)
        except httpx.HTTPError as error:
            raise StoreError(f"{self._url} broke off its answer: {error}.") from error
        finally:
            response.close()
        return response.status_code != httpx.codes.NOT_FOUND

    def delete(self, graph: str) -> None:
        """Remove a graph (section 5.4); one that is not there is no fault. Raises StoreError."""
        self._send("DELETE", graph).close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(self, method: str, graph: str | None, **parts: object) -> httpx.Response:
        try:
            request = self._client.build_request(
                method,
                self._url,
                params={"graph": graph} if graph else {"default": ""},
                **parts,  # type: ignore[arg-type]
            )
            response = self._client.send(request, stream=method == "GET")
            if not response.is_success:
                response.read()
        except httpx.HTTPError as error:
            raise StoreError(
                f"{self._url} cannot be reached: {error}. Run the command again: "
                "graphs that are there already are not sent twice."
            ) from error
        missing = method in {"GET", "DELETE"} and response.status_code == httpx.codes.NOT_FOUND
        if not response.is_success and not missing:
            raise StoreError(
                f"{self._url} answered {response.status_code} to {method} of {graph or 'default'}."
                f"{_said(response)}{_advice(response.status_code)}"
            )
        return response


def _said(response: httpx.Response) -> str:
    text = " ".join(response.text.split())[:_MESSAGE_CHARACTERS]
    return f" It says: {text}" if text else ""


def _advice(status: int) -> str:
    if status in {401, 403}:
        return (
            " Give the name of somebody who may write there in BILIK_STORE_USER and "
            "BILIK_STORE_PASSWORD, or BILIK_STORE_TOKEN."
        )
    return _WRONG_ENGINE if status in {404, 405, 501} else ""
