"""The dumps: written by the first who asks, once for each version of the graph."""

import base64
import re
import shutil
from pathlib import Path
from threading import Lock
from typing import Final

from flask import Blueprint, Response, abort, current_app, request, send_from_directory

from bilik.errors import StoreBusyError, StoreError
from bilik.publish import dumps
from bilik.publish.dumps import SUMS, Dump
from bilik.web import formats
from bilik.web.context import services
from bilik.web.views.respond import html

blueprint = Blueprint("dumps", __name__)

_LOCK: Final = "lock of the dumps"
_VERSION: Final = re.compile(r"[^\w.-]")


@blueprint.get("/dumps/")
def index() -> Response:
    """List the files with sizes and checksums."""
    found = _made()
    return html("linked/dumps.html", dumps=found, sums=SUMS, version=services().store.version())


@blueprint.get("/dumps/<path:name>")
def dump(name: str) -> Response:
    """Send a file; parts of it too (RFC 9110, section 14), and its digest (RFC 9530)."""
    found = {each.name: each for each in _made()}
    if name != SUMS and name not in found:
        abort(404, "There is no such file. /dumps/ lists all of them.")
    known_sum = found[name].sha256 if name in found else ""
    if known_sum and request.if_none_match.contains(known_sum):
        response = Response(status=304)
        response.set_etag(known_sum)
        return response
    response = send_from_directory(_folder(), name, conditional=True, etag=known_sum or False)
    media_type = found[name].media_type if name in found else "text/plain"
    response.content_type = formats.with_charset(media_type)
    response.headers["Cache-Control"] = "no-cache"
    if known_sum:
        digest = base64.b64encode(bytes.fromhex(known_sum)).decode()
        response.headers["Repr-Digest"] = f"sha-256=:{digest}:"
    return response


def known() -> tuple[Dump, ...]:
    """Return the dumps of the current version if they have been written."""
    return dumps.read(_folder()) if services().store.version() else ()


def _made() -> tuple[Dump, ...]:
    """Return the dumps, writing them first when they are not there; raises StoreBusyError."""
    if not services().store.version():
        abort(404, "The graph here has no version that files could be of. Ask /sparql.")
    found = known()
    if found:
        return found
    lock: Lock = current_app.extensions.setdefault(_LOCK, Lock())
    if not lock.acquire(blocking=False):
        raise StoreBusyError("The dumps of this version are being written. Ask again in a minute.")
    try:
        return known() or _write()
    except OSError as error:
        raise StoreError(
            f"The dumps cannot be written: {error.strerror}. Write them with: bilik dump FOLDER"
        ) from error
    finally:
        lock.release()


def _write() -> tuple[Dump, ...]:
    folder = _folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    for old in folder.parent.iterdir():
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    made = dumps.write(services().store, folder)
    if folder != _folder():  # read graph by graph, they may be of both versions
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreBusyError("The graph changed while its files were written. Ask again.")
    return made


def _folder() -> Path:
    version = _VERSION.sub("_", services().store.version())
    return services().settings.build_dir.resolve() / "dumps" / version
