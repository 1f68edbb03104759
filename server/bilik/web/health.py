"""Whether the server is well, for those who watch it."""

from flask import Blueprint, Response, jsonify

from bilik import __version__
from bilik.store.base import Query
from bilik.web import terms
from bilik.web.context import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Answer a trivial query; its failure is answered as any other (503 when busy)."""
    store = services().store
    answer = store.answer(Query("SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"))
    _, rows = terms.read_rows(answer.read())
    return jsonify(
        status="ok",
        version=__version__,
        graph_version=store.version(),
        triples=int(rows[0]["triples"]["value"]),
    )
