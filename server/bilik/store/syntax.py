"""Turns the engine's syntax errors into messages that say where the fault is and what to do."""

import re
from collections.abc import Callable
from typing import Final

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

from bilik.store.lexemes import Kind, Lexeme, code, keyword
from bilik.vocabulary import PREFIXES

Fault = tuple[int, str]
"""Where in the text (in characters), and what is wrong."""

UPDATES: Final = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_QUERIES: Final = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_CLOSES: Final = {"(": ")", "[": "]", "{": "}"}
_LINE_WIDTH: Final = 100

# What the engine says about queries that are well written but mean nothing.
_MEANINGS: Final = {
    "SELECT * is not authorized with GROUP BY": (
        "SELECT * cannot be used with GROUP BY; name the variables"
    ),
    "The SELECT contains a variable that is unbound": (
        "SELECT names a variable that is neither in GROUP BY nor in an aggregate; "
        "add it to GROUP BY or wrap it, for example in SAMPLE()"
    ),
    "IRI parsing failed": "an IRI is relative or broken; write it in full or add BASE <...>",
}


def explain(text: str, engine_message: str, *, update: bool = False) -> str:
    """Say what is wrong with a query or update: line, column, what to do, a caret at the place."""
    for find in _UPDATE_CHECKS if update else _CHECKS:
        fault = find(text)
        if fault is not None:
            return _point(text, *fault)
    return _point(text, *_by_engine(text, engine_message))


def _quote(text: str, start: int) -> str:
    match = re.compile(r"\S{1,30}").match(text, start)
    return f"'{match.group()}'" if match else "the end of the query"


def _strings(text: str) -> Fault | None:
    for lexeme in code(text):
        if lexeme.kind is Kind.UNENDED:
            return lexeme.start, f"the string that begins here has no closing {lexeme.text}"
    return None


def _update(text: str) -> Fault | None:
    word = keyword(text)
    if word is None or word.text.upper() not in UPDATES:
        return None
    return word.start, f"{word.text.upper()} is an update, not a query; this operation only reads"


def _brackets(text: str) -> Fault | None:
    opened: list[Lexeme] = []
    for piece in code(text):
        if piece.kind is Kind.OPENING:
            opened.append(piece)
        elif piece.kind is Kind.CLOSING:
            if not opened:
                return piece.start, f"'{piece.text}' closes nothing"
            last = opened.pop()
            if _CLOSES[last.text] != piece.text:
                line, column = position(text, last.start)
                where = f"line {line}, column {column}"
                return piece.start, f"'{piece.text}' does not close the '{last.text}' of {where}"
    if opened:
        last = opened[-1]
        return last.start, f"'{last.text}' is never closed; add '{_CLOSES[last.text]}'"
    return None


def _prefixes(text: str) -> Fault | None:
    declared: set[str] = set()
    before = ""
    for piece in code(text):
        if piece.kind is Kind.NAME:
            prefix = piece.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                iri = PREFIXES.get(prefix, "...")
                hint = f"add PREFIX {prefix}: <{iri}> at the top"
                return piece.start, f"prefix {prefix}: is not declared; {hint}"
        before = piece.text.upper()
    return None


def _query(text: str) -> Fault | None:
    word = keyword(text)
    if word is None or word.text.upper() not in _QUERIES:
        return None
    return word.start, f"{word.text.upper()} begins a query, not an update; ask it at /sparql"


def _grammar(text: str) -> Fault | None:
    return _stop(parseQuery, text)


def _update_grammar(text: str) -> Fault | None:
    fault = _stop(parseUpdate, text)
    # That parser takes nothing for an update, and then often stops before the first word.
    return fault if fault and text[: fault[0]].strip() else None


def _stop(parse: Callable[[str], object], text: str) -> Fault | None:
    """Let a second parser say where it stopped: it names the statement, the engine does not."""
    try:
        parse(text)
    except ParseBaseException as error:
        return error.loc, f"cannot read {_quote(text, error.loc)} here"
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        return None  # the second parser itself failed; the engine's word has to do
    return None


def _by_engine(text: str, message: str) -> Fault:
    match = re.match(r"error at (\d+):(\d+): expected ", message)
    place = offset(text, int(match[1]), int(match[2])) if match else 0
    for phrase, meaning in _MEANINGS.items():
        if phrase in message:
            return place, meaning
    return place, f"the text cannot be read near {_quote(text, place)}"


_CHECKS: Final[tuple[Callable[[str], Fault | None], ...]] = (
    _strings,
    _update,
    _brackets,
    _prefixes,
    _grammar,
)
_UPDATE_CHECKS: Final = (_strings, _query, _brackets, _prefixes, _update_grammar)


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def offset(text: str, line: int, column: int) -> int:
    """Return the offset of a line and column."""
    lines = text.split("\n")
    before = sum(len(each) + 1 for each in lines[: line - 1])
    return min(before + column - 1, len(text))


def _point(text: str, offset: int, message: str) -> str:
    line, column = position(text, offset)
    shown = text.split("\n")[line - 1].rstrip("\r").replace("\t", " ")
    first = max(0, column - 1 - _LINE_WIDTH // 2)
    window = shown[first : first + _LINE_WIDTH]
    caret = " " * (column - 1 - first) + "^"
    return f"Line {line}, column {column}: {message}.\n{window}\n{caret}"
