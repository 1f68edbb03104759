import gzip
import re
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from bilik.cli import main
from bilik.errors import GraphError
from bilik.store.backup import backup, restore
from bilik.store.snapshot import Snapshot, Snapshots
from bilik.vocabulary import GRAPH_DEFAULT, GRAPH_QUARANTINE

NODE = NamedNode("http://example.org/x")


def quad(value: str, graph: str) -> Quad:
    return Quad(NODE, NODE, Literal(value, language="kk"), NamedNode(graph))


GRAPHS = ("http://e/a", "http://e/ә", GRAPH_DEFAULT, GRAPH_QUARANTINE)
QUADS = [quad(f"мәтін {number}\n", GRAPHS[number % 4]) for number in range(100)]


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    made = Snapshots(tmp_path / "graph")
    made.publish(QUADS, "v1")
    return made


def content(snapshot: Snapshot | None) -> set[Quad]:
    assert snapshot is not None
    return set(Store.read_only(str(snapshot.path)))


@pytest.mark.parametrize("name", ["all.nq", "all.nq.gz", "all.nq.zst"])
@pytest.mark.parametrize("union", [True, False])
def test_what_was_written_comes_back(
    snapshots: Snapshots, tmp_path: Path, name: str, union: bool
) -> None:
    path = tmp_path / name
    assert backup(snapshots, path).quads == 100
    there = Snapshots(tmp_path / "there", union=union)
    there.publish([quad("other", "http://e/other")], "v0")
    assert restore(there, path).quads == 100
    current = there.current()
    assert current is not None
    assert (current.build, current.graphs) == ("v1", tuple(sorted(GRAPHS)))
    found = {each for each in content(current) if each.graph_name != DefaultGraph()}
    if union:
        assert found == set(QUADS)
    else:
        own = {each for each in content(current) if each.graph_name == DefaultGraph()}
        assert len(own) == 25
        assert len(found) == 75
    again = tmp_path / "again.nq"
    backup(there, again)
    first = tmp_path / "first.nq"
    backup(snapshots, first)
    assert again.read_text().splitlines()[1:-1] == first.read_text().splitlines()[1:-1]


def test_a_backup_is_n_quads_that_any_tool_reads(snapshots: Snapshots, tmp_path: Path) -> None:
    path = tmp_path / "all.nq.gz"
    backup(snapshots, path)
    assert set(parse(gzip.decompress(path.read_bytes()), RdfFormat.N_QUADS)) == set(QUADS)


def test_the_same_graph_gives_the_same_bytes(snapshots: Snapshots, tmp_path: Path) -> None:
    for name in ("all.nq.gz", "all.nq.zst"):
        one, two = tmp_path / name, tmp_path / ("other-" + name)
        backup(snapshots, one)
        backup(snapshots, two)
        assert one.read_bytes() == two.read_bytes()


def test_empty_graphs_come_back(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "graph")
    snapshots.replace([], build="v1", graphs=(), empty=("http://e/empty",))
    backup(snapshots, tmp_path / "all.nq")
    restore(snapshots, tmp_path / "all.nq")
    current = snapshots.current()
    assert current is not None
    assert list(Store.read_only(str(current.path)).named_graphs()) == [NamedNode("http://e/empty")]


def _cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_cut, "not whole"),
        (lambda text: b"", "not whole"),
        (lambda text: text.replace(b"x> <", b"y> <", 1), "changed or damaged"),
        (lambda text: re.sub(rb"\n<.*?\n", b"\n", text, count=1), "changed or damaged"),
        (lambda text: text.replace(b"# bilik backup", b"# other backup"), "not whole"),
    ],
)
def test_a_damaged_backup_changes_nothing(
    snapshots: Snapshots, tmp_path: Path, damage: object, message: str
) -> None:
    assert callable(damage)
    path = tmp_path / "all.nq"
    backup(snapshots, path)
    path.write_bytes(damage(path.read_bytes()))
    before = snapshots.current()
    with pytest.raises(GraphError, match=message):
        restore(snapshots, path)
    assert snapshots.current() == before


def test_a_compressed_file_that_is_cut_changes_nothing(
    snapshots: Snapshots, tmp_path: Path
) -> None:
    for name in ("all.nq.gz", "all.nq.zst"):
        path = tmp_path / name
        backup(snapshots, path)
        path.write_bytes(_cut(path.read_bytes()))
        with pytest.raises(GraphError):
            restore(snapshots, path)
    with pytest.raises(GraphError, match="cannot be read"):
        restore(snapshots, tmp_path / "none.nq")


def test_a_file_that_cannot_be_written_leaves_none(snapshots: Snapshots, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        backup(snapshots, tmp_path / "no" / "folder.nq")
    with pytest.raises(GraphError, match="no graph yet"):
        backup(Snapshots(tmp_path / "empty"), tmp_path / "x.nq")
    assert not list(tmp_path.glob("*.partial"))


def test_a_backup_taken_while_others_publish_is_one_of_their_graphs(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "graph")
    snapshots.publish([quad("0", "http://e/a")] * 2, "v0")
    done = threading.Event()

    def publish() -> None:
        for number in range(1, 30):
            pair = [quad(f"{number}", "http://e/a"), quad(f"{number}", "http://e/b")]
            snapshots.publish(pair, f"v{number}")
        done.set()

    thread = threading.Thread(target=publish)
    thread.start()
    while not done.is_set():
        path = tmp_path / "all.nq"
        backup(Snapshots(tmp_path / "graph"), path)
        found = {each.object.value for each in parse(path.read_bytes(), RdfFormat.N_QUADS)}
        assert len(found) == 1
    thread.join()


def test_the_two_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILIK_BUILD_DIR", str(tmp_path / "graph"))
    Snapshots(tmp_path / "graph").publish(QUADS, "v1")
    path = str(tmp_path / "all.nq.zst")
    done = CliRunner().invoke(main, ["backup", path])
    assert (done.exit_code, done.output) == (0, f"Wrote version v1 to {path}: 100 quads.\n")
    done = CliRunner().invoke(main, ["restore", path])
    assert done.exit_code == 0
    assert done.output.startswith("Restored 100 quads")
    done = CliRunner().invoke(main, ["restore", str(tmp_path / "none")])
    assert done.exit_code == 5
    assert "cannot be read" in done.output
