"""Graphs pushed to real servers of other makes arrive whole, and the store works on them."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from tests.store.peers import PEERS, pushed, pushing, started, there

from bilik.errors import QueryRefusedError, QuerySyntaxError, SettingError, StoreError
from bilik.store.base import GraphChange, Query, Update
from bilik.store.endpoint import Endpoint
from bilik.store.formats import SOLUTIONS, TRIPLES
from bilik.store.graphs import GraphStore
from bilik.store.push import checksum, holds, push
from bilik.store.remote import RemoteStore
from bilik.store.remote_writer import RemoteWriter
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH_PUSH, GRAPH_QUARANTINE, ONTOLOGY, XSD
from bilik.web.app import create_app

A, B = "http://example.org/graph/a", "http://example.org/graph/b"
NAMES = (
    "PREFIX : <http://example.org/> SELECT ?name {clause} {{ ?thing :name ?name }} ORDER BY ?name"
)


@pytest.fixture(scope="module", params=PEERS)
def endpoint(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Endpoint]:
    with started(request.param, tmp_path_factory.mktemp(request.param)) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def store(endpoint: Endpoint, sample: Snapshots) -> Iterator[RemoteStore]:
    first = pushed(sample, endpoint)
    assert [(each.graph, each.checksum.triples) for each in first[:2]] == [(A, 2), (B, 2)]
    assert [each.checksum.triples for each in first[2:]] == [3]
    assert all(each.sent for each in first)
    assert not any(each.sent for each in pushed(sample, endpoint))
    remote = RemoteStore.at(endpoint)
    yield remote
    remote.close()


def rows(store: RemoteStore, text: str, **members: Any) -> list[dict[str, Any]]:
    body = store.answer(Query(text, **members)).read()
    found: list[dict[str, Any]] = json.loads(body)["results"]["bindings"]
    return found


def names(store: RemoteStore, clause: str = "", **members: Any) -> list[str]:
    return [row["name"]["value"] for row in rows(store, NAMES.format(clause=clause), **members)]


def test_the_default_graph_is_the_union_of_what_was_pushed(store: RemoteStore) -> None:
    assert sorted(names(store)) == ['"Power", it says', "Заң"]


def test_quarantine_stays_at_home(store: RemoteStore) -> None:
    assert rows(store, f"SELECT * {{ GRAPH <{GRAPH_QUARANTINE}> {{ ?s ?p ?o }} }}") == []


def test_from_and_the_request_narrow_the_default_graph(store: RemoteStore) -> None:
    assert names(store, f"FROM <{A}>") == ["Заң"]
    assert names(store, default_graphs=(A,)) == ["Заң"]


def test_language_and_datatype_are_kept(store: RemoteStore) -> None:
    found = rows(store, "SELECT * { <http://example.org/заң> ?p ?o } ORDER BY ?p")
    assert found[0]["o"]["xml:lang"] == "kk"
    assert found[-1]["o"]["datatype"].endswith("#integer")


@pytest.mark.parametrize("media_type", SOLUTIONS)
def test_results_come_in_each_format(store: RemoteStore, media_type: str) -> None:
    answer = store.answer(Query("SELECT * { ?s ?p ?o }", solutions=media_type, triples=None))
    assert answer.media_type == media_type
    body = answer.read().decode()
    assert "Заң" in (
        json.dumps(json.loads(body), ensure_ascii=False) if "json" in media_type else body
    )


@pytest.mark.parametrize("media_type", ["text/turtle", "application/rdf+xml"])
def test_graphs_come_in_formats_that_all_have(store: RemoteStore, media_type: str) -> None:
    assert media_type in TRIPLES
    text = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    assert store.answer(Query(text, triples=media_type, solutions=None)).read()


def test_a_syntax_error_says_where_and_what_to_do(store: RemoteStore) -> None:
    with pytest.raises(QuerySyntaxError, match="prefix nothing: is not declared"):
        store.answer(Query("SELECT * { ?s nothing:here ?o }"))


def test_a_push_that_is_cut_goes_on_where_it_stopped(endpoint: Endpoint, sample: Snapshots) -> None:
    current, target = sample.current(), GraphStore(endpoint.graphs, auth=endpoint.auth)
    assert current is not None
    target.put(B, b'<http://example.org/half> <http://example.org/name> "half" .\n')
    assert {each.graph: each.sent for each in push(current, target)} == {A: False, B: True}
    target.close()


def version(endpoint: Endpoint) -> str:
    store = RemoteStore.at(endpoint)
    try:
        return store.version()
    finally:
        store.close()


def test_the_version_is_that_of_the_push_and_changes_with_each_write(
    endpoint: Endpoint, sample: Snapshots
) -> None:
    current, target = sample.current(), GraphStore(endpoint.graphs, auth=endpoint.auth)
    assert current is not None
    target.put(GRAPH_PUSH, b"")
    assert version(endpoint) == ""
    pushed(sample, endpoint)
    assert version(endpoint) == current.version
    assert holds(target, current)
    writer = RemoteWriter(endpoint)
    seen = {version(endpoint)}
    for text in ('INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> "x" } }', "CLEAR"):
        with contextlib.suppress(QuerySyntaxError):
            writer.write(Update(text))
        seen.add(version(endpoint))
    assert len(seen) == 3
    # The graph that was written stays, so what is there is not what the snapshot's version means.
    pushed(sample, endpoint, writer.unite)
    assert version(endpoint).startswith(f"{current.version}-")
    writer.write(GraphChange("DELETE", "http://e/g"))
    writer.close()
    target.close()


def test_while_a_push_is_under_way_there_is_no_version(
    endpoint: Endpoint, sample: Snapshots
) -> None:
    current, target = sample.current(), GraphStore(endpoint.graphs, auth=endpoint.auth)
    assert current is not None
    parts = pushing(sample, endpoint, target)
    next(parts)
    assert version(endpoint) == ""
    assert not holds(target, current)
    list(parts)
    assert holds(target, current)
    target.close()


def test_a_graph_of_an_earlier_push_is_removed_and_one_of_others_stays(
    endpoint: Endpoint, sample: Snapshots, tmp_path: Path
) -> None:
    current, target = sample.current(), GraphStore(endpoint.graphs, auth=endpoint.auth)
    assert current is not None
    name, others = NamedNode("http://example.org/graph/gone"), "http://example.org/graph/others"
    more = Snapshots(tmp_path)
    more.publish([Quad(name, name, Literal("1"), name)], "more")
    pushed(more, endpoint)
    target.put(others, b'<http://e/s> <http://e/p> "theirs" .\n')
    pushed(sample, endpoint)
    assert not list(target.read(name.value))
    assert len(list(target.read(others))) == 1
    target.delete(others)
    target.delete(others)  # what is not there is no fault
    target.close()


def test_a_write_is_seen_in_the_union(endpoint: Endpoint, store: RemoteStore) -> None:
    writer, graph = RemoteWriter(endpoint), "http://example.org/graph/written"
    pattern = "SELECT DISTINCT ?x { <http://e/written> <http://e/p> ?x }"
    insert = f'INSERT DATA {{ GRAPH <{graph}> {{ <http://e/written> <http://e/p> "w" }} }}'
    writer.write(Update(insert))
    assert [row["x"]["value"] for row in rows(store, pattern)] == ["w"]
    writer.write(Update(insert.replace(graph, GRAPH_QUARANTINE)))
    writer.write(GraphChange("DELETE", graph))
    assert rows(store, pattern) == []
    writer.write(GraphChange("DELETE", GRAPH_QUARANTINE))
    writer.close()


def test_the_service_description_names_the_graphs_there(store: RemoteStore) -> None:
    client = create_app(there(store_url="http://there.test"), store).test_client()
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    assert A in answer.text
    assert B in answer.text


def test_a_function_of_our_own_engine_is_refused_before_it_is_sent(store: RemoteStore) -> None:
    text = (
        f"PREFIX b: <{ONTOLOGY}>\nSELECT ?x {{ ?x ?p ?o }} ORDER BY b:collate(?o) # bilik:collate("
    )
    with pytest.raises(QueryRefusedError, match=r"Line 2, column 33: b:collate is a function of"):
        store.answer(Query(text))
    assert rows(store, f'SELECT * {{ ?x <{ONTOLOGY}collate> "b:collate(?o)" }}') == []


def test_a_server_that_changes_a_graph_is_found_out(sample: Snapshots) -> None:
    class Forgetful:
        def put(self, graph: str | None, body: bytes) -> None:
            pass

        def delete(self, graph: str) -> None:
            pass

        def read(self, graph: str | None) -> Iterator[Triple]:
            return iter(())

    current = sample.current()
    assert current is not None
    with pytest.raises(StoreError, match="arrived with 0 triples of 2"):
        list(push(current, Forgetful()))


def test_a_refused_write_says_how_to_say_who_you_are() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        return httpx.Response(401, text="no")

    target = GraphStore("http://there.test/", transport=httpx.MockTransport(refuse))
    with pytest.raises(StoreError, match="BILIK_STORE_TOKEN"):
        target.put(A, b"")


def test_unknown_engines_and_addresses_are_refused() -> None:
    with pytest.raises(SettingError, match="there are: bilik, oxigraph"):
        Endpoint.of(there(store_engine="none", store_url="http://there.test"))
    with pytest.raises(SettingError, match="no address"):
        Endpoint.of(there(store_engine="oxigraph", store_url="there.test"))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.text(max_size=3)), max_size=8))
def test_the_checksum_depends_on_the_triples_and_not_on_their_order(
    values: list[tuple[int, int, str]],
) -> None:
    triples = [
        Triple(NamedNode(f"http://e/{s}"), NamedNode(f"http://e/{p}"), Literal(o))
        for s, p, o in values
    ]
    assert checksum(triples) == checksum(reversed(triples))
    if triples:
        assert checksum(triples) != checksum(triples[1:])


def test_the_checksum_knows_numbers_by_value_and_blank_nodes_by_place() -> None:
    def number(text: str) -> Triple:
        kind = NamedNode(XSD + "decimal")
        return Triple(BlankNode(), NamedNode("http://e/p"), Literal(text, datatype=kind))

    assert checksum([number("1.0")]) == checksum([number("1")]) != checksum([number("1.1")])
