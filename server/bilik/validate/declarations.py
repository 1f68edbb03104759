"""Terms that are used but that no file of the closure declares: most often a misspelt name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from bilik.validate import owl
from bilik.validate.closure import Closure, Statement
from bilik.validate.finding import Finding, Severity, compact
from bilik.validate.normal import Value
from bilik.vocabulary import BASE, OWL, RDF, RDFS

_CLASS_AXIOMS = (
    RDFS + "subClassOf",
    OWL + "complementOf",
    OWL + "disjointWith",
    OWL + "onClass",
)
_CLASS_LISTS = (OWL + "disjointUnionOf", OWL + "intersectionOf", OWL + "unionOf")
_DISJOINT_CLASSES = ox.NamedNode(OWL + "AllDisjointClasses")


@dataclass(frozen=True, slots=True)
class Use:
    """A statement that uses a name as a class, a property or a term."""

    iri: str
    kind: str
    statement: Statement


def undeclared(whole: Closure) -> Iterator[Finding]:
    """Give one error for each undeclared name and file (OWL 2 Syntax, section 5.8.2)."""
    uses: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for use in (*schema_uses(whole), *individual_uses(whole)):
        subject = use.statement.subject
        user = subject.value if isinstance(subject, ox.NamedNode) else use.statement.predicate
        uses[use.statement.file, use.iri, use.kind].append(user)
    for (file, iri, kind), users in uses.items():
        message = (
            f"is used as a {kind} by {_listed(users)}, but no file declares it. "
            "Declare it or mend the name."
        )
        yield Finding(Severity.ERROR, "OWL 2 DL", file, compact(iri), message)


def schema_uses(whole: Closure) -> Iterator[Use]:
    """Give each use of a class or property that the closure does not declare."""
    yield from _classes(whole)
    yield from _listed_classes(whole)
    yield from _properties(whole)


def _classes(whole: Closure) -> Iterator[Use]:
    for statement in _class_positions(whole):
        node = statement.object
        if isinstance(node, ox.NamedNode) and not whole.is_class(node.value):
            yield Use(node.value, "class", statement)
    for statement in whole.having(RDFS + "subClassOf", OWL + "disjointWith"):
        node = statement.subject
        if isinstance(node, ox.NamedNode) and not whole.is_class(node.value):
            yield Use(node.value, "class", statement)


def _listed_classes(whole: Closure) -> Iterator[Use]:
    """Give the undeclared members of class expressions and of disjointness axioms."""
    groups = {s.subject for s in whole.having(RDF + "type") if s.object == _DISJOINT_CLASSES}
    for statement in whole.having(*_CLASS_LISTS, OWL + "members"):
        if statement.predicate == OWL + "members" and statement.subject not in groups:
            continue
        for node in whole.members(statement.object):
            iri = _text(node)
            if iri and not whole.is_class(iri) and not whole.is_datatype(iri):
                yield Use(iri, "class", statement)


def _class_positions(whole: Closure) -> Iterator[Statement]:
    """Give the statements whose value must be a class."""
    yield from whole.having(*_CLASS_AXIOMS)
    for statement in whole.having(RDF + "type"):
        # Types of the RDF vocabularies are judged with the reserved ones.
        if not _text(statement.object).startswith((OWL, RDFS, RDF)):
            yield statement
    for statement in whole.having(RDFS + "domain"):
        if whole.kinds_of(statement.subject) - {owl.ANNOTATION_PROPERTY}:
            yield statement
    for statement in whole.having(RDFS + "range"):
        if owl.OBJECT_PROPERTY in whole.kinds_of(statement.subject):
            yield statement
    for statement in whole.having(OWL + "someValuesFrom", OWL + "allValuesFrom"):
        if owl.OBJECT_PROPERTY in whole.restricted_kinds(statement.subject):
            yield statement


def _properties(whole: Closure) -> Iterator[Use]:
    for predicate in whole.by_predicate:
        if predicate in owl.SYNTAX or predicate in owl.FACETS or predicate in whole.kinds:
            continue
        yield from (Use(predicate, "property", s) for s in whole.having(predicate))
    for statement in whole.having(RDFS + "subPropertyOf", OWL + "inverseOf", OWL + "onProperty"):
        yield from _unless_property(whole, statement, statement.subject)
        yield from _unless_property(whole, statement, statement.object)
    for statement in whole.having(OWL + "propertyChainAxiom"):
        for node in whole.members(statement.object):
            yield from _unless_property(whole, statement, node)
    for statement in whole.having(RDFS + "domain", RDFS + "range"):
        yield from _unless_property(whole, statement, statement.subject)


def _unless_property(whole: Closure, statement: Statement, node: Value) -> Iterator[Use]:
    if isinstance(node, ox.NamedNode) and node.value not in whole.kinds:
        yield Use(node.value, "property", statement)


def individual_uses(whole: Closure) -> Iterator[Use]:
    """Give each use of a name of ours that nothing in the closure types.

    OWL asks for no declaration of individuals, but a name without one is most often a slip.
    """
    ontologies = {_text(s.object) for s in whole.having(OWL + "imports", OWL + "versionIRI")}
    known = whole.where.keys() | ontologies
    for statement in whole.statements:
        iri = _text(statement.object)
        if iri.startswith(BASE) and iri not in known and statement.predicate != RDF + "type":
            yield Use(iri, "term", statement)


def _text(node: Value) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _listed(users: list[str]) -> str:
    names = sorted({compact(user) for user in users})
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
