"""SPARQL 1.1 Service Description of this endpoint.

https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterable
from typing import Final

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, VOID

from bilik.vocabulary import ONTOLOGY

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")

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


def describe(endpoint: str, named_graphs: Iterable[str], media_type: str) -> bytes:
    """Describe the service at the IRI `endpoint`, serialised as one of the media types of graphs.

    The default graph is the union of the named graphs without quarantine, which
    sd:UnionDefaultGraph (section 3.2.7) says as nearly as the vocabulary can.
    """
    graph = Graph()
    graph.bind("sd", SD)
    graph.bind("formats", FORMATS)
    service = URIRef(endpoint)
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, service))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    for name in _RESULT_FORMATS:
        graph.add((service, SD.resultFormat, FORMATS[name]))
    for property_, kind, iri, text in _EXTENSIONS:
        graph.add((service, property_, URIRef(iri)))
        graph.add((URIRef(iri), RDF.type, kind))
        graph.add((URIRef(iri), RDFS.comment, Literal(text, lang="en")))
    _add_dataset(graph, service, named_graphs)
    return graph.serialize(format=_SERIALISERS[media_type], encoding="utf-8")


def _add_dataset(graph: Graph, service: URIRef, named_graphs: Iterable[str]) -> None:
    dataset, union = BNode(), BNode()
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, union))
    graph.add((union, RDF.type, SD.Graph))
    graph.add((union, RDF.type, VOID.Dataset))
    text = "The union of all named graphs but quarantine; FROM and default-graph-uri narrow it."
    graph.add((union, DCTERMS.description, Literal(text, lang="en")))
    for name in named_graphs:
        entry = BNode()
        graph.add((dataset, SD.namedGraph, entry))
        graph.add((entry, RDF.type, SD.NamedGraph))
        graph.add((entry, SD.name, URIRef(name)))
