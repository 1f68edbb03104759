"""Answers are packed for those who can unpack them, and stay what they are."""

import gzip

import pytest
from flask.testing import FlaskClient
from tests.protocol.test_coding import UNPACK
from werkzeug.test import TestResponse

LONG = "SELECT ?a ?b ?c { ?s ?a ?o . ?t ?b ?p . ?u ?c ?q }"


def ask(client: FlaskClient, coding: str | None, query: str = LONG) -> TestResponse:
    headers = {"Accept-Encoding": coding} if coding else {}
    parameters = {"query": query, "format": "csv"}
    return client.get("/sparql", query_string=parameters, headers=headers)


@pytest.mark.parametrize("coding", UNPACK)
def test_an_answer_that_streams_is_packed_as_it_goes(client: FlaskClient, coding: str) -> None:
    plain, packed = ask(client, None), ask(client, coding)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == coding
    assert len(packed.data) < len(plain.data) / 3
    assert UNPACK[coding](packed.data) == plain.data
    for response in (plain, packed):
        assert set(response.headers["Vary"].split(", ")) == {"Accept", "Accept-Encoding"}
        assert response.headers["ETag"] == plain.headers["ETag"]


def test_pages_and_problems_are_packed(client: FlaskClient) -> None:
    page = client.get("/", headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert int(page.headers["Content-Length"]) == len(page.data)
    assert b"<html" in gzip.decompress(page.data)
    problem = client.get("/none", headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
    assert problem.status_code == 404
    assert problem.headers["Content-Encoding"] == "gzip"
    assert b"<html" in gzip.decompress(problem.data)


def test_what_is_short_stays_as_it_is(client: FlaskClient) -> None:
    response = ask(client, "gzip", "ASK {}")
    assert "Content-Encoding" not in response.headers


def test_a_client_that_has_the_answer_gets_no_body(client: FlaskClient) -> None:
    tag = ask(client, "gzip").headers["ETag"]
    again = client.get(
        "/sparql",
        query_string={"query": LONG, "format": "csv"},
        headers={"Accept-Encoding": "gzip", "If-None-Match": tag},
    )
    assert again.status_code == 304
    assert not again.data
    assert "Accept-Encoding" in again.headers["Vary"]


def test_head_tells_the_coding_and_has_no_body(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "br"}
    head = client.head("/", headers=headers)
    assert head.headers["Content-Encoding"] == "br"
    assert not head.data
    assert (
        head.headers["Content-Length"] == client.get("/", headers=headers).headers["Content-Length"]
    )


def test_a_style_sheet_is_packed(client: FlaskClient) -> None:
    name = "/static/bilik.css"
    plain = client.get(name)
    packed = client.get(name, headers={"Accept-Encoding": "zstd"})
    assert packed.headers["Content-Encoding"] == "zstd"
    assert UNPACK["zstd"](packed.data) == plain.data
    plain.close()
    packed.close()
