"""The questions as an API: JSON with links, or CSV, described in OpenAPI."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, jsonify, request, url_for

from bilik.errors import NotAcceptableError, ProtocolError
from bilik.graph.question import Question
from bilik.graph.values import check
from bilik.protocol.accept import negotiate
from bilik.publish.openapi import MOST_ROWS, ROWS, document, names
from bilik.store.asking import Term, read_table
from bilik.store.base import Query
from bilik.web import sparql, terms
from bilik.web.context import services
from bilik.web.numbers import number
from bilik.web.page import language
from bilik.web.parameters import values
from bilik.web.views.links import address_of

blueprint = Blueprint("api", __name__)

_JSON: Final = "application/json"
_RESULTS: Final = "application/sparql-results+json"
_OFFERS: Final = (_JSON, _RESULTS, "text/csv")
_MOST_OFFSET: Final = 1_000_000_000


@blueprint.get("/api/openapi.json")
def openapi() -> Response:
    """Describe the API (OpenAPI 3.1)."""
    root = request.url_root.rstrip("/")
    return jsonify(document(services().questions, root, services().store.version()))


@blueprint.get("/api/questions")
def questions() -> Response:
    """List the questions with links."""
    _accept((_JSON,))
    chosen = language()
    listed = [
        {
            "name": each.name,
            "title": each.title[chosen],
            "href": url_for("api.question", name=each.name),
            "parameters": [parameter.name for parameter in each.parameters],
        }
        for each in services().questions
    ]
    return jsonify(questions=listed, links={"openapi": url_for("api.openapi")})


@blueprint.get("/api/questions/<name>")
def question(name: str) -> Response:
    """Answer a question as JSON with links, as SPARQL results, or as CSV."""
    asked = next((each for each in services().questions if each.name == name), None)
    if asked is None:
        abort(404, "There is no such question. /api/questions lists all of them.")
    media_type = _accept(_OFFERS)
    _check(asked)
    given = values(asked)
    limit, offset = number("limit", ROWS, 1, MOST_ROWS), number("offset", 0, 0, _MOST_OFFSET)
    text = asked.bind(given)
    if media_type != _JSON:
        return sparql.answer(Query(text, solutions=media_type, triples=None))
    body = services().store.answer(Query(text, triples=None)).read(terms.PAGE_BYTES)
    response = jsonify(_answer(asked, given, body, limit, offset))
    response.headers["Vary"] = "Accept, Accept-Language"
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _accept(offers: tuple[str, ...]) -> str:
    chosen = negotiate(request.headers.get("Accept"), offers)
    if chosen is None:
        raise NotAcceptableError(f"Answers are written as {', '.join(offers)}.")
    return chosen


def _check(asked: Question) -> None:
    """Raise ProtocolError for names that mean nothing here, and values that fit no type."""
    known = names(asked)
    types = {each.name: each.type for each in asked.parameters}
    types |= {"asOf": "date", "lang": "language"}
    for name, value in request.args.items():
        if name not in known:
            raise ProtocolError(
                f"{asked.name} has no parameter {name[:60]!r}. Use: {', '.join(sorted(known))}."
            )
        if name in types:
            check(name, types[name], value)


def _answer(
    asked: Question, given: Mapping[str, str], body: bytes, limit: int, offset: int
) -> dict[str, Any]:
    variables, rows = read_table(body)
    shown = rows[offset : offset + limit]
    return {
        "question": asked.name,
        "title": asked.title[language()],
        "version": services().store.version(),
        "parameters": given,
        "columns": variables,
        "rows": [{name: _cell(term) for name, term in row.items()} for row in shown],
        "total": len(rows),
        "links": _links(asked, given, offset, limit, len(rows)),
    }


def _cell(term: Term) -> dict[str, str]:
    if term["type"] == "triple":  # RDF 1.2
        return {"type": "literal", "value": json.dumps(term["value"], ensure_ascii=False)}
    cell = {"type": term["type"], "value": term["value"]}
    if "xml:lang" in term:
        cell["lang"] = term["xml:lang"]
    if "datatype" in term:
        cell["datatype"] = term["datatype"]
    if term["type"] == "uri":
        cell["href"] = address_of(term["value"])
    return cell


def _links(
    asked: Question, given: Mapping[str, str], offset: int, limit: int, total: int
) -> dict[str, str]:
    query = urlencode(given)
    links = {
        "self": request.script_root + request.full_path.rstrip("?"),
        "page": f"{url_for('pages.question', name=asked.name)}?{query}",
        "csv": f"{url_for('pages.question_data', name=asked.name, suffix='csv')}?{query}",
        "sparql": url_for("sparql.endpoint", query=asked.bind(given)),
        "openapi": url_for("api.openapi"),
    }
    if offset + limit < total:
        further = {**request.args, "offset": offset + limit, "limit": limit}
        links["next"] = f"{url_for('api.question', name=asked.name)}?{urlencode(further)}"
    return links
