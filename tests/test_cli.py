"""The command as a person meets it: help, answers, and one clear line when something is wrong."""

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bilik.cli import main
from bilik.settings import SETTINGS, Settings


@pytest.fixture(scope="module")
def built(built_graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built graph in a folder of its own."""
    folder = tmp_path_factory.mktemp("cli") / "build"
    return Path(shutil.copytree(built_graph.build_dir, folder))


def run(*words: str, folder: Path, **environ: str) -> Result:
    return CliRunner().invoke(main, words, env={"BILIK_BUILD_DIR": str(folder), **environ})


def test_a_build_says_what_it_built_and_when_nothing_changed(
    small_knowledge: Path, tmp_path: Path
) -> None:
    for words in ("statements from 2 documents", "Nothing changed"):
        result = run("build", folder=tmp_path, BILIK_KNOWLEDGE=str(small_knowledge))
        assert result.exit_code == 0, result.output
        assert words in result.output


def test_help_names_every_command(tmp_path: Path) -> None:
    text = run("--help", folder=tmp_path).output
    assert all(f"\n  {name} " in text for name in main.list_commands(click.Context(main)))
    for name in main.list_commands(click.Context(main)):
        assert run(name, "--help", folder=tmp_path).exit_code == 0


def test_the_powers_of_an_act_with_the_sentence_that_says_so(built: Path) -> None:
    result = run("query", "powers-of-an-act", "--format", "csv", folder=built)
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.output)))
    english = [row for row in rows if row["document"].endswith("004_5424537d251f563f")]
    assert {row["power"] for row in english} >= {
        "Forming the Security Council",
        "Approving state programmes",
    }
    assert all(row["sentence"].startswith("According to the Constitution") for row in english)
    assert {row["holder"] for row in english} == {"President of the Republic of Kazakhstan"}


def test_a_parameter_changes_the_answer(built: Path) -> None:
    words = ("query", "powers-of-an-act", "--format", "csv")
    other = run(*words, "--set", "act=act:law-2022-06-08", folder=built)
    assert "akim" in other.output.lower()
    assert "Security Council" not in other.output


def test_a_file_of_ones_own(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    result = run("query", str(path), folder=built)
    assert result.exit_code == 0
    assert "1 rows" in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("query", "powers-of-a-cat"), "There is no question 'powers-of-a-cat'. There are: "),
        (("query", "powers-of-an-act", "--set", "cat=1"), "has no parameter 'cat'"),
        (("query", "powers-of-an-act", "--set", "act"), "write NAME=VALUE"),
        (("query", "missing.rq"), "missing.rq"),
    ],
)
def test_a_wrong_question_gets_one_line(built: Path, words: tuple[str, ...], message: str) -> None:
    result = run(*words, folder=built)
    assert result.exit_code not in {0, 1}
    assert result.output.startswith("bilik: ")
    assert message in result.output
    assert "Traceback" not in result.output


def test_a_query_with_a_fault_points_at_it(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_text("SELECT * WHERE { ?s skos:prefLabel ?o }")
    result = run("query", str(path), folder=built)
    assert "prefix skos: is not declared; add PREFIX skos:" in result.output


def test_asking_before_building_says_what_to_do(tmp_path: Path) -> None:
    result = run("query", "powers-of-an-act", folder=tmp_path / "nothing")
    assert result.output == "bilik: No graph is built yet. Run `bilik build` first.\n"
    assert result.exit_code == 5


def test_an_occupied_port_is_named(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", str(taken.getsockname()[1]), folder=built)
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert "choose another one: --port" in result.output


def test_settings_are_listed(tmp_path: Path) -> None:
    text = run("settings", folder=tmp_path).output
    assert all(setting.variable in text for setting in SETTINGS)


def test_format_says_what_is_not_canonical(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<https://w3id.org/bilik/id/x/a> a <https://w3id.org/bilik/ontology#Law>.")
    assert run("format", "--check", str(path), folder=tmp_path).exit_code == 1
    assert run("format", str(path), folder=tmp_path).exit_code == 0
    assert run("format", "--check", str(path), folder=tmp_path).exit_code == 0


def test_diff_speaks_in_sentences(tmp_path: Path) -> None:
    start = "<https://w3id.org/bilik/ontology#Law> <http://www.w3.org/2000/01/rdf-schema#label> "
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    old.write_text(start + '"law"@en .')
    new.write_text(start + '"statute"@en .')
    result = run("diff", str(old), str(new), folder=tmp_path)
    assert "law" in result.output
    assert "statute" in result.output


def test_serve_answers_over_http(built: Path, tmp_path: Path) -> None:
    """The real command in a process of its own: started, asked, stopped."""

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environ = os.environ | {"BILIK_BUILD_DIR": str(built), "BILIK_WORKERS": "1"}
    command = [sys.executable, "-m", "bilik", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environ, cwd=tmp_path) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url + "/health")
            query = "SELECT%20(COUNT(*)%20AS%20?n)%20WHERE%20{?s%20?p%20?o}"
            with urllib.request.urlopen(f"{url}/sparql?query={query}") as answer:
                assert b'"value":"' in answer.read()
        finally:
            process.terminate()
        assert process.wait(20) == 0


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            threading.Event().wait(0.1)
    raise AssertionError(f"{url} did not answer")


def test_a_dry_run_shows_statements_as_json_and_tells_what_is_not_read(tmp_path: Path) -> None:
    text = "Under the Constitution of 1995, the President forms the Security Council."
    (tmp_path / "law.txt").write_text(text)
    (tmp_path / "noise.txt").write_bytes(b"\xff\xff")
    build = tmp_path / "build"
    result = run("populate", "--dry-run", "--format", "json", str(tmp_path), folder=build)
    assert result.exit_code == 3
    assert "bilik: noise.txt: not UTF-8 text" in result.stderr
    (document,) = json.loads(result.stdout)
    (statement,) = document["statements"]
    roles = {role["name"]: role for role in statement["roles"]}
    power = roles["has power type"]
    assert power["shown"] == "Forming the Security Council"
    assert text[power["words"]["start"] : power["words"]["end"]] == power["words"]["quote"]
    assert statement["sentence"]["quote"] == text
    assert not build.exists()


def test_a_date_is_shown_as_exactly_as_the_text_tells_it(tmp_path: Path) -> None:
    text = "Karim Massimov was Prime Minister from 2007 to 24 September 2012."
    (tmp_path / "life.txt").write_text(text)
    file = str(tmp_path / "life.txt")
    result = run("populate", "--dry-run", "--format", "json", file, folder=tmp_path / "build")
    (document,) = json.loads(result.stdout)
    shown = {role["name"]: role["shown"] for role in document["statements"][0]["roles"]}
    assert (shown["valid from"], shown["valid to"]) == ("2007", "2012-09-24")


def test_forgetting_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    result = run("forget", "nothing.txt", folder=tmp_path)
    assert result.exit_code == 3
    said = "bilik: There is no document 'nothing.txt' that was added. There are: none."
    assert result.output.strip() == said


def test_checking_a_store_needs_its_address(tmp_path: Path) -> None:
    result = run("check", "--store", folder=tmp_path)
    assert result.exit_code != 0
    assert "Set BILIK_STORE_URL" in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_folder_that_is_not_there_or_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    nowhere = run("build", folder=tmp_path, BILIK_KNOWLEDGE=str(tmp_path / "nowhere"))
    below = run("build", folder=file / "build")
    for result, named in ((nowhere, tmp_path / "nowhere"), (below, file)):
        assert result.exit_code == 2
        assert f"bilik: {named}" in result.output
        assert "BILIK_BUILD_DIR" in result.output
