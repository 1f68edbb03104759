"""Reaches the few addresses elsewhere that the settings allow, and nothing else.

Evaluators and the writer have no sockets (`confine`): the server asks for them, before a query or
an update gets to them. What comes back is bounded in time and in bytes; no redirect is followed,
no proxy is used, and nothing of the client's request is passed on but the pattern it wrote.
"""

import asyncio
import ssl
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import httpx

from bilik import __version__
from bilik.errors import (
    AnswerTooLargeError,
    CallerGoneError,
    QueryTimeoutError,
    SettingError,
    StoreBusyError,
    StoreError,
)
from bilik.settings import Settings
from bilik.store.base import NOBODY, Caller
from bilik.store.formats import TRIPLES

RESULTS: Final = "application/sparql-results+json"

# No coding: what is packed may be any size when it is unpacked.
_HEADERS: Final = {"User-Agent": f"bilik/{__version__}", "Accept-Encoding": "identity"}
_LOOK_SECONDS: Final = 0.1
_SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Allowed:
    """The endpoints that SERVICE may name, and what the IRIs that LOAD may name begin with."""

    services: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> "Allowed":
        """Read the settings; raises SettingError for what is no IRI, or could be any host."""
        services = tuple(settings.service_allow.split())
        documents = tuple(settings.load_allow.split())
        for each in services + documents:
            if not each.startswith(_SCHEMES):
                raise SettingError(f"{each!r} is no address: it begins with http:// or https://.")
        for each in documents:
            if "/" not in each.partition("://")[2]:
                raise SettingError(
                    f"{each!r} would allow every host that begins so. End it with a slash: {each}/"
                )
        return cls(services, documents)

    def may_load(self, iri: str) -> bool:
        """Tell whether an IRI lies below one that is allowed, however its path is resolved."""
        climbs = ".." in iri or "\\" in iri or "%2e" in iri.lower()
        return iri.startswith(self.documents) and not climbs


@dataclass(frozen=True, slots=True)
class Wait:
    """How long to wait for others: to a time of `time.monotonic`, or until the client has gone."""

    deadline: float
    gone: Callable[[], bool] = NOBODY.gone

    def left(self) -> float:
        """Return the seconds that are left, or zero; raises CallerGoneError."""
        if self.gone():
            raise CallerGoneError("The client has closed the connection.")
        return max(0.0, self.deadline - time.monotonic())


class Outside:
    """Sends requests to others; all of one query together take `seconds` at most.

    `places` requests may be under way at once: more would take all threads of the server.
    """

    def __init__(self, allowed: Allowed, seconds: float, places: int) -> None:
        self.allowed = allowed
        self.seconds = seconds
        self._places = threading.BoundedSemaphore(places)
        self._tls = ssl.create_default_context()

    def wait(self, caller: Caller = NOBODY) -> Wait:
        """Return how long to wait for all requests of a query that begins now."""
        return Wait(time.monotonic() + self.seconds, caller.gone)

    def select(self, endpoint: str, query: str, wait: Wait, most: int) -> bytes:
        """Have an endpoint answer a SELECT query, as JSON of at most `most` bytes.

        Raises QueryTimeoutError, AnswerTooLargeError, StoreBusyError, CallerGoneError, and
        StoreError when there is no such answer.
        """
        request = _request("POST", endpoint, RESULTS, {"query": query})
        media_type, body = self._ask(request, wait, most)
        if media_type not in {RESULTS, "application/json"}:
            raise StoreError(f"{endpoint} answered {media_type or 'something'}, not {RESULTS}.")
        return body

    def fetch(self, iri: str, wait: Wait, most: int) -> tuple[str, bytes]:
        """Fetch a document: its media type, one of those of graphs, and its bytes; raises as above.

        SPARQL 1.1 Update, section 3.1.4.
        """
        media_type, body = self._ask(_request("GET", iri, ", ".join(TRIPLES)), wait, most)
        if media_type not in TRIPLES:
            raise StoreError(
                f"{iri} is {media_type or 'something'}, not one of {', '.join(TRIPLES)}. "
                "Fetch it yourself and send it by the Graph Store Protocol."
            )
        return media_type, body

    def _ask(self, request: httpx.Request, wait: Wait, most: int) -> tuple[str, bytes]:
        with self._place():
            try:
                return _run(_awaited(self._receive(request, most), wait))
            except TimeoutError:
                raise QueryTimeoutError(
                    f"{request.url} did not answer within {self.seconds:g} seconds, "
                    "which all requests to others may take together. Ask it for less."
                ) from None
            except httpx.HTTPError as error:
                raise StoreError(f"{request.url} cannot be reached: {error}.") from error

    async def _receive(self, request: httpx.Request, most: int) -> tuple[str, bytes]:
        parts: list[bytes] = []
        size = 0
        async with httpx.AsyncClient(verify=self._tls, trust_env=False, timeout=None) as client:  # noqa: S113 - the whole has a deadline
            response = await client.send(request, stream=True, follow_redirects=False)
            _require_plain(response)
            async for chunk in response.aiter_raw():
                parts.append(chunk)
                size += len(chunk)
                if size > most:
                    raise AnswerTooLargeError(
                        f"{request.url} answers more than the {most:,} bytes that are read. "
                        "Ask it for less: name fewer variables, or narrow the pattern."
                    )
        return response.headers.get("Content-Type", "").partition(";")[0].strip(), b"".join(parts)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise StoreBusyError("Too many requests to other servers are under way. Try later.")
        try:
            yield
        finally:
            self._places.release()


async def _awaited(
    answer: Coroutine[None, None, tuple[str, bytes]], wait: Wait
) -> tuple[str, bytes]:
    """Raises TimeoutError and CallerGoneError, with the request broken off."""
    task = asyncio.ensure_future(answer)
    try:
        while not task.done() and (left := wait.left()):
            await asyncio.wait({task}, timeout=min(left, _LOOK_SECONDS))
        if task.done():
            return task.result()
        raise TimeoutError
    finally:
        task.cancel()
        await asyncio.wait({task})


def _request(
    method: str, url: str, accepted: str, form: dict[str, str] | None = None
) -> httpx.Request:
    try:
        return httpx.Request(method, url, headers={**_HEADERS, "Accept": accepted}, data=form)
    except httpx.InvalidURL as error:
        raise StoreError(f"{url} is no address: {error}.") from None


def _require_plain(response: httpx.Response) -> None:
    where = response.request.url
    if response.is_redirect:
        there = response.headers.get("Location", "")[:200]
        raise StoreError(
            f"{where} sends on to {there}, which is not followed. "
            "If that is the right place, have it allowed and name it."
        )
    if not response.is_success:
        raise StoreError(f"{where} answered {response.status_code} {response.reason_phrase}.")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise StoreError(f"{where} packs its answer, though it was asked not to.")


def _run(answer: Coroutine[None, None, tuple[str, bytes]]) -> tuple[str, bytes]:
    """Wait for it in a loop of its own; unlike `asyncio.run`, never for a name server."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(answer)
    finally:
        loop.close()
