"""Headers that each answer has: cross-origin access and what browsers may do with a page."""

import re
from typing import Final

from flask import Flask, Response, request

from bilik.errors import ProtocolError

# The endpoint is public and knows no sessions: everyone may read, and no one sends credentials.
_CROSS_ORIGIN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Content-Length, Content-Location, ETag, Link, Location, Retry-After, WWW-Authenticate, "
        "X-Total-Count"
    ),
}
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, Content-Type",
    "Access-Control-Max-Age": "86400",
}
# Pages use our own style sheet, images and forms: no script runs, whatever a label contains.
_SECURITY: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
COMMON: Final = _CROSS_ORIGIN | _SECURITY
"""What all answers to programs have."""

_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def register(app: Flask) -> None:
    """Have the application check the host and set the headers."""
    app.before_request(_check_host)
    app.after_request(_add_headers)


def is_host(text: str) -> bool:
    """Tell whether a Host header is a name or address, with or without a port."""
    return _HOST.fullmatch(text) is not None


def _check_host() -> None:
    # The host becomes part of IRIs (base IRI, service description).
    if not is_host(request.host):
        raise ProtocolError("The Host header is not a host name.")


def _add_headers(response: Response) -> Response:
    response.headers.extend(_CROSS_ORIGIN)
    for name, value in _SECURITY.items():
        response.headers.setdefault(name, value)  # a page with scripts of ours has another policy
    if request.method == "OPTIONS":
        response.headers.extend(_PREFLIGHT)
    return response
