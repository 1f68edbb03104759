"""Queries that go the short way are answered as the application answers them."""

import asyncio
import gzip
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

import httpx
import pytest
from flask.testing import FlaskClient
from tests.web.conftest import sample_graph

from bilik import settings
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.web.app import create_app
from bilik.web.front.bridge import Bridge

ALL = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
GRAPH = "CONSTRUCT WHERE { ?s ?p ?o }"
SCRIPT = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication
from bilik import settings
from bilik.web.server import serve
serve(settings.load({{}}, knowledge=Path({folder!r}), build_dir=Path({folder!r}), port={port},
    query_seconds=2.0, query_bytes=50_000, threads=4, workers=1, proxies=1,
    in_memory_bytes=0))  # memory and disk give triples in another order
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, httpx.Client]]:
    """A served sample graph, its folder, and a client of the server."""
    folder = tmp_path_factory.mktemp("front")
    Snapshots(folder).publish(sample_graph(), "one")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
    script = SCRIPT.format(path=sys.path, folder=str(folder), port=port)
    with (
        subprocess.Popen([sys.executable, "-c", script]) as server,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        end = time.monotonic() + 60
        while True:
            try:
                client.get("/ready")
                break
            except httpx.ConnectError:
                assert time.monotonic() < end
                time.sleep(0.05)
        yield folder, client
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0


@pytest.fixture(scope="module")
def plain(served: tuple[Path, httpx.Client]) -> Iterator[FlaskClient]:
    """The application without the short way, on the same graph."""
    folder, client = served
    chosen = settings.load({}, knowledge=folder, build_dir=folder, query_bytes=50_000)
    pool = WorkerPool(Snapshots(folder), Limits(workers=1, seconds=2, query_characters=50_000))
    app = create_app(chosen, pool)
    app.config["SERVER_NAME"] = f"127.0.0.1:{client.base_url.port}"
    yield app.test_client()
    pool.close()


REQUESTS = [
    ("GET", {"query": ALL}, {}, None),
    ("GET", {"query": ALL, "format": "csv"}, {}, None),
    ("GET", {"query": ALL}, {"Accept": "text/csv;q=0.5, text/tab-separated-values"}, None),
    ("GET", {"query": GRAPH}, {"Accept": "text/turtle"}, None),
    ("GET", {"query": "ASK {}"}, {"Accept": "application/json"}, None),
    ("GET", {"query": ALL, "default-graph-uri": "http://e/none"}, {}, None),
    ("GET", {"query": "SELECT (<x> AS ?iri) {}"}, {}, None),
    ("GET", {"query": "SELECT (NOW() AS ?now) {} LIMIT 0"}, {}, None),
    ("GET", {"query": ALL}, {"If-None-Match": "*"}, None),
    (
        "GET",
        {"query": ALL},
        {"X-Forwarded-Host": "bilik.example", "X-Forwarded-Proto": "https"},
        None,
    ),
    ("POST", {}, {"Content-Type": "application/sparql-query"}, ALL),
    ("POST", {}, {"Content-Type": "application/x-www-form-urlencoded"}, "query=ASK+%7B%7D"),
    ("POST", {}, {"Content-Type": "application/x-www-form-urlencoded"}, "update=DROP+ALL"),
    ("POST", {}, {"Content-Type": "text/plain"}, ALL),
    ("GET", {"query": "SELECT * { ?s a foaf:Person }"}, {}, None),
    ("GET", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"}, {}, None),
    ("GET", {"query": ALL}, {"Accept": "text/turtle"}, None),
    ("GET", {"query": ALL, "format": "doc"}, {}, None),
    ("GET", {"query": GRAPH, "format": "csv"}, {"Accept": "text/html"}, None),
    ("GET", {"query": [ALL, ALL]}, {}, None),
    ("GET", {"query": ALL}, {"Accept-Encoding": "gzip"}, None),
    ("GET", {"query": "ASK {}"}, {"Accept-Encoding": "zstd, br"}, None),
    ("HEAD", {"query": ALL}, {}, None),
]


def _fields(given: dict[str, str]) -> dict[str, str]:
    return {"Accept": "*/*", "Accept-Encoding": "identity", **given}


OWN = {"x-request-id", "date", "transfer-encoding", "connection"}


@pytest.mark.parametrize(("method", "params", "headers", "body"), REQUESTS)
def test_both_ways_give_the_same_answer(
    method: str,
    params: dict[str, str],
    headers: dict[str, str],
    body: str | None,
    served: tuple[Path, httpx.Client],
    plain: FlaskClient,
) -> None:
    _, client = served
    told = {k: v for k, v in headers.items() if not k.startswith("X-Forwarded")}
    base = str(client.base_url)
    if "X-Forwarded-Host" in headers:
        base = "https://bilik.example"
    ours = client.request(method, "/sparql", params=params, headers=_fields(headers), content=body)
    theirs = plain.open(
        "/sparql",
        base_url=base,
        method=method,
        query_string=httpx.URL("/", params=params).query.decode(),
        headers=_fields(told),
        data=body,
    )
    assert ours.status_code == theirs.status_code
    coding = theirs.headers.get("Content-Encoding")
    assert ours.content == (gzip.decompress(theirs.data) if coding == "gzip" else theirs.data)
    first, second = ({k.lower(): v for k, v in each.headers.items()} for each in (ours, theirs))
    assert {k: v for k, v in first.items() if k not in OWN} == {
        k: v for k, v in second.items() if k not in OWN
    }


def test_an_answer_that_is_known_is_304(served: tuple[Path, httpx.Client]) -> None:
    _, client = served
    first = client.get("/sparql", params={"query": ALL})
    tag = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/sparql", params={"query": ALL}, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/sparql", params={"query": ALL}).content == first.content


def test_remembered_answers_are_counted_and_forgotten_with_the_graph(
    served: tuple[Path, httpx.Client],
) -> None:
    folder, client = served
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"}
    before = client.get("/sparql", params=query).text
    assert client.get("/sparql", params=query).text == before
    assert 'bilik_queries_total{outcome="cached"}' in client.get("/metrics").text
    Snapshots(folder).publish(sample_graph()[:2], "two")
    end = time.monotonic() + 30
    while client.get("/sparql", params=query).text == before:
        assert time.monotonic() < end
    assert client.get("/sparql", params=query).text == "n\r\n2\r\n"
    Snapshots(folder).publish(sample_graph(), "one")
    while client.get("/sparql", params=query).text != before:
        assert time.monotonic() < end


def test_pipelined_requests_are_answered_in_order(served: tuple[Path, httpx.Client]) -> None:
    _, client = served
    texts = [f"SELECT ({number} AS ?n) {{}}" for number in range(5)]
    targets = [httpx.URL("/sparql", params={"query": text, "format": "csv"}) for text in texts]
    message = b"".join(
        b"GET " + target.raw_path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n" for target in targets
    )
    with socket.create_connection(("127.0.0.1", client.base_url.port or 0), 30) as connection:
        connection.sendall(message)
        received = b""
        while received.count(b"HTTP/1.1 200") < 5 or not received.endswith(b"n\r\n4\r\n"):
            received += connection.recv(65536)
    places = [received.index(b"n\r\n%d\r\n" % number) for number in range(5)]
    assert places == sorted(places)


def test_a_slow_reader_gets_a_long_answer_whole(served: tuple[Path, httpx.Client]) -> None:
    _, client = served
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } LIMIT 40000"
    target = httpx.URL("/sparql", params={"query": text, "format": "csv"}).raw_path
    with socket.create_connection(("127.0.0.1", client.base_url.port or 0), 30) as connection:
        connection.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        # There is one evaluator: it answers others, so it is not what waits for us. If it were, it
        # would be stopped at its deadline, and the answer would not be whole.
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        received = bytearray()
        while not received.endswith(b"\r\n0\r\n\r\n"):
            received += connection.recv(1 << 20)
    assert len(received) > 4_500_000


def test_a_head_that_never_ends_is_refused(served: tuple[Path, httpx.Client]) -> None:
    _, client = served
    with socket.create_connection(("127.0.0.1", client.base_url.port or 0), 30) as connection:
        connection.sendall(b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: ")
        try:
            for _ in range(40):
                connection.sendall(b"x" * 10_000)
        except OSError:
            return  # it has closed already
        assert b"431" in connection.recv(1000)


def test_many_clients_at_once_get_their_own_answers(served: tuple[Path, httpx.Client]) -> None:
    _, client = served

    async def ask(asking: httpx.AsyncClient, number: int) -> bool:
        query = {"query": f"SELECT ({number} AS ?n) {{}}", "format": "csv"}
        return (await asking.get("/sparql", params=query)).text == f"n\r\n{number}\r\n"

    async def ask_all() -> list[bool]:
        async with httpx.AsyncClient(base_url=client.base_url, timeout=30) as asking:
            return await asyncio.gather(*(ask(asking, number) for number in range(24)))

    assert all(asyncio.run(ask_all()))


def test_half_a_body_is_no_body() -> None:
    """An update that its client did not finish sending must not be carried out."""
    messages: Iterator[dict[str, Any]] = iter(
        [
            {"type": "http.request", "body": b"update=CLEAR%20ALL", "more_body": True},
            {"type": "http.disconnect"},
        ]
    )
    asked: list[object] = []

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def send(message: dict[str, Any]) -> None:
        asked.append(message)

    def application(environ: object, _: object) -> list[bytes]:
        asked.append(environ)
        return []

    async def ask() -> None:
        made: asyncio.Future[WSGIApplication] = asyncio.get_running_loop().create_future()
        made.set_result(application)
        bridge = Bridge(made, 1, 1000, proxied=False)
        form = (b"content-type", b"application/x-www-form-urlencoded")
        await bridge({"headers": [form, (b"content-length", b"40")]}, receive, send)
        bridge.close()

    asyncio.run(ask())
    assert asked == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_that_breaks_off_in_the_midst_harms_nobody(
    served: tuple[Path, httpx.Client], method: str
) -> None:
    _, client = served
    form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\n"
    message = f"{method} /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n".encode() + form
    for end in (b"", b"\r\nquery="):
        with socket.create_connection(("127.0.0.1", client.base_url.port or 0), 30) as connection:
            connection.sendall(message + end)
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
