import re

import pytest
from flask.testing import FlaskClient

from bilik import errors
from bilik.protocol.problem import problem
from bilik.vocabulary import LANGUAGES, compact
from bilik.web.language import load_strings

QUESTION = "/questions/powers-on-a-day"


def test_every_language_has_all_words() -> None:
    strings = load_strings()
    assert set(strings) == set(LANGUAGES)
    for words in strings.values():
        assert set(words) == set(strings["en"])
        assert all(words.values())


@pytest.mark.parametrize(
    ("query", "accept_language", "language", "words"),
    [
        ({}, None, "en", "legal acts"),
        ({}, "kk-KZ,ru;q=0.5", "kk", "құқықтық акт"),
        ({"lang": "ru"}, "kk", "ru", "правовые акты"),
        ({"lang": "xx"}, "ru", "ru", "правовые акты"),
        ({}, "fr", "en", "legal acts"),
    ],
)
def test_the_front_page_speaks_three_languages(
    client: FlaskClient,
    query: dict[str, str],
    accept_language: str | None,
    language: str,
    words: str,
) -> None:
    headers = {"Accept-Language": accept_language} if accept_language else {}
    response = client.get("/", query_string=query, headers=headers)
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text
    assert words in response.text
    assert "Accept-Language" in response.headers["Vary"]
    assert "Access-Control-Allow-Origin" in response.headers


def test_the_front_page_counts_and_lists_questions(client: FlaskClient) -> None:
    text = client.get("/?lang=kk").text
    assert re.search(r"<dt>өкілеттік</dt><dd>3</dd>", text)
    assert "Белгілі бір күні қандай өкілеттіктер күшінде болды?" in text
    assert 'href="/questions/powers-on-a-day?lang=kk"' in text


@pytest.mark.parametrize("page", ["/", "/sparql", QUESTION])
def test_pages_load_nothing_from_elsewhere(client: FlaskClient, page: str) -> None:
    text = client.get(page, headers={"Accept": "text/html"}).text
    parts = re.findall(r"<(?:link|img|script|iframe)[^>]*>", text)
    # Other forms of the page are named, and not loaded.
    parts = [part for part in parts if 'rel="alternate"' not in part]
    loaded = re.findall(r'(?:href|src)="([^"]*)"', " ".join(parts))
    assert loaded
    for address in loaded:
        assert address.startswith("/static/")
        with client.get(address) as response:
            assert response.status_code == 200
    assert "style=" not in text


@pytest.mark.parametrize("page", ["/", "/sparql", QUESTION])
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, page: str) -> None:
    text = client.get(page, headers={"Accept": "text/html"}).text
    links = {link.replace("&amp;", "&") for link in re.findall(r'<a [^>]*href="(/[^"]*)"', text)}
    assert len(links) > 3
    for link in links:
        headers = {"Accept": "text/html,*/*;q=0.8"}
        answer = client.get(link, headers=headers, follow_redirects=True)
        assert answer.status_code == 200, link


def test_a_question_shows_days_and_labels(client: FlaskClient) -> None:
    text = client.get(QUESTION, query_string={"lang": "ru"}).text
    assert "Какие полномочия действовали в данный день?" in text
    assert 'value="2007-06-01" type="date"' in text
    assert ">Роспуск Парламента</a>" in text
    assert '<td class="day">1995-09-05</td>' in text
    assert "Legislative &lt;initiative&gt;" in text  # the only label there is
    assert "2022-06-08" not in text


def test_a_parameter_changes_the_answer(client: FlaskClient) -> None:
    text = client.get(QUESTION, query_string={"date": "2023-01-01", "lang": "en"}).text
    assert "2022-06-08" in text
    assert "pw:late" in text
    assert f'href="{QUESTION}.csv?date=2023-01-01"' in text


@pytest.mark.parametrize(
    ("suffix", "media_type"), [("csv", "text/csv"), ("json", "application/sparql-results+json")]
)
def test_a_question_is_also_data(client: FlaskClient, suffix: str, media_type: str) -> None:
    response = client.get(f"{QUESTION}.{suffix}", query_string={"date": "1994-01-01"})
    assert response.status_code == 200
    assert response.mimetype == media_type
    assert "initiate" in response.text
    assert "dissolve" not in response.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (QUESTION + "?date=never", 400),
        (QUESTION + "?date=2007-01-01&date=2008-01-01", 400),
        ("/questions/unknown", 404),
        ("/questions/unknown.csv", 404),
        ("/questions/../app.py", 404),
        ("/static/../app.py", 404),
        ("/nowhere", 404),
    ],
)
def test_errors_are_problems_or_pages(client: FlaskClient, address: str, status: int) -> None:
    machine = client.get(address)
    assert (machine.status_code, machine.mimetype) == (status, "application/problem+json")
    person = client.get(address, headers={"Accept": "text/html", "Accept-Language": "kk"})
    assert (person.status_code, person.mimetype) == (status, "text/html")
    assert f"Қате {status}" in person.text
    for response in (machine, person):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Traceback" not in response.text


def test_health(client: FlaskClient) -> None:
    health = client.get("/health").get_json()
    assert health["status"] == "ok"
    assert health["graph_version"] == "sample"
    assert health["triples"] == 10
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", health["version"])


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/bilik/ontology#LegalAct", "bilik:LegalAct"),
        ("https://w3id.org/bilik/id/power/x", "pw:x"),
        ("https://w3id.org/bilik/graph/doc/x", "https://w3id.org/bilik/graph/doc/x"),
        ("http://example.org/x", "http://example.org/x"),
    ],
)
def test_compact(iri: str, name: str) -> None:
    assert compact(iri) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_about_an_error_speaks_the_language(client: FlaskClient, language: str) -> None:
    words = load_strings()[language]
    page = client.get(f"/doc/act/nothing?lang={language}", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert f"<h1>{words['fault_404']}</h1>" in page.text
    detail = page.text.partition('<div lang="en">')[2]
    assert "The graph knows nothing of" in detail


def test_every_error_has_a_title_in_each_language() -> None:
    kinds = [getattr(errors, name) for name in errors.__all__]
    statuses = {problem(kind("What to do.")).status for kind in kinds} - {499}
    for words in load_strings().values():
        assert {f"fault_{status}" for status in statuses | {404, 405}} <= words.keys()
