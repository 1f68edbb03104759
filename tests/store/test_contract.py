"""What every store does: our own, our own server for a client, and engines of other makes."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pyoxigraph import parse
from tests.store.peers import PEERS, pushed, started

from bilik import settings
from bilik.errors import NotAcceptableError, QueryRefusedError, QuerySyntaxError, StoreError
from bilik.store.base import Query, Store
from bilik.store.embedded import EmbeddedStore
from bilik.store.endpoint import Endpoint
from bilik.store.formats import SOLUTIONS, TRIPLES
from bilik.store.graphs import GraphStore
from bilik.store.remote import RemoteStore
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH_PUSH, GRAPH_QUARANTINE
from bilik.web.app import create_app

A, B = "http://example.org/graph/a", "http://example.org/graph/b"
NAMES = (
    "PREFIX : <http://example.org/> SELECT ?name {clause} {{ ?thing :name ?name }} ORDER BY ?name"
)


def _embedded(sample: Snapshots) -> Store:
    current = sample.current()
    assert current is not None
    return EmbeddedStore(current.path, current.version)


def _elsewhere(endpoint: Endpoint, sample: Snapshots) -> Iterator[Store]:
    pushed(sample, endpoint)
    # No push sends quarantine, but others may have written it.
    target = GraphStore(endpoint.graphs, auth=endpoint.auth)
    target.put(GRAPH_QUARANTINE, b'<http://example.org/power> <http://example.org/name> "wrong" .')
    target.put(GRAPH_PUSH, b"")
    target.close()
    remote = RemoteStore.at(endpoint)
    yield remote
    remote.close()


@pytest.fixture(scope="module", params=["embedded", "workers", "remote", *PEERS])
def store(
    request: pytest.FixtureRequest, sample: Snapshots, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    if request.param == "workers":
        pool = WorkerPool(sample, Limits(workers=1))
        yield pool
        pool.close()
    elif request.param in PEERS:
        with started(request.param, tmp_path_factory.mktemp("engine")) as endpoint:
            yield from _elsewhere(endpoint, sample)
    elif request.param == "remote":
        folder = tmp_path_factory.mktemp("knowledge")
        app = create_app(settings.load({}, knowledge=folder, build_dir=folder), _embedded(sample))
        remote = RemoteStore("http://bilik.test/sparql", transport=httpx.WSGITransport(app=app))
        yield remote
        remote.close()
    else:
        yield _embedded(sample)


def rows(store: Store, text: str, **members: Any) -> list[dict[str, Any]]:
    answer = store.answer(Query(text, **members))
    assert answer.media_type == "application/sparql-results+json"
    result: list[dict[str, Any]] = json.loads(answer.read())["results"]["bindings"]
    return result


def names(store: Store, clause: str = "", **members: Any) -> list[str]:
    return [row["name"]["value"] for row in rows(store, NAMES.format(clause=clause), **members)]


def test_the_default_graph_is_the_union_without_quarantine_and_without_doubles(
    store: Store,
) -> None:
    assert names(store) == ['"Power", it says', "Заң"]


def test_quarantine_can_be_asked_for_by_name(store: Store) -> None:
    text = f"SELECT ?name {{ GRAPH <{GRAPH_QUARANTINE}> {{ ?thing ?p ?name }} }}"
    assert [row["name"]["value"] for row in rows(store, text)] == ["wrong"]


def test_from_narrows_the_default_graph(store: Store) -> None:
    assert names(store, f"FROM <{A}>") == ["Заң"]


def test_from_named_alone_leaves_the_default_graph_empty(store: Store) -> None:
    assert names(store, f"FROM NAMED <{A}>") == []


def test_the_dataset_of_the_request_takes_the_place_of_from(store: Store) -> None:
    assert names(store, f"FROM <{A}>", default_graphs=(B,)) == ['"Power", it says', "Заң"]


def test_named_graphs_of_the_request_are_the_only_ones(store: Store) -> None:
    text = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert [row["g"]["value"] for row in rows(store, text, named_graphs=(A,))] == [A]
    assert names(store, named_graphs=(A,)) == []


def test_language_and_datatype_are_kept(store: Store) -> None:
    found = rows(store, "SELECT * { <http://example.org/заң> ?p ?o } ORDER BY ?p")
    assert found[0]["o"] == {"type": "literal", "value": "Заң", "xml:lang": "kk"}
    assert found[1]["o"]["datatype"].endswith("#integer")


@pytest.mark.parametrize("media_type", SOLUTIONS)
@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "SELECT * { ?s ?p ?o }"])
def test_results_come_in_the_format_that_is_asked_for(
    store: Store, text: str, media_type: str
) -> None:
    answer = store.answer(Query(text, solutions=media_type, triples=None))
    assert answer.media_type == media_type
    assert answer.read()


@pytest.mark.parametrize("media_type", TRIPLES)
@pytest.mark.parametrize(
    "text", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <http://example.org/заң>"]
)
def test_graphs_come_in_the_format_that_is_asked_for(
    store: Store, text: str, media_type: str
) -> None:
    answer = store.answer(Query(text, triples=media_type, solutions=None))
    assert answer.media_type == media_type
    triples = list(parse(answer.read(), TRIPLES[media_type]))
    assert len(triples) == (3 if text.startswith("CONSTRUCT") else 2)


def test_csv_quotes_what_needs_it(store: Store) -> None:
    answer = store.answer(Query(NAMES.format(clause=""), solutions="text/csv"))
    assert list(csv.reader(io.StringIO(answer.read().decode()))) == [
        ["name"],
        ['"Power", it says'],
        ["Заң"],
    ]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("ASK { ?s ?p ?o }", {"solutions": None}),
        ("SELECT * { ?s ?p ?o }", {"solutions": None}),
        ("CONSTRUCT WHERE { ?s ?p ?o }", {"triples": None}),
        ("DESCRIBE <http://example.org/power>", {"triples": None}),
    ],
)
def test_an_answer_without_an_acceptable_format_is_refused(
    store: Store, text: str, members: dict[str, Any]
) -> None:
    with pytest.raises(NotAcceptableError, match="Accept one of them"):
        store.answer(Query(text, **members))


def test_a_syntax_error_says_where_and_what_to_do(store: Store) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        store.answer(Query("SELECT * {\n  ?ой rdfs:label ?name\n}"))
    advice = "add PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> at the top."
    assert str(caught.value).splitlines() == [
        f"Line 2, column 7: prefix rdfs: is not declared; {advice}",
        "  ?ой rdfs:label ?name",
        "      ^",
    ]


def test_an_update_is_not_a_query(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="INSERT is an update"):
        store.answer(Query("PREFIX : <http://e/> INSERT DATA { :a :b :c }"))
    assert len(rows(store, "SELECT * { ?s ?p ?o }")) == 3


def test_service_is_refused(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE is not allowed"):
        store.answer(Query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"))


def test_an_unknown_function_is_an_error(store: Store) -> None:
    # In the words of the engine; what matters is that it does not bind nothing in silence.
    with pytest.raises(StoreError, match=r"function|procedure") as caught:
        store.answer(Query("SELECT (<http://e/f>(?s) AS ?x) { ?s ?p ?o }")).read()
    assert "http://e/f" in str(caught.value)
