"""Sends the graphs of a snapshot to another store, and proves that they arrived.

A graph that is there already is not sent again, so a push that broke off goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple

from bilik.errors import GraphError, StoreError
from bilik.vocabulary import GRAPH_QUARANTINE, XSD

_BITS: Final = 256
_NUMBERS: Final = {XSD + name for name in ("decimal", "integer", "nonNegativeInteger")}


class Target(Protocol):
    """Where graphs are pushed to."""

    def put(self, graph: str | None, body: bytes) -> None:
        """Replace a graph, or the default graph, by N-Triples."""
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
    snapshot: Path,
    target: Target,
    *,
    union: bool = False,
    tell: Callable[[float], None] = lambda _done: None,
) -> Iterator[Pushed]:
    """Push the named graphs of a snapshot, all but quarantine, and yield each when it is proved.

    With `union` their union is written to the target's default graph as well. Raises GraphError
    when the snapshot cannot be opened, and StoreError when a graph cannot be sent or is another one
    when it is read back.
    """
    store = _open(snapshot)
    names = {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    graphs: list[str | None] = [*sorted(names - {GRAPH_QUARANTINE}), *([None] if union else [])]
    for number, graph in enumerate(graphs):
        tell(number / len(graphs))
        yield _push(store, graph, target)
    tell(1.0)


def _open(snapshot: Path) -> Store:
    try:
        return Store.read_only(str(snapshot))
    except OSError as error:
        raise GraphError(f"The graph in {snapshot} cannot be opened: {error}.") from error


def _push(store: Store, graph: str | None, target: Target) -> Pushed:
    name = NamedNode(graph) if graph else DefaultGraph()
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
