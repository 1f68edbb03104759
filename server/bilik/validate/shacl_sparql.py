"""The constraints of shapes as SPARQL queries, answered by the store's own engine.

pySHACL would parse each query of a SPARQL-based constraint (SHACL, section 5) anew, in Python, for
every focus node, and walk the graph in Python for all others.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from bilik.errors import KnowledgeError
from bilik.validate.shacl_core import Translator, UntranslatableError, shown_path
from bilik.vocabulary import BASE

FocusNode = ox.NamedNode | ox.BlankNode

_THIS = ox.Variable("this")
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
# The graph in which `focus_store` marks the focus nodes of each shape, and the mark.
_FOCUS = ox.NamedNode(BASE + "shapes#focus")
# Target declarations (SHACL, section 2.1.3) as patterns for their focus nodes.
_TARGETS = {
    SH.targetClass: "?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>* {} . ?this a ?class",
    SH.targetSubjectsOf: "?this {} ?any",
    SH.targetObjectsOf: "?any {} ?this",
    SH.targetNode: "VALUES ?this {{ {} }}",
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A query for what breaks a shape, the shape's focus nodes, and what to say of each row.

    The query is asked once, with the focus nodes joined; one of a `sh:select` (`pre_bound`) is
    asked for each focus node, with `$this` standing for it, as SHACL-SPARQL wants.
    """

    shape: str
    targets: tuple[str, ...]
    query: str
    message: str
    severity: Node
    path: str = ""
    pre_bound: bool = False

    def rows(self, store: ox.Store) -> Iterator[tuple[FocusNode, dict[str, object]]]:
        """Give each violation: its focus node and the columns of the answer by name.

        Raises KnowledgeError when the query is no SELECT query.
        """
        if not self.pre_bound:
            for row in _rows(store, self.query, self.shape):
                if isinstance(focus := row.pop("this"), FocusNode):
                    yield focus, row
            return
        for quad in store.quads_for_pattern(None, _FOCUS, ox.NamedNode(self.shape), _FOCUS):
            focus = quad.subject
            if isinstance(focus, FocusNode):
                for row in _rows(store, self.query, self.shape, {_THIS: focus}):
                    yield focus, row

    def rows_unmarked(self, store: ox.Store) -> Iterator[tuple[FocusNode, dict[str, object]]]:
        """Give the same over a store of any kind, in which no focus nodes are marked."""
        nodes = " UNION ".join(f"{{ {pattern} }}" for pattern in self.targets)
        focus = f"SELECT DISTINCT ?this WHERE {{ {nodes} }}"
        if not self.pre_bound:
            query = self.query.replace(_marked(self.shape), f"{{ {focus} }} ")
            for row in _rows(store, query, self.shape):
                if isinstance(node := row.pop("this"), FocusNode):
                    yield node, row
            return
        for found in _rows(store, focus, self.shape):
            if isinstance(node := found["this"], FocusNode):
                for row in _rows(store, self.query, self.shape, {_THIS: node}):
                    yield node, row

    def sentence(self, row: dict[str, object]) -> str:
        """Return the message with its `{?variable}` filled in (section 5.2.2)."""
        if not self.pre_bound:
            return self.message
        return _PLACEHOLDER.sub(lambda match: _text(row.get(match[1])), self.message)


def focus_store(
    statements: Iterable[ox.Triple | ox.Quad], constraints: Iterable[Constraint]
) -> ox.Store:
    """Load statements into the default graph, and mark the focus nodes of the constraints."""
    triples = (s.triple if isinstance(s, ox.Quad) else s for s in statements)
    store = ox.Store()
    # Text is loaded in half the time that quads made one by one take.
    store.bulk_load(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), ox.RdfFormat.N_TRIPLES)
    for shape, targets in {c.shape: c.targets for c in constraints}.items():
        for pattern in targets:
            mark = f"GRAPH {_FOCUS} {{ ?this {_FOCUS} <{shape}> }}"
            store.update(f"INSERT {{ {mark} }} WHERE {{ {pattern} }}")
    return store


def take_constraints(shapes: Graph) -> tuple[Constraint, ...]:
    """Take the constraints that SPARQL can answer out of the shapes graph.

    What is left is for pySHACL: node shapes that `shacl_core` cannot translate, and SPARQL-based
    constraints on property shapes or on shapes that only others refer to.
    """
    taken = (*_take_sparql(shapes), *_take_core(shapes))
    return tuple(sorted(taken, key=lambda constraint: (constraint.shape, constraint.query)))


def has_targets(shapes: Graph) -> bool:
    """Tell whether a shapes graph is about any node (SHACL, section 2.1.3)."""
    if any((None, predicate, None) in shapes for predicate in _TARGETS):
        return True
    classes = {*shapes.subjects(RDF.type, RDFS.Class), *shapes.subjects(RDF.type, OWL.Class)}
    return any((node, RDF.type, SH.NodeShape) in shapes for node in classes)


def english(messages: Iterable[Node]) -> str:
    """Return the English message where there are several; "" for none."""
    texts = [message for message in messages if isinstance(message, Literal)]
    first = sorted(texts, key=lambda m: (m.language not in ("en", None), str(m)))[:1]
    return "".join(map(str, first))


def _take_core(shapes: Graph) -> Iterator[Constraint]:
    translator = Translator(shapes)
    for shape in sorted({s for p in _TARGETS for s in shapes.subjects(p) if isinstance(s, URIRef)}):
        try:
            found = tuple(_core_constraints(shapes, shape, translator))
        except UntranslatableError:
            continue
        yield from found
        for predicate in _TARGETS:
            shapes.remove((shape, predicate, None))


def _core_constraints(shapes: Graph, shape: URIRef, translator: Translator) -> Iterator[Constraint]:
    """Give a constraint for each of a node shape and its property shapes."""
    targets = tuple(_target_patterns(shapes, shape))
    focus = _marked(shape)
    for part in (shape, *translator.property_shapes(shape)):
        path = shapes.value(part, SH.path)
        message = english(shapes.objects(part, SH.message))
        for fault in translator.faults(part, "?this"):
            if not message:
                raise UntranslatableError(f"The shape {part} has no message; pySHACL makes one.")
            columns = f"({fault.value} AS ?value)" if fault.value else ""
            columns += f" ({fault.path} AS ?path)" if fault.path else ""
            yield Constraint(
                shape=str(shape),
                targets=targets,
                query=f"SELECT DISTINCT ?this {columns} WHERE {{ {focus}{fault.pattern}}}",
                message=message,
                severity=shapes.value(part, SH.severity) or SH.Violation,
                path="" if path is None else shown_path(shapes, path),
            )


def _marked(shape: str) -> str:
    return f"GRAPH {_FOCUS} {{ ?this {_FOCUS} <{shape}> }} "


def _take_sparql(shapes: Graph) -> Iterator[Constraint]:
    for shape, node in list(shapes.subject_objects(SH.sparql)):
        targets = tuple(_target_patterns(shapes, shape))
        select = shapes.value(node, SH.select)
        if not isinstance(shape, URIRef) or not targets or select is None:
            continue
        if (shape, SH.path, None) in shapes:
            continue
        shapes.remove((shape, SH.sparql, node))
        if not any(map(_is_true, shapes.objects(node, SH.deactivated))):
            own = english(shapes.objects(node, SH.message))
            yield Constraint(
                shape=str(shape),
                targets=targets,
                query=_prefixes(shapes, node) + str(select),
                message=own or english(shapes.objects(shape, SH.message)) or "breaks its shape",
                severity=shapes.value(shape, SH.severity) or SH.Violation,
                pre_bound=True,
            )


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
        answer = store.query(query, substitutions=substitutions)
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
