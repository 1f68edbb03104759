"""Whether enough of a frame is told to make a statement."""

from collections.abc import Mapping, Sequence

from bilik.extract.clause.gap import is_possessive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.role.filling import Filling
from bilik.extract.role.qualify import is_negated
from bilik.extract.statement import Period
from bilik.extract.things import ACT, DOCUMENT, INSTITUTION, OFFICE, PERSON, REFORM, TENURE

_ACTS = frozenset({ACT, DOCUMENT, REFORM})
_PEOPLE = frozenset({OFFICE, PERSON})
_OF = 3  # tokens from a noun to what it is of
Sides = Mapping[Role, Sequence[tuple[Mention, ...]]]


def is_complete(filling: Filling, sides: Sides) -> bool:
    """Of each group one role is filled; in English one that no text leaves unsaid.

    'The Halyk Kenesi was established by the Constitution' gives nobody the power to establish it.
    """
    sentence, evocation = filling.sentence, filling.evocation
    if _is_of_body(filling):
        return False
    needs = [*evocation.frame.needs.values()]
    if sentence.grammar.code == "ru" and evocation.frame.is_claim and _names_no_act(filling):
        needs = [roles for roles in needs if not any(r.ranges & _ACTS for r in roles)]
    if sentence.grammar.definite and not evocation.anchor.nominal:
        needs = [tuple(r for r in roles if not r.inherited) or roles for roles in needs]
    if sentence.grammar.verb_final and is_negated(sentence, evocation):
        # 'Облыс әкімін халық сайламайды' needs no day
        needs = [roles for roles in needs if not any(role.literal for role in roles)]
    return bool(needs) and all(any(sides.get(role) for role in roles) for roles in needs)


def _is_of_body(filling: Filling) -> bool:
    """'President Tokayev accepted the resignation of the Government': nobody's own tenure ended."""
    sentence, at = filling.sentence, filling.evocation.anchor
    if filling.evocation.frame.iri != TENURE or not (at.nominal and sentence.grammar.definite):
        return False
    of = sentence.words[at.last + 1 : at.last + 2] == ("of",)
    behind = [m for m in filling.mentions if of and 1 < m.first - at.last <= _OF]
    before = [m for m in filling.mentions if m.last == at.first - 1]
    owners = behind or [m for m in before if is_possessive(sentence.words[m.last])]
    return any(INSTITUTION in m.types for m in owners) and not any(
        m.types & _PEOPLE for m in owners
    )


def is_said(sentence: Sentence, evocation: Evocation, sides: Sides) -> bool:
    """Of each group that is needed something is said, not only taken over, unless in a list."""
    if sentence.grammar.verb_final:
        return True
    groups = [
        roles for roles in evocation.frame.needs.values() if any(role.inherited for role in roles)
    ]
    return all(
        any(_is_stated(one) for role in roles for side in sides.get(role, ()) for one in side)
        for roles in groups
    )


def _is_stated(mention: Mention) -> bool:
    return mention.first >= 0 or mention.origin == "head"


def _names_no_act(filling: Filling) -> bool:
    """'Концентрация власти не ослабла': of no act and no day, so that none is left out."""
    sentence = filling.sentence
    acts = sentence.grammar.acts | sentence.grammar.reforms
    nouns = any(not acts.isdisjoint(lemmas) for lemmas in sentence.lemmas)
    named = any(m.types & _ACTS or isinstance(m.value, Period) for m in filling.mentions)
    return not nouns and not named
