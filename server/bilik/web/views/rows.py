"""The queries of the pages: files of `web/queries`, asked of the store with terms bound."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from bilik.graph.question import put
from bilik.publish.languages import in_best_language
from bilik.store.asking import Bindings, Row, Term, read_table, texts
from bilik.store.asking import node as node_of
from bilik.store.base import Query
from bilik.web.context import services
from bilik.web.memory import remembered

Terms = Iterable[NamedNode | Literal]

_FOLDER: Final = Path(__file__).parent.parent / "queries"
_ANSWER_BYTES: Final = 12_000_000


def rows(name: str, **values: Terms) -> list[Row]:
    """Ask a query of the folder and return its rows as texts; what is not bound is missing."""
    return texts(bindings(name, **values))


def bindings(name: str, **values: Terms) -> Bindings:
    """Ask a query of the folder and return the terms of its rows (SPARQL 1.1 Query Results JSON).

    Each value takes the place of what stands in the line `VALUES ?name { ... }`.
    """
    text = query_text(name)
    for variable, terms in values.items():
        text = put(text, variable, " ".join(map(str, terms)))
    return ask(text)


def ask(text: str) -> Bindings:
    """Ask a whole query; an answer of the same version of the graph is remembered."""

    def make() -> tuple[int, Bindings]:
        body = services().store.answer(Query(text, triples=None)).read(_ANSWER_BYTES)
        return len(body), read_table(body)[1]

    return remembered(hashlib.sha256(text.encode()).hexdigest(), make)


@cache
def query_text(name: str) -> str:
    """Return a query of the folder."""
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def nodes(iris: Iterable[str]) -> list[NamedNode]:
    """Make terms of IRIs, each once and in order; what is no IRI is left out."""
    return [node for iri in dict.fromkeys(iris) if (node := node_of(iri)) is not None]


def labels(iris: Iterable[str], language: str) -> dict[str, str]:
    """Return a label for each IRI that has one, in the best language, by a single query."""
    return {iri: found[0] for iri, found in _in_best_language("labels", iris, language).items()}


def notes(iris: Iterable[str], language: str) -> dict[str, list[str]]:
    """Return the notes on each IRI that has some, in the best language, by a single query."""
    return _in_best_language("notes", iris, language)


def definitions(iris: Iterable[str], language: str) -> dict[str, list[str]]:
    """Return the definitions of each IRI that has some, in the best language, by a single query."""
    return _in_best_language("definitions", iris, language)


def _in_best_language(name: str, iris: Iterable[str], language: str) -> dict[str, list[str]]:
    found: dict[str, list[Term]] = {}
    wanted = nodes(sorted(set(iris)))
    for row in bindings(name, iri=wanted) if wanted else ():
        found.setdefault(row["iri"]["value"], []).append(row["label"])
    return {iri: in_best_language(texts, language) for iri, texts in found.items()}
