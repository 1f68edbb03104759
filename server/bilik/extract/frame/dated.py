"""Acts that are named with the day of their adoption: that says when it was."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Frame
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor


def by_date(frames: Iterable[Frame], mention: Mention) -> Iterator[Evocation]:
    """A thing named with its day: 'the Law of June 8, 2022' says when it was adopted."""
    if mention.date is None or mention.date.precision != "day":
        return
    date = Mention(mention.date, mention.first, mention.last, origin="date")
    for frame in frames:
        for role, when in frame.dated:
            if fits(role, mention):
                at = Anchor(mention.first, mention.last, nominal=True, named=True)
                yield Evocation(frame, at, ((role, mention), (when, date)), "dated")


def told_of_day(sentence: Sentence, evocation: Evocation, mentions: Sequence[Mention]) -> Evocation:
    """'Parliament adopted the law on 20 July': give a verb the one act known by the day beside it.

    Only where the day is no part of the name, and both stand in the clause of the verb.
    """
    roles = evocation.frame.dated
    if not roles or evocation.anchor.nominal:
        return evocation
    clause = sentence.clauses[evocation.anchor.first]
    acts = [
        m for m in mentions if m.origin == "name" and m.date and sentence.clauses[m.first] == clause
    ]
    if len(acts) != 1 or not fits(roles[0][0], acts[0]):
        return evocation
    return replace(evocation, given=(*evocation.given, (roles[0][0], acts[0])))
