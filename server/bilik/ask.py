"""Asking the built graph without a server: what `bilik query` does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bilik.errors import GraphError, KnowledgeError
from bilik.graph import question
from bilik.graph.question import Question
from bilik.search.loading import Searcher
from bilik.search.property import SearchingStore
from bilik.settings import Settings
from bilik.store.asking import read_boolean, read_table
from bilik.store.base import Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.federation import federated
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import XSD, compact

_SOLUTIONS = {
    "table": "application/sparql-results+json",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}


@dataclass(frozen=True)
class Asked:
    """An answer to print: rows of texts for a table, or the serialised body as it is."""

    body: str
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] | None = None


def find_question(folder: Path, name: str, values: Iterable[str]) -> str:
    """Return the SPARQL text of a question by name, or of a file, with its parameters set.

    Raises KnowledgeError for an unknown name, parameter or value.
    """
    given = _pairs(values)
    asked = _question(folder, name)
    known = [parameter.name for parameter in asked.parameters]
    for unknown in given.keys() - set(known):
        raise KnowledgeError(
            f"{name} has no parameter {unknown!r}; it has: {', '.join(known) or 'none'}."
        )
    return asked.bind(given)


def _question(folder: Path, name: str) -> Question:
    path = Path(name)
    if path.suffix == ".rq" or path.is_file():
        return question.read(path)
    known = {item.name: item for item in question.load(folder)}
    if name not in known:
        raise KnowledgeError(
            f"There is no question {name!r}. There are: {', '.join(sorted(known))}. "
            "To ask a query of your own, name a file that ends in .rq."
        )
    return known[name]


def ask(settings: Settings, text: str, style: str) -> Asked:
    """Evaluate a query on the current snapshot.

    Raises GraphError when no graph is built yet, and what `Store.answer` raises.
    """
    current = Snapshots(settings.build_dir).current()
    if current is None:
        raise GraphError("No graph is built yet. Run `bilik build` first.")
    here = EmbeddedStore(current.path)
    searching = SearchingStore(here, Searcher(here), settings.query_bytes)
    store = federated(searching, settings)
    try:
        wanted = Query(
            text,
            solutions=_SOLUTIONS.get(style, _SOLUTIONS["json"]),
            triples="text/turtle",
        )
        answer = store.answer(wanted)
        body = answer.read().decode()
    finally:
        store.close()
    if style == "table" and answer.media_type == _SOLUTIONS["table"]:
        return _table(body)
    return Asked(body)


def _pairs(values: Iterable[str]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise KnowledgeError(f"--set {value!r}: write NAME=VALUE, for example date=2008-01-01.")
        pairs[name] = text
    return pairs


def _table(body: str) -> Asked:
    boolean = read_boolean(body.encode())
    if boolean is not None:
        return Asked(body, ["answer"], [["yes" if boolean else "no"]])
    columns, found = read_table(body.encode())
    return Asked(body, columns, [[_shown(row.get(each)) for each in columns] for row in found])


def _shown(term: Mapping[str, str] | None) -> str:
    """Shorten a term for reading: prefixed names, and days instead of midnights."""
    if term is None:
        return ""
    value = term["value"]
    if term["type"] == "uri":
        return compact(value)
    if term.get("datatype") == XSD + "dateTime" and value.endswith("T00:00:00"):
        return value[:10]
    return value
