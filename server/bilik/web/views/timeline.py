"""What happened to a thing, in the order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bilik.vocabulary import ONTOLOGY
from bilik.web.views.thing import Thing

_OWN: Final = tuple(
    ONTOLOGY + name
    for name in (
        *("adoptedOn", "inForceFrom", "occurredOn", "occurredFrom", "validFrom"),
        *("occurredTo", "validTo", "lapsedOn"),
    )
)
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A day and what it is the day of: a property of the thing, or (with an IRI) another thing."""

    day: str
    until: str
    relation: str
    iri: str = ""


def timeline(thing: Thing, day: str) -> list[Entry]:
    """Return dated facts and users; with a day, only what had begun by then."""
    own = [Entry(text[:10], "", name) for name in _OWN for text in thing.texts(name)]
    others = [
        Entry(thing.named[iri].span.since, thing.named[iri].span.until, users.property, iri)
        for users in thing.users
        for iri in users.iris
        if iri in thing.named and thing.named[iri].span.since
    ]
    distinct = {each.iri or each.relation: each for each in _begun((*own, *others), day)}
    entries = sorted(distinct.values(), key=_order)
    return entries if len(entries) <= _MOST else []


def _begun(entries: Iterable[Entry], day: str) -> list[Entry]:
    return [each for each in entries if not day or each.day <= day]


def _order(entry: Entry) -> tuple[str, str, str]:
    return (entry.day, entry.relation, entry.iri)
