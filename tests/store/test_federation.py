"""Requests to others, against servers on loopback that behave and that do not."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.conftest import sample_quads
from tests.store.elsewhere import Elsewhere, Reply, elsewhere

from bilik.errors import (
    AnswerTooLargeError,
    BilikError,
    CallerGoneError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    SettingError,
    StoreBusyError,
    StoreError,
)
from bilik.settings import load
from bilik.store.base import Caller, Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.federated import blanked, calls, edited
from bilik.store.federation import FederatedStore, federated
from bilik.store.outside import RESULTS, Allowed, Outside, Wait
from bilik.store.snapshot import Snapshots

URI = "http://example.org/заң"


def results(*names: str, rows: list[dict[str, str]]) -> Reply:
    bindings = [{k: {"type": "uri", "value": v} for k, v in row.items()} for row in rows]
    body = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return 200, RESULTS, json.dumps(body).encode()


def misbehave(path: str, _: str) -> Reply:
    many = [{"x": f"http://example.org/{n}"} for n in range(10_001)]
    blank = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "bnode"}}]}}
    blank["results"]["bindings"][0]["x"]["value"] = "b"  # type: ignore[index]
    escaping = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"a:> }"}}'
    return {
        "/redirect": (302, "text/plain", b"/rows"),
        "/rows": results("x", rows=[{"x": URI}]),
        "/many": results("x", rows=many),
        "/huge": (200, RESULTS, b" " * 1_000_000),
        "/blank": (200, RESULTS, json.dumps(blank).encode()),
        "/html": (200, "text/html", b"<p>Welcome"),
        "/broken": (200, RESULTS, b'{"head":'),
        "/escaping": (200, RESULTS, escaping + b"]}}"),
        "/boolean": (200, RESULTS, b'{"head":{},"boolean":true}'),
        "/error": (500, "text/plain", b"out of order"),
    }[path]


@pytest.fixture(scope="module")
def bad() -> Iterator[Elsewhere]:
    with elsewhere(misbehave) as server:
        yield server


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    snapshot = Snapshots(tmp_path_factory.mktemp("here")).publish(sample_quads(), "here")
    store = EmbeddedStore(snapshot.path, "here")
    yield store
    store.close()


@pytest.fixture(scope="module")
def other(here: EmbeddedStore) -> Iterator[Elsewhere]:
    """A true endpoint: it evaluates what it is asked, on the sample graph."""

    def evaluate(_: str, query: str) -> Reply:
        try:
            return 200, RESULTS, here.answer(Query(query)).read()
        except BilikError as error:
            return 400, "text/plain", str(error).encode()

    with elsewhere(evaluate) as server:
        yield server


def store_for(here: EmbeddedStore, *allowed: str, most: int = 100_000) -> FederatedStore:
    # Only what never ends is to run into the deadline, however busy the machine is.
    seconds = 1.0 if allowed[0].endswith("/drip") else 60.0
    return FederatedStore(here, Outside(Allowed(allowed), seconds, 2), most)


def rows(store: FederatedStore, text: str) -> list[dict[str, str]]:
    found = json.loads(store.answer(Query(text, base_iri="http://example.org/")).read())
    return [{k: v["value"] for k, v in row.items()} for row in found["results"]["bindings"]]


# ?size is asked here, the name there.
LOCAL = "?law <http://example.org/size> ?size"


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE <{}> {{ ?law ex:name ?name }}",
        "service\n<{}>{{?law ex:name ?name}}",
        "SERVICE SILENT <{}> {{ ?law ex:name ?name # }}\n }} .",
        "{{ {{ SERVICE <{}> {{ ?law ex:name ?name }} }} }}",
        "OPTIONAL {{ SERVICE <{}> {{ ?law ex:name ?name }} }}",
        "SERVICE <{}> {{ SELECT ?law ?name {{ ?law ex:name ?name ; ex:size ?s }} }}",
        "SERVICE <{}> {{ ?law <name> ?name FILTER(?name != '}}') }}",
        "FILTER EXISTS {{ SERVICE <{}> {{ ?law ex:size 7 }} }} ?law ex:name ?name",
    ],
)
def test_what_another_endpoint_knows_is_joined(
    here: EmbeddedStore, other: Elsewhere, call: str
) -> None:
    text = f"PREFIX ex: <http://example.org/>\nSELECT * {{ {LOCAL} . {call.format(other.url)} }}"
    found = rows(store_for(here, other.url), text)
    assert {(row["law"], row["size"], row["name"]) for row in found} == {(URI, "7", "Заң")}


def test_values_come_over_as_they_are(here: EmbeddedStore, other: Elsewhere) -> None:
    given = """VALUES (?a ?b) { ("say \\"\\\\\\n'{}" "Заң"@kk) (<http://e/қ> UNDEF) (1.50 "" ) }"""
    text = f"SELECT ?a ?b {{ SERVICE <{other.url}> {{ {given} }} }} ORDER BY ?a"
    direct = here.answer(Query(f"SELECT ?a ?b {{ {given} }} ORDER BY ?a")).read()
    found = store_for(here, other.url).answer(Query(text)).read()
    assert json.loads(found) == json.loads(direct)


def test_a_group_without_variables_is_there_or_not(here: EmbeddedStore, other: Elsewhere) -> None:
    text = "SELECT ?law {{ {} SERVICE <{}> {{ <{}> <http://example.org/size> {} }} }}"
    store = store_for(here, other.url)
    assert len(rows(store, text.format(LOCAL, other.url, URI, 7))) == 1
    assert rows(store, text.format(LOCAL, other.url, URI, 8)) == []


def test_several_calls_are_several_requests(here: EmbeddedStore, other: Elsewhere) -> None:
    before = len(other.asked)
    call = f"SERVICE <{other.url}> {{ ?law <http://example.org/size> ?n }}"
    assert len(rows(store_for(here, other.url), f"SELECT * {{ {call} {{ {call} }} }}")) == 1
    assert len(other.asked) == before + 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {{ SERVICE <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}", "SERVICE <http"),
        ("SELECT * {{ SERVICE SILENT <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}", "SERVICE <http"),
        ("SELECT * {{ SERVICE <{}/> {{ ?s ?p ?o }} }}", "is not allowed"),
        ("SELECT * {{ SERVICE <{}#> {{ ?s ?p ?o }} }}", "is not allowed"),
        ("SELECT * {{ VALUES ?e {{ <{}> }} SERVICE ?e {{ ?s ?p ?o }} }}", "one IRI"),
        ("PREFIX e: <{}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}", "one IRI"),
        ("SELECT * {{ SERVICESILENT<{}>{{ ?s ?p ?o }} }}", "one IRI"),
        ("SELECT * {{ SERVICE <\\u0068ttp://127.0.0.1> {{ ?s ?p ?o }} }}", "is not allowed"),
        ("SELECT * {{ SERVICE <{0}> {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}", "within SERVICE"),
        ("SELECT * {{ SERVICE <{0}> {{ OPTIONAL {{ SERVICE ?e {{ }} }} }} }}", "within SERVICE"),
        (
            "SELECT * {{ SERVICE <{}> {{ }} {{ SERVICE <http://127.0.0.1:1/> {{ }} }} }}",
            "SERVICE <http://127.0.0.1:1/> is not allowed",
        ),
        ("SELECT * {{ SERVICE <{}> {{ ?s ?p ?o ", "one IRI"),
    ],
)
def test_nothing_is_asked_unless_all_is_allowed(
    here: EmbeddedStore, other: Elsewhere, text: str, said: str
) -> None:
    before = len(other.asked)
    with pytest.raises(QueryRefusedError, match=said):
        store_for(here, other.url).answer(Query(text.format(other.url)))
    assert len(other.asked) == before


def test_the_word_alone_asks_nobody(here: EmbeddedStore, other: Elsewhere) -> None:
    before = len(other.asked)
    text = f'SELECT * {{ ?service ?p "SERVICE <{other.url}> {{}}" }} # SERVICE <{other.url}> {{}}'
    assert rows(store_for(here, other.url), text) == []
    assert len(other.asked) == before


def test_without_a_list_a_store_stays_as_it_was(here: EmbeddedStore, tmp_path: Path) -> None:
    assert federated(here, load({}, build_dir=tmp_path)) is here


FAULTS = [
    ("/redirect", StoreError, "not followed"),
    ("/many", AnswerTooLargeError, "10,000 rows"),
    ("/huge", AnswerTooLargeError, "bytes"),
    ("/blank", QueryRefusedError, "blank node"),
    ("/html", StoreError, "text/html"),
    ("/broken", StoreError, "cannot be read"),
    ("/escaping", StoreError, "cannot be read"),
    ("/boolean", StoreError, "yes or no"),
    ("/error", StoreError, "500"),
    ("/drip", QueryTimeoutError, "1 seconds"),
]


@pytest.mark.parametrize(("path", "error", "said"), FAULTS)
def test_a_fault_elsewhere_is_told(
    here: EmbeddedStore, bad: Elsewhere, path: str, error: type[BilikError], said: str
) -> None:
    most = 1_000_000 if path == "/many" else 100_000
    store = store_for(here, bad.url + path, most=most)
    with pytest.raises(error, match=said):
        store.answer(Query(f"SELECT * {{ SERVICE <{bad.url}{path}> {{ ?x ?y ?z }} }}"))
    assert bad.asked[-1][0] == path  # a redirect was not followed


@pytest.mark.parametrize(("path", "error", "_said"), FAULTS)
def test_silent_is_about_failures_there_not_about_limits_here(
    here: EmbeddedStore, bad: Elsewhere, path: str, error: type[BilikError], _said: str
) -> None:
    store = store_for(here, bad.url + path)
    text = f"SELECT * {{ {LOCAL} SERVICE SILENT <{bad.url}{path}> {{ ?x ?y ?z }} }}"
    if error in {AnswerTooLargeError, QueryRefusedError}:
        with pytest.raises(error):
            store.answer(Query(text))
    else:
        assert rows(store, text) == [{"law": URI, "size": "7"}]


def test_nobody_there_is_told(here: EmbeddedStore) -> None:
    nobody = "http://127.0.0.1:1/sparql"
    with pytest.raises(StoreError, match="cannot be reached"):
        store_for(here, nobody).answer(Query(f"SELECT * {{ SERVICE <{nobody}> {{ ?x ?y ?z }} }}"))


def test_all_calls_of_a_query_share_one_deadline(here: EmbeddedStore, bad: Elsewhere) -> None:
    slow = bad.url + "/drip"
    calls_ = " ".join(f"SERVICE SILENT <{slow}> {{ ?x ?y ?z }}" for _ in range(20))
    before = len(bad.asked)
    assert rows(store_for(here, slow), f"SELECT * {{ {LOCAL} {calls_} }}") != []
    assert len(bad.asked) == before + 1  # the first used up the time


def test_a_client_that_leaves_ends_the_request(here: EmbeddedStore, bad: Elsewhere) -> None:
    slow = bad.url + "/drip"
    before = len(bad.asked)
    leaving = Caller("leaving", lambda: len(bad.asked) > before)
    store = FederatedStore(here, Outside(Allowed((slow,)), 600.0, 2), 100_000)
    with pytest.raises(CallerGoneError):
        store.answer(Query(f"SELECT * {{ SERVICE SILENT <{slow}> {{ ?x ?y ?z }} }}"), leaving)


def test_requests_to_others_do_not_take_all_threads(bad: Elsewhere) -> None:
    outside = Outside(Allowed((bad.url,)), 30.0, 1)
    before = len(bad.asked)

    def wait() -> None:
        with pytest.raises(QueryTimeoutError):
            outside.select(bad.url + "/drip", "", Wait(time.monotonic() + 1), 1000)

    waiting = Thread(target=wait)
    waiting.start()
    while len(bad.asked) == before:
        time.sleep(0.01)
    with pytest.raises(StoreBusyError):
        outside.select(bad.url + "/rows", "", outside.wait(), 1000)
    waiting.join()
    assert outside.select(bad.url + "/rows", "", outside.wait(), 1000)


def test_a_proxy_of_the_environment_is_not_used(
    here: EmbeddedStore, other: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    text = f"SELECT * {{ SERVICE <{other.url}> {{ ?x <http://example.org/size> ?n }} }}"
    assert len(rows(store_for(here, other.url), text)) == 1


def test_a_fault_in_the_query_is_shown_in_the_text_as_written(
    here: EmbeddedStore, other: Elsewhere
) -> None:
    text = f"SELECT * {{ SERVICE <{other.url}> {{ ?x ?p ?n }}\n  ?x nope:p ?y }}"
    with pytest.raises(QuerySyntaxError, match="Line 2, column 6") as found:
        store_for(here, other.url).answer(Query(text))
    assert "VALUES" not in str(found.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SERVICE",
        "SERVICE <a:b>",
        "SERVICE SILENT <a:b> {",
        "SERVICE <a:b> { ) }",
        "} SERVICE {",
    ],
)
def test_what_is_cut_short_is_no_call(text: str) -> None:
    assert list(calls(text)) == []


PIECES = st.sampled_from(
    ["SERVICE", "service", "SILENT", "<a:b>", "{", "}", "(", ")", "#}", "\n", " ", "'}'", "?x", "а"]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_calls_stand_where_they_are_said_to(text: str) -> None:
    end = 0
    for call in calls(text):
        assert end <= call.start < call.group < call.end
        assert text[call.start :].upper().startswith("SERVICE")
        assert text[call.group] == "{"
        assert text[call.end - 1] == "}"
        assert call.endpoint == "a:b"
        end = call.end
    assert len(blanked(text)) == len(text)


def test_edits_are_made_in_any_order() -> None:
    assert edited("abcdef", [(1, 2, "BB"), (4, 6, "")]) == "aBBcd"


@pytest.mark.parametrize(
    ("iri", "allowed"),
    [
        ("http://e.org/data/x.ttl", True),
        ("http://e.org/data/", True),
        ("http://e.org/data", False),
        ("http://e.org/other/x.ttl", False),
        ("https://e.org/data/x.ttl", False),
        ("http://e.org.evil/data/x.ttl", False),
        ("http://e.org/data/../other", False),
        ("http://e.org/data/%2E%2e/other", False),
        ("file:///etc/passwd", False),
    ],
)
def test_documents_lie_below_what_is_allowed(iri: str, allowed: bool) -> None:
    assert Allowed((), ("http://e.org/data/",)).may_load(iri) is allowed


@pytest.mark.parametrize(
    "given", [{"service_allow": "e.org"}, {"load_allow": "file:///x/"}, {"load_allow": "http://e"}]
)
def test_a_list_that_allows_too_much_is_refused(given: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        Allowed.of(load({}, build_dir=tmp_path, **given))
