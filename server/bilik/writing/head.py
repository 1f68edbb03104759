"""The copy of the graph that changes are tried on."""

import shutil
from collections.abc import Container, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from bilik.errors import StoreError
from bilik.store import folders
from bilik.store.dataset import DEFAULT, QUARANTINE, open_snapshot
from bilik.writing.delta import Delta, GraphName, difference, mend_union

_Graphs = dict[GraphName, None] | None
"""A set in order; None stands for any graph."""


class Head:
    """A copy of a snapshot in a folder of its own, made by hard links.

    What a change did to the copy stands only when it was published; after any failure the copy is
    to be discarded, and the next change is tried on a new one.
    """

    def __init__(self, snapshot: Path, path: Path, *, union: bool) -> None:
        self.union = union
        self.snapshot = snapshot
        self._path = path
        try:
            self.before = open_snapshot(snapshot)
            self.before.backup(str(path))
            self._held = folders.hold(path)
            self.store = Store(str(path))
        except OSError as error:
            raise StoreError(f"The graph cannot be copied: {error}. Is the disk full?") from error
        self.begin()

    def begin(self) -> None:
        """Make ready for the next change."""
        self.before = self._mark = open_snapshot(self.snapshot)
        self._marks = 0
        self._changed: _Graphs = {}
        self._unmended: _Graphs = {}
        self._delta: Delta | None = None

    def touch(self, graphs: Iterable[GraphName] | None) -> None:
        """Note which graphs a change may have changed; None stands for any."""
        more = None if graphs is None else dict.fromkeys(graphs)
        self._changed = _joined(self._changed, more)
        self._unmended = _joined(self._unmended, more)
        self._delta = None

    def mend(self, *, last: bool) -> None:
        """Bring the union in order; unless it is the `last` time, note the state for the next."""
        if self.union and self._unmended != {}:
            changed = self._difference(self._mark, self._unmended)
            mend_union(self.store, changed)
            if self._mark is self.before and self._unmended == self._changed:
                self._delta = changed
            self._unmended = {}
            if not last:
                self._note_state()

    def delta(self) -> Delta:
        """Return all that has changed since the snapshot."""
        if self._delta is None:
            self._delta = self._difference(self.before, self._changed)
        return self._delta

    def quarantine(self, delta: Delta, subjects: Container[object]) -> None:
        """Move what was inserted about some subjects out of the union, into quarantine."""
        moved = [quad for quad in delta.inserted if quad.subject in subjects]
        for quad in moved:
            self.store.remove(quad)
        self.store.extend(
            Quad(quad.subject, quad.predicate, quad.object, QUARANTINE) for quad in moved
        )
        self.touch([QUARANTINE])
        if self.union:
            mend_union(self.store, Delta(removed=tuple(moved)))

    def graphs_differ(self) -> bool:
        """Tell whether graphs have come or gone, which may be empty ones."""
        return set(self.store.named_graphs()) != set(self.before.named_graphs())

    def publish(self, target: Path, snapshot: Path) -> None:
        """Write a copy to the folder `target`, and to the disk; it will be named `snapshot`."""
        try:
            self.store.backup(str(target))
            folders.sync(target)
        except OSError as error:
            raise StoreError(f"The graph cannot be written: {error}. Is the disk full?") from error
        self.snapshot = snapshot

    def discard(self) -> None:
        """Remove the copy."""
        del self.store, self.before, self._mark
        folders.release(self._held)
        shutil.rmtree(self._path, ignore_errors=True)

    def _note_state(self) -> None:
        self._marks += 1
        path = self._path / f"mark-{self._marks}"
        shutil.rmtree(path, ignore_errors=True)
        self.store.backup(str(path))
        self._mark = open_snapshot(path)

    def _difference(self, before: Store, graphs: _Graphs) -> Delta:
        if graphs is not None:
            return difference(before, self.store, graphs)
        names: set[GraphName] = set() if self.union else {DEFAULT}
        for store in (before, self.store):
            names |= {each for each in store.named_graphs() if isinstance(each, NamedNode)}
        return difference(before, self.store, sorted(names, key=str))


def _joined(some: _Graphs, more: _Graphs) -> _Graphs:
    return None if some is None or more is None else {**some, **more}
