"""Reads what can be searched out of a store, and keeps the index of the version that is served."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from bilik.documents import reader
from bilik.errors import AnswerTooLargeError, NotReadyError
from bilik.search.index import ALL_KINDS, Entry, Hit, Kind, Place, SearchIndex
from bilik.store.asking import Term, bindings
from bilik.store.base import Caller, Store, pinned
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
_TYPES: Final = "SELECT ?thing ?type { VALUES ?thing { %s } ?thing a ?type }"

# The names of ten million triples take longer than a query of a client may, and more memory than
# one answer: they are read in slices, and there is an end to how many are held (some 7 kB each).
_INDEXER: Final = Caller(seconds=120.0)
_SLICE: Final = 100_000
_THINGS: Final = 500
_WAIT_SECONDS: Final = 10.0

MOST: Final = 400_000
"""How many names, and how many sentences, are indexed."""

Passages = Callable[[], Iterable[Entry]]


def load(store: Store, passages: Iterable[Entry] = (), most: int = MOST) -> SearchIndex:
    """Index the names and sentences of the graph that a store serves.

    Of `passages` those are added that are not the sentence of a statement. Raises StoreError, and
    AnswerTooLargeError when there are more than `most` names or sentences.
    """
    entries = tuple(_entries(store, most))
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

    A new version is indexed by the first search after it; others wait for that a while. A store
    that tells no version is indexed for each search.
    """

    def __init__(self, store: Store, passages: Passages = tuple, most: int = MOST) -> None:
        """`passages` is asked once for each version; for `most` see `load`."""
        self._store = store
        self._most = most
        self._passages = passages
        self._lock = threading.Lock()
        self._version: str | None = None
        self._index: SearchIndex | AnswerTooLargeError | None = None

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
        """Return the index of the current version.

        Raises NotReadyError while it is being made for somebody else and takes long,
        AnswerTooLargeError when the graph has more names than are searched, and StoreError.
        """
        if not self._lock.acquire(timeout=_WAIT_SECONDS):
            raise NotReadyError("The names of the graph are being indexed. Search again soon.")
        try:
            index = self._current()
        finally:
            self._lock.release()
        if isinstance(index, AnswerTooLargeError):
            raise index
        return index

    def _current(self) -> SearchIndex | AnswerTooLargeError:
        with pinned(self._store) as store:
            version = store.version()
            if self._index is None or version != self._version or not version:
                try:
                    self._index = load(store, self._passages(), self._most)
                except AnswerTooLargeError as error:
                    self._index = error
                self._version = version if store.held() else None
            return self._index


def _entries(store: Store, most: int) -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    found = [entry for text in (_NAMES, _SENTENCES) for entry in _read(store, text, most)]
    for entry in sorted(found, key=_order):
        # One hit for a sentence however many statements rest on it; a name once for each thing.
        text = f"{entry.label}@{entry.language}"
        key = (entry.label, "") if entry.kind is Kind.SENTENCE else (entry.iri, text)
        if key not in seen:
            seen.add(key)
            yield entry


def _read(store: Store, text: str, most: int) -> list[Entry]:
    """Return what a query finds; raises AnswerTooLargeError when that is more than `most`.

    To sort the names of ten million triples takes more than a minute for each slice, so slices are
    taken as they come. One that is in another order than those before has some of their rows again,
    and others are missing; then all are read in order.
    """
    entries = [*_slices(store, text, most)]
    if len(entries) > _SLICE and len({_order(each) for each in entries}) < len(entries):
        entries = [*_slices(store, f"{text}ORDER BY ?thing ?text ", most)]
    return entries


def _slices(store: Store, text: str, most: int) -> Iterator[Entry]:
    size, found = min(_SLICE, most), 0
    while found <= most:
        part = f"{text}LIMIT {size} OFFSET {found}"
        rows = bindings(store, part, _INDEXER)
        types = _types(store, [row["thing"] for row in rows])
        yield from (_entry(row, types) for row in rows)
        found += len(rows)
        if len(rows) < size:
            return
    raise AnswerTooLargeError(
        f"The graph has more names or sentences than the {most:,} that are searched. "
        "Find them with SPARQL instead: FILTER(CONTAINS(?name, ...))."
    )


def _types(store: Store, things: Iterable[Term]) -> Mapping[str, frozenset[str]]:
    types: dict[str, set[str]] = {}
    iris = [*dict.fromkeys(each["value"] for each in things if each["type"] == "uri")]
    for start in range(0, len(iris), _THINGS):
        names = " ".join(f"<{iri}>" for iri in iris[start : start + _THINGS])
        for row in bindings(store, _TYPES % names, _INDEXER):
            types.setdefault(row["thing"]["value"], set()).add(row["type"]["value"])
    shared: dict[frozenset[str], frozenset[str]] = {}  # few kinds of things, however many things
    return {iri: shared.setdefault(each, each) for iri, each in _frozen(types)}


def _frozen(types: Mapping[str, set[str]]) -> Iterator[tuple[str, frozenset[str]]]:
    return ((iri, frozenset(found)) for iri, found in types.items())


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


def _order(entry: Entry) -> tuple[str, str, str, str]:
    # "label" is after "alternative" in the alphabet; the name that is both counts as the label.
    kind = "" if entry.kind in (Kind.LABEL, Kind.SENTENCE) else entry.kind
    return entry.iri, kind, entry.label, entry.language or ""
