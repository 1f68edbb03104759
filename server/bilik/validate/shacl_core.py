"""SHACL Core (SHACL, section 4) as SPARQL: each constraint becomes a query for what breaks it.

pySHACL walks the graph in Python, node by node: a quarter of a minute for this graph, where the
store's own engine takes a fraction of a second. A node shape that says something this module does
not know is left to pySHACL as a whole; on the others both find the same (tests/validate).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, count

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from bilik.errors import KnowledgeError
from bilik.validate.finding import compact

_NODE_KINDS: dict[Node, str] = {
    SH.IRI: "isIRI({0})",
    SH.BlankNode: "isBlank({0})",
    SH.Literal: "isLiteral({0})",
    SH.BlankNodeOrIRI: "(isBlank({0}) || isIRI({0}))",
    SH.BlankNodeOrLiteral: "(isBlank({0}) || isLiteral({0}))",
    SH.IRIOrLiteral: "(isIRI({0}) || isLiteral({0}))",
}
# Datatypes that SPARQL can cast to, and so can tell a well-formed lexical form of.
_CASTS = (XSD.boolean, XSD.dateTime, XSD.decimal, XSD.double, XSD.float, XSD.integer)
# What a shape may say besides its constraints; parameters of others are read with them.
_SILENT = {
    RDF.type,
    SH.closed,
    SH.flags,
    SH.ignoredProperties,
    SH.message,
    SH.path,
    SH.property,
    SH.qualifiedMaxCount,
    SH.qualifiedMinCount,
    SH.severity,
    SH.targetClass,
    SH.targetNode,
    SH.targetObjectsOf,
    SH.targetSubjectsOf,
}
_TYPES = {SH.NodeShape, SH.PropertyShape}
# Counts are written as that many variables, so that they can stand inside EXISTS.
_MOST_COUNTED = 4


class UntranslatableError(KnowledgeError):
    """A shape says what this module does not know; pySHACL may."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A graph pattern for the ways in which a node breaks a shape; `value` is the value's variable.

    `path` is the variable of the predicate where the pattern finds it, else None.
    """

    pattern: str
    value: str | None = None
    path: str | None = None


def shown_path(graph: Graph, path: Node) -> str:
    """Write a property path for people, with compact names."""
    if isinstance(path, URIRef):
        return compact(str(path))
    if (path, RDF.first, None) in graph:
        return "/".join(shown_path(graph, step) for step in Collection(graph, path))
    alternatives = graph.value(path, SH.alternativePath)
    if alternatives is not None:
        return "|".join(shown_path(graph, step) for step in Collection(graph, alternatives))
    inverse = graph.value(path, SH.inversePath)
    return f"^{shown_path(graph, inverse)}" if inverse is not None else "a property path"


class Translator:
    """Translates the shapes of one shapes graph."""

    def __init__(self, shapes: Graph) -> None:
        self._shapes = shapes
        self._numbers = count()
        self._of_values: dict[Node, Callable[[Node, str, Node], str]] = {
            SH["class"]: self._class,
            SH.datatype: self._datatype,
            SH["in"]: self._in,
            SH.languageIn: self._language_in,
            SH.maxInclusive: self._at_most,
            SH.minInclusive: self._at_least,
            SH.minLength: self._min_length,
            SH.node: self._node,
            SH.nodeKind: self._node_kind,
            SH["or"]: self._or,
            SH.pattern: self._pattern,
        }
        self._of_sets: dict[Node, Callable[[Node, str, Node], Iterator[Fault]]] = {
            SH.disjoint: self._disjoint,
            SH.hasValue: self._has_value,
            SH.lessThan: self._less_than,
            SH.lessThanOrEquals: self._less_than_or_equals,
            SH.maxCount: self._max_count,
            SH.minCount: self._min_count,
            SH.qualifiedValueShape: self._qualified,
            SH.uniqueLang: self._unique_language,
        }

    def faults(self, shape: Node, node: str) -> Iterator[Fault]:
        """Give a pattern for each constraint of a shape, less its property shapes.

        Raises UntranslatableError.
        """
        self._require_known(shape)
        if (shape, SH.closed, Literal(True)) in self._shapes:
            yield self._closed(shape, node)
        for parameter, argument in self._shapes.predicate_objects(shape):
            if parameter in self._of_values:
                yield self._value_fault(shape, node, parameter, argument)
            elif parameter in self._of_sets:
                yield from self._of_sets[parameter](shape, node, argument)

    def property_shapes(self, shape: Node) -> list[Node]:
        """Return the property shapes of a shape; raises UntranslatableError for a pathless one."""
        parts = list(self._shapes.objects(shape, SH.property))
        if any((part, SH.path, None) not in self._shapes for part in parts):
            raise UntranslatableError(f"A property shape of {shape} has no sh:path.")
        return parts

    def _require_known(self, shape: Node) -> None:
        known = _SILENT | self._of_values.keys() | self._of_sets.keys()
        unknown = {p for p in self._shapes.predicates(shape) if p not in known}
        unknown |= set(self._shapes.objects(shape, RDF.type)) - _TYPES
        if unknown:
            raise UntranslatableError(f"The shape {shape} uses {min(map(str, unknown))}.")
        if (shape, SH.path, None) in self._shapes and (
            (shape, SH.property, None) in self._shapes or (shape, SH.closed, None) in self._shapes
        ):
            raise UntranslatableError(f"The property shape {shape} speaks of its values' values.")

    def _value_fault(self, shape: Node, node: str, parameter: Node, argument: Node) -> Fault:
        translate = self._of_values[parameter]
        if (shape, SH.path, None) not in self._shapes:
            return Fault(translate(shape, node, argument), node)
        value = self._variable()
        return Fault(self._step(shape, node, value) + translate(shape, value, argument), value)

    def _breaks(self, shape: Node, node: str) -> str:
        """Return a filter for nodes that do not conform to a shape."""
        patterns = [fault.pattern for fault in self._all_faults(shape, node)]
        if not patterns:
            return "FILTER (false) "
        return f"FILTER EXISTS {{ {' UNION '.join(f'{{ {p}}}' for p in patterns)} }} "

    def _conforms(self, shape: Node, node: str) -> str:
        return "".join(
            f"FILTER NOT EXISTS {{ {f.pattern}}} " for f in self._all_faults(shape, node)
        )

    def _all_faults(self, shape: Node, node: str) -> Iterator[Fault]:
        yield from self.faults(shape, node)
        for part in self.property_shapes(shape):
            yield from self.faults(part, node)

    # Constraints on each value node: they give a pattern for a faulty one.

    def _class(self, _shape: Node, value: str, argument: Node) -> str:
        steps = f"<{RDF.type}>/<{RDFS.subClassOf}>*"
        return f"FILTER NOT EXISTS {{ {value} {steps} {_term(argument)} }} "

    def _datatype(self, _shape: Node, value: str, argument: Node) -> str:
        test = f"isLiteral({value}) && DATATYPE({value}) = {_term(argument)}"
        if argument in _CASTS:  # an ill-formed literal casts to an error, hence to false
            test += (
                f" && sameTerm({_term(argument)}(STR({value})), {_term(argument)}(STR({value})))"
            )
        return _unless(test)

    def _node_kind(self, _shape: Node, value: str, argument: Node) -> str:
        if argument not in _NODE_KINDS:
            raise UntranslatableError(f"{argument} is no node kind.")
        return _unless(_NODE_KINDS[argument].format(value))

    def _at_least(self, _shape: Node, value: str, argument: Node) -> str:
        return _unless(f"{value} >= {_term(argument)}")

    def _at_most(self, _shape: Node, value: str, argument: Node) -> str:
        return _unless(f"{value} <= {_term(argument)}")

    def _min_length(self, _shape: Node, value: str, argument: Node) -> str:
        return _unless(f"!isBlank({value}) && STRLEN(STR({value})) >= {_term(argument)}")

    def _pattern(self, shape: Node, value: str, argument: Node) -> str:
        flags = self._shapes.value(shape, SH.flags) or Literal("")
        return _unless(
            f"!isBlank({value}) && REGEX(STR({value}), {_term(argument)}, {_term(flags)})"
        )

    def _language_in(self, _shape: Node, value: str, argument: Node) -> str:
        ranges = " || ".join(
            f"LANGMATCHES(LANG({value}), {_term(language)})" for language in self._members(argument)
        )
        return _unless(f"isLiteral({value}) && ({ranges})")

    def _in(self, _shape: Node, value: str, argument: Node) -> str:
        members = self._members(argument)
        return _unless(" || ".join(f"sameTerm({value}, {_term(member)})" for member in members))

    def _node(self, _shape: Node, value: str, argument: Node) -> str:
        return self._breaks(argument, value)

    def _or(self, _shape: Node, value: str, argument: Node) -> str:
        return "".join(self._breaks(member, value) for member in self._members(argument))

    # Constraints on all value nodes together.

    def _min_count(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        wanted = _number(argument)
        if wanted:
            values = self._distinct(shape, node, wanted)
            yield Fault(f"FILTER NOT EXISTS {{ {values}}} ")

    def _max_count(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        yield Fault(self._distinct(shape, node, _number(argument) + 1))

    def _qualified(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        least = self._shapes.value(shape, SH.qualifiedMinCount)
        most = self._shapes.value(shape, SH.qualifiedMaxCount)
        if least is not None and _number(least):
            values = self._distinct(shape, node, _number(least), argument)
            yield Fault(f"FILTER NOT EXISTS {{ {values}}} ")
        if most is not None:
            yield Fault(self._distinct(shape, node, _number(most) + 1, argument))

    def _unique_language(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        if argument == Literal(True):
            one, other = self._variable(), self._variable()
            values = self._step(shape, node, one) + self._step(shape, node, other)
            same = f"LANG({one}) != '' && LCASE(LANG({one})) = LCASE(LANG({other}))"
            yield Fault(f"{values}FILTER (!sameTerm({one}, {other}) && {same}) ")

    def _has_value(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        yield Fault(f"FILTER NOT EXISTS {{ {self._step(shape, node, _term(argument))}}} ")

    def _disjoint(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        value = self._variable()
        values = self._step(shape, node, value)
        yield Fault(f"{values}FILTER EXISTS {{ {node} {_term(argument)} {value} }} ", value)

    def _less_than(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        yield self._compared(shape, node, "<", argument)

    def _less_than_or_equals(self, shape: Node, node: str, argument: Node) -> Iterator[Fault]:
        yield self._compared(shape, node, "<=", argument)

    def _compared(self, shape: Node, node: str, operator: str, argument: Node) -> Fault:
        value, other = self._variable(), self._variable()
        values = f"{self._step(shape, node, value)}{node} {_term(argument)} {other} . "
        return Fault(values + _unless(f"{value} {operator} {other}"), value)

    def _closed(self, shape: Node, node: str) -> Fault:
        predicate, value = self._variable(), self._variable()
        allowed = {
            self._shapes.value(part, SH.path) for part in self._shapes.objects(shape, SH.property)
        }
        for members in self._shapes.objects(shape, SH.ignoredProperties):
            allowed |= set(self._members(members))
        names = ", ".join(sorted(name.n3() for name in allowed if isinstance(name, URIRef)))
        pattern = f"{node} {predicate} {value} . FILTER ({predicate} NOT IN ({names})) "
        return Fault(pattern, value, predicate)

    # Parts of patterns.

    def _distinct(self, shape: Node, node: str, number: int, kind: Node | None = None) -> str:
        """Return a pattern for that many different values, which conform to a shape if given."""
        if number > _MOST_COUNTED:
            raise UntranslatableError(f"The shape {shape} counts up to {number}.")
        values = [self._variable() for _ in range(number)]
        steps = "".join(self._step(shape, node, value) for value in values)
        different = "".join(f"FILTER (!sameTerm({a}, {b})) " for a, b in combinations(values, 2))
        conform = "".join(self._conforms(kind, value) for value in values) if kind else ""
        return steps + different + conform

    def _step(self, shape: Node, node: str, value: str) -> str:
        path = self._shapes.value(shape, SH.path)
        if path is None:
            raise UntranslatableError(f"The shape {shape} has no sh:path.")
        return f"{node} {self._path(path)} {value} . "

    def _path(self, path: Node) -> str:
        """Write a SHACL property path as a SPARQL one (SHACL, section 2.3.1)."""
        if isinstance(path, URIRef):
            return path.n3()
        if (path, RDF.first, None) in self._shapes:
            return f"({'/'.join(map(self._path, self._members(path)))})"
        alternatives = self._shapes.value(path, SH.alternativePath)
        if alternatives is not None:
            return f"({'|'.join(map(self._path, self._members(alternatives)))})"
        inverse = self._shapes.value(path, SH.inversePath)
        if inverse is not None:
            return f"^{self._path(inverse)}"
        raise UntranslatableError(f"{path} is no property path that is known here.")

    def _members(self, node: Node) -> list[Node]:
        members = list(Collection(self._shapes, node))
        if not members:
            raise UntranslatableError("A list of a shape is empty.")
        return members

    def _variable(self) -> str:
        return f"?_{next(self._numbers)}"


def _unless(test: str) -> str:
    """Return a filter for what fails a test; an error is a failure."""
    return f"FILTER (!COALESCE({test}, false)) "


def _term(term: Node) -> str:
    if isinstance(term, URIRef | Literal):
        return term.n3()
    raise UntranslatableError("A blank node stands where SPARQL needs a name.")


def _number(argument: Node) -> int:
    if not isinstance(argument, Literal) or not isinstance(argument.value, int):
        raise UntranslatableError(f"{argument} is no whole number.")
    return argument.value
