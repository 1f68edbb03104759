"""Runs the server under uvicorn: its event loop speaks HTTP with all clients at once.

Queries are answered as soon as there is an evaluator; the application, which takes longer to import
than all else, is made meanwhile.
"""

import asyncio
import errno
import gc
import logging
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final
from wsgiref.types import WSGIApplication

import uvicorn
import uvloop

from bilik.errors import SettingError, StoreError
from bilik.settings import Settings
from bilik.store.base import Store
from bilik.web.front.connection import IDLE_SECONDS, Connection
from bilik.web.front.front import Front
from bilik.web.metrics import Metrics
from bilik.web.observers import observers
from bilik.web.opening import open_store, open_writer

if TYPE_CHECKING:
    from flask import Flask

_log = logging.getLogger(__name__)

_BACKLOG: Final = 1024
_GRACE_SECONDS: Final = 8
# How long a thread that makes a page or an index may keep the event loop waiting.
_SWITCH_SECONDS: Final = 0.0005
_TICKS_PER_CHECK: Final = 100  # a tick is a tenth of a second


def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then let what is under way finish.

    Call it in the main thread. Raises SettingError when the address cannot be listened on, and
    GraphError when there is no graph.
    """
    with listen(settings.host, settings.port) as listener, ExitStack() as ending:
        store = open_store(settings)
        ending.callback(store.close)
        sys.setswitchinterval(_SWITCH_SECONDS)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_run(settings, listener, store))


class _Application:
    """The application and what it needs, made in a thread."""

    def __init__(self, settings: Settings, store: Store, metrics: Metrics) -> None:
        self._settings = settings
        self._store = store
        self._metrics = metrics
        self._ending = ExitStack()

    def make(self) -> WSGIApplication:
        """Make it; raises what `create_app` raises."""
        # Flask, pages, search and all libraries behind them: here, so that queries do not wait.
        from bilik.web.app import create_app

        writer = open_writer(self._settings, self._store)
        if writer is not None:
            self._ending.callback(writer.close)
        app = create_app(self._settings, self._store, writer, self._metrics)
        self._ending.callback(app.extensions["bilik"].dumping.close)
        # Whoever searches first shall not wait for the index; requests need not wait for it.
        threading.Thread(target=_warm, args=(app,), name="bilik-warm", daemon=True).start()
        return app

    def close(self) -> None:
        """Let go of the writer, and of the process that writes dumps."""
        self._ending.close()


def _warm(app: "Flask") -> None:
    try:
        app.extensions["bilik"].search.index()
    except StoreError as error:
        _log.warning("the search index will be made by the first search: %s", error)
    gc.collect()
    gc.freeze()  # what is here now stays: to look through it again and again would hold queries up


def listen(host: str, port: int) -> socket.socket:
    """Open a listening socket; raises SettingError when the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        raise SettingError(
            f"Cannot listen on {host} port {port}: {reason}. {_advice(error)}"
        ) from None


def _advice(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "Stop the program that uses the port, or choose another one: --port 8001"
    if error.errno == errno.EACCES:
        return "Choose a port above 1023: --port 8000"
    return "Give an address of this machine: --host 127.0.0.1, or 0.0.0.0 for all of them"


async def _run(settings: Settings, listener: socket.socket, store: Store) -> None:
    metrics = Metrics()
    application = _Application(settings, store, metrics)
    made = asyncio.get_running_loop().run_in_executor(None, application.make)
    front = Front(made, store, settings, metrics, observers(metrics))
    server = _Server(_config(front))
    made.add_done_callback(server.end_if_failed)
    _log.info("serving on http://%s:%d", *listener.getsockname()[:2])
    try:
        await server.serve([listener])
        await made
    finally:
        front.close()
        application.close()


def _config(front: Front) -> uvicorn.Config:
    return uvicorn.Config(
        front.bridge,
        http=front.protocol,  # type: ignore[arg-type]  # whatever makes a protocol will do
        ws="none",
        lifespan="off",
        interface="asgi3",
        backlog=_BACKLOG,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        server_header=False,
        proxy_headers=False,  # `placed` believes those that the settings say
        access_log=False,
        log_config=None,
        log_level="warning",
    )


class _Server(uvicorn.Server):
    """A server that ends in peace when it is told to, and closes connections that do nothing."""

    def end_if_failed(self, made: asyncio.Future[WSGIApplication]) -> None:
        """End when the application could not be made; whoever awaits it learns why."""
        if not made.cancelled() and made.exception() is not None:
            self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let SIGINT and SIGTERM end the server rather than the process."""
        loop = asyncio.get_running_loop()
        kinds = (signal.SIGINT, signal.SIGTERM)
        for kind in kinds:
            loop.add_signal_handler(kind, self.handle_exit, kind, None)
        try:
            yield
        finally:
            for kind in kinds:
                loop.remove_signal_handler(kind)

    async def on_tick(self, counter: int) -> bool:
        """Look after the connections from time to time."""
        if counter % _TICKS_PER_CHECK == 0:
            now = asyncio.get_running_loop().time()
            for each in list(self.server_state.connections):
                if isinstance(each, Connection):
                    each.check(now)
        return await super().on_tick(counter)
