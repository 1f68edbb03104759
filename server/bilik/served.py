"""Checks of the graph that another server holds: what `bilik check --store` does.

The check queries are asked there. The graphs are read from there for the shapes, since SHACL binds
`$this` beforehand (SHACL, section 5.3.1), for which the SPARQL Protocol has no means.
"""

from collections.abc import Callable, Iterator
from typing import Final

import pyoxigraph as ox

from bilik.errors import SettingError
from bilik.graph.knowledge import Knowledge
from bilik.settings import Settings
from bilik.store.base import Query, Store
from bilik.store.endpoint import Endpoint
from bilik.store.graphs import GraphStore
from bilik.store.remote import RemoteStore
from bilik.validate import queries, shacl
from bilik.validate.finding import Finding, ordered
from bilik.vocabulary import GRAPH_LINKS, GRAPH_PUSH, GRAPH_QUARANTINE

_GRAPHS: Final = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_SUBJECTS: Final = "SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {} ?p ?o }} }} ORDER BY ?graph"


def run(
    settings: Settings, *, progress: Callable[[str], None] = lambda _stage: None
) -> tuple[Finding, ...]:
    """Check the graph at the address in the settings and return what was found, worst first.

    Raises SettingError when there is no address, StoreError when the server does not answer, and
    KnowledgeError when checks or shapes are broken.
    """
    if not settings.store_url:
        raise SettingError("Set BILIK_STORE_URL to the address of the server to check.")
    there = Endpoint.of(settings)
    store, graphs = RemoteStore.at(there), GraphStore(there.graphs, auth=there.auth)
    try:
        knowledge = Knowledge(settings.knowledge)
        progress("checks")
        found = [*_ask(knowledge, store)]
        progress("SHACL")
        found += _hold_against_shapes(knowledge, store, graphs)
        return ordered(found)
    finally:
        store.close()
        graphs.close()


def _ask(knowledge: Knowledge, store: Store) -> Iterator[Finding]:
    for check in queries.load(knowledge.checks):
        yield from queries.findings(check, _solutions(store, check.query), _finder(store))


def _solutions(store: Store, text: str) -> object:
    body = store.answer(Query(text, triples=None)).read()
    return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)


def _finder(store: Store) -> queries.Where:
    def where(term: object) -> str:
        graphs = _column(store, _SUBJECTS.format(term)) if isinstance(term, ox.NamedNode) else []
        return next((graph for graph in graphs if graph not in _NOT_CHECKED), "")

    return where


_NOT_CHECKED: Final = {GRAPH_QUARANTINE, GRAPH_PUSH}


def _column(store: Store, text: str) -> list[str]:
    rows = _solutions(store, text)
    assert isinstance(rows, ox.QuerySolutions)
    return [term.value for row in rows if isinstance(term := row[0], ox.NamedNode)]


def _hold_against_shapes(
    knowledge: Knowledge, store: Store, graphs: GraphStore
) -> tuple[Finding, ...]:
    # Alignments speak of terms in the words of others, on which shapes of the lexicon have no say.
    left_out = {*_NOT_CHECKED, GRAPH_LINKS}
    names = [name for name in _column(store, _GRAPHS) if name not in left_out]
    quads = [
        ox.Quad(each.subject, each.predicate, each.object, ox.NamedNode(name))
        for name in names
        for each in graphs.read(name)
    ]
    where = {
        quad.subject.value: quad.graph_name.value
        for quad in reversed(quads)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
    }
    shapes = shacl.load(knowledge.shapes, knowledge.root)
    return shacl.run(quads, shapes, where)
