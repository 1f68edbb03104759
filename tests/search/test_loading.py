"""The index follows the graph: by its version, or each time where there is none."""

import io

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    Store,
)

from bilik.search.loading import Searcher
from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State, Whole
from bilik.vocabulary import RDFS


class Changing:
    """A store that others write to, and that tells its version or not."""

    def __init__(self) -> None:
        self.graph = Store()
        self.told = ""

    def name(self, iri: str, text: str) -> None:
        label = Literal(text, language="en")
        self.graph.add(Quad(NamedNode(iri), NamedNode(RDFS + "label"), label))

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        output = io.BytesIO()
        answer = self.graph.query(query.text)
        assert isinstance(answer, QuerySolutions)
        answer.serialize(output, QueryResultsFormat.JSON)
        return Answer("application/sparql-results+json", Whole(output.getvalue()))

    def version(self) -> str:
        return self.told

    def pin(self) -> Pin:
        return Pin(self.version(), kept=False)

    def state(self) -> State:
        return State()

    def close(self) -> None:
        pass


def _found(searcher: Searcher) -> set[str]:
    return {hit.thing for hit in searcher.search("council")}


def test_a_new_version_is_indexed() -> None:
    store = Changing()
    store.told = "1"
    searcher = Searcher(store)
    store.name("http://e/a", "Council of Elders")
    assert _found(searcher) == {"http://e/a"}
    store.name("http://e/b", "Council of State")
    assert _found(searcher) == {"http://e/a"}
    store.told = "2"
    assert _found(searcher) == {"http://e/a", "http://e/b"}


def test_without_a_version_nothing_is_remembered() -> None:
    store = Changing()
    searcher = Searcher(store)
    store.name("http://e/a", "Council of Elders")
    assert _found(searcher) == {"http://e/a"}
    store.name("http://e/b", "Council of State")
    assert _found(searcher) == {"http://e/a", "http://e/b"}
