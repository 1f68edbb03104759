"""One verb for several persons, each with an office: 'elected A President and B Vice-President'.

'А-ны Президент, Ә-ні вице-президент етіп сайлады'; where the verb comes first, so do the persons.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE, PERSON

_NEAR = 4  # tokens from the last office to the verb: 'етіп қайта сайлады'
_ASIDE = 6  # tokens between two pairs of an English list

Pair = tuple[Mention, Mention]
Filled = dict[Role, tuple[Mention, ...]]


def pairs(
    sentence: Sentence, evocation: Evocation, mentions: Sequence[Mention]
) -> tuple[Pair, ...]:
    """Return the persons of a list, each with the office behind the name; none or at least two."""
    roles = evocation.frame.roles
    if not any(PERSON in r.ranges and r.need for r in roles):
        return ()
    if sentence.grammar.definite:
        return _behind_verb(sentence, evocation, mentions)
    if not sentence.grammar.verb_final:
        return ()
    people = sorted((m for m in mentions if m.origin == "person"), key=lambda m: m.first)
    offices = [m for m in mentions if OFFICE in m.types and m.last < evocation.anchor.last]
    named = [(p, o) for p in people for o in offices if o.first == p.last + 1]
    headed = [(p, o) for p in people for o in offices if _heads(p, o)]
    return next((tuple(f) for f in (named, headed) if _is_list(sentence, evocation, f)), ())


def _behind_verb(
    sentence: Sentence, evocation: Evocation, mentions: Sequence[Mention]
) -> tuple[Pair, ...]:
    """'Elected A President without a rival, and B Vice-President': the pair beside the verb last.

    Words without a verb may stand between two pairs.
    """
    start = evocation.anchor.last
    people = sorted((m for m in mentions if m.origin == "person"), key=lambda m: m.first)
    offices = [m for m in mentions if OFFICE in m.types]
    found = [(p, o) for p in people for o in offices if start < p.last == o.first - 1]
    if len(found) < 2 or found[0][0].first - start > _NEAR:
        return ()
    for one, other in pairwise(found):
        inside = range(one[1].last + 1, other[0].first)
        joined = (
            0 < len(inside) <= _ASIDE and sentence.words[inside[-1]] in sentence.grammar.joining
        )
        if not joined or any(sentence.is_verb(i) for i in inside):
            return ()
    return tuple(reversed(found))


def _heads(person: Mention, office: Mention) -> bool:
    """'Мәжілісті Нығматулин, Сенатты Әшімбаев басқарды': what is headed stands before."""
    return office.last + 1 == person.first and office.features.get("Case") == "Acc"


def _is_list(sentence: Sentence, evocation: Evocation, found: Sequence[Pair]) -> bool:
    """Tell whether several pairs are joined, the last one right before the verb."""
    if len(found) < 2:
        return False
    end = max(mention.last for mention in found[-1])
    near = 0 < evocation.anchor.last - end <= _NEAR
    return near and all(_joins(sentence, one, other) for one, other in pairwise(found))


def _joins(sentence: Sentence, one: Pair, other: Pair) -> bool:
    """The names show one case, and nothing but a joining word stands between."""
    end, start = max(m.last for m in one), min(m.first for m in other)
    between = sentence.words[end + 1 : start]
    same = one[0].features.get("Case", "Nom") == other[0].features.get("Case", "Nom")
    joining = sentence.grammar.joining | sentence.grammar.contrasting
    return same and bool(between) and joining.issuperset(between)


def without(mentions: Sequence[Mention], paired: Sequence[Pair]) -> list[Mention]:
    """Leave out the persons and offices of all pairs but the one beside the verb."""
    others = [mention for pair in paired[:-1] for mention in pair]
    return [m for m in mentions if not any(m is other for other in others)]


def each(filled: Mapping[Role, tuple[Mention, ...]], paired: Sequence[Pair]) -> Iterator[Filled]:
    """Yield the filled roles once more for each of the other pairs."""
    if not paired:
        return
    last = paired[-1]
    if not all(any(m is one for ms in filled.values() for m in ms) for one in last):
        return
    for person, office in paired[:-1]:
        meant = {id(last[0]): person, id(last[1]): office}
        yield {role: tuple(meant.get(id(m), m) for m in ms) for role, ms in filled.items()}
