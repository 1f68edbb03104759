"""English clauses whose subject follows the verb: 'The first chair of the Council was Yuri Kim'."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evocation import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import PERSON, Mention
from bilik.extract.naming.people import OFFICE
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Relation
from bilik.extract.statement import Entity

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
    persons = [m for m in mentions if _is(m, PERSON) and m.origin == "person"]
    if not any(p.first == at.last + 1 for p in persons) or any(p.last < at.first for p in persons):
        return _NONE
    if PERSON in role.ranges:
        return frozenset({SUBJECT}) if mention.first == at.last + 1 else _NONE
    held = OFFICE in role.ranges and _is(mention, OFFICE) and mention.last < at.first
    return frozenset({OBJECT}) if held else _NONE


def _is(mention: Mention, kind: str) -> bool:
    return isinstance(mention.value, Entity) and kind in mention.value.types
