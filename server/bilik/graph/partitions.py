"""What is in a graph, counted: the class and property partitions of VoID.

https://www.w3.org/TR/void/#class-property-partitions; what the values of a property are is told by
conventions of the SIB (`void:classPartition` for classes of objects, `void-ext` for datatypes), so
that editors complete queries without asking the data.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from bilik.graph.quads import TYPE, GraphWriter, integer
from bilik.vocabulary import BASE, GRAPH_CATALOGUE, GRAPH_QUARANTINE, ONTOLOGY, OWL, RDF, RDFS, VOID

DATASET: Final = BASE + "void#dataset"

_VOID_EXT: Final = "http://ldf.fi/void-ext#"
_OUTSIDE: Final = {GRAPH_CATALOGUE, GRAPH_QUARANTINE}
# Marks of the syntax, not kinds of things.
_NOISE: Final = (OWL, RDF, RDFS)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass
class Counts:
    """Numbers of triples: by class and property of the subject, and by what the object is."""

    triples: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    used: Counter[tuple[str, str]] = field(default_factory=Counter)
    objects: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    datatypes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    subjects: int = 0
    graphs: Counter[str] = field(default_factory=Counter)


def count(quads: Iterable[ox.Quad]) -> Counts:
    """Count the union of all graphs but quarantine and the catalogue, each triple once."""
    counts = Counts()
    by_subject: dict[Term, set[tuple[ox.NamedNode, Term]]] = defaultdict(set)
    for quad in quads:
        graph = getattr(quad.graph_name, "value", "")
        if graph not in _OUTSIDE:
            counts.graphs[graph] += 1
            by_subject[quad.subject].add((quad.predicate, quad.object))
    types = {subject: _types(pairs) for subject, pairs in by_subject.items()}
    counts.subjects = len(by_subject)
    for subject, pairs in by_subject.items():
        counts.triples += len(pairs)
        counts.entities.update(types[subject])
        for predicate, value in pairs:
            _count_triple(counts, types, types[subject], predicate.value, value)
    return counts


def _types(pairs: Iterable[tuple[ox.NamedNode, Term]]) -> tuple[str, ...]:
    return tuple(
        value.value
        for predicate, value in pairs
        if predicate == TYPE
        and isinstance(value, ox.NamedNode)
        and not value.value.startswith(_NOISE)
    )


def _count_triple(
    counts: Counts,
    types: Mapping[Term, tuple[str, ...]],
    classes: tuple[str, ...],
    predicate: str,
    value: Term,
) -> None:
    counts.properties[predicate] += 1
    for kind in classes:
        counts.used[kind, predicate] += 1
        if isinstance(value, ox.Literal):
            counts.datatypes[kind, predicate, value.datatype.value] += 1
        else:
            counts.objects.update((kind, predicate, of) for of in types.get(value, ()))


def describe(quads: Iterable[ox.Quad], version: str) -> Iterator[ox.Quad]:
    """Describe a version of a graph by its partitions, in the graph of the catalogue."""
    counts, writer = count(quads), GraphWriter(GRAPH_CATALOGUE)
    writer.type(DATASET, VOID + "Dataset")
    writer.add(DATASET, OWL + "versionInfo", ox.Literal(version))
    numbers = {
        "triples": counts.triples,
        "distinctSubjects": counts.subjects,
        "classes": len(counts.entities),
        "properties": len(counts.properties),
    }
    for name, number in numbers.items():
        writer.add(DATASET, VOID + name, integer(number))
    for graph, number in sorted(counts.graphs.items()):
        writer.add(DATASET, VOID + "subset", graph)
        writer.add(graph, VOID + "triples", integer(number))
    for kind, number in sorted(counts.entities.items()):
        _write(writer, DATASET, _part(kind), "class", kind, "entities", number)
    for predicate, number in sorted(counts.properties.items()):
        _write(writer, DATASET, _part(predicate), "property", predicate, "triples", number)
    _describe_pairs(writer, counts)
    return iter(writer)


def _describe_pairs(writer: GraphWriter, counts: Counts) -> None:
    for (kind, predicate), number in sorted(counts.used.items()):
        part = _part(kind, predicate)
        _write(writer, _part(kind), part, "property", predicate, "triples", number)
    for (kind, predicate, of), number in sorted(counts.objects.items()):
        whole, part = _part(kind, predicate), _part(kind, predicate, of)
        _write(writer, whole, part, "class", of, "triples", number)
    for (kind, predicate, datatype), number in sorted(counts.datatypes.items()):
        part = _part(kind, predicate, datatype)
        writer.add(_part(kind, predicate), _VOID_EXT + "datatypePartition", part)
        writer.add(part, _VOID_EXT + "datatype", datatype)
        writer.add(part, VOID + "triples", integer(number))


def _write(
    writer: GraphWriter, whole: str, part: str, kind: str, value: str, unit: str, number: int
) -> None:
    writer.add(whole, f"{VOID}{kind}Partition", part)
    writer.add(part, VOID + kind, value)
    writer.add(part, VOID + unit, integer(number))


def _part(*iris: str) -> str:
    """Name a part of the data set by what it is of, so that a rebuild names it alike."""
    names = ".".join(iri.removeprefix(ONTOLOGY) for iri in iris if iri.startswith(ONTOLOGY))
    digest = sha256("\n".join(iris).encode()).hexdigest()[:10]
    return f"{BASE}void#{names or 'part'}.{digest}"
