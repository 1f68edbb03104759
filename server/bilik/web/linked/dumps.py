"""The dumps: of the version that is served, written by another process when somebody asks."""

import base64

from flask import Blueprint, Response, abort, request, send_from_directory

from bilik.publish.archive import Archive
from bilik.publish.dumps import SUMS, Dump
from bilik.web import formats
from bilik.web.context import services
from bilik.web.views.respond import html

blueprint = Blueprint("dumps", __name__)


@blueprint.get("/dumps/")
def index() -> Response:
    """List the files with sizes and checksums."""
    version = services().store.version()
    return html("linked/dumps.html", dumps=_made(version), sums=SUMS, version=version)


@blueprint.get("/dumps/<path:name>")
def dump(name: str) -> Response:
    """Send a file; parts of it too (RFC 9110, section 14), and its digest (RFC 9530)."""
    version = services().store.version()
    found = {each.name: each for each in _made(version)}
    if name != SUMS and name not in found:
        abort(404, "There is no such file. /dumps/ lists all of them.")
    known_sum = found[name].sha256 if name in found else ""
    if known_sum and request.if_none_match.contains(known_sum):
        response = Response(status=304)
        response.set_etag(known_sum)
        return response
    response = send_from_directory(
        _archive().place(version), name, conditional=True, etag=known_sum or False
    )
    media_type = found[name].media_type if name in found else "text/plain"
    response.content_type = formats.with_charset(media_type)
    response.headers["Cache-Control"] = "no-cache"
    if known_sum:
        digest = base64.b64encode(bytes.fromhex(known_sum)).decode()
        response.headers["Repr-Digest"] = f"sha-256=:{digest}:"
    return response


def known() -> tuple[Dump, ...]:
    """Return the dumps of the current version if they have been written."""
    return _archive().find(services().store.version())


def _made(version: str) -> tuple[Dump, ...]:
    """Return the dumps of a version; raises NotReadyError until they have been written."""
    if not version:
        abort(404, "The graph here has no version that files could be of. Ask /sparql.")
    found = _archive().find(version)
    if not found:
        services().dumping.require(version)
    return found


def _archive() -> Archive:
    return Archive(services().settings.dumps.resolve())
