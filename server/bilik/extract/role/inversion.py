"""English clauses whose subject follows the verb: 'The first chair of the Council was Yuri Kim'."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Relation
from bilik.extract.things import OFFICE, PERSON

_BEING = "be"
_NONE: frozenset[Relation] = frozenset()


def inverted(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
) -> frozenset[Relation]:
    """Return how a person and an office stand to a form of 'be' that the person follows."""
    at = evocation.anchor
    if not sentence.grammar.definite or _BEING not in sentence.lemmas[at.last]:
        return _NONE
    persons = [m for m in mentions if PERSON in m.types and m.origin == "person"]
    if not any(p.first == at.last + 1 for p in persons) or any(p.last < at.first for p in persons):
        return _NONE
    if PERSON in role.ranges:
        return frozenset({SUBJECT}) if mention.first == at.last + 1 else _NONE
    held = OFFICE in role.ranges and OFFICE in mention.types and mention.last < at.first
    return frozenset({OBJECT}) if held else _NONE
