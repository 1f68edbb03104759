"""Who asks on behalf of a request, and of which version of the graph: the same for all its queries.

A write between two queries of a page would otherwise mix two graphs in it.
"""

from dataclasses import replace
from typing import Final

from flask import Flask, Response, g, has_request_context, request

from bilik.errors import NotReadyError
from bilik.store.base import NOBODY, Answer, Caller, Front, Pin, Query, Store
from bilik.web.errors import expected
from bilik.web.observe import GONE

_PIN: Final = "bilik_pin"
_ASKED: Final = "bilik_asked"


class RequestStore(Front):
    """A store that learns of each query which client sent the current request.

    A client is its address, as the trusted proxies give it. When it closes the connection, its
    query ends. All queries of a request are answered from the version of the graph that was served
    at the first.
    """

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        if has_request_context():
            caller = current_caller() if caller is NOBODY else caller
            if caller.pin is None:
                caller = replace(caller, pin=_pin_of_request(self._store))
            setattr(g, _ASKED, g.get(_ASKED, 0) + 1)
        return self._store.answer(query, caller)

    def version(self) -> str:
        """Return the version of the graph that the request is answered from."""
        return self.pin().version if has_request_context() else self._store.version()

    def pin(self) -> Pin:
        """Return the pin of the request, which is released with the request."""
        if not has_request_context():
            return self._store.pin()
        pin = _pin_of_request(self._store)
        return Pin(pin.version, pin.kept, pin.place)


def current_caller() -> Caller:
    """Return the client that sent the current request."""
    gone = request.environ.get(GONE, NOBODY.gone)
    return Caller(request.remote_addr or "", gone)


def register(app: Flask, store: Store) -> None:
    """Release what requests pin; answer 503 when `store` changed under one that it cannot pin."""

    @app.after_request
    def check(response: Response) -> Response:
        pin: Pin | None = g.get(_PIN)
        if pin is None or pin.kept or g.get(_ASKED, 0) < 2 or store.version() == pin.version:
            return response
        return expected(NotReadyError("The graph changed while this was put together. Ask again."))

    @app.teardown_request
    def release(_: BaseException | None) -> None:
        pin: Pin | None = g.pop(_PIN, None)
        if pin is not None:
            pin.release()


def _pin_of_request(store: Store) -> Pin:
    pin: Pin | None = g.get(_PIN)
    if pin is None:
        pin = store.pin()
        setattr(g, _PIN, pin)
    return pin
