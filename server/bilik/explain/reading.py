"""The parts of a query with their places in its text: enough to ask each part by itself.

Reads lexemes, not the grammar: whether a query is SPARQL is for the engine to say. What is read
here has passed it already, so a text that does not fit is only not explained.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bilik.store.lexemes import Kind, Lexeme, code

_MOST_NESTED: Final = 40
_BRACKETS: Final = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_MODIFIERS: Final = {"*", "+", "?"}
_NO_SUBJECTS: Final = {"", ".", ";", ",", ")", "]", "}"}


class UnreadableError(Exception):
    """The text does not have the form that is read here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters [start, end) of the query."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Triple:
    """One triple pattern; a list with `;` or `,` is several, each with the subject before it."""

    subject: Piece
    predicate: Piece
    object: Piece

    @property
    def start(self) -> int:
        """Where it begins, or where it goes on from the pattern before."""
        near = self.subject.end <= self.predicate.start <= self.subject.end + 1
        return self.subject.start if near else self.predicate.start


@dataclass(frozen=True, slots=True)
class Clause:
    """FILTER, BIND or VALUES, as a whole."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """OPTIONAL, MINUS, GRAPH, SERVICE, UNION, SELECT (a subquery) or GROUP, with its groups."""

    word: str
    start: int
    end: int
    groups: "tuple[Group, ...]"
    name: Piece | None = None


Element = Triple | Clause | Block


def place_of(element: Element) -> Piece:
    """Return the characters from where an element begins to its end."""
    end = element.object.end if isinstance(element, Triple) else element.end
    return Piece(element.start, end)


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between a pair of braces, braces included."""

    start: int
    end: int
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A query: what stands before its form, its dataset clauses, its pattern, and what follows."""

    text: str
    form: str
    form_start: int
    form_end: int  # where the dataset clauses or the pattern begin
    dataset: tuple[tuple[bool, Piece], ...]
    where: Group

    @property
    def prologue(self) -> str:
        """The declarations of prefixes and of the base."""
        return self.text[: self.form_start]

    @property
    def tail(self) -> Piece:
        """GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET, VALUES."""
        return Piece(self.where.end, len(self.text))

    def source(self, element: Element | Piece | Group) -> str:
        """Return an element as it can stand by itself."""
        if isinstance(element, Triple):
            nodes = (element.subject, element.predicate, element.object)
            return " ".join(self.text[node.start : node.end] for node in nodes)
        return self.text[element.start : element.end]

    @property
    def subquery(self) -> str:
        """A SELECT query without prologue and dataset, as it can stand inside another."""
        return f"{self.text[self.form_start : self.form_end]} {self.text[self.where.start :]}"

    @property
    def from_clauses(self) -> str:
        """The dataset clauses as they can be written in front of another pattern."""
        words = ("FROM ", "FROM NAMED ")
        return " ".join(words[named] + self.source(iri) for named, iri in self.dataset)


def read(text: str) -> Reading:
    """Read a query; raises UnreadableError."""
    return _Reader(text).query()


class _Reader:
    """Goes through the lexemes once; `_at` is the next one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = list(code(text))
        self._at = 0
        self._depth = 0

    def query(self) -> Reading:
        form = self._form()
        if form.text.upper() == "CONSTRUCT" and self._next().text == "{":
            self._skip_brackets()
        dataset: list[tuple[bool, Piece]] = []
        end = 0
        while self._next().text != "{":
            piece = self._take()
            if piece.text.upper() in {"FROM", "WHERE"}:
                end = end or piece.start
            if piece.text.upper() == "FROM":
                named = self._next().text.upper() == "NAMED"
                self._at += named
                dataset.append((named, self._node()))
            elif piece.text == "(":
                self._at -= 1
                self._skip_brackets()
        where = self._group()
        word, end = form.text.upper(), end or where.start
        return Reading(self._text, word, form.start, end, tuple(dataset), where)

    def _form(self) -> Lexeme:
        while True:
            piece = self._take()
            if piece.text.upper() in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}:
                return piece

    def _next(self, further: int = 0) -> Lexeme:
        index = self._at + further
        inside = index < len(self._pieces)
        return self._pieces[index] if inside else Lexeme(Kind.SIGN, "", len(self._text))

    def _take(self, expected: str = "") -> Lexeme:
        piece = self._next()
        if not piece.text or (expected and piece.text != expected):
            raise UnreadableError
        self._at += 1
        return piece

    def _end(self) -> int:
        last = self._pieces[self._at - 1]
        return last.start + len(last.text)

    def _skip_brackets(self) -> None:
        """Go past the bracket that closes the next one."""
        depth = _BRACKETS.get(self._take().text, 0)
        while depth > 0:
            depth += _BRACKETS.get(self._take().text, 0)

    def _group(self) -> Group:
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise UnreadableError
        start = self._take("{").start
        elements: list[Element] = []
        if self._next().text.upper() == "SELECT":
            elements.append(self._subquery(start))
        while self._next().text != "}":
            elements += self._elements()
        self._take("}")
        self._depth -= 1
        return Group(start, self._end(), tuple(elements))

    def _subquery(self, start: int) -> Block:
        while self._next().text != "{":
            if self._next().text == "(":
                self._skip_brackets()
            else:
                self._take()
        where = self._group()
        while self._next().text != "}":
            if self._next().text in _BRACKETS:
                self._skip_brackets()
            else:
                self._take()
        return Block("SELECT", start, self._next().start + 1, (where,))

    def _elements(self) -> Sequence[Element]:
        piece = self._next()
        word = piece.text.upper() if piece.kind is Kind.WORD else piece.text
        match word:
            case ".":
                self._take()
                return ()
            case "{":
                return (self._union(),)
            case "OPTIONAL" | "MINUS" | "GRAPH" | "SERVICE":
                return (self._block(word),)
            case "FILTER" | "BIND" | "VALUES":
                return (self._clause(word),)
            case _:
                return self._triples()

    def _union(self) -> Block:
        groups = [self._group()]
        while self._next().text.upper() == "UNION":
            self._take()
            groups.append(self._group())
        word = "UNION" if len(groups) > 1 else "GROUP"
        return Block(word, groups[0].start, groups[-1].end, tuple(groups))

    def _block(self, word: str) -> Block:
        start = self._take().start
        if self._next().text.upper() == "SILENT":
            self._take()
        name = self._node() if self._next().text != "{" else None
        group = self._group()
        return Block(word, start, group.end, (group,), name)

    def _clause(self, word: str) -> Clause:
        start = self._take().start
        if word == "VALUES":
            self._node()
        opening = "{" if word == "VALUES" else "("
        while self._next().text not in {opening, "{"}:  # a function's name, or NOT EXISTS
            self._take()
        self._skip_brackets()
        return Clause(word, start, self._end())

    def _triples(self) -> Sequence[Element]:
        subject = self._node()
        found: list[Element] = []
        while self._next().text not in _NO_SUBJECTS:
            predicate = self._path()
            found.append(Triple(subject, predicate, self._node()))
            while self._next().text == ",":
                self._take()
                found.append(Triple(subject, predicate, self._node()))
            if self._next().text != ";":
                break
            while self._next().text == ";":
                self._take()
        # `[ bilik:a ?b ]` may be a pattern by itself.
        return found or (Clause("NODE", subject.start, subject.end),)

    def _path(self) -> Piece:
        start = self._next().start
        while True:
            while self._next().text in {"^", "!"}:
                self._take()
            if self._next().text == "(":
                self._skip_brackets()
            else:
                self._take()
            while self._next().text in _MODIFIERS:
                self._take()
            if self._next().text not in {"/", "|"}:
                return Piece(start, self._end())
            self._take()

    def _node(self) -> Piece:
        start = self._next().start
        if self._next().text in {"(", "["}:
            self._skip_brackets()
            return Piece(start, self._end())
        if self._next().text in {"+", "-"}:
            self._take()
        piece = self._take()
        if piece.text in _NO_SUBJECTS or piece.text == "{":
            raise UnreadableError
        if piece.kind is Kind.STRING:
            if self._next().kind is Kind.TAG:
                self._take()
            elif self._next().text == "^" == self._next(1).text:
                self._at += 3
        return Piece(start, self._end())
