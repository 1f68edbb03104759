"""The description of the data set, where harvesters look for it (RFC 8615)."""

from typing import Final

from flask import Blueprint, Response, request

from bilik.graph.partitions import DATASET
from bilik.publish.addresses import SUFFIXES
from bilik.publish.void import Server, describe
from bilik.publish.writing import serialise
from bilik.web import formats
from bilik.web.context import services
from bilik.web.linked import dumps, plain
from bilik.web.linked.documents import HTML, negotiated

blueprint = Blueprint("void", __name__)

_FORMS: Final = ", ".join(form for form in SUFFIXES if form != "html")


@blueprint.get("/.well-known/void")
@blueprint.get("/void")
def void() -> Response:
    """Describe the data set: numbers, partitions, licence, endpoint and files."""
    media_type = negotiated()
    return plain.render(DATASET) if media_type == HTML else _triples(media_type)


@blueprint.get(f"/void.<any({_FORMS}):form>")
def void_as(form: str) -> Response:
    """Describe the data set in one form."""
    return _triples(SUFFIXES[form])


def _triples(media_type: str) -> Response:
    store = services().store
    server = Server(request.url_root, store.version(), dumps.known())
    body = serialise(describe(store, server), media_type)
    response = Response(body, content_type=formats.with_charset(media_type))
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response
