"""What a server does first, and what becomes of it when it cannot go on."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bilik.store.snapshot import Snapshots

# What takes long to import and no query needs.
LATER = {"docx", "flask", "httpx", "owlready2", "pymorphy3", "pypdf", "rdflib", "rich", "simplemma"}


@pytest.mark.parametrize(
    "modules", ["bilik.cli, bilik.cli.serve, bilik.web.server", "bilik.store.evaluator"]
)
def test_a_query_waits_for_no_library_that_it_does_not_need(modules: str) -> None:
    script = f"import sys; sys.path[:0] = {sys.path!r}; import {modules}; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert LATER & set(told.stdout.split()) == set()


def test_what_keeps_the_pages_from_being_made_ends_the_server(tmp_path: Path) -> None:
    questions = tmp_path / "queries" / "questions"
    questions.mkdir(parents=True)
    (questions / "broken.rq").write_text("SELECT * {}", encoding="utf-8")
    Snapshots(tmp_path / "build").publish((), "empty")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "BILIK_KNOWLEDGE": str(tmp_path),
        "BILIK_BUILD_DIR": str(tmp_path / "build"),
    }
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
    command = [sys.executable, "-m", "bilik", "serve", "--port", port, "--log-level", "error"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 4
    assert ended.stderr.startswith("bilik: ")
    assert "broken.rq" in ended.stderr
    assert ended.stderr.count("\n") == 1
