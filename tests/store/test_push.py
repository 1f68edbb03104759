"""Graphs pushed to real servers of other makes arrive whole, and the store works on them."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from tests.bench.peers import Oxigraph, Peer, Virtuoso, running

from bilik.errors import QuerySyntaxError, SettingError, StoreError
from bilik.graph import question
from bilik.settings import Settings, load
from bilik.store.base import Query
from bilik.store.endpoint import Endpoint
from bilik.store.formats import SOLUTIONS, TRIPLES
from bilik.store.graphs import GraphStore
from bilik.store.push import checksum, push
from bilik.store.remote import RemoteStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH_QUARANTINE, XSD
from bilik.web.app import create_app, open_store

A, B = "http://example.org/graph/a", "http://example.org/graph/b"
NAMES = (
    "PREFIX : <http://example.org/> SELECT ?name {clause} {{ ?thing :name ?name }} ORDER BY ?name"
)
PEERS: dict[str, Peer] = {"oxigraph": Oxigraph(Path(sys.executable).parent), "virtuoso": Virtuoso()}


@pytest.fixture(scope="module", params=PEERS)
def endpoint(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Endpoint]:
    peer = PEERS[request.param]
    missing = peer.available()
    if missing:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp(request.param)
    with running(peer, folder) as server:
        base = server.url.rpartition("/")[0]
        yield Endpoint.of(_settings(store_engine=request.param, store_url=base))


def _settings(**given: str) -> Settings:
    return load({}, store_user="dba", store_password="dba", **given)


@pytest.fixture(scope="module")
def store(endpoint: Endpoint, sample: Snapshots) -> Iterator[RemoteStore]:
    current, target = sample.current(), GraphStore(endpoint.graphs, auth=endpoint.auth)
    assert current is not None
    first = list(push(current.path, target, union=endpoint.union_pushed))
    assert [(each.graph, each.checksum.triples) for each in first if each.graph] == [(A, 2), (B, 2)]
    assert all(each.sent for each in first)
    assert not any(each.sent for each in push(current.path, target, union=endpoint.union_pushed))
    target.close()
    remote = RemoteStore(endpoint.query, parameters=endpoint.parameters, auth=endpoint.auth)
    yield remote
    remote.close()


def rows(store: RemoteStore, text: str, **members: Any) -> list[dict[str, Any]]:
    body = store.answer(Query(text, **members)).read()
    found: list[dict[str, Any]] = json.loads(body)["results"]["bindings"]
    return found


def names(store: RemoteStore, clause: str = "", **members: Any) -> list[str]:
    return [row["name"]["value"] for row in rows(store, NAMES.format(clause=clause), **members)]


def test_the_default_graph_is_the_union_of_what_was_pushed(store: RemoteStore) -> None:
    # Virtuoso 7 shows a triple once for each graph that has it.
    assert sorted(set(names(store))) == ['"Power", it says', "Заң"]


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
    assert {each.graph: each.sent for each in push(current.path, target)} == {A: False, B: True}
    target.close()


@pytest.mark.slow
def test_every_question_has_the_expected_rows_on_another_server(
    built_graph: Settings, tmp_path: Path
) -> None:
    current = Snapshots(built_graph.build_dir).current()
    assert current is not None
    with running(PEERS["oxigraph"], tmp_path) as server:
        there = _settings(store_engine="oxigraph", store_url=server.url.rpartition("/")[0])
        target = GraphStore(Endpoint.of(there).graphs)
        pushed = list(push(current.path, target, union=True))
        assert sum(each.checksum.triples for each in pushed) > 200_000
        target.close()
        remote = open_store(there)
        client = create_app(there, remote).test_client()
        folder = built_graph.knowledge / "queries" / "questions"
        for asked in question.load(folder):
            expected = (folder / f"{asked.name}.csv").read_text(encoding="utf-8")
            answer = client.get(f"/questions/{asked.name}.csv").text
            assert _table(answer) == _table(expected), asked.name
        assert client.get("/").status_code == 200
        remote.close()


def _table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_server_that_changes_a_graph_is_found_out(sample: Snapshots) -> None:
    class Forgetful:
        def put(self, graph: str | None, body: bytes) -> None:
            pass

        def read(self, graph: str | None) -> Iterator[Triple]:
            return iter(())

    current = sample.current()
    assert current is not None
    with pytest.raises(StoreError, match="arrived with 0 triples of 2"):
        list(push(current.path, Forgetful()))


def test_a_refused_write_says_how_to_say_who_you_are() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        return httpx.Response(401, text="no")

    target = GraphStore("http://there.test/", transport=httpx.MockTransport(refuse))
    with pytest.raises(StoreError, match="BILIK_STORE_TOKEN"):
        target.put(A, b"")


def test_unknown_engines_and_addresses_are_refused() -> None:
    with pytest.raises(SettingError, match="there are: bilik, oxigraph"):
        Endpoint.of(_settings(store_engine="none", store_url="http://there.test"))
    with pytest.raises(SettingError, match="no address"):
        Endpoint.of(_settings(store_engine="oxigraph", store_url="there.test"))


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
