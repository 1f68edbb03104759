"""The generator of the bench: valid, repeatable, and its queries find something."""

import pyoxigraph as ox
import pytest
from tests.bench.graph import Generator
from tests.bench.query import BenchQuery, load

from bilik import resources
from bilik.graph.knowledge import Knowledge
from bilik.validate import queries as checks


@pytest.fixture(scope="module")
def generator() -> Generator:
    return Generator(20_000)


@pytest.fixture(scope="module")
def store(generator: Generator) -> ox.Store:
    store = ox.Store()
    store.bulk_load("".join(generator.chunks()).encode(), ox.RdfFormat.N_TRIPLES)
    return store


def test_the_same_number_gives_the_same_graph() -> None:
    first, second = ("".join(Generator(5000).chunks()) for _ in range(2))
    assert first == second


def test_the_graph_is_as_large_as_asked(generator: Generator, store: ox.Store) -> None:
    assert 20_000 <= len(store) == generator.triples < 30_000


def test_named_graphs_hold_the_same_triples(store: ox.Store) -> None:
    quads = ox.Store()
    quads.bulk_load("".join(Generator(20_000, named=True).chunks()).encode(), ox.RdfFormat.N_QUADS)
    assert {quad.triple for quad in quads} == {quad.triple for quad in store}


def test_each_query_finds_something(generator: Generator, store: ox.Store) -> None:
    barren = [q.name for q in load(generator.entities) if not _answers(store, q)]
    assert barren in ([], ["contains"])  # the rare phrase needs a larger graph


def test_checks_find_nothing_but_tenures_that_overlap(store: ox.Store) -> None:
    found = checks.run(checks.load(Knowledge(resources.root()).checks), store, united=True)
    assert {finding.check for finding in found} == {"tenures-overlap"}


def _answers(store: ox.Store, query: BenchQuery) -> bool:
    answer = store.query(query.variants[0])
    return bool(answer) if isinstance(answer, ox.QueryBoolean) else any(True for _ in answer)
