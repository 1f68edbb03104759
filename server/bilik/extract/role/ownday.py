"""Things of a list, each with a day of its own: 'adopted A on 25 October and B on 16 December'."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity, Period

_CALENDAR = frozenset({"day", "month", "year"})
_BESIDE = 2  # tokens from a thing to its day, with a preposition between

Filled = dict[Role, tuple[Mention, ...]]


def with_own_day(
    sentence: Sentence,
    filled: Filled,
    sides: Mapping[Role, Sequence[object]],
    mentions: Sequence[Mention],
) -> Filled:
    """Return filled roles with the day that is beside the thing, where a text lists things."""
    things = [
        ms[0] for role, ms in filled.items() if len(sides.get(role, ())) > 1 and _is_thing(ms)
    ]
    if len(things) != 1:
        return filled
    own = [m for m in mentions if _is_beside(sentence, things[0], m)]
    when = [role for role, ms in filled.items() if role.loose and _is_day(ms[0])]
    if len(own) != 1 or len(when) != 1:
        return filled
    return {**filled, when[0]: (replace(own[0]),)}


def _is_thing(found: Sequence[Mention]) -> bool:
    return len(found) == 1 and isinstance(found[0].value, Entity) and found[0].first >= 0


def _is_day(mention: Mention) -> bool:
    value = mention.value
    plain = isinstance(value, Period) and value.relation is None
    return plain and isinstance(value, Period) and value.precision in _CALENDAR


def _is_beside(sentence: Sentence, thing: Mention, day: Mention) -> bool:
    """Behind the thing, but for a preposition; before it where verbs come last."""
    if not _is_day(day):
        return False
    if thing.first < day.first <= day.last <= thing.last:
        return True  # 'the Law on Independence on 16 December 1991' is known by its day
    left, right = (day, thing) if sentence.grammar.verb_final else (thing, day)
    between = sentence.words[left.last + 1 : right.first]
    near = 0 < right.first - left.last <= _BESIDE
    return near and all(word in sentence.grammar.prepositions for word in between)
