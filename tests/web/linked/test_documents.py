"""Every name of ours leads to what the graph says of it."""

import json
from typing import Any, Final

import pytest
from flask.testing import FlaskClient
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from bilik import settings
from bilik.publish.description import PAGE
from bilik.settings import Settings
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import BASE, GRAPH, ID, OA, ONTOLOGY, PROV, RDF, RDFS, SKOS, XSD
from bilik.web.app import create_app

RAW: Final = ID + "person/Қасым"
ENCODED: Final = ID + "person/%D3%98%D0%B7%D1%96%D0%B7"
ACT: Final = ID + "act/law-1"
STATEMENT: Final = ID + "statement/s1"
FORMS: Final = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
}


def _quad(subject: str, predicate: str, value: str | Literal, graph: str = "curated") -> Quad:
    node = NamedNode(value) if isinstance(value, str) else value
    return Quad(NamedNode(subject), NamedNode(predicate), node, NamedNode(GRAPH + graph))


def _day(text: str) -> Literal:
    return Literal(f"{text}T00:00:00", datatype=NamedNode(XSD + "dateTime"))


def _tenure(number: int) -> list[Quad]:
    iri = f"{ID}tenure/t{number:04}"
    return [
        _quad(iri, ONTOLOGY + "tenureOf", RAW),
        _quad(iri, ONTOLOGY + "validFrom", _day(f"{1000 + number}-01-01")),
        _quad(iri, ONTOLOGY + "validTo", _day(f"{1001 + number}-01-01")),
    ]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("linked")
    quads = [
        _quad(RAW, RDFS + "label", Literal("Қасым-Жомарт Тоқаев", language="kk")),
        _quad(RAW, RDF + "type", ONTOLOGY + "Person"),
        _quad(ENCODED, RDFS + "label", Literal("Әзіз", language="kk")),
        _quad(ONTOLOGY + "Person", RDFS + "label", Literal("person", language="en"), "ontology"),
        _quad(BASE + "ontology", RDFS + "label", Literal("Bilik"), "ontology"),
        _quad(BASE + "ontology", RDFS + "seeAlso", BASE + "ontology/1.0.0", "ontology"),
        _quad(ACT, RDFS + "label", Literal("Law One", language="en")),
        _quad(STATEMENT, ONTOLOGY + "enacts", ACT, "doc/abc"),
        _quad(STATEMENT, ONTOLOGY + "evidence", STATEMENT + "-e1", "doc/abc"),
        _quad(STATEMENT + "-e1", OA + "hasTarget", STATEMENT + "-e1-t", "doc/abc"),
        _quad(STATEMENT + "-e1-t", OA + "hasSelector", STATEMENT + "-e1-tq", "doc/abc"),
        _quad(STATEMENT + "-e1-tq", OA + "exact", Literal("заң қабылданды"), "doc/abc"),
        *(quad for number in range(2 * PAGE) for quad in _tenure(number)),
    ]
    snapshot = Snapshots(folder).publish(quads, "linked")
    (folder / "queries" / "questions").mkdir(parents=True)
    chosen = settings.load({}, knowledge=folder, build_dir=folder)
    return create_app(chosen, EmbeddedStore(snapshot.path, snapshot.version)).test_client()


def triples(body: bytes, form: RdfFormat = RdfFormat.N_TRIPLES) -> set[tuple[str, str, str]]:
    return {
        (quad.subject.value, quad.predicate.value, getattr(quad.object, "value", ""))
        for quad in parse(body, form)
    }


def named(turtle: bytes) -> set[tuple[str, str, str]]:
    """Return the triples without blank nodes, which have other labels each time."""
    return {
        (str(quad.subject), str(quad.predicate), str(quad.object))
        for quad in parse(turtle, RdfFormat.TURTLE)
        if not {type(quad.subject), type(quad.object)} & {BlankNode}
    }


def path(iri: str) -> str:
    return iri.removeprefix("https://w3id.org/bilik")


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml, text/html;q=0.5", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_a_thing_leads_by_303_to_its_document_in_the_form_asked_for(
    client: FlaskClient, accept: str, media_type: str
) -> None:
    first = client.get(path(ACT), headers={"Accept": accept})
    assert (first.status_code, first.headers["Location"]) == (303, "/doc/act/law-1")
    assert first.headers["Link"] == '</doc/act/law-1>; rel="describedby"'
    answer = client.get(first.headers["Location"], headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("suffix", FORMS)
def test_suffixes_ask_for_a_form_and_all_forms_say_the_same(
    client: FlaskClient, suffix: str
) -> None:
    media_type, form = FORMS[suffix]
    first = client.get(f"{path(ACT)}.{suffix}", headers={"Accept": "text/html"})
    assert first.headers["Location"] == f"/doc/act/law-1.{suffix}"
    answer = client.get(first.headers["Location"], headers={"Accept": "text/html"})
    assert answer.mimetype == media_type
    assert answer.headers["Content-Location"] == f"/doc/act/law-1.{suffix}"
    assert triples(answer.data, form) == triples(client.get("/doc/act/law-1.nt").data)


def test_a_document_says_what_it_is_and_names_its_other_forms(client: FlaskClient) -> None:
    answer = client.get("/doc/act/law-1.nt")
    links = answer.headers.getlist("Link")
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links
    assert f'<{ACT}>; rel="describes"' in links
    assert '</doc/act/law-1.ttl>; rel="alternate"; type="text/turtle"' in links
    document = BASE + "doc/act/law-1"
    found = triples(answer.data)
    assert (document, "http://xmlns.com/foaf/0.1/primaryTopic", ACT) in found
    assert (document, PROV + "wasDerivedFrom", GRAPH + "curated") in found


def test_a_document_has_what_points_to_the_thing_and_the_evidence(client: FlaskClient) -> None:
    assert (STATEMENT, ONTOLOGY + "enacts", ACT) in triples(client.get("/doc/act/law-1.nt").data)
    found = triples(client.get(path(STATEMENT) + ".nt", follow_redirects=True).data)
    assert (STATEMENT + "-e1-tq", OA + "exact", "заң қабылданды") in found
    assert (ACT, RDFS + "label", "Law One") in found


@pytest.mark.parametrize(
    "address",
    [
        "/id/person/Қасым",
        "/id/person/%D2%9A%D0%B0%D1%81%D1%8B%D0%BC",
        "/id/person/%d2%9a%d0%b0%d1%81%d1%8b%d0%bc.ttl",
        "/id/person/Әзіз",
        "/id/person/%D3%98%D0%B7%D1%96%D0%B7",
        "/doc/person/Әзіз.nt",
    ],
)
def test_cyrillic_addresses_work_raw_and_percent_encoded(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert answer.status_code == 200
    assert "Қасым-Жомарт".encode() in answer.data or "Әзіз".encode() in answer.data
    assert all(value.isascii() for _, value in answer.headers)


def test_what_points_to_a_thing_comes_in_pages_that_are_announced(client: FlaskClient) -> None:
    seen: set[tuple[str, str, str]] = set()
    address: str | None = "/doc/person/Қасым.nt"
    visited = 0
    while address:
        answer = client.get(address)
        assert answer.headers["X-Total-Count"] == str(2 * PAGE)
        incoming = {each for each in triples(answer.data) if each[2] == RAW}
        assert not incoming & {each for each in seen if each[1].endswith("tenureOf")}
        seen |= incoming
        visited += 1
        following = [each for each in answer.headers.getlist("Link") if 'rel="next"' in each]
        address = following[0].partition(">")[0][1:] if following else None
    assert visited == 2
    assert len([each for each in seen if each[1] == ONTOLOGY + "tenureOf"]) == 2 * PAGE


@pytest.mark.parametrize(
    ("page", "status"),
    [("0", 400), ("x", 400), ("٣", 400), ("3", 404), ("0" * 12 + "9" * 5000, 400)],
)
def test_pages_that_there_are_not(client: FlaskClient, page: str, status: int) -> None:
    assert client.get(f"/doc/person/Қасым.nt?page={page}").status_code == status


def test_the_query_of_an_address_cannot_add_links(client: FlaskClient) -> None:
    forged = {"QUERY_STRING": 'a>;rel="next",<https://evil.example>;rel="stylesheet'}
    response = client.get("/doc/act/law-1.ttl", environ_overrides=forged)
    assert response.status_code == 200
    links = ",".join(response.headers.getlist("Link"))
    assert "<https://evil" not in links
    assert 'rel="stylesheet' not in links


def test_as_of_a_day_only_what_is_in_force_points_to_a_thing(client: FlaskClient) -> None:
    first = client.get("/id/person/Қасым.nt?asOf=1003-06-01")
    assert first.headers["Location"].endswith(".nt?asOf=1003-06-01")
    found = triples(client.get(first.headers["Location"]).data)
    pointing = {each[0] for each in found if each[1] == ONTOLOGY + "tenureOf"}
    assert pointing == {ID + "tenure/t0003"}
    assert client.get("/doc/person/Қасым.nt?asOf=1003-13-01").status_code == 400


def test_a_document_that_the_client_has_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/doc/act/law-1.ttl")
    again = client.get("/doc/act/law-1.ttl", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/doc/act/law-1.nt", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_document(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    answer = EmbeddedStore.answer

    def counting(self: EmbeddedStore, *given: Any) -> Any:
        asked.append(given)
        return answer(self, *given)

    monkeypatch.setattr(EmbeddedStore, "answer", counting)
    counts = []
    for address in ("/doc/act/law-1.nt", "/doc/person/Қасым.nt"):
        asked.clear()
        assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


def test_same_document_same_bytes(client: FlaskClient) -> None:
    assert len({client.get("/doc/person/Қасым.ttl").data for _ in range(5)}) == 1


def test_a_name_that_is_not_there_is_answered_with_those_near_it(client: FlaskClient) -> None:
    answer = client.get("/id/person/qasym-zhomart", headers={"Accept": "text/turtle"})
    problem = json.loads(answer.data)
    assert (answer.status_code, problem["status"]) == (404, 404)
    assert f"{RAW} (Қасым-Жомарт Тоқаев)" in problem["detail"]
    page = client.get("/doc/person/qasym-zhomart", headers={"Accept": "text/html"})
    assert page.status_code == 404 and RAW in page.text


def test_graphs_and_the_ontology_are_documents_with_all_their_triples(client: FlaskClient) -> None:
    found = triples(client.get("/graph/doc/abc", headers={"Accept": "application/n-triples"}).data)
    assert (STATEMENT, ONTOLOGY + "enacts", ACT) in found
    assert any(subject == GRAPH + "doc/abc" for subject, _, _ in found)
    ontology = client.get("/ontology", headers={"Accept": "text/turtle"})
    found = triples(ontology.data, RdfFormat.TURTLE)
    assert (ONTOLOGY + "Person", RDFS + "label", "person") in found
    assert client.get("/ontology.nt").mimetype == "application/n-triples"
    version = client.get("/ontology/1.0.0", headers={"Accept": "text/turtle"})
    assert version.status_code == 200
    assert client.get("/graph/nothing", headers={"Accept": "text/turtle"}).status_code == 404


def test_a_module_is_a_document_with_all_that_its_file_says(
    shipped: FlaskClient, built_graph: Settings
) -> None:
    for name, path in (
        ("ontology/bodies", "ontology/modules/bodies.ttl"),
        ("scheme/branches", "ontology/schemes/branches.ttl"),
        ("law/people", "data/law/people.ttl"),
    ):
        answer = shipped.get(f"/{name}", headers={"Accept": "text/turtle"})
        assert answer.data == shipped.get(f"/{name}.ttl").data
        file = named((built_graph.knowledge / path).read_bytes())
        assert len(file) > 20
        assert file <= named(answer.data)
    assert shipped.get("/law/..%2f..%2fREADME").status_code == 404


def test_a_term_has_a_document_of_its_own(client: FlaskClient) -> None:
    found = triples(client.get("/doc/ontology/Person.nt").data)
    assert (RAW, RDF + "type", ONTOLOGY + "Person") in found


@pytest.mark.parametrize("address", ["/graph/curated", "/ontology/1.0.0", "/doc/ontology/Person"])
def test_people_get_pages(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "text/html"}, follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")


@pytest.mark.parametrize("address", ["/ontology", "/ontology.html"])
def test_people_get_the_documentation_of_the_ontology(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "text/html", "Accept-Language": "kk"})
    terms = "/ontology/terms?lang=kk"  # until the documentation has been made
    while answer.status_code in {302, 303} and answer.headers["Location"] != terms:
        answer = client.get(answer.headers["Location"], headers={"Accept-Language": "kk"})
    assert answer.headers["Location"] == terms


@pytest.mark.parametrize(
    "address",
    [
        "/id/%00",
        "/id/a%20b",
        "/doc/%3Cscript%3E",
        "/id/a%22b",
        "/doc/../x",
        "/id//",
        "/doc/%FF",
        "/%7B",
    ],
)
def test_what_cannot_be_a_name_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address, headers={"Accept": "text/turtle"}).status_code == 404


def test_no_acceptable_form_is_said_so(client: FlaskClient) -> None:
    answer = client.get("/doc/act/law-1", headers={"Accept": "image/png"})
    assert answer.status_code == 406 and "text/turtle" in answer.text


def test_programs_get_triples_where_people_get_pages(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept": "text/turtle"})
    assert answer.status_code == 404  # this sample has no ontology header of that name
    assert client.get("/", headers={"Accept": "*/*"}).mimetype == "text/html"


@pytest.mark.parametrize("name", ["search", "collate"])
def test_what_only_queries_know_is_told_like_any_term(shipped: FlaskClient, name: str) -> None:
    page = shipped.get(f"/doc/ontology/{name}?lang=kk", headers={"Accept": "text/html"})
    assert page.status_code == 200 and f"bilik:{name}" in page.text
    triples = parse(shipped.get(f"/doc/ontology/{name}.ttl").data, RdfFormat.TURTLE)
    term, definition = NamedNode(ONTOLOGY + name), NamedNode(SKOS + "definition")
    told = [t.object for t in triples if (t.subject, t.predicate) == (term, definition)]
    assert {getattr(text, "language", "") for text in told} == {"kk", "ru", "en"}
