"""The front page and the pages of the competency questions."""

from collections.abc import Iterable, Mapping
from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from bilik.errors import ProtocolError, StoreError
from bilik.graph.question import Parameter, Question
from bilik.store.base import Query
from bilik.vocabulary import ONTOLOGY, RDFS, SKOS
from bilik.web import sparql, terms
from bilik.web.context import services
from bilik.web.language import chain
from bilik.web.page import language, page

blueprint = Blueprint("pages", __name__)

_MAX_ROWS: Final = 1000
_SUFFIXES: Final = {"csv": "text/csv", "json": "application/sparql-results+json"}

_COUNTS: Final = f"""\
PREFIX bilik: <{ONTOLOGY}>
PREFIX rdfs: <{RDFS}>
SELECT
  (COUNT(DISTINCT ?document) AS ?documents) (COUNT(DISTINCT ?act) AS ?acts)
  (COUNT(DISTINCT ?power) AS ?powers)
WHERE {{
  {{ ?document a bilik:SourceDocument }}
  UNION {{ ?act a/rdfs:subClassOf* bilik:LegalAct }}
  UNION {{ ?power a/rdfs:subClassOf* bilik:PowerProvision }}
}}
"""
_STATEMENTS: Final = "SELECT (COUNT(*) AS ?statements) { ?subject ?predicate ?object }"


@blueprint.get("/")
def front() -> Response:
    """Say what this is, how much is in it and what can be asked."""
    return _html("front.html", questions=services().questions, counts=_counts())


@blueprint.get("/questions/<name>")
def question(name: str) -> Response:
    """Show a question, a form for its parameters and the answer."""
    asked = _question(name)
    values = _values(asked)
    query = asked.bind(values)
    body = services().store.answer(Query(query, triples=None)).read(terms.PAGE_BYTES)
    table = terms.readable_table(body, _labels(terms.iris(body, _MAX_ROWS)), _MAX_ROWS)
    return _html("question.html", question=asked, values=values, query=query, table=table)


@blueprint.get("/questions/<name>.<any(csv, json):suffix>")
def question_data(name: str, suffix: str) -> Response:
    """Answer a question for programs."""
    asked = _question(name)
    query = Query(asked.bind(_values(asked)), solutions=_SUFFIXES[suffix], triples=None)
    return sparql.answer(query)


def _question(name: str) -> Question:
    found = [each for each in services().questions if each.name == name]
    if not found:
        abort(404, "There is no such question. The front page lists all of them.")
    return found[0]


def _values(asked: Question) -> Mapping[str, str]:
    given = request.args
    repeated = [name for name in given if len(given.getlist(name)) > 1]
    if repeated:
        raise ProtocolError(f"{repeated[0]} is given more than once.")
    return {
        parameter.name: given.get(parameter.name, "").strip() or _default(parameter)
        for parameter in asked.parameters
    }


def _default(parameter: Parameter) -> str:
    return language() if parameter.type == "language" else parameter.default


def _counts() -> Mapping[str, int] | None:
    """Return the numbers of the front page, once per version of the graph; None when it fails."""
    remembered, version = services().counts, services().store.version()
    if version in remembered:
        return remembered[version]
    counts: dict[str, int] = {}
    try:
        for text in (_COUNTS, _STATEMENTS):
            _, rows = terms.read_rows(services().store.answer(Query(text)).read())
            counts |= {name: int(term["value"]) for name, term in rows[0].items()}
    except StoreError:
        return None  # the page is of use without them
    if version:
        remembered.clear()
        remembered[version] = counts
    return counts


def _labels(iris: Iterable[str]) -> Mapping[str, str]:
    """Return a label for each IRI that has one, in the best language, by a single query."""
    values = " ".join(f"<{iri}>" for iri in iris)
    if not values:
        return {}
    text = f"""\
SELECT ?iri ?label {{
  VALUES ?iri {{ {values} }}
  ?iri <{RDFS}label>|<{SKOS}prefLabel> ?label .
}}"""
    _, rows = terms.read_rows(services().store.answer(Query(text)).read())
    order = {code: rank for rank, code in enumerate(chain(language()))}
    best: dict[str, tuple[int, str]] = {}
    for row in rows:
        rank = order.get(row["label"].get("xml:lang", ""), len(order))
        candidate = (rank, row["label"]["value"])
        best[row["iri"]["value"]] = min(candidate, best.get(row["iri"]["value"], candidate))
    return {iri: label for iri, (_, label) in best.items()}


def _html(template: str, **values: object) -> Response:
    html = render_template(template, **values, **page())
    return Response(html, mimetype="text/html", headers={"Vary": "Accept-Language"})
