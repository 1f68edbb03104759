"""Each request is seen: in a log line, in the metrics, under an id that the client learns."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from bilik.settings import Settings
from bilik.store.workers import WorkerPool
from bilik.web import logs
from bilik.web.app import create_app
from bilik.web.observe import Exchange, Observed

QUERY = {"query": "ASK { ?s ?p ?o }"}


@pytest.fixture
def restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]


def test_an_answer_tells_the_id_of_its_request(client: FlaskClient) -> None:
    made = client.get("/health").headers["X-Request-ID"]
    assert made != client.get("/health").headers["X-Request-ID"]
    kept = client.get("/nowhere", headers={"X-Request-ID": "abc-123.DEF_4"})
    assert kept.status_code == 404
    assert kept.headers["X-Request-ID"] == "abc-123.DEF_4"


@pytest.mark.parametrize("forged", ["short", "with space in it", "x" * 129, "заң-заң-заң"])
def test_an_id_that_could_spoil_a_log_is_replaced(client: FlaskClient, forged: str) -> None:
    headers = {"X-Request-ID": forged.encode().decode("latin-1")}
    assert client.get("/health", headers=headers).headers["X-Request-ID"] != headers["X-Request-ID"]


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_request_is_one_line_that_tells_no_secret(
    chosen: Settings,
    pool: WorkerPool,
    restored_logging: None,
    capsys: pytest.CaptureFixture[str],
    log_format: str,
) -> None:
    logs.configure(replace(chosen, log_format=log_format))
    client = create_app(chosen, pool).test_client()
    headers = {"Authorization": "Bearer tulip"}
    client.get("/заң%0Ab", query_string={"secret": "tulip"}, headers=headers, buffered=True)
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "404" in line
    assert "tulip" not in line
    if log_format == "json":
        read = json.loads(line)
        assert (read["status"], read["path"], read["method"]) == (404, "/заң\nb", "GET")
        assert read["request_id"] != "-"


def metrics(client: FlaskClient) -> dict[str, float]:
    lines = client.get("/metrics", buffered=True).text.splitlines()
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in pairs}


def test_metrics_count_requests_by_route_and_queries_by_outcome(
    chosen: Settings, pool: WorkerPool
) -> None:
    client = create_app(chosen, pool).test_client()
    client.get("/sparql", query_string=QUERY, buffered=True)
    client.get("/sparql", query_string={"query": "SELECT nonsense"}, buffered=True)
    found = metrics(client)
    assert found['bilik_requests_total{method="GET",route="/sparql",status="200"}'] == 1
    assert found['bilik_requests_total{method="GET",route="/sparql",status="400"}'] == 1
    assert found['bilik_queries_total{outcome="ok"}'] == 1
    assert found['bilik_queries_total{outcome="query-syntax"}'] == 1
    assert found["bilik_query_seconds_count"] == 2
    assert found["bilik_queue_waiting"] == 0
    assert found["bilik_workers"] == 2
    assert found['bilik_graph_info{version="sample"}'] == 1


def test_a_client_cannot_make_rows_of_its_own(client: FlaskClient) -> None:
    client.get("/no/such/page", buffered=True)
    found = metrics(client)
    assert any('status="404"' in name for name in found)
    assert "/no/such/page" not in "".join(found)


def test_two_applications_count_apart(chosen: Settings, pool: WorkerPool) -> None:
    one, other = (create_app(chosen, pool).test_client() for _ in range(2))
    one.get("/health", buffered=True)
    name = 'bilik_requests_total{method="GET",route="/health",status="200"}'
    assert metrics(one)[name] == 1
    assert name not in metrics(other)


def test_an_answer_that_is_broken_off_is_reported_as_such() -> None:
    seen: list[Exchange] = []

    def application(environ: object, start_response: object) -> Iterator[bytes]:
        start_response("200 OK", [])  # type: ignore[operator]
        yield b"half"
        raise ConnectionError

    body = Observed(application, [seen.append])(
        {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda *_: lambda _: None
    )
    chunks = iter(body)
    assert next(chunks) == b"half"
    with pytest.raises(ConnectionError):
        next(chunks)
    body.close()  # type: ignore[attr-defined]
    body.close()  # type: ignore[attr-defined]
    assert [(each.status, each.size, each.whole) for each in seen] == [(200, 4, False)]


def test_ready_is_an_answered_query(client: FlaskClient) -> None:
    assert client.get("/ready").get_json() == {"status": "ready"}
