"""Runs the application under uvicorn: its event loop speaks HTTP with all clients at once."""

import asyncio
import logging
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

import uvicorn
import uvloop
from flask import Flask

from bilik.errors import SettingError, StoreError
from bilik.settings import Settings
from bilik.store.base import Store
from bilik.web.app import create_app, open_store, open_writer
from bilik.web.front.connection import IDLE_SECONDS, Connection
from bilik.web.front.front import Front

_log = logging.getLogger(__name__)

_BACKLOG: Final = 1024
_GRACE_SECONDS: Final = 8
_TICKS_PER_CHECK: Final = 100  # a tick is a tenth of a second


def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then let what is under way finish.

    Call it in the main thread. Raises SettingError when the address cannot be listened on, and
    GraphError when there is no graph.
    """
    with listen(settings.host, settings.port) as listener, ExitStack() as ending:
        store = open_store(settings)
        ending.callback(store.close)
        writer = open_writer(settings, store)
        if writer is not None:
            ending.callback(writer.close)
        app = create_app(settings, store, writer)
        ending.callback(app.extensions["bilik"].dumping.close)
        # Whoever searches first shall not wait for the index; queries need not wait for it.
        threading.Thread(target=_warm, args=(app,), name="bilik-warm", daemon=True).start()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_run(settings, listener, app, store))


def _warm(app: Flask) -> None:
    try:
        app.extensions["bilik"].search.index()
    except StoreError as error:
        _log.warning("the search index will be made by the first search: %s", error)


def listen(host: str, port: int) -> socket.socket:
    """Open a listening socket; raises SettingError when the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise SettingError(
            f"Cannot listen on {host} port {port}: {error}. "
            "Stop the program that uses the port, or choose another one: --port 8001"
        ) from None


async def _run(settings: Settings, listener: socket.socket, app: Flask, store: Store) -> None:
    front = Front(app, store, settings)
    config = uvicorn.Config(
        front,
        http=Connection,
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
    _log.info("serving on http://%s:%d", *listener.getsockname()[:2])
    try:
        await _Server(config).serve([listener])
    finally:
        front.close()


class _Server(uvicorn.Server):
    """A server that ends in peace when it is told to, and closes connections that do nothing."""

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
