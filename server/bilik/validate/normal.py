"""The normal form of an OWL file's triples: what is left when the habits of tools are taken out.

OWLAPI (and so Protege) turns symmetric axioms round, declares `owl:NamedIndividual` and shuffles
lists that stand for sets (OWL 2 Mapping to RDF Graphs, section 2). The first two are settled here,
the third by `bilik.validate.layout`, which writes such lists sorted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from bilik.errors import FormatError
from bilik.vocabulary import BASE, OWL, RDF, RDFS

TYPE = ox.NamedNode(RDF + "type")
FIRST = ox.NamedNode(RDF + "first")
REST = ox.NamedNode(RDF + "rest")
NIL = ox.NamedNode(RDF + "nil")
NAMED_INDIVIDUAL = ox.NamedNode(OWL + "NamedIndividual")

Subject = ox.NamedNode | ox.BlankNode
Value = ox.NamedNode | ox.BlankNode | ox.Literal
Statements = dict[Subject, dict[ox.NamedNode, list[Value]]]

_SYMMETRIC = frozenset(
    ox.NamedNode(OWL + name)
    for name in (
        "disjointWith",
        "inverseOf",
        "equivalentClass",
        "equivalentProperty",
        "sameAs",
        "differentFrom",
        "propertyDisjointWith",
    )
)
_INDIVIDUAL_TYPES = frozenset({OWL + "NamedIndividual", OWL + "Thing"})


def statements(triples: Iterable[ox.Triple], name: str) -> Statements:
    """Index the normal form of the triples by subject and predicate.

    Raises FormatError, naming the file `name`, when a blank node is used twice or in a ring:
    Turtle could write it only with a label, and labels differ from one save to the next.
    """
    normal = {_oriented(triple) for triple in triples}
    normal |= _declarations(normal)
    found: Statements = defaultdict(lambda: defaultdict(list))
    for triple in normal:
        found[_subject(triple, name)][triple.predicate].append(_value(triple, name))
    _require_trees(found, name)
    return {subject: dict(predicates) for subject, predicates in found.items()}


def elements(found: Statements, node: Value) -> list[Value] | None:
    """Return the members of a well-formed rdf:List, or None when the node is none."""
    members: list[Value] = []
    while node != NIL:
        cell = found.get(node, {}) if isinstance(node, ox.BlankNode) else {}
        if cell.keys() != {FIRST, REST} or len(cell[FIRST]) != 1 or len(cell[REST]) != 1:
            return None
        members.append(cell[FIRST][0])
        node = cell[REST][0]
    return members


def _oriented(triple: ox.Triple) -> ox.Triple:
    """Turn a symmetric axiom between two names so that our own, then the smaller, comes first."""
    if triple.predicate not in _SYMMETRIC:
        return triple
    subject, value = triple.subject, triple.object
    if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode):
        return triple
    if _direction(value) < _direction(subject):
        return ox.Triple(value, triple.predicate, subject)
    return triple


def _direction(node: ox.NamedNode) -> tuple[bool, str]:
    return (not node.value.startswith(BASE), node.value)


def _declarations(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return `owl:NamedIndividual` for each typed name that is no term of a schema."""
    typed: set[ox.NamedNode] = set()
    schema: set[ox.NamedNode] = set()
    for triple in triples:
        if triple.predicate == TYPE and isinstance(triple.subject, ox.NamedNode):
            typed.add(triple.subject)
            if _is_schema_type(triple.object):
                schema.add(triple.subject)
    return {ox.Triple(subject, TYPE, NAMED_INDIVIDUAL) for subject in typed - schema}


def _is_schema_type(kind: object) -> bool:
    return (
        isinstance(kind, ox.NamedNode)
        and kind.value.startswith((OWL, RDFS, RDF))
        and kind.value not in _INDIVIDUAL_TYPES
    )


def _subject(triple: ox.Triple, name: str) -> Subject:
    subject = triple.subject
    if isinstance(subject, (ox.NamedNode, ox.BlankNode)):
        return subject
    raise _quoted(triple, name)


def _value(triple: ox.Triple, name: str) -> Value:
    value = triple.object
    if isinstance(value, (ox.Literal, ox.NamedNode, ox.BlankNode)):
        return value
    raise _quoted(triple, name)


def _quoted(triple: ox.Triple, name: str) -> FormatError:
    return FormatError(
        f"{name}: {triple} holds a triple term, which OWL tools cannot read. "
        "Give the statement an IRI of its own instead."
    )


def _require_trees(found: Mapping[Subject, Mapping[ox.NamedNode, list[Value]]], name: str) -> None:
    parents: dict[ox.BlankNode, Subject] = {}
    for subject, predicates in found.items():
        for values in predicates.values():
            for value in values:
                if not isinstance(value, ox.BlankNode):
                    continue
                if value in parents:
                    raise _shared(value, (parents[value], subject), name)
                parents[value] = subject
    _require_no_ring(parents, name)


def _require_no_ring(parents: Mapping[ox.BlankNode, Subject], name: str) -> None:
    rooted: set[Subject] = set()
    for node in parents:
        path: set[Subject] = set()
        here: Subject = node
        while isinstance(here, ox.BlankNode) and here in parents and here not in rooted:
            if here in path:
                raise _shared(here, (here, parents[here]), name)
            path.add(here)
            here = parents[here]
        rooted.update(path)


def _shared(node: ox.BlankNode, users: tuple[Subject, Subject], name: str) -> FormatError:
    first, second = sorted(str(user) for user in users)
    return FormatError(
        f"{name}: the blank node {node} is used more than once (by {first} and {second}). "
        "Give it an IRI of its own, so that every tool writes it the same way."
    )
