"""Class expressions and data ranges of OWL 2 as text of one language, in Markdown with links.

They follow the Manchester syntax (https://www.w3.org/TR/owl2-manchester-syntax/) with words of the
language and members in alphabetical order, since the order of a set means nothing.
"""

import html
import re
from collections.abc import Callable
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL
from rdflib.term import Node

from bilik.docs.words import Words, alphabetical
from bilik.errors import KnowledgeError
from bilik.validate.finding import compact

_SETS: Final = {OWL.intersectionOf: "and", OWL.unionOf: "or"}
_FILLERS: Final = {OWL.someValuesFrom: "some", OWL.allValuesFrom: "only", OWL.hasValue: "value"}
_COUNTS: Final = {
    OWL.minCardinality: "min",
    OWL.minQualifiedCardinality: "min",
    OWL.maxCardinality: "max",
    OWL.maxQualifiedCardinality: "max",
    OWL.cardinality: "exactly",
    OWL.qualifiedCardinality: "exactly",
}
# What Python-Markdown lets a backslash escape, but the angle bracket, which becomes an entity.
_MARKDOWN: Final = re.compile(r"[\\`*_{}\[\]()#+\-.!]")

Link = Callable[[URIRef], str]
"""Gives the text of a link to a term."""


def escape(text: str) -> str:
    """Write plain text so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\g<0>", html.escape(text, quote=False))


class Expressions:
    """Writes the anonymous classes and data ranges of a graph."""

    def __init__(self, graph: Graph, words: Words, link: Link) -> None:
        self._graph = graph
        self._words = words.text
        self._link = link

    def text(self, node: Node) -> str:
        """Return the expression; raises KnowledgeError for one that has no form here."""
        if isinstance(node, URIRef):
            return self._link(node)
        if isinstance(node, Literal):
            return escape(str(node))
        for write in (self._set, self._complement, self._restriction, self._range):
            text = write(node)
            if text:
                return text
        raise KnowledgeError(
            "The documentation knows no form for this class expression: "
            f"{self._described(node)}. Add it to bilik/docs/expression.py."
        )

    def members(self, node: Node) -> list[URIRef]:
        """Return the named members of a union, or the name itself."""
        if isinstance(node, URIRef):
            return [node]
        union = self._graph.value(node, OWL.unionOf)
        members = Collection(self._graph, union) if union is not None else ()
        return sorted(member for member in members if isinstance(member, URIRef))

    def _set(self, node: Node) -> str:
        for predicate, word in _SETS.items():
            first = self._graph.value(node, predicate)
            if first is not None:
                members = {self._nested(member) for member in Collection(self._graph, first)}
                return f" {self._words[word]} ".join(sorted(members, key=_names_first))
        return ""

    def _complement(self, node: Node) -> str:
        inner = self._graph.value(node, OWL.complementOf)
        return "" if inner is None else f"{self._words['not']} {self._nested(inner)}"

    def _restriction(self, node: Node) -> str:
        on = self._graph.value(node, OWL.onProperty)
        if on is None:
            return ""
        for predicate, word in _FILLERS.items():
            filler = self._graph.value(node, predicate)
            if filler is not None:
                return f"{self._link_to(on)} {self._words[word]} {self._nested(filler)}"
        return self._cardinality(node, self._link_to(on))

    def _cardinality(self, node: Node, subject: str) -> str:
        for predicate, word in _COUNTS.items():
            number = self._graph.value(node, predicate)
            if number is not None:
                inner = self._graph.value(node, OWL.onClass)
                kind = "" if inner is None else f" {self._nested(inner)}"
                return f"{subject} {self._words[word]} {number}{kind}"
        return ""

    def _range(self, node: Node) -> str:
        datatype = self._graph.value(node, OWL.onDatatype)
        facets = self._graph.value(node, OWL.withRestrictions)
        if datatype is None or facets is None:
            return ""
        limits = [
            f"{compact(str(name)).removeprefix('xsd:')} {limit}"
            for facet in Collection(self._graph, facets)
            for name, limit in self._graph.predicate_objects(facet)
        ]
        return f"{self._link_to(datatype)} {escape('[' + ', '.join(sorted(limits)) + ']')}"

    def _nested(self, node: Node) -> str:
        text = self.text(node)
        return f"({text})" if isinstance(node, BNode) else text

    def _link_to(self, node: Node) -> str:
        return self._link(node) if isinstance(node, URIRef) else self._nested(node)

    def _described(self, node: Node) -> str:
        parts = (compact(str(predicate)) for predicate in self._graph.predicates(node))
        return ", ".join(sorted(parts))


def _names_first(text: str) -> tuple[bool, tuple[tuple[int, ...], str]]:
    return text.startswith("("), alphabetical(text)
