"""Reads what can be searched out of a store, and keeps the index of the version that is served."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from bilik.documents import reader
from bilik.search.index import ALL_KINDS, Entry, Hit, Kind, Place, SearchIndex
from bilik.store.asking import Term, bindings
from bilik.store.base import Store, pinned
from bilik.text.segment import sentences
from bilik.vocabulary import DCTERMS, ID, OA, ONTOLOGY, RDFS, SKOS

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
SELECT ?thing ?text ?language ?document ?start WHERE {{
  ?thing <{ONTOLOGY}evidence>/<{OA}hasTarget> ?target .
  FILTER NOT EXISTS {{ ?target <{ONTOLOGY}evidenceRole> ?role }}
  ?target <{OA}hasSelector>/<{OA}exact> ?text .
  OPTIONAL {{
    ?thing <{ONTOLOGY}statedIn> ?document .
    ?target <{OA}hasSelector>/<{OA}start> ?start .
    OPTIONAL {{ ?document <{DCTERMS}language> ?language }}
  }}
}}
"""
_TYPES: Final = "SELECT DISTINCT ?thing ?type { ?thing a ?type FILTER(isIRI(?thing)) }"


Passages = Callable[[], Iterable[Entry]]


def load(store: Store, passages: Iterable[Entry] = ()) -> SearchIndex:
    """Index the names and sentences of the graph that a store serves; raises StoreError.

    Of `passages` those are added that are not the sentence of a statement.
    """
    entries = tuple(_entries(store))
    known = {entry.label for entry in entries if entry.kind is Kind.SENTENCE}
    return SearchIndex([*entries, *(each for each in passages if each.label not in known)])


def passages(folder: Path, limit: int) -> Iterator[Entry]:
    """Yield the sentences of the documents in a folder that have at most `limit` bytes.

    Raises DocumentError.
    """
    for path in reader.find(folder):
        document = reader.read(path, limit)
        iri = f"{ID}doc/{document.id}"
        for span in sentences(document.text):
            text, place = document.text[span.start : span.end], Place(iri, span.start)
            name = f"{iri}#c{span.start}"
            yield Entry(name, text, document.language, Kind.PASSAGE, place=place)


class Searcher:
    """Searches the version of the graph that a store serves at the moment.

    A new version is indexed by the first search after it; until that is done others wait. A store
    that tells no version is indexed for each search.
    """

    def __init__(self, store: Store, passages: Passages = tuple) -> None:
        """`passages` is asked once for each version."""
        self._store = store
        self._passages = passages
        self._lock = threading.Lock()
        self._version: str | None = None
        self._index: SearchIndex | None = None

    def search(
        self,
        text: str,
        language: str | None = None,
        of_type: str | None = None,
        limit: int = 10,
        offset: int = 0,
        kinds: Collection[Kind] = ALL_KINDS,
    ) -> list[Hit]:
        """See `SearchIndex.search`; raises StoreError when the graph cannot be read."""
        return self.index().search(text, language, of_type, limit, offset, kinds)

    def index(self) -> SearchIndex:
        """Return the index of the current version."""
        with self._lock, pinned(self._store) as store:
            version = store.version()
            if self._index is None or version != self._version or not version:
                self._index = load(store, self._passages())
                self._version = version if store.held() else None
            return self._index


def _entries(store: Store) -> Iterator[Entry]:
    types: dict[str, set[str]] = {}
    for row in bindings(store, _TYPES):
        types.setdefault(row["thing"]["value"], set()).add(row["type"]["value"])
    shared = {iri: frozenset(found) for iri, found in types.items()}
    seen: set[tuple[str, str]] = set()
    for row in sorted((*bindings(store, _NAMES), *bindings(store, _SENTENCES)), key=_order):
        entry = _entry(row, shared)
        # One hit for a sentence however many statements rest on it; a name once for each thing.
        text = f"{entry.label}@{entry.language}"
        key = (entry.label, "") if entry.kind is Kind.SENTENCE else (entry.iri, text)
        if key not in seen:
            seen.add(key)
            yield entry


def _entry(row: Mapping[str, Term], types: Mapping[str, frozenset[str]]) -> Entry:
    value = {name: term["value"] for name, term in row.items()}
    return Entry(
        iri=value["thing"],
        label=value["text"],
        language=row["text"].get("xml:lang") or value.get("language"),
        kind=Kind(value.get("kind", Kind.SENTENCE)),
        types=types.get(value["thing"], frozenset()),
        place=Place(value["document"], int(value["start"])) if "start" in value else None,
    )


def _order(row: Mapping[str, Term]) -> tuple[str, str, str]:
    kind = row["kind"]["value"] if "kind" in row else ""
    # "label" is after "alternative" in the alphabet; the name that is both counts as the label.
    return (row["thing"]["value"], "" if kind == Kind.LABEL else kind, row["text"]["value"])
