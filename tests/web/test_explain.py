import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bilik import explain
from bilik.vocabulary import LANGUAGES
from bilik.web.language import load_strings

PAGE = {"Accept": "text/html"}
EMPTY = """PREFIX bilik: <https://w3id.org/bilik/ontology#>
SELECT * {
  ?x a bilik:Constitutoin
}"""


@pytest.fixture(scope="module")
def client(built_app: Flask) -> FlaskClient:
    return built_app.test_client()


def test_every_code_has_words_in_three_languages() -> None:
    folder = Path(explain.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'Candidate\(\s*"([a-z-]+)"', source))
    codes |= {"unknown", "unused", "namespace", "language", "datatype", "date", "case"}
    assert len(codes) > 20
    for words in load_strings().values():
        assert {"explain_" + code.replace("-", "_") for code in codes} <= set(words)


@pytest.mark.parametrize("method", ["get", "form", "direct"])
def test_a_query_is_explained_however_it_is_sent(client: FlaskClient, method: str) -> None:
    if method == "get":
        response = client.get("/sparql/explain", query_string={"query": EMPTY})
    elif method == "form":
        response = client.post("/sparql/explain", data={"query": EMPTY})
    else:
        response = client.post(
            "/sparql/explain", data=EMPTY, content_type="application/sparql-query"
        )
    assert response.status_code == 200
    told = response.get_json()
    assert (told["empty"], told["finished"]) == (True, True)
    finding = told["findings"][0]
    assert (finding["code"], finding["severity"]) == ("unknown", "error")
    assert (finding["line"], finding["column"]) == (3, 8)
    assert finding["nearest"][0]["name"] == "bilik:Constitution"
    assert "bilik:Constitution\n" in told["query"]
    assert client.get("/sparql", query_string={"query": told["query"]}).get_json()["results"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_it_in_the_readers_language(client: FlaskClient, language: str) -> None:
    query = {"query": EMPTY, "lang": language}
    text = client.get("/sparql/explain", query_string=query, headers=PAGE).text
    words = load_strings()[language]
    assert words["explain_unknown"].format(term="bilik:Constitutoin") in text
    assert words["explain_rewrite"] in text
    assert "<script" not in text
    said = client.get("/sparql/explain", query_string=query).get_json()["findings"][0]["message"]
    assert said == words["explain_unknown"].format(term="bilik:Constitutoin")


def test_the_query_page_offers_to_explain(client: FlaskClient) -> None:
    text = client.get("/sparql", query_string={"query": EMPTY, "lang": "en"}, headers=PAGE).text
    assert 'action="/sparql/explain"' in text
    full = client.get("/sparql", query_string={"query": "ASK {}", "lang": "en"}, headers=PAGE).text
    assert 'action="/sparql/explain"' not in full


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("SELECT * { ?s a x:y }", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 400),
    ],
)
def test_what_cannot_be_explained_is_refused_as_by_the_endpoint(
    client: FlaskClient, query: str, status: int
) -> None:
    response = client.get("/sparql/explain", query_string={"query": query})
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"


def test_a_syntax_error_is_shown_in_the_text_as_written(client: FlaskClient) -> None:
    query = "SELECT * { ?s a x:y }"
    said = client.get("/sparql/explain", query_string={"query": query}).get_json()["detail"]
    assert query in said
    assert "Line 1, column 17" in said


def test_markup_stays_text(client: FlaskClient) -> None:
    query = 'SELECT * { ?x ?p "<script>{0}{x}</script>" }'
    page = client.get("/sparql/explain", query_string={"query": query}, headers=PAGE)
    assert page.status_code == 200
    assert "<script>" not in page.text
