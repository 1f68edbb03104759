"""The quads of one named graph, written as the lines of N-Quads (W3C Recommendation).

Terms are handed over as N-Quads writes them: `str` of a term of the library. An object for each
quad would take a tenth of the time in which a document is read.
"""

from functools import lru_cache

import pyoxigraph as ox

from bilik.vocabulary import RDF, XSD

_KEPT = 1 << 12  # IRIs; properties, classes and known things come again with every statement


@lru_cache(maxsize=_KEPT)
def iri(text: str) -> str:
    """Return an IRI as N-Quads writes it; raises ValueError for what is none."""
    return str(ox.NamedNode(text))


def whole(number: int) -> str:
    """Return a non-negative integer as N-Quads writes it."""
    return f'"{number}"^^{_WHOLE}'


TYPE, _WHOLE = iri(RDF + "type"), iri(XSD + "nonNegativeInteger")


class LineWriter:
    """Collects the lines of one named graph."""

    def __init__(self, graph: str) -> None:
        """`graph` is its IRI."""
        self._end = f" {iri(graph)} .\n"
        self._lines: list[str] = []

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add a line for each object."""
        for value in objects:
            self._lines.append(f"{subject} {predicate} {value}{self._end}")

    def type(self, subject: str, *classes: str) -> None:
        """Say what a thing is."""
        self.add(subject, TYPE, *classes)

    def text(self) -> bytes:
        """Return all lines in the order in which they were added."""
        return "".join(self._lines).encode()
