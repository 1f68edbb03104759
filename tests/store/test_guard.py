import pytest

from bilik.errors import QueryRefusedError, QuerySyntaxError
from bilik.store.guard import MAX_NESTING, calls_service, check

CALL = "{ ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <http://e/> {CALL} }}",
        f"SELECT * {{ service<http://e/>{CALL} }}",
        f"SELECT * {{ SERVICE SILENT ?where {CALL} }}",
        f"SELECT * {{ SERVICESILENT<http://e/>{CALL} }}",
        f"SELECT * {{ ?s ?p 1SERVICE<http://e/>{CALL} }}",
        f"SELECT * {{ ?s ?p trueSERVICE<http://e/>{CALL} }}",
        f"PREFIX : <http://e/> SELECT * {{ SERVICE:x {CALL} }}",
        f"PREFIX e: <http://e/> SELECT * {{ SERVICE#\n e:x {CALL} }}",
        f"SELECT * {{ {{ ?a ?b ?c OPTIONAL {{ {{ SERVICE <http://e/> {CALL} }} }} }} }}",
        f"SELECT * {{ {{ SELECT * {{ SERVICE <http://e/> {CALL} }} }} }}",
        f"SELECT * {{ FILTER EXISTS {{ SERVICE <http://e/> {CALL} }} }}",
        f"SELECT * {{ ?s ?p '#' . SERVICE <http://e/> {CALL} }}",
        f"SELECT * {{ ?s <http://e/#> ?o . SERVICE <http://e/> {CALL} }}",
    ],
)
def test_calls_of_other_endpoints_are_found(text: str) -> None:
    assert calls_service(text)
    with pytest.raises(QueryRefusedError, match="VALUES"):
        check(text, 10_000)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE <http://e/> { }" }',
        "SELECT * { ?s ?p ?o } # SERVICE <http://e/> { }",
        "SELECT ?service { ?service ?p <http://e/service> }",
        'SELECT * { ?s ?p "x"@service . _:service ?q ?r }',
        "PREFIX ex: <http://e/> SELECT * { ?s ex:service ex:public.service }",
        "PREFIX service: <http://e/> SELECT * { service:a service:b ?o }",
        "PREFIX service: <http://e/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    ],
)
def test_the_word_alone_is_no_call(text: str) -> None:
    check(text, 10_000)


@pytest.mark.parametrize("opening", ["{", "(", "[", "SELECT * {", "OPTIONAL {", "IF(1,"])
def test_deep_nesting_is_refused(opening: str) -> None:
    check(opening * MAX_NESTING, 10_000)
    with pytest.raises(QuerySyntaxError, match="nested more than"):
        check(opening * (MAX_NESTING + 1), 10_000)


def test_brackets_in_strings_and_comments_do_not_nest() -> None:
    check(f"ASK {{ ?s ?p '{'(' * 1000}' }} # {'{' * 1000}", 10_000)


def test_length_is_limited() -> None:
    check("x" * 100, 100)
    with pytest.raises(QuerySyntaxError, match="at most 100"):
        check("x" * 101, 100)
