"""For harvesters: the feed of changes, the sitemap, and what robots should leave alone."""

from datetime import UTC, datetime
from typing import Final

from flask import Blueprint, Response, abort, request, url_for

from bilik.publish import feed, sitemap
from bilik.publish.feed import Entry
from bilik.vocabulary import BASE
from bilik.web.context import services
from bilik.web.memory import remembered
from bilik.web.numbers import number
from bilik.web.page import language

blueprint = Blueprint("feeds", __name__)

_PAGES: Final = ("/", "/about", "/powers", "/compare", "/claims", "/documents", "/questions")
_MOST_PAGES: Final = 1_000_000
_CHARACTER: Final = 2  # bytes of one, in the three languages
# Pages without end: whoever harvests takes the dumps.
_CLOSED: Final = ("/sparql", "/update", "/graphs", "/search", "/reconcile", "/api/")


@blueprint.get("/feed.atom")
def atom() -> Response:
    """List acts, changes of powers and the version of the graph, the latest first."""
    code, page = language(), number("page", 1, 1, _MOST_PAGES)
    found = [*_version(), *_entries(code)]
    found.sort(key=lambda each: (each.updated, each.iri), reverse=True)
    pages = max(1, -(-len(found) // feed.PAGE))
    if page > pages:
        abort(404, f"The feed has {pages} pages.")
    title = services().strings[code]["feed_title"]
    shown = found[(page - 1) * feed.PAGE : page * feed.PAGE]
    body = feed.write(shown, title, code, _root(), _links(page, pages))
    return _xml(body, "application/atom+xml", "Accept-Language")


def _entries(code: str) -> list[Entry]:
    def make() -> tuple[int, list[Entry]]:
        found = feed.entries(services().store, code)
        return sum(_CHARACTER * len(e.iri + e.title + e.summary) for e in found), found

    return remembered(f"feed {code}", make)


def _version() -> list[Entry]:
    """Say when the version of the graph came to this server, if it was built here."""
    version = services().store.version()
    pointer = services().settings.build_dir / "current"
    if not version or not pointer.is_file():
        return []
    when = datetime.fromtimestamp(pointer.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    title = services().strings[language()]["feed_version"].format(version=version)
    return [Entry(f"{BASE}void#{version}", when, title, term="version")]


def _links(page: int, pages: int) -> dict[str, str]:
    def address(number: int) -> str:
        return url_for("feeds.atom", lang=language(), page=number, _external=True)

    links = {"self": address(page), "alternate": _root() + "/", "first": address(1)}
    links["last"] = address(pages)
    if page > 1:
        links["previous"] = address(page - 1)
    if page < pages:
        links["next"] = address(page + 1)
    return links


@blueprint.get("/sitemap.xml")
def whole_sitemap() -> Response:
    """List the pages, or the files that do when there are too many for one."""
    paths = _paths()
    if len(paths) <= sitemap.MOST:
        return _xml(sitemap.write([_root() + path for path in paths]), "application/xml")
    numbers = range(1, sitemap.files(len(paths)) + 1)
    addresses = [url_for("feeds.part_of_sitemap", number=n, _external=True) for n in numbers]
    return _xml(sitemap.write_index(addresses), "application/xml")


@blueprint.get("/sitemap-<int:number>.xml")
def part_of_sitemap(number: int) -> Response:
    """List a part of the pages."""
    paths = _paths()[(number - 1) * sitemap.MOST : number * sitemap.MOST] if number else []
    if not paths:
        abort(404, "There is no such part. /sitemap.xml lists all of them.")
    return _xml(sitemap.write([_root() + path for path in paths]), "application/xml")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Say what robots should leave alone, and where the sitemap is."""
    closed = "".join(f"Disallow: {request.script_root}{path}\n" for path in _CLOSED)
    text = f"User-agent: *\n{closed}\nSitemap: {_root()}/sitemap.xml\n"
    return Response(text, content_type="text/plain; charset=utf-8")


def _paths() -> list[str]:
    def make() -> tuple[int, list[str]]:
        found = sitemap.paths(services().store, _PAGES)
        return sum(map(len, found)), found

    return remembered("sitemap", make)


def _root() -> str:
    return request.url_root.rstrip("/")


def _xml(body: bytes, media_type: str, vary: str = "") -> Response:
    response = Response(body, content_type=f"{media_type}; charset=utf-8")
    if vary:
        response.headers["Vary"] = vary
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response
