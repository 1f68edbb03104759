"""Writing over HTTP, with a real writer behind it."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad
from tests.web.conftest import sample_graph
from werkzeug.test import TestResponse

from bilik.protocol.tokens import digest_line, new_token
from bilik.settings import Settings
from bilik.store.endpoint import Bearer
from bilik.store.graphs import GraphStore
from bilik.store.push import push
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH, GRAPH_DEFAULT, GRAPH_QUARANTINE
from bilik.web.app import create_app
from bilik.writing.local import LocalWriter, WriteOptions

TOKEN = new_token()
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
FORM = "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"
TURTLE = "text/turtle"
A_NODE = NamedNode("http://example.org/x")
A, B = "http://example.org/graph/a", "http://example.org/graph/қ"

Start = Callable[..., FlaskClient]


@pytest.fixture(scope="module")
def start(
    chosen: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., FlaskClient]]:
    opened: list[LocalWriter | WorkerPool] = []

    def begin(*, union: bool = True, quads: tuple[Quad, ...] = ()) -> FlaskClient:
        folder = tmp_path_factory.mktemp("written")
        snapshots = Snapshots(folder, union=union)
        snapshots.publish(quads or sample_graph(), "sample")
        tokens = folder / "tokens"
        tokens.write_text(f"# who writes\n{digest_line('tests', TOKEN)}\n", encoding="utf-8")
        pool = WorkerPool(snapshots, Limits(workers=1))
        writer = LocalWriter(snapshots, pool, WriteOptions(chosen.knowledge, seconds=20))
        opened.extend((writer, pool))
        settings = replace(
            chosen,
            build_dir=folder,
            default_graph="union" if union else "own",
            write_tokens=str(tokens),
            write_bytes=100_000,
        )
        return create_app(settings, pool, writer).test_client()

    yield begin
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def client(start: Start) -> FlaskClient:
    """A server whose default graph is the union."""
    return start()


@pytest.fixture(scope="module")
def plain(start: Start) -> FlaskClient:
    """A server that is a plain quad store."""
    return start(union=False)


def problem(response: TestResponse, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return str(json.loads(response.data)["detail"])


def update(client: FlaskClient, text: str, **parameters: str) -> TestResponse:
    return client.post(
        "/update", query_string=parameters, data=text, content_type=UPDATE, headers=AUTHORIZED
    )


def values(client: FlaskClient, text: str) -> list[str]:
    response = client.get("/sparql", query_string={"query": text, "format": "csv"})
    assert response.status_code == 200, response.text
    return response.text.split("\r\n")[1:-1]


def graph(client: FlaskClient, name: str | None, **parts: str) -> TestResponse:
    parameters = {"graph": name} if name else {"default": ""}
    return client.get("/graphs", query_string=parameters, headers=parts)


def put(client: FlaskClient, name: str | None, body: str, method: str = "PUT") -> TestResponse:
    parameters = {"graph": name} if name else {"default": ""}
    return client.open(
        "/graphs",
        method=method,
        query_string=parameters,
        data=body.encode(),
        content_type=TURTLE,
        headers=AUTHORIZED,
    )


# Who may write


def test_without_tokens_writing_is_off_and_the_server_says_how_to_switch_it_on(
    app: Flask,
) -> None:
    client = app.test_client()
    for response in (
        client.post("/update", data="INSERT DATA {}", content_type=UPDATE, headers=AUTHORIZED),
        client.post("/sparql", data="INSERT DATA {}", content_type=UPDATE, headers=AUTHORIZED),
        client.post("/sparql", data={"update": "INSERT DATA {}"}, headers=AUTHORIZED),
        client.put("/graphs?default", data="", content_type=TURTLE, headers=AUTHORIZED),
        client.delete("/graphs?default", headers=AUTHORIZED),
        client.post("/graphs/x", data="", content_type=TURTLE, headers=AUTHORIZED),
    ):
        assert "BILIK_WRITE_TOKENS" in problem(response, 403)


@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x"]
)
def test_a_write_needs_the_token(client: FlaskClient, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    for response in (
        client.post("/update", data="CLEAR ALL", content_type=UPDATE, headers=headers),
        client.post("/sparql", data={"update": "CLEAR ALL"}, headers=headers),
        client.put("/graphs?default", data="", content_type=TURTLE, headers=headers),
        client.delete(f"/graphs?graph={GRAPH}curated", headers=headers),
    ):
        problem(response, 401)
        assert response.headers["WWW-Authenticate"] == 'Bearer realm="bilik"'
        assert TOKEN not in response.text
    assert len(values(client, "SELECT * { ?s a ?class }")) == 3


def test_reading_needs_none(client: FlaskClient) -> None:
    assert graph(client, GRAPH + "curated").status_code == 200


def test_a_token_that_is_taken_away_is_refused_at_once(start: Start) -> None:
    client = start()
    tokens = Path(client.application.extensions["bilik"].settings.write_tokens)
    assert update(client, "INSERT DATA { <a:a> <a:a> 1 }").status_code == 204
    tokens.write_text("", encoding="utf-8")
    problem(update(client, "INSERT DATA { <a:a> <a:a> 2 }"), 401)
    tokens.unlink()
    assert "file of tokens" in problem(update(client, "INSERT DATA { <a:a> <a:a> 2 }"), 403)


# Updates


def test_a_client_sees_what_it_has_written_under_a_new_version(client: FlaskClient) -> None:
    asked = {"query": "SELECT ?o { <a:seen> <a:p> ?o }", "format": "csv"}
    before = client.get("/sparql", query_string=asked)
    for number in range(3):
        text = f"INSERT DATA {{ <a:seen> <a:p> {number} }}"
        assert update(client, text).status_code == 204
        assert len(values(client, asked["query"])) == number + 1
    tag = {"If-None-Match": before.headers["ETag"]}
    assert client.get("/sparql", query_string=asked, headers=tag).status_code == 200


@pytest.mark.parametrize("address", ["/update", "/sparql"])
@pytest.mark.parametrize("content_type", [FORM, UPDATE])
def test_updates_are_sent_in_two_ways_to_two_addresses(
    client: FlaskClient, address: str, content_type: str
) -> None:
    text = f"INSERT DATA {{ <http://kk.wikipedia.org/wiki/Қ> <{address}:{content_type}> 'a+b' }}"
    text = text.replace(f"<{address}:{content_type}>", f"<a:{len(address + content_type)}>")
    body: object = {"update": text} if content_type == FORM else text
    response = client.post(address, data=body, content_type=content_type, headers=AUTHORIZED)
    assert response.status_code == 204
    assert not response.data
    found = values(client, "SELECT ?p { <http://kk.wikipedia.org/wiki/Қ> ?p 'a+b' }")
    assert f"a:{len(address + content_type)}" in found


def test_writes_to_the_default_graph_land_in_a_named_graph_of_the_union(
    client: FlaskClient,
) -> None:
    update(client, f"INSERT DATA {{ <a:1> <a:in> 1 . GRAPH <{A}> {{ <a:2> <a:in> 2 }} }}")
    assert values(client, "SELECT ?g { GRAPH ?g { <a:1> <a:in> 1 } }") == [GRAPH_DEFAULT]
    assert values(client, "SELECT ?o { ?s <a:in> ?o } ORDER BY ?o") == ["1", "2"]
    update(client, "DELETE DATA { <a:2> <a:in> 2 }")  # it is not in that graph
    assert values(client, "SELECT ?o { ?s <a:in> ?o } ORDER BY ?o") == ["1", "2"]
    update(client, "DELETE WHERE { <a:1> <a:in> ?o }")
    assert values(client, "SELECT ?o { ?s <a:in> ?o }") == ["2"]


def test_a_triple_stays_in_the_union_while_one_graph_has_it(client: FlaskClient) -> None:
    triple = "<a:both> <a:p> 'x'"
    update(client, f"INSERT DATA {{ GRAPH <{A}> {{ {triple} }} GRAPH <{B}> {{ {triple} }} }}")
    update(client, f"DELETE DATA {{ GRAPH <{A}> {{ {triple} }} }}")
    assert values(client, "SELECT ?o { <a:both> ?p ?o }") == ["x"]
    update(client, f"CLEAR GRAPH <{B}>")
    assert values(client, "SELECT ?o { <a:both> ?p ?o }") == []


def test_quarantine_stays_outside_the_union(client: FlaskClient) -> None:
    update(client, f"INSERT DATA {{ GRAPH <{GRAPH_QUARANTINE}> {{ <a:bad> <a:p> 1 }} }}")
    assert values(client, "SELECT ?o { <a:bad> ?p ?o }") == []
    assert values(client, f"SELECT ?o {{ GRAPH <{GRAPH_QUARANTINE}> {{ ?s ?p ?o }} }}") == ["1"]


def test_an_operation_sees_what_those_before_it_did(client: FlaskClient) -> None:
    text = f"""
    PREFIX x: <http://example.org/x#>
    INSERT DATA {{ x:one x:step 1 ; x:note "a; b" }} ;
    PREFIX y: <http://example.org/y#>
    INSERT {{ GRAPH <{A}> {{ ?s y:next ?n }} }} WHERE {{ ?s x:step ?o BIND(?o + 1 AS ?n) }} ;
    DELETE {{ ?s x:step ?o }} WHERE {{ ?s x:step ?o ; y:next 2 }} ; # the end
    """
    assert update(client, text).status_code == 204
    assert values(client, "SELECT ?p { <http://example.org/x#one> ?p ?o } ORDER BY ?p") == [
        "http://example.org/x#note",
        "http://example.org/y#next",
    ]


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        ("INSERT DATA { <a:x> <a:x> }", 400, "Line 1, column 27"),
        ("INSERT DATA { x:a <a:x> 1 }", 400, "prefix x: is not declared"),
        ("INSERT DATA { <a:half> <a:x> 1 } ; INSERT DATA { <a:half> }", 400, "Line 1, column 36"),
        ("INSERT DATA { <a:half> <a:x> 1 } ; DROP GRAPH <a:none>", 422, "does not exist"),
        ("INSERT DATA {} ;; INSERT DATA {}", 400, "two semicolons"),
        ("INSERT DATA { _:b <a:x> 1 } ; INSERT DATA { _:b <a:x> 2 }", 400, "two operations"),
        ("SELECT * { ?s ?p ?o }", 400, "begins a query"),
        ("LOAD <http://127.0.0.1:1/>", 403, "LOAD is not allowed"),
        ("load silent <http://127.0.0.1:1/> INTO GRAPH <a:x>", 403, "LOAD is not allowed"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> {} }", 403, "SERVICE"),
        ("INSERT DATA { " + "( " * 500, 400, "nested"),
    ],
)
def test_an_update_that_cannot_be_done_changes_nothing(
    client: FlaskClient, text: str, status: int, message: str
) -> None:
    assert message in problem(update(client, text), status)
    assert values(client, "SELECT ?o { <a:half> ?p ?o }") == []


def test_an_update_is_no_query_and_a_query_no_update(client: FlaskClient) -> None:
    response = client.get("/update", query_string={"update": "INSERT DATA {}"})
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]
    problem(client.get("/sparql", query_string={"update": "INSERT DATA {}"}), 405)
    both = {"query": "ASK {}", "update": "INSERT DATA {}"}
    problem(client.post("/sparql", data=both, headers=AUTHORIZED), 400)
    problem(client.post("/update", data={"query": "ASK {}"}, headers=AUTHORIZED), 400)
    wrong = client.post("/update", data="x", content_type="text/plain", headers=AUTHORIZED)
    problem(wrong, 415)


def test_the_request_can_take_the_place_of_using(client: FlaskClient) -> None:
    update(
        client, f"INSERT DATA {{ GRAPH <{A}> {{ <a:u> <a:p> 1 }} GRAPH <{B}> {{ <a:u> <a:p> 2 }} }}"
    )
    copy = "INSERT { ?s <a:copied> ?o } WHERE { ?s <a:p> ?o FILTER(?s = <a:u>) }"
    parameters = {"using-graph-uri": A}
    assert update(client, copy, **parameters).status_code == 204
    assert values(client, "SELECT ?o { <a:u> <a:copied> ?o }") == ["1"]
    named = "INSERT { ?s <a:named> ?o } WHERE { GRAPH ?g { ?s <a:p> ?o FILTER(?s = <a:u>) } }"
    assert update(client, named, **{"using-named-graph-uri": B}).status_code == 204
    assert values(client, "SELECT ?o { <a:u> <a:named> ?o }") == ["2"]
    for clause in (f"USING <{A}>", f"USING NAMED <{A}>"):
        text = copy.replace("WHERE", f"{clause} WHERE")
        assert "USING or WITH" in problem(update(client, text, **parameters), 400)
    assert "USING or WITH" in problem(update(client, f"WITH <{A}> {copy}", **parameters), 400)


def test_relative_iris_are_those_of_the_address(client: FlaskClient) -> None:
    assert update(client, "INSERT DATA { <there> <a:relative> 1 }").status_code == 204
    assert values(client, "SELECT ?s { ?s <a:relative> 1 }") == ["http://localhost/there"]


def test_a_body_that_is_too_long_is_refused(client: FlaskClient) -> None:
    text = "INSERT DATA { <a:a> <a:a> '" + "x" * 120_000 + "' }"
    problem(update(client, text), 413)
    problem(put(client, A, "#" + "x" * 120_000), 413)


# The graph store


def test_put_makes_a_graph_and_then_replaces_it(client: FlaskClient) -> None:
    name = "http://example.org/put"
    response = put(client, name, "<a> <b> 'ә' .")
    assert response.status_code == 201
    assert response.headers["Location"] == name
    assert put(client, name, "<a> <b> 2 . <a> <c> [] .").status_code == 204
    found = graph(client, name, Accept="application/n-triples")
    assert found.mimetype == "application/n-triples"
    assert "ә" not in found.text
    assert "<http://example.org/a> <http://example.org/b> " in found.text
    assert len(found.text.splitlines()) == 2


def test_post_adds_to_a_graph(client: FlaskClient) -> None:
    name = "http://example.org/posted"
    assert put(client, name, "<a:a> <a:b> [ <a:c> 1 ] .", "POST").status_code == 201
    assert put(client, name, "<a:a> <a:b> [ <a:c> 1 ] .", "POST").status_code == 204
    # Blank nodes of two documents are different ones.
    assert values(client, f"SELECT ?b {{ GRAPH <{name}> {{ <a:a> <a:b> ?b }} }}") != []
    assert len(graph(client, name, Accept="application/n-triples").text.splitlines()) == 4


def test_delete_and_what_is_not_there(client: FlaskClient) -> None:
    name = "http://example.org/deleted"
    problem(graph(client, name), 404)
    put(client, name, "<a:gone> <a:b> 1 .")
    gone = client.delete("/graphs", query_string={"graph": name}, headers=AUTHORIZED)
    assert gone.status_code == 204
    assert values(client, "SELECT * { <a:gone> ?p ?o }") == []
    problem(graph(client, name), 404)
    again = client.delete("/graphs", query_string={"graph": name}, headers=AUTHORIZED)
    problem(again, 404)


def test_a_graph_that_is_empty_is_there(client: FlaskClient) -> None:
    name = "http://example.org/empty"
    assert put(client, name, "").status_code == 201
    assert graph(client, name).status_code == 200
    assert put(client, name, "").status_code == 204


def test_bad_syntax_leaves_the_old_graph(client: FlaskClient) -> None:
    name = "http://example.org/kept"
    put(client, name, "<a:a> <a:b> 1 .")
    for method in ("PUT", "POST"):
        message = problem(put(client, name, "<a:a> <a:b> 2 . <a:a> <a:b> ", method), 400)
        assert "line 1" in message
    assert graph(client, name, Accept="application/n-triples").text.count("\n") == 1


def test_the_default_graph_of_the_store_is_the_one_that_is_written(client: FlaskClient) -> None:
    assert put(client, None, "<a:d> <a:default> 1 .").status_code == 204
    assert "a:default" in graph(client, None).text
    assert "a:default" in graph(client, GRAPH_DEFAULT).text
    assert client.delete("/graphs?default", headers=AUTHORIZED).status_code == 204
    assert graph(client, None).status_code == 200
    assert "a:default" not in graph(client, None).text


def test_an_address_below_the_store_is_a_graph(client: FlaskClient) -> None:
    path = "/graphs/кітап/1"
    put_ = client.put(path, data="<> <a:b> 1 .", content_type=TURTLE, headers=AUTHORIZED)
    assert put_.status_code == 201
    assert client.get(path).status_code == 200
    iri = "http://localhost/graphs/кітап/1"
    assert values(client, "SELECT ?g { GRAPH ?g { ?g <a:b> 1 } }") == [iri]
    assert client.delete(path, headers=AUTHORIZED).status_code == 204
    assert client.get(path).status_code == 404


def test_a_post_to_the_store_makes_a_graph_each_time(client: FlaskClient) -> None:
    made = [
        client.post("/graphs", data="<> <a:made> 1 .", content_type=TURTLE, headers=AUTHORIZED)
        for _ in range(2)
    ]
    assert [response.status_code for response in made] == [201, 201]
    places = {response.headers["Location"] for response in made}
    assert len(places) == 2
    assert set(values(client, "SELECT ?g { GRAPH ?g { ?g <a:made> 1 } }")) == places
    assert all(client.get(place).status_code == 200 for place in places)


def test_files_are_sent_in_a_form(client: FlaskClient) -> None:
    name = "http://example.org/form"
    files = {
        "one": (io.BytesIO(b"<a:a> <a:b> 1 ."), "one.ttl"),
        "two": (io.BytesIO(b"<a:a> <a:b> <a:c> ."), "two.nt", "application/n-triples"),
    }
    response = client.post("/graphs", query_string={"graph": name}, data=files, headers=AUTHORIZED)
    assert response.status_code == 201
    assert graph(client, name, Accept="application/n-triples").text.count("\n") == 2
    unknown = {"x": (io.BytesIO(b"a"), "x.csv", "text/csv")}
    problem(client.post("/graphs?default", data=unknown, headers=AUTHORIZED), 415)
    empty = client.post(
        "/graphs?default", data={"x": "y"}, headers=AUTHORIZED, content_type="multipart/form-data"
    )
    assert "no file" in problem(empty, 400)


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/n-triples", '<a:s> <a:p> "қ" .'),
        ("application/ld+json", '{"@id": "a:s", "a:p": "қ"}'),
        (
            "application/rdf+xml",
            (
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:">'
                '<rdf:Description rdf:about="a:s"><a:p>қ</a:p></rdf:Description></rdf:RDF>'
            ),
        ),
    ],
)
def test_graphs_come_and_go_in_each_format(client: FlaskClient, media_type: str, body: str) -> None:
    name = "http://example.org/formats"
    client.put(
        "/graphs",
        query_string={"graph": name},
        data=body.encode(),
        content_type=media_type,
        headers=AUTHORIZED,
    )
    assert graph(client, name, Accept="application/n-triples").text == '<a:s> <a:p> "қ" .\n'
    answer = graph(client, name, Accept=media_type)
    assert answer.mimetype == media_type
    assert answer.headers["Vary"].startswith("Accept")


def test_what_the_graph_store_refuses(client: FlaskClient) -> None:
    problem(client.get(f"/graphs?graph={A}&default"), 400)
    problem(client.get("/graphs"), 400)
    problem(graph(client, GRAPH + "curated", Accept="image/png"), 406)
    problem(
        client.put("/graphs?default", data="x", content_type="text/csv", headers=AUTHORIZED), 415
    )
    patch = client.patch("/graphs?default", data="", content_type=UPDATE, headers=AUTHORIZED)
    problem(patch, 405)
    assert "PUT" in patch.headers["Allow"]
    assert "PATCH" not in patch.headers["Allow"]
    quads = '{"@id": "a:s", "@graph": [{"@id": "a:t", "a:p": 1}]}'
    wrong = client.put(
        "/graphs?default", data=quads, content_type="application/ld+json", headers=AUTHORIZED
    )
    problem(wrong, 400)


def test_head_and_options(client: FlaskClient) -> None:
    head = client.head("/graphs", query_string={"graph": GRAPH + "curated"})
    assert head.status_code == 200
    assert not head.data
    assert client.head("/graphs", query_string={"graph": "a:none"}).status_code == 404
    options = client.options("/graphs")
    assert {"GET", "HEAD", "PUT", "POST", "DELETE"} <= set(options.headers["Allow"].split(", "))
    assert "Authorization" in options.headers["Access-Control-Allow-Headers"]
    assert set(client.options("/update").headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


def test_the_service_description_tells_of_updates(client: FlaskClient, app: Flask) -> None:
    assert "SPARQL11Update" in client.get("/sparql").text
    assert "SPARQL11Update" not in app.test_client().get("/sparql").text


# A plain quad store


def test_a_default_graph_of_its_own(plain: FlaskClient) -> None:
    assert values(plain, "SELECT * { ?s ?p ?o }") == []
    update(plain, f"INSERT DATA {{ <a:own> <a:p> 1 . GRAPH <{A}> {{ <a:own> <a:p> 2 }} }}")
    assert values(plain, "SELECT ?o { ?s ?p ?o }") == ["1"]
    assert values(plain, "SELECT ?g { GRAPH ?g { <a:own> ?p ?o } }") == [A]
    assert "a:own" in graph(plain, None).text
    update(plain, "DELETE WHERE { ?s ?p ?o }")
    assert values(plain, "SELECT ?o { ?s ?p ?o }") == []
    assert put(plain, None, "<a:own> <a:p> 3 .").status_code == 204
    assert values(plain, "SELECT ?o { ?s ?p ?o }") == ["3"]
    assert "UnionDefaultGraph" not in plain.get("/sparql").text


def test_a_write_that_changes_nothing_makes_no_version(client: FlaskClient) -> None:
    version = client.get("/health").get_json()["graph_version"]
    assert update(client, "DELETE WHERE { <a:nothing> <a:at> <a:all> }").status_code == 204
    assert client.get("/health").get_json()["graph_version"] == version


def test_a_graph_can_be_pushed_to_our_own_server(start: Start, chosen: Settings) -> None:
    source = Snapshots(chosen.build_dir).current()
    assert source is not None
    application = start(union=True, quads=(Quad(A_NODE, A_NODE, A_NODE, A_NODE),)).application
    transport = httpx.WSGITransport(app=application)
    target = GraphStore("http://localhost/graphs", auth=Bearer(TOKEN), transport=transport)
    assert [each.sent for each in push(source, target)] == [True]
    assert [each.sent for each in push(source, target)] == [False]
    target.close()
