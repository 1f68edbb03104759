import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from bilik.errors import GraphBusyError, GraphError
from bilik.store.folders import hold, release
from bilik.store.snapshot import Snapshot, Snapshots
from bilik.vocabulary import GRAPH_DEFAULT, GRAPH_QUARANTINE

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
        with pytest.raises(GraphBusyError, match="Another build"):
            Snapshots(empty_folder, patience=0.1).publish(quads(), "v2")
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


def graphs(snapshot: Snapshot | None) -> set[str]:
    names = {quad.graph_name for quad in content(snapshot)}
    return {name.value for name in names if isinstance(name, NamedNode)}


def write(snapshots: Snapshots, *changed: Quad) -> Snapshot:
    """Change the current snapshot as the writer does."""
    with snapshots.locked() as before:
        assert before is not None
        head = snapshots.new_head(1)
        Store.read_only(str(before.path)).backup(str(head))
        store = Store(str(head))
        store.extend(changed)
        target = snapshots.next_partial()
        store.backup(str(target))
        return snapshots.adopt(target, before)


def test_a_write_has_a_version_of_its_own_and_rests_on_the_same_build(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    built = snapshots.publish(quads("http://e/built"), "v1")
    versions = {built.version}
    for number in range(3):
        written = write(snapshots, *quads(f"http://e/{number}"))
        assert written.build == "v1"
        assert snapshots.current() == written
        versions.add(written.version)
    assert len(versions) == 4


def test_a_build_replaces_its_own_graphs_and_keeps_all_others(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    snapshots.publish([*quads("http://e/old"), *quads("http://e/both")], "v1")
    write(snapshots, *quads("http://e/client"), *quads(GRAPH_DEFAULT), *quads(GRAPH_QUARANTINE))
    again = snapshots.publish([*quads("http://e/both"), *quads("http://e/new")], "v2")
    kept = {"http://e/client", GRAPH_DEFAULT, GRAPH_QUARANTINE}
    assert graphs(snapshots.current()) == {"http://e/both", "http://e/new", *kept}
    assert again.build == "v2"
    assert again.version != "v2"
    third = snapshots.publish(quads("http://e/both"), "v3")
    assert graphs(third) == {"http://e/both", *kept}


def test_a_graph_that_is_held_outlives_later_ones(empty_folder: Path) -> None:
    snapshots = Snapshots(empty_folder)
    old = snapshots.publish(quads(), "v1")
    held = hold(old.path)
    for number in range(3):
        snapshots.publish(quads(), f"w{number}")
    assert old.path.exists()
    release(held)
    snapshots.publish(quads(), "v5")
    assert not old.path.exists()


def test_the_default_graph_can_be_made_its_own_and_a_union_again(empty_folder: Path) -> None:
    Snapshots(empty_folder).publish([*quads("http://e/g"), *quads(GRAPH_DEFAULT)], "v1")
    own = Snapshots(empty_folder, union=False).convert()
    here = Quad(NODE, NODE, NODE, DefaultGraph())
    assert content(own) == {*quads("http://e/g"), here}
    again = Snapshots(empty_folder).convert()
    assert content(again) == {*quads("http://e/g"), *quads(GRAPH_DEFAULT), here}
    assert again is not None
    assert again.build == "v1"
    assert Snapshots(empty_folder).convert() == again
