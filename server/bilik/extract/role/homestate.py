"""What a constitution gives its own state, which a sentence need not name."""

from collections.abc import Iterator

from bilik.extract.context.discourse import Discourse
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.namesake import first_day
from bilik.extract.relation.anchor import SUBJECT
from bilik.extract.relation.syntax import relations
from bilik.extract.role.filling import Filling
from bilik.extract.statement import Entity
from bilik.extract.things import BASIC_ACTS, STATE
from bilik.vocabulary import ONTOLOGY

_UNDER = ONTOLOGY + "underAct"


def by_constitution(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'The Constitution of 1995 established a presidential form of government': at home."""
    needed = [r for r in filling.evocation.frame.roles if r.need and STATE in r.ranges]
    if not needed or any(STATE in m.types for m in filling.mentions):
        return
    sentence, at, mentions = filling.sentence, filling.evocation.anchor, filling.mentions
    acts = (m for m in mentions if m.types & BASIC_ACTS)
    acting = [m for m in acts if SUBJECT in relations(sentence, m, at, mentions)]
    for act in acting[:1]:
        yield from ((role, act) for role in filling.evocation.frame.roles if role.iri == _UNDER)
        for state in _at_home(filling.discourse, act):
            yield from ((role, Mention.unsaid(state)) for role in needed)


def _at_home(discourse: Discourse, act: Mention) -> list[Entity]:
    """Return the state spoken of that existed when an act was adopted."""
    day = act.value.date if isinstance(act.value, Entity) else None
    return discourse.things.there(discourse.home, first_day(day)) if day else []
