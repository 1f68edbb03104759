import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bilik.vocabulary import LANGUAGES, PREFIXES
from bilik.web import editor

PAGE = {"Accept": "text/html"}
SCRIPT = Path(editor.__file__).parent / "static" / "editor.js"


@pytest.fixture(params=[True, False], ids=["built", "not built"])
def built(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    answer = bool(request.param)
    monkeypatch.setattr(editor, "is_built", lambda: answer)
    return answer


def test_the_page_has_the_editor_when_its_files_are_there(client: FlaskClient, built: bool) -> None:
    response = client.get("/sparql", headers=PAGE)
    scripts = re.findall(r"<script([^>]*)>([^<]*)</script>", response.text)
    assert bool(scripts) == built
    assert all('src="/static/' in attributes and not text for attributes, text in scripts)
    assert "<textarea" in response.text
    policy = response.headers["Content-Security-Policy"]
    assert ("script-src 'self';" in policy) == built
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert policy.startswith("default-src 'none'")
    assert len(response.headers.get_all("Content-Security-Policy")) == 1


def test_other_pages_run_no_script(client: FlaskClient, built: bool) -> None:
    response = client.get("/", headers=PAGE)
    assert "script-src" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editor_learns_prefixes_examples_and_words(client: FlaskClient, language: str) -> None:
    told = client.get(f"/sparql/editor.json?lang={language}").get_json()
    assert told["endpoint"] == "http://localhost/sparql"
    assert told["prefixes"] == PREFIXES
    assert told["language"] == language
    assert told["words"]["examples"]
    (example,) = told["examples"]
    assert example["name"] == "powers-on-a-day"
    assert "#+" not in example["query"]
    assert client.get("/sparql", query_string={"query": example["query"]}).status_code == 200


def test_the_script_uses_no_word_that_is_not_given(client: FlaskClient) -> None:
    words = client.get("/sparql/editor.json").get_json()["words"]
    script = SCRIPT.read_text(encoding="utf-8")
    assert set(re.findall(r"words\.(\w+)", script)) == set(words)


def test_the_script_writes_no_markup_and_leaves_no_host() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", script)
    hosts = set(re.findall(r"https?://[\w.]+", script))
    assert hosts == {"https://w3id.org", "http://www.w3.org"}  # names of things, never fetched
