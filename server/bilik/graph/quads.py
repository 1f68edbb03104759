"""Small helpers to write RDF: terms from strings, quads in a fixed order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from bilik.vocabulary import RDF, XSD

Node = ox.NamedNode
Object = ox.NamedNode | ox.Literal
TYPE = Node(RDF + "type")
_DATE_TIME, _INTEGER, _DECIMAL = (
    Node(XSD + name) for name in ("dateTime", "nonNegativeInteger", "decimal")
)


def date_time(day: str) -> ox.Literal:
    """Return the first instant of an ISO 8601 day, as all dates of the graph are written."""
    return ox.Literal(f"{day}T00:00:00", datatype=_DATE_TIME)


def integer(value: int) -> ox.Literal:
    """Return a non-negative integer literal."""
    return ox.Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> ox.Literal:
    """Return a decimal literal with two digits after the point."""
    return ox.Literal(f"{value:.2f}", datatype=_DECIMAL)


@dataclass
class GraphWriter:
    """Collects the quads of one named graph."""

    graph: str
    _quads: list[ox.Quad] = field(default_factory=list)

    def add(self, subject: str, predicate: str, *objects: Object | str) -> None:
        """Add a quad for each object; strings are IRIs."""
        for value in objects:
            node = Node(value) if isinstance(value, str) else value
            self._quads.append(ox.Quad(Node(subject), Node(predicate), node, Node(self.graph)))

    def type(self, subject: str, *classes: str) -> None:
        """Say what a thing is."""
        self.add(subject, TYPE.value, *classes)

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._quads)


def canonical(quads: Iterable[ox.Quad]) -> bytes:
    """Return canonical N-Quads (RDF Dataset Canonicalization, RDFC-1.0): one graph, one text."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()
