"""Sends the graphs of a snapshot to another store, and proves that they arrived.

A graph that is there already is not sent again, so a push that broke off goes on where it stopped.
Graphs of an earlier push that the snapshot does not have any more are removed; graphs that others
made there stay.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Final, Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple

from bilik.errors import StoreError
from bilik.store.dataset import open_snapshot
from bilik.store.snapshot import Snapshot
from bilik.store.stamp import Stamp, later
from bilik.vocabulary import GRAPH_PUSH, GRAPH_QUARANTINE, GRAPH_UNION, XSD

_BITS: Final = 256
Name = NamedNode | DefaultGraph
_NUMBERS: Final = {XSD + name for name in ("decimal", "integer", "nonNegativeInteger")}


class Target(Protocol):
    """Where graphs are pushed to."""

    def put(self, graph: str | None, body: bytes) -> None:
        """Replace a graph, or the default graph, by N-Triples."""
        ...

    def delete(self, graph: str) -> None:
        """Remove a graph."""
        ...

    def read(self, graph: str | None) -> Iterator[Triple]:
        """Return the triples of a graph or of the default graph."""
        ...


@dataclass(frozen=True, slots=True)
class Checksum:
    """The number of triples of a graph and a digest that does not depend on their order.

    Blank nodes have no names that two stores share: each counts as the same one. Numbers count by
    value, because stores write 1.0 as 1.
    """

    triples: int
    digest: str


@dataclass(frozen=True, slots=True)
class Pushed:
    """A graph that is in the target now; `sent` is false when it had been there before.

    `graph` is None for the default graph.
    """

    graph: str | None
    checksum: Checksum
    sent: bool


def push(
    snapshot: Snapshot,
    target: Target,
    *,
    union: bool = False,
    union_graph: str | None = None,
    unite: Callable[[], None] = lambda: None,
    tell: Callable[[float], None] = lambda _done: None,
) -> Iterator[Pushed]:
    """Push the named graphs of a snapshot, all but quarantine, and yield each when it is proved.

    With `union` their union is written as well, to the target's default graph or to `union_graph`,
    and when others may have graphs there, `unite` is called to add those. The stamp comes last.
    Raises GraphError when the snapshot cannot be opened, and StoreError when a graph cannot be sent
    or is another one when it is read back.
    """
    store = open_snapshot(snapshot.path)
    names = _names(store)
    before = _stamp(target)
    target.put(GRAPH_PUSH, Stamp(graphs=before.graphs | names).body())
    for gone in sorted(before.graphs - names):
        target.delete(gone)
    graphs: list[tuple[Name, str | None]] = [(NamedNode(name), name) for name in sorted(names)]
    if union:
        graphs.append((DefaultGraph(), union_graph))
    for number, (name, graph) in enumerate(graphs):
        tell(number / len(graphs))
        yield _push(store, name, graph, target)
    version = snapshot.version
    if not before.is_blank and before.version != before.pushed:
        unite()
        version = later(version)
    target.put(GRAPH_PUSH, Stamp(version, snapshot.version, frozenset(names)).body())
    tell(1.0)


def _names(store: Store) -> set[str]:
    names = {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    return names - {GRAPH_QUARANTINE, GRAPH_PUSH, GRAPH_UNION}


def holds(target: Target, snapshot: Snapshot) -> bool:
    """Tell whether the last push to the target was of this snapshot, and came to its end."""
    return _stamp(target).pushed == snapshot.version


def _stamp(target: Target) -> Stamp:
    return Stamp.of(target.read(GRAPH_PUSH))


def _push(store: Store, name: Name, graph: str | None, target: Target) -> Pushed:
    wanted = checksum(quad.triple for quad in store.quads_for_pattern(None, None, None, name))
    if checksum(target.read(graph)) == wanted:
        return Pushed(graph, wanted, sent=False)
    target.put(graph, store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b"")
    found = checksum(target.read(graph))
    if found != wanted:
        changed = ", some of them changed" if found.triples == wanted.triples else ""
        raise StoreError(
            f"{graph or 'The default graph'} arrived with {found.triples:,} triples of "
            f"{wanted.triples:,}{changed}. "
            "Look at the limits and the log of the other store, then push again."
        )
    return Pushed(graph, wanted, sent=True)


def checksum(triples: Iterable[Triple]) -> Checksum:
    """Count triples and add up the digests of their canonical texts."""
    count = total = 0
    for triple in triples:
        line = " ".join(_text(term) for term in (triple.subject, triple.predicate, triple.object))
        total += int.from_bytes(sha256(line.encode()).digest(), "big")
        count += 1
    return Checksum(count, f"{total % (1 << _BITS):064x}")


def _text(term: object) -> str:
    if isinstance(term, BlankNode):
        return "_:"
    if isinstance(term, Literal) and term.datatype.value in _NUMBERS:
        try:
            return f"{Decimal(term.value).normalize():f}"
        except InvalidOperation:
            return str(term)
    return str(term)
