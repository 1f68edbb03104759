"""Cuts an update request into its operations and says which graphs each of them writes to.

The engine runs an update whole, against its own default graph. Here the default graph of queries
may be a union that has to be mended between two operations, triples written to no graph have to
land in a named one, and the graphs of the request have to take the place of USING. All three are
edits at places that the lexemes show (SPARQL 1.1 Update, grammar rules 29 to 52).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from bilik.errors import ProtocolError
from bilik.store.lexemes import Kind, Lexeme, code

_MANAGED: Final = {"CLEAR", "DROP", "COPY", "MOVE", "ADD"}
_SCHEMES: Final = ("<http:", "<https:", "<file:", "<ftp:", "<data:")
_PROLOGUE: Final = {"PREFIX": 3, "BASE": 2}

Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""


@dataclass(frozen=True)
class Operation:
    """One operation with all that was declared before it; `text` can be run by itself.

    `start` is where the body stands in the request, in characters.
    """

    prologue: str
    body: str
    start: int = 0

    @property
    def text(self) -> str:
        """The operation as a request of its own."""
        return f"{self.prologue}{self.body}"

    @cached_property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The pieces of the body that the engine reads."""
        return tuple(code(self.body))

    @property
    def keyword(self) -> str:
        """The word that begins the operation."""
        return self.lexemes[0].text.upper() if self.lexemes else ""

    @property
    def has_dataset(self) -> bool:
        """Whether the operation says itself which graphs it is about (USING or WITH)."""
        return bool({"USING", "WITH"} & {word for _, word in self._words()})

    @property
    def reads_default_graph(self) -> bool:
        """Whether it has a pattern, which may be about the default graph."""
        return any(word == "WHERE" for _, word in self._words())

    @property
    def blank_nodes(self) -> frozenset[str]:
        """The labels of blank nodes that no other operation may have (grammar, note 10)."""
        if not self._is_word(1, "DATA"):
            return frozenset()
        return frozenset(each.text for each in self.lexemes if each.kind is Kind.BLANK)

    @property
    def fetches(self) -> bool:
        """Whether it loads a document. One of a scheme that nobody can load is silently none."""
        if self.keyword != "LOAD":
            return False
        where = self.lexemes[2].text.lower() if self._is_word(1, "SILENT") else ""
        return not where.startswith("<") or where.startswith(_SCHEMES) or ":" not in where

    def written_graphs(self) -> tuple[str, ...] | None:
        """Return the graphs that it may change, as terms of its text; None when they may be any."""
        if self.keyword in _MANAGED:
            return self._managed_graphs()
        found = []
        for at, word in self._words():
            if word == "WITH":
                found.append(self.lexemes[at + 1])
        for first, last in self._templates():
            marks = range(first, last)
            found += [self.lexemes[at + 1] for at in marks if self._is_word(at, "GRAPH")]
        if not all(self._is_whole_name(each) for each in found):
            return None
        return tuple(dict.fromkeys(each.text for each in found))

    def _managed_graphs(self) -> tuple[str, ...] | None:
        if any(word in {"ALL", "NAMED"} for _, word in self._words()):
            return None
        names = [each for each in self.lexemes if each.kind in {Kind.IRI, Kind.NAME}]
        if not all(self._is_whole_name(each) for each in names):
            return None
        return tuple(each.text for each in names)

    def _is_whole_name(self, lexeme: Lexeme) -> bool:
        if lexeme.kind is Kind.IRI:
            return True
        after = self.body[lexeme.start + len(lexeme.text) :][:1]
        return lexeme.kind is Kind.NAME and (not after or after.isspace() or after == "{")

    def using(self, graphs: Sequence[str], named: Sequence[str]) -> "Operation":
        """Return it with USING clauses; raises ProtocolError when it says itself what it is about.

        SPARQL 1.1 Protocol, section 2.2.3.
        """
        if self.has_dataset:
            raise ProtocolError(
                "The update names its graphs by USING or WITH; then the request must not do so by "
                "using-graph-uri or using-named-graph-uri. Drop one of them."
            )
        clauses = "".join(f"USING <{graph}> " for graph in graphs)
        clauses += "".join(f"USING NAMED <{graph}> " for graph in named)
        whole = self._long_form()
        place = next((each.start for _, each in whole._top() if _is(each, "WHERE")), None)
        return whole if place is None else whole._edited([(place, place, clauses)])

    def redirected(self, graph: str) -> "Operation":
        """Return it with a named graph in the place of the default graph that it writes to."""
        if self.keyword in _MANAGED:
            return self._edited(
                [
                    (each.start, each.start + len(each.text), f"GRAPH <{graph}>")
                    for _, each in self._top()
                    if _is(each, "DEFAULT")
                ]
            )
        if self.keyword == "WITH":
            return self
        whole = self._long_form()
        edits: list[Edit] = []
        for first, last in whole._templates():
            for begin, end in whole._loose(first, last):
                edits += [(begin, begin, f"GRAPH <{graph}> {{ "), (end, end, " } ")]
        return whole._edited(edits)

    def _long_form(self) -> "Operation":
        """Write DELETE WHERE out, where template and pattern are the same."""
        if self._is_word(0, "DELETE") and self._is_word(1, "WHERE"):
            start = self.lexemes[2].start if len(self.lexemes) > 2 else len(self.body)
            block = self.body[start:]
            return replace(self, body=f"DELETE {block}\nWHERE {block}")
        return self

    def _templates(self) -> Iterator[tuple[int, int]]:
        """Yield where the blocks lie that say what is written: index of `{` and of its `}`."""
        depth, begin = 0, 0
        for at, each in enumerate(self.lexemes):
            if each.kind is Kind.OPENING:
                begin = at if depth == 0 else begin
                depth += 1
            elif each.kind is Kind.CLOSING:
                depth -= 1
                if depth == 0 and not self._is_pattern(begin):
                    yield begin, at

    def _is_pattern(self, block: int) -> bool:
        return self._is_word(block - 1, "WHERE") and not self._is_word(block - 2, "DELETE")

    def _loose(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield where triples stand in a template outside GRAPH: from which to which character."""
        depth, begin, end = 0, -1, -1
        in_graph = False
        for at in range(first + 1, last):
            each = self.lexemes[at]
            if depth == 0 and not in_graph and self._is_word(at, "GRAPH"):
                if begin >= 0:
                    yield begin, end
                begin, in_graph = -1, True
            depth += (each.kind is Kind.OPENING) - (each.kind is Kind.CLOSING)
            if in_graph:
                in_graph = not (depth == 0 and each.text == "}")
            elif begin >= 0 or each.text != ".":
                begin = each.start if begin < 0 else begin
                end = each.start + len(each.text)
        if begin >= 0:
            yield begin, end

    def _words(self) -> Iterator[tuple[int, str]]:
        return ((at, each.text.upper()) for at, each in self._top() if each.kind is Kind.WORD)

    def _top(self) -> Iterator[tuple[int, Lexeme]]:
        """Yield the lexemes outside of all brackets, with their index."""
        depth = 0
        for at, each in enumerate(self.lexemes):
            depth -= each.kind is Kind.CLOSING
            if depth == 0 and each.kind is not Kind.CLOSING and each.kind is not Kind.OPENING:
                yield at, each
            depth += each.kind is Kind.OPENING

    def _is_word(self, at: int, word: str) -> bool:
        return 0 <= at < len(self.lexemes) and _is(self.lexemes[at], word)

    def _edited(self, edits: Sequence[Edit]) -> "Operation":
        body = self.body
        for start, end, instead in sorted(edits, reverse=True):
            body = body[:start] + instead + body[end:]
        return replace(self, body=body)


def operations(text: str) -> tuple[Operation, ...]:
    """Cut a request at the semicolons between operations; text without any gives none.

    Two semicolons with nothing between them give an operation without lexemes.
    """
    found: list[Operation] = []
    prologue = ""
    for pieces, end in _requests(text):
        declared = _declarations(pieces)
        start = pieces[0].start if pieces else end
        begin = pieces[declared].start if declared < len(pieces) else end
        if declared:
            prologue += text[start:begin] + "\n"
        body = text[begin:end] + "\n" if declared < len(pieces) else ""
        found.append(Operation(prologue, body, begin))
    return tuple(found if found[-1].lexemes else found[:-1])


def redirected(text: str, graph: str) -> str:
    """Return a request with a named graph in the place of the default graph that it writes to."""
    parts = (operation.redirected(graph) for operation in operations(text))
    return ";\n".join(part.text for part in parts)


def _requests(text: str) -> Iterator[tuple[list[Lexeme], int]]:
    depth = 0
    pieces: list[Lexeme] = []
    for each in code(text):
        depth += (each.kind is Kind.OPENING) - (each.kind is Kind.CLOSING)
        if depth == 0 and each.kind is Kind.SIGN and each.text == ";":
            yield pieces, each.start
            pieces = []
        else:
            pieces.append(each)
    yield pieces, len(text)


def _declarations(pieces: Sequence[Lexeme]) -> int:
    at = 0
    while at < len(pieces) and pieces[at].kind is Kind.WORD:
        length = _PROLOGUE.get(pieces[at].text.upper())
        if length is None:
            return at
        at += length
    return min(at, len(pieces))


def _is(lexeme: Lexeme, word: str) -> bool:
    return lexeme.kind is Kind.WORD and lexeme.text.upper() == word
