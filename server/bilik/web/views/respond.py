"""How a page of this room is answered."""

from flask import Response, render_template, request

from bilik.web.page import page


def html(template: str, status: int = 200, **values: object) -> Response:
    """Render a page; one that the browser has already is answered 304 (RFC 9110, 13.1.2)."""
    body = render_template(template, **values, **page())
    response = Response(body, status, mimetype="text/html")
    response.headers["Vary"] = "Accept, Accept-Language"
    if status == 200:
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag(weak=True)
        response.make_conditional(request)
    return response
