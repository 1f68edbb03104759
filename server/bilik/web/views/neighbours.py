"""The neighbours of a thing, laid out as a small picture: who points at it, what it points at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bilik.vocabulary import ID, RDF, SKOS, local
from bilik.web.views.sentences import Fact
from bilik.web.views.thing import Thing

WIDTH: Final = 960
_ROW: Final = 46
_MOST: Final = 8
# How many neighbours one property may show, so that it does not push out the others.
_SHARE: Final = 3
_CHARACTERS: Final = 36
# Half of the box in the middle, and how many letters of the name fit into it.
BOX: Final = 95
_NAME: Final = 20
_LEFT: Final = 320
_RIGHT: Final = 640
_CLASSIFYING: Final = frozenset((RDF + "type", SKOS + "inScheme"))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour at its place; `path` is the line from the thing to it."""

    iri: str
    label: str
    short: str
    relation: str
    incoming: bool
    x: int
    y: int
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All neighbours that are drawn."""

    height: int
    centre: int
    name: str
    neighbours: tuple[Neighbour, ...]


def picture(thing: Thing, title: str, facts: Iterable[Fact]) -> Picture:
    """Draw up to eight things that point at this one on the left, and eight on the right."""
    incoming = [(u.property, iri) for u in thing.users for iri in u.iris[:_SHARE]]
    outgoing = [
        (fact.property, term["value"])
        for fact in facts
        if fact.property not in _CLASSIFYING
        for term in fact.values[:_SHARE]
        if term["type"] == "uri" and term["value"].startswith(ID)
    ]
    outgoing += [(each.kind, body) for each in thing.consents for body in each.bodies]
    left, right = _distinct(incoming, thing.iri), _distinct(outgoing, thing.iri)
    height = max(len(left), len(right), 2) * _ROW + 20
    placed = [
        *_column(thing, left, height, incoming=True),
        *_column(thing, right, height, incoming=False),
    ]
    return Picture(height, height // 2, _cut(title, _NAME), tuple(placed))


def _distinct(pairs: Iterable[tuple[str, str]], own: str) -> list[tuple[str, str]]:
    by_iri: dict[str, str] = {}
    for relation, iri in pairs:
        if iri != own:
            by_iri.setdefault(iri, relation)
    return [(relation, iri) for iri, relation in by_iri.items()][:_MOST]


def _column(
    thing: Thing, pairs: list[tuple[str, str]], height: int, *, incoming: bool
) -> Iterable[Neighbour]:
    top = (height - len(pairs) * _ROW) // 2 + _ROW // 2
    centre, x = height // 2, _LEFT if incoming else _RIGHT
    inner = WIDTH // 2 + (-BOX if incoming else BOX)
    bend = (x + inner) // 2
    for number, (relation, iri) in enumerate(pairs):
        y = top + number * _ROW
        label = thing.label(iri) or local(iri)
        yield Neighbour(
            iri=iri,
            label=label,
            short=_cut(label),
            relation=_cut(thing.label(relation)),
            incoming=incoming,
            x=x,
            y=y,
            path=f"M{inner} {centre}C{bend} {centre} {bend} {y} {x} {y}",
        )


def _cut(text: str, most: int = _CHARACTERS) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
