"""What every writer does, over our own engine and over servers of other makes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.store.peers import PEERS, started

from bilik.errors import NoSuchGraphError, QueryRefusedError, QuerySyntaxError, StoreError
from bilik.store.base import GraphChange, Query, Store, Update, Writer
from bilik.store.remote import RemoteStore
from bilik.store.remote_writer import RemoteWriter
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH_DEFAULT
from bilik.writing.local import LocalWriter, WriteOptions

G, H = "http://example.org/graph/g", "http://example.org/graph/h"
TURTLE = "text/turtle"


@dataclass(frozen=True)
class Pair:
    """A store and what writes to it."""

    store: Store
    writer: Writer

    def update(self, text: str) -> None:
        self.writer.write(Update(text))

    def values(self, pattern: str) -> list[str]:
        """The values of ?x in a pattern, in order."""
        text = f"SELECT DISTINCT ?x WHERE {{ {pattern} }} ORDER BY ?x"
        rows = json.loads(self.store.answer(Query(text)).read())["results"]["bindings"]
        return [row["x"]["value"] for row in rows]


@pytest.fixture(scope="module", params=["embedded", *PEERS])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("writes")
    if request.param == "embedded":
        yield from _embedded(folder)
        return
    with started(request.param, folder) as there:
        store = RemoteStore.at(there)
        writer = RemoteWriter(there)
        yield Pair(store, writer)
        writer.close()
        store.close()


def _embedded(folder: Path) -> Iterator[Pair]:
    snapshots = Snapshots(folder / "graph")
    snapshots.publish((), "empty")
    pool = WorkerPool(snapshots, Limits(workers=1))
    writer = LocalWriter(snapshots, pool, WriteOptions(folder))
    yield Pair(pool, writer)
    writer.close()
    pool.close()


@pytest.fixture(autouse=True)
def cleared(pair: Pair) -> None:
    for graph in (G, H, GRAPH_DEFAULT):
        pair.update(f"DROP SILENT GRAPH <{graph}>")


def test_an_update_adds_and_takes_away(pair: Pair) -> None:
    pair.update(f'INSERT DATA {{ GRAPH <{G}> {{ <http://e/a> <http://e/p> "ә", "b" }} }}')
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["b", "ә"]
    pair.update(f'DELETE DATA {{ GRAPH <{G}> {{ <http://e/a> <http://e/p> "b" }} }}')
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["ә"]


def test_patterns_read_and_templates_write(pair: Pair) -> None:
    pair.update(f"INSERT DATA {{ GRAPH <{G}> {{ <http://e/a> <http://e/p> 1, 2 }} }}")
    pair.update(
        f"DELETE {{ GRAPH <{G}> {{ ?s ?p 1 }} }} INSERT {{ GRAPH <{H}> {{ ?s ?p ?o }} }} "
        f"WHERE {{ GRAPH <{G}> {{ ?s ?p ?o }} }}"
    )
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["2"]
    assert pair.values(f"GRAPH <{H}> {{ ?s ?p ?x }}") == ["1", "2"]


def test_what_is_written_to_the_default_graph_stands_in_a_named_one(pair: Pair) -> None:
    pair.update('INSERT DATA { <http://e/d> <http://e/p> "default" }')
    assert pair.values(f"GRAPH <{GRAPH_DEFAULT}> {{ <http://e/d> ?p ?x }}") == ["default"]
    pair.writer.write(GraphChange("PUT", None, ((TURTLE, b'<http://e/d> <http://e/p> "put" .'),)))
    assert pair.values(f"GRAPH <{GRAPH_DEFAULT}> {{ <http://e/d> ?p ?x }}") == ["put"]


def test_graphs_are_put_posted_and_deleted(pair: Pair) -> None:
    def send(method: str, text: str) -> bool:
        parts = ((TURTLE, f"<http://e/a> <http://e/p> {text} .".encode()),)
        return pair.writer.write(GraphChange(method, G, parts, G)).existed

    assert not send("PUT", '"1"')
    assert send("PUT", '"ң", "3"')
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["3", "ң"]
    send("POST", '"4"')
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["3", "4", "ң"]
    pair.writer.write(GraphChange("DELETE", G))
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == []
    with pytest.raises(NoSuchGraphError):
        pair.writer.write(GraphChange("DELETE", G))


def test_what_cannot_be_read_changes_nothing(pair: Pair) -> None:
    pair.update(f'INSERT DATA {{ GRAPH <{G}> {{ <http://e/a> <http://e/p> "old" }} }}')
    with pytest.raises(QuerySyntaxError, match="prefix x: is not declared"):
        pair.update(f"INSERT DATA {{ GRAPH <{G}> {{ x:a x:b x:c }} }}")
    with pytest.raises(StoreError):  # Virtuoso 7 answers 500
        pair.writer.write(GraphChange("PUT", G, ((TURTLE, b"<http://e/a> <http://e/p> "),), G))
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["old"]


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:1/x>",
        "CLEAR ALL ; LOAD SILENT <http://127.0.0.1:1/x> INTO GRAPH <http://e/g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_nothing_is_fetched(pair: Pair, text: str) -> None:
    pair.update(f'INSERT DATA {{ GRAPH <{G}> {{ <http://e/a> <http://e/p> "kept" }} }}')
    with pytest.raises(QueryRefusedError):
        pair.update(text)
    assert pair.values(f"GRAPH <{G}> {{ ?s ?p ?x }}") == ["kept"]
