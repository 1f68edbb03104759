"""Whether the server is well and what it does, for those who watch it."""

from flask import Blueprint, Response, jsonify
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bilik import __version__
from bilik.store.asking import read_table
from bilik.store.base import Query
from bilik.web.context import services
from bilik.web.exposition import expose

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Answer a trivial query; its failure is answered as any other (503 when busy)."""
    store = services().store
    answer = store.answer(Query("SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"))
    _, rows = read_table(answer.read())
    return jsonify(
        status="ok",
        version=__version__,
        graph_version=store.version(),
        triples=int(rows[0]["triples"]["value"]),
        in_memory=store.state().in_memory,
    )


@blueprint.get("/ready")
def ready() -> Response:
    """Tell whether queries are answered now; costs as good as nothing, so ask often."""
    services().store.answer(Query("ASK {}")).read()
    return jsonify(status="ready")


@blueprint.get("/metrics")
def metrics() -> Response:
    """Answer with counters and durations in the text format of Prometheus."""
    store = services().store
    body = expose(services().metrics, store.state(), store.version())
    return Response(body, content_type=CONTENT_TYPE_LATEST)
