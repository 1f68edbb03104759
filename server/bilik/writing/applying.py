"""Applies a change to a head: parse first, then write, and keep the union in order."""

import re
from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store, parse

from bilik.errors import (
    NoSuchGraphError,
    QuerySyntaxError,
    StoreError,
    WriteRejectedError,
)
from bilik.store.base import GraphChange, Update
from bilik.store.dataset import DEFAULT, OWN
from bilik.store.formats import TRIPLES
from bilik.store.guard import check_nesting, require_no_loading, require_no_service
from bilik.store.operations import Operation, operations
from bilik.store.syntax import explain, offset, position
from bilik.vocabulary import GRAPH_DEFAULT
from bilik.writing.delta import GraphName
from bilik.writing.head import Head

# Put before an operation, it keeps the engine from doing what it has read: there is no such graph.
_STOP: Final = "DROP GRAPH <urn:x-bilik:stop> ;\n"
_BULK: Final = 100_000  # quads; more are written past the transaction log


def apply_update(head: Head, update: Update) -> None:
    """Run an update on a head; raises QuerySyntaxError, QueryRefusedError and StoreError."""
    check_nesting(update.text)
    asked = operations(update.text)
    _require_well_formed(update, asked)
    require_no_service(update.text)
    require_no_loading(update.text)
    if update.using_graphs or update.using_named_graphs:
        asked = tuple(o.using(update.using_graphs, update.using_named_graphs) for o in asked)
    if head.union:
        asked = tuple(operation.redirected(GRAPH_DEFAULT) for operation in asked)
    for operation in asked:
        if operation.reads_default_graph:
            head.mend(last=False)
        _run(head.store, operation, update)
        head.touch(_written_graphs(operation, update, union=head.union))
    head.mend(last=True)


def _require_well_formed(update: Update, asked: Sequence[Operation]) -> None:
    """Have the engine read all operations before the first of them is run on the graph."""
    seen: set[str] = set()
    for operation in asked:
        if not operation.lexemes:
            raise QuerySyntaxError("There is nothing between two semicolons. Drop one of them.")
        shared = seen & operation.blank_nodes
        if shared:
            raise QuerySyntaxError(
                f"The blank node {min(shared)} stands in two operations; each has its own. "
                "Give the node an IRI, or write both into one operation."
            )
        seen |= operation.blank_nodes
        _require_readable(operation, update)


def _require_readable(operation: Operation, update: Update) -> None:
    before = operation.prologue + _STOP
    try:
        Store().update(before + operation.body, base_iri=update.base_iri)
    except SyntaxError as error:
        # Lines and columns are to be those of the whole request.
        moved = operation.start - len(before)

        def place(found: re.Match[str]) -> str:
            there = offset(before + operation.body, int(found[1]), int(found[2]))
            line, column = position(update.text, max(0, there + moved))
            return f"error at {line}:{column}:"

        message = re.sub(r"^error at (\d+):(\d+):", place, str(error))
        raise QuerySyntaxError(explain(update.text, message, update=True)) from None
    except (OSError, RuntimeError, ValueError):
        return  # as it should: it has been read, and stopped


def _run(store: Store, operation: Operation, update: Update) -> None:
    try:
        store.update(operation.text, base_iri=update.base_iri)
    except SyntaxError as error:  # tried before; only an edit of ours can have broken it
        raise StoreError(f"The update cannot be understood: {error}. Write it simpler.") from error
    except (RuntimeError, ValueError) as error:
        raise WriteRejectedError(f"{error}. Nothing has changed.") from error
    except OSError as error:
        raise StoreError(f"The update could not be done: {error}. Nothing has changed.") from error


def _written_graphs(
    operation: Operation, update: Update, *, union: bool
) -> tuple[GraphName, ...] | None:
    terms = operation.written_graphs()
    if terms is None:
        return None
    text = f"{operation.prologue}SELECT ?graph {{ VALUES ?graph {{ {' '.join(terms)} }} }}"
    try:
        rows = Store().query(text, base_iri=update.base_iri)
    except SyntaxError:
        return None
    assert isinstance(rows, QuerySolutions)
    names = [each for row in rows if isinstance(each := row["graph"], NamedNode)]
    return (*names,) if union else (*names, DEFAULT)


def apply_to_graph(head: Head, change: GraphChange) -> bool:
    """Do a write of the Graph Store Protocol; returns whether the graph had been there.

    Raises QuerySyntaxError and NoSuchGraphError.
    """
    own = OWN if head.union else DEFAULT
    graph = NamedNode(change.graph) if change.graph else own
    existed = not change.graph or head.store.contains_named_graph(graph)
    if change.method == "DELETE":
        if not existed:
            raise NoSuchGraphError(f"There is no graph {change.graph}.")
        head.store.remove_graph(graph)
    else:
        quads = [quad for part in change.parts for quad in _parsed(part, graph, change)]
        if change.method == "PUT":
            head.store.clear_graph(graph)
        head.store.add_graph(graph)
        (head.store.bulk_extend if len(quads) > _BULK else head.store.extend)(quads)
    head.touch([graph])
    head.mend(last=True)
    return existed


def _parsed(part: tuple[str, bytes], graph: GraphName, change: GraphChange) -> list[Quad]:
    media_type, body = part
    try:
        return [
            Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in parse(
                body,
                TRIPLES[media_type],
                base_iri=change.base_iri,
                without_named_graphs=True,
                rename_blank_nodes=True,
            )
        ]
    except SyntaxError as error:
        raise QuerySyntaxError(
            f"The document cannot be read as {media_type}: {error.msg}. The graph is as it was."
        ) from None
    except (OSError, ValueError) as error:
        raise QuerySyntaxError(f"The document cannot be read: {error}.") from None
