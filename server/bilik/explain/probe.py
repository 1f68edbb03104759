"""Asking parts of a query, each with a deadline, all together with another."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from bilik.errors import (
    AnswerTooLargeError,
    CallerGoneError,
    QueryMemoryError,
    QueryTimeoutError,
)
from bilik.explain.reading import Reading
from bilik.store.base import Caller, Query, Store

Row = Mapping[str, Mapping[str, Any]]

_EACH_SECONDS: Final = 3.0
_MOST_ROWS: Final = 50
_ANSWER_BYTES: Final = 1_000_000


class OutOfTimeError(Exception):
    """The time for the explanation is used up."""


class Probe:
    """Asks a store on behalf of a caller until `seconds` are over."""

    def __init__(self, store: Store, query: Query, caller: Caller, seconds: float) -> None:
        self._store = store
        self._query = replace(query, solutions="application/sparql-results+json", triples=None)
        self._caller = caller
        self._end = time.monotonic() + seconds

    @property
    def narrowed(self) -> bool:
        """Tell whether the request gave the dataset."""
        return bool(self._query.default_graphs or self._query.named_graphs)

    def rows(self, text: str, *, everywhere: bool = False) -> Sequence[Row] | None:
        """Return the rows of a SELECT query; None when it takes too long or too much.

        `everywhere` leaves out the dataset that the request gave. Raises OutOfTimeError, and what
        `Store.answer` raises otherwise.
        """
        found = self._ask(text, everywhere)
        return None if found is None else found["results"]["bindings"]

    def holds(self, reading: Reading, pattern: str, *, everywhere: bool = False) -> bool | None:
        """Tell whether a pattern has a solution in the dataset of a query; None as for `rows`."""
        dataset = "" if everywhere else reading.from_clauses
        found = self._ask(f"{reading.prologue} ASK {dataset} {{ {pattern} }}", everywhere)
        return None if found is None else bool(found["boolean"])

    def select(
        self, reading: Reading, what: str, pattern: str, *, everywhere: bool = False
    ) -> Sequence[Row]:
        """Return different solutions of a pattern in the dataset of a query; none as for `rows`."""
        dataset = "" if everywhere else reading.from_clauses
        text = f"SELECT DISTINCT {what} {dataset} {{ {pattern} }} LIMIT {_MOST_ROWS}"
        return self.rows(f"{reading.prologue} {text}", everywhere=everywhere) or ()

    def _ask(self, text: str, everywhere: bool) -> Any:
        query = replace(self._query, text=text)
        if everywhere:
            query = replace(query, default_graphs=(), named_graphs=())
        now = time.monotonic()
        if now > self._end:
            raise OutOfTimeError
        until = min(self._end, now + _EACH_SECONDS)

        def gone() -> bool:
            return time.monotonic() > until or self._caller.gone()

        try:
            answer = self._store.answer(query, replace(self._caller, gone=gone))
            return json.loads(answer.read(_ANSWER_BYTES))
        except CallerGoneError:
            if self._caller.gone():
                raise
            return None
        except (AnswerTooLargeError, QueryMemoryError, QueryTimeoutError):
            return None
