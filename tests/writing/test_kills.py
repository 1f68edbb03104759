"""Kills at random moments: what was acknowledged stays, and nothing is there by halves.

`BILIK_KILLS` sets how many; a failure tells its seed.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from tests.web.test_server import free_port
from tests.writing.write_numbers import update

from bilik.protocol.tokens import digest_line, new_token
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import XSD

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="children are found by /proc"
)

KILLS = int(os.environ.get("BILIK_KILLS", "8"))
ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
INTEGER = NamedNode(XSD + "integer")


def number(value: int) -> Literal:
    return Literal(str(value), datatype=INTEGER)


def node(name: str) -> NamedNode:
    return NamedNode("http://e/" + name)


def whole(last: int) -> set[Quad]:
    """What the graph holds after the writes up to a number, with the union written out."""
    quads = [Quad(node("it"), node("is"), number(last), node("last"))] if last else []
    for each in range(1, last + 1):
        for predicate, value in (("a", 1), ("b", 2)):
            place = node(str(each % 3))
            quads.append(Quad(node(f"w{each}"), node(predicate), number(value), place))
    union = (Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)
    return {*quads, *union}


def written(folder: Path) -> int:
    """The number up to which the current snapshot has all writes; fails unless it is whole."""
    current = Snapshots(folder).current()
    assert current is not None
    found = set(Store.read_only(str(current.path)))
    marks = [quad.object.value for quad in found if quad.graph_name == node("last")]
    last = int(marks[0]) if marks else 0
    assert found == whole(last)
    return last


@contextmanager
def numbers(folder: Path, first: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(ROOT / "tests" / "writing" / "write_numbers.py")]
    with subprocess.Popen(
        [*command, str(folder), str(first)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def acknowledged(process: subprocess.Popen[str], least: int) -> int:
    """Read acknowledgements up to a number."""
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= least:
            return int(line)
    raise AssertionError("the process ended by itself")


def the_rest(process: subprocess.Popen[str], last: int) -> int:
    """Read what was acknowledged between the last look and the kill."""
    assert process.stdout is not None
    return max([last, *(int(line) for line in process.stdout if line.endswith("\n"))])


def child(process: int, module: str) -> int | None:
    """Find a child of a process by the module that it runs."""
    path = Path(f"/proc/{process}/task")
    for task in path.iterdir():
        for each in (task / "children").read_text().split():
            try:
                if module in Path(f"/proc/{each}/cmdline").read_text():
                    return int(each)
            except OSError:
                continue  # it has ended meanwhile
    return None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Snapshots(tmp_path).publish((), "empty")
    return tmp_path


@pytest.mark.slow
def test_the_server_is_killed_at_random_moments(folder: Path) -> None:
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    last = 0
    for _ in range(KILLS):
        with numbers(folder, last + 1) as process:
            known = acknowledged(process, last + chance.randint(1, 3))
            time.sleep(chance.uniform(0, 0.2))
            process.kill()
            known = the_rest(process, known)
        last = written(folder)
        # The write under way may be there, whole, though nobody was told.
        assert known <= last <= known + 1, f"seed {seed}"
    assert last >= KILLS


@pytest.mark.slow
def test_the_writer_is_killed_at_random_moments(folder: Path) -> None:
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    killed = last = 0
    with numbers(folder, 1) as process:
        while killed < KILLS:
            last = acknowledged(process, last + chance.randint(1, 2))
            time.sleep(chance.uniform(0, 0.15))
            writer = child(process.pid, "bilik.writing.process")
            if writer is not None:
                os.kill(writer, signal.SIGKILL)
                killed += 1
        # All numbers are there in order: a killed write is refused, and can be sent again.
        last = acknowledged(process, last + 2)
        process.kill()
        last = the_rest(process, last)
    assert last <= written(folder) <= last + 1, f"seed {seed}"


SERVE = """
import sys
from pathlib import Path
from bilik import settings
from bilik.web.server import serve
folder = Path(sys.argv[1])
serve(settings.load({}, knowledge=folder, build_dir=folder, port=int(sys.argv[2]), workers=1,
    write_tokens=str(folder / "tokens"), write_validation="off"))
"""


@contextmanager
def server(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", SERVE, str(folder), str(port)]
    with subprocess.Popen(command, env=ENVIRONMENT) as process:
        end = time.monotonic() + 60
        try:
            while time.monotonic() < end:
                try:
                    httpx.get(f"http://127.0.0.1:{port}/health")
                    break
                except httpx.TransportError:
                    assert process.poll() is None
                    time.sleep(0.05)
            yield process
        finally:
            process.kill()


@pytest.mark.slow
def test_over_http_each_acknowledged_write_is_served_after_a_kill(folder: Path) -> None:
    token = new_token()
    (folder / "tokens").write_text(digest_line("test", token) + "\n")
    port = free_port()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    last = 0
    for _ in range(2):
        with server(folder, port) as process:
            query = {"query": "SELECT ?n { <http://e/it> <http://e/is> ?n }", "format": "csv"}
            shown = httpx.get(f"http://127.0.0.1:{port}/sparql", params=query).text.split()
            assert shown == (["n", str(last)] if last else ["n"])
            for each in (last + 1, last + 2):
                text = update(each)
                address = f"http://127.0.0.1:{port}/update"
                answer = httpx.post(address, content=text, headers=headers, timeout=60)
                assert answer.status_code == 204
            process.kill()
        last += 2
        assert written(folder) == last
