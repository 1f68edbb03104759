"""Roles that a sentence leaves unsaid: taken from the text before, or from the head of a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bilik.extract.anchor import OBJECT, SUBJECT, Relation
from bilik.extract.discourse import Discourse
from bilik.extract.evocation import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.mention import Mention
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Entity, Period
from bilik.extract.syntax import relations


def marks(sentence: Sentence, role: Role) -> set[Relation]:
    """Return the marks of a role in the language of a sentence."""
    return {(m.kind, m.value) for m in role.markers if m.language == sentence.grammar.code}


def inherited(
    sentence: Sentence,
    evocation: Evocation,
    chosen: Mapping[Role, Mention],
    mentions: Sequence[Mention],
    discourse: Discourse,
) -> Iterator[tuple[Role, Mention]]:
    """Take roles that the ontology lets a text leave unsaid from what it has just spoken of."""
    entities = [m.value for m in chosen.values() if isinstance(m.value, Entity)]
    taken = {entity.iri for entity in entities}
    states = {entity.state for entity in entities if entity.state}
    for role in evocation.frame.roles:
        if role in chosen:
            continue
        if role.dated:
            yield from _left_open(role, chosen.values(), discourse)
        elif role.need and {SUBJECT, OBJECT} <= marks(sentence, role):
            yield from _left_open(role, mentions, discourse)
        if not role.inherited:
            continue
        before = [m for m in mentions if m.last < evocation.anchor.first and fits(role, m)]
        entity = discourse.latest(role.ranges, sentence)
        if before:
            yield role, max(before, key=lambda mention: mention.last)
        elif entity and entity.iri not in taken and states <= discourse.home:
            yield role, Mention(entity, -1, -1, {}, "discourse")


def let_head_act(
    sentence: Sentence,
    evocation: Evocation,
    chosen: dict[Role, Mention],
    mentions: Sequence[Mention],
    discourse: Discourse,
) -> None:
    """In a list, who stands at its head acts, unless the item has a subject of its own."""
    colon = sentence.words.index(":") if ":" in sentence.words else len(sentence)
    head = discourse.head if sentence.is_item else None
    if head is None and not colon < evocation.anchor.first:
        return
    for role in evocation.frame.roles:
        own_marks = marks(sentence, role)
        takes_subject = role.need and SUBJECT in own_marks and OBJECT not in own_marks
        if not takes_subject or role.evoking or role.inherited:
            continue
        own = chosen.get(role)
        if own and SUBJECT in relations(sentence, own, evocation.anchor, mentions):
            continue
        before = [m for m in mentions if m.last < colon < evocation.anchor.first and fits(role, m)]
        acting = [
            m for m in before if SUBJECT in relations(sentence, m, evocation.anchor, mentions)
        ]
        if before:
            chosen[role] = (acting or before)[0]
        elif head and head.types & role.ranges:
            chosen[role] = Mention(head, -1, -1, {}, "head")


def _left_open(
    role: Role, dates: Iterable[Mention], discourse: Discourse
) -> Iterator[tuple[Role, Mention]]:
    """'A new Constitution ... was adopted on 28 January 1993': the date says which one."""
    for mention in tuple(dates):
        if isinstance(mention.value, Period) and mention.value.precision == "day":
            entity = discourse.resolve_open(mention.value)
            if entity and entity.types & role.ranges:
                yield role, Mention(entity, -1, -1, {}, "discourse")
