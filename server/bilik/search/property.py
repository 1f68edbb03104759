"""`bilik:search` in SPARQL: a property whose statements are found by the index, not stored.

    ?thing bilik:search "жоғарғы кеңес"
    ?thing bilik:search ("жоғарғы кеңес" "kk" 20)
    (?thing ?score ?text) bilik:search "жоғарғы кеңес"

As Jena's `text:query`, the subject is a variable or a list of variables (thing, score, text), the
object a text, or a list of a text, a language and a number of hits. Both are SPARQL 1.1 as it
stands (section 4.2.3), so that every client can send them. What is found takes their place as
VALUES, so the engine needs to know nothing of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode

from bilik.errors import QuerySyntaxError
from bilik.search.index import Hit
from bilik.search.mention import SEARCH, mentions
from bilik.store.base import NOBODY, Answer, Caller, Front, Query, Store
from bilik.store.guard import check
from bilik.store.lexemes import Kind, Lexeme, code, unquote
from bilik.store.syntax import position
from bilik.vocabulary import LANGUAGES, ONTOLOGY, XSD


class Search(Protocol):
    """What finds things by their names: a `Searcher` or a `SearchIndex`."""

    def search(
        self, text: str, language: str | None = None, of_type: str | None = None, limit: int = 10
    ) -> Sequence[Hit]:
        """Return what was found, best first."""
        ...


_LIMIT: Final = 50
_MOST: Final = 1000
_MOST_USES: Final = 20  # in one query: nothing else bounds the time and memory of searching
_COLUMNS: Final = 3
# What goes on after a pattern (SPARQL 1.1 Query, rules 54 to 61), so no object begins with it.
_NO_OBJECT: Final = frozenset(
    (*".{};,)]", "FILTER", "OPTIONAL", "BIND", "MINUS", "VALUES", "GRAPH", "SERVICE", "UNION")
)
_USAGE: Final = (
    'Write ?thing bilik:search "text", or (?thing ?score ?text) bilik:search ("text" "kk" 20).'
)


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of the property: what it stands on in the text, and what it asks."""

    start: int
    end: int
    variables: tuple[str, ...]
    goes_on: bool  # with more properties of the same subject
    continues: bool  # other properties of the same subject
    text: str = ""
    language: str | None = None
    limit: int = _LIMIT


class SearchingStore(Front):
    """A store whose queries may use `bilik:search`."""

    def __init__(self, store: Store, search: Search, max_characters: int) -> None:
        super().__init__(store)
        self._search = search
        self._max_characters = max_characters

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        """Evaluate a query; see `Store.answer`."""
        if not mentions(query.text):
            return self._store.answer(query, caller)
        check(query.text, self._max_characters)
        expanded = expand(query.text, self._search)
        try:
            return self._store.answer(replace(query, text=expanded), caller)
        except QuerySyntaxError:
            self._store.answer(query, caller).close()  # says where it is in the text as written
            raise


def expand(text: str, search: Search) -> str:
    """Put what is found in place of each use of the property.

    Raises QuerySyntaxError, which says where, for a use that has no meaning.
    """
    pieces = list(code(text))
    done, end = [], 0
    for number, index in enumerate(_predicates(pieces)):
        reader = _Reader(text, pieces, index)
        if number == _MOST_USES:
            raise reader.fault(f"bilik:search stands more than {_MOST_USES} times in one query")
        use = reader.read()
        done += [text[end : use.start], _values(use, search)]
        end = use.end
    return "".join([*done, text[end:]])


def _predicates(pieces: Sequence[Lexeme]) -> Iterator[int]:
    """Yield the places where the property is one: not where it is declared or spoken of."""
    prefixes: set[str] = set()
    in_data = False  # a block of VALUES has no braces within (section 10.2.2)
    for index, piece in enumerate(pieces):
        in_data = piece.text != "}" and (in_data or piece.text.upper() == "VALUES")
        if piece.kind is Kind.IRI and index >= 2 and pieces[index - 2].text.upper() == "PREFIX":
            name = pieces[index - 1].text.rstrip(":")
            prefixes = prefixes | {name} if piece.text == f"<{ONTOLOGY}>" else prefixes - {name}
        elif not in_data and _is_property(piece, prefixes) and _is_followed(pieces, index):
            yield index


def _is_property(piece: Lexeme, prefixes: set[str]) -> bool:
    if piece.kind is Kind.IRI:
        return piece.text == f"<{SEARCH}>"
    prefix, _, local = piece.text.partition(":")
    return piece.kind is Kind.NAME and local == "search" and prefix in prefixes


def _is_followed(pieces: Sequence[Lexeme], index: int) -> bool:
    """Tell whether an object follows, so that this is not one itself, or a subject or value."""
    before = pieces[index - 1].text if index else "{"
    after = pieces[index + 1].text if index + 1 < len(pieces) else "}"
    return after.upper() not in _NO_OBJECT and before not in {".", "{", "}", "(", ","}


class _Reader:
    """Reads the pattern around one use of the property."""

    def __init__(self, text: str, pieces: Sequence[Lexeme], index: int) -> None:
        self._text = text
        self._pieces = pieces
        self._index = index

    def read(self) -> _Use:
        first, variables = self._subject()
        last, arguments = self._object()
        if self._at(last + 1).text == ",":
            raise self.fault("bilik:search takes one text; repeat the pattern to have both")
        further = False
        while self._at(last + 1).text == ";":
            last += 1
            further = self._at(last + 1).text not in {".", "}", ""}
        if further and len(variables) > 1:
            raise self.fault("a list of variables has no further properties; begin a new pattern")
        start, end = self._at(first), self._at(last)
        use = _Use(start.start, end.start + len(end.text), variables, further, start.text == ";")
        return self._asking(use, arguments)

    def _at(self, index: int) -> Lexeme:
        inside = 0 <= index < len(self._pieces)
        return self._pieces[index] if inside else Lexeme(Kind.SIGN, "", len(self._text))

    def fault(self, what: str) -> QuerySyntaxError:
        """Return the error that says what is wrong with the use, and where."""
        line, column = position(self._text, self._pieces[self._index].start)
        return QuerySyntaxError(f"Line {line}, column {column}: {what}. {_USAGE}")

    def _subject(self) -> tuple[int, tuple[str, ...]]:
        """Return where the pattern begins (perhaps at a semicolon), and its variables."""
        before = self._at(self._index - 1)
        if before.kind is Kind.VARIABLE:
            return self._index - 1, (before.text[1:],)
        if before.text == ";":
            subject = self._at(self._beginning(self._index - 1))
            if subject.kind is Kind.VARIABLE:
                return self._index - 1, (subject.text[1:],)
        first = self._index - 2
        while before.text == ")" and self._at(first).kind is Kind.VARIABLE:
            first -= 1
        names = tuple(piece.text[1:] for piece in self._pieces[first + 1 : self._index - 1])
        listed = before.text == ")" and self._at(first).text == "("
        if not listed or not names or len(set(names)) < len(names) or len(names) > _COLUMNS:
            raise self.fault(
                "bilik:search needs a variable before it, or one to three variables in brackets"
            )
        return first, names

    def _beginning(self, index: int) -> int:
        """Return where the triples that have a semicolon at `index` begin."""
        depth = 0
        while index >= 0 and (depth or self._at(index).text not in {".", "{", "}", "["}):
            depth += {"]": 1, ")": 1, "[": -1, "(": -1}.get(self._at(index).text, 0)
            index -= 1
        index += 1
        while self._at(index).text.upper() in {"FILTER", "BIND"}:
            index = self._after_brackets(index)
        return index

    def _after_brackets(self, index: int) -> int:
        depth = 0
        while self._at(index).text:
            depth += {"(": 1, ")": -1}.get(self._at(index).text, 0)
            index += 1
            if not depth and self._at(index - 1).text == ")":
                break
        return index

    def _object(self) -> tuple[int, Sequence[Lexeme]]:
        """Return where the object ends, and the lexemes of the text, language and number."""
        index = self._index + 1
        if self._at(index).text != "(":
            last = index + (self._at(index + 1).kind is Kind.TAG)
            return last, self._pieces[index : last + 1]
        last = index + 1
        while self._at(last).text not in {")", "", "{", "}"}:
            last += 1
        if self._at(last).text != ")":
            raise self.fault("the list after bilik:search is not closed")
        return last, self._pieces[index + 1 : last]

    def _asking(self, use: _Use, arguments: Sequence[Lexeme]) -> _Use:
        if not arguments or arguments[0].kind is not Kind.STRING:
            raise self.fault("bilik:search needs a text that stands in the query itself")
        use = replace(use, text=unquote(arguments[0].text))
        for each in arguments[1:]:
            word = unquote(each.text) if each.kind is Kind.STRING else each.text.lstrip("@").lower()
            if word in LANGUAGES:
                use = replace(use, language=word)
            elif word.isascii() and word.isdigit() and 0 < int(word[:6]) <= _MOST:
                use = replace(use, limit=int(word))
            else:
                raise self.fault(
                    f"after the text may stand a language ({', '.join(LANGUAGES)}) and a number of "
                    f"hits up to {_MOST}, not {each.text[:30]}"
                )
        return use


def _values(use: _Use, search: Search) -> str:
    """Write the hits as inline data (SPARQL 1.1 Query, section 10.2), on one line."""
    rows = [
        _row(hit)[: len(use.variables)]
        for hit in search.search(use.text, use.language, limit=use.limit)
    ]
    lines = " ".join(f"({' '.join(row)})" for row in dict.fromkeys(rows))
    names = " ".join(f"?{name}" for name in use.variables)
    before = " . " if use.continues else ""
    after = f" ?{use.variables[0]}" if use.goes_on else ""
    return f"{before}VALUES ({names}) {{ {lines} }}{after}"


def _row(hit: Hit) -> tuple[str, ...]:
    score = Literal(str(hit.score), datatype=NamedNode(XSD + "decimal"))
    text = Literal(hit.label, language=hit.language) if hit.language else Literal(hit.label)
    return str(NamedNode(hit.thing)), str(score), str(text)
