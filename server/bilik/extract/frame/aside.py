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

_IN_OFFICE = (",", "in", "office")
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
    if not sentence.grammar.definite:
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
    if _is_lead(sentence, person, office, mentions):
        return _in_lead(sentence, office, mentions)
    if _follows(sentence, office, person):
        leading = sentence.words[: office.first] == ("as",)  # 'As Prime Minister, Mamin ...'
        plain = _until_border(sentence, person, mentions)
        return () if leading or plain == () else None
    dates = _until_border(sentence, office, mentions)
    end = max((m.last for m in dates or ()), default=office.last)
    start = 0 if sentence.words[:1] != ("as",) else 1
    heads = office.first <= start + 1  # 'President since 2019, Tokayev proposed ...'
    return dates if dates and heads and person.first == end + 2 else None


def _is_lead(
    sentence: Sentence, person: Mention, office: Mention, mentions: Sequence[Mention]
) -> bool:
    """'Tokayev (born 1953) is a diplomat and the second President': the lead of a life."""
    start = person.last + 1
    heads = all(token.text[0].isupper() for token in sentence.tokens[: person.first])
    if not heads or sentence.words[start : start + 1] in {(), (",",)}:
        return False
    if sentence.words[start] == "(" and ")" in sentence.words[: office.first]:
        start = sentence.words.index(")") + 1
    before = range(start + 1, office.first)
    if sentence.words[start] not in sentence.grammar.copulas or not before:
        return False
    between = [m for m in mentions if m.origin == "name" and start < m.first < office.first]
    apart = any(not m.types & {STATE, OFFICE} for m in between)
    if apart or any(sentence.is_verb(i) for i in before):
        return False
    joints = [i for i in before if sentence.words[i] in sentence.grammar.joining]
    return any(
        all(_describes(sentence, i) for i in range(joint + 1, office.first))
        for joint in (start, *joints)
    )


def _describes(sentence: Sentence, index: int) -> bool:
    """'The second and current': words that only say which of the holders of an office is meant."""
    joined = sentence.words[index] in sentence.grammar.joining
    return joined or _attributes(sentence, index) or sentence.shows(index, "NumType", "Ord")


def _in_lead(
    sentence: Sentence, office: Mention, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the dates behind an office, also those of ', in office since 20 March 2019'."""
    dates = _until_border(sentence, office, mentions) or ()
    if dates:
        return dates
    for index in range(office.last + 1, len(sentence) - 3):
        if sentence.words[index : index + 3] == _IN_OFFICE:
            told = [m for m in mentions if isinstance(m.value, Period) and m.last > index]
            return tuple(m for m in told if m.first <= index + len(_IN_OFFICE) + 1)
        if sentence.is_verb(index):
            break
    return ()


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
        elif dates and sentence.words[index] in sentence.grammar.joining:
            break
        elif not (state or sentence.words[index] in sentence.grammar.prepositions | {"the"}):
            return None
        index += 1
    listed = sentence.words[index : index + 2] in {(",", "and"), (",", "or")}
    return None if listed and not dates else tuple(dates)
