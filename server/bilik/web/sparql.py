"""The endpoint: the SPARQL 1.1 Protocol for programs, a query page for people."""

import dataclasses
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, request
from pyoxigraph import RdfFormat, parse
from werkzeug.exceptions import MethodNotAllowed

from bilik.errors import BilikError, NotAcceptableError, ProtocolError
from bilik.protocol.accept import negotiate
from bilik.protocol.description import Capabilities, describe
from bilik.protocol.problem import problem
from bilik.protocol.sparql import UPDATE, decode_form, parse_request, parse_update
from bilik.publish.void import examples
from bilik.publish.writing import serialise
from bilik.store.asking import read_boolean, read_table
from bilik.store.base import Answer, Query, Update, Written
from bilik.store.formats import TRIPLE_ALIASES, TRIPLES
from bilik.vocabulary import GRAPH_QUARANTINE, PREFIXES
from bilik.web import caching, editor, terms
from bilik.web.access import writer
from bilik.web.context import services
from bilik.web.formats import HTML, JSON, choose, prefers_page, with_charset
from bilik.web.page import page

blueprint = Blueprint("sparql", __name__)

_MAX_ROWS: Final = 1000
_UPDATE_METHODS: Final = ("POST", "OPTIONS")
_EXAMPLE: Final = f"""\
PREFIX bilik: <{PREFIXES["bilik"]}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>

SELECT ?type (COUNT(*) AS ?count) WHERE {{
  ?thing a ?type .
}}
GROUP BY ?type
ORDER BY DESC(?count)
LIMIT 50
"""


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query, or describe the service when there is none."""
    if request.method in {"GET", "HEAD"} and not _has_operation():
        return _without_query()
    if request.mimetype == UPDATE:
        writer()  # before its body is read
        request.max_content_length = services().settings.write_bytes
    operation = parse_request(*_parts())
    if isinstance(operation, Update):
        return _write(operation)
    query = _based(operation)
    if _wants_page():
        return _result_page(query)
    return answer(_with_formats(query))


@blueprint.route("/update", methods=["GET", "POST", "OPTIONS"])
def update() -> Response:
    """Apply an update; other methods are named here, since a page answers GET at any address."""
    if request.method == "OPTIONS":
        return Response(headers={"Allow": ", ".join(_UPDATE_METHODS)})
    if request.method != "POST":
        raise MethodNotAllowed(_UPDATE_METHODS, "An update is sent by POST.")
    writer()  # before the body is read
    request.max_content_length = services().settings.write_bytes
    return _write(parse_update(*_parts()))


def _write(asked: Update) -> Response:
    written = writer().write(dataclasses.replace(asked, base_iri=request.base_url))
    return quarantined(written) if written.quarantined else Response(status=204)


def quarantined(written: Written) -> Response:
    """Tell the client what has been put into quarantine."""
    return jsonify(graph=GRAPH_QUARANTINE, findings=written.quarantined)


def _has_operation() -> bool:
    names = {name for name, _ in decode_form(request.query_string)}
    return bool(names & {"query", "update"})


def read_query() -> Query:
    """Read the query of the current request; raises ProtocolError, also for an update."""
    operation = parse_request(*_parts())
    if isinstance(operation, Update):
        raise ProtocolError("This address is for queries; updates are sent to /update.")
    return _based(operation)


def _based(query: Query) -> Query:
    return dataclasses.replace(query, base_iri=request.base_url)


def _parts() -> tuple[str, bytes, str | None, bytes]:
    if request.content_encoding not in {None, "identity"}:
        raise ProtocolError("Send the request without Content-Encoding.", 415)
    return (
        request.method,
        request.query_string,
        request.headers.get("Content-Type"),
        request.get_data(cache=False),
    )


def _wants_page() -> bool:
    return "format" not in request.args and prefers_page(_accept())


def _accept() -> str | None:
    return request.headers.get("Accept")


def _with_formats(query: Query) -> Query:
    solutions, triples = choose(request.args.get("format"), _accept())
    return dataclasses.replace(query, solutions=solutions, triples=triples)


def answer(query: Query) -> Response:
    """Answer a query for programs; one that they have already is answered 304."""
    tag = caching.tag(query, services().store.version())
    if tag and request.method in {"GET", "HEAD"} and request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    else:
        response = _transfer(services().store.answer(query))
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = "no-cache"  # ask again each time; the tag makes it cheap
    if tag:
        response.set_etag(tag, weak=True)
    return response


def _transfer(answer: Answer) -> Response:
    """Pass an answer on as it comes; when it fails midway, the transfer is broken off."""
    # In HTTP/1.0 the end of the connection is the end of the answer: a broken-off one looks whole.
    at_once = answer.complete or request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0"
    response = Response(answer.read() if at_once else answer.chunks)
    response.content_type = with_charset(answer.media_type)
    return response


def _without_query() -> Response:
    offers = (*TRIPLES, *TRIPLE_ALIASES, HTML)
    chosen = negotiate(_accept(), offers)
    if chosen == HTML:
        return _page(_EXAMPLE)
    if chosen is None:
        raise NotAcceptableError(f"The service description is written as {', '.join(TRIPLES)}.")
    media_type = TRIPLE_ALIASES.get(chosen, chosen)
    own = describe(_capabilities(), _named_graphs(), "application/n-triples")
    triples = [quad.triple for quad in parse(own, RdfFormat.N_TRIPLES)]
    body = serialise([*triples, *examples(services().store)], media_type)
    return Response(body, content_type=with_charset(media_type), headers={"Vary": "Accept"})


def _capabilities() -> Capabilities:
    chosen = services().settings
    return Capabilities(
        endpoint=request.base_url,
        writable=bool(chosen.write_tokens) and services().writer is not None,
        union=chosen.union,
        federated=bool(chosen.service_allow.split()),
    )


def _named_graphs() -> list[str]:
    # Only our own engine remembers graphs that are empty, and Virtuoso lists none of all for {}.
    pattern = "?s ?p ?o" if services().settings.store_url else ""
    text = f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {pattern} }} }} ORDER BY ?graph"
    answer = services().store.answer(Query(text))
    _, rows = read_table(answer.read())
    return [row["graph"]["value"] for row in rows]


def _result_page(query: Query) -> Response:
    try:
        answer = services().store.answer(
            dataclasses.replace(query, solutions=JSON, triples="text/turtle")
        )
        body = answer.read(terms.PAGE_BYTES)
    except BilikError as error:
        fault = problem(error)
        return _page(query.text, fault.status, fault=fault)
    if answer.media_type != JSON:
        return _page(query.text, graph=body.decode(), empty=not body.strip())
    boolean = read_boolean(body)
    if boolean is not None:
        return _page(query.text, boolean=boolean, empty=not boolean)
    table = terms.exact_table(body, _MAX_ROWS)
    return _page(query.text, table=table, empty=not table.total)


def _page(text: str, status: int = 200, **results: object) -> Response:
    with_editor = editor.is_built()
    html = render_template(
        "sparql.html", query=text, prefixes=PREFIXES, editor=with_editor, **results, **page()
    )
    headers = {"Vary": "Accept, Accept-Language"}
    if with_editor:
        headers["Content-Security-Policy"] = editor.POLICY
    return Response(html, status, mimetype=HTML, headers=headers)
