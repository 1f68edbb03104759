"""The IRIs and literals that a query names, each with its place in the text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from bilik.explain.reading import Clause, Element, Piece, Reading, Triple
from bilik.store.lexemes import Kind, Lexeme, code, unquote
from bilik.vocabulary import RDF, XSD

TYPE: Final = RDF + "type"
_NO_VALUES: Final = {"BASE", "PREFIX"}


@dataclass(frozen=True, slots=True)
class Constant:
    """A term and where it is written; `role` is subject, predicate, class, object or value."""

    start: int
    end: int
    term: NamedNode | Literal
    role: str

    @property
    def iri(self) -> str:
        """The IRI, or "" of a literal."""
        return self.term.value if isinstance(self.term, NamedNode) else ""


def prefixes(reading: Reading) -> Mapping[str, str]:
    """Return the namespaces that a query declares, by prefix."""
    pieces = list(code(reading.prologue))
    return {
        name.text.rstrip(":"): iri.text[1:-1]
        for word, name, iri in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if word.text.upper() == "PREFIX" and iri.kind is Kind.IRI
    }


def variables(reading: Reading, piece: Piece | Element) -> list[tuple[str, int]]:
    """Return the names of variables in a part of the query, and where each stands."""
    return (
        [
            (each.text[1:], piece.start + each.start)
            for each in code(reading.text[piece.start : piece.end])
            if each.kind is Kind.VARIABLE
        ]
        if not isinstance(piece, Triple)
        else [
            found
            for node in (piece.subject, piece.predicate, piece.object)
            for found in variables(reading, node)
        ]
    )


def constants(reading: Reading, element: Element) -> list[Constant]:
    """Return the terms of an element in the order of the text."""
    known = prefixes(reading)
    if isinstance(element, Triple):
        typed = _names_type(reading.source(element.predicate), known)
        return [
            *_in_piece(reading, element.subject, "subject", known),
            *_in_piece(reading, element.predicate, "predicate", known),
            *_in_piece(reading, element.object, "class" if typed else "object", known),
        ]
    if isinstance(element, Clause):
        return list(_in_piece(reading, Piece(element.start, element.end), "value", known))
    return list(_in_piece(reading, element.name, "graph", known)) if element.name else []


def _names_type(predicate: str, known: Mapping[str, str]) -> bool:
    prefix, _, local = predicate.partition(":")
    return predicate in {"a", f"<{TYPE}>"} or known.get(prefix, "") + local == TYPE


def _in_piece(
    reading: Reading, piece: Piece, role: str, known: Mapping[str, str]
) -> Iterator[Constant]:
    pieces = list(code(reading.text[piece.start : piece.end]))
    for index, each in enumerate(pieces):
        datatype = index > 1 and pieces[index - 1].text == pieces[index - 2].text == "^"
        after = pieces[index + 1 : index + 4]
        called = role == "value" and bool(after) and after[0].text == "("
        found = None if datatype or called else _term(each, after, known)
        if found:
            term, last = found
            end = last.start + len(last.text)
            yield Constant(piece.start + each.start, piece.start + end, term, role)


def _term(
    piece: Lexeme, after: list[Lexeme], known: Mapping[str, str]
) -> tuple[NamedNode | Literal, Lexeme] | None:
    """Return the term that begins with a lexeme, and its last lexeme."""
    try:
        if piece.kind is Kind.STRING:
            return _literal(piece, after, known)
        if piece.kind is Kind.NUMBER:
            kind = "integer" if piece.text.isdigit() else "decimal"
            return Literal(piece.text, datatype=NamedNode(XSD + kind)), piece
        iri = _iri(piece, known)
        return (NamedNode(iri), piece) if iri else None
    except ValueError:
        return None


def _literal(
    piece: Lexeme, after: list[Lexeme], known: Mapping[str, str]
) -> tuple[Literal, Lexeme]:
    text = unquote(piece.text)
    if after and after[0].kind is Kind.TAG:
        return Literal(text, language=after[0].text[1:].lower()), after[0]
    if len(after) == 3 and after[0].text == after[1].text == "^":
        return Literal(text, datatype=NamedNode(_iri(after[2], known))), after[2]
    return Literal(text), piece


def _iri(piece: Lexeme, known: Mapping[str, str]) -> str:
    if piece.kind is Kind.IRI:
        return piece.text[1:-1]
    prefix, colon, local = piece.text.partition(":")
    if piece.kind is Kind.NAME and colon and prefix in known:
        return known[prefix] + local.replace("\\", "")
    return ""


def written(term: NamedNode | Literal, reading: Reading) -> str:
    """Write a term for this query: with its prefixes where one fits."""
    if isinstance(term, NamedNode):
        return _short(term.value, prefixes(reading)) or str(term)
    datatype = term.datatype.value
    short = _short(datatype, prefixes(reading))
    if term.language or datatype == XSD + "string" or not short:
        return str(term)
    return f"{Literal(term.value)}^^{short}"


def _short(iri: str, known: Mapping[str, str]) -> str:
    fitting = [(len(base), prefix) for prefix, base in known.items() if iri.startswith(base)]
    length, prefix = max(fitting, default=(0, ""))
    local = iri[length:]
    plain = local.replace("-", "a").replace("_", "a")
    return f"{prefix}:{local}" if fitting and plain.isalnum() and plain.isascii() else ""
