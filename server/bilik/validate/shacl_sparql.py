"""SPARQL-based SHACL constraints (SHACL, section 5), answered by the store's own engine.

pySHACL would parse each query anew, in Python, for every focus node: half a minute for this graph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, SH
from rdflib.term import Node

from bilik.errors import KnowledgeError

_THIS = ox.Variable("this")
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
# Target declarations (SHACL, section 2.1.3) as patterns for their focus nodes.
_TARGETS = {
    SH.targetClass: "?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>* {} . ?this a ?class",
    SH.targetSubjectsOf: "?this {} ?any",
    SH.targetObjectsOf: "?any {} ?this",
    SH.targetNode: "VALUES ?this {{ {} }}",
}


@dataclass(frozen=True, slots=True)
class SparqlConstraint:
    """A `sh:select` query with the patterns of its shape's targets and what to say of a row."""

    shape: str
    targets: tuple[str, ...]
    query: str
    message: str
    severity: Node

    def focus_nodes(self, store: ox.Store) -> set[ox.NamedNode]:
        """Return the named nodes that the shape is about."""
        nodes: set[ox.NamedNode] = set()
        for pattern in self.targets:
            for row in _rows(store, f"SELECT DISTINCT ?this WHERE {{ {pattern} }}", self.shape):
                if isinstance(row["this"], ox.NamedNode):
                    nodes.add(row["this"])
        return nodes

    def rows(self, store: ox.Store, focus: ox.NamedNode) -> Iterator[dict[str, object]]:
        """Give the solutions for a focus node, that is, its violations; by variable name.

        Raises KnowledgeError when the query is no SELECT query.
        """
        return _rows(store, self.query, self.shape, {_THIS: focus})

    def sentence(self, row: dict[str, object]) -> str:
        """Return the message with its `{?variable}` filled in (section 5.2.2)."""
        return _PLACEHOLDER.sub(lambda match: _text(row.get(match[1])), self.message)


def take_constraints(shapes: Graph) -> tuple[SparqlConstraint, ...]:
    """Take the SPARQL-based constraints of node shapes with targets out of the shapes graph.

    Those on property shapes, or on shapes that only others refer to, are left to pySHACL.
    """
    taken = []
    for shape, node in list(shapes.subject_objects(SH.sparql)):
        targets = tuple(_target_patterns(shapes, shape))
        select = shapes.value(node, SH.select)
        if not targets or select is None or (shape, SH.path, None) in shapes:
            continue
        shapes.remove((shape, SH.sparql, node))
        if not any(map(_is_true, shapes.objects(node, SH.deactivated))):
            message = shapes.value(node, SH.message) or shapes.value(shape, SH.message)
            severity = shapes.value(shape, SH.severity) or SH.Violation
            query = _prefixes(shapes, node) + str(select)
            said = str(message or "breaks its shape")
            taken.append(SparqlConstraint(str(shape), targets, query, said, severity))
    return tuple(sorted(taken, key=lambda constraint: (constraint.shape, constraint.query)))


def _target_patterns(shapes: Graph, shape: Node) -> Iterator[str]:
    if any(map(_is_true, shapes.objects(shape, SH.deactivated))):
        return
    for predicate, pattern in _TARGETS.items():
        for target in shapes.objects(shape, predicate):
            if isinstance(target, URIRef):
                yield pattern.format(target.n3())


def _prefixes(shapes: Graph, constraint: Node) -> str:
    """Return the PREFIX lines that `sh:prefixes` stands for (section 5.2.1)."""
    waiting = set(shapes.objects(constraint, SH.prefixes))
    seen: set[Node] = set()
    lines = set()
    while waiting:
        ontology = waiting.pop()
        seen.add(ontology)
        waiting |= set(shapes.objects(ontology, OWL.imports)) - seen
        for declaration in shapes.objects(ontology, SH.declare):
            prefix = shapes.value(declaration, SH.prefix)
            lines.add(f"PREFIX {prefix}: <{shapes.value(declaration, SH.namespace)}>\n")
    return "".join(sorted(lines))


def _rows(
    store: ox.Store,
    query: str,
    shape: str,
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    | None = None,
) -> Iterator[dict[str, object]]:
    try:
        answer = store.query(query, substitutions=substitutions, use_default_graph_as_union=True)
    except SyntaxError as fault:
        raise KnowledgeError(f"The SPARQL of shape {shape} is broken: {fault.msg}") from None
    if not isinstance(answer, ox.QuerySolutions):
        raise KnowledgeError(f"The SPARQL of shape {shape} must be a SELECT query.")
    names = [variable.value for variable in answer.variables]
    for row in answer:
        yield {name: row[name] for name in names}


def _is_true(node: Node) -> bool:
    return str(node) == "true"


def _text(value: object) -> str:
    return str(getattr(value, "value", ""))
