"""The index follows the graph: by its version, or each time where there is none."""

import dataclasses
import io

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    Store,
)

from bilik.errors import AnswerTooLargeError
from bilik.search import loading
from bilik.search.loading import Searcher
from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State, Whole
from bilik.vocabulary import RDFS


class Changing:
    """A store that others write to, and that tells its version or not."""

    def __init__(self) -> None:
        self.graph = Store()
        self.told = ""
        self.asked = 0

    def name(self, iri: str, text: str) -> None:
        label = Literal(text, language="en")
        self.graph.add(Quad(NamedNode(iri), NamedNode(RDFS + "label"), label))

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        self.asked += 1
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


def test_names_are_read_in_slices() -> None:
    store = Changing()
    for letter in "abcde":
        store.name(f"http://e/{letter}", f"Council of {letter.upper()}")
    assert len(_found(Searcher(store, most=5))) == 5


class Restless(Changing):
    """A store that gives its rows in another order each time, unless it is asked for one."""

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        if "ORDER BY" not in query.text:
            order = "ASC" if query.text.endswith("OFFSET 0") else "DESC"
            sorted_text = query.text.replace("LIMIT", f"ORDER BY {order}(?thing) LIMIT")
            query = dataclasses.replace(query, text=sorted_text)
        return super().answer(query, caller)


def test_slices_in_another_order_lose_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_SLICE", 3)
    store = Restless()
    for letter in "abcde":
        store.name(f"http://e/{letter}", f"Council of {letter.upper()}")
    assert len(_found(Searcher(store))) == 5


def test_more_names_than_are_held_are_refused_without_asking_again() -> None:
    store = Changing()
    store.told = "1"
    for letter in "abcdefgh":
        store.name(f"http://e/{letter}", f"Council of {letter.upper()}")
    searcher = Searcher(store, most=3)
    with pytest.raises(AnswerTooLargeError, match="more names"):
        searcher.search("council")
    asked = store.asked
    with pytest.raises(AnswerTooLargeError):
        searcher.search("council")
    assert store.asked == asked
    store.graph.clear()
    store.told = "2"
    assert _found(searcher) == set()
