"""Reads what can be searched out of a store, and keeps the index of the version that is served."""

import json
import threading
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bilik.search.index import Entry, Hit, Kind, SearchIndex
from bilik.store.base import Query, Store
from bilik.vocabulary import OA, ONTOLOGY, RDFS, SKOS

_NAMES: Final = f"""\
SELECT ?thing ?text ?kind WHERE {{
  VALUES (?property ?kind) {{
    (<{RDFS}label> "{Kind.LABEL}") (<{SKOS}prefLabel> "{Kind.LABEL}")
    (<{SKOS}altLabel> "{Kind.ALTERNATIVE}")
  }}
  ?thing ?property ?text .
  FILTER(isIRI(?thing) && isLiteral(?text))
}}
"""
# A sentence is the target of evidence that has no role of its own in the statement.
_SENTENCES: Final = f"""\
SELECT ?thing ?text WHERE {{
  ?thing <{ONTOLOGY}evidence>/<{OA}hasTarget> ?target .
  FILTER NOT EXISTS {{ ?target <{ONTOLOGY}evidenceRole> ?role }}
  ?target <{OA}hasSelector>/<{OA}exact> ?text .
}}
"""
_TYPES: Final = "SELECT DISTINCT ?thing ?type { ?thing a ?type FILTER(isIRI(?thing)) }"


def load(store: Store) -> SearchIndex:
    """Index the names and sentences of the graph that a store serves; raises StoreError."""
    return SearchIndex(_entries(store))


class Searcher:
    """Searches the version of the graph that a store serves at the moment.

    A new version is indexed by the first search after it; until that is done others wait.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._version: str | None = None
        self._index: SearchIndex | None = None

    def search(
        self, text: str, language: str | None = None, of_type: str | None = None, limit: int = 10
    ) -> list[Hit]:
        """See `SearchIndex.search`; raises StoreError when the graph cannot be read."""
        return self.index().search(text, language, of_type, limit)

    def index(self) -> SearchIndex:
        """Return the index of the current version."""
        with self._lock:
            version = self._store.version()
            if self._index is None or version != self._version:
                self._index, self._version = load(self._store), version
            return self._index


def _entries(store: Store) -> Iterator[Entry]:
    types: dict[str, set[str]] = {}
    for row in _rows(store, _TYPES):
        types.setdefault(row["thing"]["value"], set()).add(row["type"]["value"])
    shared = {iri: frozenset(found) for iri, found in types.items()}
    seen: set[tuple[str, str]] = set()
    for row in sorted((*_rows(store, _NAMES), *_rows(store, _SENTENCES)), key=_order):
        iri, text = row["thing"]["value"], row["text"]["value"]
        kind = Kind(row["kind"]["value"]) if "kind" in row else Kind.SENTENCE
        code = row["text"].get("xml:lang")
        # One hit for a sentence however many statements rest on it; a name once for each thing.
        key = (text, "") if kind is Kind.SENTENCE else (iri, f"{text}@{code}")
        if key not in seen:
            seen.add(key)
            yield Entry(iri, text, code, kind, shared.get(iri, frozenset()))


def _order(row: Mapping[str, Any]) -> tuple[str, str, str]:
    kind = row["kind"]["value"] if "kind" in row else ""
    # "label" is after "alternative" in the alphabet; the name that is both counts as the label.
    return (row["thing"]["value"], "" if kind == Kind.LABEL else kind, row["text"]["value"])


def _rows(store: Store, query: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = json.loads(store.answer(Query(query)).read())["results"][
        "bindings"
    ]
    return found
