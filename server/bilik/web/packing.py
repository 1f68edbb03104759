"""Packs answers for clients that can unpack them."""

from flask import Flask, Response, request

from bilik.protocol.coding import LEAST_BYTES, Packed, choose, is_worth_it


def register(app: Flask) -> None:
    """Have the application pack what becomes shorter by it."""
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    if response.status_code == 304:  # as the answer would have it (RFC 9110, 15.4.5)
        response.vary.add("Accept-Encoding")
    if not _could_be_packed(response):
        return response
    response.vary.add("Accept-Encoding")
    coding = choose(request.headers.get("Accept-Encoding"))
    if coding is None:
        return response
    response.headers["Content-Encoding"] = coding
    response.headers.pop("Content-Length", None)
    # An entity tag names the bytes, unless it is weak: these are other bytes of the same answer.
    tag, weak = response.get_etag()
    if tag and not weak:
        response.set_etag(tag, weak=True)
    if response.is_sequence and not response.direct_passthrough:
        response.set_data(b"".join(Packed(coding, [response.get_data()])))
    else:
        response.direct_passthrough = False
        close = getattr(response.response, "close", None)
        if close is not None:
            response.call_on_close(close)
        response.response = Packed(coding, response.iter_encoded())
    return response


def _could_be_packed(response: Response) -> bool:
    if response.status_code in {204, 206, 304} or "Content-Encoding" in response.headers:
        return False
    if not is_worth_it(response.content_type or ""):
        return False
    length = response.content_length or response.calculate_content_length()
    return length is None or length >= LEAST_BYTES
