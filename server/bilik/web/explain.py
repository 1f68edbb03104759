"""Why a query has no rows: a page, and JSON."""

from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, Response, jsonify, render_template, request

from bilik.errors import ProtocolError
from bilik.explain.explanation import Explanation, Finding, explain
from bilik.protocol.accept import negotiate
from bilik.protocol.sparql import decode_form
from bilik.vocabulary import compact
from bilik.web.caller import current_caller
from bilik.web.context import services
from bilik.web.page import language, page
from bilik.web.sparql import read_query
from bilik.web.views.links import page_of
from bilik.web.views.rows import labels

blueprint = Blueprint("explain", __name__)

_JSON: Final = "application/json"


@blueprint.route("/sparql/explain", methods=["GET", "POST"])
def why() -> Response:
    """Explain a query that is sent as to the endpoint."""
    if request.method != "POST" and not dict(decode_form(request.query_string)).get("query"):
        raise ProtocolError("Send the query that has no rows: /sparql/explain?query=...")
    query = read_query()
    found = explain(services().store, services().search.index(), query, current_caller())
    names = labels({iri for each in found.findings for iri in each.nearest}, language())
    if negotiate(request.headers.get("Accept"), (_JSON, "text/html")) == _JSON:
        response = jsonify(_record(found, names))
    else:
        html = render_template(
            "explain.html", query=query.text, found=found, names=names, words=_words, **page()
        )
        response = Response(html, mimetype="text/html")
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def _words(finding: Finding) -> str:
    """Say what was found in the language of the page."""
    words = services().strings[language()]["explain_" + finding.code.replace("-", "_")]
    return words.format(**finding.values)


def _record(found: Explanation, names: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "empty": found.empty,
        "finished": found.finished,
        "query": found.query,
        "findings": [
            {
                "code": each.code,
                "severity": each.severity,
                "line": each.line,
                "column": each.column,
                "pattern": each.pattern,
                "message": _words(each),
                "nearest": [
                    {
                        "iri": iri,
                        "name": compact(iri),
                        "label": names.get(iri),
                        "page": page_of(iri),
                    }
                    for iri in each.nearest
                ],
                "query": each.query,
                "complete": each.complete,
            }
            for each in found.findings
        ],
    }
