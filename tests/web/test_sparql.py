import json
from urllib.parse import quote, quote_plus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from werkzeug.test import TestResponse

from bilik.store.formats import SOLUTIONS, TRIPLES
from bilik.web.app import create_app

PAGE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ALL = "SELECT * { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + "}"
COUNTRY = "SELECT ?o { <http://kk.wikipedia.org/wiki/Қазақстан> ?p ?o }"


def ask(client: FlaskClient, text: str, accept: str | None = None) -> TestResponse:
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", query_string={"query": text}, headers=headers)


def assert_open_to_all(response: TestResponse) -> None:
    assert response.headers.getlist("Access-Control-Allow-Origin") == ["*"]
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "no-referrer"


def assert_problem(response: TestResponse, status: int) -> str:
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert_open_to_all(response)
    document = json.loads(response.data)
    assert document["status"] == status
    return str(document["detail"])


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", "query=" + quote_plus(COUNTRY)),
        ("application/x-www-form-urlencoded; charset=UTF-8", "query=" + quote(COUNTRY, safe="")),
        ("application/sparql-query", COUNTRY),
    ],
)
def test_cyrillic_iris_are_found_by_post(client: FlaskClient, content_type: str, body: str) -> None:
    response = client.post("/sparql", data=body.encode(), content_type=content_type)
    assert response.status_code == 200
    assert_open_to_all(response)
    assert response.get_json(force=True)["results"]["bindings"][0]["o"]["value"] == "ел"


@pytest.mark.parametrize("media_type", [*SOLUTIONS])
def test_results_by_accept(client: FlaskClient, media_type: str) -> None:
    for text in (ALL, "ASK { ?s ?p ?o }"):
        response = ask(client, text, f"image/png, {media_type};q=0.5")
        assert response.status_code == 200
        assert response.mimetype == media_type
        assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize("media_type", [*TRIPLES])
def test_graphs_by_accept(client: FlaskClient, media_type: str) -> None:
    response = ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", media_type)
    assert response.status_code == 200
    assert response.mimetype == media_type


@pytest.mark.parametrize(
    ("text", "accept", "media_type"),
    [
        (ALL, None, "application/sparql-results+json"),
        (ALL, "*/*", "application/sparql-results+json"),
        (ALL, "application/json", "application/sparql-results+json"),
        (ALL, "text/xml", "application/sparql-results+xml"),
        ("DESCRIBE <http://e/>", "*/*", "text/turtle"),
        ("DESCRIBE <http://e/>", "application/json", "application/ld+json"),
        ("DESCRIBE <http://e/>", "text/csv, text/turtle;q=0.1", "text/turtle"),
    ],
)
def test_defaults_and_other_names_of_formats(
    client: FlaskClient, text: str, accept: str | None, media_type: str
) -> None:
    assert ask(client, text, accept).mimetype == media_type


@pytest.mark.parametrize(
    ("text", "accept"), [(ALL, "image/png"), (ALL, "text/turtle"), ("DESCRIBE <a:b>", "text/csv")]
)
def test_what_cannot_be_accepted_is_406(client: FlaskClient, text: str, accept: str) -> None:
    assert "application/" in assert_problem(ask(client, text, accept), 406)


def test_format_stands_in_for_accept(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": ALL, "format": "csv"}, headers=PAGE)
    assert response.mimetype == "text/csv"
    assert_problem(client.get("/sparql", query_string={"query": ALL, "format": "doc"}), 400)


def test_a_time_out_is_504_and_never_200(client: FlaskClient) -> None:
    detail = assert_problem(ask(client, ENDLESS), 504)
    assert "after 1 seconds" in detail
    assert ask(client, "ASK {}").status_code == 200


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SELECT * { ?s a foaf:Person }", 400),
        ("SELECT * " + "{" * 5000 + "}" * 5000, 400),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("ASK { FILTER(" + "!" * 19_000 + "true) }", 400),
    ],
)
def test_refused_queries_are_problem_documents(client: FlaskClient, text: str, status: int) -> None:
    body = {"query": text}
    assert assert_problem(client.post("/sparql", data=body), status)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405(client: FlaskClient, method: str) -> None:
    response = client.open("/sparql", method=method)
    assert_problem(response, 405)
    assert {"GET", "HEAD", "POST", "OPTIONS"} >= set(response.headers["Allow"].split(", "))


def test_method_override_headers_are_ignored(client: FlaskClient) -> None:
    headers = {"X-HTTP-Method-Override": "DELETE"}
    response = client.get("/sparql", query_string={"query": "ASK {}"}, headers=headers)
    assert response.status_code == 200


def test_updates_are_refused(client: FlaskClient) -> None:
    update = "INSERT DATA { <a:a> <a:a> <a:a> }"
    assert "Writing is off" in assert_problem(client.post("/sparql", data={"update": update}), 403)
    direct = client.post("/sparql", data=update, content_type="application/sparql-update")
    assert_problem(direct, 403)
    assert_problem(client.get("/sparql", query_string={"update": update}), 405)


def test_head_has_the_headers_of_get_and_no_body(client: FlaskClient) -> None:
    response = client.head("/sparql", query_string={"query": ALL})
    assert response.status_code == 200
    assert response.mimetype == "application/sparql-results+json"
    assert response.data == b""


def test_options_answers_a_preflight(client: FlaskClient) -> None:
    headers = {"Origin": "http://example.org", "Access-Control-Request-Method": "POST"}
    response = client.options("/sparql", headers=headers)
    assert response.status_code == 200
    assert_open_to_all(response)
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]


def test_too_long_bodies_are_413(client: FlaskClient) -> None:
    assert_problem(client.post("/sparql", data={"query": "x" * 60_000}), 413)


def test_compressed_bodies_are_415(client: FlaskClient) -> None:
    headers = {"Content-Encoding": "gzip"}
    response = client.post(
        "/sparql", data=b"\x1f\x8b", content_type="application/sparql-query", headers=headers
    )
    assert_problem(response, 415)


def test_a_forged_host_is_refused(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Host": 'e"><script>'})
    assert response.status_code == 400
    assert_open_to_all(response)


def test_relative_iris_are_resolved_against_the_request(client: FlaskClient) -> None:
    response = ask(client, "SELECT (<x> AS ?iri) {}")
    assert (
        response.get_json(force=True)["results"]["bindings"][0]["iri"]["value"]
        == "http://localhost/x"
    )


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle", "application/rdf+xml"])
def test_without_a_query_the_service_is_described(client: FlaskClient, accept: str | None) -> None:
    response = client.get("/sparql", headers={"Accept": accept} if accept else {})
    assert response.status_code == 200
    assert response.mimetype == (accept if accept and accept != "*/*" else "text/turtle")
    kind = RdfFormat.from_media_type(response.mimetype)
    assert kind is not None
    described = {quad.subject.value for quad in parse(response.data, kind)}
    named = {quad.object.value for quad in parse(response.data, kind)}
    assert "http://localhost/sparql" in described
    assert "https://w3id.org/bilik/graph/curated" in named


def test_the_same_answer_is_not_sent_twice(client: FlaskClient) -> None:
    tag = ask(client, ALL).headers["ETag"]
    query = {"query": ALL}
    again = client.get("/sparql", query_string=query, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(
        "/sparql", query_string=query, headers={"If-None-Match": tag, "Accept": "text/csv"}
    )
    assert other.status_code == 200
    assert "ETag" not in ask(client, "SELECT (NOW() AS ?now) {}").headers


def test_a_browser_gets_a_query_page(client: FlaskClient) -> None:
    response = client.get("/sparql", headers=PAGE)
    assert response.mimetype == "text/html"
    assert "<textarea" in response.text
    assert "<script>" not in response.text


def test_results_on_the_page_are_terms_to_copy(client: FlaskClient) -> None:
    text = client.get("/sparql", query_string={"query": ALL}, headers=PAGE).text
    assert "pw:dissolve" in text
    assert "bilik:validFrom" in text
    assert "&#34;Парламентті тарату&#34;@kk" in text
    assert "&#34;1995-09-05T00:00:00&#34;^^xsd:dateTime" in text
    assert "Legislative &lt;initiative&gt;" in text


@pytest.mark.parametrize(
    ("query", "status", "expected"),
    [
        ("ASK { ?s ?p ?o }", 200, "Yes"),
        ("SELECT * { ?s ?p 'nothing' }", 200, "No rows."),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 200, "bilik:PowerProvision"),
        ("SELECT * {\n  ?s a foaf:Person }", 400, "Line 2, column 8: prefix foaf: is not declared"),
        (ENDLESS, 504, "was stopped after"),
        ("</textarea><script>alert(1)</script>", 400, "&lt;/textarea&gt;&lt;script&gt;"),
    ],
)
def test_the_page_shows_every_kind_of_outcome(
    client: FlaskClient, query: str, status: int, expected: str
) -> None:
    response = client.get("/sparql", query_string={"query": query, "lang": "en"}, headers=PAGE)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    assert expected in response.text
    assert "<script>" not in response.text


def test_the_caret_points_at_the_fault(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT * { ?s a x:y }"}, headers=PAGE)
    assert "SELECT * { ?s a x:y }\n                ^" in response.text


def test_two_applications_in_one_process(app: Flask, client: FlaskClient) -> None:
    services = app.extensions["bilik"]
    other = create_app(services.settings, services.store)
    assert other.test_client().get("/health").status_code == 200
    assert client.get("/health").status_code == 200
    assert other.extensions["bilik"] is not services


def test_an_answer_too_long_for_the_page_is_said_to_be(client: FlaskClient) -> None:
    text = f"SELECT ({json.dumps('x' * 9000)} AS ?long) {{ " + "?s ?p ?o . ?a ?b ?c . ?d ?e ?f }"
    response = client.get("/sparql", query_string={"query": text}, headers=PAGE)
    assert response.status_code == 507
    assert "that fit on a page. Download it" in response.text
