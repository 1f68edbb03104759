"""All queries of one request are answered from one version of the graph, whatever is written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad
from tests.web.conftest import sample_graph

from bilik.settings import Settings
from bilik.store.base import NOBODY, Answer, Caller, Front, Pin, Query, Store
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH, ID, RDFS
from bilik.web.app import create_app

POWER = f"{ID}power/dissolve"
GRAPHS = (GRAPH + "curated", GRAPH + "late")


def graph(name: str) -> list[Quad]:
    """The sample, with a power of this name in the first or the second of two graphs."""
    label = Literal(name, language="en")
    place = NamedNode(GRAPHS[name == "new"])
    kept = [quad for quad in sample_graph() if quad.subject != NamedNode(POWER)]
    return [*kept, Quad(NamedNode(POWER), NamedNode(RDFS + "label"), label, place)]


class Written(Front):
    """A store that somebody writes to when it has answered so many queries."""

    def __init__(self, store: Store, write: Callable[[], None]) -> None:
        super().__init__(store)
        self.left = -1
        self._write = write

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        answer = super().answer(query, caller)
        self.left -= 1
        if self.left == 0:
            self._write()
        return answer


@pytest.fixture(scope="module")
def settings(chosen: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return replace(chosen, build_dir=tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="module")
def written(settings: Settings) -> Iterator[Written]:
    snapshots = Snapshots(settings.build_dir)
    snapshots.publish(graph("old"), "old")
    pool = WorkerPool(snapshots, Limits(workers=2))

    def write() -> None:
        snapshots.publish(graph("new"), "new")
        assert pool.follow(10)

    yield Written(pool, write)
    pool.close()


@pytest.fixture
def restore(settings: Settings, written: Written) -> Callable[[], FlaskClient]:
    """Serve the old graph again, to a client of a server that remembers nothing."""

    def client() -> FlaskClient:
        snapshots = Snapshots(settings.build_dir)
        snapshots.publish(graph("old"), "old")
        pool = written._store
        assert isinstance(pool, WorkerPool) and pool.follow(10)
        written.left = -1
        return create_app(settings, written).test_client()

    return client


@pytest.fixture
def client(restore: Callable[[], FlaskClient]) -> FlaskClient:
    return restore()


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/doc/power/dissolve.nt", 5),
        ("/doc/power/dissolve?lang=en", 4),
        ("/search?q=old&lang=en", 3),
        ("/search?q=new&lang=en", 3),
    ],
)
def test_a_write_between_two_queries_does_not_reach_the_page(
    restore: Callable[[], FlaskClient], written: Written, path: str, queries: int
) -> None:
    headers = {"Accept": "application/n-triples" if path.endswith(".nt") else "text/html"}
    expected = restore().get(path, headers=headers).data
    for after in range(1, queries + 1):
        client = restore()
        written.left = after
        assert client.get(path, headers=headers).data == expected, after
        assert written.left <= 0  # it was written
        assert client.get(path, headers=headers).data != expected


def test_an_answer_has_the_tag_of_its_version(client: FlaskClient, written: Written) -> None:
    before = client.get("/doc/power/dissolve.ttl")
    written.left = 2
    assert client.get("/doc/power/dissolve.ttl").headers["ETag"] == before.headers["ETag"]
    assert client.get("/doc/power/dissolve.ttl").headers["ETag"] != before.headers["ETag"]


def test_what_a_request_kept_is_removed_after_it(
    client: FlaskClient, written: Written, settings: Settings
) -> None:
    written.left = 1
    assert client.get("/doc/power/dissolve.nt").status_code == 200
    for name in ("third", "fourth"):
        Snapshots(settings.build_dir).publish(graph("new"), name)
        pool = written._store
        assert isinstance(pool, WorkerPool) and pool.follow(10)
    Snapshots(settings.build_dir).publish(graph("new"), "fifth")
    assert len([*settings.build_dir.glob("snapshot-*")]) <= 3


class Elsewhere(Front):
    """A store that cannot keep a version, and gets another one after so many queries."""

    left = -1

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        self.left -= 1
        return super().answer(query, caller)

    def version(self) -> str:
        return "before" if self.left < 0 else f"after-{self.left <= 0}"

    def pin(self) -> Pin:
        return Pin(self.version(), kept=False)


def test_where_no_version_can_be_kept_a_mixture_is_refused(
    settings: Settings, tmp_path: Path
) -> None:
    path = Snapshots(tmp_path).publish(graph("old"), "old").path
    store = Elsewhere(EmbeddedStore(path))
    client = create_app(settings, store).test_client()
    store.left = 3
    refused = client.get("/doc/power/dissolve.nt")
    assert refused.status_code == 503 and "changed" in refused.text
    assert refused.headers["Retry-After"]
    assert client.get("/doc/power/dissolve.nt").status_code == 200
