"""What the title of an act says that the act does.

'Law on Establishing the Post of President', '«... Президенті қызметін тағайындау туралы» заң': the
title names an act, and states at the same time that the act creates the office.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Frame, Role
from bilik.extract.naming.dated import quotation
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pattern import Match
from bilik.extract.relation.anchor import Anchor, anchor
from bilik.extract.things import ACT

_ACT = frozenset({ACT})

Names = Callable[[Sentence, int, int], Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A trigger within a title, and the words of the title that belong to it."""

    match: Match
    title: Mention
    first: int
    last: int


def title_evocations(
    sentence: Sentence,
    mentions: Sequence[Mention],
    triggers: Sequence[tuple[Frame, Match]],
    names: Names,
) -> Iterator[Evocation]:
    """Yield the frames that titles of acts call up, with the act and what it acts on given.

    `names` finds the things named between two tokens, both included.
    """
    for frame, match in triggers:
        for title in mentions:
            if not _is_title(title, match):
                continue
            within = [m for _, m in triggers if title.first <= m.first and m.last <= title.last]
            place = _place(sentence, match, title, within)
            yield from _filled(sentence, frame, place, names)


def _is_title(mention: Mention, match: Match) -> bool:
    return (
        mention.origin == "name"
        and bool(mention.types & _ACT)
        and mention.first <= match.first
        and match.last <= mention.last
    )


def _place(sentence: Sentence, match: Match, title: Mention, triggers: Sequence[Match]) -> _Trigger:
    """Objects stand before their verbal noun where verbs come last, behind it elsewhere."""
    if sentence.grammar.verb_final:
        ends = [other.last + 1 for other in triggers if other.last < match.first]
        return _Trigger(match, title, max(ends, default=title.first), match.first - 1)
    starts = [other.first - 1 for other in triggers if other.first > match.last]
    return _Trigger(match, title, match.last + 1, min(starts, default=title.last))


def _filled(sentence: Sentence, frame: Frame, place: _Trigger, names: Names) -> Iterator[Evocation]:
    inner = names(sentence, place.first, place.last) if place.first <= place.last else ()
    acting = [role for role in frame.roles if not role.need and fits(role, place.title)]
    acted = [role for role in frame.roles if role.need and role.at_least == 1]
    if not acting or len(frame.needs) != 1:
        return
    at = anchor(sentence, place.match.first, place.match.last)
    words = place.match.covered(sentence)
    for role, mention in product(acted, inner):
        if fits(role, mention) and mention.value != place.title.value:
            given: tuple[tuple[Role, Mention], ...] = ((acting[0], place.title), (role, mention))
            yield Evocation(frame, replace(at, named=True), given, "title", words)


def outside_titles(sentence: Sentence, at: Anchor, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out what only a quoted title names: 'Парламент «... Ассамблеясы туралы» Заң қабылдады'.

    Only where verbs come last: there the title stands where a subject may.
    """
    quoted = quotation(sentence) if sentence.grammar.verb_final else frozenset()
    if not quoted or at.first in quoted:
        return list(mentions)
    return [m for m in mentions if not (m.first in quoted and m.last in quoted)]
