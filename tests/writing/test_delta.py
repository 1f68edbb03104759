"""The union stays the union, whatever updates are made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from bilik.store.base import GraphChange, Update
from bilik.store.dataset import stored
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH_DEFAULT, GRAPH_QUARANTINE
from bilik.writing import delta
from bilik.writing.applying import apply_to_graph, apply_update
from bilik.writing.delta import Delta, difference
from bilik.writing.head import Head

GRAPHS = ("http://e/g1", "http://e/g2", GRAPH_QUARANTINE, GRAPH_DEFAULT)
TRIPLES = [f"<http://e/s{s}> <http://e/p> <http://e/o{o}>" for s in range(2) for o in range(2)]
QUADS = [
    Quad(NamedNode("http://e/s0"), NamedNode("http://e/p"), NamedNode("http://e/o0"), NamedNode(g))
    for g in GRAPHS
]

graphs = st.sampled_from(GRAPHS)
triples = st.sampled_from(TRIPLES)
places = st.one_of(st.just("{t} . "), graphs.map(lambda g: f"GRAPH <{g}> {{{{ {{t}} }}}} "))
data = st.lists(st.tuples(places, triples), min_size=1, max_size=3).map(
    lambda pairs: "".join(place.format(t=triple) for place, triple in pairs)
)
targets = st.one_of(st.just("DEFAULT"), graphs.map(lambda g: f"GRAPH <{g}>"))
every = st.one_of(targets, st.sampled_from(["NAMED", "ALL"]))
operations = st.one_of(
    data.map(lambda d: f"INSERT DATA {{ {d} }}"),
    data.map(lambda d: f"DELETE DATA {{ {d} }}"),
    st.just("DELETE WHERE { <http://e/s0> ?p ?o }"),
    st.just("DELETE WHERE { GRAPH ?g { <http://e/s0> ?p ?o } }"),
    graphs.map(lambda g: f"DELETE WHERE {{ GRAPH <{g}> {{ ?s ?p <http://e/o1> }} }}"),
    graphs.map(lambda g: f"INSERT {{ GRAPH <{g}> {{ ?o ?p ?s }} ?s ?p 1 }} WHERE {{ ?s ?p ?o }}"),
    graphs.map(
        lambda g: f"WITH <{g}> DELETE {{ ?s ?p ?o }} INSERT {{ ?o ?p 2 }} WHERE {{ ?s ?p ?o }}"
    ),
    st.just("INSERT { GRAPH ?g { ?s ?p [] } } WHERE { GRAPH ?g { ?s ?p ?o } }"),
    every.map(lambda t: f"CLEAR SILENT {t}"),
    every.map(lambda t: f"DROP SILENT {t}"),
    st.tuples(st.sampled_from(["ADD", "COPY", "MOVE"]), targets, targets).map(
        lambda parts: "{} SILENT {} TO {}".format(*parts)
    ),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Snapshots(tmp_path_factory.mktemp("delta")).publish(QUADS, "v1").path


@pytest.fixture
def head(snapshot: Path, tmp_path: Path) -> Iterator[Head]:
    made = Head(snapshot, tmp_path / "head", union=True)
    yield made
    made.discard()


def assert_union(store: Store) -> None:
    named = {quad for quad in store if quad.graph_name != DefaultGraph()}
    assert set(store) == set(stored(named, union=True))


def assert_delta(head: Head) -> None:
    changed = head.delta()
    assert set(changed.inserted) == _named(head.store) - _named(head.before)
    assert set(changed.removed) == _named(head.before) - _named(head.store)


def publish(head: Head, folder: Path) -> None:
    """Do what the writer does between two requests."""
    path = folder / f"published-{len(list(folder.iterdir()))}"
    head.publish(path, path)
    head.begin()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(request=st.lists(operations, min_size=1, max_size=4))
def test_the_union_is_in_order_after_any_update(
    head: Head, tmp_path: Path, request: list[str]
) -> None:
    apply_update(head, Update(" ;\n".join(request)))
    assert_union(head.store)
    assert_delta(head)
    publish(head, tmp_path)


def _named(store: Store) -> set[Quad]:
    return {quad for quad in store if quad.graph_name != DefaultGraph()}


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_the_union_is_in_order_after_writes_to_graphs(
    head: Head, tmp_path: Path, method: str
) -> None:
    for graph in (*GRAPHS, None):
        part = ("text/turtle", b"<http://e/new> <http://e/p> [] .")
        apply_to_graph(head, GraphChange(method, graph, (part,), "http://e/"))
        assert_union(head.store)
        assert_delta(head)
        publish(head, tmp_path)


def test_large_graphs_are_compared_as_small_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    node, graph = NamedNode("http://e/x"), NamedNode("http://e/g")
    before, after = Store(), Store()
    terms = (BlankNode("b"), Literal("a\n\tb", language="kk"))
    same = [Quad(node, node, term, graph) for term in terms]
    for store in (before, after):
        store.extend(same)
    before.add(Quad(node, node, Literal("old"), graph))
    after.add(Quad(node, node, Literal('"ң"\\'), graph))
    by_lines = difference(before, after, [graph])
    assert len(by_lines.inserted) == len(by_lines.removed) == 1
    monkeypatch.setattr(delta, "_LINES_AT_ONCE", 1)
    assert difference(before, after, [graph]) == by_lines
    assert difference(before, after, [DefaultGraph()]) == Delta()
