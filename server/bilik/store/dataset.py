"""What a snapshot holds: named graphs, and the default graph that queries see.

That default graph is the *union* of all named graphs but quarantine, written out; or, where the
server is a plain quad store, a graph of its *own*. The graph `GRAPH_DEFAULT` stands for the own
default graph in a store with a union, and is it in a store without.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from bilik.errors import GraphError
from bilik.vocabulary import GRAPH_DEFAULT, GRAPH_QUARANTINE

DEFAULT: Final = DefaultGraph()
OWN: Final = NamedNode(GRAPH_DEFAULT)
QUARANTINE: Final = NamedNode(GRAPH_QUARANTINE)
_OUTSIDE: Final = (DEFAULT, QUARANTINE)


def open_snapshot(path: Path) -> Store:
    """Open a snapshot for reading; raises GraphError."""
    try:
        return Store.read_only(str(path))
    except OSError as error:
        raise GraphError(
            f"The graph in {path} cannot be opened: {error}. Build it: bilik build"
        ) from error


def stored(quads: Iterable[Quad], *, union: bool) -> Iterator[Quad]:
    """Yield the quads to store for those of a dataset, with the union written out or without."""
    for quad in quads:
        graph = quad.graph_name
        if not union:
            yield _in_graph(quad, DEFAULT) if graph == OWN else quad
        elif graph == DEFAULT:
            yield _in_graph(quad, OWN)
            yield quad
        else:
            yield quad
            if graph not in _OUTSIDE:
                yield _in_graph(quad, DEFAULT)


def quads_of(store: Store, *, union: bool, but: Collection[str] = ()) -> Iterator[Quad]:
    """Yield the quads of all named graphs `but` some; the own default graph is one of them."""
    for graph in named_graphs(store, union=union):
        if graph.value not in but:
            name = DEFAULT if graph == OWN and not union else graph
            for quad in store.quads_for_pattern(None, None, None, name):
                yield quad if name == graph else _in_graph(quad, graph)


def named_graphs(store: Store, *, union: bool) -> list[NamedNode]:
    """Return the names of the graphs in order; an own default graph that is not empty is one."""
    found = {graph for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    if not union and any(store.quads_for_pattern(None, None, None, DEFAULT)):
        found.add(OWN)
    return sorted(found, key=lambda graph: graph.value)


def in_union(store: Store, quad: Quad) -> bool:
    """Tell whether some named graph but quarantine has the triple."""
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(each.graph_name not in _OUTSIDE for each in found)


def belongs_to_union(graph: object) -> bool:
    """Tell whether the triples of a graph are in the union."""
    return graph not in _OUTSIDE


def _in_graph(quad: Quad, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)
