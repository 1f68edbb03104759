"""The graph store: SPARQL 1.1 Graph Store HTTP Protocol."""

import mimetypes
import secrets
from typing import Final

from flask import Blueprint, Response, request, url_for

from bilik.errors import NoSuchGraphError, NotAcceptableError, ProtocolError
from bilik.protocol.graph_store import (
    Document,
    GraphRead,
    Target,
    find_target,
    parse_request,
)
from bilik.store.asking import read_boolean
from bilik.store.base import GraphChange, Query, Writer
from bilik.store.formats import SUFFIXES, TRIPLES
from bilik.vocabulary import GRAPH_DEFAULT
from bilik.web import formats, sparql
from bilik.web.access import writer
from bilik.web.context import services

blueprint = Blueprint("graphs", __name__)

_MULTIPART: Final = "multipart/form-data"
_NAMES = mimetypes.MimeTypes()
for _suffix, _media_type in {**SUFFIXES, "owl": SUFFIXES["rdf"]}.items():
    _NAMES.add_type(_media_type, f".{_suffix}")


@blueprint.route("/graphs", methods=["GET", "PUT", "POST", "DELETE"])
def store() -> Response:
    """Read or write a graph that a parameter names, or make a new one."""
    return _respond()


@blueprint.route("/graphs/<path:name>", methods=["GET", "PUT", "POST", "DELETE"])
def graph(name: str) -> Response:  # noqa: ARG001 - the whole address is the graph's IRI
    """Read or write the graph that has this address as its IRI."""
    return _respond()


def _respond() -> Response:
    allowed = None if request.method in {"GET", "HEAD"} else writer()
    request.max_content_length = services().settings.write_bytes
    root = url_for("graphs.store", _external=True)
    fresh = f"{root}/{secrets.token_hex(8)}"
    target = find_target(request.method, request.query_string, request.base_url, root, fresh)
    documents = [] if allowed is None else _documents()
    asked = parse_request(request.method, target, request.base_url, documents)
    if isinstance(asked, GraphRead) or allowed is None:
        return _read(target.graph)
    return _write(allowed, asked, target)


def _documents() -> list[Document]:
    if request.content_encoding not in {None, "identity"}:
        raise ProtocolError("Send the graph without Content-Encoding.", 415)
    if request.mimetype != _MULTIPART:
        return [(request.headers.get("Content-Type"), request.get_data(cache=False))]
    request.max_form_memory_size = services().settings.write_bytes
    files = [file for _, file in request.files.items(multi=True)]
    if not files:
        raise ProtocolError("The form has no file. Send each graph document as a file.")
    return [
        (_type_of(file.filename or "", file.headers.get("Content-Type")), file.read())
        for file in files
    ]


def _type_of(name: str, declared: str | None) -> str | None:
    if declared and not declared.startswith("application/octet-stream"):
        return declared
    return _NAMES.guess_type(name, strict=True)[0] or declared


def _write(allowed: Writer, change: GraphChange, target: Target) -> Response:
    written = allowed.write(change)
    if written.quarantined:
        return sparql.quarantined(written)
    created = not written.existed and change.method != "DELETE"
    response = Response(status=201 if created else 204)
    if created and target.graph:
        response.headers["Location"] = target.graph
    return response


def _read(name: str | None) -> Response:
    media_type = formats.triples_for(request.headers.get("Accept"))
    if media_type is None:
        raise NotAcceptableError(f"Graphs are written as {', '.join(TRIPLES)}.")
    chosen = name or (GRAPH_DEFAULT if services().settings.union else None)
    if name is not None:
        _require(name)
    pattern = f"GRAPH <{chosen}> {{ ?s ?p ?o }}" if chosen else "?s ?p ?o"
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
    return sparql.answer(Query(text, solutions=None, triples=media_type))


def _require(name: str) -> None:
    # Only our own engine remembers graphs that are empty.
    pattern = "?s ?p ?o" if services().settings.store_url else ""
    body = services().store.answer(Query(f"ASK {{ GRAPH <{name}> {{ {pattern} }} }}")).read()
    if not read_boolean(body):
        raise NoSuchGraphError(f"There is no graph {name}. The names of all: GET /sparql")
