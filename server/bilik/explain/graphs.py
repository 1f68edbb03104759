"""Patterns that have solutions, but not in the graphs that were asked."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from bilik.explain.candidate import Candidate, Case, Edit, replacing
from bilik.explain.constants import constants, written
from bilik.explain.culprit import pattern
from bilik.explain.reading import Block, Group, Piece, place_of
from bilik.vocabulary import GRAPH_QUARANTINE

_GRAPH: Final = "?bilikGraph"
_SHOWN: Final = 4


def without_named(case: Case) -> Iterator[Candidate]:
    """GRAPH in a query whose dataset has a default graph only (SPARQL 1.1 Query, 13.2)."""
    dataset = case.reading.dataset
    if not case.culprit.graphs or not dataset or any(named for named, _ in dataset):
        return
    last = dataset[-1][1]
    clauses = "".join(f" FROM NAMED {case.reading.source(iri)}" for _, iri in dataset)
    edits = (Edit(last.end, last.end, clauses),)
    yield Candidate("from-named", dataset[0][1], edits, (("other", clauses.strip()),))


def elsewhere(case: Case) -> Iterator[Candidate]:
    """Graphs that have what the asked ones lack."""
    bare = pattern(case.reading, case.culprit.elements)
    found = [
        row[_GRAPH[1:]]["value"]
        for row in case.probe.select(
            case.reading, _GRAPH, f"GRAPH {_GRAPH} {{ {bare} }}", everywhere=True
        )
    ]
    if not found:
        yield from _across(case, bare)
        return
    asked = _asked(case)
    names = ", ".join(written(NamedNode(iri), case.reading) for iri in found[:_SHOWN])
    for place in asked:
        values = (("term", case.reading.source(place)), ("graphs", names))
        for iri in found[:_SHOWN]:
            edits = replacing(place, written(NamedNode(iri), case.reading))
            yield Candidate("graph", place, edits, values, tuple(found[:_SHOWN]))
    if case.probe.narrowed:
        values = (("pattern", case.pattern()), ("graphs", names))
        place = place_of(case.culprit.blamed)
        yield Candidate("dataset", place, (), values, tuple(found[:_SHOWN]))
    elif not asked and found == [GRAPH_QUARANTINE]:
        yield _quarantined(case)


def _asked(case: Case) -> list[Piece]:
    """Return where the query names the graphs that it asks: GRAPH <...>, else FROM <...>."""
    if case.culprit.graphs:
        return [
            each
            for each in case.culprit.graphs
            if not case.reading.source(each).startswith(("?", "$"))
        ]
    plain = [iri for named, iri in case.reading.dataset if not named]
    return plain if len(plain) == 1 else []


def _quarantined(case: Case) -> Candidate:
    place = place_of(case.culprit.blamed)
    name = written(NamedNode(GRAPH_QUARANTINE), case.reading)
    inside = case.reading.text[place.start : place.end]
    whole = all(each == place for each in map(place_of, case.culprit.elements))
    edits = replacing(place, f"GRAPH {name} {{ {inside} }}") if whole else ()
    return Candidate("quarantine", place, edits, (("pattern", inside), ("graphs", name)))


def _across(case: Case, bare: str) -> Iterator[Candidate]:
    """Patterns inside one GRAPH that have solutions only in several graphs together."""
    if case.culprit.graphs and case.probe.holds(case.reading, bare, everywhere=True):
        for block in _blocks(case.reading.where):
            if block.name == case.culprit.graphs[-1]:
                edits = (Edit(block.start, block.groups[0].start, ""),)
                source = case.reading.source(case.culprit.graphs[-1])
                place = Piece(block.start, block.name.end)
                yield Candidate("across", place, edits, (("term", source),))


def unknown_graphs(case: Case) -> Iterator[Candidate]:
    """Names of graphs that there are not."""
    known = case.names.known("graph")
    for place, iri in _names(case):
        if iri and iri not in known:
            near = case.names.near(iri, "graph")
            values = (("term", case.reading.source(place)),)
            for other in near:
                edits = replacing(place, written(NamedNode(other), case.reading))
                yield Candidate("no-graph", place, edits, values, tuple(near))
            yield Candidate("no-graph", place, (), values, tuple(near))


def _names(case: Case) -> Iterator[tuple[Piece, str]]:
    places = [*case.culprit.graphs, *(iri for _, iri in case.reading.dataset)]
    for place in places:
        block = Block("GRAPH", place.start, place.end, (), place)
        for each in constants(case.reading, block):
            yield place, each.iri


def _blocks(group: Group) -> Iterator[Block]:
    for each in group.elements:
        if isinstance(each, Block):
            yield each
            for inner in each.groups:
                yield from _blocks(inner)
