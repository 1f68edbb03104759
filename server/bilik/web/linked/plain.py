"""The page of a document that is a collection or a file: its statements as a table."""

from typing import Final

from flask import Response
from pyoxigraph import NamedNode

from bilik.publish.addresses import SUFFIXES
from bilik.store.base import Query
from bilik.vocabulary import VOID, compact
from bilik.web import terms
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.views.links import address_of
from bilik.web.views.respond import html
from bilik.web.views.rows import labels

_MOST: Final = 500


def render(iri: str) -> Response:
    """Show what the graph says of an IRI, and what is in it when it is a graph."""
    document = NamedNode(iri)
    body = services().store.answer(Query(_query(document), triples=None)).read(terms.PAGE_BYTES)
    names = labels([iri, *terms.iris(body, _MOST)], language())
    names[VOID + "entities"] = services().strings[language()]["plain_entities"]
    title = names.get(iri) or compact(iri)
    table = terms.readable_table(body, names, _MOST)
    path = address_of(iri)
    return html("linked/plain.html", iri=iri, title=title, table=table, path=path, forms=SUFFIXES)


def _query(document: NamedNode) -> str:
    return f"""\
SELECT ?subject ?property ?value WHERE {{
  {{ {document} ?property ?value . BIND({document} AS ?subject) }}
  UNION {{ ?subject ?property {document} . BIND({document} AS ?value) }}
  UNION {{
    {{ SELECT ?type (COUNT(*) AS ?value) {{ GRAPH {document} {{ ?x a ?type }} }} GROUP BY ?type }}
    BIND(?type AS ?subject) BIND(<{VOID}entities> AS ?property)
  }}
}}
ORDER BY (?subject != {document}) DESC(isNumeric(?value)) DESC(?value) ?subject ?property
LIMIT 2000"""
