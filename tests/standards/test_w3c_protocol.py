"""The W3C's tests of SPARQL 1.1 Protocol, Service Description and Graph Store Protocol.

The manifests name the first two kinds without the requests; those of the graph store are in no
package. All are written out here after their names and the sections of the specifications.
"""

from collections.abc import Callable
from typing import Final

import httpx
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import FOAF, RDF
from tests.standards.test_w3c import ROOT, pytestmark
from tests.standards.w3c import Service, cases

from bilik.protocol.description import SD

__all__ = ["pytestmark"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
JSON: Final = "application/sparql-results+json"
DATA: Final = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
ONE, TWO, THREE = (DATA.format(n) for n in (1, 2, 3))
ASK_ANY: Final = "ASK { ?s ?p ?o }"
TYPED: Final = "SELECT ?x { ?x a ?type }"

Check = Callable[[Service], None]
CHECKS: Final[dict[str, Check]] = {}


def check(function: Check) -> Check:
    CHECKS[function.__name__] = function
    return function


def boolean(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].startswith(JSON)
    return bool(answer.json()["boolean"])


def post(service: Service, path: str, content_type: str | None, body: bytes) -> httpx.Response:
    headers = {"Content-Type": content_type} if content_type else {}
    return service.client.post(path, content=body, headers={"Accept": JSON, **headers})


def filled(service: Service) -> None:
    """A default graph and three named graphs, each with one thing of a type of its own."""
    graphs = {"": typed("default")}
    graphs |= {name: typed(str(n)) for n, name in enumerate((ONE, TWO, THREE), 1)}
    service.put(graphs)


def typed(name: str) -> Graph:
    graph = Graph()
    graph.add((URIRef(f"http://e/{name}"), RDF.type, URIRef(f"http://e/Type-{name}")))
    return graph


def types(service: Service, answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return sorted(row["x"]["value"][9:] for row in answer.json()["results"]["bindings"])


@check
def query_post_form(service: Service) -> None:
    assert boolean(service.client.post("/sparql", data={"query": "ASK {}"}))


@check
def query_get(service: Service) -> None:
    assert boolean(service.client.get("/sparql", params={"query": "ASK {}"}))


@check
def query_post_direct(service: Service) -> None:
    assert boolean(post(service, "/sparql", QUERY, b"ASK {}"))


@check
def query_dataset_default_graphs_get(service: Service) -> None:
    filled(service)
    answer = service.client.get("/sparql", params={"query": TYPED, "default-graph-uri": [ONE, TWO]})
    assert types(service, answer) == ["1", "2"]


@check
def query_dataset_default_graphs_post(service: Service) -> None:
    filled(service)
    form = {"query": TYPED, "default-graph-uri": [ONE, TWO]}
    assert types(service, service.client.post("/sparql", data=form)) == ["1", "2"]
    answer = service.client.post(
        "/sparql",
        params={"default-graph-uri": ONE},
        content=TYPED,
        headers={"Content-Type": QUERY},
    )
    assert types(service, answer) == ["1"]


NAMED: Final = "SELECT ?x { GRAPH ?g { ?x a ?type } }"


@check
def query_dataset_named_graphs_get(service: Service) -> None:
    filled(service)
    parameters = {"query": NAMED, "named-graph-uri": [ONE, TWO]}
    assert types(service, service.client.get("/sparql", params=parameters)) == ["1", "2"]


@check
def query_dataset_named_graphs_post(service: Service) -> None:
    filled(service)
    form = {"query": NAMED, "named-graph-uri": [ONE, TWO]}
    assert types(service, service.client.post("/sparql", data=form)) == ["1", "2"]


@check
def query_dataset_full(service: Service) -> None:
    filled(service)
    query = "SELECT ?x ?y { ?y a ?t GRAPH ?g { ?x a ?type } }"
    form = {"query": query, "default-graph-uri": THREE, "named-graph-uri": [ONE, TWO]}
    answer = service.client.post("/sparql", data=form)
    assert types(service, answer) == ["1", "2"]
    assert {row["y"]["value"] for row in answer.json()["results"]["bindings"]} == {"http://e/3"}


@check
def query_multiple_dataset(service: Service) -> None:
    filled(service)
    parameters = {"query": f"SELECT ?x FROM <{ONE}> {{ ?x a ?t }}", "default-graph-uri": TWO}
    assert types(service, service.client.get("/sparql", params=parameters)) == ["2"]


def content_type(service: Service, query: str) -> str:
    answer = service.client.get("/sparql", params={"query": query})
    assert answer.status_code == 200
    return answer.headers["Content-Type"].partition(";")[0]


RESULTS: Final = {JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
GRAPHS: Final = {"text/turtle", "application/rdf+xml", "application/n-triples"}


@check
def query_content_type_select(service: Service) -> None:
    assert content_type(service, "SELECT (1 AS ?value) {}") in RESULTS


@check
def query_content_type_ask(service: Service) -> None:
    assert content_type(service, "ASK {}") in {JSON, "application/sparql-results+xml"}


@check
def query_content_type_describe(service: Service) -> None:
    assert content_type(service, "DESCRIBE <http://example.org/>") in GRAPHS


@check
def query_content_type_construct(service: Service) -> None:
    assert content_type(service, "CONSTRUCT { <s> <p> 1 } WHERE {}") in GRAPHS


INSERT: Final = "INSERT { GRAPH <http://e/found> { ?x a ?t } } WHERE { ?x a ?t }"
INSERT_NAMED: Final = "INSERT { GRAPH <http://e/found> { ?x a ?t } } WHERE { GRAPH ?g { ?x a ?t } }"


def found(service: Service) -> list[str]:
    query = "SELECT ?x { GRAPH <http://e/found> { ?x a ?t } }"
    return types(service, service.query(query, JSON))


@check
def update_dataset_default_graph(service: Service) -> None:
    filled(service)
    form = {"update": INSERT, "using-graph-uri": ONE}
    assert service.client.post("/update", data=form).is_success
    assert found(service) == ["1"]


@check
def update_dataset_default_graphs(service: Service) -> None:
    filled(service)
    form = {"update": INSERT, "using-graph-uri": [ONE, TWO]}
    assert service.client.post("/update", data=form).is_success
    assert found(service) == ["1", "2"]


@check
def update_dataset_named_graphs(service: Service) -> None:
    filled(service)
    form = {"update": INSERT_NAMED, "using-named-graph-uri": [ONE, TWO]}
    assert service.client.post("/update", data=form).is_success
    assert found(service) == ["1", "2"]


@check
def update_dataset_full(service: Service) -> None:
    filled(service)
    update = INSERT_NAMED.replace("{ GRAPH ?g {", "{ ?y a ?u GRAPH ?g {")
    form = {"update": update, "using-graph-uri": ONE, "using-named-graph-uri": TWO}
    assert service.client.post("/update", data=form).is_success
    assert found(service) == ["2"]


@check
def update_post_form(service: Service) -> None:
    assert service.client.post("/update", data={"update": "CLEAR ALL"}).is_success


@check
def update_post_direct(service: Service) -> None:
    assert post(service, "/update", UPDATE, b"CLEAR ALL").is_success


@check
def update_base_uri(service: Service) -> None:
    clear = b"CLEAR SILENT GRAPH <http://e/b> ; "
    text = clear + b"INSERT DATA { GRAPH <http://e/b> { <http://e/s> <http://e/p> <here> } }"
    assert post(service, "/update", UPDATE, text).is_success
    rows = service.query("SELECT ?x { GRAPH <http://e/b> { ?s ?p ?x } }", JSON).json()
    [row] = rows["results"]["bindings"]
    assert row["x"]["type"] == "uri"
    assert row["x"]["value"].startswith("http://127.0.0.1:")


def refused(answer: httpx.Response) -> None:
    assert 400 <= answer.status_code < 500


@check
def bad_query_method(service: Service) -> None:
    refused(service.client.put("/sparql", params={"query": "ASK {}"}))


@check
def bad_multiple_queries(service: Service) -> None:
    refused(service.client.get("/sparql", params={"query": ["ASK {}", "SELECT * {}"]}))


@check
def bad_query_wrong_media_type(service: Service) -> None:
    refused(post(service, "/sparql", "text/plain", b"ASK {}"))


@check
def bad_query_missing_form_type(service: Service) -> None:
    refused(post(service, "/sparql", None, b"query=ASK%20%7B%7D"))


@check
def bad_query_missing_direct_type(service: Service) -> None:
    refused(post(service, "/sparql", None, b"ASK {}"))


@check
def bad_query_non_utf8(service: Service) -> None:
    refused(post(service, "/sparql", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16")))


@check
def bad_query_syntax(service: Service) -> None:
    refused(service.client.get("/sparql", params={"query": "ASK {"}))


@check
def bad_update_get(service: Service) -> None:
    refused(service.client.get("/update", params={"update": "CLEAR ALL"}))


@check
def bad_multiple_updates(service: Service) -> None:
    refused(service.client.post("/update", data={"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}))


@check
def bad_update_wrong_media_type(service: Service) -> None:
    refused(post(service, "/update", "text/plain", b"CLEAR NAMED"))


@check
def bad_update_missing_form_type(service: Service) -> None:
    refused(post(service, "/update", None, b"update=CLEAR%20NAMED"))


@check
def bad_update_non_utf8(service: Service) -> None:
    refused(post(service, "/update", f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16")))


@check
def bad_update_syntax(service: Service) -> None:
    refused(service.client.post("/update", data={"update": "CLEAR XYZ"}))


@check
def bad_update_dataset_conflict(service: Service) -> None:
    for text in (f"WITH <{ONE}> {INSERT}", INSERT.replace("WHERE", f"USING <{ONE}> WHERE")):
        refused(service.client.post("/update", data={"update": text, "using-graph-uri": TWO}))


def described(service: Service) -> Graph:
    answer = service.client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    return Graph().parse(data=answer.text, format="turtle")


@check
def returns_rdf(service: Service) -> None:
    assert len(described(service)) > 10


@check
def has_endpoint_triple(service: Service) -> None:
    endpoint = URIRef(f"{str(service.client.base_url).rstrip('/')}/sparql")
    assert endpoint in set(described(service).objects(None, SD.endpoint)), endpoint


@check
def conforms_to_schema(service: Service) -> None:
    """What the vocabulary demands: a service, a data set, named graphs with names."""
    graph = described(service)
    [node] = graph.subjects(RDF.type, SD.Service)
    dataset = graph.value(node, SD.defaultDataset)
    assert (dataset, RDF.type, SD.Dataset) in graph
    for named in graph.objects(dataset, SD.namedGraph):
        assert len(list(graph.objects(named, SD.name))) == 1
    languages = set(graph.objects(node, SD.supportedLanguage))
    assert languages == {SD.SPARQL11Query, SD.SPARQL11Update}


def test_each_test_of_the_manifests_is_here() -> None:
    kinds = {"ProtocolTest", "ServiceDescriptionTest"}
    named = {case.name.rpartition("/")[2] for case in cases(ROOT) if case.kind in kinds}
    assert {name.replace("-", "_") for name in named} == set(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_protocol_and_service_description(service: Service, name: str) -> None:
    CHECKS[name](service)


# The graph store, after the names of the W3C's 2013 suite (http-rdf-update).

PERSON: Final = '@prefix foaf: <http://xmlns.com/foaf/0.1/> . <> a foaf:Person ; foaf:name "{}" .'


class Person:
    """The graph person/1.ttl of the store."""

    def __init__(self, service: Service, path: str = "/graphs/person/1.ttl") -> None:
        self.client = service.client
        self.path = path

    def send(self, method: str, body: str, content_type: str = "text/turtle") -> int:
        headers = {"Content-Type": content_type}
        return self.client.request(method, self.path, content=body, headers=headers).status_code

    def names(self) -> set[str]:
        answer = self.client.get(self.path, headers={"Accept": "text/turtle"})
        assert answer.status_code == 200
        graph = Graph().parse(data=answer.text, format="turtle")
        return {str(name) for name in graph.objects(None, FOAF.name)}


@pytest.fixture
def person(service: Service) -> Person:
    service.update("DROP ALL")
    return Person(service)


def test_put_initial_state_and_replacement(person: Person) -> None:
    assert person.send("PUT", PERSON.format("Jane Doe")) == 201
    assert person.names() == {"Jane Doe"}
    assert person.send("PUT", PERSON.format("Alice")) in {200, 204}
    assert person.names() == {"Alice"}


def test_put_default_graph(person: Person, service: Service) -> None:
    default = Person(service, "/graphs?default")
    assert default.send("PUT", PERSON.format("Alice")) in {200, 201, 204}
    assert default.names() == {"Alice"}


def test_put_mismatched_payload(person: Person) -> None:
    assert person.send("PUT", PERSON.format("Jane"), "application/rdf+xml") == 400


def test_put_empty_graph_and_replace_it(person: Person) -> None:
    assert person.send("PUT", "") == 201
    assert person.names() == set()
    assert person.send("PUT", PERSON.format("Alice")) in {200, 204}
    assert person.names() == {"Alice"}


def test_delete_existing_and_missing_graph(person: Person) -> None:
    person.send("PUT", PERSON.format("Alice"))
    assert person.send("DELETE", "") in {200, 204}
    assert person.client.get(person.path).status_code == 404
    assert person.send("DELETE", "") == 404


def test_post_existing_graph_and_noop(person: Person) -> None:
    person.send("PUT", PERSON.format("Jane Doe"))
    assert person.send("POST", PERSON.format("Janey")) in {200, 204}
    assert person.names() == {"Jane Doe", "Janey"}
    assert person.send("POST", "") in {200, 204}
    assert person.names() == {"Jane Doe", "Janey"}


def test_post_multipart_form_data(person: Person) -> None:
    person.send("PUT", PERSON.format("Jane Doe"))
    files = {
        "jane": ("jane.ttl", PERSON.format("Jane").encode(), "text/turtle"),
        "other": ("other.ttl", b"<a> <http://xmlns.com/foaf/0.1/name> 'Other' .", "text/turtle"),
    }
    assert person.client.post(person.path, files=files).status_code in {200, 201, 204}
    assert person.names() == {"Jane Doe", "Jane", "Other"}


def test_post_creates_a_graph(person: Person) -> None:
    headers = {"Content-Type": "text/turtle"}
    made = person.client.post("/graphs", content=PERSON.format("Alice"), headers=headers)
    assert made.status_code == 201
    graph = Graph().parse(data=person.client.get(made.headers["Location"]).text, format="turtle")
    assert (URIRef(made.headers["Location"]), FOAF.name, Literal("Alice")) in graph


def test_head_on_existing_and_missing_graph(person: Person) -> None:
    assert person.client.head(person.path).status_code == 404
    person.send("PUT", PERSON.format("Alice"))
    head = person.client.head(person.path)
    assert head.status_code == 200
    assert head.headers["Content-Type"].startswith("text/turtle")
    assert not head.content
