"""The data set describes itself, to harvesters and to the editors of the SIB."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SH, VOID
from tests.web.conftest import sample_graph

from bilik.graph import partitions
from bilik.settings import Settings
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import BASE, ONTOLOGY, PREFIXES
from bilik.web.app import create_app

DATASET = URIRef(BASE + "void#dataset")
SCHEMA = Namespace("https://schema.org/")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

# As the editor and the checker of the SIB send them.
PREFIXES_QUERY = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace
WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix}
ORDER BY ?prefix"""
EXAMPLES_QUERY = """PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query
WHERE {
  ?sq a sh:SPARQLExecutable ;
    rdfs:comment ?comment ;
    sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq"""
VOID_QUERY = """PREFIX void: <http://rdfs.org/ns/void#>
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype
WHERE {
  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
  ?pp void:property ?prop .
  OPTIONAL {
    { ?pp void:classPartition [ void:class ?objectClass ] . }
    UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] . }
  }
}"""


@pytest.fixture(scope="module")
def void(shipped: FlaskClient) -> Graph:
    answer = shipped.get("/.well-known/void", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    return Graph().parse(data=answer.data, format="turtle")


def ask(client: FlaskClient, query: str) -> list[dict[str, str]]:
    answer = client.get(
        f"/sparql?ac=1&query={quote(query)}",
        headers={"Accept": "application/json", "Origin": "https://sib-swiss.github.io"},
    )
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = answer.get_json(force=True)["results"]["bindings"]
    return [{key: term["value"] for key, term in row.items()} for row in found]


def test_every_prefix_is_told_to_editors(shipped: FlaskClient) -> None:
    assert {r["prefix"]: r["namespace"] for r in ask(shipped, PREFIXES_QUERY)} == PREFIXES


def test_every_question_is_an_example_that_can_be_sent_as_it_is(shipped: FlaskClient) -> None:
    found = ask(shipped, EXAMPLES_QUERY)
    assert len({row["sq"] for row in found}) == len(found) > 20
    for row in found[::6]:
        assert isinstance(ask(shipped, row["query"]), list)
        page = shipped.get(row["sq"].removeprefix(BASE[:-1]), headers={"Accept": "text/html"})
        assert page.status_code == 200


def test_partitions_tell_which_properties_a_class_has(shipped: FlaskClient) -> None:
    rows = ask(shipped, VOID_QUERY)
    tenure = {
        (row["prop"], row.get("objectClass") or row.get("objectDatatype"))
        for row in rows
        if row["subjectClass"] == ONTOLOGY + "Tenure"
    }
    assert (ONTOLOGY + "tenureOf", ONTOLOGY + "Person") in tenure
    assert (ONTOLOGY + "validFrom", "http://www.w3.org/2001/XMLSchema#dateTime") in tenure


def test_the_numbers_are_those_of_the_graph(shipped: FlaskClient, void: Graph) -> None:
    people = ask(shipped, f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ ?p a <{ONTOLOGY}Person> }}")[0][
        "n"
    ]
    part = next(
        p
        for p in void.objects(DATASET, VOID.classPartition)
        if (p, VOID["class"], URIRef(ONTOLOGY + "Person")) in void
    )
    assert str(void.value(part, VOID.entities)) == people
    triples = ask(
        shipped,
        "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } "
        f"FILTER(?g != <{BASE}graph/catalogue>) }} }} }}",
    )[0]["n"]
    assert str(void.value(DATASET, VOID.triples)) == triples


def test_the_description_has_licence_version_endpoint_and_titles(void: Graph) -> None:
    assert (DATASET, RDF.type, DCAT.Dataset) in void
    assert void.value(DATASET, VOID.sparqlEndpoint) == URIRef("http://localhost/sparql")
    assert str(void.value(DATASET, DCTERMS.license)).startswith("https://creativecommons.org/")
    assert re.fullmatch("[0-9a-f]{16}", str(void.value(DATASET, URIRef(str(DCAT) + "version"))))
    assert {t.language for t in void.objects(DATASET, DCTERMS.title) if isinstance(t, Literal)} == {
        "kk",
        "ru",
        "en",
    }


@pytest.mark.parametrize("address", ["/void.jsonld", "/void.rdf", "/void.nt", "/void"])
def test_other_forms(shipped: FlaskClient, address: str) -> None:
    answer = shipped.get(address, headers={"Accept": "text/turtle"})
    assert answer.status_code == 200 and DATASET.encode() in answer.data
    again = shipped.get(
        address, headers={"If-None-Match": answer.headers["ETag"], "Accept": "text/turtle"}
    )
    assert again.status_code == 304


def test_examples_are_as_the_checks_of_sparql_examples_want_them(void: Graph) -> None:
    queries = (SH.select, SH.ask, SH.construct)
    for example in void.subjects(RDF.type, SH.SPARQLExecutable):
        assert len(list(void.objects(example, RDFS.comment))) == 1
        assert sum(len(list(void.objects(example, kind))) for kind in queries) == 1
        assert list(void.objects(example, SCHEMA.target)) == [URIRef(BASE + "sparql")]
        assert len(list(void.objects(example, RDFS.label))) == 3


def test_the_service_description_has_the_examples_and_prefixes(shipped: FlaskClient) -> None:
    answer = shipped.get("/sparql", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=answer.data, format="turtle")
    assert list(graph.subjects(RDF.type, SD.Service)) == [URIRef("http://localhost/sparql")]
    assert len(list(graph.subjects(RDF.type, SH.SPARQLExecutable))) > 20
    assert len(list(graph.subject_objects(SH.prefix))) == len(PREFIXES)


def test_people_get_a_page(shipped: FlaskClient) -> None:
    answer = shipped.get("/void", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")


def test_numbers_of_a_graph_that_changed_since_are_those_of_its_version(
    chosen: Settings, tmp_path: Path
) -> None:
    quads = [*sample_graph(), *partitions.describe(sample_graph(), "counted")]
    settings = replace(chosen, build_dir=tmp_path)
    for version in ("counted", "changed"):
        snapshot = Snapshots(tmp_path).publish(quads, version)
        client = create_app(settings, EmbeddedStore(snapshot.path, version)).test_client()
        graph = Graph().parse(data=client.get("/void.nt").data, format="nt")
        before = graph.value(DATASET, PROV.wasRevisionOf)
        numbered = DATASET if version == "counted" else URIRef(BASE + "void#counted")
        assert before == (None if version == "counted" else numbered)
        assert list(graph.objects(numbered, OWL.versionInfo)) == [Literal("counted")]
        assert len(list(graph.objects(numbered, VOID.classPartition))) == 1
        assert int(str(graph.value(DATASET, VOID.triples))) == len(sample_graph())
        assert str(graph.value(DATASET, URIRef(str(DCAT) + "version"))) == version
