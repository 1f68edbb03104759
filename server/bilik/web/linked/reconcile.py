"""The reconciliation service: what OpenRefine and its like ask of us."""

from collections.abc import Iterable
from typing import Any, Final

from flask import Blueprint, Response, jsonify, render_template, request, url_for
from werkzeug.exceptions import NotFound

from bilik.errors import ProtocolError
from bilik.publish.addresses import path_of
from bilik.publish.description import exists
from bilik.publish.reconciliation import queries
from bilik.publish.reconciliation.extension import extend, propose
from bilik.publish.reconciliation.matching import Candidate, Matcher
from bilik.publish.reconciliation.names import short_of, term_iri, thing_iri
from bilik.search.index import Hit
from bilik.store.asking import node, rows
from bilik.vocabulary import ID, ONTOLOGY, OWL, RDF, RDFS, SKOS
from bilik.web.context import services
from bilik.web.linked.absent import absent
from bilik.web.numbers import number
from bilik.web.page import language, page
from bilik.web.views.rows import labels

blueprint = Blueprint("reconcile", __name__, url_prefix="/reconcile")

_SUGGESTIONS: Final = 10
_MOST_SUGGESTIONS: Final = 50
_WIDTH, _HEIGHT = 430, 300
# Types that a table is most likely about, offered before one has been guessed.
_DEFAULT_TYPES: Final = ("Person", "Institution", "LegalAct", "PowerType")
_CLASS: Final = OWL + "Class"
_PROPERTIES: Final = (OWL + "ObjectProperty", OWL + "DatatypeProperty")
# A preview stands in a frame of the client (section 5): any page may have it, and it does nothing.
_FRAMED: Final = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors *"


@blueprint.route("", methods=["GET", "POST"])
def service() -> Response:
    """Answer a batch of queries or an extension; describe the service when there is neither."""
    given = request.values
    if "queries" in given:
        batch = queries.read_queries(given["queries"])
        found = Matcher(services().store, services().search, _labels).find(batch)
        named = _labels(_types(found))
        return _json({key: {"result": [_result(c, named) for c in found[key]]} for key in batch})
    if "extend" in given:
        asked = queries.read_extension(given["extend"])
        return _json(extend(services().store, asked, _labels))
    if request.method == "POST":
        raise ProtocolError("A POST has the form field queries or extend, with JSON in it.")
    return _json(_manifest())


def _labels(iris: Iterable[str]) -> dict[str, str]:
    return labels(iris, language())


def _json(body: object) -> Response:
    response = jsonify(body)
    response.headers["Vary"] = "Accept-Language"
    return response


def _types(found: dict[str, list[Candidate]]) -> list[str]:
    return sorted({kind for same in found.values() for each in same for kind in each.types})


def _result(candidate: Candidate, named: dict[str, str]) -> dict[str, Any]:
    return {
        "id": short_of(candidate.iri),
        "name": candidate.name,
        "type": [
            {"id": short_of(iri), "name": named.get(iri, short_of(iri))} for iri in candidate.types
        ],
        "score": candidate.score,
        "features": candidate.features(),
        "match": candidate.match,
    }


def _manifest() -> dict[str, Any]:
    root = request.url_root.rstrip("/")
    here = root + "/reconcile"
    names = _labels(map(term_iri, _DEFAULT_TYPES))

    def suggest(what: str) -> dict[str, str]:
        return {"service_url": here, "service_path": f"/suggest/{what}"}

    return {
        "versions": ["0.2"],
        "name": "Bilik",
        "identifierSpace": ID,
        "schemaSpace": ONTOLOGY,
        "documentation": "https://w3id.org/bilik",
        "defaultTypes": [
            {"id": kind, "name": names.get(term_iri(kind), kind)} for kind in _DEFAULT_TYPES
        ],
        "view": {"url": root + "/id/{{id}}"},
        "preview": {"url": here + "/preview?id={{id}}", "width": _WIDTH, "height": _HEIGHT},
        "suggest": {what: suggest(what) for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/extend/propose"},
            "property_settings": [],
        },
        "batchSize": 50,
    }


@blueprint.get("/suggest/<any(entity, type, property):what>")
def suggest(what: str) -> Response:
    """Suggest things, classes or properties whose names begin with, or have, what was typed."""
    prefix, first = (
        request.args.get("prefix", "").strip(),
        number("cursor", 0, 0, _MOST_SUGGESTIONS),
    )
    wanted = {"entity": (), "type": (_CLASS,), "property": _PROPERTIES}[what]
    space = ID if what == "entity" else ONTOLOGY
    enough = first + number("limit", _SUGGESTIONS, 1, _MOST_SUGGESTIONS)
    found: dict[str, Hit] = {}
    for kind in wanted or (None,):
        for hit in services().search.search(prefix, of_type=kind, limit=4 * enough):
            if hit.iri.startswith(space):
                found.setdefault(hit.iri, hit)
    best = sorted(found.values(), key=lambda hit: (-hit.score, hit.iri))[first:enough]
    names = _labels(hit.iri for hit in best)
    shown = [{"id": short_of(hit.iri), "name": names.get(hit.iri, hit.label)} for hit in best]
    return _json({"result": shown})


@blueprint.get("/extend/propose")
def proposals() -> Response:
    """Propose the properties that things of a class have."""
    kind, limit = request.args.get("type", ""), number("limit", _SUGGESTIONS, 1, _MOST_SUGGESTIONS)
    found = propose(services().store, kind, limit, _labels)
    return _json({"type": kind, "limit": limit, "properties": found})


@blueprint.get("/preview")
def preview() -> Response:
    """Show what a thing is, in a few lines for a frame."""
    iri = thing_iri(request.args.get("id", ""))
    if node(iri) is None or not exists(services().store, iri):
        raise _nothing(iri)
    names = _labels([iri])
    body = render_template(
        "linked/preview.html",
        iri=iri,
        title=names.get(iri, short_of(iri)),
        lines=_lines(iri),
        address=url_for("reconcile.preview", _external=True).partition("/reconcile")[0],
        path=path_of(iri),
        **page(),
    )
    headers = {"Content-Security-Policy": _FRAMED, "Vary": "Accept-Language"}
    return Response(body, mimetype="text/html", headers=headers)


def _nothing(iri: str) -> NotFound:
    return absent(iri if iri.startswith(ID) else ID + "nothing")


def _lines(iri: str) -> list[str]:
    """Return the names of the classes, and the definition or note, in the page's language."""
    code = language()
    text = f"""\
SELECT DISTINCT ?line WHERE {{
  {{ {node(iri)} <{RDF}type>/<{RDFS}label> ?line }}
  UNION {{ {node(iri)} <{SKOS}definition>|<{SKOS}note>|<{SKOS}altLabel> ?line }}
  FILTER(LANG(?line) = "{code}")
}} ORDER BY STRLEN(?line) ?line LIMIT 6"""
    return [row["line"] for row in rows(services().store, text)]
