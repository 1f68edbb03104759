"""RDF terms for readers: SPARQL 1.1 JSON results to cells of a table.

https://www.w3.org/TR/sparql11-results-json/
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bilik.vocabulary import PREFIXES, XSD

# Answers up to this length are taken apart for a page; longer ones are for programs.
PAGE_BYTES: Final = 8_000_000

_NUMBERS: Final = {XSD + name for name in ("integer", "decimal", "double", "float", "boolean")}
_LOCAL = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_DAY = re.compile(r"(-?\d{4,}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?Z?)?")


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


def compact(iri: str) -> str:
    """Shorten an IRI to a prefixed name when a known prefix fits, the longest first."""
    fitting = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    for base, prefix in sorted(fitting, key=lambda pair: len(pair[0]), reverse=True):
        local = iri[len(base) :]
        if _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return iri


def read_boolean(data: bytes) -> bool | None:
    """Return the answer of an ASK query, or None when the result is a table."""
    boolean = json.loads(data).get("boolean")
    return boolean if isinstance(boolean, bool) else None


def read_rows(data: bytes) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
    """Return the variables and the bindings of a SELECT result."""
    result = json.loads(data)
    return result["head"]["vars"], result["results"]["bindings"]


def exact_table(data: bytes, most: int) -> Table:
    """Show terms as SPARQL writes them, so that they can be copied into a query."""
    variables, bindings = read_rows(data)
    rows = [[_exact(row.get(name)) for name in variables] for row in bindings[:most]]
    return Table(variables, rows, len(bindings))


def _exact(term: Mapping[str, Any] | None) -> Cell:
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
    variables, bindings = read_rows(data)
    rows = [[_readable(row.get(name), labels) for name in variables] for row in bindings[:most]]
    return Table(variables, rows, len(bindings))


def _readable(term: Mapping[str, Any] | None, labels: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] != "literal":
        return _resource(term, labels)
    datatype, value = term.get("datatype", ""), term["value"]
    day = _DAY.fullmatch(value) if datatype in {XSD + "dateTime", XSD + "date"} else None
    if day:
        return Cell(day[1])
    return Cell(value, language=term.get("xml:lang"), number=datatype in _NUMBERS)


def _resource(term: Mapping[str, Any], labels: Mapping[str, str]) -> Cell:
    if term["type"] == "uri":
        iri = term["value"]
        return Cell(labels.get(iri) or compact(iri), iri=iri)
    if term["type"] == "bnode":
        return Cell(f"_:{term['value']}")
    return Cell(json.dumps(term["value"], ensure_ascii=False))  # a triple term of RDF 1.2


def iris(data: bytes, most: int) -> Iterable[str]:
    """Return the IRIs of the rows that are shown, each once."""
    _, bindings = read_rows(data)
    terms = (term for row in bindings[:most] for term in row.values())
    return dict.fromkeys(term["value"] for term in terms if term["type"] == "uri")
