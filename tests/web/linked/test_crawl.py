"""No name of the shipped graph is a dead end; `tests.bench.crawl` follows all of them."""

from collections.abc import Iterator

import httpx
import pytest
from flask import Flask
from tests.bench.crawl import crawl, names

from bilik.vocabulary import BASE, ONTOLOGY

# One name in so many of those below /id/, which are alike; all others are followed.
_EVERY = 300


@pytest.fixture(scope="module")
def client(built_app: Flask) -> Iterator[httpx.Client]:
    transport = httpx.WSGITransport(built_app)
    with httpx.Client(transport=transport, base_url="http://bilik.example") as client:
        yield client


@pytest.fixture(scope="module")
def sample(client: httpx.Client) -> list[str]:
    found = names(client)
    assert len(found) > 10_000
    return [n for at, n in enumerate(found) if not n.startswith(BASE + "id/") or at % _EVERY == 0]


def test_triples_about_every_name(client: httpx.Client, sample: list[str]) -> None:
    assert list(crawl(client, sample, "text/turtle")) == []


def test_a_page_about_every_name(client: httpx.Client, sample: list[str]) -> None:
    # The pages of the ontology are built by a command of their own.
    wanted = [
        name for name in sample if name != BASE + "ontology" and not name.startswith(ONTOLOGY)
    ]
    assert list(crawl(client, wanted, "text/html")) == []


def test_a_dead_end_is_noticed(client: httpx.Client) -> None:
    nothing = [BASE + "id/act/nothing", ONTOLOGY + "Nothing"]
    assert {dead.name for dead in crawl(client, nothing, "text/turtle")} == set(nothing)
