"""Triples as bytes, in one order."""

import io
from collections.abc import Iterable
from typing import IO, Any, Final

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from bilik.store.formats import TRIPLES
from bilik.vocabulary import PREFIXES

_PREFIX: Final = b"@prefix"
_WITH_PREFIXES: Final = {RdfFormat.TURTLE, RdfFormat.RDF_XML}


def serialise(triples: Iterable[Triple], media_type: str) -> bytes:
    """Write triples as one of the media types of graphs, each once, sorted by subject."""
    kind = TRIPLES[media_type]
    ordered = sorted(set(triples), key=_order)
    output = io.BytesIO()
    prefixes = _used(ordered) if kind in _WITH_PREFIXES else None
    serialize(ordered, output, kind, prefixes=prefixes)
    body = output.getvalue()
    return with_sorted_prefixes(body) if kind is RdfFormat.TURTLE else body


def _order(triple: Triple) -> tuple[bool, str, str, str]:
    blank = isinstance(triple.subject, BlankNode)
    return blank, str(triple.subject), str(triple.predicate), str(triple.object)


def _used(triples: Iterable[Triple]) -> dict[str, str]:
    iris = {part.value for each in triples for part in _nodes(each)}
    spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {
        prefix: base
        for prefix, base in PREFIXES.items()
        if any(space.startswith(base) for space in spaces)
    }


def _nodes(triple: Triple) -> Iterable[NamedNode]:
    for part in (triple.subject, triple.predicate, triple.object):
        if isinstance(part, NamedNode):
            yield part
        elif datatype := getattr(part, "datatype", None):
            yield datatype


def with_sorted_prefixes(turtle: bytes) -> bytes:
    """Put the prefixes into an order: the writer has them in another one each time."""
    lines = turtle.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
    return b"".join([*sorted(lines[:count]), *lines[count:]])


class SortedPrefixes:
    """Passes a document on to a file, its prefixes in order: see `with_sorted_prefixes`."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._head: bytes | None = b""

    def write(self, some: Any) -> int:
        """Pass bytes on, once it is known where the prefixes end."""
        data = bytes(some)
        if self._head is None:
            self._output.write(data)
        else:
            self._head += data
            last = self._head.rstrip(b"\n").rpartition(b"\n")[2]
            if last and not last.startswith(_PREFIX[: len(last)]):
                self._release()
        return len(data)

    def flush(self) -> None:
        """Keep what waits: prefixes may follow."""

    def end(self) -> None:
        """Pass on what is left."""
        if self._head is not None:
            self._release()

    def _release(self) -> None:
        self._output.write(with_sorted_prefixes(self._head or b""))
        self._head = None
