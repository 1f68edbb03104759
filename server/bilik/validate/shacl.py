"""Validates statements against the SHACL shapes, in SPARQL where that can be, else by pySHACL."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from bilik.errors import KnowledgeError
from bilik.graph import reading
from bilik.validate.finding import Finding, Severity, compact, ordered
from bilik.validate.shacl_core import shown_path
from bilik.validate.shacl_sparql import (
    Constraint,
    english,
    focus_store,
    has_targets,
    take_constraints,
)

_SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: Severity.ERROR,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One SHACL validation result (SHACL, section 3.6.2).

    `focus` is the full IRI of the faulty node, or "" for a blank one; `path` and `value` are
    readable text and may be empty.
    """

    severity: Severity
    focus: str
    path: str
    value: str
    message: str


@dataclass(frozen=True)
class Shapes:
    """A shapes graph, less the constraints that the store answers faster than pySHACL."""

    core: Graph
    constraints: tuple[Constraint, ...]


def load(paths: Iterable[Path], root: Path | None = None) -> Shapes:
    """Read shapes files; raises FormatError for a file that is not Turtle."""
    graph = read(paths, root)
    return Shapes(constraints=take_constraints(graph), core=graph)


def read(paths: Iterable[Path], root: Path | None = None) -> Graph:
    """Read shapes files into one graph; raises FormatError for a file that is not Turtle."""
    graph = Graph()
    for file in reading.read_all(paths, root):
        _fill(graph, file.triples)
    return graph


def violations(data: Iterable[ox.Triple | ox.Quad], shapes: Shapes) -> tuple[Violation, ...]:
    """Validate statements; they must include the subclass axioms that the shapes rely on.

    Raises KnowledgeError when the shapes themselves are broken.
    """
    statements = tuple(data)
    found = {*_store_violations(statements, shapes.constraints)}
    if has_targets(shapes.core):
        found |= {*_core_violations(statements, shapes.core)}
    return tuple(sorted(found, key=str))


def run(
    data: Iterable[ox.Triple | ox.Quad],
    shapes: Shapes,
    where: Mapping[str, str],
    elsewhere: str = "",
) -> tuple[Finding, ...]:
    """Validate statements; `where` names the file or graph of each subject by its IRI."""
    return ordered(
        Finding(
            result.severity,
            "SHACL",
            where.get(result.focus, elsewhere),
            compact(result.focus) if result.focus else "",
            _sentence(result),
        )
        for result in violations(data, shapes)
    )


def _core_violations(
    statements: Iterable[ox.Triple | ox.Quad], shapes: Graph
) -> Iterator[Violation]:
    graph = _fill(Graph(), statements)
    try:
        _, report, text = pyshacl.validate(
            graph, shacl_graph=shapes, inference="none", advanced=False, inplace=True
        )
    except pyshacl.errors.ReportableRuntimeError as fault:
        raise KnowledgeError(f"The SHACL shapes are broken: {fault}") from None
    if not isinstance(report, Graph):
        raise KnowledgeError(f"The SHACL shapes are broken: {text}")
    return _results(report)


def _store_violations(
    statements: Iterable[ox.Triple | ox.Quad], constraints: tuple[Constraint, ...]
) -> Iterator[Violation]:
    store = focus_store(statements, constraints)
    for constraint in constraints:
        severity = _SEVERITIES.get(constraint.severity, Severity.ERROR)
        for focus, row in constraint.rows(store):
            yield Violation(
                severity=severity,
                focus=focus.value if isinstance(focus, ox.NamedNode) else "",
                path=constraint.path or _column(row, "path"),
                value=_column(row, "value"),
                message=constraint.sentence(row),
            )


def _column(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return "" if value is None else _shown(_term(value))


def _fill(graph: Graph, data: Iterable[ox.Triple | ox.Quad]) -> Graph:
    term = cache(_term)  # terms recur: making each of them once halves the time
    for statement in data:
        graph.add((term(statement.subject), term(statement.predicate), term(statement.object)))
    return graph


def _term(term: object) -> Node:
    """Carry a term over to rdflib without letting it rewrite the lexical form."""
    match term:
        case ox.NamedNode(value=iri):
            return URIRef(iri)
        case ox.BlankNode(value=label):
            return BNode(label)
        case ox.Literal(value=text, language=str() as language):
            return Literal(text, lang=language)
        case ox.Literal(value=text, datatype=datatype):
            return Literal(text, datatype=URIRef(datatype.value), normalize=False)
    raise KnowledgeError(f"{term} is a triple term, which SHACL cannot validate.")


def _results(report: Graph) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):  # not the details of others
        focus = report.value(result, SH.focusNode)
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        yield Violation(
            severity=_SEVERITIES.get(report.value(result, SH.resultSeverity), Severity.ERROR),
            focus=str(focus) if isinstance(focus, URIRef) else "",
            path="" if path is None else shown_path(report, path),
            value="" if value is None else _shown(value),
            message=english(report.objects(result, SH.resultMessage)) or "breaks its shape",
        )


def _shown(value: Node) -> str:
    if isinstance(value, URIRef):
        return compact(str(value))
    return "a blank node" if isinstance(value, BNode) else repr(str(value))


def _sentence(result: Violation) -> str:
    place = f"{result.path}: " if result.path else ""
    value = f" (value: {result.value})" if result.value else ""
    return f"{place}{result.message}{value}"
