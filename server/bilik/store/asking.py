"""Asking a store, and taking its answers apart.

https://www.w3.org/TR/sparql11-results-json/
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from bilik.store.base import NOBODY, Caller, Query, Store

Term = Mapping[str, Any]
"""An RDF term: `type` and `value`; `datatype` or `xml:lang` of a literal that has one."""
Bindings = Sequence[Mapping[str, Term]]
Row = Mapping[str, str]


def read_table(data: bytes) -> tuple[Sequence[str], Bindings]:
    """Return the variables and the terms of each row of a SELECT result in JSON."""
    result = json.loads(data)
    return result["head"]["vars"], result["results"]["bindings"]


def read_boolean(data: bytes) -> bool | None:
    """Return the answer of an ASK query in JSON, or None when the result is a table."""
    boolean = json.loads(data).get("boolean")
    return boolean if isinstance(boolean, bool) else None


def texts(found: Bindings) -> list[Row]:
    """Return rows as texts; what is not bound is missing."""
    return [{key: term["value"] for key, term in row.items()} for row in found]


def bindings(store: Store, text: str, caller: Caller = NOBODY) -> Bindings:
    """Return the terms of each row that a SELECT query finds; raises StoreError."""
    return read_table(store.answer(Query(text, triples=None), caller).read())[1]


def rows(store: Store, text: str) -> list[Row]:
    """Return the rows that a SELECT query finds as texts; raises StoreError."""
    return texts(bindings(store, text))


def triples(store: Store, text: str) -> list[Triple]:
    """Return the triples of a CONSTRUCT or DESCRIBE query; raises StoreError."""
    body = store.answer(Query(text, solutions=None)).read()
    return [quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)]


def node(iri: str) -> NamedNode | None:
    """Make a term of an IRI, or None of what is none."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None
