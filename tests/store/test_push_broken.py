"""What a push does when the other server, or the way to it, fails."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from tests.bench.peers import running
from tests.store.elsewhere import elsewhere
from tests.store.peers import PEERS, pushed, pushing, started, there

from bilik.cli import main
from bilik.errors import SettingError, StoreError
from bilik.store.endpoint import Endpoint
from bilik.store.graphs import GraphStore
from bilik.store.push import holds
from bilik.store.snapshot import Snapshots

A = "http://example.org/graph/a"


@pytest.fixture(params=PEERS)
def engine(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if missing := PEERS[name].available():
        pytest.skip(missing)
    return name


def test_a_push_goes_on_after_the_server_was_killed(
    engine: str, sample: Snapshots, tmp_path: Path
) -> None:
    with running(PEERS[engine], tmp_path) as server:
        endpoint = Endpoint.of(there(store_engine=engine, store_url=server.url.rpartition("/")[0]))
        target = GraphStore(endpoint.graphs, auth=endpoint.auth)
        parts = pushing(sample, endpoint, target)
        assert next(parts).graph == A
        os.killpg(server.process.pid, signal.SIGKILL)
        with pytest.raises(StoreError, match=r"cannot be reached.* Run the command again"):
            next(parts)
        target.close()
    (tmp_path / "virtuoso.lck").unlink(missing_ok=True)
    with running(PEERS[engine], tmp_path) as server:
        endpoint = Endpoint.of(there(store_engine=engine, store_url=server.url.rpartition("/")[0]))
        target = GraphStore(endpoint.graphs, auth=endpoint.auth)
        current = sample.current()
        assert current is not None
        assert not holds(target, current)
        assert [each.sent for each in pushed(sample, endpoint)] == [False, True, True]
        assert holds(target, current)
        assert not any(each.sent for each in pushed(sample, endpoint))
        target.close()


def test_a_wrong_password_is_told_and_changes_nothing(sample: Snapshots, tmp_path: Path) -> None:
    with started("virtuoso", tmp_path) as right:
        wrong = GraphStore(right.graphs, auth=httpx.DigestAuth("dba", "not this"))
        with pytest.raises(StoreError, match=r"answered 401 .* BILIK_STORE_PASSWORD"):
            list(pushing(sample, right, wrong))
        wrong.close()
        target = GraphStore(right.graphs, auth=right.auth)
        assert list(target.read(A)) == []
        target.close()


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a server that answers with a page, whatever is asked."""
    with elsewhere(lambda *_: (200, "text/html", b"<html>Hello</html>")) as server:
        yield server.url


def test_what_is_no_graph_store_is_told(page: str, sample: Snapshots) -> None:
    endpoint = Endpoint.of(there(store_engine="oxigraph", store_url=page))
    with pytest.raises(StoreError, match=r"did not answer with N-Triples.* --engine"):
        pushed(sample, endpoint)


@pytest.mark.parametrize("status", [404, 405, 501])
def test_an_operation_that_is_not_there_asks_for_the_engine(status: int, sample: Snapshots) -> None:
    with elsewhere(lambda *_: (status, "text/plain", b"no such\n thing")) as server:
        endpoint = Endpoint.of(there(store_engine="oxigraph", store_url=server.url))
        with pytest.raises(StoreError, match=rf"answered {status} .*: no such thing.* --engine"):
            pushed(sample, endpoint)


@pytest.mark.parametrize("url", ["127.0.0.1:9", "http://", "http://[::1", "ftp://there.test", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match="is no address of a server"):
        Endpoint.of(there(store_engine="oxigraph"), url)


def test_the_engine_of_the_environment_holds_for_the_command(
    sample: Snapshots, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILIK_BUILD_DIR", str(sample.folder))
    monkeypatch.setenv("BILIK_STORE_ENGINE", "qlever")
    done = CliRunner().invoke(main, ["push", page])
    assert done.exit_code == StoreError.exit_code
    assert f"bilik: {page} did not answer with N-Triples" in done.output
