"""The whole application on other engines: what it shows, what it sends there, what it checks."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Quad
from tests.store.peers import PEERS, started

from bilik import served
from bilik.cli import main
from bilik.cli.push import push_built
from bilik.errors import NotReadyError
from bilik.graph import question
from bilik.graph.knowledge import Knowledge
from bilik.publish import dumps
from bilik.settings import Settings
from bilik.store import source
from bilik.store.base import Query, Update
from bilik.store.endpoint import Endpoint
from bilik.store.remote import RemoteStore
from bilik.store.remote_writer import RemoteWriter
from bilik.web.app import create_app
from bilik.web.opening import open_store

pytestmark = pytest.mark.slow

PAGES = (
    "/",
    "/?asOf=2008-01-01",
    "/powers",
    "/powers?asOf=2008-01-01",
    "/compare",
    "/compare?from=c2011&to=c2017",
    "/documents",
    "/claims",
    "/search?q=жоғарғы+кеңестің",
    "/about",
    "/questions",
    "/questions/powers-on-a-day?date=2008-01-01",
    "/doc/act/constitution-1995",
    "/doc/act/constitution-1995.ttl",
    "/doc/act/constitution-1995.jsonld",
    "/doc/act/never-was",
    "/.well-known/void",
    "/api/openapi.json",
    "/api/questions/powers-on-a-day",
    "/health",
)
# What Virtuoso sorts by its own alphabet, in which case does not count.
_SORTED = {"/questions/powers-on-a-day?date=2008-01-01", "/api/questions/powers-on-a-day"}
_LAW = "Under the Constitution of 1995, the President appoints the Prime Minister.\n"


@dataclass(frozen=True)
class Both:
    """The application on our own engine and on another one, with the same graph."""

    settings: Settings
    here: FlaskClient
    there: FlaskClient


@pytest.fixture(scope="module", params=PEERS)
def elsewhere(
    request: pytest.FixtureRequest, built_graph: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """Settings of a server of another make that has the built graph, and of a copy of the build."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(built_graph.build_dir, folder / "build")
    with _pushed_to(request.param, replace(built_graph, build_dir=folder / "build")) as chosen:
        yield chosen


@contextmanager
def _pushed_to(engine: str, built: Settings) -> Iterator[Settings]:
    folder = built.build_dir.parent / "engine"
    folder.mkdir()
    with started(engine, folder) as there:
        chosen = replace(
            built,
            store_url=there.query.rpartition("/")[0],
            store_engine=engine,
            store_user="dba",
            store_password="dba",
        )
        push_built(chosen)
        yield chosen


@pytest.fixture(scope="module")
def both(built_app: Flask, elsewhere: Settings) -> Iterator[Both]:
    theirs = open_store(elsewhere)
    app = create_app(elsewhere, theirs)
    yield Both(elsewhere, built_app.test_client(), app.test_client())
    theirs.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same(both: Both, path: str) -> None:
    here, there = (
        client.get(path, headers={"Accept-Language": "en"}, follow_redirects=True)
        for client in (both.here, both.there)
    )
    assert there.status_code == here.status_code
    assert there.content_type == here.content_type
    if path in _SORTED and both.settings.store_engine == "virtuoso":
        assert sorted(_parts(there.text)) == sorted(_parts(here.text))
        return
    assert there.text == here.text
    assert there.headers.get("ETag") == here.headers.get("ETag")


def test_the_graph_store_and_the_service_description_name_one_graph_more(both: Both) -> None:
    def names(client: FlaskClient) -> set[str]:
        text = client.get("/sparql", headers={"Accept": "application/n-triples"}).text
        return set(re.findall(r"service-description#name> <([^>]+)>", text))

    assert names(both.there) - names(both.here) == {"https://w3id.org/bilik/graph/push"}
    assert names(both.here) - names(both.there) <= {"https://w3id.org/bilik/graph/quarantine"}


def test_every_question_has_the_expected_rows(both: Both) -> None:
    folder = Knowledge(both.settings.knowledge).questions
    for asked in question.load(folder):
        expected = (folder / f"{asked.name}.csv").read_text(encoding="utf-8")
        answer = both.there.get(f"/questions/{asked.name}.csv").text
        if both.settings.store_engine == "virtuoso":
            assert _without_order(answer) == _without_order(expected), asked.name
        else:
            assert _table(answer) == _table(expected), asked.name


_TRUTH = {"true": ["1"], "false": ["0"]}


def _without_order(text: str) -> list[list[list[str]]]:
    """Return rows and what their cells list, sorted; Virtuoso's CSV has numbers for booleans."""
    rows = [[sorted(cell.split("; ")) for cell in row] for row in _table(text)]
    return sorted([_TRUTH.get(cell[0], cell) for cell in row] for row in rows)


def _parts(text: str) -> list[str]:
    # Virtuoso keeps to the letter of SPARQL: what GROUP_CONCAT makes has no language.
    return re.split(r"\n|},{", text.replace('"lang":"en",', ""))


def _table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_graph_there_has_no_faults(elsewhere: Settings) -> None:
    stages: list[str] = []
    assert served.run(elsewhere, progress=stages.append) == ()
    assert stages == ["checks", "SHACL"]


def test_the_files_of_the_graph_there_are_those_of_the_graph_here(
    elsewhere: Settings, built_graph: Settings, tmp_path: Path
) -> None:
    with source.opened(built_graph) as here, source.opened(elsewhere) as there:
        assert there.version == here.version
        ours = dumps.write(here.quads, tmp_path / "here")
        assert dumps.write(there.quads, tmp_path / "there") == ours


@pytest.fixture(params=PEERS)
def small(
    request: pytest.FixtureRequest, small_graph: Settings, tmp_path: Path
) -> Iterator[Settings]:
    """Settings of another such server, with the small graph."""
    build_dir = Path(shutil.copytree(small_graph.build_dir, tmp_path / "build"))
    with _pushed_to(request.param, replace(small_graph, build_dir=build_dir)) as chosen:
        yield chosen


def test_documents_reach_the_other_engine_and_leave_it_again(
    small: Settings, tmp_path: Path
) -> None:
    law = tmp_path / "law.txt"
    law.write_text(_LAW, encoding="utf-8")
    store = RemoteStore.at(Endpoint.of(small))
    before, version = _graphs(store), store.version()
    told = _run(small, "populate", str(law))
    sent, of = map(int, re.findall(r"Sent (\d+) of (\d+) graphs", told)[0])
    assert 0 < sent < of
    (new,) = _graphs(store) - before
    assert new.startswith("https://w3id.org/bilik/graph/doc/")
    assert "has this graph already" in _run(small, "populate", str(law))
    _run(small, "forget", "law.txt")
    assert _graphs(store) == before
    assert store.version() == version
    store.close()


def test_files_of_a_graph_that_changed_meanwhile_are_not_kept(
    small: Settings, tmp_path: Path
) -> None:
    writer = RemoteWriter(Endpoint.of(small))
    with source.opened(small) as there, pytest.raises(NotReadyError, match="changed"):

        def changing() -> Iterator[Quad]:
            for number, quad in enumerate(there.quads):
                if number == 0:
                    writer.write(Update("INSERT DATA { GRAPH <urn:new> { <urn:a> <urn:b> 1 } }"))
                yield quad

        dumps.write(changing(), tmp_path / "changed")
    assert list((tmp_path / "changed").iterdir()) == []
    writer.close()


def _run(chosen: Settings, *arguments: str) -> str:
    environment = {
        "BILIK_KNOWLEDGE": str(chosen.knowledge),
        "BILIK_BUILD_DIR": str(chosen.build_dir),
        "BILIK_STORE_URL": chosen.store_url,
        "BILIK_STORE_ENGINE": chosen.store_engine,
        "BILIK_STORE_USER": chosen.store_user,
        "BILIK_STORE_PASSWORD": chosen.store_password,
        "BILIK_READERS": "1",
    }
    done = CliRunner().invoke(main, arguments, env=environment, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def _graphs(store: RemoteStore) -> set[str]:
    text = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }"
    rows = json.loads(store.answer(Query(text)).read())["results"]["bindings"]
    return {row["graph"]["value"] for row in rows}
