"""Runs the application under waitress, a production WSGI server in pure Python."""

import logging
import signal
import socket
import threading
import time
from types import FrameType
from typing import Any, Final, NoReturn

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server

from bilik.errors import SettingError, StoreError
from bilik.settings import Settings
from bilik.web.app import create_app, open_store, open_writer

_log = logging.getLogger(__name__)

# Silent and slow connections cost a file descriptor each, not a thread; these bound them.
_CONNECTIONS: Final = 800
_IDLE_SECONDS: Final = 60
# Bodies up to this many times the limit are taken, to be refused in the application's own words.
_BODY_FACTOR: Final = 4
_SPARE_BYTES: Final = 1 << 20
_FLUSH_SECONDS: Final = 3.0


def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then let what is under way finish.

    Call it in the main thread. Raises SettingError when the address cannot be listened on, and
    GraphError when there is no graph.
    """
    with listen(settings.host, settings.port) as listener:
        store = open_store(settings)
        writer = open_writer(settings, store)
        try:
            app = create_app(settings, store, writer)
            # Whoever searches first shall not wait for the index; queries need not wait for it.
            threading.Thread(target=_warm, args=(app,), name="bilik-warm", daemon=True).start()
            _run(settings, listener, app)
        finally:
            if writer is not None:
                writer.close()
            store.close()


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


def _run(settings: Settings, listener: socket.socket, app: Flask) -> None:
    sockets: dict[int, Any] = {}
    server = create_server(
        app,
        map=sockets,
        sockets=[listener],
        threads=settings.threads,
        connection_limit=_CONNECTIONS,
        channel_timeout=_IDLE_SECONDS,
        cleanup_interval=_IDLE_SECONDS // 4,
        max_request_body_size=_body_bytes(settings),
        # Answers wait on disk for slow readers: no thread and no evaluator waits with them.
        outbuf_high_watermark=settings.answer_bytes + _SPARE_BYTES,
        asyncore_use_poll=True,
        clear_untrusted_proxy_headers=not settings.proxies,
        ident=None,
        # Reading on while a query runs is how a client's leaving is noticed.
        channel_request_lookahead=1,
    )
    previous = signal.signal(signal.SIGTERM, _stop)
    _log.info("serving on http://%s:%d", *listener.getsockname()[:2])
    try:
        server.run()
        _flush(server, sockets)
    finally:
        signal.signal(signal.SIGTERM, previous)
        server.close()
        wasyncore.close_all(sockets, ignore_all=True)


def _body_bytes(settings: Settings) -> int:
    taken = settings.query_bytes * _BODY_FACTOR
    return taken if not settings.write_tokens else max(taken, settings.write_bytes)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _flush(server: Any, sockets: dict[int, Any]) -> None:
    """Send what finished answers still have in their buffers."""
    server.del_channel()  # takes no further connections
    end = time.monotonic() + _FLUSH_SECONDS
    while time.monotonic() < end:
        if not any(channel.total_outbufs_len for channel in server.active_channels.values()):
            return
        wasyncore.loop(timeout=0.1, map=sockets, use_poll=True, count=1)
