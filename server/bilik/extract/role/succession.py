"""Offices that pass from one person to another: 'его сменил Терещенко', 'преемником стал Смаилов'.

Words that may be about either of two persons (a trigger with `[Holder=Obj]` or `[Role=Dat]`, and
without) say that both held one office; the text names it with one of them, or has told it before.
"""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.role.filling import Filling
from bilik.extract.statement import Entity
from bilik.extract.things import OFFICE, PERSON

_OFFICES = frozenset({OFFICE})


def office_passed_on(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Yield the office of two persons of whom one takes the place of the other."""
    sentence, evocation = filling.sentence, filling.evocation
    if sentence.grammar.code != "ru" or not evocation.passed:
        return
    own = next((m for r, m in filling.chosen.items() if PERSON in r.ranges), None)
    people = [m for m in filling.mentions if PERSON in m.types and own and m.value != own.value]
    role = _open(evocation, filling.chosen, people)
    if role is None or own is None:
        return
    named = [office for m in people if (office := _title(m, filling.mentions))]
    named += [office for m in filling.mentions if not people and (office := _replaced(m, own))]
    told = [o for m in (*people, own) if (o := filling.discourse.memory.tenures.of(m.iri))]
    named += [*_told_before(filling)] if evocation.anchor.attributive else []
    last = filling.discourse.memory.tenures.last
    for office in (*named, *told, *([last] if last and not people else ()))[:1]:
        held = filling.discourse.offices_held((own,))
        if named or not held or office.iri in held:
            yield role, Mention.unsaid(office)


def _told_before(filling: Filling) -> Iterator[Entity]:
    """'Сенат возглавила Назарбаева, сменившая Токаева': the office told before, the nearest first.

    The title of a person is not told of him.
    """
    people = {m.first for m in filling.mentions if PERSON in m.types}
    before = [m for m in filling.mentions if m.last < filling.evocation.anchor.first]
    for mention in sorted(before, key=lambda m: -m.last):
        value = mention.value
        office = isinstance(value, Entity) and OFFICE in value.types and PERSON not in value.types
        if office and mention.last + 1 not in people:
            assert isinstance(value, Entity)
            yield value


def is_of_others(filling: Filling) -> bool:
    """'Его сменил Терещенко': who is replaced has been spoken of, and this adds nothing.

    'Ушёл с поста, уступив место Балгимбаеву': a person takes over a post that stays as it is.
    """
    sentence, evocation = filling.sentence, filling.evocation
    if sentence.grammar.code != "ru":
        return False
    people = [m for r, m in filling.chosen.items() if PERSON in r.ranges]
    again = evocation.passed and evocation.holder == "Obj"
    same = {m.value for m in people}
    if again and any(m.origin == "pronoun" and m.value in same for m in filling.mentions):
        return True
    needed = [role for role in evocation.frame.roles if role.need]
    person = any(PERSON in role.ranges for role in needed)
    office = any(OFFICE in role.ranges for role in needed)
    after = evocation.extent[1] + 1
    given = any(m.first == after and _is_given_to(m) for m in filling.mentions)
    return office and not person and given


def _is_given_to(mention: Mention) -> bool:
    return PERSON in mention.types and mention.features.get("Case") == "Dat"


def _open(
    evocation: Evocation, chosen: Mapping[Role, Mention], people: Sequence[Mention]
) -> Role | None:
    """Return the role of an office that nothing fills, or only the title of another person."""
    roles = [r for r in evocation.frame.roles if r.need and r.ranges & _OFFICES]
    titles = {r for r in roles for m in people if r in chosen and chosen[r].last + 1 == m.first}
    return next((r for r in roles if r not in chosen or r in titles), None)


def _title(person: Mention, mentions: Sequence[Mention]) -> Entity | None:
    """Return the office whose name stands right before a person's."""
    beside = [m.value for m in mentions if m.last + 1 == person.first]
    return next((v for v in beside if isinstance(v, Entity) and OFFICE in v.types), None)


def _replaced(mention: Mention, own: Mention) -> Entity | None:
    """'Премьер-Министра сменил Терещенко': who held the office is named by it."""
    value, case = mention.value, mention.features.get("Case", "Nom")
    named = case in {"Gen", "Acc"} and mention.last + 1 != own.first
    return value if isinstance(value, Entity) and OFFICE in value.types and named else None
