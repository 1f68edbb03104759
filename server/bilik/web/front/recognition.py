"""Recognises the queries of programs, and remembers how their requests were understood.

Only what is plain goes the short way. A page, an update, an error in the request, a client of
HTTP/1.0 and all else is left to the application, whose answers to queries are the same, byte for
byte.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote
from wsgiref.types import StartResponse, WSGIEnvironment

from bilik.errors import BilikError
from bilik.protocol.accept import negotiate
from bilik.protocol.fields import is_host
from bilik.protocol.problem import MEDIA_TYPE
from bilik.protocol.sparql import FORM, QUERY, decode_form, parse_request
from bilik.search.mention import mentions
from bilik.settings import Settings
from bilik.store.base import Query
from bilik.store.course import Limits, request
from bilik.store.guard import mentions_service
from bilik.web import caching, formats
from bilik.web.front.bridge import Scope, environment

PATH: Final = "/sparql"

_PATH_BYTES: Final = PATH.encode()
_SHORT_BYTES: Final = 1 << 14  # requests up to here are worth remembering how they were understood
_REMEMBERED: Final = 512
_PORTS: Final = {"http": ":80", "https": ":443"}


@dataclass(slots=True)
class Plain:
    """A query that was understood: as it goes to an evaluator, and the tag of its answer."""

    query: Query
    frame: bytes
    _version: str = ""
    _tag: str | None = None

    def tag(self, version: str) -> str | None:
        """Return the entity tag of the answer from a version of the graph; see `caching.tag`."""
        if version != self._version:
            self._version, self._tag = version, caching.tag(self.query, version)
        return self._tag


class Asked(NamedTuple):
    """A query, the client that asked it, and the tags of answers that it has already."""

    plain: Plain
    method: str
    path: str
    client: str
    offered_id: str
    known: bytes | None
    encodings: bytes | None


class Recognition:
    """Tells queries of programs from all other requests."""

    def __init__(self, settings: Settings, limits: Limits) -> None:
        self._most = settings.query_bytes
        self._place = _place_of(settings)
        self._understand = lru_cache(_REMEMBERED)(lambda *parts: _understand(limits, *parts))
        self._understand_once = lambda *parts: _understand(limits, *parts)

    def may_be_query(self, method: bytes, target: bytes, fields: list[tuple[bytes, bytes]]) -> bool:
        """Tell whether it is worth waiting for the end of a request, to look closer at it."""
        if _PATH_BYTES not in target:
            return False
        if method == b"GET":
            return True
        return method == b"POST" and self._is_short_body(dict(fields))

    def _is_short_body(self, fields: dict[bytes, bytes]) -> bool:
        kind = fields.get(b"content-type", b"").partition(b";")[0].strip().lower().decode("latin-1")
        length = fields.get(b"content-length", b"")
        return kind in {FORM, QUERY} and length.isdigit() and int(length) <= self._most

    def recognise(self, scope: Scope, target: bytes, body: bytes | None) -> Asked | None:
        """Return what a request asks, or None when it is for the application.

        `target` is the path with what stands behind it, `body` that of a POST.
        """
        pairs: list[tuple[bytes, bytes]] = scope["headers"]
        fields = dict(pairs)
        if len(fields) != len(pairs) or b"content-encoding" in fields:
            return None
        path, _, parameters = target.partition(b"?")
        client, url = self._place(scope, path, fields)
        if url is None:
            return None
        short = len(target) + len(body or b"") < _SHORT_BYTES
        understand = self._understand if short else self._understand_once
        accept = fields.get(b"accept")
        plain = understand(parameters, fields.get(b"content-type"), body, accept, url)
        if plain is None:
            return None
        known = fields.get(b"if-none-match") if body is None else None
        offered = fields.get(b"x-request-id", b"").decode("latin-1")
        method = "GET" if body is None else "POST"
        encodings = fields.get(b"accept-encoding")
        return Asked(plain, method, _written(path), client, offered, known, encodings)


def _understand(
    limits: Limits,
    query_string: bytes,
    content_type: bytes | None,
    body: bytes | None,
    accept: bytes | None,
    url: str,
) -> Plain | None:
    """Return the query of a program, or None for what the application has to look at."""
    accepted = accept.decode("latin-1") if accept else None
    if negotiate(accepted, (MEDIA_TYPE, formats.HTML)) == formats.HTML:
        return None  # whose errors are pages
    kind = content_type.decode("latin-1") if content_type else None
    try:
        parameters = decode_form(query_string)
        if body is None and not any(name == "query" for name, _ in parameters):
            return None
        method = "GET" if body is None else "POST"
        query = parse_request(method, query_string, kind, body or b"")
        name = next((value for name, value in parameters if name == "format"), None)
        if not isinstance(query, Query) or mentions(query.text) or mentions_service(query.text):
            return None  # finding what these mean would keep the event loop from others
        if name is None and formats.prefers_page(accepted):
            return None
        solutions, triples = formats.choose(name, accepted)
    except BilikError:
        return None
    query = dataclasses.replace(query, solutions=solutions, triples=triples, base_iri=url)
    return Plain(query, request(query, limits))


@lru_cache(64)
def _written(path: bytes) -> str:
    """Return a path as people write it."""
    return unquote(path.decode("latin-1"))


_Place = Callable[[Scope, bytes, dict[bytes, bytes]], tuple[str, str | None]]


def _place_of(settings: Settings) -> _Place:
    """Return what tells the client and the address of the endpoint, or None for another path."""
    if settings.proxies or settings.prefix:
        return lambda scope, path, _: _behind_proxy(scope, path, settings)
    return _in_front


def _in_front(scope: Scope, path: bytes, fields: dict[bytes, bytes]) -> tuple[str, str | None]:
    url = _url(scope["scheme"], fields.get(b"host", b"")) if path == _PATH_BYTES else None
    return scope["client"][0], url


def _behind_proxy(scope: Scope, path: bytes, settings: Settings) -> tuple[str, str | None]:
    # What werkzeug knows of proxies is imported where there are some.
    from werkzeug.sansio.utils import get_current_url, get_host

    from bilik.web.proxy import placed

    seen: list[WSGIEnvironment] = []

    def look(environ: WSGIEnvironment, _: StartResponse) -> list[bytes]:
        seen.append(environ)
        return []

    whole = {**scope, "method": "GET", "raw_path": path, "query_string": b""}
    placed(look, settings)(environment(whole, None, 0), lambda *_: lambda _: None)
    (environ,) = seen
    client = environ["REMOTE_ADDR"]
    host, scheme = environ.get("HTTP_HOST", ""), environ["wsgi.url_scheme"]
    if environ["PATH_INFO"] != PATH or not is_host(host):
        return client, None
    return client, get_current_url(scheme, get_host(scheme, host), environ["SCRIPT_NAME"], PATH)


@lru_cache(_REMEMBERED)
def _url(scheme: str, host: bytes) -> str | None:
    """Return the address of the endpoint, which is the base IRI; None for what is no host."""
    name = host.decode("latin-1")
    if not is_host(name):
        return None
    return f"{scheme}://{name.removesuffix(_PORTS[scheme])}{PATH}"
