"""RDF terms for readers: SPARQL 1.1 JSON results to cells of a table.

https://www.w3.org/TR/sparql11-results-json/
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bilik.store.asking import Term, read_table
from bilik.vocabulary import XSD, compact
from bilik.web.values import text_of

# Answers up to this length are taken apart for a page; longer ones are for programs.
PAGE_BYTES: Final = 8_000_000

_NUMBERS: Final = {XSD + name for name in ("integer", "decimal", "double", "float", "boolean")}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a result table: the term as text; `iri` when it is one, `language` of a text."""

    text: str
    iri: str | None = None
    language: str | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A result table; `total` counts all rows, of which `rows` may hold fewer."""

    variables: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: int


def exact_table(data: bytes, most: int) -> Table:
    """Show terms as SPARQL writes them, so that they can be copied into a query."""
    variables, bindings = read_table(data)
    rows = [[_exact(row.get(name)) for name in variables] for row in bindings[:most]]
    return Table(variables, rows, len(bindings))


def _exact(term: Term | None) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] != "literal":
        return _resource(term, {})
    datatype = term.get("datatype", "")
    if datatype in _NUMBERS:
        return Cell(term["value"], number=True)
    quoted = '"' + term["value"].replace("\\", "\\\\").replace('"', '\\"') + '"'
    if "xml:lang" in term:
        return Cell(f"{quoted}@{term['xml:lang']}", language=term["xml:lang"])
    return Cell(f"{quoted}^^{compact(datatype)}" if datatype else quoted)


def readable_table(data: bytes, labels: Mapping[str, str], most: int) -> Table:
    """Show terms for people: labels for IRIs, days for times at midnight, texts without quotes."""
    variables, bindings = read_table(data)
    rows = [[_readable(row.get(name), labels) for name in variables] for row in bindings[:most]]
    return Table(variables, rows, len(bindings))


def _readable(term: Term | None, labels: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] != "literal":
        return _resource(term, labels)
    number = term.get("datatype", "") in _NUMBERS
    return Cell(text_of(term), language=term.get("xml:lang"), number=number)


def _resource(term: Term, labels: Mapping[str, str]) -> Cell:
    if term["type"] == "uri":
        iri = term["value"]
        return Cell(labels.get(iri) or compact(iri), iri=iri)
    if term["type"] == "bnode":
        return Cell(f"_:{term['value']}")
    return Cell(json.dumps(term["value"], ensure_ascii=False))  # a triple term of RDF 1.2


def iris(data: bytes, most: int) -> Iterable[str]:
    """Return the IRIs of the rows that are shown, each once."""
    _, bindings = read_table(data)
    terms = (term for row in bindings[:most] for term in row.values())
    return dict.fromkeys(term["value"] for term in terms if term["type"] == "uri")
