"""The things of the graph as tables: one for each kind, a row for each thing (RFC 4180)."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from bilik.vocabulary import (
    GRAPH_CATALOGUE,
    GRAPH_INFERRED,
    GRAPH_INTEROP,
    ID,
    LANGUAGES,
    OWL,
    RDF,
    XSD,
)

# Graphs that say again, in other words, what stands in others.
_DERIVED: Final = {GRAPH_CATALOGUE, GRAPH_INFERRED, GRAPH_INTEROP}
_TYPE: Final = RDF + "type"
_MARK: Final = OWL + "NamedIndividual"
# Between several values of one cell; no value of ours has it.
_SEPARATOR: Final = " | "
_MIDNIGHT: Final = "T00:00:00"

Cells = dict[str, list[str]]


def tables(quads: Iterable[Quad]) -> Iterator[tuple[str, bytes]]:
    """Yield each kind of things, which is the part of the IRI behind /id/, and its table.

    Columns are the IRI, the classes, and each property by its local name; texts have a column for
    each language. Several values stand in one cell, sorted, between vertical bars; a day is written
    YYYY-MM-DD.
    """
    kinds: dict[str, dict[str, Cells]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and (kind := _kind(quad, quad.subject.value)):
            kinds[kind][quad.subject.value][_column(quad)].append(_value(quad.object))
    for kind, things in sorted(kinds.items()):
        yield kind, _table(things)


def _kind(quad: Quad, subject: str) -> str:
    """Return the kind of the subject; "" for parts of things and for what others say again."""
    kind, _, name = subject.removeprefix(ID).partition("/")
    plain = subject.startswith(ID) and name and "/" not in name
    derived = getattr(quad.graph_name, "value", "") in _DERIVED
    mark = quad.predicate.value == _TYPE and getattr(quad.object, "value", "") == _MARK
    return kind if plain and not derived and not mark else ""


def _column(quad: Quad) -> str:
    name = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
    language = quad.object.language if isinstance(quad.object, Literal) else None
    return f"{name}_{language}" if language else name


def _value(term: object) -> str:
    if isinstance(term, Literal):
        if term.datatype.value == XSD + "dateTime":
            return term.value.removesuffix(_MIDNIGHT)
        return term.value
    return str(getattr(term, "value", term))


def _table(things: Mapping[str, Cells]) -> bytes:
    columns = sorted({column for cells in things.values() for column in cells}, key=_rank)
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(["iri", *columns])
    for iri, cells in sorted(things.items()):
        values = (_SEPARATOR.join(sorted(set(cells.get(column, ())))) for column in columns)
        writer.writerow([iri, *values])
    return output.getvalue().encode()


def _rank(column: str) -> tuple[int, str]:
    """Put classes and labels first."""
    first = ("type", *(f"label_{code}" for code in LANGUAGES))
    return (first.index(column) if column in first else len(first), column)
