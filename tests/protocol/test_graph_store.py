import pytest

from bilik.errors import ProtocolError
from bilik.protocol.graph_store import GraphRead, Target, find_target, parse_request
from bilik.store.base import GraphChange

STORE = "http://example.org/graphs"
FRESH = STORE + "/fresh"
GRAPH = "http://kk.wikipedia.org/wiki/Қазақстан"
ENCODED = b"graph=http%3A%2F%2Fkk.wikipedia.org%2Fwiki%2F%D2%9A%D0%B0%D0%B7%D0%B0%D2%9B%D1%81"
TURTLE = (("text/turtle; charset=utf-8", b"<> <a:b> 1 ."),)


@pytest.mark.parametrize(
    ("method", "query_string", "url", "target"),
    [
        ("GET", ENCODED, STORE, Target("http://kk.wikipedia.org/wiki/Қазақс")),
        ("PUT", b"graph=a:b", STORE + "/", Target("a:b")),
        ("GET", b"default", STORE, Target(None)),
        ("GET", b"default=", STORE, Target(None)),
        ("DELETE", b"", STORE + "/қ/x", Target(STORE + "/қ/x")),
        ("POST", b"default", STORE, Target(None)),
        ("POST", b"", STORE, Target(FRESH)),
    ],
)
def test_graphs_are_named_directly_or_by_a_parameter(
    method: str, query_string: bytes, url: str, target: Target
) -> None:
    assert find_target(method, query_string, url, STORE, FRESH) == target


@pytest.mark.parametrize(
    ("method", "query_string", "url"),
    [
        ("GET", b"", STORE),
        ("PUT", b"", STORE),
        ("DELETE", b"", STORE),
        ("GET", b"graph=a:b&default", STORE),
        ("PUT", b"graph=a:b&graph=a:c", STORE),
        ("PUT", b"default&default", STORE),
        ("GET", b"graph=relative", STORE),
        ("GET", b"graph=http://e/%3Cx%3E", STORE),
        ("GET", b"graph=%FF", STORE),
        ("GET", b"graph=a:b", STORE + "/x"),
        ("GET", b"default", STORE + "/x"),
    ],
)
def test_a_request_is_about_one_graph(method: str, query_string: bytes, url: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        find_target(method, query_string, url, STORE, FRESH)
    assert caught.value.status == 400


def test_reading_and_deleting_need_no_document() -> None:
    assert parse_request("GET", Target(GRAPH), STORE, ()) == GraphRead(GRAPH)
    assert parse_request("HEAD", Target(None), STORE, ()) == GraphRead(None)
    assert parse_request("DELETE", Target(GRAPH), STORE, ()) == GraphChange(
        "DELETE", GRAPH, base_iri=GRAPH
    )


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_relative_iris_are_resolved_against_the_graph(method: str) -> None:
    change = parse_request(method, Target(GRAPH), STORE, TURTLE)
    assert change == GraphChange(method, GRAPH, (("text/turtle", b"<> <a:b> 1 ."),), GRAPH)
    default = parse_request(method, Target(None), STORE, TURTLE)
    assert isinstance(default, GraphChange)
    assert default.base_iri == STORE


@pytest.mark.parametrize(
    ("content_type", "media_type"),
    [
        ("TEXT/Turtle", "text/turtle"),
        ("application/x-turtle", "text/turtle"),
        ("text/plain", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json;profile=x", "application/ld+json"),
    ],
)
def test_each_document_has_its_type(content_type: str, media_type: str) -> None:
    change = parse_request("PUT", Target(GRAPH), STORE, ((content_type, b""), TURTLE[0]))
    assert isinstance(change, GraphChange)
    assert [name for name, _ in change.parts] == [media_type, "text/turtle"]


@pytest.mark.parametrize(
    ("method", "content_type", "status"),
    [
        ("PUT", "text/csv", 415),
        ("POST", None, 415),
        ("POST", "text/turtle; charset=koi8-r", 415),
        ("PATCH", "text/turtle", 405),
    ],
)
def test_what_cannot_be_stored(method: str, content_type: str | None, status: int) -> None:
    with pytest.raises(ProtocolError) as caught:
        parse_request(method, Target(GRAPH), STORE, ((content_type, b""),))
    assert caught.value.status == status
