"""Cuts query text into lexemes: enough to point at a fault, not enough to understand a query."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise


class Kind(Enum):
    """What a lexeme is; the names are those of the SPARQL 1.1 grammar, section 19.8."""

    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    UNENDED = "unended"
    VARIABLE = "variable"
    TAG = "tag"
    BLANK = "blank"
    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    OPENING = "opening"
    CLOSING = "closing"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of query text and where it starts (in characters)."""

    kind: Kind
    text: str
    start: int


_LEXEME = re.compile(
    r"""
      (?P<comment> \#[^\r\n]* )
    | (?P<iri> <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*> )
    | (?P<string> \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?!"")(?:[^"\\\r\n]|\\.)*" | '(?!'')(?:[^'\\\r\n]|\\.)*' )
    | (?P<unended> ["'] )
    | (?P<variable> [?$]\w+ )
    | (?P<tag> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<blank> _:[\w.-]+ )
    | (?P<name> (?:[^\W\d_][\w.-]{0,99})?:(?:[\w:]|[.-](?=[\w:%\\-])|%[0-9A-Fa-f]{2}|\\.)* )
    | (?P<number> [0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? )
    | (?P<word> [^\W\d]\w* )
    | (?P<opening> [({\[] )
    | (?P<closing> [)}\]] )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.DOTALL,
)


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def unquote(string: str) -> str:
    """Return the text that a lexeme of the kind STRING stands for (grammar, section 19.7).

    A number that is no character becomes U+FFFD.
    """
    quote = string[:3] if string[:3] in {'"""', "'''"} and len(string) >= 6 else string[:1]
    return _ESCAPE.sub(_unescaped, string[len(quote) : -len(quote)])


def _unescaped(escape: re.Match[str]) -> str:
    if escape[3]:
        return _ESCAPED.get(escape[3], escape[3])
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else "\ufffd"


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of a query in order, leaving out white space.

    A string without an end is the last lexeme. Takes time in proportion to the length of any text.
    """
    for match in _LEXEME.finditer(text):
        lexeme = Lexeme(Kind(match.lastgroup), match.group(), match.start())
        yield lexeme
        if lexeme.kind is Kind.UNENDED:
            return


def code(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes that the engine reads: all but the comments."""
    return (lexeme for lexeme in lexemes(text) if lexeme.kind is not Kind.COMMENT)


def keyword(text: str) -> Lexeme | None:
    """Return the word that tells what a request is: the first one behind the prologue."""
    words = (piece for piece in code(text) if piece.kind is Kind.WORD)
    return next((word for word in words if word.text.upper() not in {"PREFIX", "BASE"}), None)


def prefixes_of(pieces: Sequence[Lexeme]) -> dict[str, str]:
    """Return the IRIs of the prefixes that are declared; of two declarations the last one."""
    return {
        name.text.rstrip(":"): iri.text[1:-1]
        for word, name, iri in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if word.text.upper() == "PREFIX"
    }


def iri_of(piece: Lexeme, prefixes: Mapping[str, str]) -> str:
    """Return the IRI that a lexeme stands for, or an empty text."""
    if piece.kind is Kind.IRI:
        return piece.text[1:-1]
    if piece.kind is Kind.NAME:
        prefix, _, name = piece.text.partition(":")
        return prefixes.get(prefix, "") + name
    return ""


def calls(text: str, functions: Collection[str]) -> Iterator[Lexeme]:
    """Yield the names that are followed by arguments and are those of functions."""
    if not any(name.rpartition("#")[2] in text for name in functions):
        return  # the usual case costs next to nothing
    pieces = [*code(text)]
    prefixes = prefixes_of(pieces)
    for piece, after in pairwise(pieces):
        if after.text == "(" and iri_of(piece, prefixes) in functions:
            yield piece
