"""By what vote and by which body an act was adopted, where its sentence tells that besides."""

from collections.abc import Iterator

from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.theme import is_theme
from bilik.extract.role.filling import Filling
from bilik.extract.statement import Period
from bilik.extract.things import BODY
from bilik.vocabulary import ONTOLOGY

_REFERENDUM = ONTOLOGY + "Referendum"
_ADOPTER = ONTOLOGY + "enactedBy"


def adopted_by(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Yield the vote of the day of an adoption, and the body in the name of a dated act.

    'The referendum of 30 August gave the country a Constitution'; 'постановление Конституционного
    Суда от 6 марта', but not 'указ Президента': who signs does not adopt.
    """
    frame, chosen = filling.evocation.frame, filling.chosen
    days = [m.value for r, m in chosen.items() if r.loose and isinstance(m.value, Period)]
    acts = [m for r, m in chosen.items() if r.dated]
    for role in frame.roles if frame.dated and days and acts else ():
        if role in chosen or role.literal:
            continue
        if _REFERENDUM in role.ranges:
            yield from ((role, vote) for vote in _votes(filling, days[0]))
        elif role.iri == _ADOPTER:
            yield from ((role, body) for body in _bodies(filling, acts[0]))


def _votes(filling: Filling, day: Period) -> list[Mention]:
    """Return the vote that was held on a day, as far as a sentence speaks of it."""
    votes = [m for m in filling.mentions if _REFERENDUM in m.types and m.date]
    return [m for m in votes if m.date and m.date.start == day.start][:1]


def _bodies(filling: Filling, act: Mention) -> list[Mention]:
    """Return the body that stands within the name of an act, unless that is about it."""
    bodies = [m for m in filling.mentions if BODY in m.types and m.origin == "name"]
    inside = [m for m in bodies if act.first <= m.first and m.last <= act.last]
    return [m for m in inside if not is_theme(filling.sentence, act, m)][:1]
