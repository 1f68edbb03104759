"""SPARQL 1.1 Protocol, sections 2.1 and 2.2: from an HTTP request to a query or an update.

https://www.w3.org/TR/sparql11-protocol/#protocol
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote_to_bytes

from bilik.errors import ProtocolError
from bilik.store.base import Query, Update

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_MAX_PARAMETERS: Final = 1000
_QUERY_DATASET: Final = {"default-graph-uri", "named-graph-uri"}
_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")

Parameters = Sequence[tuple[str, str]]


def parse_request(
    method: str, query_string: bytes, content_type: str | None, body: bytes
) -> Query | Update:
    """Read an operation; raises ProtocolError with the status that HTTP has for the fault.

    `query_string` and `body` are the bytes as they came. The formats of the result are not a matter
    of these parts: the caller sets them by negotiation.
    """
    in_url = decode_form(query_string)
    if method in {"GET", "HEAD"}:
        return _by_get(in_url)
    if method != "POST":
        raise ProtocolError(f"{method} is not for queries. Use one of {', '.join(METHODS)}.", 405)
    media_type = require_utf_8(content_type)
    if media_type == FORM:
        return _by_form(in_url, decode_form(body))
    if media_type == QUERY:
        return _by_direct_post(in_url, body)
    if media_type == UPDATE:
        return _by_direct_update(in_url, body)
    raise ProtocolError(
        f"The content type of a POST is {FORM} (with query=... or update=...), {QUERY} or "
        f"{UPDATE}, not {content_type or 'missing'}.",
        415,
    )


def parse_update(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Update:
    """Read an update operation (section 2.2); raises ProtocolError, also for a query."""
    if method != "POST":
        raise ProtocolError(f"Updates are sent by POST, not by {method}.", 405)
    operation = parse_request(method, query_string, content_type, body)
    if isinstance(operation, Query):
        raise ProtocolError("This address takes updates; ask queries at /sparql.")
    return operation


def decode_form(data: bytes) -> Parameters:
    """Decode a query string or form body, once; raises ProtocolError when it is not UTF-8.

    https://url.spec.whatwg.org/#urlencoded-parsing
    """
    parts = [part for part in data.split(b"&") if part]
    if len(parts) > _MAX_PARAMETERS:
        raise ProtocolError(f"There are more than {_MAX_PARAMETERS} parameters.")
    pairs = (part.partition(b"=") for part in parts)
    return [(_decode(name), _decode(value)) for name, _, value in pairs]


def _decode(encoded: bytes) -> str:
    return _utf_8(unquote_to_bytes(encoded.replace(b"+", b" ")))


def _utf_8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(
            f"Byte {error.start + 1} of the request is not UTF-8. Send the query in UTF-8."
        ) from None


def require_utf_8(content_type: str | None) -> str:
    """Return the media type in lower case; raises ProtocolError for another charset."""
    name, _, parameters = (content_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", parameters, re.IGNORECASE)
    if charset and charset[1].lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise ProtocolError(f"The charset is UTF-8, not {charset[1]}.", 415)
    return name.strip().lower()


def _by_get(parameters: Parameters) -> Query:
    if _values(parameters, "update"):
        raise ProtocolError("An update is sent by POST, not by GET.", 405)
    return _query(parameters)


def _by_form(in_url: Parameters, in_body: Parameters) -> Query | Update:
    parameters = [*in_url, *in_body]
    if _values(parameters, "update"):
        if _values(parameters, "query"):
            raise ProtocolError("A request has a query or an update, not both.")
        return _update(parameters)
    return _query(parameters)


def _by_direct_post(in_url: Parameters, body: bytes) -> Query:
    if _values(in_url, "query") or _values(in_url, "update"):
        raise ProtocolError("The query is in the body; the address must not have another one.")
    return _query([*in_url, ("query", _utf_8(body))])


def _by_direct_update(in_url: Parameters, body: bytes) -> Update:
    if _values(in_url, "query") or _values(in_url, "update"):
        raise ProtocolError("The update is in the body; the address must not have another one.")
    return _update([*in_url, ("update", _utf_8(body))])


def _update(parameters: Parameters) -> Update:
    text = _only(parameters, "update")
    if any(name in _QUERY_DATASET for name, _ in parameters):
        raise ProtocolError("default-graph-uri is for queries; updates take using-graph-uri.")
    return Update(
        text=text,
        using_graphs=_iris(parameters, "using-graph-uri"),
        using_named_graphs=_iris(parameters, "using-named-graph-uri"),
    )


def _only(parameters: Parameters, name: str) -> str:
    texts = _values(parameters, name)
    if len(texts) != 1:
        count = "no" if not texts else "more than one"
        raise ProtocolError(f"There is {count} {name}. Send one as the parameter {name}=...")
    return texts[0]


def _query(parameters: Parameters) -> Query:
    text = _only(parameters, "query")
    if any(name.startswith("using-") for name, _ in parameters):
        raise ProtocolError("using-graph-uri is for updates; queries take default-graph-uri.")
    return Query(
        text=text,
        default_graphs=_iris(parameters, "default-graph-uri"),
        named_graphs=_iris(parameters, "named-graph-uri"),
    )


def _values(parameters: Parameters, name: str) -> list[str]:
    return [value for key, value in parameters if key == name]


def _iris(parameters: Parameters, name: str) -> tuple[str, ...]:
    iris = tuple(_values(parameters, name))
    for iri in iris:
        require_absolute(name, iri)
    return iris


def require_absolute(name: str, iri: str) -> None:
    """Raise ProtocolError when the parameter of that name is no absolute IRI."""
    if not _ABSOLUTE_IRI.fullmatch(iri):
        raise ProtocolError(f"{name}={iri!r} is not an absolute IRI.")
