"""Stores and writers in front of others, which ask other servers where the settings allow it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pyoxigraph import parse

from bilik.errors import (
    AnswerTooLargeError,
    QueryRefusedError,
    QuerySyntaxError,
    StoreBusyError,
    StoreError,
)
from bilik.settings import Settings
from bilik.store.base import (
    NOBODY,
    Answer,
    Caller,
    Front,
    GraphChange,
    Query,
    Store,
    Update,
    Writer,
    Written,
)
from bilik.store.federated import answered, blanked, edited, require_allowed
from bilik.store.formats import TRIPLES
from bilik.store.guard import check_nesting, check_size, mentions_service
from bilik.store.lexemes import Kind, Lexeme
from bilik.store.operations import Edit, Operation, operations
from bilik.store.outside import Allowed, Outside, Wait

_NOTHING: Final = "INSERT DATA { }"


def federated(store: Store, settings: Settings) -> Store:
    """Let the queries of a store call the endpoints that the settings allow; none by default.

    Raises SettingError.
    """
    allowed = Allowed.of(settings)
    if not allowed.services:
        return store
    outside = Outside(allowed, settings.query_seconds, settings.workers)
    return FederatedStore(store, outside, settings.query_bytes)


def federated_writer(writer: Writer, settings: Settings) -> Writer:
    """Let updates call endpoints and load documents that the settings allow; none by default.

    Raises SettingError.
    """
    allowed = Allowed.of(settings)
    if not allowed.services and not allowed.documents:
        return writer
    outside = Outside(allowed, settings.write_seconds, settings.workers)
    return FederatedWriter(writer, outside, settings.write_bytes)


class FederatedStore(Front):
    """A store whose queries may call other endpoints; `most` characters long when answered."""

    def __init__(self, store: Store, outside: Outside, most: int) -> None:
        super().__init__(store)
        self._outside = outside
        self._most = most

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        if not mentions_service(query.text):
            return self._store.answer(query, caller)
        check_size(query.text, self._most)
        require_allowed(query.text, self._outside)
        wait = self._outside.wait(caller)
        edits = answered(query.text, query.base_iri, self._outside, wait, self._most)
        try:
            return self._store.answer(replace(query, text=edited(query.text, edits)), caller)
        except QuerySyntaxError:
            # Says where it is in the text as written.
            self._store.answer(replace(query, text=blanked(query.text)), caller).close()
            raise


class FederatedWriter:
    """A writer whose updates may call other endpoints and load documents.

    All is fetched before anything is written, at most `most` bytes or characters of it.
    """

    def __init__(self, writer: Writer, outside: Outside, most: int) -> None:
        self._writer = writer
        self._outside = outside
        self._most = most

    def write(self, change: Update | GraphChange) -> Written:
        """Apply a change; see `Writer.write`."""
        if isinstance(change, Update):
            change = replace(change, text=self._fetched(change))
        return self._writer.write(change)

    def close(self) -> None:
        """Close the writer behind it."""
        self._writer.close()

    def _fetched(self, update: Update) -> str:
        text = update.text
        check_nesting(text)
        loads = [each for each in operations(text) if _loads(each)]
        _require_loadable(loads, self._outside.allowed)
        if mentions_service(text):
            require_allowed(text, self._outside)
        wait = self._outside.wait()
        # What the text may get to; each answer and document is as long as a body may be.
        most = len(text) + self._most
        edits: list[Edit] = []
        if mentions_service(text):
            edits += answered(text, update.base_iri, self._outside, wait, most)
        edits += [_loaded(each, self._outside, wait, self._most) for each in loads]
        return edited(text, edits)


def _loads(operation: Operation) -> bool:
    """Tell whether this is a whole LOAD (SPARQL 1.1 Update, rule 31) that reaches out.

    Whatever else begins so is for the writer to refuse.
    """
    source, graph = _parts(operation)
    whole = not graph or (
        [each.text.upper() for each in graph[:-1]] == ["INTO", "GRAPH"]
        and graph[-1].kind in {Kind.IRI, Kind.NAME}
    )
    return operation.fetches and source is not None and source.kind is Kind.IRI and whole


def _parts(operation: Operation) -> tuple[Lexeme | None, Sequence[Lexeme]]:
    rest = operation.lexemes[2 if _is_silent(operation) else 1 :]
    return (rest[0], rest[1:]) if rest else (None, ())


def _is_silent(operation: Operation) -> bool:
    return len(operation.lexemes) > 1 and operation.lexemes[1].text.upper() == "SILENT"


def _source(operation: Operation) -> str:
    source, _ = _parts(operation)
    return source.text[1:-1] if source else ""


def _require_loadable(loads: Sequence[Operation], allowed: Allowed) -> None:
    for operation in loads:
        if not allowed.may_load(_source(operation)):
            those = ", ".join(f"<{each}" for each in allowed.documents) or "nothing"
            raise QueryRefusedError(
                f"LOAD <{_source(operation)[:200]}> is not allowed: this server loads {those}. "
                "Fetch the document yourself and send it by the Graph Store Protocol."
            )


def _loaded(operation: Operation, outside: Outside, wait: Wait, most: int) -> Edit:
    """Return the edit that puts a document in place of LOAD."""
    first, last = operation.lexemes[0], operation.lexemes[-1]
    start, end = operation.start + first.start, operation.start + last.start + len(last.text)
    _, graph = _parts(operation)
    try:
        triples = _triples(_source(operation), outside, wait, most)
    except (AnswerTooLargeError, StoreBusyError):
        raise  # limits of our own are nothing to be silent about
    except StoreError:
        if not _is_silent(operation):
            raise
        instead = _NOTHING
    else:
        into = f"GRAPH {graph[-1].text} {{ {triples} }}" if graph else triples
        instead = f"INSERT DATA {{ {into} }}"
    lines = "\n" * operation.body.count("\n", first.start, last.start)
    return start, end, instead + lines


def _triples(iri: str, outside: Outside, wait: Wait, most: int) -> str:
    """Fetch a document as triples on one line, which are longer than it where it has prefixes."""
    media_type, body = outside.fetch(iri, wait, most)
    lines: list[str] = []
    size = 0
    try:
        for quad in parse(
            body,
            TRIPLES[media_type],
            base_iri=iri,
            without_named_graphs=True,
            rename_blank_nodes=True,
        ):
            lines.append(f"{quad.subject} {quad.predicate} {quad.object} .")
            size += len(lines[-1]) + 1
            if size > most:
                raise AnswerTooLargeError(
                    f"{iri} has more than the {most:,} characters that one write may have. "
                    "Load it in parts."
                )
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{iri} cannot be read as {media_type}: {error}.") from error
    return " ".join(lines)
