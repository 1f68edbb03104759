"""The pages of the ontology in the application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bilik.docs.files import page
from bilik.settings import Settings
from bilik.vocabulary import LANGUAGES

HTML = {"Accept": "text/html"}


@pytest.fixture
def documented(chosen: Settings) -> Iterator[Path]:
    """A build folder that has a page in each language."""
    paths = [page(chosen.build_dir, code) for code in LANGUAGES]
    for path, code in zip(paths, LANGUAGES, strict=True):
        path.parent.mkdir(parents=True)
        path.write_text(f'<html lang="{code}">Ә</html>', encoding="utf-8")
    yield chosen.build_dir
    for path in paths:
        path.unlink()
        path.parent.rmdir()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_is_served_as_it_was_written(
    client: FlaskClient, documented: Path, code: str
) -> None:
    with client.get(f"/ontology/{code}/") as response:
        assert response.status_code == 200
        assert response.content_type == "text/html; charset=utf-8"
        assert response.data == page(documented, code).read_bytes()
        policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_that_the_reader_has_is_not_sent_again(
    client: FlaskClient, documented: Path
) -> None:
    with client.get("/ontology/kk/") as response:
        tag = response.headers["ETag"]
    with client.get("/ontology/kk/", headers={"If-None-Match": tag}) as response:
        assert response.status_code == 304


def test_relative_links_need_the_slash_at_the_end(client: FlaskClient, documented: Path) -> None:
    response = client.get("/ontology/ru")
    assert response.status_code == 308
    assert response.headers["Location"].endswith("/ontology/ru/")


@pytest.mark.parametrize(
    ("query", "accepted", "code"), [("", "kk-KZ", "kk"), ("?lang=ru", "kk", "ru"), ("", "fr", "en")]
)
def test_the_reader_is_led_to_the_own_language(
    client: FlaskClient, documented: Path, query: str, accepted: str, code: str
) -> None:
    response = client.get(f"/ontology/{query}", headers={"Accept-Language": accepted})
    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"/ontology/{code}/")
    assert response.headers["Vary"] == "Accept, Accept-Language"


@pytest.mark.parametrize("headers", [HTML, {}])
def test_before_they_are_built_the_page_says_how(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    response = client.get("/ontology/kk/", headers=headers)
    assert response.status_code == 404
    assert "make docs" in response.text


def test_other_languages_have_no_page(client: FlaskClient, documented: Path) -> None:
    assert client.get("/ontology/fr/", headers=HTML).status_code == 404
    assert client.get("/ontology/../", headers=HTML).status_code == 404


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_front_page_leads_there(client: FlaskClient, documented: Path, code: str) -> None:
    assert f'href="/ontology/?lang={code}"' in client.get(f"/?lang={code}").text
    assert client.get(f"/ontology/?lang={code}").headers["Location"].endswith(f"/ontology/{code}/")


@pytest.mark.parametrize("code", LANGUAGES)
def test_before_they_are_built_the_reader_gets_the_list_of_terms(
    client: FlaskClient, code: str
) -> None:
    response = client.get(f"/ontology/?lang={code}", headers=HTML)
    assert response.headers["Location"].endswith(f"/ontology/terms?lang={code}")
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("name", ["bilik.css", "ontology.css", "bilik.svg"])
def test_what_the_pages_load_is_there(client: FlaskClient, name: str) -> None:
    with client.get(f"/static/{name}") as response:
        assert response.status_code == 200
