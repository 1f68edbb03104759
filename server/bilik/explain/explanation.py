"""Explains why a query has no rows, and proposes one that has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from bilik.errors import QuerySyntaxError
from bilik.explain import causes, filters, graphs, tail
from bilik.explain.candidate import Candidate, Case, Edit, apply, before, has_rows, helps
from bilik.explain.culprit import Kind, find
from bilik.explain.names import Names
from bilik.explain.probe import OutOfTimeError, Probe
from bilik.explain.reading import Reading, UnreadableError, read
from bilik.search.index import SearchIndex
from bilik.store.base import Caller, Query, Store
from bilik.store.syntax import position

_SECONDS: Final = 8.0
_ROUNDS: Final = 3
_MOST_CANDIDATES: Final = 40
_SHOWN: Final = 200

Cause = Callable[[Case], Iterator[Candidate]]
_PATTERN: Final[tuple[Cause, ...]] = (
    graphs.without_named,
    graphs.unknown_graphs,
    causes.unknown_terms,
    causes.literals,
    graphs.elsewhere,
    causes.direction,
    causes.nothing_fits,
)
_CAUSES: Final[Mapping[Kind, tuple[Cause, ...]]] = {
    Kind.ALONE: _PATTERN,
    Kind.TOGETHER: _PATTERN,
    Kind.FILTER: (
        filters.unbound_variables,
        filters.days,
        causes.unknown_terms,
        causes.literals,
        filters.comparisons,
        filters.values_there,
    ),
}


class Severity(StrEnum):
    """How sure it is that the query is wrong."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ERRORS: Final = {"unknown", "namespace", "unbound", "variable", "from-named", "no-graph", "limit"}
_NOTES: Final = {"alone", "together", "filter", "literal", "having", "search"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What empties the result: `code` names it, `values` are for its words in any language.

    `line` and `column` count from 1. `query`, when there is one, is the query with this mended; it
    has been asked: `complete` tells whether it has rows, or only this part of it has.
    """

    code: str
    severity: Severity
    line: int
    column: int
    pattern: str
    values: Mapping[str, str]
    nearest: tuple[str, ...] = ()
    query: str | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether a query has no rows, why, and a query near to it that has (it has been asked).

    `empty` is None when the query takes too long to tell. `finished` is False when time ran out
    before everything was looked at.
    """

    empty: bool | None
    finished: bool
    findings: tuple[Finding, ...] = ()
    query: str | None = None


def explain(
    store: Store, index: SearchIndex, query: Query, caller: Caller, seconds: float = _SECONDS
) -> Explanation:
    """Explain a query within some seconds; raises what `Store.answer` raises for the query itself.

    A query with rows has no findings. One that is too long or unusual to be taken apart has none
    either, and is not finished.
    """
    probe = Probe(store, query, caller, seconds)
    try:
        there = has_rows(probe, query.text)
        if there is not False:
            return Explanation(empty=None if there is None else False, finished=bool(there))
        return _Search(probe, Names(probe, index)).run(query.text)
    except (QuerySyntaxError, UnreadableError):
        store.answer(query, caller).close()  # says what is wrong in the text as it was written
        return Explanation(empty=None, finished=False)
    except OutOfTimeError:
        return Explanation(empty=True, finished=False)


class _Search:
    """Mends one thing after the other until there are rows, or nothing more is found."""

    def __init__(self, probe: Probe, names: Names) -> None:
        self._probe = probe
        self._names = names
        self._findings: list[Finding] = []
        self._edits: list[tuple[Edit, ...]] = []

    def run(self, text: str) -> Explanation:
        current, mended, finished = text, False, True
        try:
            for _ in range(_ROUNDS):
                edits, mended = self._round(read(current), text)
                if not edits:
                    break
                current = apply(current, edits)
                self._edits.append(edits)
                if mended:
                    break
        except OutOfTimeError:
            finished = False
        found = tuple(self._findings)
        return Explanation(True, finished, found, current if mended else None)

    def _round(self, reading: Reading, original: str) -> tuple[tuple[Edit, ...], bool]:
        """Look for what empties a query; return the edits that mend it, and whether wholly."""
        culprits = find(self._probe, reading)
        edits: list[Edit] = []
        for culprit in culprits:
            case = Case(self._probe, reading, culprit, self._names)
            candidate, strength = _diagnose(case)
            self._note(reading, original, candidate, strength)
            if strength == 2:
                return candidate.edits, True
            edits += candidate.edits if strength and _apart(candidate.edits, edits) else ()
        if not culprits:
            for candidate in tail.causes(self._probe, reading):
                self._note(reading, original, candidate, 2 if candidate.edits else 0)
                return candidate.edits, bool(candidate.edits)
        mended = len(edits) > 1 and bool(has_rows(self._probe, apply(reading.text, edits)))
        return tuple(edits), mended

    def _note(self, reading: Reading, original: str, candidate: Candidate, strength: int) -> None:
        place = candidate.place
        start = place.start
        for edits in reversed(self._edits):
            start = before(start, edits)
        line, column = position(original, start)
        mended = apply(reading.text, candidate.edits) if strength else None
        finding = Finding(
            candidate.code,
            _severity(candidate.code),
            line,
            column,
            reading.text[place.start : place.end][:_SHOWN],
            dict(candidate.values),
            candidate.nearest,
            mended,
            strength == 2,
        )
        self._findings.append(finding)


def _apart(some: Iterable[Edit], others: Iterable[Edit]) -> bool:
    return all(a.end <= b.start or b.end <= a.start for a in some for b in others)


def _severity(code: str) -> Severity:
    if code in _ERRORS:
        return Severity.ERROR
    return Severity.NOTE if code in _NOTES else Severity.WARNING


def _diagnose(case: Case) -> tuple[Candidate, int]:
    """Return the first candidate that gives the query rows; else its part; else that says most."""
    plain: Candidate | None = None
    partly: Candidate | None = None
    tried = 0
    for candidate in _candidates(case):
        if not candidate.edits:
            plain = plain or candidate
            continue
        tried += 1
        strength = helps(case.probe, case.reading, case.culprit, candidate.edits)
        if strength == 2:
            return candidate, 2
        if strength and partly is None:
            partly = candidate
        if tried >= _MOST_CANDIDATES:
            break
    if partly is not None:
        return partly, 1
    return plain or next(causes.nothing_fits(case)), 0


def _candidates(case: Case) -> Iterable[Candidate]:
    found = [*causes.searches(case)]
    if found and case.culprit.kind is Kind.ALONE:
        yield from found
        return
    for cause in _CAUSES[case.culprit.kind]:
        yield from islice(cause(case), _MOST_CANDIDATES)
