"""What a change would break: the SHACL shapes, asked again only where the change can matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store
from rdflib.namespace import SH

from bilik.errors import KnowledgeError, WriteRejectedError
from bilik.graph.knowledge import Knowledge
from bilik.store.lexemes import Kind, Lexeme, code, iri_of, prefixes_of
from bilik.validate import shacl
from bilik.validate.finding import compact
from bilik.validate.shacl_sparql import Constraint, has_targets
from bilik.vocabulary import RDF, RDFS
from bilik.writing.delta import Delta

_SHOWN: Final = 20
_TYPE: Final = RDF + "type"
_SUBCLASS: Final = RDFS + "subClassOf"
_TERMS: Final = {Kind.IRI, Kind.NAME, Kind.VARIABLE, Kind.BLANK, Kind.STRING}

Focus = NamedNode | BlankNode


@dataclass(frozen=True, slots=True)
class Fault:
    """A node that breaks a shape, and what is wrong with it."""

    focus: Focus
    message: str

    def __str__(self) -> str:
        """Return one line."""
        name = compact(self.focus.value) if isinstance(self.focus, NamedNode) else "a blank node"
        return f"{name}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Scope:
    """The IRIs that decide about a constraint; `any` when every statement may."""

    names: frozenset[str]
    any: bool

    def concerns(self, touched: frozenset[str]) -> bool:
        return self.any or _SUBCLASS in touched or bool(self.names & touched)


class Shapes:
    """The shapes of the knowledge folder, as far as they are errors."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def _constraints(self) -> tuple[tuple[Constraint, _Scope], ...]:
        shapes = shacl.load(self._knowledge.shapes, self._knowledge.root)
        if has_targets(shapes.core):
            raise KnowledgeError(
                "Some SHACL shapes cannot be checked while writing. Write them with the parts of "
                "SHACL Core that the others use, or set BILIK_WRITE_VALIDATION=off."
            )
        severe = (each for each in shapes.constraints if each.severity == SH.Violation)
        return tuple((each, _scope(each)) for each in severe)

    def new_faults(self, before: Store, after: Store, delta: Delta) -> tuple[Fault, ...]:
        """Return what breaks a shape in the default graph now and did not before.

        Raises KnowledgeError when the shapes are broken or not of the kind that can be asked.
        """
        touched = _touched(after, before, delta)
        found: dict[Fault, None] = {}
        for constraint, scope in self._constraints:
            if scope.concerns(touched):
                now = set(_faults(constraint, after))
                found |= dict.fromkeys(now - set(_faults(constraint, before)) if now else ())
        return tuple(sorted(found, key=str))


def rejection(faults: Iterable[Fault]) -> WriteRejectedError:
    """Make the error that lists faults."""
    lines = [f"  {fault}" for fault in faults]
    return WriteRejectedError(
        "The write would break the shapes, and nothing has changed:\n"
        + "\n".join(lines[:_SHOWN])
        + f"\n{len(lines)} in all. Mend them and write again."
    )


def _faults(constraint: Constraint, store: Store) -> Iterator[Fault]:
    for focus, row in constraint.rows_unmarked(store):
        yield Fault(focus, constraint.sentence(row))


def _touched(after: Store, before: Store, delta: Delta) -> frozenset[str]:
    """Return the predicates of a change, and the classes that it gives or takes, with all above."""
    quads = (*delta.inserted, *delta.removed)
    names = {quad.predicate.value for quad in quads}
    types = {quad.object for quad in quads if quad.predicate.value == _TYPE}
    for each in types:
        if isinstance(each, NamedNode):
            names |= _above(after, each) | _above(before, each)
    return frozenset(names - {_TYPE})


def _above(store: Store, kind: NamedNode) -> set[str]:
    rows = store.query(f"SELECT ?class {{ {kind} <{_SUBCLASS}>* ?class }}")
    assert isinstance(rows, QuerySolutions)
    return {each.value for row in rows if isinstance(each := row["class"], NamedNode)}


def _scope(constraint: Constraint) -> _Scope:
    pieces = [*code(constraint.query)]
    prefixes = prefixes_of(pieces)
    names = {iri_of(each, prefixes) for each in (*pieces, *code(" ".join(constraint.targets)))}
    return _Scope(frozenset(names - {"", _TYPE, _SUBCLASS}), _is_open(pieces, prefixes))


def _is_open(pieces: list[Lexeme], prefixes: dict[str, str]) -> bool:
    """Tell whether a query may read statements with any predicate, or of any class."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        follows = before.kind in _TERMS or before.text in {";", "]"}
        if follows and piece.kind is Kind.VARIABLE and after.kind in _TERMS:
            return True
        if piece.text == "!" and (after.text == "(" or after.kind in _TERMS - {Kind.VARIABLE}):
            return True
        is_type = piece.text == "a" or iri_of(piece, prefixes) == _TYPE
        if is_type and after.kind is Kind.VARIABLE:
            return True
    return False
