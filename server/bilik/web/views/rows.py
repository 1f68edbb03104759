"""The queries of the pages: files of `web/queries`, asked of the store with terms bound."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from flask import current_app
from pyoxigraph import Literal, NamedNode

from bilik.graph.question import put
from bilik.publish.asking import node as node_of
from bilik.store.base import Query
from bilik.web.context import services
from bilik.web.language import chain

Row = Mapping[str, str]
Bindings = Sequence[Mapping[str, Mapping[str, Any]]]
Terms = Iterable[NamedNode | Literal]

_FOLDER: Final = Path(__file__).parent.parent / "queries"
_NAMES: Final = "memory of pages"
# An answer for a page is a few thousand rows; more of them than this are forgotten, oldest first.
_MOST_BYTES: Final = 16_000_000
_ANSWER_BYTES: Final = 12_000_000


@dataclass
class Memory:
    """Answers of one version of the graph, by query, up to a number of bytes."""

    version: str = ""
    size: int = 0
    answers: OrderedDict[str, tuple[int, Bindings]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def find(self, version: str, key: str) -> Bindings | None:
        """Return an answer that is still true."""
        with self.lock:
            if version != self.version or key not in self.answers:
                return None
            self.answers.move_to_end(key)
            return self.answers[key][1]

    def keep(self, version: str, key: str, size: int, answer: Bindings) -> None:
        """Keep an answer; another version makes all others untrue."""
        with self.lock:
            if version != self.version:
                self.version, self.size = version, 0
                self.answers.clear()
            if size > _MOST_BYTES // 4 or key in self.answers:
                return
            self.answers[key] = (size, answer)
            self.size += size
            while self.size > _MOST_BYTES:
                self.size -= self.answers.popitem(last=False)[1][0]


def rows(name: str, **values: Terms) -> list[Row]:
    """Ask a query of the folder and return its rows as texts; what is not bound is missing."""
    return [{key: term["value"] for key, term in row.items()} for row in bindings(name, **values)]


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
    store = services().store
    version = store.version()
    key = hashlib.sha256(text.encode()).hexdigest()
    memory: Memory = current_app.extensions.setdefault(_NAMES, Memory())
    known = memory.find(version, key) if version else None
    if known is not None:
        return known
    body = store.answer(Query(text, triples=None)).read(_ANSWER_BYTES)
    answer: Bindings = json.loads(body)["results"]["bindings"]
    if version:
        memory.keep(version, key, len(body), answer)
    return answer


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


def in_best_language(texts: Iterable[Mapping[str, Any]], language: str) -> list[str]:
    """Return those of several literals that are in the best language there is, in order."""
    order = {code: rank for rank, code in enumerate(chain(language))}
    ranked = sorted(
        (order.get(text.get("xml:lang", ""), len(order)), text["value"]) for text in texts
    )
    return list(dict.fromkeys(value for rank, value in ranked if rank == ranked[0][0]))


def _in_best_language(name: str, iris: Iterable[str], language: str) -> dict[str, list[str]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    wanted = nodes(sorted(set(iris)))
    for row in bindings(name, iri=wanted) if wanted else ():
        found.setdefault(row["iri"]["value"], []).append(row["label"])
    return {iri: in_best_language(texts, language) for iri, texts in found.items()}
