"""The server as a process: over real sockets, with what goes wrong on them."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bilik import settings
from bilik.errors import SettingError
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.web.server import listen

SCRIPT = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from bilik import settings
from bilik.web.server import serve
serve(settings.load({{}}, knowledge=Path({folder!r}), build_dir=Path({folder!r}), port={port},
    query_seconds=2.0, query_bytes=50_000, threads=4))
"""
PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Settings]]:
    folder = tmp_path_factory.mktemp("served")
    node = NamedNode("http://example.org/x")
    quads = (Quad(node, node, Literal(f"{number} " + "ұ" * 60), node) for number in range(3000))
    thing = NamedNode("https://w3id.org/bilik/id/ұ")
    Snapshots(folder).publish([*quads, Quad(thing, node, node, node)], "one")
    port = free_port()
    script = SCRIPT.format(path=sys.path, folder=str(folder), port=port)
    with (
        subprocess.Popen([sys.executable, "-c", script]) as server,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        _wait_until_up(client, server)
        yield client, settings.load({}, knowledge=folder, build_dir=folder, port=port)
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0


def _wait_until_up(client: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert server.poll() is None
        try:
            client.get("/health")
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not come up")


def assert_alive(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
    assert response.json()["boolean"] is True


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/doc/ұ".encode(), 200),
        ("/id/ұ".encode(), 303),
        ("/doc/ә?x=ұ".encode(), 404),
        (b"/doc/\xff\xfe", 404),
    ],
)
def test_addresses_that_were_not_encoded_are_read(
    running: tuple[httpx.Client, Settings], path: bytes, status: int
) -> None:
    _, chosen = running
    with socket.create_connection((chosen.host, chosen.port), timeout=30) as connection:
        head = b"Host: localhost\r\nAccept: text/turtle\r\nConnection: close\r\n\r\n"
        connection.sendall(b"GET " + path + b" HTTP/1.1\r\n" + head)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 %d " % status)


def test_a_long_answer_comes_whole(running: tuple[httpx.Client, Settings]) -> None:
    client, _ = running
    query = {"query": "SELECT ?a ?c { ?a ?b ?c . ?a ?b ?d } LIMIT 50000", "format": "csv"}
    response = client.get("/sparql", params=query)
    assert response.status_code == 200
    assert len(response.content) > 4_000_000
    assert response.text.count("\r\n") == 50_001
    assert response.text.endswith("\r\n")


def test_an_answer_that_fails_midway_does_not_look_whole(
    running: tuple[httpx.Client, Settings],
) -> None:
    client, _ = running
    with pytest.raises(httpx.RemoteProtocolError):
        client.get("/sparql", params={"query": PRODUCT, "format": "csv"})
    assert_alive(client)


def test_the_same_failure_in_http_1_0_is_an_error_status(
    running: tuple[httpx.Client, Settings],
) -> None:
    client, chosen = running
    target = httpx.URL("/sparql", params={"query": PRODUCT}).raw_path
    with socket.create_connection(("127.0.0.1", chosen.port), timeout=30) as connection:
        connection.sendall(b"GET " + target + b" HTTP/1.0\r\nHost: localhost\r\n\r\n")
        status = connection.makefile("rb").readline()
    assert status.split()[1] in {b"504", b"507"}
    assert_alive(client)


def test_clients_that_leave_do_not_keep_evaluators(
    running: tuple[httpx.Client, Settings],
) -> None:
    client, _ = running
    for _ in range(4):
        with client.stream("GET", "/sparql", params={"query": PRODUCT}) as response:
            assert response.status_code == 200
    assert_alive(client)


def test_silent_and_slow_connections_do_not_stop_others(
    running: tuple[httpx.Client, Settings],
) -> None:
    client, chosen = running
    address = ("127.0.0.1", chosen.port)
    silent = [socket.create_connection(address) for _ in range(150)]
    for number, connection in enumerate(silent):
        connection.sendall(
            b"" if number % 2 else b"POST /sparql HTTP/1.1\r\nContent-Length: 99\r\n\r\nq"
        )
    assert_alive(client)
    for connection in silent:
        connection.close()


@pytest.mark.parametrize("length", [60_000, 100_000_000])
def test_long_bodies_are_413(running: tuple[httpx.Client, Settings], length: int) -> None:
    client, chosen = running
    fields = f"Host: h\r\nContent-Type: application/sparql-query\r\nContent-Length: {length}"
    head = f"POST /sparql HTTP/1.1\r\n{fields}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", chosen.port), timeout=30) as connection:
        connection.sendall(head.encode() + b"x" * 60_000)
        assert b" 413 " in connection.makefile("rb").readline()
    assert_alive(client)


def test_a_published_snapshot_is_served_without_a_restart(
    running: tuple[httpx.Client, Settings],
) -> None:
    client, chosen = running
    node = NamedNode("http://example.org/y")
    Snapshots(Path(chosen.build_dir)).publish([Quad(node, node, node, node)], "two")
    end = time.monotonic() + 30
    while client.get("/health").json()["graph_version"] != "two":
        assert time.monotonic() < end
    assert client.get("/health").json()["triples"] == 1


def test_an_occupied_port_is_one_clear_line() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(SettingError, match=r"Cannot listen on 127\.0\.0\.1 port \d+: .*--port"),
    ):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_a_host_that_is_not_ours_is_one_clear_line(host: str) -> None:
    with pytest.raises(SettingError, match=rf"Cannot listen on {host} port 8000: [^(]+\. .*--host"):
        listen(host, 8000)


def test_too_many_header_fields_are_refused(running: tuple[httpx.Client, Settings]) -> None:
    client, _ = running
    many = [(f"X-{number}", "y") for number in range(1000)]
    assert client.get("/health", headers=many).status_code == 400
    assert_alive(client)


def test_letters_that_were_not_encoded_are_read_as_utf_8(
    running: tuple[httpx.Client, Settings],
) -> None:
    _, chosen = running
    target = "/search.json?q=заң".encode()
    with socket.create_connection(("127.0.0.1", chosen.port), timeout=30) as connection:
        connection.sendall(
            b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        head, _, body = connection.makefile("rb").read().partition(b"\r\n\r\n")
    assert head.split()[1] == b"200"
    assert "заң" in body.decode()


def _evaluators(server: int) -> list[int]:
    """The processes that the server's own processes have forked."""

    def children(process: int) -> list[int]:
        tasks = Path(f"/proc/{process}/task").iterdir()
        texts = [(task / "children").read_text() for task in tasks]
        return [int(child) for text in texts for child in text.split()]

    return [forked for nursery in children(server) for forked in children(nursery)]


def _ticks(process: int) -> int:
    """The processor time that a process has taken (proc(5), `stat`)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_an_evaluator_that_is_killed_under_load_costs_the_one_request_that_it_served(
    tmp_path: Path,
) -> None:
    node = NamedNode("http://example.org/x")
    Snapshots(tmp_path).publish(
        (Quad(node, node, Literal(str(number)), node) for number in range(3000)), "one"
    )
    port = free_port()
    # On disk: moving into memory would end evaluators too.
    longer = SCRIPT.replace("query_seconds=2.0", "in_memory_bytes=0, query_seconds=60.0")
    script = longer.format(path=sys.path, folder=str(tmp_path), port=port)
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

    url = f"http://127.0.0.1:{port}/sparql"

    def ask(text: str) -> int:
        return httpx.get(url, params={"query": text}, timeout=60).status_code

    def ask_on(over: threading.Event) -> list[int]:
        statuses = []
        with httpx.Client(timeout=60) as client:  # to make one takes longer than to be answered
            while not over.is_set():
                answer = client.get(url, params={"query": "ASK { ?s ?p ?o }"})
                statuses.append(answer.status_code)
        return statuses

    with subprocess.Popen([sys.executable, "-c", script]) as server, ThreadPoolExecutor(5) as crowd:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _wait_until_up(client, server)
        over = threading.Event()
        try:
            others = [crowd.submit(ask_on, over) for _ in range(4)]
            victim = crowd.submit(ask, endless)
            before = {process: _ticks(process) for process in _evaluators(server.pid)}
            time.sleep(1.5)
            busy = max(before, key=lambda process: _ticks(process) - before[process])
            os.kill(busy, signal.SIGKILL)
            status = victim.result(30)
            time.sleep(0.5)
            over.set()
            asked = [status for each in others for status in each.result(30)]
        finally:
            over.set()
            server.send_signal(signal.SIGTERM)
        assert status == 507  # as when the system ends who takes too much memory
        assert len(asked) > 20
        assert set(asked) == {200}
        assert server.wait(30) == 0
