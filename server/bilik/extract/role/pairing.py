"""One Kazakh verb for several persons: 'А-ны Президент, Ә-ні вице-президент етіп сайлады'."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE, PERSON

_NEAR = 4  # tokens from the last office to the verb: 'етіп қайта сайлады'

Pair = tuple[Mention, Mention]
Filled = dict[Role, tuple[Mention, ...]]


def pairs(
    sentence: Sentence, evocation: Evocation, mentions: Sequence[Mention]
) -> tuple[Pair, ...]:
    """Return the persons of a list, each with the office behind the name; none or at least two."""
    roles = evocation.frame.roles
    if not sentence.grammar.verb_final or not any(PERSON in r.ranges and r.need for r in roles):
        return ()
    found = [
        (person, office)
        for person in sorted(mentions, key=lambda m: m.first)
        for office in mentions
        if person.origin == "person"
        and office.first == person.last + 1
        and office.last < evocation.anchor.last
        and OFFICE in office.types
    ]
    near = found and evocation.anchor.last - found[-1][1].last <= _NEAR
    joined = all(_joins(sentence, one, other) for one, other in pairwise(found))
    return tuple(found) if len(found) > 1 and near and joined else ()


def _joins(sentence: Sentence, one: Pair, other: Pair) -> bool:
    """The names show one case, and nothing but a joining word stands between."""
    between = sentence.words[one[1].last + 1 : other[0].first]
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
