"""Which of two joined English verbs a phrase between or behind them belongs to."""

from bilik.extract.clause.gap import is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.statement import Period
from bilik.extract.things import DOCUMENT

_JOINTS = frozenset({"and", "but", "or"})


def is_of_conjoined(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Was created by the Law of 1990 and done away with in 1996': each verb has its own.

    A day or an act between the first verb and the joint is of the first; behind a second verb it is
    of the second, unless the first stands bare: 'was created and abolished in 1996'.
    """
    told = isinstance(mention.value, Period) or DOCUMENT in mention.types
    if not sentence.grammar.definite or not told or at.nominal or mention.first < 0:
        return False
    if mention.first > at.last:
        joint = _joint(sentence, at.last + 1, mention.first)
        return joint is not None and _has_own(sentence, at.last + 1, joint)
    joint = _joint(sentence, mention.last + 1, at.last + 1)
    before = range(mention.first)
    return joint is not None and any(sentence.is_verb(index) for index in before)


def _joint(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the word that joins a verb without a subject of its own to one before it."""
    for joint in range(start, end):
        if sentence.words[joint] not in _JOINTS:
            continue
        behind = joint + 1
        while behind < end and not sentence.is_verb(behind) and _is_small(sentence, behind):
            behind += 1
        if behind < end and sentence.is_verb(behind) and not is_noun(sentence, behind):
            return joint
    return None


def _is_small(sentence: Sentence, index: int) -> bool:
    adverb = any(reading.pos in {"ADV", "PART"} for reading in sentence.readings[index][:1])
    return adverb or sentence.words[index] in {"then", "later", "again", "not", "never"}


def _has_own(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a verb has words of its own before the joint, beside adverbs."""
    return any(
        is_noun(sentence, index) and not is_modifier(sentence, index) for index in range(start, end)
    )


def scopes(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'By the Law of 1990 A was placed first, and B gave way to C': the act is that of both.

    It begins what a semicolon or the sentence begins, and the clause behind has no time or act of
    its own before its subject.
    """
    if not sentence.grammar.definite or DOCUMENT not in mention.types or mention.first > at.first:
        return False
    before = mention.first - 1
    while before >= 0 and sentence.words[before] in sentence.grammar.skipped:
        before -= 1
    governed = before >= 0 and sentence.words[before] in sentence.grammar.prepositions
    if not governed or (before and sentence.words[before - 1] != ";"):
        return False
    between = range(mention.last + 1, at.first)
    if any(sentence.words[index] in {";", ":"} for index in between):
        return False
    joints = [index for index in between if sentence.words[index] in _JOINTS]
    own = sentence.words[joints[-1] + 1 : joints[-1] + 2] if joints else ()
    return bool(own) and own[0] not in sentence.grammar.prepositions
