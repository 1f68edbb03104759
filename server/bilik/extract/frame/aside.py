"""Offices that commas set beside their holder: 'Tokayev, Chair of the Senate since 2013, said'.

The other way round as well: 'the outgoing Prime Minister, Alikhan Smailov, thanked the deputies'.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilik.extract.clause.gap import is_modifier
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evocation import FrameFinder, assign
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Frame, Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.statement import Period
from bilik.extract.things import OFFICE, STATE

_ATTRIBUTES = 4  # words before an office: 'the then', 'a former', 'the first ever'
_PAST = frozenset({"then", "former", "first", "last", "only", "current", "new"})


@dataclass(frozen=True, slots=True)
class _Aside:
    """An office and the person beside it, with the dates said of both and the tokens taken up."""

    office: Mention
    person: Mention
    dates: tuple[Mention, ...]
    first: int
    last: int


def aside_evocations(
    sentence: Sentence, mentions: Sequence[Mention], frames: FrameFinder
) -> Iterator[Evocation]:
    """Yield the tenures that asides tell; of the dates, those between the commas."""
    for aside in _asides(sentence, mentions):
        title = frames.held(aside.office, aside.person)
        for frame, roles in frames.apposed:
            given = assign(roles, title, aside.person)
            when = tuple(_bounds(frame, aside.dates)) if given else ()
            bare = replace(frame, roles=tuple(role for role, _ in (*given, *when)))
            if given:
                at = Anchor(aside.first, aside.last)
                yield Evocation(bare, at, (*given, *when), "apposition")


def _bounds(frame: Frame, dates: Iterable[Mention]) -> Iterator[tuple[Role, Mention]]:
    """Yield the roles of a frame that dates since and until something fill."""
    for date in dates:
        relation = date.value.relation if isinstance(date.value, Period) else None
        mark = ("prep", relation or "")
        for role in frame.roles:
            if role.literal and mark in role.marks.get("en", frozenset()):
                yield role, date


def _asides(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[_Aside]:
    """Yield the offices and persons that commas set beside each other in an English sentence."""
    if not sentence.grammar.definite or "," not in sentence.words:
        return
    offices = [m for m in mentions if m.origin == "name" and OFFICE in m.types]
    persons = [m for m in mentions if m.origin == "person"]
    for person in persons:
        for office in offices:
            dates = _beside(sentence, office, person, mentions)
            if dates is not None:
                first = min(office.first, person.first)
                last = max(m.last for m in (office, person, *dates))
                yield _Aside(office, person, dates, first, last)


def _beside(
    sentence: Sentence, office: Mention, person: Mention, mentions: Sequence[Mention]
) -> tuple[Mention, ...] | None:
    """Return the dates said of an office and a person that commas join, None where none does."""
    if _follows(sentence, person, office):
        return _until_border(sentence, office, mentions)
    if _follows(sentence, office, person):
        leading = sentence.words[: office.first] == ("as",)  # 'As Prime Minister, Mamin ...'
        plain = _until_border(sentence, person, mentions)
        return () if leading or plain == () else None
    dates = _until_border(sentence, office, mentions)
    end = max((m.last for m in dates or ()), default=office.last)
    start = 0 if sentence.words[:1] != ("as",) else 1
    heads = office.first <= start + 1  # 'President since 2019, Tokayev proposed ...'
    return dates if dates and heads and person.first == end + 2 else None


def _follows(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """Tell whether a comma and attributes stand between; 'of Kazakhstan' belongs to `left`."""
    start = left.last + 1
    if sentence.words[start : start + 1] == ("of",):
        start += 1 + (sentence.words[start + 1] == "the")
        start += 1
    between = range(start + 1, right.first)
    if sentence.words[start : start + 1] != (",",) or right.first <= start:
        return False
    return len(between) <= _ATTRIBUTES and all(_attributes(sentence, i) for i in between)


def _attributes(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    plain = word in sentence.grammar.skipped | sentence.grammar.indefinite | _PAST
    return plain or (is_modifier(sentence, index) and word[0].isalpha())


def _until_border(
    sentence: Sentence, last: Mention, mentions: Sequence[Mention]
) -> tuple[Mention, ...] | None:
    """Return the dates up to the mark that ends the aside, None where something else is said.

    'Mamin, the Prime Minister, and the ministers' may be a list.
    """
    index = last.last + 1
    dates: list[Mention] = []
    while index < len(sentence) and sentence.words[index][0].isalnum():
        inside = [m for m in mentions if m.first <= index <= m.last and m.last >= index]
        found = [m for m in inside if isinstance(m.value, Period)]
        state = any(STATE in m.types for m in inside)
        if found:
            dates += (m for m in found if m not in dates)
            index = max(m.last for m in found)
        elif not (state or sentence.words[index] in sentence.grammar.prepositions | {"the"}):
            return None
        index += 1
    listed = sentence.words[index : index + 2] in {(",", "and"), (",", "or")}
    return None if listed and not dates else tuple(dates)
