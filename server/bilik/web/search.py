"""Search over the names of things and the sentences of documents: a page, and JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request, url_for
from markupsafe import Markup, escape

from bilik.errors import ProtocolError
from bilik.protocol.accept import negotiate
from bilik.search.index import ALL_KINDS, NAMES, SENTENCES, Hit, Kind
from bilik.vocabulary import ID, LANGUAGES, PREFIXES, compact, local
from bilik.web.context import services
from bilik.web.numbers import number
from bilik.web.page import language
from bilik.web.views.links import page_of
from bilik.web.views.respond import html
from bilik.web.views.rows import labels

blueprint = Blueprint("search", __name__)

_LIMIT: Final = 20
_MOST: Final = 100
_DEEPEST: Final = 10_000
_KINDS_OFFERED: Final = 12
_KINDS_COUNTED: Final = 200
_JSON: Final = "application/json"
_KINDS: Final = {"": ALL_KINDS, "names": NAMES, "sentences": SENTENCES}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asks for; `language` and `of_type` are None, `kind` "" when any will do."""

    text: str
    language: str | None
    of_type: str | None
    kind: str
    limit: int
    offset: int

    def arguments(self, **changed: object) -> Mapping[str, Any]:
        """Return the arguments of the address that asks for this, with some changed."""
        given = {
            "q": self.text,
            "in": self.language,
            "type": self.of_type and compact(self.of_type),
            "kind": self.kind or None,
            "limit": self.limit if self.limit != _LIMIT else None,
            "offset": self.offset or None,
        } | changed
        return {name: value for name, value in given.items() if value is not None}


@blueprint.get("/search")
def search() -> Response:
    """Show what was found, or answer with JSON when that is what the request prefers."""
    if negotiate(request.headers.get("Accept"), ("text/html", _JSON)) == _JSON:
        return search_data()
    asked = _asked()
    found, more = _find(asked)
    kinds = _kinds(asked)
    names = labels([*_named(found), *(kind for kind, _ in kinds)], language())
    response = html(
        "search.html",
        asked=asked,
        hits=found,
        names=names,
        kinds=kinds,
        more=more,
        address=_address,
        marked=marked,
        reader=_reader,
        kind_of=_kind_of,
    )
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


@blueprint.get("/search.json")
def search_data() -> Response:
    """Answer a search for programs."""
    asked = _asked()
    found, more = _find(asked)
    names = labels(_named(found), language())
    response = jsonify(
        query=asked.text,
        language=asked.language,
        type=asked.of_type,
        kind=asked.kind or None,
        limit=asked.limit,
        offset=asked.offset,
        next=_address(asked, "search.search_data", offset=asked.offset + asked.limit)
        if more
        else None,
        hits=[_record(hit, names) for hit in found],
    )
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def _asked() -> Asked:
    chosen = request.args.get("in", "") or None
    if chosen not in {None, *LANGUAGES}:
        raise ProtocolError(f"in={chosen!r} is not one of {', '.join(LANGUAGES)}.")
    kind = request.args.get("kind", "")
    if kind not in _KINDS:
        raise ProtocolError(f"kind={kind[:20]!r} is not one of {', '.join(filter(None, _KINDS))}.")
    return Asked(
        request.args.get("q", "").strip(),
        chosen,
        _type(request.args.get("type", "").strip()),
        kind,
        number("limit", _LIMIT, 1, _MOST),
        number("offset", 0, 0, _DEEPEST),
    )


def _type(name: str) -> str | None:
    """Read the class as an IRI, as a prefixed name, or by its local name alone."""
    prefix, colon, rest = name.partition(":")
    if not name:
        return None
    if not colon:
        return PREFIXES["bilik"] + name
    return PREFIXES[prefix] + rest if prefix in PREFIXES else name


def _find(asked: Asked) -> tuple[list[Hit], bool]:
    """Return the hits of this page, and whether there are more."""
    found = services().search.search(
        asked.text,
        asked.language,
        asked.of_type,
        asked.limit + 1,
        asked.offset,
        _KINDS[asked.kind],
    )
    return found[: asked.limit], len(found) > asked.limit


def _kinds(asked: Asked) -> list[tuple[str, int]]:
    """Return the types of the best hits with their number, the most frequent first."""
    counts: dict[str, int] = {}
    for hit in services().search.search(asked.text, asked.language, None, _KINDS_COUNTED):
        kind = _kind_of(hit)
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
    if asked.of_type:
        counts.setdefault(asked.of_type, 0)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[:_KINDS_OFFERED]


def _kind_of(hit: Hit) -> str | None:
    return services().search.index().kind_of(hit.types)


def _named(found: Iterable[Hit]) -> Iterable[str]:
    for hit in found:
        yield hit.thing
        yield from hit.types
        if hit.place:
            yield hit.place.document


def _address(asked: Asked, endpoint: str = "search.search", **changed: object) -> str:
    return url_for(endpoint, **asked.arguments(**changed), lang=request.args.get("lang"))


def _reader(hit: Hit) -> str | None:
    """Return where the sentence stands in the document reader."""
    if hit.place is None or not hit.place.document.startswith(f"{ID}doc/"):
        return None
    name = local(hit.place.document)
    anchor = f"c{hit.place.start}"
    return url_for("documents.document", name=name, lang=language(), _anchor=anchor)


def marked(hit: Hit) -> Markup:
    """Return the text with the words that answer the search marked."""
    pieces, end = [], 0
    for start, stop in hit.marks:
        pieces += [escape(hit.label[end:start]), Markup("<mark>%s</mark>") % hit.label[start:stop]]
        end = stop
    return Markup("").join([*pieces, escape(hit.label[end:])])


def _record(hit: Hit, names: Mapping[str, str]) -> Mapping[str, Any]:
    kind, reader = _kind_of(hit), _reader(hit)
    return {
        "iri": hit.thing,
        "label": names.get(hit.thing, hit.label if hit.kind is Kind.LABEL else None),
        "type": {"iri": kind, "label": names.get(kind)} if kind else None,
        "matched": {
            "kind": hit.kind,
            "text": hit.label,
            "language": hit.language,
            "marks": [list(mark) for mark in hit.marks],
        },
        "score": hit.score,
        "page": page_of(hit.thing),
        "document": hit.place.document if hit.place else None,
        "start": hit.place.start if hit.place else None,
        "reader": reader,
    }
