"""Has the files of the graph written by a process of its own, while this one goes on serving."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Final

from bilik.errors import NotReadyError, StoreError

_log = logging.getLogger(__name__)

_NICENESS: Final = 10


class DumpProcess:
    """Runs `bilik dump` under the variables of an `environment`, once at a time."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._waiting: threading.Thread | None = None
        self._failed: tuple[str, str] | None = None

    def require(self, version: str) -> None:
        """Have the files of a version written, and raise NotReadyError until they are there.

        Raises StoreError, once, when they could not be written.
        """
        with self._lock:
            failed, self._failed = self._failed, None
            if failed and failed[0] == version:
                raise StoreError(f"The files could not be written: {failed[1]}")
            if self._process is None:
                self._start(version)
        raise NotReadyError("The files of the graph are being written. Ask again in a minute.")

    def close(self) -> None:
        """End what is under way; what it has written until then is not used."""
        with self._lock:
            process, waiting = self._process, self._waiting
        if process is not None:
            process.kill()
        if waiting is not None:
            waiting.join()

    def _start(self, version: str) -> None:
        # A session of its own: Ctrl-C in the terminal ends the server, which then ends this.
        process = self._process = subprocess.Popen(
            [sys.executable, "-m", "bilik", "dump"],
            env={**os.environ, **self._environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
        self._waiting = threading.Thread(target=self._wait, args=(process, version), daemon=True)
        self._waiting.start()

    def _wait(self, process: subprocess.Popen[str], version: str) -> None:
        said = process.communicate()[1].strip()
        with self._lock:
            self._process = None
            if process.returncode:
                _log.warning("the dumps could not be written (%d): %s", process.returncode, said)
                reason = said.rpartition("\n")[2].removeprefix("bilik: ")
                self._failed = (version, reason or f"exit code {process.returncode}")
