import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from bilik.errors import KnowledgeError, ProtocolError
from bilik.graph.question import Chart, Question, load, parse

TEXT = """\
#+ title:
#+   en: What was in force on a day?
#+   kk: Бір күні не күшінде болды?
#+   ru: Что действовало в данный день?
#+ description: {en: One row each., kk: Әрқайсысы бір жол., ru: По строке на каждое.}
#+ keywords:
#+   en: [power, day]
#+ parameters:
#+   date: {type: date, label: {en: day, kk: күн, ru: день}}
#+   act: {type: iri, label: {en: act, kk: акт, ru: акт}}
#+   text: {type: string, label: {en: text, kk: мәтін, ru: текст}}
#+   number: {type: integer, label: {en: number, kk: сан, ru: число}}
#+   language: {type: language, label: {en: language, kk: тіл, ru: язык}}
# a comment of the query
PREFIX act: <https://w3id.org/bilik/id/act/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT * {
  VALUES ?date { "2007-06-01T00:00:00"^^xsd:dateTime }
  VALUES ?act { act:constitution-1995 }
  VALUES ?text { "some" }
  VALUES ?number { 7 }
  VALUES ?language { "en" }
}
"""


@pytest.fixture(scope="module")
def question() -> Question:
    return parse("sample", TEXT)


def row(query: str) -> dict[str, Any]:
    solutions = Store().query(query)
    assert isinstance(solutions, QuerySolutions)
    data = solutions.serialize(format=QueryResultsFormat.JSON)
    assert data is not None
    bindings = json.loads(data)["results"]["bindings"]
    assert len(bindings) == 1
    return {name: term["value"] for name, term in bindings[0].items()}


def test_the_header_is_read(question: Question) -> None:
    assert question.title["kk"] == "Бір күні не күшінде болды?"
    assert question.keywords == {"en": ("power", "day")}
    assert [(each.name, each.type, each.default) for each in question.parameters] == [
        ("date", "date", "2007-06-01"),
        ("act", "iri", "act:constitution-1995"),
        ("text", "string", "some"),
        ("number", "integer", "7"),
        ("language", "language", "en"),
    ]


def test_the_query_is_plain_sparql_without_the_header(question: Question) -> None:
    assert question.query == TEXT[TEXT.index("# a comment") :]
    assert question.bind({}) == question.query
    assert question.bind({"text": "  ", "unknown": "x"}) == question.query


def test_defaults_shown_to_readers_can_be_sent_back(question: Question) -> None:
    shown = {parameter.name: parameter.default for parameter in question.parameters}
    assert row(question.bind(shown)) == row(question.query)


def test_values_take_the_place_of_defaults(question: Question) -> None:
    values = {
        "date": "2022-06-08",
        "act": "http://example.org/заң",
        "number": "-3",
        "language": "kk",
    }
    assert row(question.bind(values)) == {
        "date": "2022-06-08T00:00:00",
        "act": "http://example.org/заң",
        "text": "some",
        "number": "-3",
        "language": "kk",
    }


def test_a_known_prefix_is_expanded(question: Question) -> None:
    act = row(question.bind({"act": "act:law-1990"}))["act"]
    assert act == "https://w3id.org/bilik/id/act/law-1990"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
@pytest.mark.parametrize("around", ["{}", '"}} {}', "\\{}\n VALUES ?number {{ 1 }}"])
def test_no_text_leaves_its_literal(around: str, text: str) -> None:
    value = around.format(text)
    question = parse("sample", TEXT)
    found = row(question.bind({"text": value}))
    assert found["text"] == (value.strip() or "some")
    assert found["number"] == "7"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "yesterday"),
        ("date", "2007-02-30"),
        ("act", "no iri"),
        ("act", "http://e/> } INSERT"),
        ("number", "seven"),
        ("number", "7 } {"),
        ("language", 'kk" }'),
        ("text", "x" * 3000),
    ],
)
def test_values_of_the_wrong_type_are_refused(question: Question, name: str, value: str) -> None:
    with pytest.raises(ProtocolError, match="for example") as caught:
        question.bind({name: value})
    assert caught.value.status == 400


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+   ru: Что действовало в данный день?\n", "", "'title' needs a text in each of"),
        ("#+ keywords:", "#+ keyword:", "and no others"),
        ("type: date", "type: day", "has the type 'day'"),
        ("VALUES ?number", "BIND", "exactly one line VALUES [?]number"),
        ("{type: date,", "{type: date", "while parsing"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "broken.rq").write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as caught:
        load(tmp_path)
    assert str(caught.value).startswith("broken.rq: ")


def test_questions_are_loaded_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.rq").write_text(TEXT, encoding="utf-8")
    assert [question.name for question in load(tmp_path)] == ["a", "b"]
    (tmp_path / "c.rq").write_text("ASK {}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"c\.rq: a question begins with a header"):
        load(tmp_path)


def test_a_plain_query_is_a_question_without_parameters() -> None:
    assert parse("plain", "ASK {}").bind({"x": "y"}) == "ASK {}"


def test_a_bound_question_runs_on_a_store() -> None:
    store = Store()
    node = NamedNode("http://example.org/x")
    store.add(Quad(node, node, Literal("Заң", language="kk")))
    text = TEXT.replace("SELECT * {", "SELECT ?s ?text {").replace(
        "}\n}", "}\n ?s ?p ?o . FILTER(STR(?o) = ?text) }"
    )
    results = store.query(parse("sample", text).bind({"text": "Заң"}))
    assert isinstance(results, QuerySolutions)
    assert [str(solution["s"]) for solution in results] == [str(node)]


CHARTED = """\
#+ title: {en: a, kk: b, ru: c}
#+ description: {en: a, kk: b, ru: c}
#+ parameters:
#+   office: {type: iri, choose: "bilik:Office", label: {en: a, kk: b, ru: c}}
#+ chart: {kind: steps, since: day, values: [held]}
SELECT ?day ?held WHERE {
  VALUES ?office { <https://w3id.org/bilik/id/institution/president> }
  ?office ?day ?held .
}
"""


def test_a_header_tells_choices_and_picture() -> None:
    asked = parse("x", CHARTED)
    assert asked.parameters[0].choose == "https://w3id.org/bilik/ontology#Office"
    assert asked.chart == Chart("steps", since="day", values=("held",))


@pytest.mark.parametrize(
    ("part", "instead", "words"),
    [
        ("kind: steps", "kind: pie", "kind"),
        ("since: day", "since: year", "year"),
        ("values: [held]", "values: [held], colour: red", "colour"),
        ("choose:", "chose:", "choose"),
    ],
)
def test_a_wrong_choice_or_picture_is_told(part: str, instead: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse("x", CHARTED.replace(part, instead))
