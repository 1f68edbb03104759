"""Evaluates one query on an open store and writes the answer; used in and out of process."""

import re
from collections.abc import Callable, Sequence
from typing import IO, Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from bilik.errors import QueryMemoryError, QuerySyntaxError, StoreError
from bilik.store.base import Query
from bilik.store.formats import SOLUTIONS, TRIPLES, required_solutions, required_triples
from bilik.store.functions import FUNCTIONS, Function
from bilik.vocabulary import PREFIXES

Results = QuerySolutions | QueryBoolean | QueryTriples

MEMORY_MESSAGE: Final = (
    "The query needs more memory than a query may have. Ask for fewer rows: narrow the patterns, "
    "or avoid sorting and DISTINCT over patterns that share no variable."
)

# Formats that people read: there the prefixes are worth the slower writer.
_PREFIXED: Final = (RdfFormat.TURTLE, RdfFormat.RDF_XML)
_UNKNOWN_FUNCTION: Final = re.compile(r"custom function (<[^>]*>) is not supported")
_FUNCTIONS: Final = {NamedNode(iri): function for iri, function in FUNCTIONS.items()}


def evaluate(store: Store, query: Query, begin: Callable[[str], IO[bytes]]) -> None:
    """Evaluate a query; `begin` is told the media type and returns where the bytes go.

    The text must have passed `guard.check`. Everything happens in the calling thread, since results
    must not be handed to another one. Raises QuerySyntaxError, NotAcceptableError, QueryMemoryError
    and StoreError; what the output raises passes through unless it is an OSError.
    """
    try:
        _write(_results(store, query), query, begin)
    except MemoryError:
        raise QueryMemoryError(MEMORY_MESSAGE) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"The query could not be evaluated: {error}.") from error


def _results(store: Store, query: Query) -> Results:
    try:
        # Without our own functions, which few use and which make each query a sixth dearer.
        return _ask(store, query, None)
    except RuntimeError as error:
        if not _UNKNOWN_FUNCTION.search(str(error)):
            raise
    try:
        return _ask(store, query, _FUNCTIONS)
    except RuntimeError as error:
        unknown = _UNKNOWN_FUNCTION.search(str(error))
        if unknown is None:
            raise
        raise QuerySyntaxError(
            f"There is no function {unknown[1]}. Beyond the functions of SPARQL 1.1 there are: "
            f"{', '.join(f'<{iri}>' for iri in FUNCTIONS)}."
        ) from None


def _ask(store: Store, query: Query, functions: dict[NamedNode, Function] | None) -> Results:
    # A dataset in the request takes the place of FROM (SPARQL 1.1 Protocol, 2.1.4); then both lists
    # are given, even when one is empty.
    narrowed = bool(query.default_graphs or query.named_graphs)
    default, named = _nodes(query.default_graphs), _nodes(query.named_graphs)
    try:
        return store.query(
            query.text,
            base_iri=query.base_iri,
            default_graph=[*default] if narrowed else None,
            named_graphs=[*named] if narrowed else None,
            custom_functions=functions,
        )
    except SyntaxError as error:
        raise QuerySyntaxError(_explained(query.text, str(error))) from None


def _explained(text: str, engine_message: str) -> str:
    # rdflib's parser, which finds the place, takes longer to import than all that a query needs.
    from bilik.store.syntax import explain

    return explain(text, engine_message)


def _nodes(iris: Sequence[str]) -> list[NamedNode]:
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QuerySyntaxError(f"A graph of the dataset has no valid IRI: {error}") from None


def _write(results: Results, query: Query, begin: Callable[[str], IO[bytes]]) -> None:
    if isinstance(results, QueryTriples):
        media_type = required_triples(query.triples)
        _write_triples(results, TRIPLES[media_type], begin(media_type))
    else:
        media_type = required_solutions(query.solutions)
        results.serialize(begin(media_type), SOLUTIONS[media_type])


def _write_triples(triples: QueryTriples, form: RdfFormat, output: IO[bytes]) -> None:
    if form in _PREFIXED:
        serialize(triples, output, form, prefixes=PREFIXES)
    else:
        triples.serialize(output, form)
