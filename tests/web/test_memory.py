"""What pages make of a graph is made once for each version, and kept while it fits."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import sample_graph

from bilik.settings import Settings
from bilik.store.base import NOBODY, Answer, Caller, Front, Pin, Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.web.app import create_app
from bilik.web.memory import Memory


class Counting(Front):
    """A store that counts what it is asked, and has the version that a test wants."""

    asked, told = 0, "one"

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        self.asked += 1
        return super().answer(query, caller)

    def version(self) -> str:
        return self.told

    def pin(self) -> Pin:
        return Pin(self.told)


@pytest.fixture
def store(tmp_path: Path) -> Counting:
    return Counting(EmbeddedStore(Snapshots(tmp_path).publish(sample_graph(), "one").path))


@pytest.fixture
def counted(chosen: Settings, store: Counting) -> FlaskClient:
    return create_app(chosen, store).test_client()


@pytest.mark.parametrize("path", ["/feed.atom", "/sitemap.xml"])
def test_feed_and_sitemap_are_read_once_for_each_version(
    counted: FlaskClient, store: Counting, path: str
) -> None:
    first = counted.get(path)
    asked = store.asked
    assert asked > 0
    assert counted.get(path).data == first.data
    assert store.asked == asked
    store.told = "two"
    counted.get(path)
    assert store.asked > asked


def test_without_a_version_nothing_is_remembered(counted: FlaskClient, store: Counting) -> None:
    store.told = ""
    counted.get("/sitemap.xml")
    asked = store.asked
    counted.get("/sitemap.xml")
    assert store.asked == 2 * asked


def test_what_was_not_used_for_long_makes_room() -> None:
    memory = Memory()
    for name in "abcdef":
        memory.keep("v", name, 3_500_000, name.upper())
        memory.find("v", "a")
    assert memory.find("v", "a") == (3_500_000, "A")
    assert memory.find("v", "b") is None
    assert memory.size <= 16_000_000
    memory.keep("v", "large", 5_000_000, "too large")
    assert memory.find("v", "large") is None
    memory.keep("w", "g", 1, "G")
    assert memory.find("v", "a") is None and memory.find("w", "g") == (1, "G")
