"""Log lines: one for each request, readable by people (text) or by programs (json).

What a client sent behind the question mark, in headers or in a body is never written: queries may
be confidential, and tokens are.
"""

import logging
import sys
import time
from typing import Final

from bilik.settings import Settings
from bilik.web.observe import Exchange, current_id

_log = logging.getLogger("bilik.access")

_TEXT: Final = "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
_JSON: Final = "{asctime}{levelname}{name}{request_id}{message}"


class _RequestId(logging.Filter):
    """Gives each record the id of the request it belongs to, `-` outside of requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "request_id"):
            record.request_id = current_id.get() or "-"
        return True


class _Text(logging.Formatter):
    """Writes a time to the millisecond as the library does, but works out each second once."""

    _second = 0
    _written = ""

    def formatTime(  # noqa: N802 - as the library calls it
        self,
        record: logging.LogRecord,
        datefmt: str | None = None,  # noqa: ARG002
    ) -> str:
        second = int(record.created)
        if second != self._second:
            self._written = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(second))
            self._second = second
        return f"{self._written},{int(record.msecs):03d}"


def configure(settings: Settings) -> None:
    """Have this process write its log lines to standard error, as the settings say."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_RequestId())
    handler.setFormatter(_json() if settings.log_format == "json" else _Text(_TEXT))
    # No line names a thread or a process; not to look for them is a third of what a record costs.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    # Libraries tell what they do in their own words; only what troubles them matters here.
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bilik").setLevel(settings.log_level.upper())


def _json() -> logging.Formatter:
    from pythonjsonlogger.json import JsonFormatter  # only those wait for it who asked for it

    names = {"asctime": "time", "levelname": "level", "name": "logger"}
    return JsonFormatter(_JSON, style="{", rename_fields=names)


def access(exchange: Exchange) -> None:
    """Write the line of one request; an answer that was broken off is a warning."""
    level = logging.INFO if exchange.whole else logging.WARNING
    if not _log.isEnabledFor(level):
        return
    milliseconds = round(exchange.seconds * 1000, 1)
    # The path is the client's word: a line break in it must not begin a line of ours.
    line = (
        f"{exchange.method} {exchange.path!r} {exchange.status} {exchange.size} bytes "
        f"{milliseconds} ms {exchange.client}{'' if exchange.whole else ' (broken off)'}"
    )
    # Made by hand: `_log.log` looks for the line of code that calls it, at half of all the cost.
    record = logging.LogRecord(_log.name, level, "", 0, line, None, None)
    record.__dict__.update(
        request_id=exchange.request_id,
        method=exchange.method,
        path=exchange.path,
        client=exchange.client,
        status=exchange.status,
        bytes=exchange.size,
        milliseconds=milliseconds,
    )
    _log.handle(record)
