"""What a query must keep to before the engine may see it: length, nesting, no calls to the outside.

The engine reads nested text by recursion and ends its process when the native stack is full; the
limit keeps to half of the least depth at which that was seen (IF and EXISTS, 1,000 levels).
"""

from typing import Final

from bilik.errors import QueryRefusedError, QuerySyntaxError
from bilik.store.lexemes import Kind, Lexeme, code
from bilik.store.operations import operations

MAX_NESTING: Final = 400

_HIDDEN = {Kind.STRING, Kind.IRI, Kind.VARIABLE, Kind.TAG, Kind.BLANK}


def check(text: str, max_characters: int) -> None:
    """Let a query pass, or raise QuerySyntaxError (too long, too deep) or QueryRefusedError."""
    check_size(text, max_characters)
    require_no_service(text)


def check_size(text: str, max_characters: int) -> None:
    """Raise QuerySyntaxError when a query is too long or nested too deeply."""
    if len(text) > max_characters:
        raise QuerySyntaxError(
            f"The query has {len(text):,} characters; at most {max_characters:,} are read. "
            "Shorten it, or split it into several queries."
        )
    check_nesting(text)


def require_no_service(text: str) -> None:
    """Raise QueryRefusedError when a query or update calls another endpoint."""
    if calls_service(text):
        raise QueryRefusedError(
            "SERVICE is not allowed: this server does not send requests to others. "
            "Ask the other endpoint yourself and put what it answers into a VALUES block."
        )


def require_no_loading(text: str) -> None:
    """Raise QueryRefusedError when an update fetches a document (SPARQL 1.1 Update, 3.1.4)."""
    if any(operation.fetches for operation in operations(text)):
        raise QueryRefusedError(
            "LOAD is not allowed: this server does not send requests to others. "
            "Fetch the document yourself and send it by the Graph Store Protocol."
        )


def check_nesting(text: str) -> None:
    """Raise QuerySyntaxError when brackets are nested too deeply."""
    if sum(text.count(bracket) for bracket in "([{") <= MAX_NESTING:
        return  # there is no need to read it
    depth = 0
    for lexeme in code(text):
        if lexeme.kind is Kind.OPENING:
            depth += 1
        elif lexeme.kind is Kind.CLOSING:
            depth -= 1
        if depth > MAX_NESTING:
            raise QuerySyntaxError(
                f"Brackets are nested more than {MAX_NESTING} deep. Write the query flatter."
            )


def mentions_service(text: str) -> bool:
    """Tell, as cheaply as can be, whether a query may call another endpoint."""
    return "service" in text.lower()


def calls_service(text: str) -> bool:
    """Tell whether a query calls another endpoint (SPARQL 1.1 Federated Query).

    Decided on the lexemes because the engine reads keywords that other parsers do not: it takes
    `1SERVICE<x>{}` and `SERVICESILENT<x>{}` for calls. This is for a clear message. A caller that
    bends `<`, `>` and `#` far enough can hide the word; what keeps a query from reaching out is
    `confine.forbid_sockets`.
    """
    if not mentions_service(text):
        return False
    pieces = list(code(text))
    return any(_may_call(pieces, index) for index in range(len(pieces)))


def _may_call(pieces: list[Lexeme], index: int) -> bool:
    piece = pieces[index]
    if piece.kind in _HIDDEN:
        return False
    if piece.kind is not Kind.NAME:
        return "service" in piece.text.lower()
    # `SERVICE:x { ... }` is a call, `GRAPH service:x { ... }` and `?s service:x ?o` are not.
    return (
        "service" in piece.text.partition(":")[0].lower()
        and _text(pieces, index + 1) == "{"
        and _text(pieces, index - 1).upper() != "GRAPH"
    )


def _text(pieces: list[Lexeme], index: int) -> str:
    return pieces[index].text if 0 <= index < len(pieces) else ""
