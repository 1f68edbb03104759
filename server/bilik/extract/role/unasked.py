"""Consents that are told and not needed, or of nobody knows whom."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.alone import asks_nobody
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.cue import CueMention
from bilik.extract.frame.evoked import Evocation
from bilik.extract.naming.mention import Mention
from bilik.extract.role.consent import concerns
from bilik.extract.things import INSTITUTION, PROVISION


def is_alone(sentence: Sentence, evocation: Evocation, cues: Sequence[CueMention]) -> bool:
    """'Ни с кем не согласовывает', 'согласия ему не нужно': the power itself is not denied."""
    consents = {i for c in cues if c.kind == "consent" for i in range(c.first, c.last + 1)}
    power = evocation.frame.iri == PROVISION
    return power and asks_nobody(sentence, evocation.anchor.last, consents)


def asks_unknown(
    sentence: Sentence,
    evocation: Evocation,
    mentions: Sequence[Mention],
    cues: Sequence[CueMention],
) -> bool:
    """'С её согласия': whose, is not known, and without it too little would be told."""
    possessive = sentence.grammar.possessive if sentence.grammar.code == "ru" else frozenset()
    return any(
        cue.kind == "consent"
        and not possessive.isdisjoint(sentence.words[cue.first : cue.last + 1])
        and concerns(cue, evocation, sentence, mentions)
        for cue in cues
    )


def is_asking(sentence: Sentence, evocation: Evocation) -> bool:
    """'Назначение ни с кем не согласовывает': to be asked is no power of who asks nobody."""
    asking = sentence.grammar.coordinating
    return any(not asking.isdisjoint(sentence.lemmas[i]) for i in evocation.named)


def unasked(cues: Sequence[CueMention], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """'Согласия Сената не требуется': whose consent it is, does nothing here."""
    ends = {cue.last + 1 for cue in cues if cue.kind == "consent"}
    yield from (m for m in mentions if m.first in ends and INSTITUTION in m.types)
