"""Every IRI of ours, resolved by its path: the thing leads to its document, the document to a form.

Cool URIs for the Semantic Web (https://www.w3.org/TR/cooluris/): 303 from what is no document,
negotiation (RFC 9110, section 12) among the forms of what is one.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, redirect, request, url_for
from pyoxigraph import Triple
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from bilik.errors import NotAcceptableError
from bilik.protocol.accept import negotiate
from bilik.publish import graphs
from bilik.publish.addresses import SAFE, SUFFIXES, candidates, split_suffix
from bilik.publish.description import LICENCE, Description, Wanted, describe, exists
from bilik.publish.files import file_of, triples_of
from bilik.publish.writing import serialise
from bilik.store.asking import node
from bilik.store.formats import TRIPLE_ALIASES, TRIPLES
from bilik.vocabulary import BASE, GRAPH, ID, ONTOLOGY
from bilik.web import formats, sparql
from bilik.web.context import services
from bilik.web.linked import plain
from bilik.web.linked.absent import absent
from bilik.web.memory import remembered
from bilik.web.numbers import number
from bilik.web.views import entity
from bilik.web.views.day import as_of
from bilik.web.views.links import address_of

blueprint = Blueprint("linked", __name__)

HTML: Final = "text/html"
_OFFERS: Final = (*TRIPLES, *TRIPLE_ALIASES, HTML)
_MOST_PAGES: Final = 10_000
_ONTOLOGY: Final = BASE + "ontology"
# The pages that stand at an IRI of ours, by endpoint.
_PAGES: Final = {
    "pages.front": BASE,
    "pages.question": BASE + "questions/",
    "ontology.ontology": _ONTOLOGY,
    "documents.documents": BASE + "documents",
    "documents.document": BASE + "doc/doc/",
}
_PARSED: Final = 3  # how many times its size a file takes in memory
_VERSION: Final = re.compile(r"\d+(\.\d+)+")


@blueprint.get("/id/<path:name>")
def thing(name: str) -> AnyResponse:
    """Lead from a thing to the document about it, in the form that the suffix asks for."""
    stem, suffix = split_suffix(name.rstrip("/"))
    iri = _known("doc/" + stem)
    response = redirect(_address(iri, suffix), 303)
    response.headers["Link"] = f'<{_address(iri)}>; rel="describedby"'
    return response


@blueprint.get("/<path:name>")
def document(name: str) -> AnyResponse:
    """Answer with the document at a path of ours, whatever the graph has there."""
    stem, suffix = split_suffix(name.rstrip("/"))
    iri = _known(stem)
    return answer(iri, SUFFIXES[suffix] if suffix else negotiated())


@blueprint.before_app_request
def for_programs() -> AnyResponse | None:
    """Answer with triples where people get a page, when the request prefers them."""
    if request.method not in {"GET", "HEAD"}:
        return None
    name = (request.view_args or {}).get("name", "")
    if request.endpoint == "documents.document" and _VERSION.fullmatch(name):
        return answer(_known(f"documents/{name}"))
    iri = _PAGES.get(request.endpoint or "")
    if iri is None or not _wants_triples():
        return None
    return answer(_known((iri + name).removeprefix(BASE)))


def _wants_triples() -> bool:
    offers = (HTML, *TRIPLES, *TRIPLE_ALIASES)
    return negotiate(request.headers.get("Accept"), offers) not in {None, HTML}


def answer(iri: str, media_type: str | None = None) -> AnyResponse:
    """Answer with the document about an IRI that the graph knows, in a form or the best one."""
    media_type = media_type or negotiated()
    if media_type == HTML:
        response = _page(iri)
    elif iri.startswith(GRAPH) or iri == _ONTOLOGY:
        response = sparql.answer(graphs.whole(iri, media_type))
    else:
        response = _triples(iri, media_type)
    suffix = next(key for key, value in SUFFIXES.items() if value == media_type)
    response.headers["Content-Location"] = _address(iri, suffix)
    for link in _links(iri, media_type):
        response.headers.add("Link", link)
    return response


def _page(iri: str) -> AnyResponse:
    if iri == _ONTOLOGY:
        return redirect(url_for("ontology.ontology"), 303)
    if not iri.startswith((ID, ONTOLOGY)):
        return plain.render(iri)
    try:
        return entity.render(iri)
    except NotFound:  # a part of a thing, which has no page of its own
        return plain.render(iri)


def negotiated() -> str:
    """Return the media type that a request prefers; raises NotAcceptableError."""
    chosen = negotiate(request.headers.get("Accept"), _OFFERS)
    if chosen is None:
        raise NotAcceptableError(f"Documents are written as {', '.join((*TRIPLES, HTML))}.")
    return TRIPLE_ALIASES.get(chosen, chosen)


def _known(path: str) -> str:
    """Return the IRI of a path that the graph knows; raises NotFound with what is near."""
    for iri in candidates(path):
        if node(iri) and exists(services().store, iri):
            return iri
    raise absent(candidates(path)[0])


def _triples(iri: str, media_type: str) -> Response:
    wanted = Wanted(iri, number("page", 1, 1, _MOST_PAGES), as_of())
    store = services().store
    version = store.version()
    file = _of_file(iri)
    parts = (version, repr(wanted), media_type, *sorted(map(str, file)))
    tag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
    if version and request.if_none_match.contains_weak(tag):
        return _tagged(Response(status=304), tag)
    found = describe(store, wanted)
    if found is None or wanted.page > found.pages():
        raise absent(iri)
    body = serialise((*found.triples, *file), media_type)
    response = Response(body, content_type=formats.with_charset(media_type))
    _announce_cut(response, wanted, found)
    return _tagged(response, tag) if version else response


def _of_file(iri: str) -> tuple[Triple, ...]:
    """Return the triples of the file that an IRI names, as long as it stays as it is."""
    root = services().settings.knowledge
    path = file_of(root, iri)
    if path is None:
        return ()
    status = path.stat()
    key = f"file {path} {status.st_mtime_ns}"
    return remembered(key, lambda: (_PARSED * status.st_size, triples_of(path, root)))


def _tagged(response: Response, tag: str) -> Response:
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(tag, weak=True)
    return response


def _announce_cut(response: Response, wanted: Wanted, found: Description) -> None:
    """Say how much there is, and where the rest is (RFC 8288)."""
    response.headers["X-Total-Count"] = str(found.incoming)
    path = request.script_root + quote(request.path, safe=SAFE)
    for relation, page in (("prev", wanted.page - 1), ("next", wanted.page + 1)):
        if 1 <= page <= found.pages():
            values = urlencode({**request.args, "page": page})
            response.headers.add("Link", f'<{path}?{values}>; rel="{relation}"')


def _links(iri: str, media_type: str) -> Iterator[str]:
    yield f'<{LICENCE}>; rel="license"'
    yield f'<{request.script_root}/.well-known/void>; rel="describedby"'
    if iri.startswith(ID):
        yield f'<{quote(iri, safe=SAFE + "%")}>; rel="describes"'
    for suffix, other in SUFFIXES.items():
        if other != media_type:
            yield f'<{_address(iri, suffix)}>; rel="alternate"; type="{other}"'


def _address(iri: str, suffix: str | None = None) -> str:
    """Return the path of a document on this server, with what else the request asked for."""
    path = address_of(iri) + (f".{suffix}" if suffix else "")
    # What a client may send as it is would end the address in a Link field.
    query = quote(request.query_string, safe=SAFE + "?%")
    return f"{path}?{query}" if query else path
