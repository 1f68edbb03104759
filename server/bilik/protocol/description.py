"""SPARQL 1.1 Service Description of this endpoint.

https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, VOID

from bilik import vocabulary
from bilik.vocabulary import ONTOLOGY

SD: Final = Namespace(vocabulary.SD)
FORMATS: Final = Namespace(vocabulary.FORMATS)

_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_INPUT_FORMATS: Final = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
_UNION: Final = (
    "The union of all named graphs but quarantine; FROM and default-graph-uri narrow it."
)
_OWN: Final = "A graph of its own, which no named graph is part of."
# Media types of the description and what rdflib calls them.
_SERIALISERS: Final = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "pretty-xml",
    "application/ld+json": "json-ld",
}


# What queries may use beyond SPARQL 1.1 (sections 3.2.9 and 3.2.10).
_COLLATE: Final = (
    "A key to order by the Kazakh alphabet: ORDER BY bilik:collate(?label); for the order of "
    'Russian and English bilik:collate(?label, "ru").'
)
_SEARCH: Final = (
    "Things by their names and sentences, in any script and inflection: "
    '?thing bilik:search "text", or (?thing ?score ?text) bilik:search ("text" "kk" 20).'
)
_EXTENSIONS: Final = (
    (SD.extensionFunction, SD.Function, ONTOLOGY + "collate", _COLLATE),
    (SD.propertyFeature, SD.Feature, ONTOLOGY + "search", _SEARCH),
)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the service at the IRI `endpoint` can do.

    Take updates, show all graphs in one, and ask the other endpoints that it is allowed to.
    """

    endpoint: str
    writable: bool = False
    union: bool = True
    federated: bool = False


def describe(service: Capabilities, named_graphs: Iterable[str], media_type: str) -> bytes:
    """Describe a service, serialised as one of the media types of graphs.

    The default graph is the union of the named graphs without quarantine, which
    sd:UnionDefaultGraph (section 3.2.7) says as nearly as the vocabulary can; or it is a graph of
    its own. Empty named graphs are kept (sd:EmptyGraphs).
    """
    graph = Graph()
    graph.bind("sd", SD)
    graph.bind("formats", FORMATS)
    node = URIRef(service.endpoint)
    graph.add((node, RDF.type, SD.Service))
    graph.add((node, SD.endpoint, node))
    for name, present in _features(service):
        if present:
            graph.add((node, SD.feature, SD[name]))
    graph.add((node, SD.supportedLanguage, SD.SPARQL11Query))
    if service.writable:
        graph.add((node, SD.supportedLanguage, SD.SPARQL11Update))
        for name in _INPUT_FORMATS:
            graph.add((node, SD.inputFormat, FORMATS[name]))
    for name in _RESULT_FORMATS:
        graph.add((node, SD.resultFormat, FORMATS[name]))
    for property_, kind, iri, text in _EXTENSIONS:
        graph.add((node, property_, URIRef(iri)))
        graph.add((URIRef(iri), RDF.type, kind))
        graph.add((URIRef(iri), RDFS.comment, Literal(text, lang="en")))
    _add_dataset(graph, node, named_graphs, union=service.union)
    return graph.serialize(format=_SERIALISERS[media_type], encoding="utf-8")


def _features(service: Capabilities) -> tuple[tuple[str, bool], ...]:
    return (
        ("UnionDefaultGraph", service.union),
        ("EmptyGraphs", True),
        ("BasicFederatedQuery", service.federated),
    )


def _add_dataset(
    graph: Graph, service: URIRef, named_graphs: Iterable[str], *, union: bool
) -> None:
    dataset, default = BNode(), BNode()
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((default, RDF.type, VOID.Dataset))
    graph.add((default, DCTERMS.description, Literal(_UNION if union else _OWN, lang="en")))
    for name in named_graphs:
        entry = BNode()
        graph.add((dataset, SD.namedGraph, entry))
        graph.add((entry, RDF.type, SD.NamedGraph))
        graph.add((entry, SD.name, URIRef(name)))
