"""The things of the graph as tables: one for each kind, a row for each thing (RFC 4180)."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
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
    local,
)

# Graphs that say again, in other words, what stands in others.
_DERIVED: Final = {GRAPH_CATALOGUE, GRAPH_INFERRED, GRAPH_INTEROP}
_TYPE: Final = RDF + "type"
_MARK: Final = OWL + "NamedIndividual"
# Between several values of one cell; no value of ours has it.
_SEPARATOR: Final = " | "
_MIDNIGHT: Final = "T00:00:00"

Cells = dict[str, list[str]]
Quads = Callable[[], Iterable[Quad]]


def write(quads: Quads, folder: Path) -> None:
    """Write a table for each kind of things, which is the part of the IRI behind /id/.

    `quads` gives all quads in the order of their N-Quads, each time it is called. Columns are the
    IRI, the classes, and each property by its local name; texts have a column for each language.
    Several values stand in one cell, sorted, between vertical bars; a day is written YYYY-MM-DD.
    """
    folder.mkdir()
    columns: dict[str, set[str]] = defaultdict(set)
    for kind, quad in _of_things(quads()):
        columns[kind].add(_column(quad))
    for kind, some in groupby(_of_things(quads()), key=itemgetter(0)):
        ordered = sorted(columns[kind], key=_rank)
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as output:
            writer = csv.writer(output)
            writer.writerow(["iri", *ordered])
            writer.writerows(_rows((quad for _, quad in some), ordered))


def _of_things(quads: Iterable[Quad]) -> Iterator[tuple[str, Quad]]:
    """Yield what is said of things, with their kinds; a kind is not left and come back to."""
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and (kind := _kind(quad, quad.subject.value)):
            yield kind, quad


def _rows(quads: Iterable[Quad], columns: Iterable[str]) -> Iterator[list[str]]:
    """Yield a row for each thing; what is said of one stands together."""
    for iri, some in groupby(quads, key=lambda quad: str(getattr(quad.subject, "value", ""))):
        cells: Cells = defaultdict(list)
        for quad in some:
            cells[_column(quad)].append(_value(quad.object))
        yield [iri, *(_SEPARATOR.join(sorted(set(cells.get(each, ())))) for each in columns)]


def _kind(quad: Quad, subject: str) -> str:
    """Return the kind of the subject; "" for parts of things and for what others say again."""
    kind, _, name = subject.removeprefix(ID).partition("/")
    plain = subject.startswith(ID) and name and "/" not in name
    derived = getattr(quad.graph_name, "value", "") in _DERIVED
    mark = quad.predicate.value == _TYPE and getattr(quad.object, "value", "") == _MARK
    return kind if plain and not derived and not mark else ""


def _column(quad: Quad) -> str:
    name = local(quad.predicate.value)
    language = quad.object.language if isinstance(quad.object, Literal) else None
    return f"{name}_{language}" if language else name


def _value(term: object) -> str:
    if isinstance(term, Literal):
        if term.datatype.value == XSD + "dateTime":
            return term.value.removesuffix(_MIDNIGHT)
        return term.value
    return str(getattr(term, "value", term))


def _rank(column: str) -> tuple[int, str]:
    """Put classes and labels first."""
    first = ("type", *(f"label_{code}" for code in LANGUAGES))
    return (first.index(column) if column in first else len(first), column)
