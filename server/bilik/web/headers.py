"""Headers that each answer has: cross-origin access and what browsers may do with a page."""

from flask import Flask, Response, request

from bilik.errors import ProtocolError
from bilik.protocol.fields import CROSS_ORIGIN, PREFLIGHT, SECURITY, is_host


def register(app: Flask) -> None:
    """Have the application check the host and set the headers."""
    app.before_request(_check_host)
    app.after_request(_add_headers)


def _check_host() -> None:
    # The host becomes part of IRIs (base IRI, service description).
    if not is_host(request.host):
        raise ProtocolError("The Host header is not a host name.")


def _add_headers(response: Response) -> Response:
    response.headers.extend(CROSS_ORIGIN)
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)  # a page with scripts of ours has another policy
    if request.method == "OPTIONS":
        response.headers.extend(PREFLIGHT)
    return response
