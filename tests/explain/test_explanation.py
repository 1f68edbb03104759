"""A table of queries without rows, each explained; and of good ones, none blamed."""

import dataclasses
from collections.abc import Callable

import pytest

from bilik.explain.explanation import Explanation, Severity, explain
from bilik.graph import question
from bilik.graph.knowledge import Knowledge
from bilik.search.loading import Searcher
from bilik.search.property import SearchingStore
from bilik.settings import Settings
from bilik.store.base import NOBODY, Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import PREFIXES

Explain = Callable[..., Explanation]
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
LINES = PROLOGUE.count("\n")


@pytest.fixture(scope="module")
def store(built_store: EmbeddedStore, built_search: Searcher) -> SearchingStore:
    return SearchingStore(built_store, built_search, 1_000_000)


@pytest.fixture(scope="module")
def ask(built_search: Searcher, store: SearchingStore) -> Explain:
    index = built_search.index()

    def why(text: str, **members: object) -> Explanation:
        query = dataclasses.replace(Query(PROLOGUE + text), **members)  # type: ignore[arg-type]
        return explain(store, index, query, NOBODY, seconds=60)

    return why


# Query, code of the first finding, where it is (column), words of the query that has rows.
BAD = [
    # A term that is not in the data.
    ("SELECT * { ?x a bilik:Constitutions }", "unknown", 17, "a bilik:Constitution"),
    ("SELECT * { ?x bilik:validfrom ?y }", "unknown", 15, "bilik:validFrom"),
    ("SELECT * { inst:presidnet ?p ?o }", "unknown", 12, "inst:president"),
    ("SELECT * { inst:zhogargy-kenges ?p ?o }", "unknown", 12, "inst:supreme-council"),
    ("SELECT * { inst:верховный-совет ?p ?o }", "unknown", 12, "inst:supreme-council"),
    ("SELECT * { ?x bilik:underVersion actv:c2O17 }", "unknown", 34, "actv:"),
    # The right name in the wrong namespace.
    ("SELECT * { ?x skos:label ?y }", "namespace", 15, "rdfs:label"),
    ("SELECT * { ?x a org:Constitution }", "namespace", 17, "bilik:Constitution"),
    (
        "PREFIX b: <http://w3id.org/bilik/ontology#> SELECT * { ?x b:validFrom ?y }",
        "namespace",
        59,
        "bilik:validFrom",
    ),
    # A literal with another language tag, datatype or case.
    ('SELECT * { ?x rdfs:label "President of the Republic of Kazakhstan" }', "language", 26, "@en"),
    ('SELECT * { ?x rdfs:label "Құрылтай"@kz }', "language", 26, '"Құрылтай"@kk'),
    ('SELECT * { ?x rdfs:label "құрылтай"@kk }', "case", 26, '"Құрылтай"@kk'),
    (
        'SELECT * { ?x bilik:validFrom "1995-09-05"^^xsd:date }',
        "date",
        31,
        '"1995-09-05T00:00:00"^^xsd:dateTime',
    ),
    ('SELECT * { ?x bilik:validFrom "1995-09-05" }', "date", 31, "^^xsd:dateTime"),
    # The same in filters and VALUES.
    ('SELECT * { ?x rdfs:label ?l FILTER(?l = "Kurultai") }', "language", 41, '"Kurultai"@en'),
    (
        'SELECT * { ?x bilik:validFrom ?d FILTER(?d = "1995-09-05"^^xsd:date) }',
        "date",
        46,
        "T00:00:00",
    ),
    (
        'SELECT * { ?x bilik:validFrom ?d FILTER(?d >= "2007-01-01"^^xsd:date) }',
        "date",
        47,
        "T00:00:00",
    ),
    (
        'SELECT * { VALUES ?d { "1995-09-05"^^xsd:date } ?x bilik:validFrom ?d }',
        "date",
        24,
        "T00:00:00",
    ),
    (
        'SELECT * { ?x rdfs:label ?l FILTER(CONTAINS(?l, "КУРУЛТАЙ")) }',
        "case",
        36,
        'CONTAINS(LCASE(STR(?l)), LCASE("КУРУЛТАЙ"))',
    ),
    ('SELECT * { ?x rdfs:label ?l FILTER REGEX(?l, "^KURULTAI$") }', "case", 36, '"i")'),
    ('SELECT * { ?x rdfs:label ?l FILTER(LANG(?l) = "kz") }', "lang", 47, 'LANG(?l) = "kk"'),
    (
        "SELECT * { ?x rdfs:label ?label FILTER(LANG(?lable) = 'en') }",
        "variable",
        45,
        "LANG(?label)",
    ),
    ("SELECT * { ?x a ?t FILTER(?t = bilik:Constitutions) }", "unknown", 32, "bilik:Constitution"),
    (
        'SELECT * { ?x bilik:validFrom ?f FILTER("2008-01-01" < ?f && ?f < "2018-01-01") }',
        "date",
        41,
        '?f < "2018-01-01T00:00:00"^^xsd:dateTime',
    ),
    (
        'SELECT * { VALUES ?d { "2008-01-01"^^xsd:date } ?x bilik:validFrom ?f FILTER(?f <= ?d) }',
        "date",
        24,
        'VALUES ?d { "2008-01-01T00:00:00"^^xsd:dateTime }',
    ),
    (
        'SELECT * { ?x bilik:validFrom ?f FILTER(?f = xsd:date("1995-09-05")) }',
        "cast",
        41,
        "xsd:date(?f) = xsd:date(",
    ),
    ('SELECT * { ?x a "bilik:Constitution" }', "quoted", 17, "a bilik:Constitution"),
    # The wrong graph.
    ("SELECT * FROM graph:interop { ?x a bilik:Constitution }", "graph", 15, "FROM graph:"),
    ("SELECT * FROM graph:curate { ?x a bilik:Constitution }", "no-graph", 15, "graph:curated"),
    ("SELECT * { GRAPH graph:links { ?x a bilik:Constitution } }", "graph", 18, "GRAPH graph:"),
    (
        "SELECT * FROM graph:curated { GRAPH ?g { ?x a bilik:Constitution } }",
        "from-named",
        15,
        "FROM NAMED graph:curated",
    ),
    (
        "SELECT * { GRAPH ?g { ?x a bilik:PowerProvision ; bilik:validFromDate ?d } }",
        "across",
        12,
        "validFromDate",
    ),
    # The wrong way round.
    ("SELECT * { act:constitution-1993 bilik:conferredByAct ?p }", "direction", 34, "^bilik:"),
    # After the pattern.
    ("SELECT * { ?x a bilik:Constitution } LIMIT 0", "limit", 38, "LIMIT 100"),
    ("SELECT * { ?x a bilik:Constitution } OFFSET 5000", "offset", 38, "}"),
    # Deeper inside.
    ("SELECT * { { SELECT ?x { ?x a bilik:Constitutoin } } }", "unknown", 31, "bilik:Constitution"),
    (
        "SELECT * { ?x rdfs:label ?l . { ?x a bilik:Nonsense1 } UNION { ?x a bilik:Constitutio } }",
        "unknown",
        38,
        "bilik:Constitution",
    ),
    ("ASK { ?x a bilik:Constitutio }", "unknown", 12, "bilik:Constitution"),
    ("CONSTRUCT { ?x a ?y } WHERE { ?x a bilik:Constitutio , ?y }", "unknown", 36, ""),
    ("CONSTRUCT WHERE { ?x a bilik:Constitutio , ?y }", "unknown", 24, "bilik:Constitution"),
]


@pytest.mark.parametrize(("query", "code", "column", "mended"), BAD)
def test_a_fault_is_found_where_it_is_and_mended(
    ask: Explain, built_store: EmbeddedStore, query: str, code: str, column: int, mended: str
) -> None:
    found = ask(query)
    assert found.empty
    first = found.findings[0]
    assert (first.code, first.line, first.column) == (code, LINES + 1, column), found
    assert found.query is not None
    assert mended in found.query
    assert found.query.startswith(PROLOGUE)
    assert _has_rows(built_store, found.query)


def _has_rows(store: EmbeddedStore, text: str) -> bool:
    query = Query(text, solutions="text/csv", triples="application/n-triples")
    lines = store.answer(query).read().splitlines()
    return lines == [b"true"] or len(lines) > 1 or lines[0].startswith((b"<", b"_:"))


# What is right and yet has no rows: nothing is called an error, and no other query is made up.
@pytest.mark.parametrize(
    ("query", "code"),
    [
        (
            'SELECT * { ?x bilik:validFrom ?d FILTER(?d < "1800-01-01T00:00:00"^^xsd:dateTime) }',
            "filter",
        ),
        ("SELECT * { ?x a bilik:Constitution ; bilik:termYears ?y }", "together"),
        ("SELECT * { inst:president bilik:conferredByAct ?y }", "alone"),
        ("SELECT * { ?x a bilik:Constitution MINUS { ?x a bilik:Constitution } }", "filter"),
        ("SELECT ?t { ?x a bilik:Constitution, ?t } GROUP BY ?t HAVING(COUNT(*) > 999)", "having"),
        ('SELECT * { ?x rdfs:label "qwrtplkjhg"@en }', "literal"),
        ('SELECT * { ?x bilik:search "qwrtplkjhg" }', "search"),
    ],
)
def test_what_is_truly_not_there_is_only_told(ask: Explain, query: str, code: str) -> None:
    found = ask(query)
    assert found.empty
    assert [each.code for each in found.findings] == [code]
    assert found.findings[0].severity is Severity.NOTE
    assert found.query is None


def test_days_and_times_are_told_apart_even_when_mending_them_gives_no_row(ask: Explain) -> None:
    found = ask('SELECT * { ?x bilik:validFrom ?d FILTER(?d < "1800-01-01"^^xsd:date) }')
    assert [(each.code, each.query) for each in found.findings] == [("date", None)]


def test_two_faults_are_mended_one_after_the_other(ask: Explain) -> None:
    found = ask('SELECT * {\n  ?x a bilik:Constitutions ;\n    rdfs:label "Constitution of 1995" }')
    assert [(each.code, each.line - LINES, each.column) for each in found.findings] == [
        ("unknown", 2, 8),
        ("language", 3, 16),
    ]
    assert found.query is not None
    assert 'a bilik:Constitution ;\n    rdfs:label "Constitution of 1995"@en' in found.query


def test_the_dataset_of_the_request_counts(ask: Explain) -> None:
    graphs = ("https://w3id.org/bilik/graph/links",)
    found = ask("SELECT * { ?x a bilik:Constitution }", default_graphs=graphs)
    assert found.empty
    assert [each.code for each in found.findings] == ["dataset"]
    assert "https://w3id.org/bilik/graph/curated" in found.findings[0].nearest


def test_the_ready_made_questions_are_not_blamed(ask: Explain, built_graph: Settings) -> None:
    for each in question.load(Knowledge(built_graph.knowledge).questions)[:6]:
        assert ask(each.query) == Explanation(empty=False, finished=True)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?x a bilik:Constitution }",
        "SELECT (COUNT(*) AS ?n) { ?x a bilik:Constitution }",
        "SELECT * { OPTIONAL { ?x a bilik:Nothing } }",
        "ASK {}",
        "SELECT * { [] a bilik:Constitution ; rdfs:label ?l . FILTER(LANG(?l) = 'kk') }",
    ],
)
def test_a_query_with_rows_is_not_blamed(ask: Explain, query: str) -> None:
    assert ask(query) == Explanation(empty=False, finished=True)


def test_what_takes_too_long_is_given_up_and_said_to_be(
    built_graph: Settings, built_search: Searcher
) -> None:
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?f)) = '') }"
    index = built_search.index()
    pool = WorkerPool(Snapshots(built_graph.build_dir), Limits(workers=1))
    try:
        assert explain(pool, index, Query(endless), NOBODY, 1) == Explanation(None, False)
        found = explain(pool, index, Query(f"ASK {{ ?x a <{PREFIXES['bilik']}Nothing> }}"), NOBODY)
    finally:
        pool.close()
    assert [each.code for each in found.findings] == ["unknown"]
