"""The whole bench loses nothing when a part fails or takes too long."""

import os
import time
from pathlib import Path

import pytest
from tests.bench.whole import Part, markdown, run

FINE = """
import json, sys
print("| a | table |")
goal = {"goal": "speed", "wanted": "at least 1", "reached": 2.0, "verdict": "met"}
open(sys.argv[-1], "w").write(json.dumps({"goals": [goal]}))
"""
FAILING = "raise SystemExit('no server')"
ENDLESS = """
import subprocess, sys, time
sleeping = [sys.executable, "-c", "import time; time.sleep(600)"]
child = subprocess.Popen(sleeping, start_new_session=True)
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of parts, in the place of those of the project, and of their results."""
    package = tmp_path / "tests" / "bench"
    package.mkdir(parents=True)
    for name, text in {"fine": FINE, "failing": FAILING, "endless": ENDLESS}.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    return tmp_path


def test_a_part_that_fails_loses_nothing_of_the_others(folder: Path) -> None:
    names = ("failing", "fine")
    failed, fine = (run(Part(name, (name,), 1), folder) for name in names)
    assert failed.fault
    assert not fine.fault
    text = markdown([failed, fine])
    assert "| a | table |" in text
    assert "| speed | at least 1 | 2 | met |" in text
    assert "failed with status 1" in text


def test_a_part_that_takes_too_long_is_stopped_with_its_servers(folder: Path) -> None:
    outcome = run(Part("endless", ("endless",), 10 / 60), folder)
    assert outcome.fault.startswith("stopped after")
    server = int(outcome.text)
    end = time.monotonic() + 30
    while _lives(server):
        assert time.monotonic() < end
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
