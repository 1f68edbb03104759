"""SERVICE and LOAD over HTTP: a second server of ours on loopback, and a real writer."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from tests.store.elsewhere import Elsewhere, Reply, elsewhere
from tests.web.conftest import sample_graph
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from bilik.protocol.tokens import digest_line, new_token
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH_DEFAULT, ONTOLOGY, RDFS
from bilik.web.app import create_app
from bilik.writing.local import LocalWriter, WriteOptions

TOKEN = new_token()
PREFIXES = f"PREFIX bilik: <{ONTOLOGY}> PREFIX rdfs: <{RDFS}> "
FEATURE = "BasicFederatedQuery"


@pytest.fixture(scope="module")
def second(chosen: Settings, pool: WorkerPool) -> Iterator[str]:
    """The address of the endpoint of another server of ours."""
    server = make_server("127.0.0.1", 0, create_app(chosen, pool), threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    thread.join()
    server.server_close()


def document(path: str, _: str) -> Reply:
    long = "http://example.org/" + "a" * 500
    bomb = f"@prefix a: <{long}> . " + "".join(f"a:b a:c {n} . " for n in range(200))
    return {
        "/data/a.ttl": (200, "text/turtle; charset=utf-8", "<x> <p> 'Заң', [ <p> 1 ] .".encode()),
        "/data/b.rdf": (200, "application/rdf+xml", b"<rdf/>"),
        "/data/broken.ttl": (200, "text/turtle", b"<x> <p> 'never ended"),
        "/data/page": (200, "text/html", b"<p>"),
        "/data/moved": (302, "text/plain", b"/data/a.ttl"),
        "/data/gone": (404, "text/plain", b""),
        "/data/bomb.ttl": (200, "text/turtle", bomb.encode()),
        "/data/huge.ttl": (200, "text/turtle", b" " * 200_000),
    }[path]


@pytest.fixture(scope="module")
def documents() -> Iterator[Elsewhere]:
    with elsewhere(document) as server:
        yield server


@pytest.fixture(scope="module")
def clients(
    chosen: Settings,
    second: str,
    documents: Elsewhere,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """One server that waits long enough on a busy machine, and one that waits for a second."""
    folder = tmp_path_factory.mktemp("first")
    snapshots = Snapshots(folder, union=True)
    snapshots.publish(sample_graph()[:1], "one")
    tokens = folder / "tokens"
    tokens.write_text(digest_line("tests", TOKEN) + "\n", encoding="utf-8")
    pool = WorkerPool(snapshots, Limits(workers=1))
    writer = LocalWriter(snapshots, pool, WriteOptions(chosen.knowledge, seconds=20))
    settings = replace(
        chosen,
        build_dir=Path(folder),
        query_seconds=60.0,
        write_tokens=str(tokens),
        write_bytes=50_000,
        write_seconds=60.0,
        service_allow=f"{second} {documents.url}/drip",
        load_allow=f"{documents.url}/data/ {documents.url}/drip",
    )
    hasty = replace(settings, query_seconds=1.0, write_seconds=1.0)
    yield (
        create_app(settings, pool, writer).test_client(),
        create_app(hasty, pool, writer).test_client(),
    )
    writer.close()
    pool.close()


@pytest.fixture
def client(clients: tuple[FlaskClient, FlaskClient]) -> FlaskClient:
    return clients[0]


@pytest.fixture
def hasty(clients: tuple[FlaskClient, FlaskClient]) -> FlaskClient:
    return clients[1]


def ask(client: FlaskClient, query: str, **fields: str) -> TestResponse:
    return client.get("/sparql", query_string={"query": PREFIXES + query, **fields})


def values(client: FlaskClient, query: str) -> list[str]:
    response = ask(client, query, format="csv")
    assert response.status_code == 200, response.text
    return sorted(response.text.split("\r\n")[1:-1])


def update(client: FlaskClient, text: str) -> TestResponse:
    return client.post(
        "/update",
        data=text,
        content_type="application/sparql-update",
        headers={"Authorization": f"Bearer {TOKEN}"},
    )


def problem(response: TestResponse, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    return str(json.loads(response.data)["detail"])


def written(client: FlaskClient, graph: str) -> list[str]:
    return values(client, f"SELECT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o FILTER(!isBlank(?o)) }} }}")


def test_another_server_of_ours_is_asked(client: FlaskClient, second: str) -> None:
    joined = f"?p a bilik:PowerProvision . SERVICE <{second}> {{ ?p rdfs:label ?label }}"
    assert values(client, f"SELECT ?label {{ {joined} }}") == [
        "Парламентті тарату",
        "Роспуск Парламента",
    ]
    found = f'SERVICE <{second}> {{ ?p bilik:search "Legislative initiative" ; rdfs:label ?l }}'
    assert values(client, f"SELECT ?l {{ {found} }}") == ["Legislative <initiative>"]


def test_what_others_say_is_not_remembered(client: FlaskClient, second: str) -> None:
    asked = f"SELECT * {{ SERVICE <{second}> {{ ?p rdfs:label ?label }} }}"
    assert "ETag" not in ask(client, asked).headers
    assert "ETag" in ask(client, "SELECT * { ?p rdfs:label ?label }").headers


def test_a_fault_of_others_is_a_problem(
    client: FlaskClient, hasty: FlaskClient, documents: Elsewhere
) -> None:
    call = "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}"
    assert "this server asks <http" in problem(ask(client, call.format("http://127.0.0.1:1/")), 403)
    assert "1 seconds" in problem(ask(hasty, call.format(documents.url + "/drip")), 504)


def test_it_is_described_only_where_it_is_allowed(
    client: FlaskClient, app_client: FlaskClient
) -> None:
    assert FEATURE in client.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert FEATURE not in app_client.get("/sparql", headers={"Accept": "text/turtle"}).text


@pytest.fixture
def app_client(chosen: Settings, pool: WorkerPool) -> FlaskClient:
    """A server with the defaults."""
    return create_app(chosen, pool).test_client()


def test_without_a_list_nobody_is_asked(app_client: FlaskClient, second: str) -> None:
    asked = f"SELECT * {{ SERVICE <{second}> {{ ?s ?p ?o }} }}"
    assert "does not send requests" in problem(ask(app_client, asked), 403)


def test_an_update_asks_others(client: FlaskClient, second: str) -> None:
    graph = "http://example.org/from-service"
    text = (
        f"{PREFIXES} INSERT {{ GRAPH <{graph}> {{ ?p rdfs:comment ?label }} }}\n"
        f"WHERE {{ ?p a bilik:PowerProvision {{ SERVICE <{second}> {{ ?p rdfs:label ?label }} }} }}"
    )
    assert update(client, text).status_code == 204
    assert written(client, graph) == ["Парламентті тарату", "Роспуск Парламента"]
    refused = text.replace(second, "http://127.0.0.1:1/")
    assert "SERVICE <http://127.0.0.1:1/>" in problem(update(client, refused), 403)


def test_documents_are_loaded(client: FlaskClient, documents: Elsewhere) -> None:
    one, two = "http://example.org/one", "http://example.org/two"
    text = (
        f"PREFIX g: <http://example.org/>\nLOAD <{documents.url}/data/a.ttl>\nINTO GRAPH <{one}> ;"
        f"load silent <{documents.url}/data/a.ttl> into graph g:two ;"
        f"LOAD <{documents.url}/data/a.ttl> ; INSERT DATA {{ GRAPH <{two}> {{ <a:a> <a:a> 2 }} }}"
    )
    assert update(client, text).status_code == 204
    assert written(client, one) == ["1", "Заң"]
    assert written(client, two) == ["1", "2", "Заң"]
    assert written(client, GRAPH_DEFAULT) == ["1", "Заң"]
    subject = f"<{documents.url}/data/x>"
    assert values(client, f"SELECT ?o {{ {subject} ?p ?b . ?b ?p ?o }}") == ["1", "1", "1"]


FAULTS = [
    ("/data/b.rdf", 500, "cannot be read as"),
    ("/data/broken.ttl", 500, "cannot be read as"),
    ("/data/page", 500, "text/html"),
    ("/data/moved", 500, "not followed"),
    ("/data/gone", 500, "404"),
    ("/data/bomb.ttl", 507, "one write"),
    ("/data/huge.ttl", 507, "bytes"),
    ("/other/a.ttl", 403, "this server loads <http"),
    ("/data/../other/a.ttl", 403, "this server loads <http"),
]


@pytest.mark.parametrize(("path", "status", "said"), FAULTS)
@pytest.mark.parametrize("silent", [False, True])
def test_a_document_that_cannot_be_loaded_changes_nothing(
    client: FlaskClient, documents: Elsewhere, path: str, status: int, said: str, silent: bool
) -> None:
    graph = f"http://example.org/fault{path}{silent}".replace("..", "up")
    word = "SILENT " if silent else ""
    text = (
        f"INSERT DATA {{ GRAPH <{graph}> {{ <a:a> <a:a> 1 }} }} ;\n"
        f"LOAD {word}<{documents.url}{path}> INTO GRAPH <{graph}>"
    )
    asked = len(documents.asked)
    answer = update(client, text)
    if silent and status not in {403, 507}:
        assert answer.status_code == 204
        assert written(client, graph) == ["1"]
    else:
        assert said in problem(answer, status)
        assert written(client, graph) == []
    assert len(documents.asked) == asked + (status != 403)


def test_a_document_that_never_ends_is_a_time_out(hasty: FlaskClient, documents: Elsewhere) -> None:
    assert "1 seconds" in problem(update(hasty, f"LOAD <{documents.url}/drip>"), 504)


def test_a_fault_after_a_load_is_shown_on_its_line(
    client: FlaskClient, documents: Elsewhere
) -> None:
    text = f"LOAD\n<{documents.url}/data/a.ttl> ;\nINSERT DATA {{ <a:a> <a:a> }}"
    assert "Line 3" in problem(update(client, text), 400)


def test_what_is_no_load_is_for_the_writer_to_refuse(
    client: FlaskClient, documents: Elsewhere
) -> None:
    asked = len(documents.asked)
    for text in (
        "LOAD <{}> INTO <g:g>",
        "LOAD <{}> INTO GRAPH",
        "LOAD <{}> INTO GRAPH <g:g> <h:h>",
    ):
        problem(update(client, text.format(documents.url + "/data/a.ttl")), 400)
    assert len(documents.asked) == asked
