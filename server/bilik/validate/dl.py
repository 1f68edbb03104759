"""The OWL 2 DL restrictions that files born as RDF run into, checked without Java.

Structural Specification and Functional-Style Syntax, sections 3, 5.8, 5.9 and 11. OWLAPI's own
profile checker is the judge of last resort (tests/standards); this one takes milliseconds.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from bilik.graph import reading
from bilik.graph.reading import RdfFile
from bilik.validate import owl
from bilik.validate.closure import Closure, Statement, closure
from bilik.validate.declarations import undeclared
from bilik.validate.finding import Finding, Severity, compact, ordered
from bilik.validate.normal import Value
from bilik.vocabulary import OWL, RDF, RDFS, XSD

_LEXICAL = {
    XSD + "dateTime": re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"),
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "nonNegativeInteger": re.compile(r"\+?\d+|-0+"),
    XSD + "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD + "boolean": re.compile(r"true|false|0|1"),
}
_NOT_A_DATATYPE = (
    "OWL 2 has no datatype {datatype}, and reasoners refuse or ignore it. "
    "Use xsd:dateTime at T00:00:00 for days, or an annotation property."
)
_TRANSITIVE = ox.NamedNode(OWL + "TransitiveProperty")
_SIMPLE_ONLY = frozenset(ox.NamedNode(iri) for iri in owl.SIMPLE_ONLY_TYPES)
_RESERVED = frozenset(ox.NamedNode(iri) for iri in owl.RESERVED_TYPES)


def lint(paths: Iterable[Path], root: Path | None = None) -> tuple[Finding, ...]:
    """Check Turtle files together, as one import closure; raises FormatError for a broken file."""
    return lint_files(reading.read_all(paths, root))


def lint_files(files: Iterable[RdfFile]) -> tuple[Finding, ...]:
    """Check files that are already read."""
    return lint_closure(closure(files))


def lint_closure(whole: Closure) -> tuple[Finding, ...]:
    """Check the statements of files together."""
    return ordered(finding for rule in _RULES for finding in rule(whole))


def _punning(whole: Closure) -> Iterator[Finding]:
    """Section 5.8.1: a name is one kind of property only, and never class and datatype."""
    for iri, kinds in whole.kinds.items():
        if len(kinds) > 1:
            names = " and ".join(sorted(compact(kind) for kind in kinds))
            yield _about(whole, iri, f"is declared as {names}. Keep one of them.")
    for iri in whole.classes & whole.datatypes:
        yield _about(whole, iri, "is declared as class and as datatype. Keep one of them.")


def _values(whole: Closure) -> Iterator[Finding]:
    """Sections 9.5 and 9.6: object properties link individuals, data properties give literals."""
    for predicate, kinds in whole.kinds.items():
        if owl.ANNOTATION_PROPERTY in kinds:
            continue
        for statement in whole.having(predicate):
            value = statement.object
            if isinstance(value, ox.Literal) and owl.DATA_PROPERTY not in kinds:
                yield _at(statement, f"{compact(predicate)} links to things, but has {value}.")
            if not isinstance(value, ox.Literal) and owl.OBJECT_PROPERTY not in kinds:
                yield _at(
                    statement, f"{compact(predicate)} gives literals, but has {_shown(value)}."
                )


def _literals(whole: Closure) -> Iterator[Finding]:
    """Section 4: literals that a reasoner sees have a datatype of OWL 2 and a form that fits it."""
    defined = {_iri(statement.subject) for statement in whole.having(OWL + "equivalentClass")}
    for statement in whole.statements:
        literal = statement.object
        if not isinstance(literal, ox.Literal) or _is_annotation(whole, statement):
            continue
        datatype = literal.datatype.value
        if datatype not in owl.DATATYPES or datatype in defined:
            reason = f". {_NOT_A_DATATYPE.format(datatype=compact(datatype))}"
        elif datatype in _LEXICAL and not _LEXICAL[datatype].fullmatch(literal.value):
            reason = f", which is no {compact(datatype)}. Mend it."
        else:
            continue
        yield _at(statement, f"{compact(statement.predicate)} has {literal.value!r}{reason}")


def _data_ranges(whole: Closure) -> Iterator[Finding]:
    """Sections 7 and 8.4: where a data property is concerned, ranges are datatypes of OWL 2."""
    for statement in _data_range_positions(whole):
        filler = statement.object
        if isinstance(filler, ox.NamedNode) and not whole.is_datatype(filler.value):
            yield _at(statement, _NOT_A_DATATYPE.format(datatype=compact(filler.value)))


def _data_range_positions(whole: Closure) -> Iterator[Statement]:
    yield from whole.having(OWL + "onDatatype", OWL + "onDataRange")
    for statement in whole.having(RDFS + "range"):
        if owl.DATA_PROPERTY in whole.kinds_of(statement.subject):
            yield statement
    for statement in whole.having(OWL + "someValuesFrom", OWL + "allValuesFrom"):
        if owl.DATA_PROPERTY in whole.restricted_kinds(statement.subject):
            yield statement


def _reserved(whole: Closure) -> Iterator[Finding]:
    """Section 2.4: the vocabulary of RDF itself (reification, containers, lists) is not data."""
    for statement in whole.having(RDF + "type"):
        if statement.object in _RESERVED:
            yield _at(
                statement, f"has the reserved type {_shown(statement.object)}. Use an OWL one."
            )
    cells = {statement.subject for statement in whole.having(RDF + "first")}
    for statement in whole.statements:
        if statement.object in cells and statement.predicate in whole.kinds:
            role = compact(statement.predicate)
            yield _at(
                statement, f"{role} has an rdf:List, which OWL tools drop. State each member alone."
            )


def _simplicity(whole: Closure) -> Iterator[Finding]:
    """Section 11.2: no cardinality and the like on transitive or chained properties."""
    composite = _composite(whole)
    for statement, node in _simple_positions(whole):
        if _iri(node) in composite:
            yield Finding(
                Severity.ERROR,
                "OWL 2 DL",
                statement.file,
                _shown(node),
                "is transitive or chained, or above such a property. It can have no cardinality, "
                "no disjoint property, and not be functional, irreflexive or asymmetric.",
            )


def _simple_positions(whole: Closure) -> Iterator[tuple[Statement, Value]]:
    """Give the statements, with the property concerned, in which only simple ones may stand."""
    for statement in whole.having(RDF + "type"):
        if statement.object in _SIMPLE_ONLY:
            yield statement, statement.subject
    counted = {s.subject for s in whole.having(*owl.CARDINALITIES, OWL + "hasSelf")}
    for statement in whole.having(OWL + "onProperty"):
        if statement.subject in counted:
            yield statement, statement.object
    for statement in whole.having(OWL + "propertyDisjointWith"):
        yield statement, statement.subject
        yield statement, statement.object


def _composite(whole: Closure) -> set[str]:
    """Return the properties that are transitive or chained, or above or inverse to such a one."""
    found = {_iri(s.subject) for s in whole.having(OWL + "propertyChainAxiom")}
    found |= {_iri(s.subject) for s in whole.having(RDF + "type") if s.object == _TRANSITIVE}
    above = [(_iri(s.subject), _iri(s.object)) for s in whole.having(RDFS + "subPropertyOf")]
    for statement in whole.having(OWL + "inverseOf", OWL + "equivalentProperty"):
        pair = (_iri(statement.subject), _iri(statement.object))
        above += [pair, pair[::-1]]
    size = -1
    while size != len(found):
        size = len(found)
        found |= {upper for lower, upper in above if lower in found}
    return found - {""}


_RULES: tuple[Callable[[Closure], Iterator[Finding]], ...] = (
    undeclared,
    _punning,
    _values,
    _literals,
    _data_ranges,
    _reserved,
    _simplicity,
)


def _is_annotation(whole: Closure, statement: Statement) -> bool:
    return owl.ANNOTATION_PROPERTY in whole.kinds.get(statement.predicate, frozenset())


def _iri(node: Value) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _shown(node: Value) -> str:
    return compact(node.value) if isinstance(node, ox.NamedNode) else str(node)


def _at(statement: Statement, message: str) -> Finding:
    """Blame the named subject of a statement, or its predicate when the subject is blank."""
    term = compact(_iri(statement.subject) or statement.predicate)
    return Finding(Severity.ERROR, "OWL 2 DL", statement.file, term, message)


def _about(whole: Closure, iri: str, message: str) -> Finding:
    return Finding(Severity.ERROR, "OWL 2 DL", whole.where.get(iri, ""), compact(iri), message)
