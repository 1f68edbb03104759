"""The process that writes: `python -m bilik.writing.process FD`.

It keeps a copy of the graph open, tries one change after another on it, and writes each result to
a folder that the server then publishes. It never publishes itself: whatever becomes of it, the
graph that is served is whole.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bilik.errors import BilikError, StoreError
from bilik.graph.knowledge import Knowledge
from bilik.store import frames
from bilik.store.base import GraphChange, Update, Written
from bilik.store.confine import forbid_sockets, limit_memory
from bilik.store.frames import Channel
from bilik.writing.applying import apply_to_graph, apply_update
from bilik.writing.check import Fault, Shapes, rejection
from bilik.writing.delta import Delta
from bilik.writing.head import Head

_GRACE_SECONDS: Final = 5.0


class _Process:
    """Takes orders from a channel; each is a change, and says where things are and shall be."""

    def __init__(self, channel: Channel, options: Mapping[str, Any]) -> None:
        self._channel = channel
        self._validation = options["validation"]
        self._shapes = Shapes(Knowledge(Path(options["knowledge"])))
        self._head: Head | None = None

    def run(self) -> None:
        """Do what is ordered until the channel is closed."""
        while True:
            _, payload = self._channel.receive()
            order = json.loads(payload)
            parts = [self._channel.receive()[1] for _ in order["media_types"]]
            # The default action of SIGALRM ends the process even inside the engine.
            signal.setitimer(signal.ITIMER_REAL, order["seconds"] + _GRACE_SECONDS)
            self._answer(order, parts)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _answer(self, order: dict[str, Any], parts: list[bytes]) -> None:
        try:
            written, changed = self._do(order, parts)
        except (BilikError, MemoryError) as error:
            self._discard()
            failure = {"error": type(error).__name__, "message": str(error)}
            self._channel.send(frames.FAILURE, json.dumps(failure).encode())
        else:
            outcome = {
                "existed": written.existed,
                "quarantined": written.quarantined,
                "changed": changed,
            }
            self._channel.send(frames.END, json.dumps(outcome).encode())

    def _do(self, order: dict[str, Any], parts: list[bytes]) -> tuple[Written, bool]:
        head = self._prepare(order)
        existed = True
        if order["kind"] == "update":
            apply_update(head, _update(order["change"], parts[0]))
        else:
            existed = apply_to_graph(head, _graph_change(order, parts))
        delta = head.delta()
        changed = bool(delta) or head.graphs_differ()
        quarantined = self._validate(head, delta) if delta else ()
        if changed:
            head.publish(Path(order["target"]), Path(order["snapshot"]))
        return Written(existed, tuple(map(str, quarantined))), changed

    def _validate(self, head: Head, delta: Delta) -> tuple[Fault, ...]:
        """Return the faults whose statements went to quarantine; raises WriteRejectedError."""
        if self._validation == "off":
            return ()
        faults = self._shapes.new_faults(head.before, head.store, delta)
        if faults and self._validation == "quarantine":
            head.quarantine(delta, {fault.focus for fault in faults})
            left = self._shapes.new_faults(head.before, head.store, head.delta())
        else:
            left = faults
        if left:
            raise rejection(left)
        return faults

    def _prepare(self, order: dict[str, Any]) -> Head:
        base = Path(order["base"])
        if self._head is not None and self._head.snapshot == base:
            self._head.begin()
            return self._head
        self._discard()
        self._head = Head(base, Path(order["head"]), union=order["union"])
        return self._head

    def _discard(self) -> None:
        if self._head is not None:
            self._head.discard()
            self._head = None


def _update(members: dict[str, Any], text: bytes) -> Update:
    return Update(
        text.decode(),
        tuple(members["using_graphs"]),
        tuple(members["using_named_graphs"]),
        members["base_iri"],
    )


def _graph_change(order: dict[str, Any], parts: list[bytes]) -> GraphChange:
    members = order["change"]
    documents = tuple(zip(order["media_types"], parts, strict=True))
    return GraphChange(members["method"], members["graph"], documents, members["base_iri"])


def main(descriptor: int, options: Mapping[str, Any]) -> None:
    """Serve the socket with that number; `options` are what `WriteOptions` holds."""
    with socket.socket(fileno=descriptor) as end:
        if not forbid_sockets() and sys.platform == "linux":
            raise StoreError("The writer cannot lock outgoing requests on this machine.")
        limit_memory(options["memory"])
        channel = Channel(end)
        channel.send(frames.READY)
        try:
            _Process(channel, options).run()
        except (EOFError, ConnectionError):
            os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), json.loads(sys.argv[2]))
