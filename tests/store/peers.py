"""Servers of other makes, started on loopback for a test, and what is pushed to them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.bench.peers import Oxigraph, Peer, Virtuoso, running

from bilik.settings import Settings, load
from bilik.store.endpoint import Endpoint
from bilik.store.graphs import GraphStore
from bilik.store.push import Pushed, push
from bilik.store.snapshot import Snapshots

PEERS: dict[str, Peer] = {"oxigraph": Oxigraph(Path(sys.executable).parent), "virtuoso": Virtuoso()}


def there(**given: object) -> Settings:
    """Settings of a server with the user that Virtuoso has from the first."""
    return load({}, store_user="dba", store_password="dba", **given)


@contextmanager
def started(name: str, folder: Path) -> Iterator[Endpoint]:
    """Start a peer in a folder; skips the test when it is not installed."""
    if missing := PEERS[name].available():
        pytest.skip(missing)
    with running(PEERS[name], folder) as server:
        base = server.url.rpartition("/")[0]
        yield Endpoint.of(there(store_engine=name, store_url=base))


def pushed(
    sample: Snapshots, endpoint: Endpoint, unite: Callable[[], None] = lambda: None
) -> list[Pushed]:
    """Push the current snapshot to an endpoint."""
    target = GraphStore(endpoint.graphs, auth=endpoint.auth)
    try:
        return list(pushing(sample, endpoint, target, unite))
    finally:
        target.close()


def pushing(
    sample: Snapshots,
    endpoint: Endpoint,
    target: GraphStore,
    unite: Callable[[], None] = lambda: None,
) -> Iterator[Pushed]:
    """Push it graph by graph, as somebody takes them."""
    current, engine = sample.current(), endpoint.engine
    assert current is not None
    return push(
        current, target, union=engine.union_pushed, union_graph=engine.union_graph, unite=unite
    )
