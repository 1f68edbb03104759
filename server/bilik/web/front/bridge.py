"""Runs the WSGI application in threads, between the bodies that clients send and read.

A request goes to a thread when it is there as a whole, and the thread is free when the answer is
made: how fast a client sends and reads is no matter.
"""

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, Any, Final
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication, WSGIEnvironment

from bilik.errors import BilikError
from bilik.protocol.problem import MEDIA_TYPE, Problem
from bilik.web.front.spool import BrokenOffError, Spool
from bilik.web.observe import GONE

_log = logging.getLogger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_MEMORY_BYTES: Final = 1 << 19
_LINGER_SECONDS: Final = 1.0
# Fields by which a proxy speaks for a client; without a proxy anybody can write them.
_FORWARDED: Final = {
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_BY",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_FORWARDED_PROTO",
}


class _ClientGoneError(Exception):
    """The client has left before its request was there."""


class _TooLongError(Exception):
    """The body is longer than is read."""


@dataclass
class _Response:
    """What the application has said of its answer, and the answer as it comes."""

    spool: Spool
    started: asyncio.Event
    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)


class Bridge:
    """An ASGI application that asks a WSGI application as soon as there is one.

    `body_bytes` of a body are read.
    """

    def __init__(
        self,
        application: asyncio.Future[WSGIApplication],
        threads: int,
        body_bytes: int,
        *,
        proxied: bool,
    ) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, "bilik-web")
        self._body_bytes = body_bytes
        self._proxied = proxied

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        with tempfile.SpooledTemporaryFile(_MEMORY_BYTES) as body:
            try:
                length = await self._read(scope, receive, body)
            except _TooLongError:
                await _refuse(receive, send, self._body_bytes)
                return
            except _ClientGoneError:
                return
            environ = environment(scope, body, length)
            if not self._proxied:
                for name in _FORWARDED & environ.keys():
                    del environ[name]
            await self._answer(scope, send, environ)

    def close(self) -> None:
        """Let the threads end; whoever still answers is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _read(self, scope: Scope, receive: Receive, body: IO[bytes]) -> int:
        """Return the length of the body; raises _ClientGoneError and _TooLongError."""
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if int(declared) > self._body_bytes:
            raise _TooLongError
        length = 0
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _ClientGoneError
            length += body.write(message.get("body", b""))
            if length > self._body_bytes:
                raise _TooLongError
            more = message.get("more_body", False)
        body.seek(0)
        return length

    async def _answer(self, scope: Scope, send: Send, environ: WSGIEnvironment) -> None:
        application = await asyncio.shield(self._application)
        loop = asyncio.get_running_loop()
        response = _Response(Spool(loop), asyncio.Event())
        future = loop.run_in_executor(self._threads, _run, application, environ, response, loop)
        try:
            await _transfer(scope, send, response)
        except BrokenOffError:
            scope["extensions"]["bilik"].break_off()
        finally:
            await future
            response.spool.close()


def _run(
    application: WSGIApplication,
    environ: WSGIEnvironment,
    response: _Response,
    loop: asyncio.AbstractEventLoop,
) -> None:
    """Ask the application; in a thread."""
    whole = begun = False
    gone: Callable[[], bool] = environ[GONE]

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        response.status = int(status[:3])
        response.headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
        ]

    body = None
    try:
        body = application(environ, start)
        for chunk in body:
            if gone():
                break
            response.spool.put(chunk)
            if not begun:
                begun = True
                loop.call_soon_threadsafe(response.started.set)
        else:
            whole = True
    except BilikError as error:
        _log.warning("%s broke off: %s", environ["PATH_INFO"], error)
    finally:
        if body is not None and hasattr(body, "close"):
            body.close()
        response.spool.end(whole=whole)
        loop.call_soon_threadsafe(response.started.set)


async def _transfer(scope: Scope, send: Send, response: _Response) -> None:
    await response.started.wait()
    if not response.status:
        raise BrokenOffError
    headers = response.headers
    if scope["http_version"] == "1.0" and not any(name == b"content-length" for name, _ in headers):
        # There the end of the connection is the end of an answer: a broken-off one looks whole.
        await response.spool.whole()
        headers = [*headers, (b"content-length", str(response.spool.size).encode())]
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    async for chunk in response.spool:
        if chunk:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def environment(scope: Scope, body: IO[bytes] | None, length: int) -> WSGIEnvironment:
    """Return the environment of a request (PEP 3333)."""
    server, client = scope["server"] or ("localhost", 80), scope["client"] or ("", 0)
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "REMOTE_PORT": str(client[1]),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": None,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        GONE: scope["extensions"]["bilik"].gone,
    }
    _add_fields(environ, scope["headers"])
    environ["CONTENT_LENGTH"] = str(length)
    return environ


def _add_fields(environ: WSGIEnvironment, headers: list[tuple[bytes, bytes]]) -> None:
    for name, value in headers:
        if b"_" in name or name == b"transfer-encoding":
            continue  # `A_B` and `A-B` would be one; the body has no encoding any more
        key = name.decode("latin-1").upper().replace("-", "_")
        if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            key = "HTTP_" + key
        text = value.decode("latin-1")
        environ[key] = f"{environ[key]}, {text}" if key in environ else text


async def _refuse(receive: Receive, send: Send, body_bytes: int) -> None:
    """Answer 413, and read on for a moment: a connection closed too early loses the answer."""
    fault = Problem(
        "", 413, "Content Too Large", f"A body of at most {body_bytes:,} bytes is read."
    )
    body = fault.serialise()
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    try:
        async with asyncio.timeout(_LINGER_SECONDS):
            while (await receive()).get("more_body", False):
                pass
    except TimeoutError:
        pass
    await send({"type": "http.response.body", "body": b""})
