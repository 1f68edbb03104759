"""What a change has done to the named graphs, and the union after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from bilik.store.dataset import DEFAULT, belongs_to_union, in_union

GraphName = NamedNode | DefaultGraph


@dataclass(frozen=True, slots=True)
class Delta:
    """The quads that one store has more than another, and those that it has no longer."""

    inserted: tuple[Quad, ...] = ()
    removed: tuple[Quad, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.inserted or self.removed)


def difference(before: Store, after: Store, graphs: Iterable[GraphName]) -> Delta:
    """Compare two stores in some of their graphs."""
    chosen = list(graphs)
    return Delta(tuple(_missing(after, before, chosen)), tuple(_missing(before, after, chosen)))


def _missing(there: Store, here: Store, graphs: Iterable[GraphName]) -> Iterator[Quad]:
    for graph in graphs:
        for quad in there.quads_for_pattern(None, None, None, graph):
            if quad not in here:
                yield quad


def mend_union(store: Store, delta: Delta) -> None:
    """Have the default graph be the union of the named graphs again, after they have changed."""
    store.extend(
        Quad(quad.subject, quad.predicate, quad.object, DEFAULT)
        for quad in delta.inserted
        if belongs_to_union(quad.graph_name)
    )
    for quad in delta.removed:
        if belongs_to_union(quad.graph_name) and not in_union(store, quad):
            store.remove(Quad(quad.subject, quad.predicate, quad.object, DEFAULT))
