"""Queries as Virtuoso 7 has to be asked them.

Its own default graph is all graphs, its own system's and quarantine among them, and has a triple
once for each graph that holds it. So a push writes the union into a graph of its own, and queries
that name no dataset are asked of that one. Virtuoso then takes every other graph for one that the
query may not name, unless the name is an expression.

https://docs.openlinksw.com/virtuoso/rdfdefaultgraph/
"""

from itertools import pairwise
from typing import Final

from bilik.store.lexemes import Kind, Lexeme, code
from bilik.vocabulary import GRAPH_UNION

SYSTEM_GRAPHS: Final = (
    "http://localuriqaserver/sparql",
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
)
_HIDDEN: Final = ", ".join(f"<{graph}>" for graph in (GRAPH_UNION, *SYSTEM_GRAPHS))
# Else DESCRIBE returns what points to a thing, too.
_DESCRIBE: Final = 'define sql:describe-mode "CBD" '
_UNION: Final = f"define input:default-graph-uri <{GRAPH_UNION}> "


def rewritten(text: str, narrowed: bool) -> str:
    """Return a query whose default graph is the union, unless it names its dataset itself.

    Graphs of Virtuoso's own, and that of the union, are no values of a variable behind GRAPH. The
    dataset of a `narrowed` request takes the place of FROM (SPARQL 1.1 Protocol, 2.1.4), to which
    Virtuoso would add it.
    """
    pieces = list(code(text))
    if narrowed:
        return _DESCRIBE + _without_from(text, pieces)
    if any(_is_word(piece, "FROM") for piece in pieces):
        return _DESCRIBE + text
    for graph, name in reversed([*pairwise(pieces)]):
        if _is_word(graph, "GRAPH"):
            text = _with_graph(text, name, pieces)
    return _DESCRIBE + _UNION + text


def _with_graph(text: str, name: Lexeme, pieces: list[Lexeme]) -> str:
    end = name.start + len(name.text)
    if name.kind is not Kind.VARIABLE:
        return f"{text[: name.start]}`{name.text}`{text[end:]}"
    opening = next((piece for piece in pieces if piece.start >= end), name)
    at = opening.start + 1
    return f"{text[:at]} FILTER ({name.text} NOT IN ({_HIDDEN})) {text[at:]}"


def _without_from(text: str, pieces: list[Lexeme]) -> str:
    for at, piece in reversed([*enumerate(pieces)]):
        if _is_word(piece, "FROM"):
            last = pieces[at + (2 if _is_word(pieces[at + 1], "NAMED") else 1)]
            text = text[: piece.start] + text[last.start + len(last.text) :]
    return text


def _is_word(piece: Lexeme, word: str) -> bool:
    return piece.kind is Kind.WORD and piece.text.upper() == word
