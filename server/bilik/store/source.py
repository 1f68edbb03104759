"""All quads of the graph that is served, wherever it is: what files of it are written from.

They come one by one and past the limits of queries, so that a graph of any size can be written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad

from bilik.errors import NotReadyError
from bilik.settings import Settings
from bilik.store.asking import rows
from bilik.store.dataset import open_snapshot, quads_of
from bilik.store.endpoint import Endpoint
from bilik.store.graphs import GraphStore
from bilik.store.remote import RemoteStore
from bilik.store.snapshot import Snapshots, held
from bilik.vocabulary import GRAPH_PUSH, GRAPH_QUARANTINE

_LEFT_OUT: Final = frozenset({GRAPH_QUARANTINE, GRAPH_PUSH})
_NAMES: Final = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"


@dataclass(frozen=True, slots=True)
class Source:
    """A version of the graph, and its quads without quarantine; they can be taken once.

    At the end of the quads NotReadyError is raised when they may be of more than one version.
    """

    version: str
    quads: Iterator[Quad]


@contextmanager
def opened(settings: Settings) -> Iterator[Source]:
    """Open the graph of the remote server of the settings, or else the one that is built here.

    Raises GraphError when there is none, and StoreError when it cannot be read.
    """
    if settings.store_url:
        with _there(Endpoint.of(settings)) as source:
            yield source
        return
    with held(Snapshots(settings.build_dir)) as snapshot:
        store = open_snapshot(snapshot.path)
        yield Source(snapshot.version, quads_of(store, union=snapshot.union, but=_LEFT_OUT))


@contextmanager
def _there(endpoint: Endpoint) -> Iterator[Source]:
    store, graphs = RemoteStore.at(endpoint), GraphStore(endpoint.graphs, auth=endpoint.auth)
    try:
        version = store.version()
        yield Source(version, _read(store, graphs, version))
    finally:
        graphs.close()
        store.close()


def _read(store: RemoteStore, graphs: GraphStore, version: str) -> Iterator[Quad]:
    for name in _named_graphs(store):
        if name.value not in _LEFT_OUT:
            for triple in graphs.read(name.value):
                yield Quad(triple.subject, triple.predicate, triple.object, name)
    if store.version() != version:
        raise NotReadyError("The graph changed while it was read. Ask again.")


def _named_graphs(store: RemoteStore) -> list[NamedNode]:
    return [NamedNode(row["graph"]) for row in rows(store, _NAMES)]
