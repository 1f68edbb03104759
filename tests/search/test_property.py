import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.errors import QuerySyntaxError
from bilik.search.index import Entry, Kind, SearchIndex
from bilik.search.loading import Searcher
from bilik.search.property import SearchingStore, expand
from bilik.store.base import Query
from bilik.store.embedded import EmbeddedStore
from bilik.vocabulary import ID, ONTOLOGY, RDFS

PROLOGUE = f"PREFIX bilik: <{ONTOLOGY}>\nPREFIX rdfs: <{RDFS}>\n"
COUNCIL = f"{ID}institution/supreme-council"


@pytest.fixture(scope="module")
def store(built_store: EmbeddedStore, built_search: Searcher) -> SearchingStore:
    return SearchingStore(built_store, built_search, 1_000_000)


def rows(store: SearchingStore, query: str) -> list[dict[str, str]]:
    body = store.answer(Query(PROLOGUE + query, solutions="text/csv")).read().decode()
    return list(csv.DictReader(io.StringIO(body)))


@pytest.mark.parametrize(
    "pattern",
    [
        '?x bilik:search "жоғарғы кеңес"',
        "?x bilik:search 'Joğarğy Keñes' .",
        '?x bilik:search """supreme\ncouncil"""@en',
        '?x bilik:search "\\u0436оғарғы кеңес" ; rdfs:label ?l .',
        '?x bilik:search ("верховного совета" "ru" 5) ; a bilik:Legislature ; rdfs:label ?l',
        '?x a bilik:Legislature ; bilik:search "supreme council" ; rdfs:label ?l .',
        '?x a bilik:Legislature ; bilik:search "supreme council"',
        'FILTER(?x != (1)) BIND("(" AS ?y) ?x a bilik:Legislature ; bilik:search "supreme council"',
        '?x rdfs:label ?l . FILTER(isIRI(?x)) ?x bilik:search "supreme council" FILTER(true)',
        'GRAPH ?g { ?x bilik:search "supreme council" . ?x a bilik:Legislature }',
        'OPTIONAL { ?x bilik:search "supreme council" }',
        f'?x <{ONTOLOGY}search> "supreme council"',
        '(?x) bilik:search "supreme council"',
        '(?x ?score ?text) bilik:search ("supreme council" 10) FILTER(?score = 1.0)',
    ],
)
def test_a_pattern_is_answered_by_the_index(store: SearchingStore, pattern: str) -> None:
    found = rows(store, f"SELECT DISTINCT ?x {{ {pattern} }}")
    assert COUNCIL in [row["x"] for row in found]


def test_score_and_text_say_why_something_was_found(store: SearchingStore) -> None:
    query = 'SELECT * { (?x ?score ?text) bilik:search ("Верховного Совета" "ru" 30) } LIMIT 3'
    found = rows(store, query)
    assert set(found[0]) == {"x", "score", "text"}
    assert 0 < float(found[0]["score"]) <= 1
    assert "Верховн" in found[0]["text"]


def test_the_number_and_language_narrow(store: SearchingStore) -> None:
    ask = 'SELECT (COUNT(*) AS ?n) {{ ?x bilik:search ("Президент" {}) }}'
    assert rows(store, ask.format("3")) == [{"n": "3"}]
    assert rows(store, ask.format("1000 'en'")) != rows(store, ask.format("1000 'kk'"))


def test_nothing_found_is_no_row(store: SearchingStore) -> None:
    assert rows(store, 'SELECT * { ?x bilik:search "qwrtplkjhg" }') == []


@pytest.mark.parametrize(
    "text",
    [
        '# ?x bilik:search "a"\nASK {}',
        "SELECT ('?x bilik:search \"a\"' AS ?y) {}",
        'PREFIX b: <http://example.org/> ASK { ?x b:search "a" }',
        'PREFIX bilik: <http://example.org/> ASK { ?x bilik:search "a" }',
        "DESCRIBE bilik:search",
        "SELECT * { ?s ?p bilik:search . bilik:search ?p ?o }",
        "SELECT * { VALUES ?p { bilik:search } FILTER(?p IN (bilik:search, bilik:x)) }",
        "SELECT * { GRAPH bilik:search { ?s ?p ?o } }",
        "SELECT * { ?s ?p bilik:search FILTER(isIRI(?s)) }",
        "SELECT * { ?s ?p bilik:search OPTIONAL { ?s ?q ?o } }",
        "SELECT * { ?s ?p ?o VALUES ?p { bilik:x bilik:search bilik:y } }",
        "SELECT * { ?s ?p ?o VALUES (?p ?o) { (bilik:x bilik:search) (bilik:search bilik:y) } }",
        "SELECT * { ?s ?p ?research }",
    ],
)
def test_what_is_no_use_of_the_property_stays(text: str) -> None:
    everything = SearchIndex([Entry("x:y", "a", None, Kind.LABEL)])
    assert expand(PROLOGUE + text, everything) == PROLOGUE + text


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("?x bilik:search ?y", "needs a text that stands in the query itself"),
        ("?x bilik:search ()", "needs a text that stands in the query itself"),
        ("?x bilik:search 5", "needs a text that stands in the query itself"),
        ('?x bilik:search ("a" "de")', 'not "de"'),
        ('?x bilik:search ("a" 5000)', "up to 1000, not 5000"),
        ('?x bilik:search ("a" 5 ', "is not closed"),
        ('?x bilik:search "a", "b"', "takes one text"),
        ('<x:y> bilik:search "a"', "needs a variable before it"),
        ('?x ^bilik:search "a"', "needs a variable before it"),
        ('?x rdfs:label|bilik:search "a"', "needs a variable before it"),
        ('(?a ?b ?c ?d) bilik:search "a"', "one to three variables"),
        ('(?a ?a) bilik:search "a"', "one to three variables"),
        ('(?a ?b) bilik:search "a" ; rdfs:label ?l', "begin a new pattern"),
        ('[ rdfs:label ?l ; bilik:search "a" ]', "needs a variable before it"),
        ('?x bilik:search/rdfs:label "a"', "needs a text"),
    ],
)
def test_a_use_without_meaning_is_refused_where_it_stands(
    store: SearchingStore, pattern: str, said: str
) -> None:
    with pytest.raises(QuerySyntaxError, match="Line 3, column ") as caught:
        rows(store, f"SELECT * {{ {pattern} }}")
    assert said in str(caught.value)
    assert "Write ?thing bilik:search" in str(caught.value)


def test_a_query_searches_a_limited_number_of_times(store: SearchingStore) -> None:
    def query(times: int) -> str:
        patterns = (f'{{ ?x bilik:search ("президент" {n}) }}' for n in range(1, times + 1))
        return f"SELECT * {{ {' UNION '.join(patterns)} }}"

    assert len(rows(store, query(20))) == sum(range(1, 21))
    with pytest.raises(QuerySyntaxError, match=r"Line 3, column .* more than 20 times"):
        rows(store, query(21))


def test_a_fault_elsewhere_is_shown_in_the_text_as_written(store: SearchingStore) -> None:
    with pytest.raises(QuerySyntaxError, match="Line 3, column 53: '}' closes nothing") as caught:
        rows(store, 'SELECT * { ?x bilik:search "президент" . ?x ?y ?z } }')
    assert "VALUES" not in str(caught.value)


def test_markup_in_a_name_does_not_break_out() -> None:
    label = 'a" } } DROP ALL #\\'
    search = SearchIndex([Entry("https://example.org/a", label, "en", Kind.LABEL)])
    text = expand(PROLOGUE + 'SELECT * { (?x ?s ?t) bilik:search "a" }', search)
    assert r'"a\" } } DROP ALL #\\"@en' in text
    assert text.count("\n") == PROLOGUE.count("\n")


@given(
    st.lists(
        st.sampled_from(
            [
                *("bilik:search", "?x", "(", ")", "{", "}", "[", "]", ";", ".", ",", "'a'", "@kk"),
                *("5", "a", "FILTER", "BIND", f"<{ONTOLOGY}search>", "PREFIX bilik:", "'open"),
            ]
        ),
        max_size=25,
    )
)
def test_no_text_does_harm(pieces: list[str]) -> None:
    search = SearchIndex([Entry("x:y", "a", "kk", Kind.LABEL)])
    try:
        expand(PROLOGUE + " ".join(pieces), search)
    except QuerySyntaxError as refused:
        assert str(refused).startswith("Line 3, column ")
