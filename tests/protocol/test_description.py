import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS

from bilik.protocol.description import SD, Capabilities, describe
from bilik.store.formats import TRIPLES
from bilik.vocabulary import ONTOLOGY

ENDPOINT = "http://example.org/sparql"


@pytest.mark.parametrize("media_type", TRIPLES)
def test_the_service_is_described_in_each_format(media_type: str) -> None:
    data = describe(Capabilities(ENDPOINT), ["http://example.org/graph/заң"], media_type)
    triples = serialize(parse(data, TRIPLES[media_type]), format=RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples, format="nt")
    service = URIRef(ENDPOINT)
    assert (service, RDF.type, SD.Service) in graph
    assert graph.value(service, SD.endpoint) == service
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    dataset = graph.value(service, SD.defaultDataset)
    assert dataset is not None
    named = graph.value(dataset, SD.namedGraph)
    assert graph.value(named, SD.name) == URIRef("http://example.org/graph/заң")
    assert (service, SD.supportedLanguage, SD.SPARQL11Update) not in graph
    assert graph.value(service, SD.extensionFunction) == URIRef(ONTOLOGY + "collate")
    assert graph.value(service, SD.propertyFeature) == URIRef(ONTOLOGY + "search")
    assert "bilik:search" in str(graph.value(URIRef(ONTOLOGY + "search"), RDFS.comment))


def described(service: Capabilities) -> Graph:
    return Graph().parse(data=describe(service, [], "application/n-triples"), format="nt")


def test_updates_are_promised_only_where_they_are_taken() -> None:
    graph = described(Capabilities(ENDPOINT, writable=True))
    assert (URIRef(ENDPOINT), SD.supportedLanguage, SD.SPARQL11Update) in graph
    assert len(set(graph.objects(URIRef(ENDPOINT), SD.inputFormat))) == 4


def test_a_default_graph_of_its_own_is_no_union() -> None:
    graph = described(Capabilities(ENDPOINT, union=False))
    assert (URIRef(ENDPOINT), SD.feature, SD.UnionDefaultGraph) not in graph
    assert (URIRef(ENDPOINT), SD.feature, SD.EmptyGraphs) in graph


def test_federated_queries_are_promised_only_where_they_are_allowed() -> None:
    feature = (URIRef(ENDPOINT), SD.feature, SD.BasicFederatedQuery)
    assert feature not in described(Capabilities(ENDPOINT))
    assert feature in described(Capabilities(ENDPOINT, federated=True))
