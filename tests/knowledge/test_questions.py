"""Every question of queries/questions gives the answer beside it, in two engines.

The expected answers were checked against the sources of data/law; one that changes here changes
what the project tells its readers.
"""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from bilik import resources
from bilik.graph.question import Parameter, Question, load
from bilik.store.base import Query
from bilik.store.embedded import EmbeddedStore
from bilik.vocabulary import LANGUAGES

FOLDER = resources.root() / "queries" / "questions"
QUESTIONS = load(FOLDER)
PARAMETERS = [(q, parameter) for q in QUESTIONS for parameter in q.parameters]

# Another value for each parameter, to which the answer must respond.
OTHER_VALUES = {
    "act": "act:constitution-2026",
    "article": "46",
    "branch": "c:br-judicial",
    "date": "2023-06-02",
    "first": "2022-01-01",
    "from": "1995-08-01",
    "language": "kk",
    "last": "2026-12-31",
    "message": "act:message-2022-03-16",
    "office": "inst:prime-minister",
    "other": "inst:government",
    "reform": "ev:reform-2017",
    "status": "c:rs-candidate",
    "subject": "inst:supreme-council",
    "until": "1991-12-31",
}
# The same for questions that these values do not suit.
OTHER_VALUES_OF = {
    ("akims-on-a-day", "date"): "2008-01-01",
    ("from-message-to-law", "message"): "act:message-2025-09-08",
}

Table = list[list[str]]
Ask = Callable[..., list[dict[str, str]]]


def table(text: str) -> Table:
    return list(csv.reader(io.StringIO(text)))


def expected(question: Question) -> Table:
    return table((FOLDER / f"{question.name}.csv").read_text(encoding="utf-8"))


def names(value: object) -> str:
    return value.name if isinstance(value, Question | Parameter) else str(value)


@pytest.fixture(scope="module")
def rdflib_graph(built_store: EmbeddedStore) -> rdflib.Graph:
    """The triples of the built graph in the other engine."""
    everything = Query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    graph = rdflib.Graph()
    graph.parse(data=built_store.answer(everything).read(), format="nt")
    return graph


def test_every_question_has_an_answer_and_every_answer_a_question() -> None:
    answers = {path.stem for path in FOLDER.glob("*.csv")}
    assert answers == {question.name for question in QUESTIONS}
    assert len(QUESTIONS) >= 26


@pytest.mark.parametrize("question", QUESTIONS, ids=names)
def test_headers_speak_three_languages(question: Question) -> None:
    for language in LANGUAGES:
        assert question.title[language].endswith("?")
        assert question.description[language].endswith(".")
        assert len(question.keywords[language]) >= 3
        assert all(parameter.label[language] for parameter in question.parameters)
    assert len(set(question.title.values())) == len(LANGUAGES)
    assert "language" in {parameter.name for parameter in question.parameters}


@pytest.mark.parametrize("question", QUESTIONS, ids=names)
def test_the_answer_is_the_expected_one(question: Question, built_store: EmbeddedStore) -> None:
    body = built_store.answer(Query(question.query, solutions="text/csv")).read()
    assert table(body.decode()) == expected(question)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=names)
def test_rdflib_answers_the_same(question: Question, rdflib_graph: rdflib.Graph) -> None:
    """The queries are plain SPARQL 1.1: they run unchanged, and sort alike, in another engine."""
    body = rdflib_graph.query(question.query).serialize(format="csv")
    assert body is not None
    assert table(body.decode()) == expected(question)


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS, ids=names)
def test_a_parameter_can_be_set(question: Question, parameter: Parameter, ask: Ask) -> None:
    value = OTHER_VALUES_OF.get((question.name, parameter.name), OTHER_VALUES[parameter.name])
    assert value != parameter.default
    assert ask(question.name, **{parameter.name: value}) != ask(question.name)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("question", QUESTIONS, ids=names)
def test_an_answer_in_another_language_lacks_nothing(
    question: Question, language: str, ask: Ask
) -> None:
    """As many rows as in English, and no column emptier: names and notes are in all languages."""

    def filled(rows: list[dict[str, str]]) -> dict[str, int]:
        return {column: sum(bool(row[column]) for row in rows) for column in rows[0]}

    assert filled(ask(question.name, language=language)) == filled(ask(question.name))


def test_queries_and_answers_are_plain_text() -> None:
    for path in [*FOLDER.glob("*.rq"), *FOLDER.glob("*.csv")]:
        assert_plain(path)


def assert_plain(path: Path) -> None:
    data = path.read_bytes()
    assert b"\r" not in data, path.name
    assert not data.startswith(b"\xef\xbb\xbf"), path.name
    # Answers quote the documents as they are; the queries themselves are spelled properly.
    assert path.suffix == ".csv" or "\u0259" not in data.decode(), f"{path.name}: a Latin schwa"
