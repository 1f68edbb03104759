"""Adding columns to a table: the properties of things (section 6)."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from bilik.publish.reconciliation.names import Labels, short_of, term_iri, thing_iri, values
from bilik.publish.reconciliation.queries import Extension
from bilik.store.asking import bindings, node, rows
from bilik.store.base import Store
from bilik.vocabulary import ID, OWL, RDF, XSD

_DAYS: Final = {XSD + "dateTime", XSD + "date"}
_INTEGERS: Final = {XSD + "integer", XSD + "nonNegativeInteger"}
_NUMBERS: Final = {XSD + "decimal", XSD + "double"}
# What JSON has numbers for: the graph may have "INF", and literals that do not fit their type.
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,300}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,300}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
_MOST: Final = 100
_SYNTAX: Final = (OWL, RDF)


def extend(store: Store, asked: Extension, labels: Labels) -> dict[str, Any]:
    """Return the values of properties by thing, by two queries; raises StoreError."""
    things = {thing_iri(short): short for short in asked.ids}
    columns = {term_iri(short): short for short in asked.properties}
    found = bindings(
        store,
        f"""\
SELECT ?thing ?property ?value WHERE {{
  VALUES ?property {{ {values(columns)} }}
  VALUES ?thing {{ {values(things)} }}
  ?thing ?property ?value . FILTER(!isBlank(?value))
}} ORDER BY ?thing ?property ?value""",
    )
    linked = (row["value"]["value"] for row in found if row["value"]["type"] == "uri")
    names = labels([*columns, *linked])
    table: dict[str, dict[str, list[dict[str, Any]]]] = {
        short: {column: [] for column in columns.values()} for short in things.values()
    }
    for row in found:
        short, column = things[row["thing"]["value"]], columns[row["property"]["value"]]
        table[short][column].append(_cell(row["value"], names))
    meta = [{"id": short, "name": names.get(iri, short)} for iri, short in columns.items()]
    return {"meta": meta, "rows": table}


def _cell(term: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    value, datatype = term["value"], term.get("datatype", "")
    if term["type"] == "uri":
        if not value.startswith(ID):
            return {"str": value}
        return {"id": short_of(value), "name": names.get(value, short_of(value))}
    if datatype in _DAYS:
        return {"date": value}
    if datatype in _INTEGERS and _INTEGER.fullmatch(value):
        return {"int": int(value)}
    if datatype in _NUMBERS and _NUMBER.fullmatch(value):
        return {"float": float(value)}
    if datatype == XSD + "boolean":
        return {"bool": value in {"true", "1"}}
    return {"str": value}


def propose(store: Store, kind: str, limit: int, labels: Labels) -> list[dict[str, str]]:
    """Return the properties that things of a class have, the most used first."""
    where = f"?s a {iri} ." if kind and (iri := node(term_iri(kind))) else ""
    found = rows(
        store,
        f"SELECT ?p (COUNT(*) AS ?n) {{ {where} ?s ?p ?o FILTER(STRSTARTS(STR(?s), '{ID}')) }} "
        f"GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT {_MOST}",
    )
    counts = Counter({r["p"]: int(r["n"]) for r in found if not r["p"].startswith(_SYNTAX)})
    names = labels(counts)
    return [
        {"id": short_of(iri), "name": names.get(iri, short_of(iri))}
        for iri, _ in counts.most_common(limit)
    ]
