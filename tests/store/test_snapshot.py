import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from bilik.errors import GraphError
from bilik.store.snapshot import Snapshot, Snapshots
from bilik.vocabulary import GRAPH_QUARANTINE

NODE = NamedNode("http://example.org/x")


def quads(graph: str = "http://example.org/g") -> list[Quad]:
    return [Quad(NODE, NODE, NODE, NamedNode(graph))]


def content(snapshot: Snapshot | None) -> set[Quad]:
    assert snapshot is not None
    return set(Store.read_only(str(snapshot.path)))


def folders(snapshots: Snapshots) -> list[str]:
    return sorted(path.name for path in snapshots.folder.glob("snapshot-*"))


def test_before_the_first_there_is_none(empty_folder: Path) -> None:
    assert Snapshots(empty_folder).current() is None


def test_a_published_snapshot_is_current(empty_folder: Path) -> None:
    published = Snapshots(empty_folder).publish(quads(), "v1")
    assert published.version == "v1"
    assert Snapshots(empty_folder).current() == published


def test_the_default_graph_holds_all_triples_outside_quarantine(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    snapshots.publish(quads(), "v1")
    assert content(snapshots.current()) == {*quads(), Quad(NODE, NODE, NODE, DefaultGraph())}
    snapshots.publish(quads(GRAPH_QUARANTINE), "v2")
    assert content(snapshots.current()) == set(quads(GRAPH_QUARANTINE))


def test_only_the_snapshot_before_is_kept(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    published = [snapshots.publish(quads(), f"v{number}") for number in range(4)]
    assert folders(snapshots) == [published[2].path.name, published[3].path.name]


def test_a_failed_publish_leaves_the_old_one_current(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    old = snapshots.publish(quads(), "v1")

    def failing() -> Iterator[Quad]:
        yield from quads()
        raise ValueError("a stage failed")

    with pytest.raises(ValueError, match="a stage failed"):
        snapshots.publish(failing(), "v2")
    assert snapshots.current() == old
    new = snapshots.publish(quads(), "v3")
    assert snapshots.current() == new
    assert folders(snapshots) == [old.path.name, new.path.name]


BUILDER = """
import sys, time
sys.path[:0] = {path!r}
from pathlib import Path
from pyoxigraph import NamedNode, Quad
from bilik.store.snapshot import Snapshots
node = NamedNode("http://example.org/x")
def slow():
    yield Quad(node, node, node, node)
    print("writing", flush=True)
    time.sleep(600)
Snapshots(Path({folder!r})).publish(slow(), "never")
"""


def start_builder(folder: Path) -> subprocess.Popen[str]:
    script = BUILDER.format(path=sys.path, folder=str(folder))
    builder = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert builder.stdout is not None
    assert builder.stdout.readline() == "writing\n"
    return builder


def test_a_killed_publish_leaves_the_old_one_current(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    old = snapshots.publish(quads(), "v1")
    with start_builder(empty_folder) as builder:
        os.kill(builder.pid, signal.SIGKILL)
    assert snapshots.current() == old
    assert len(folders(snapshots)) == 2
    new = snapshots.publish(quads(), "v2")
    assert snapshots.current() == new
    assert folders(snapshots) == [old.path.name, new.path.name]


def test_two_builders_at_once_are_told_apart(empty_folder: Path) -> None:
    with start_builder(empty_folder) as builder:
        with pytest.raises(GraphError, match="Another build"):
            Snapshots(empty_folder).publish(quads(), "v2")
        builder.kill()
    Snapshots(empty_folder).publish(quads(), "v3")


def test_a_broken_pointer_is_an_error_that_says_what_to_do(empty_folder: Path) -> None:
    empty_folder.mkdir()
    (empty_folder / "current").write_text("{")
    with pytest.raises(GraphError, match="bilik build"):
        Snapshots(empty_folder).current()


def test_readers_see_a_whole_pointer_at_any_time(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    snapshots.publish(quads(), "v0")
    done = threading.Event()
    seen: set[str] = set()
    failures: list[GraphError] = []

    def read() -> None:
        while not done.is_set():
            try:
                current = snapshots.current()
            except GraphError as error:
                failures.append(error)
                return
            assert current is not None
            seen.add(current.version)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 6):
        snapshots.publish(quads(), f"v{number}")
    done.set()
    reader.join()
    assert not failures
    assert seen <= {f"v{number}" for number in range(6)}
