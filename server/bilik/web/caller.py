"""Tells the store on whose behalf a query is asked, so that clients share it fairly."""

from typing import Final

from flask import has_request_context, request

from bilik.store.base import NOBODY, Answer, Caller, Front, Query

GONE: Final = "bilik.gone"
"""The name in the WSGI environment of what tells whether the client has closed the connection."""


class RequestStore(Front):
    """A store that learns of each query which client sent the current request.

    A client is its address, as the trusted proxies give it. When it closes the connection, its
    query ends.
    """

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        if caller is NOBODY and has_request_context():
            caller = current_caller()
        return self._store.answer(query, caller)


def current_caller() -> Caller:
    """Return the client that sent the current request."""
    gone = request.environ.get(GONE, NOBODY.gone)
    return Caller(request.remote_addr or "", gone)
