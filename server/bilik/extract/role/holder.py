"""Where what a frame is about stands to a trigger that says so: 'dismissed Smailov', 'succeeded'.

The trigger's `holder` is Subj, Obj or, in English, a preposition ('replaced A with B').
"""

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Anchor, Relation
from bilik.extract.role.filling import marks
from bilik.extract.things import BODY, PERSON


def as_held(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    found: frozenset[Relation],
) -> frozenset[Relation]:
    """Return the ways in which a mention stands to a trigger, seen from what the frame is about."""
    if evocation.holder == "Obj" and sentence.grammar.code == "ru":
        return _as_holder(found)
    if evocation.holder == "Obj" and sentence.grammar.verb_final:
        acted_on = mention.features.get("Case") == "Acc" and PERSON in role.ranges
        held = frozenset({SUBJECT}) if acted_on else frozenset()
        others = _of_other_actor(sentence, role, mention, evocation.anchor)
        return (found - others) | held
    if evocation.holder and sentence.grammar.definite:
        return _held(role, evocation, mention, found, marks(sentence, role))
    return found


def _of_other_actor(
    sentence: Sentence, role: Role, mention: Mention, at: Anchor
) -> frozenset[Relation]:
    """Where verbs come last: who acts on somebody holds nothing of what he held.

    The title before a name does: 'Премьер-Министр Маминді қызметінен босатты'.
    """
    acts = frozenset({("prep", "by")}) if PERSON in role.ranges else frozenset()
    after = sentence.tokens[mention.last + 1 : mention.last + 2]
    named = bool(after) and after[0].text[0].isupper()
    actor = any(token.text[0].isupper() for token in sentence.tokens[: max(mention.first, 0)])
    titled = named and actor and mention.last + 1 < at.first
    before = at.passive and mention.last < at.first and not titled
    return acts | {OBJECT} if before else acts


def _as_holder(found: frozenset[Relation]) -> frozenset[Relation]:
    """'Мамина сменил Смаилов': whom the verb acts on held the office."""
    held = frozenset({SUBJECT}) if OBJECT in found else frozenset()
    return (found - {SUBJECT, OBJECT}) | held


def _held(
    role: Role,
    evocation: Evocation,
    mention: Mention,
    found: frozenset[Relation],
    own: frozenset[Relation],
) -> frozenset[Relation]:
    """Apply what a trigger says of whom the frame is about; in a passive who acts is under 'by'.

    'The President dismissed Mamin': who acts fills no other role than that of an agent, and a body
    that takes the place of another is no agent either.
    """
    at, holder = evocation.anchor, evocation.holder
    acting = ("prep", "by") if at.passive else SUBJECT
    if not holder or role.literal:
        return found
    people = any(r.need and PERSON in r.ranges for r in evocation.frame.roles)
    concerned = PERSON in role.ranges if people else _is_concerned(evocation, role, own)
    if not concerned or not role.need:
        return found - {acting} if BODY in mention.types or role.need else found
    wanted = {"Subj": acting, "Obj": OBJECT}.get(holder, ("prep", holder.lower()))
    nominal = at.nominal and holder == "Obj" and ("prep", "of") in found
    return own if wanted in found or nominal else frozenset()


def _is_concerned(evocation: Evocation, role: Role, own: frozenset[Relation]) -> bool:
    """Of several roles that are needed the frame is about the one that is never acted on."""
    needed = [one for one in evocation.frame.roles if one.need == one.iri.rpartition("#")[2]]
    return role in needed and (len(needed) == 1 or OBJECT not in own)
