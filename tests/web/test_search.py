import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

PAGE = {"Accept": "text/html"}
COUNCIL = "https://w3id.org/bilik/id/institution/supreme-council"


@pytest.fixture(scope="module")
def client(built_app: Flask) -> FlaskClient:
    return built_app.test_client()


def found(client: FlaskClient, **query: object) -> list[dict[str, object]]:
    response = client.get("/search.json", query_string=query)
    assert response.status_code == 200
    hits: list[dict[str, object]] = response.get_json()["hits"]
    return hits


@pytest.mark.parametrize(
    "text", ["жоғарғы кеңес", "Joğarğy Keñes", "Верховный Совет", "supreme counsil"]
)
def test_the_council_is_found_however_it_is_written(client: FlaskClient, text: str) -> None:
    hit = found(client, q=text, lang="kk")[0]
    assert hit["iri"] == COUNCIL
    assert hit["label"] == "Жоғарғы Кеңес"
    assert hit["page"]


def test_a_sentence_leads_into_the_reader(client: FlaskClient) -> None:
    hits = found(client, q="қос билік жағдайы", limit=50)
    sentence = next(hit for hit in hits if hit["reader"])
    address, _, anchor = str(sentence["reader"]).partition("#")
    text = client.get(address, headers=PAGE).text
    assert f'id="{anchor}"' in text


def test_marks_are_the_words_that_answer(client: FlaskClient) -> None:
    hit = found(client, q="Верховного Совета", limit=1, **{"in": "ru"})[0]
    matched = hit["matched"]
    assert isinstance(matched, dict)
    words = [matched["text"][start:end] for start, end in matched["marks"]]
    assert words[0].startswith("Верховн")
    page = client.get("/search", query_string={"q": "Верховного Совета"}, headers=PAGE).text
    assert "<mark>Верховн" in page


def test_language_and_type_narrow(client: FlaskClient) -> None:
    hits = found(client, q="Конституция", limit=100, **{"in": "ru", "type": "bilik:Constitution"})
    assert hits
    for hit in hits:
        matched = hit["matched"]
        assert isinstance(matched, dict)
        assert matched["language"] == "ru"
    local = found(client, q="Конституция", limit=100, **{"in": "ru", "type": "Constitution"})
    assert local == hits


def test_sentences_and_names_are_asked_apart(client: FlaskClient) -> None:
    for kind, expected in (
        ("names", {"label", "alternative"}),
        ("sentences", {"sentence", "passage"}),
    ):
        hits = found(client, q="жоғарғы кеңес", kind=kind, limit=50)
        matched = [hit["matched"] for hit in hits]
        assert matched
        assert {each["kind"] for each in matched if isinstance(each, dict)} <= expected


def test_pages_follow_each_other_without_gap_or_repetition(client: FlaskClient) -> None:
    whole = [hit["iri"] for hit in found(client, q="Президент", limit=30)]
    address, pieces = "/search.json?q=Президент&limit=10", []
    for _ in range(3):
        answer = client.get(address).get_json()
        pieces += [hit["iri"] for hit in answer["hits"]]
        address = answer["next"]
    assert pieces == whole


def test_accept_chooses_between_page_and_data(client: FlaskClient) -> None:
    data = client.get("/search?q=суд", headers={"Accept": "application/json"})
    assert data.mimetype == "application/json"
    assert json.loads(data.data) == client.get("/search.json?q=суд").get_json()
    page = client.get("/search?q=суд", headers=PAGE)
    assert page.mimetype == "text/html"
    assert "Accept" in page.headers["Vary"]


@pytest.mark.parametrize(("lang", "words"), [("kk", "Келесі"), ("ru", "Дальше"), ("en", "Next")])
def test_the_page_speaks_three_languages(client: FlaskClient, lang: str, words: str) -> None:
    query = {"q": "Президент", "lang": lang}
    text = client.get("/search", query_string=query, headers=PAGE).text
    assert f'<html lang="{lang}">' in text
    assert words in text
    assert "<script" not in text
    following = re.findall(r'rel="next" href="([^"]+)"', text)[0].replace("&amp;", "&")
    assert 'start="21"' in client.get(following, headers=PAGE).text


def test_an_empty_search_is_a_form_and_a_vain_one_says_so(client: FlaskClient) -> None:
    empty = client.get("/search?lang=en", headers=PAGE)
    assert (empty.status_code, "<ol" in empty.text) == (200, False)
    assert "Nothing was found" in client.get("/search?q=qwrtplkj&lang=en", headers=PAGE).text


def test_markup_stays_text(client: FlaskClient) -> None:
    text = client.get("/search", query_string={"q": '"><script>x</script>'}, headers=PAGE).text
    assert "<script" not in text


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=x",
        "limit=٣",
        "offset=99999999",
        "offset=" + "0" * 12 + "9" * 5000,
        "in=de",
        "kind=x",
    ],
)
def test_what_cannot_be_asked_is_said(client: FlaskClient, query: str) -> None:
    response = client.get(f"/search.json?q=a&{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"


def test_the_endpoint_knows_search_and_collation(client: FlaskClient) -> None:
    query = """
    PREFIX bilik: <https://w3id.org/bilik/ontology#>
    SELECT ?x { ?x bilik:search "жоғарғы кеңестің" ; a bilik:Legislature . }
    ORDER BY bilik:collate(STR(?x))"""
    answer = client.get("/sparql", query_string={"query": query})
    assert answer.status_code == 200
    assert COUNCIL in answer.text
