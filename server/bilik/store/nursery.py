"""The server's side of the process that forks evaluators (see `bilik.store.evaluator`)."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bilik.errors import StoreError
from bilik.store.frames import Channel
from bilik.store.snapshot import Snapshot

_START_SECONDS: Final = 60.0
_REPLY_BYTES: Final = 256
_TUNABLES: Final = "GLIBC_TUNABLES"
_HUGE_PAGES: Final = (
    "glibc.malloc.hugetlb=1"  # asks for them; where there are none, nothing changes
)
_CLOCK_OF_PROCESS: Final = 2  # clock_getcpuclockid(3) makes the number of a clock so


@dataclass(frozen=True, slots=True)
class Evaluator:
    """A process that answers queries on one snapshot, the channel to it, and who forked it."""

    process: int
    channel: Channel
    snapshot: Snapshot
    nursery: "Nursery"

    def worked(self) -> float | None:
        """Return the seconds of processor time it has taken, or None where nobody can tell."""
        if sys.platform != "linux":
            return None
        try:
            return time.clock_gettime((~self.process << 3) | _CLOCK_OF_PROCESS)
        except OSError:
            return None  # it has ended

    def stop(self) -> None:
        """Stop it at once, whatever it computes; its nursery is still to be told."""
        # The number is nobody else's before the nursery has asked how the process ended.
        if self.nursery.alive():
            os.kill(self.process, signal.SIGKILL)


class Nursery:
    """Forks evaluators and ends them; may be used from several threads.

    One that has loaded a snapshot forks evaluators that share it in memory; any other forks
    evaluators that read a snapshot from disk.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded = False
        self._control, theirs = socket.socketpair()
        self._control.settimeout(_START_SECONDS)
        with theirs:
            descriptor = theirs.fileno()
            # A session of its own: Ctrl-C in the terminal ends the server, which then ends these.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "bilik.store.evaluator", str(descriptor)],
                pass_fds=[descriptor],
                stdin=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )

    def alive(self) -> bool:
        """Tell whether the process is there."""
        return self._control.fileno() >= 0 and self._process.poll() is None

    @property
    def in_memory(self) -> bool:
        """Tell whether a snapshot has been loaded."""
        return self._loaded

    def load(self, snapshot: Snapshot, seconds: float) -> None:
        """Read a snapshot into the memory of the process; raises StoreError.

        Takes some 15 seconds for a million triples; use a nursery that nobody else uses meanwhile.
        """
        self._control.settimeout(seconds)
        self._ask({"load": str(snapshot.path)})
        self._control.settimeout(_START_SECONDS)
        self._loaded = True

    def start(self, snapshot: Snapshot, memory: int) -> Evaluator:
        """Fork an evaluator that may take `memory` megabytes; raises StoreError."""
        request = {"snapshot": str(snapshot.path), "memory": memory}
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                process = self._ask(request, theirs)
        except StoreError:
            ours.close()
            raise
        evaluator = Evaluator(process, Channel(ours), snapshot, self)
        try:
            evaluator.channel.receive(time.monotonic() + _START_SECONDS)
        except (EOFError, OSError):
            self.end(evaluator)
            raise StoreError(
                f"The snapshot {snapshot.path} cannot be opened. Build it again: bilik build"
            ) from None
        return evaluator

    def end(self, evaluator: Evaluator) -> signal.Signals | None:
        """Kill an evaluator, wait until it is gone and return the signal that ended it.

        Returns None when it ended by itself, and when this process is gone (then the evaluator ends
        because its channel is closed).
        """
        evaluator.channel.close()
        try:
            status = self._ask({"end": evaluator.process})
        except StoreError:
            return None
        return signal.Signals(os.WTERMSIG(status)) if os.WIFSIGNALED(status) else None

    def drop(self, evaluator: Evaluator) -> None:
        """Kill an evaluator without waiting until it is gone: that may take half a second."""
        evaluator.channel.close()
        with suppress(StoreError):  # when this process is gone, it ends as its channel is closed
            self._ask({"drop": evaluator.process})

    def _ask(self, request: dict[str, object], descriptor: socket.socket | None = None) -> int:
        line = json.dumps(request).encode() + b"\n"
        descriptors = [descriptor.fileno()] if descriptor else []
        with self._lock:
            try:
                socket.send_fds(self._control, [line], descriptors)
                return int(self._control.recv(_REPLY_BYTES))
            except (OSError, ValueError) as error:
                self._control.close()  # a late reply must not be taken for the next one
                raise StoreError(
                    "The process that starts evaluators does not answer. Another one is started; "
                    "ask again, and if that does not help, restart the server."
                ) from error

    def kill(self) -> None:
        """End the process at once, whatever it does; for one that has no evaluators yet."""
        self._process.kill()

    def close(self) -> None:
        """End the process and all evaluators, and wait until they are gone."""
        self._control.close()
        try:
            self._process.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment() -> dict[str, str]:
    """Return ours, with large pages: a loaded graph of 840 MB is forked in 8 ms instead of 60."""
    others = [each for each in [os.environ.get(_TUNABLES, "")] if each]
    return {**os.environ, _TUNABLES: ":".join([*others, _HUGE_PAGES])}
