"""What a change has done to the named graphs, and the union after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
)

from bilik.store.dataset import DEFAULT, belongs_to_union, in_union

GraphName = NamedNode | DefaultGraph

# Two sets of so many lines take some 400 MB; larger graphs are compared quad by quad.
_LINES_AT_ONCE: Final = 1_000_000


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
    inserted: list[Quad] = []
    removed: list[Quad] = []
    for graph in graphs:
        if max(_size(before, graph), _size(after, graph)) > _LINES_AT_ONCE:
            inserted += _missing(after, before, graph)
            removed += _missing(before, after, graph)
        else:
            old, new = _text(before, graph), _text(after, graph)
            if old != new:  # an engine lists the same quads in the same order
                there, here = set(old.splitlines()), set(new.splitlines())
                inserted += _quads(here - there, graph)
                removed += _quads(there - here, graph)
    return Delta(tuple(inserted), tuple(removed))


def _size(store: Store, graph: GraphName) -> int:
    pattern = "?s ?p ?o" if graph == DEFAULT else f"GRAPH {graph} {{ ?s ?p ?o }}"
    rows = store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
    assert isinstance(rows, QuerySolutions)
    count = next(rows)["n"]
    assert isinstance(count, Literal)
    return int(count.value)


def _text(store: Store, graph: GraphName) -> bytes:
    # The engine writes text ten times faster than it makes quads one by one.
    return store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""


def _quads(lines: set[bytes], graph: GraphName) -> Iterator[Quad]:
    text = b"\n".join(sorted(lines))
    for quad in parse(text, RdfFormat.N_TRIPLES, lenient=True):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _missing(there: Store, here: Store, graph: GraphName) -> Iterator[Quad]:
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
