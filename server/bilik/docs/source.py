"""The ontology as it stands in its files: one graph, and the file that declares each term."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from bilik.graph.knowledge import Knowledge
from bilik.graph.reading import RdfFile, read
from bilik.validate.finding import compact
from bilik.vocabulary import BASE, ONTOLOGY

HEADER: Final = URIRef(BASE + "ontology")
KINDS: Final = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@dataclass(frozen=True)
class Source:
    """All statements of the ontology's modules; `terms` gives each declared term its file."""

    graph: Graph
    terms: Mapping[URIRef, str]

    def anchor(self, term: URIRef) -> str:
        """Return the fragment that names a term, the same in all languages."""
        if term.startswith(ONTOLOGY):
            return term[len(ONTOLOGY) :]
        return compact(term).replace(":", "-")


def load(knowledge: Knowledge) -> Source:
    """Read the ontology's header and modules, not the concept schemes; raises FormatError."""
    folder = knowledge.root / "ontology"
    paths = [folder / "ontology.ttl", *sorted((folder / "modules").glob("*.ttl"))]
    graph, terms = Graph(bind_namespaces="none"), dict[URIRef, str]()
    for file in (read(path, knowledge.root) for path in paths):
        declared = as_graph(file)
        for kind in KINDS:
            for term in declared.subjects(RDF.type, kind):
                if isinstance(term, URIRef):
                    terms.setdefault(term, file.name)
        graph += declared
    return Source(graph, terms)


def as_graph(file: RdfFile) -> Graph:
    """Return the triples of a file as rdflib, on which pyLODE is built, has them."""
    data = BytesIO()
    ox.serialize(file.triples, data, format=ox.RdfFormat.N_TRIPLES)
    return Graph(bind_namespaces="none").parse(data=data.getvalue(), format="nt")
