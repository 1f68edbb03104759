"""The front page and the pages of the competency questions."""

from typing import Final

from flask import Blueprint, Response, abort

from bilik.graph.question import Question
from bilik.store.base import Query
from bilik.web import sparql, terms
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.parameters import values
from bilik.web.views.answers import choices, names_to_things, pieces
from bilik.web.views.edition import edition
from bilik.web.views.home import home
from bilik.web.views.plot import plot
from bilik.web.views.respond import html
from bilik.web.views.rows import labels

blueprint = Blueprint("pages", __name__)

_MAX_ROWS: Final = 1000
_SUFFIXES: Final = {"csv": "text/csv", "json": "application/sparql-results+json"}


@blueprint.get("/")
def front() -> Response:
    """Say what this is, how much is in it and what can be asked."""
    return html("front.html", **home())


@blueprint.get("/about")
def about() -> Response:
    """Say what the data is, what it lacks, and how to cite it."""
    return html("about.html", **edition())


@blueprint.get("/questions")
def questions() -> Response:
    """List all questions."""
    return html("questions.html", questions=services().questions)


@blueprint.get("/questions/<name>")
def question(name: str) -> Response:
    """Show a question, a form for its parameters, the answer, and a picture where one suits."""
    asked = _question(name)
    given = values(asked)
    query = asked.bind(given)
    body = services().store.answer(Query(query, triples=None)).read(terms.PAGE_BYTES)
    table = terms.readable_table(body, labels(terms.iris(body, _MAX_ROWS), language()), _MAX_ROWS)
    return html(
        "question.html",
        question=asked,
        values=given,
        query=query,
        table=table,
        choices=choices(asked, given, language()),
        things=names_to_things(table, language()),
        pieces=pieces,
        plot=plot(asked.chart, _texts(table)) if asked.chart else None,
    )


def _texts(table: terms.Table) -> list[dict[str, str]]:
    return [
        dict(zip(table.variables, (cell.text for cell in row), strict=True)) for row in table.rows
    ]


@blueprint.get("/questions/<name>.<any(csv, json):suffix>")
def question_data(name: str, suffix: str) -> Response:
    """Answer a question for programs."""
    asked = _question(name)
    query = Query(asked.bind(values(asked)), solutions=_SUFFIXES[suffix], triples=None)
    return sparql.answer(query)


def _question(name: str) -> Question:
    found = [each for each in services().questions if each.name == name]
    if not found:
        abort(404, "There is no such question. The page /questions lists all of them.")
    return found[0]
