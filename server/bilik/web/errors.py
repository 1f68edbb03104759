"""Errors become problem documents, or a page for those who read HTML."""

import logging

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from bilik.errors import AccessError, BilikError, ProtocolError
from bilik.protocol.accept import negotiate
from bilik.protocol.problem import (
    MEDIA_TYPE,
    RETRY_SECONDS,
    Problem,
    asks_for_patience,
    problem,
)
from bilik.protocol.sparql import METHODS
from bilik.web.page import page

_log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Have the application answer all errors in one way."""
    app.register_error_handler(BilikError, expected)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def expected(error: BilikError) -> Response:
    """Answer with an error of ours."""
    response = respond(problem(error))
    if asks_for_patience(error):
        response.headers["Retry-After"] = RETRY_SECONDS
    if isinstance(error, ProtocolError) and error.status == 405:
        response.headers["Allow"] = ", ".join(METHODS)
    if isinstance(error, AccessError) and error.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="bilik"'
    if response.status_code >= 500:
        _log.warning("%s %s: %s", request.method, request.path, error)
    return response


def _http(error: HTTPException) -> Response:
    response = respond(Problem("", error.code or 500, error.name, error.description or ""))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After", "Location"}:
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    _log.exception("%s %s", request.method, request.path, exc_info=error)
    detail = "The fault is ours and has been written to the server's log. Try something else."
    return respond(Problem("server", 500, "Something went wrong on the server", detail))


def respond(fault: Problem) -> Response:
    """Answer with a problem as JSON or as a page, whichever the request prefers."""
    if negotiate(request.headers.get("Accept"), (MEDIA_TYPE, "text/html")) == "text/html":
        body: bytes | str = render_template("error.html", fault=fault, **page())
        return Response(body, fault.status, mimetype="text/html", headers={"Vary": "Accept"})
    body = fault.serialise()
    return Response(body, fault.status, mimetype=MEDIA_TYPE, headers={"Vary": "Accept"})
