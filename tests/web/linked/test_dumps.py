"""The dumps hold the whole graph, under checksums that are true."""

import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from tests.web.conftest import sample_graph

from bilik import cli
from bilik.publish.dumps import SUMS, write
from bilik.settings import Settings
from bilik.store.base import NOBODY, Answer, Caller, Front, Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.web.app import create_app

FORMATS = {
    "bilik.nq": RdfFormat.N_QUADS,
    "bilik.trig": RdfFormat.TRIG,
    "bilik.jsonld": RdfFormat.JSON_LD,
    "bilik.ttl": RdfFormat.TURTLE,
    "bilik.rdf": RdfFormat.RDF_XML,
}


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    snapshot = Snapshots(tmp_path / "build").publish(sample_graph(), "sample")
    return EmbeddedStore(snapshot.path, snapshot.version)


def fetch(client: FlaskClient, address: str, media_type: str = "") -> bytes:
    """Return a file, and let go of it."""
    with client.get(address) as answer:
        assert answer.status_code == 200
        assert media_type in str(answer.mimetype)
        return bytes(answer.data)


def test_all_formats_say_the_same_as_the_graph(store: EmbeddedStore, tmp_path: Path) -> None:
    write(store, tmp_path / "dump")
    expected = set(sample_graph())
    for name, kind in FORMATS.items():
        found = set(parse(path=tmp_path / "dump" / name, format=kind))
        if kind in {RdfFormat.TURTLE, RdfFormat.RDF_XML}:
            assert {q.triple for q in found} == {q.triple for q in expected}
        else:
            assert found == expected, name


def test_same_graph_same_bytes_and_checksums_that_are_true(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    first, second = write(store, tmp_path / "a"), write(store, tmp_path / "b")
    assert first == second
    for dump in first:
        body = (tmp_path / "a" / dump.name).read_bytes()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (dump.size, dump.sha256)
        assert f"{dump.sha256}  {dump.name}\n" in (tmp_path / "a" / SUMS).read_text()


def test_a_table_has_a_row_for_each_thing(store: EmbeddedStore, tmp_path: Path) -> None:
    write(store, tmp_path)
    text = (tmp_path / "tables" / "power.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["iri"].rpartition("/")[2] for row in rows] == ["dissolve", "initiate", "late"]
    assert rows[0]["label_kk"] == "Парламентті тарату"
    assert rows[0]["validFrom"] == "1995-09-05"


def test_the_server_writes_them_once_and_sends_them(client: FlaskClient, chosen: Settings) -> None:
    listed = client.get("/dumps/")
    assert listed.status_code == 200
    body = fetch(client, "/dumps/bilik.nq", "application/n-quads")
    digest = hashlib.sha256(body).hexdigest()
    assert digest in listed.text
    assert fetch(client, f"/dumps/{SUMS}").decode().startswith(f"{digest}  bilik.nq\n")
    path = chosen.build_dir / "dumps" / "sample" / "bilik.nq"
    written = path.stat().st_mtime_ns
    assert (
        client.get("/dumps/bilik.nq", headers={"If-None-Match": f'"{digest}"'}).status_code == 304
    )
    with client.get("/dumps/bilik.nq", headers={"Range": "bytes=0-9"}) as part:
        assert (part.status_code, part.data) == (206, body[:10])
    assert path.stat().st_mtime_ns == written


def test_the_description_of_the_data_set_names_the_files(client: FlaskClient) -> None:
    client.get("/dumps/")
    digest = hashlib.sha256(fetch(client, "/dumps/bilik.ttl")).hexdigest()
    text = client.get("/void.nt").text
    assert "<http://localhost/dumps/bilik.ttl>" in text and digest in text


@pytest.mark.parametrize("name", ["nothing.nq", "../current", "%2e%2e/current", "tables"])
def test_other_files_are_not_sent(client: FlaskClient, name: str) -> None:
    assert client.get(f"/dumps/{name}").status_code == 404


class Changing(Front):
    """A store that gets another version while it is read."""

    asked = 0

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        self.asked += 1
        return super().answer(query, caller)

    def version(self) -> str:
        return "before" if self.asked < 2 else "after"


def test_files_of_a_graph_that_changed_meanwhile_are_not_kept(
    chosen: Settings, store: EmbeddedStore, tmp_path: Path
) -> None:
    client = create_app(replace(chosen, build_dir=tmp_path), Changing(store)).test_client()
    assert client.get("/dumps/").status_code == 503
    folder = tmp_path / "dumps"
    assert not (folder / "before").exists()
    with client.get("/dumps/bilik.nq") as answer:
        assert answer.status_code == 200
    assert [each.name for each in folder.iterdir()] == ["after"]


def test_a_graph_without_a_version_has_no_files(chosen: Settings, store: EmbeddedStore) -> None:
    path = Snapshots(chosen.build_dir).current()
    assert path is not None
    unversioned = create_app(chosen, EmbeddedStore(path.path, "")).test_client()
    assert unversioned.get("/dumps/").status_code == 404
    assert "dumps/bilik" not in unversioned.get("/void.nt").text


def test_the_command_says_what_it_wrote(
    chosen: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILIK_BUILD_DIR", str(chosen.build_dir))
    done = CliRunner().invoke(cli.main, ["dump", str(tmp_path / "out")])
    assert done.exit_code == 0 and "Wrote version sample" in done.output
    monkeypatch.setenv("BILIK_BUILD_DIR", str(tmp_path / "nothing"))
    done = CliRunner().invoke(cli.main, ["dump", str(tmp_path / "out")])
    assert done.exit_code == 5 and "bilik build" in done.output
