"""The list of source documents, and the reader."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flask import Blueprint, Response, abort, request

from bilik.documents import reader
from bilik.documents.library import Library
from bilik.errors import DocumentError, ProtocolError
from bilik.store.asking import Row
from bilik.vocabulary import ID, local
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.views.reading import Stretch, read
from bilik.web.views.respond import html
from bilik.web.views.rows import labels, rows
from bilik.web.views.statements import Statement, of_document

blueprint = Blueprint("documents", __name__)


@blueprint.get("/documents")
def documents() -> Response:
    """List the documents with the number of statements read from each."""
    found = rows("documents")
    names = labels((row["document"] for row in found), language())
    return html("views/documents.html", documents=found, names=names)


@blueprint.get("/documents/<name>")
def document(name: str) -> Response:
    """Show the whole text, highlighted, beside the statements that it supports."""
    about = _about(name)
    text, statements = _text(name), of_document(about["document"])
    frames = Counter(frame for each in statements for frame in each.frames)
    frame = _frame(frames)
    kept = [each for each in statements if not frame or frame in map(local, each.frames)]
    stretches, everything = read(text, kept), read(text, statements)
    return html(
        "views/document.html",
        about=about,
        stretches=stretches,
        loose=kept if not text else [],
        silent=_silent(everything),
        sentences=sum(1 for each in everything if each.number),
        statements=kept,
        total=len(statements),
        frames=sorted(frames.items(), key=lambda pair: (-pair[1], pair[0])),
        frame=frame,
        names=labels(_named(about, statements), language()),
    )


def _about(name: str) -> Row:
    iri = f"{ID}doc/{name}"
    found = [row for row in rows("documents") if row["document"] == iri]
    if not found:
        abort(404, "There is no such document. The page /documents lists all of them.")
    return found[0]


def _text(name: str) -> str:
    """Return the text of a document, as it is; "" when it is not on this machine."""
    settings = services().settings
    try:
        found = reader.find(settings.knowledge / "data" / "documents")
        path = next((each for each in found if each.name.split(".")[0] == name), None)
        if path:
            return reader.read(path, settings.document_bytes).text
        added = Library(settings.documents).find(name)
        return added.open().text if added else ""
    except DocumentError:
        return ""


def _frame(frames: Mapping[str, int]) -> str:
    frame = request.args.get("frame", "")
    if frame and frame not in map(local, frames):
        known = ", ".join(sorted(map(local, frames)))
        raise ProtocolError(f"frame={frame[:60]!r} is not read in this document. Use: {known}.")
    return frame


def _silent(stretches: Iterable[Stretch]) -> list[int]:
    """Return the numbers of the sentences that nothing was read from."""
    return [each.number for each in stretches if each.number and not each.statements]


def _named(about: Row, statements: Sequence[Statement]) -> Iterable[str]:
    yield about["document"]
    for each in statements:
        yield from each.iris
