"""The processes that evaluate: `python -m bilik.store.evaluator FD`.

The process that is started so is a *nursery*: single-threaded, with the engine imported and no
store open on disk. On request it loads a snapshot into its memory, forks evaluators, which is safe
there and takes milliseconds, ends them, and tells how they ended. It goes when its control socket
is closed, and its evaluators with it.

An evaluator takes the snapshot in memory, whose pages it shares with its nursery and its siblings,
or opens one on disk read-only; it gives up rights and answers one query at a time.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final, NoReturn, cast

from pyoxigraph import NamedNode, RdfFormat, Store

from bilik.errors import QueryRefusedError, StoreError
from bilik.store import frames
from bilik.store.base import Query
from bilik.store.confine import forbid_sockets, limit_memory
from bilik.store.evaluation import evaluate
from bilik.store.folders import hold
from bilik.store.frames import Channel, frame
from bilik.store.guard import check

_LINE_BYTES: Final = 1 << 16
_CHUNK_BYTES: Final = 1 << 18
_PIPE_BYTES: Final = 1 << 20
_DUMP_NICENESS: Final = 5
_REAP_SECONDS: Final = 0.1
# Requests that are asked often need not be read again.
_REMEMBERED: Final = 256
_SHORT_BYTES: Final = 1 << 14
# An evaluator whose server is gone ends itself this long after the deadline.
_GRACE_SECONDS: Final = 5.0


class _DisconnectedError(Exception):
    """Nobody waits for the answer any more."""


class _Writer:
    """Turns what the serialiser writes into frames of a decent size, for one answer after another.

    The frames around the data travel with it, so that a short answer is one message.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._head = b""
        self._ready = bytearray()
        self._waiting = bytearray()

    def begin(self, media_type: str) -> IO[bytes]:
        self._head = media_type.encode()
        return cast("IO[bytes]", self)

    def write(self, some: Any) -> int:
        self._waiting += some
        if len(self._waiting) >= _CHUNK_BYTES:
            self._pack()
            self._send()
        return len(some)

    def flush(self) -> None:
        """The serialiser asks for it at its end; `end` sends what is left, with the last frame."""

    def end(self) -> None:
        if self._head:
            self._ready += frames.whole(self._head, self._waiting)
            self._head = b""
            self._waiting.clear()
        else:
            self._pack()
            self._ready += frame(frames.END)
        self._send()

    def fail(self, error: StoreError) -> None:
        failure = {"error": type(error).__name__, "message": str(error)}
        self._head = b""
        self._waiting.clear()
        self._ready += frame(frames.FAILURE, json.dumps(failure).encode())
        self._send()

    def _pack(self) -> None:
        if self._head:
            self._ready += frame(frames.HEAD, self._head)
            self._head = b""
        if self._waiting:
            self._ready += frame(frames.DATA, self._waiting)
            self._waiting.clear()

    def _send(self) -> None:
        try:
            self._channel.send_frames(self._ready)
        except OSError as error:
            raise _DisconnectedError from error
        self._ready.clear()


def _request(payload: bytes) -> tuple[Query, float]:
    """Return the query that is asked and the seconds it may take; raises what `check` raises."""
    members, seconds, most_characters = json.loads(payload)
    query = Query(*members)
    check(query.text, most_characters)
    return query, seconds


_remembered: Final = lru_cache(_REMEMBERED)(_request)


def _answer(writer: _Writer, store: Store, payload: bytes, confined: bool) -> None:
    try:
        query, seconds = (_remembered if len(payload) < _SHORT_BYTES else _request)(payload)
        # The default action of SIGALRM ends the process even inside the engine.
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS)
        _refuse_unconfined(query, confined)
        evaluate(store, query, writer.begin)
    except StoreError as error:
        writer.fail(error)
    else:
        writer.end()
    signal.setitimer(signal.ITIMER_REAL, 0)


def _refuse_unconfined(query: Query, confined: bool) -> None:
    if not confined and "service" in query.text.lower():
        raise QueryRefusedError(
            "On this operating system, outgoing requests cannot be locked; therefore the letters "
            "'service' are refused anywhere in a query. Serve on Linux to lift this."
        )


def _load(path: str) -> Store:
    """Copy a snapshot into memory: a child reads it, since the engine's readers are threads."""
    import_module("bilik.store.syntax")  # for errors; evaluators that read from disk did not wait
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        _dump(path, source, target)
    os.close(target)
    store = Store()
    with os.fdopen(source, "rb", _PIPE_BYTES) as quads:
        names = json.loads(quads.readline() or b"[]")
        store.bulk_load(quads, RdfFormat.N_QUADS, lenient=True)
    for name in names:
        store.add_graph(NamedNode(name))
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise StoreError(f"The snapshot {path} cannot be read.")
    gc.collect()
    gc.freeze()  # what is here now need not be looked at, and thereby copied, in each evaluator
    return store


def _dump(path: str, source: int, target: int) -> NoReturn:
    status = 1
    try:
        os.close(source)
        os.nice(_DUMP_NICENESS)
        with os.fdopen(target, "wb", _PIPE_BYTES) as quads:
            store = _open(path)
            names = [each.value for each in store.named_graphs() if isinstance(each, NamedNode)]
            quads.write(json.dumps(names).encode() + b"\n")  # empty graphs have no quads
            store.dump(quads, RdfFormat.N_QUADS)
        status = 0
    except BrokenPipeError:
        pass  # nobody wants this snapshot any more
    except OSError:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _open(path: str) -> Store:
    hold(Path(path))
    return Store.read_only(path)


def _evaluator(channel: Channel, store: Store, memory: int) -> None:
    confined = forbid_sockets()
    limit_memory(memory)
    channel.send(frames.READY)
    writer = _Writer(channel)
    while True:
        for _, payload in channel.receive_frames():
            _answer(writer, store, payload, confined)


def _serve(end: socket.socket, request: Mapping[str, Any], loaded: Store | None) -> int:
    """Be an evaluator until the server has gone; returns the status to end with."""
    try:
        store = _open(request["snapshot"]) if loaded is None else loaded
        _evaluator(Channel(end), store, request["memory"])
    except (EOFError, ConnectionError, _DisconnectedError):
        return 0
    except Exception:  # noqa: BLE001 - whatever it is, it ends this process only
        traceback.print_exc()
    return 1


def _fork(
    control: socket.socket, end: socket.socket, request: Mapping[str, Any], loaded: Store | None
) -> int:
    child = os.fork()
    if child != 0:
        return child
    status = 1
    try:
        control.close()
        # In a thread, since it gets memory from a place of its own: else it would take it from the
        # gaps between what the loaded graph holds, and have to copy a page for each.
        with ThreadPoolExecutor(1) as own:
            status = own.submit(_serve, end, request, loaded).result()
    finally:  # a forked child must never return into its parent's loop
        sys.stderr.flush()
        os._exit(status)


class _Children:
    """The evaluators that a nursery has forked, until the system has been told that they may go."""

    def __init__(self) -> None:
        self._living: set[int] = set()
        self._dying: set[int] = set()

    def add(self, child: int) -> None:
        self._living.add(child)

    def end(self, child: int) -> int:
        """End a child and wait until it is gone; returns the status that tells why."""
        self._living.discard(child)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return status

    def drop(self, child: int) -> None:
        """End a child. It takes its time to give back a large memory: others do not wait for it."""
        self._living.discard(child)
        os.kill(child, signal.SIGKILL)
        self._dying.add(child)

    def reap(self) -> bool:
        """Forget those that are gone; tell whether some are still about to go."""
        self._dying -= {each for each in self._dying if os.waitpid(each, os.WNOHANG)[0]}
        return bool(self._dying)

    def close(self) -> None:
        for child in tuple(self._living):
            self.drop(child)
        for child in self._dying:
            os.waitpid(child, 0)


def nursery(control: socket.socket) -> None:
    """Do what the control socket says, one line of JSON at a time, until it is closed."""
    children = _Children()
    loaded = None
    while line := _line(control, children):
        request, ends = line
        reply = 0
        if "load" in request:
            loaded = _load(request["load"])
        elif "end" in request:
            reply = children.end(request["end"])
        elif "drop" in request:
            children.drop(request["drop"])
        else:
            with ends[0] as end:
                reply = _fork(control, end, request, loaded)
            children.add(reply)
        control.sendall(f"{reply}\n".encode())
    children.close()


def _line(
    control: socket.socket, children: _Children
) -> tuple[dict[str, Any], list[socket.socket]] | None:
    while children.reap() and not select.select([control], [], [], _REAP_SECONDS)[0]:
        pass
    line, descriptors, _, _ = socket.recv_fds(control, _LINE_BYTES, 1)
    ends = [socket.socket(fileno=descriptor) for descriptor in descriptors]
    while line and not line.endswith(b"\n"):
        more = control.recv(_LINE_BYTES)
        if not more:
            return None
        line += more
    return (json.loads(line), ends) if line else None


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as inherited:
        nursery(inherited)
