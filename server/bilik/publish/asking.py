"""Asking a store and taking the answer apart."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from bilik.store.base import Query, Store

Bindings = Sequence[Mapping[str, Mapping[str, Any]]]
Row = Mapping[str, str]


def bindings(store: Store, text: str) -> Bindings:
    """Return the terms of each row (SPARQL 1.1 Query Results JSON); raises StoreError."""
    body = store.answer(Query(text, triples=None)).read()
    found: Bindings = json.loads(body)["results"]["bindings"]
    return found


def rows(store: Store, text: str) -> list[Row]:
    """Return the rows as texts; what is not bound is missing; raises StoreError."""
    return [{key: term["value"] for key, term in row.items()} for row in bindings(store, text)]


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
