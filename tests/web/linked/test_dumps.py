"""The dumps hold the whole graph, under checksums that are true, and only that of their version."""

import csv
import hashlib
import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)
from tests.web.conftest import sample_graph
from werkzeug.test import TestResponse

from bilik import cli
from bilik.publish import canonical
from bilik.publish.dumps import SUMS, write
from bilik.settings import Settings
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.web.app import create_app

PATIENCE_SECONDS = 60

FORMATS = {
    "bilik.nq": RdfFormat.N_QUADS,
    "bilik.trig": RdfFormat.TRIG,
    "bilik.jsonld": RdfFormat.JSON_LD,
    "bilik.ttl": RdfFormat.TURTLE,
    "bilik.rdf": RdfFormat.RDF_XML,
}


def patiently(client: FlaskClient, address: str) -> TestResponse:
    """Ask again as a client does that is told to wait, until the answer is another one."""
    end = time.monotonic() + PATIENCE_SECONDS
    while (answer := client.get(address)).status_code == 503 and time.monotonic() < end:
        assert int(answer.headers["Retry-After"]) > 0
        time.sleep(0.1)
    return answer


def fetch(client: FlaskClient, address: str, media_type: str = "") -> bytes:
    """Return a file, and let go of it."""
    with client.get(address) as answer:
        assert answer.status_code == 200
        assert media_type in str(answer.mimetype)
        return bytes(answer.data)


def test_all_formats_say_the_same_as_the_graph(tmp_path: Path) -> None:
    expected = set(sample_graph())
    write(expected, tmp_path / "dump")
    for name, kind in FORMATS.items():
        found = set(parse(path=tmp_path / "dump" / name, format=kind))
        if kind in {RdfFormat.TURTLE, RdfFormat.RDF_XML}:
            assert {q.triple for q in found} == {q.triple for q in expected}
        else:
            assert found == expected, name


def test_same_graph_same_bytes_and_checksums_that_are_true(tmp_path: Path) -> None:
    first = write(sample_graph(), tmp_path / "a")
    assert first == write(reversed(sample_graph()), tmp_path / "b")
    for dump in first:
        body = (tmp_path / "a" / dump.name).read_bytes()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (dump.size, dump.sha256)
        assert f"{dump.sha256}  {dump.name}\n" in (tmp_path / "a" / SUMS).read_text()


def test_prefixes_stand_in_order(tmp_path: Path) -> None:
    write(sample_graph(), tmp_path)
    for name in ("bilik.ttl", "bilik.trig"):
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        head = [line for line in lines if line.startswith("@prefix")]
        assert len(head) > 20 and head == sorted(head) == lines[: len(head)]


def test_a_reading_that_fails_leaves_the_files_that_were_there(tmp_path: Path) -> None:
    before = write(sample_graph(), tmp_path)
    paths = sorted(tmp_path.rglob("*"))

    def failing() -> object:
        yield sample_graph()[0]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        write(failing(), tmp_path)  # type: ignore[arg-type]
    assert sorted(tmp_path.rglob("*")) == paths
    assert f"{before[0].sha256}  " in (tmp_path / SUMS).read_text()


_NODES = st.sampled_from([*map(BlankNode, "abcd"), *(NamedNode("urn:" + x) for x in "xyz")])
_OBJECTS = _NODES | st.text(max_size=3).map(Literal)
_QUADS = st.lists(
    st.builds(
        Quad,
        _NODES,
        st.sampled_from([NamedNode("urn:p"), NamedNode("urn:q")]),
        _OBJECTS,
        st.sampled_from([NamedNode("urn:g"), NamedNode("urn:h")]),
    ),
    max_size=12,
)


@given(_QUADS)
def test_the_lines_are_those_of_the_canonical_document(quads: list[Quad]) -> None:
    whole = Dataset(quads)
    whole.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    expected = sorted(f"{quad} .\n".encode() for quad in whole)
    assert list(canonical.lines(quads, Path("/tmp"))) == expected


@given(st.lists(st.binary(max_size=3).map(lambda some: some.replace(b"\n", b"") + b"\n")))
def test_lines_are_sorted_in_however_many_files(lines: list[bytes]) -> None:
    found = canonical.in_order(lines, Path("/tmp"), most=3, files=2)
    assert list(found) == sorted(set(lines))


def test_a_table_has_a_row_for_each_thing(tmp_path: Path) -> None:
    write(sample_graph(), tmp_path)
    text = (tmp_path / "tables" / "power.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["iri"].rpartition("/")[2] for row in rows] == ["dissolve", "initiate", "late"]
    assert rows[0]["label_kk"] == "Парламентті тарату"
    assert rows[0]["validFrom"] == "1995-09-05"


def test_the_server_has_them_written_once_and_sends_them(
    client: FlaskClient, chosen: Settings
) -> None:
    listed = patiently(client, "/dumps/")
    assert listed.status_code == 200
    body = fetch(client, "/dumps/bilik.nq", "application/n-quads")
    digest = hashlib.sha256(body).hexdigest()
    assert digest in listed.text
    assert f"{digest}  bilik.nq\n" in fetch(client, f"/dumps/{SUMS}").decode()
    path = chosen.dumps / "version-sample" / "bilik.nq"
    written = path.stat().st_mtime_ns
    assert (
        client.get("/dumps/bilik.nq", headers={"If-None-Match": f'"{digest}"'}).status_code == 304
    )
    with client.get("/dumps/bilik.nq", headers={"Range": "bytes=0-9"}) as part:
        assert (part.status_code, part.data) == (206, body[:10])
    assert path.stat().st_mtime_ns == written


def test_the_description_of_the_data_set_names_the_files(client: FlaskClient) -> None:
    patiently(client, "/dumps/")
    digest = hashlib.sha256(fetch(client, "/dumps/bilik.ttl")).hexdigest()
    text = client.get("/void.nt").text
    assert "<http://localhost/dumps/bilik.ttl>" in text and digest in text


@pytest.mark.parametrize("name", ["nothing.nq", "../current", "%2e%2e/current", "tables"])
def test_other_files_are_not_sent(client: FlaskClient, name: str) -> None:
    patiently(client, "/dumps/")
    assert client.get(f"/dumps/{name}").status_code == 404


@pytest.fixture
def own(chosen: Settings, tmp_path: Path) -> Settings:
    """Settings over a graph that a test may change."""
    settings = replace(chosen, build_dir=tmp_path / "build")
    Snapshots(settings.build_dir).publish(sample_graph(), "before")
    return settings


Opened = Callable[[Settings, Limits], Flask]


@pytest.fixture
def open_app(request: pytest.FixtureRequest) -> Opened:
    def start(settings: Settings, limits: Limits) -> Flask:
        pool = WorkerPool(Snapshots(settings.build_dir), limits)
        request.addfinalizer(pool.close)
        app = create_app(settings, pool)
        request.addfinalizer(app.extensions["bilik"].dumping.close)
        return app

    return start


def test_files_of_the_graph_before_a_change_are_not_those_of_the_graph_after_it(
    own: Settings, open_app: Opened
) -> None:
    # The limit of answers is no limit of files.
    app = open_app(own, Limits(workers=1, answer_bytes=200))
    client = app.test_client()
    assert patiently(client, "/dumps/").status_code == 200
    assert "2022-06-08" in fetch(client, "/dumps/bilik.nq").decode()
    Snapshots(own.build_dir).publish(sample_graph()[:4], "after")
    app.extensions["bilik"].store.version()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while app.extensions["bilik"].store.version() != "after" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert client.get("/dumps/bilik.nq").status_code == 503
    assert "dumps/bilik" not in client.get("/void.nt").text
    with patiently(client, "/dumps/bilik.nq") as answer:
        assert answer.status_code == 200 and b"2022-06-08" not in answer.data
    assert {each.name for each in own.dumps.iterdir()} == {"lock", "version-after"}


def test_while_the_files_are_being_written_all_else_is_answered(
    own: Settings, open_app: Opened
) -> None:
    client = open_app(own, Limits(workers=1)).test_client()
    first = client.get("/dumps/bilik.nq")
    assert (first.status_code, first.json and first.json["type"].rpartition("/")[2]) == (
        503,
        "not-ready",
    )
    assert client.get("/sparql?query=ASK{}").status_code == 200
    assert "not-ready" in client.get("/dumps/").text
    with patiently(client, "/dumps/bilik.nq") as answer:
        assert answer.status_code == 200


def test_why_the_files_cannot_be_written_is_said_and_tried_again(
    own: Settings, open_app: Opened
) -> None:
    own.dumps.write_text("a file where a folder should be")
    client = open_app(own, Limits(workers=1)).test_client()
    failed = patiently(client, "/dumps/")
    assert failed.status_code == 500 and "cannot be written" in failed.text
    own.dumps.unlink()
    assert patiently(client, "/dumps/").status_code == 200


def test_a_server_that_ends_leaves_no_half_files(own: Settings, open_app: Opened) -> None:
    app = open_app(own, Limits(workers=1))
    assert app.test_client().get("/dumps/").status_code == 503
    app.extensions["bilik"].dumping.close()
    done = _run(own, "dump")
    assert done.exit_code == 0 and "Version before is in" in done.output
    assert app.test_client().get("/dumps/").status_code == 200
    assert not [*own.dumps.rglob(".partial*")]


def test_a_graph_without_a_version_has_no_files(chosen: Settings) -> None:
    path = Snapshots(chosen.build_dir).current()
    assert path is not None
    unversioned = create_app(chosen, EmbeddedStore(path.path, "")).test_client()
    assert unversioned.get("/dumps/").status_code == 404
    assert "dumps/bilik" not in unversioned.get("/void.nt").text


def test_the_command_says_what_it_wrote(own: Settings, tmp_path: Path) -> None:
    done = _run(own, "dump", str(tmp_path / "out"))
    assert done.exit_code == 0 and "Version before is in" in done.output
    assert (tmp_path / "out" / SUMS).is_file() and not own.dumps.exists()
    done = _run(replace(own, build_dir=tmp_path / "nothing"), "dump", str(tmp_path / "out"))
    assert done.exit_code == 5 and "bilik build" in done.output


def _run(chosen: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments, env=chosen.environment())
