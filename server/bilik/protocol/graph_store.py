"""SPARQL 1.1 Graph Store HTTP Protocol: from the parts of an HTTP request to a read or a write.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bilik.errors import ProtocolError
from bilik.protocol.sparql import decode_form, require_absolute, require_utf_8
from bilik.store.base import GraphChange
from bilik.store.formats import TRIPLE_ALIASES, TRIPLES

METHODS: Final = ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS")


@dataclass(frozen=True, slots=True)
class GraphRead:
    """A GET or HEAD (sections 5.2 and 5.6); `graph` is None for the default graph."""

    graph: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """What a request is about: a graph, or the default graph (None)."""

    graph: str | None


Document = tuple[str | None, bytes]
"""The content type of a document, and its bytes."""


def find_target(method: str, query_string: bytes, url: str, store: str, fresh: str) -> Target:
    """Say which graph a request is about (sections 4.1 and 4.2); raises ProtocolError.

    `url` is the request's own address and `store` that of the graph store: below it each address
    names the graph it is (direct identification). `fresh` is the name for a graph that a POST to
    the store itself makes (section 5.5).
    """
    parameters = decode_form(query_string)
    graphs = [value for name, value in parameters if name == "graph"]
    defaults = [name for name, _ in parameters if name == "default"]
    if url.rstrip("/") != store.rstrip("/"):
        if graphs or defaults:
            raise ProtocolError("The address names a graph; graph= and default are for the store.")
        require_absolute("address", url)
        return Target(url)
    if len(graphs) + len(defaults) > 1:
        raise ProtocolError("Name one graph: either graph=... or default, once.")
    if graphs:
        require_absolute("graph", graphs[0])
        return Target(graphs[0])
    if defaults:
        return Target(None)
    if method == "POST":
        return Target(fresh)
    raise ProtocolError("Say which graph: ?graph=<IRI>, or ?default for the default graph.")


def parse_request(
    method: str, target: Target, base_iri: str, documents: Sequence[Document]
) -> GraphRead | GraphChange:
    """Read what is to be done with a graph; raises ProtocolError.

    Relative IRIs in a document are resolved against the graph's IRI, or else `base_iri`.
    """
    if method in {"GET", "HEAD"}:
        return GraphRead(target.graph)
    base = target.graph or base_iri
    if method == "DELETE":
        return GraphChange(method, target.graph, base_iri=base)
    if method not in {"PUT", "POST"}:
        raise ProtocolError(
            f"{method} is not for graphs. Use one of {', '.join(METHODS)}; "
            "smaller changes are made by a SPARQL update.",
            405,
        )
    parts = tuple((_media_type(content_type), body) for content_type, body in documents)
    return GraphChange(method, target.graph, parts, base)


def _media_type(content_type: str | None) -> str:
    name = require_utf_8(content_type)
    media_type = TRIPLE_ALIASES.get(name, name)
    if media_type not in TRIPLES:
        raise ProtocolError(
            f"A graph is sent as {', '.join(TRIPLES)}, not as {content_type or 'nothing named'}.",
            415,
        )
    return media_type
