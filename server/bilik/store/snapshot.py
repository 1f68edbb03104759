"""Immutable snapshots of the graph on disk, and the pointer that says which one is served.

The folder holds one engine folder per snapshot, the pointer file `current`, and `lock`. A snapshot
is written beside the current one and becomes current by one atomic rename, so that a reader sees
the old graph or the new one, and a failure at any point leaves the old one.
"""

import dataclasses
import fcntl
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from pyoxigraph import NamedNode, Quad, Store

from bilik.errors import GraphBusyError, GraphError
from bilik.store import folders
from bilik.store.dataset import OWN, named_graphs, open_snapshot, quads_of, stored

_POINTER: Final = "current"
_LOCK: Final = "lock"
_PREFIX: Final = "snapshot-"
_HEAD: Final = "head-"
_PARTIAL: Final = ".partial"
_PATIENCE_SECONDS: Final = 60.0
_LOOK_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A graph on disk that no longer changes.

    `version` changes with the graph. `build` is the version of the build that it rests on, and
    `graphs` are the named graphs of that build: the next build replaces them and leaves all others.
    `union` tells whether the default graph is the union of the named graphs.
    """

    path: Path
    version: str
    build: str = ""
    graphs: tuple[str, ...] = ()
    union: bool = True


class Snapshots:
    """The snapshots in a folder; one process at a time publishes, any number read.

    `union` tells what the default graph is in snapshots that are published; `patience` is how many
    seconds to wait for another process that is publishing.
    """

    def __init__(
        self, folder: Path, *, union: bool = True, patience: float = _PATIENCE_SECONDS
    ) -> None:
        self.folder = folder
        self.union = union
        self._patience = patience
        self._pointer = str(folder / _POINTER)
        self._read: tuple[tuple[int, int], Snapshot] | None = None

    def current(self) -> Snapshot | None:
        """Return the snapshot to serve, or None before the first one; raises GraphError.

        Costs one system call while nothing changes: it is asked before each query.
        """
        try:
            status = os.stat(self._pointer)  # noqa: PTH116 - a Path costs more than the call
            mark = (status.st_ino, status.st_mtime_ns)
            if self._read is None or self._read[0] != mark:
                self._read = (mark, self._pointed_to())
            return self._read[1]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GraphError(
                f"The pointer {self.folder / _POINTER} is broken: {error}. Build again: bilik build"
            ) from error

    def _pointed_to(self) -> Snapshot:
        pointer = json.loads((self.folder / _POINTER).read_bytes())
        return _snapshot(self.folder, pointer)

    def publish(self, quads: Iterable[Quad], version: str) -> Snapshot:
        """Publish a build: its graphs replace those of the build before, all others stay.

        `version` is any text that changes with the quads. Raises GraphError when another process
        publishes for too long or the disk fails; whatever `quads` raises passes through, and the
        old snapshot stays current.
        """
        with self.locked() as before:
            names: set[str] = set()
            carried: list[NamedNode] = []

            def fill(store: Store) -> None:
                store.bulk_extend(stored(_noting(quads, names), union=self.union))
                if before:
                    carried.extend(_carry_over(store, before, names, union=self.union))

            path = self._write(fill)
            name = _later(version, path) if carried else version
            new = Snapshot(path, name, version, tuple(sorted(names)), self.union)
            return self._adopt(new, before)

    def replace(
        self,
        quads: Iterable[Quad],
        *,
        build: str,
        graphs: tuple[str, ...],
        empty: tuple[str, ...] = (),
    ) -> Snapshot:
        """Publish a whole dataset, of which `graphs` are those of a build; nothing else stays.

        `empty` names graphs that have no quads. Raises GraphError, and whatever `quads` raises.
        """

        def fill(store: Store) -> None:
            store.bulk_extend(stored(quads, union=self.union))
            for name in empty:
                store.add_graph(NamedNode(name))

        with self.locked() as before:
            path = self._write(fill)
            version = _later(build, path)
            return self._adopt(Snapshot(path, version, build, graphs, self.union), before)

    def convert(self) -> Snapshot | None:
        """Return the current snapshot, published again first when its default graph is another."""
        current = self.current()
        if current is None or current.union == self.union:
            return current
        quads = quads_of(open_snapshot(current.path), union=current.union)
        return self.replace(quads, build=current.build, graphs=current.graphs)

    def adopt(self, partial: Path, before: Snapshot) -> Snapshot:
        """Make current what was written to `partial`, a changed copy of the snapshot `before`.

        Call it within `locked`, with a path that `next_partial` gave there. The files are on the
        disk already.
        """
        path = partial.with_suffix("")
        changed = dataclasses.replace(before, path=path, version=_later(before.build, path))
        try:
            partial.rename(path)
            return self._adopt(changed, before)
        except OSError as error:
            raise GraphError(f"The snapshot {partial} cannot be published: {error}.") from error

    def next_partial(self) -> Path:
        """Return where to write the next snapshot; call it within `locked`."""
        return self.folder / (self._next_name() + _PARTIAL)

    def new_head(self, number: int) -> Path:
        """Return where this process may keep a copy that changes."""
        return self.folder / f"{_HEAD}{os.getpid()}-{number}"

    def drop_older(self) -> None:
        """Remove all snapshots but the current one: they still have what was taken out of it."""
        with self.locked() as current:
            self._remove_except({current.path} if current else set())

    @contextmanager
    def locked(self) -> Iterator[Snapshot | None]:
        """Keep all others from publishing, and give the current snapshot; raises GraphError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("w") as lock:
            self._acquire(lock)
            self._remove_partial()
            yield self.current()

    def _acquire(self, lock: IO[str]) -> None:
        end = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    raise GraphBusyError(
                        f"Another build or write is at work in {self.folder}. "
                        "Wait until it is done."
                    ) from None
                time.sleep(_LOOK_SECONDS)
            else:
                return

    def _write(self, fill: Callable[[Store], None]) -> Path:
        partial = self.next_partial()
        try:
            store = Store(str(partial))
            fill(store)
            store.optimize()
            store.flush()
            del store  # closes the files
            folders.sync(partial)
            return partial.rename(partial.with_suffix(""))
        except OSError as error:
            raise GraphError(f"The snapshot {partial} cannot be written: {error}.") from error

    def _adopt(self, new: Snapshot, before: Snapshot | None) -> Snapshot:
        self._point_to(new)
        self._remove_except({new.path, before.path if before else new.path})
        return new

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob(_PREFIX + "*"))

    def _next_name(self) -> str:
        numbers = [re.match(rf"{_PREFIX}(\d+)", path.name) for path in self._paths()]
        last = max((int(number[1]) for number in numbers if number), default=0)
        return f"{_PREFIX}{last + 1:06d}"

    def _remove_partial(self) -> None:
        for path in self._paths():
            if path.suffix == _PARTIAL:
                shutil.rmtree(path, ignore_errors=True)

    def _remove_except(self, kept: set[Path]) -> None:
        for path in {*self._paths(), *self.folder.glob(_HEAD + "*")} - kept:
            folders.remove_unused(path)

    def _point_to(self, new: Snapshot) -> None:
        written = self.folder / (_POINTER + ".new")
        with written.open("w") as pointer:
            json.dump(_pointer(new), pointer)
            pointer.flush()
            os.fsync(pointer.fileno())
        folders.sync_entries(self.folder)
        written.replace(self.folder / _POINTER)
        folders.sync_entries(self.folder)


@contextmanager
def held(snapshots: Snapshots) -> Iterator[Snapshot]:
    """Give the current snapshot and keep others from removing it meanwhile; raises GraphError."""
    while True:
        snapshot = snapshots.current()
        if snapshot is None:
            raise GraphError("There is no graph yet. Build it: bilik build")
        try:
            descriptor = folders.hold(snapshot.path)
        except OSError as error:
            if snapshots.current() == snapshot:
                raise GraphError(f"{snapshot.path} is gone: {error}. Build again.") from error
            continue  # it was removed, since another one has become current
        try:
            yield snapshot
        finally:
            folders.release(descriptor)
        return


def _snapshot(folder: Path, pointer: dict[str, Any]) -> Snapshot:
    return Snapshot(
        path=folder / pointer["name"],
        version=pointer["version"],
        build=pointer.get("build", pointer["version"]),
        graphs=tuple(pointer.get("graphs", ())),
        union=pointer.get("union", True),
    )


def _pointer(snapshot: Snapshot) -> dict[str, object]:
    members = dataclasses.asdict(snapshot)
    return {"name": members.pop("path").name, **members}


def _later(build: str, path: Path) -> str:
    """Return a version for a graph that is more than a build; the number of the snapshot is new."""
    return f"{build}-{path.name.removeprefix(_PREFIX)}".lstrip("-")


def _noting(quads: Iterable[Quad], names: set[str]) -> Iterator[Quad]:
    last = None
    for quad in quads:
        if quad.graph_name != last:
            last = quad.graph_name
            if isinstance(last, NamedNode):
                names.add(last.value)
        yield quad


def _carry_over(
    store: Store, before: Snapshot, names: set[str], *, union: bool
) -> Iterator[NamedNode]:
    """Copy the graphs that no build made, and yield them; empty graphs go with them."""
    old = open_snapshot(before.path)
    replaced = names | set(before.graphs)
    store.bulk_extend(stored(quads_of(old, union=before.union, but=replaced), union=union))
    for graph in named_graphs(old, union=before.union):
        if graph.value not in replaced:
            if union or graph != OWN:
                store.add_graph(graph)
            yield graph
