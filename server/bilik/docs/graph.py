"""The ontology in one language, as pyLODE takes it: in a fixed order and without blank nodes.

pyLODE puts the labels of all languages into one heading, and writes the members of a union in the
order of their addresses in memory; so each page has a graph of its own.
"""

from dataclasses import dataclass
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, Namespace
from rdflib.term import Node

from bilik.docs.expression import Expressions, escape
from bilik.docs.source import HEADER, KINDS, Source
from bilik.docs.words import Words, alphabetical
from bilik.validate.finding import compact
from bilik.validate.prefixes import PREFIXES

# pyLODE's own vocabulary for what it works out about a term.
ONTDOC: Final = Namespace("https://w3id.org/profile/ontdoc/")

_INVERSES: Final = {RDFS.domain: ONTDOC.inDomainOf, RDFS.range: ONTDOC.inRangeOf}
_EXPRESSED: Final = {RDFS.subClassOf, OWL.equivalentClass, RDFS.domain, RDFS.range}
_HANDLED: Final = {RDF.type, OWL.imports}
# Values that pyLODE shows as they are, not as Markdown (a title, in one place of two).
_PLAIN: Final = {DCTERMS.title, RDFS.label, SKOS.example}


@dataclass(frozen=True)
class LanguageGraph:
    """Makes the graph of one language."""

    source: Source
    words: Words

    def build(self) -> Graph:
        """Return the ontology's header and terms; raises KnowledgeError."""
        graph = Graph(bind_namespaces="none")
        graph.add((HEADER, RDF.type, OWL.Ontology))
        self._copy(graph, HEADER)
        for term in sorted(self.source.terms, key=lambda term: alphabetical(self.label(term))):
            self._describe(graph, term)
        _bind_used(graph)
        return graph

    def label(self, term: URIRef) -> str:
        """Return the label of a term in this language, else its name with a prefix."""
        for label in self.source.graph.objects(term, RDFS.label):
            if isinstance(label, Literal) and label.language == self.words.language:
                return str(label)
        return compact(term)

    def _describe(self, graph: Graph, term: URIRef) -> None:
        for kind in KINDS:
            if (term, RDF.type, kind) in self.source.graph:
                graph.add((term, RDF.type, kind))
        graph.add((term, RDFS.isDefinedBy, Literal(f"`{self.source.terms[term]}`")))
        self._copy(graph, term)
        self._invert(graph, term)

    def _copy(self, graph: Graph, subject: URIRef) -> None:
        statements = [
            (predicate, self._value(predicate, value))
            for predicate, value in self.source.graph.predicate_objects(subject)
            if self._is_shown(predicate, value)
        ]
        for predicate, value in sorted(statements, key=self._rank):
            if predicate == RDFS.subClassOf and isinstance(value, Literal):
                graph.add((subject, ONTDOC.restriction, value))
            else:
                graph.add((subject, predicate, value))

    def _invert(self, graph: Graph, term: URIRef) -> None:
        """Say of each class of a union, too, which properties it is a domain or range of."""
        for predicate, inverse in _INVERSES.items():
            for value in self.source.graph.objects(term, predicate):
                if isinstance(value, BNode):
                    for member in self._expressions.members(value):
                        graph.add((member, inverse, term))

    def _is_shown(self, predicate: Node, value: Node) -> bool:
        if isinstance(value, BNode):
            return predicate in _EXPRESSED
        if predicate in _HANDLED:
            return False
        language = value.language if isinstance(value, Literal) else None
        return language in {None, self.words.language}

    def _value(self, predicate: Node, value: Node) -> Node:
        if isinstance(value, BNode):
            return Literal(self._expressions.text(value))
        if not isinstance(value, Literal) or predicate in _PLAIN:
            return value
        # pyLODE would make a link of a text that begins with an address.
        address = value.startswith("http")
        return Literal(f"`{value}`" if address else escape(str(value)))

    @property
    def _expressions(self) -> Expressions:
        return Expressions(self.source.graph, self.words, self._link)

    def _link(self, term: URIRef) -> str:
        if term in self.source.terms:
            return f"[{escape(self.label(term))}](#{self.source.anchor(term)})"
        return f"[{escape(compact(term))}]({term})"

    def _rank(self, statement: tuple[Node, Node]) -> tuple[str, tuple[tuple[int, ...], str]]:
        predicate, value = statement
        shown = self.label(value) if isinstance(value, URIRef) else str(value)
        return str(predicate), alphabetical(shown)


def _bind_used(graph: Graph) -> None:
    used = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    for prefix, namespace in PREFIXES.items():
        if any(node.startswith(namespace) for node in used):
            graph.bind(prefix, namespace)
