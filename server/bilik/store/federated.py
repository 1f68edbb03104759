"""Puts the answers of other endpoints in place of SERVICE (SPARQL 1.1 Federated Query).

    SERVICE <http://example.org/sparql> { ?s ?p ?o }

The group is sent there as it stands, and what comes back takes its place as VALUES, so the engine
needs to know nothing of it and evaluators stay without sockets. A join is the same either way
(section 4); the group is asked once, by itself, as the semantics have it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, QueryResultsFormat, QuerySolutions, parse_query_results

from bilik.errors import (
    AnswerTooLargeError,
    CallerGoneError,
    QueryRefusedError,
    StoreBusyError,
    StoreError,
)
from bilik.store.guard import calls_service
from bilik.store.lexemes import Kind, Lexeme, code
from bilik.store.operations import Edit, operations
from bilik.store.outside import Outside, Wait

_MAX_ROWS: Final = 10_000
_JSON_BYTES: Final = 8  # for each character of VALUES: names and types are told again and again
_ONE_EMPTY: Final = "VALUES () { () }"  # what a silent failure gives (section 2.3.1)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of another endpoint: what it stands on in the text, and where its group begins."""

    start: int
    group: int
    end: int
    endpoint: str
    silent: bool


def calls(text: str) -> Iterator[Call]:
    """Yield the outermost calls that name their endpoint by an IRI, in order.

    Only what is written as the grammar has it (rule 59). Other spellings that an engine may take
    for a call, and endpoints in a variable, are for `guard.calls_service` to find.
    """
    pieces = list(code(text))
    at = 0
    while at < len(pieces):
        call, at = _call(pieces, at)
        if call is not None:
            yield call


def _call(pieces: Sequence[Lexeme], at: int) -> tuple[Call | None, int]:
    """Return the call that begins at an index, if any, and the index to go on at."""
    silent = _is_word(pieces, at + 1, "SILENT")
    opening = at + 2 + silent
    last = _closing(pieces, opening) if _is_word(pieces, at, "SERVICE") else None
    if last is None or pieces[opening - 1].kind is not Kind.IRI:
        return None, at + 1
    endpoint = pieces[opening - 1].text[1:-1]
    end = pieces[last].start + 1
    return Call(pieces[at].start, pieces[opening].start, end, endpoint, silent), last + 1


def _closing(pieces: Sequence[Lexeme], opening: int) -> int | None:
    if opening >= len(pieces) or pieces[opening].text != "{":
        return None
    depth = 0
    for at in range(opening, len(pieces)):
        depth += (pieces[at].kind is Kind.OPENING) - (pieces[at].kind is Kind.CLOSING)
        if depth == 0:
            return at if pieces[at].text == "}" else None
    return None


def _is_word(pieces: Sequence[Lexeme], at: int, word: str) -> bool:
    return at < len(pieces) and pieces[at].kind is Kind.WORD and pieces[at].text.upper() == word


def require_allowed(text: str, outside: Outside) -> None:
    """Raise QueryRefusedError for a call that is not to an allowed endpoint, or not plain."""
    allowed = outside.allowed.services
    rest, end = [], 0
    for call in calls(text):
        if call.endpoint not in allowed:
            raise _refusal(f"SERVICE <{call.endpoint[:200]}>", allowed)
        if calls_service(text[call.group : call.end]):
            raise _refusal("SERVICE within SERVICE", allowed)
        rest += [text[end : call.start]]
        end = call.end
    if calls_service(" ".join([*rest, text[end:]])):
        raise _refusal("SERVICE with anything but one IRI in angle brackets", allowed)


def _refusal(what: str, allowed: Sequence[str]) -> QueryRefusedError:
    those = ", ".join(f"<{each}>" for each in allowed) or "no other endpoint"
    return QueryRefusedError(
        f"{what} is not allowed: this server asks {those}. "
        "Ask others yourself and put what they answer into a VALUES block."
    )


def answered(
    text: str, base_iri: str | None, outside: Outside, wait: Wait, most: int
) -> list[Edit]:
    """Ask all that a query or update calls; return the edits that put the answers in place.

    The text has passed `require_allowed`. Raises QueryTimeoutError, AnswerTooLargeError when it
    would get longer than `most` characters, QueryRefusedError, StoreBusyError, CallerGoneError and
    StoreError.
    """
    room = most - len(text)
    edits: list[Edit] = []
    for operation in operations(text):
        for call in calls(operation.body):
            group = operation.body[call.group : call.end]
            base = f"BASE <{base_iri}>\n" if base_iri else ""
            asked = f"{base}{operation.prologue}SELECT * {group}"
            values = _values(call, asked, outside, wait, room)
            room -= len(values)
            # As many lines as before, so that messages about what follows name the right one.
            values += "\n" * operation.body.count("\n", call.start, call.end)
            edits.append((operation.start + call.start, operation.start + call.end, values))
    return edits


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with other text in some places of it."""
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def blanked(text: str) -> str:
    """Return a query with only the groups of its calls, each where it was: to find faults in."""
    blanks = [(call.start, call.group, " " * (call.group - call.start)) for call in calls(text)]
    return edited(text, blanks)


def _values(call: Call, asked: str, outside: Outside, wait: Wait, room: int) -> str:
    try:
        body = outside.select(call.endpoint, asked, wait, max(0, room) * _JSON_BYTES)
        return _inline(body, call.endpoint, room)
    except (AnswerTooLargeError, CallerGoneError, QueryRefusedError, StoreBusyError):
        raise  # limits of our own are nothing to be silent about
    except StoreError:
        if call.silent:
            return _ONE_EMPTY
        raise


def _inline(body: bytes, endpoint: str, room: int) -> str:
    """Write results as inline data (SPARQL 1.1 Query, section 10.2), on one line."""
    try:
        results = parse_query_results(body, QueryResultsFormat.JSON)
        if not isinstance(results, QuerySolutions):
            raise StoreError(f"{endpoint} answered yes or no to a SELECT query.")
        names = " ".join(str(variable) for variable in results.variables)
        rows: list[str] = []
        size = len(names) + len(_ONE_EMPTY)
        for solution in results:
            rows.append(f"({' '.join(_term(term, endpoint) for term in solution)})")
            size += len(rows[-1]) + 1
            if len(rows) > _MAX_ROWS or size > room:
                raise AnswerTooLargeError(
                    f"{endpoint} answers more than the {_MAX_ROWS:,} rows or {room:,} characters "
                    "that fit into the query. Narrow the pattern, or SELECT DISTINCT fewer "
                    "variables within the group."
                )
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"The results of {endpoint} cannot be read: {error}.") from error
    return f"VALUES ({names}) {{ {' '.join(rows)} }}"


def _term(term: object, endpoint: str) -> str:
    if isinstance(term, BlankNode):
        raise QueryRefusedError(
            f"{endpoint} answers with a blank node, which has no name outside of it. "
            "SELECT other variables within the group, or FILTER(!isBlank(?x)) there."
        )
    return "UNDEF" if term is None else str(term)
