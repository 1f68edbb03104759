from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.errors import ProtocolError
from bilik.protocol.sparql import (
    FORM,
    QUERY,
    UPDATE,
    decode_form,
    parse_request,
    parse_update,
)
from bilik.store.base import Query, Update

TEXT = "SELECT * { <http://kk.wikipedia.org/wiki/Қазақстан> ?p 'a+b & c' }"
ENCODED = quote_plus(TEXT).encode()
# An IRI that holds a percent-encoded letter itself: decoded twice, it would be another IRI.
ESCAPED = "ASK { <http://kk.wikipedia.org/wiki/%D2%9A> ?p ?o }"


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body"),
    [
        ("GET", b"query=" + ENCODED, None, b""),
        ("HEAD", b"query=" + ENCODED, None, b""),
        ("GET", b"query=" + quote(TEXT).encode() + b"&format=csv", None, b""),
        ("GET", b"query=" + ENCODED, "text/plain", b"ignored"),
        ("POST", b"", FORM, b"query=" + ENCODED),
        ("POST", b"", FORM + "; charset=UTF-8", b"query=" + ENCODED),
        ("POST", b"", FORM.upper(), b"query=" + ENCODED),
        ("POST", b"query=" + ENCODED, FORM, b""),
        ("POST", b"", QUERY, TEXT.encode()),
        ("POST", b"", QUERY + ';charset="utf-8"', TEXT.encode()),
    ],
)
def test_the_three_ways_to_send_a_query(
    method: str, query_string: bytes, content_type: str | None, body: bytes
) -> None:
    assert parse_request(method, query_string, content_type, body).text == TEXT


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_through_a_form_as_it_is(text: str) -> None:
    for encode in (quote, quote_plus):
        body = b"query=" + encode(text, safe="").encode()
        assert parse_request("POST", b"", FORM, body).text == text


def test_form_bodies_are_decoded_once() -> None:
    body = b"query=" + quote_plus(ESCAPED).encode()
    assert parse_request("POST", b"", FORM, body).text == ESCAPED
    assert parse_request("GET", body, None, b"").text == ESCAPED
    assert parse_request("POST", b"", QUERY, ESCAPED.encode()).text == ESCAPED


def test_plus_is_a_space_only_where_forms_say_so() -> None:
    assert decode_form(b"query=a+b%2Bc") == [("query", "a b+c")]
    assert parse_request("POST", b"", QUERY, b"a+b").text == "a+b"


@pytest.mark.parametrize("content_type", [FORM, QUERY])
def test_the_dataset_is_read(content_type: str) -> None:
    dataset = (
        "default-graph-uri=http://e/a&default-graph-uri=http%3A%2F%2Fe%2Fб&named-graph-uri=a:b"
    )
    body = b"query=x" if content_type == FORM else b"x"
    query = parse_request("POST", dataset.encode(), content_type, body)
    assert isinstance(query, Query)
    assert query.default_graphs == ("http://e/a", "http://e/б")
    assert query.named_graphs == ("a:b",)


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body", "status"),
    [
        ("GET", b"", None, b"", 400),
        ("GET", b"query=a&query=b", None, b"", 400),
        ("GET", b"query=a&query=a", None, b"", 400),
        ("GET", b"update=a", None, b"", 405),
        ("GET", b"query=a&update=a", None, b"", 405),
        ("GET", b"query=%FF", None, b"", 400),
        ("GET", b"query=%ED%A0%80", None, b"", 400),
        ("GET", b"query=a&default-graph-uri=relative", None, b"", 400),
        ("GET", b"query=a&named-graph-uri=http://e/%3C", None, b"", 400),
        ("GET", b"query=a&using-graph-uri=http://e/", None, b"", 400),
        ("GET", b"&".join([b"x=1"] * 2000), None, b"", 400),
        ("PUT", b"query=a", None, b"", 405),
        ("DELETE", b"", None, b"", 405),
        ("POST", b"", FORM, b"", 400),
        ("POST", b"query=a", FORM, b"query=b", 400),
        ("POST", b"", FORM, b"query=a&update=b", 400),
        ("POST", b"update=b", FORM, b"query=a", 400),
        ("POST", b"", FORM, b"update=a&update=b", 400),
        ("POST", b"update=a", UPDATE, b"b", 400),
        ("POST", b"query=a", UPDATE, b"b", 400),
        ("POST", b"", UPDATE, b"\xff", 400),
        ("POST", b"", UPDATE + "; charset=utf-16", b"a", 415),
        ("POST", b"", FORM, b"update=a&default-graph-uri=http://e/", 400),
        ("POST", b"named-graph-uri=http://e/", UPDATE, b"a", 400),
        ("POST", b"using-graph-uri=relative", UPDATE, b"a", 400),
        ("POST", b"query=a", QUERY, b"b", 400),
        ("POST", b"update=a", QUERY, b"b", 400),
        ("POST", b"", QUERY, b"\xff", 400),
        ("POST", b"", QUERY + "; charset=windows-1251", "ә".encode(), 415),
        ("POST", b"", "text/plain", b"query=a", 415),
        ("POST", b"", "multipart/form-data; boundary=x", b"", 415),
        ("POST", b"", None, b"query=a", 415),
        ("POST", b"query=a", None, b"", 415),
    ],
)
def test_what_breaks_the_protocol(
    method: str, query_string: bytes, content_type: str | None, body: bytes, status: int
) -> None:
    with pytest.raises(ProtocolError) as caught:
        parse_request(method, query_string, content_type, body)
    assert caught.value.status == status
    assert str(caught.value)


@pytest.mark.parametrize(
    ("query_string", "content_type", "body"),
    [
        (b"", FORM, b"update=" + quote_plus("INSERT DATA { <a:ә> <a:b> 'c+d' }").encode()),
        (b"", UPDATE, "INSERT DATA { <a:ә> <a:b> 'c+d' }".encode()),
        (b"", UPDATE + "; charset=UTF-8", "INSERT DATA { <a:ә> <a:b> 'c+d' }".encode()),
    ],
)
def test_the_two_ways_to_send_an_update(
    query_string: bytes, content_type: str, body: bytes
) -> None:
    expected = Update("INSERT DATA { <a:ә> <a:b> 'c+d' }")
    assert parse_request("POST", query_string, content_type, body) == expected
    assert parse_update("POST", query_string, content_type, body) == expected


@pytest.mark.parametrize("content_type", [FORM, UPDATE])
def test_the_graphs_that_take_the_place_of_using_are_read(content_type: str) -> None:
    graphs = b"using-graph-uri=a:1&using-graph-uri=a:2&using-named-graph-uri=a:3"
    body = b"update=x" if content_type == FORM else b"x"
    update = parse_update("POST", graphs, content_type, body)
    assert update.using_graphs == ("a:1", "a:2")
    assert update.using_named_graphs == ("a:3",)


@pytest.mark.parametrize(
    ("method", "content_type", "body", "status"),
    [
        ("GET", None, b"", 405),
        ("PUT", UPDATE, b"INSERT DATA {}", 405),
        ("POST", QUERY, b"ASK {}", 400),
        ("POST", FORM, b"query=ASK", 400),
        ("POST", FORM, b"", 400),
    ],
)
def test_what_is_no_update(method: str, content_type: str | None, body: bytes, status: int) -> None:
    with pytest.raises(ProtocolError) as caught:
        parse_update(method, b"", content_type, body)
    assert caught.value.status == status
