"""An import closure as the checks see it: statements with their files, and what is declared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import pyoxigraph as ox

from bilik.graph.reading import RdfFile
from bilik.validate import owl
from bilik.validate.normal import NIL, Subject, Value
from bilik.vocabulary import OWL, RDF, RDFS

_NONE: frozenset[str] = frozenset()


class Statement(NamedTuple):
    """A triple, with its predicate as text, and the file that makes it."""

    subject: Subject
    predicate: str
    object: Value
    file: str


@dataclass(frozen=True)
class Closure:
    """All statements of a set of files, and the declarations among them.

    `kinds` maps each property to the OWL kinds it is declared with, `types` each subject to all its
    types, and `where` each typed name to the file that declares it first.
    """

    statements: tuple[Statement, ...]
    classes: frozenset[str]
    datatypes: frozenset[str]
    kinds: dict[str, frozenset[str]]
    types: dict[Subject, frozenset[str]]
    where: dict[str, str]
    by_predicate: dict[str, tuple[Statement, ...]] = field(repr=False)

    def having(self, *predicates: str) -> Iterator[Statement]:
        """Give the statements with one of the predicates."""
        for predicate in predicates:
            yield from self.by_predicate.get(predicate, ())

    def values(self, subject: Subject, predicate: str) -> list[Value]:
        """Return the values a subject has for a predicate."""
        return [s.object for s in self.having(predicate) if s.subject == subject]

    def members(self, node: Value) -> Iterator[Value]:
        """Give the members of an rdf:List."""
        seen: set[Value] = set()
        while isinstance(node, ox.BlankNode) and node not in seen:
            seen.add(node)
            yield from self._firsts.get(node, ())
            node = next(iter(self._rests.get(node, ())), NIL)

    @cached_property
    def _firsts(self) -> dict[Subject, list[Value]]:
        return self._grouped(RDF + "first")

    @cached_property
    def _rests(self) -> dict[Subject, list[Value]]:
        return self._grouped(RDF + "rest")

    def _grouped(self, predicate: str) -> dict[Subject, list[Value]]:
        groups: dict[Subject, list[Value]] = defaultdict(list)
        for statement in self.having(predicate):
            groups[statement.subject].append(statement.object)
        return groups

    def kinds_of(self, node: Value) -> frozenset[str]:
        """Return the kinds of property that a node is declared as."""
        return self.kinds.get(node.value, _NONE) if isinstance(node, ox.NamedNode) else _NONE

    def restricted_kinds(self, restriction: Subject) -> frozenset[str]:
        """Return the kinds of the property that an owl:Restriction is about."""
        nodes = self.values(restriction, OWL + "onProperty")
        return _NONE.union(*(self.kinds_of(node) for node in nodes))

    def is_class(self, iri: str) -> bool:
        """Tell whether the name is a class."""
        return iri in self.classes or iri in owl.BUILT_IN_CLASSES

    def is_datatype(self, iri: str) -> bool:
        """Tell whether the name is a datatype of OWL 2 or declared as one."""
        return iri in self.datatypes or iri in owl.DATATYPES


def closure(files: Iterable[RdfFile]) -> Closure:
    """Put the statements of several files together."""
    return _indexed(tuple(_statements(files)))


def merged(parts: Iterable[Closure]) -> Closure:
    """Put closures together."""
    return _indexed(tuple(statement for part in parts for statement in part.statements))


def _indexed(statements: tuple[Statement, ...]) -> Closure:
    types: dict[Subject, set[str]] = defaultdict(set)
    where: dict[str, str] = {}
    by_predicate: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_predicate[statement.predicate].append(statement)
        if statement.predicate == RDF + "type" and isinstance(statement.object, ox.NamedNode):
            types[statement.subject].add(statement.object.value)
            if isinstance(statement.subject, ox.NamedNode):
                where.setdefault(statement.subject.value, statement.file)
    return Closure(
        statements=statements,
        classes=_with_type(types, OWL + "Class"),
        datatypes=_with_type(types, RDFS + "Datatype"),
        kinds=_kinds(types),
        types={subject: frozenset(kinds) for subject, kinds in types.items()},
        where=where,
        by_predicate={predicate: tuple(group) for predicate, group in by_predicate.items()},
    )


def _statements(files: Iterable[RdfFile]) -> Iterator[Statement]:
    for file in files:
        for triple in file.triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
                continue  # the canonical form has refused it already
            yield Statement(subject, triple.predicate.value, value, file.name)


def _with_type(types: dict[Subject, set[str]], kind: str) -> frozenset[str]:
    return frozenset(
        subject.value
        for subject, kinds in types.items()
        if kind in kinds and isinstance(subject, ox.NamedNode)
    )


def _kinds(types: dict[Subject, set[str]]) -> dict[str, frozenset[str]]:
    kinds = {
        subject.value: frozenset(declared & owl.PROPERTY_KINDS)
        for subject, declared in types.items()
        if isinstance(subject, ox.NamedNode) and declared & owl.PROPERTY_KINDS
    }
    for names, kind in (
        (owl.BUILT_IN_ANNOTATION_PROPERTIES, owl.ANNOTATION_PROPERTY),
        (owl.BUILT_IN_OBJECT_PROPERTIES, owl.OBJECT_PROPERTY),
        (owl.BUILT_IN_DATA_PROPERTIES, owl.DATA_PROPERTY),
    ):
        kinds |= {name: frozenset({kind}) for name in names}
    return kinds
