"""Answers to questions as pages show them: choices of a form, cells that lead to things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal

from bilik.graph.question import Question
from bilik.graph.values import expand
from bilik.store.asking import node as node_of
from bilik.vocabulary import ID, compact
from bilik.web.terms import Cell, Table
from bilik.web.views.rows import labels, rows

_SEPARATOR: Final = "; "
# Of several things that bear one name, a reader means the one whose kind stands first.
_KINDS: Final = ("institution", "person", "act", "event", "power-type", "provision")
_CONCEPTS: Final = ID + "concept/"
_LONGEST_NAME: Final = 200
_MOST_NAMES: Final = 1500


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a form offers, as it stands in an address, and its name."""

    value: str
    label: str


def choices(asked: Question, values: Mapping[str, str], language: str) -> dict[str, list[Choice]]:
    """Return what may be chosen for each parameter whose values are members of a class."""
    return {
        parameter.name: _members(parameter.choose, values[parameter.name], language)
        for parameter in asked.parameters
        if parameter.choose
    }


def _members(of_class: str, current: str, language: str) -> list[Choice]:
    node = node_of(of_class)
    found = [row["iri"] for row in rows("choices", **{"class": [node] if node else []})]
    # What the address says may be no member; it stays chosen all the same.
    known = dict.fromkeys((*found, expand(current)))
    names = labels(known, language)
    made = [Choice(compact(iri), names.get(iri, compact(iri))) for iri in known]
    return sorted(made, key=lambda choice: (choice.label, choice.value))


def names_to_things(table: Table, language: str) -> dict[str, str]:
    """Return the thing that each name in the cells of a table means, by a single query."""
    texts = {piece for row in table.rows for cell in row for piece in pieces(cell)}
    wanted = sorted(text for text in texts if text and len(text) <= _LONGEST_NAME)[:_MOST_NAMES]
    by: dict[str, list[str]] = {}
    for row in rows("named", text=[Literal(text, language=language) for text in wanted]):
        if row["iri"].startswith(_CONCEPTS):
            continue  # "held" or "law" need no link
        by.setdefault(row["text"], []).append(row["iri"])
    return {name: min(iris, key=_rank) for name, iris in by.items() if _meant(iris)}


def pieces(cell: Cell) -> Sequence[str]:
    """Return the texts of a cell, which may hold several."""
    return [] if cell.iri or cell.number else cell.text.split(_SEPARATOR)


def _rank(iri: str) -> tuple[int, str]:
    kind = iri.removeprefix(ID).partition("/")[0]
    return (_KINDS.index(kind) if kind in _KINDS else len(_KINDS), iri)


def _meant(iris: Sequence[str]) -> bool:
    """Tell whether a name means one thing: it bears it alone, or as the first of its kinds."""
    ranks = sorted(_rank(iri)[0] for iri in iris)
    return len(ranks) == 1 or ranks[0] < ranks[1]
