"""Entries of chronicles: the date that an entry begins with says when what follows happened.

'11 March. The President dissolves Parliament.', '- 2011: the Senate elected ...', and a line '1995'
above paragraphs. The words of the date are put before what they date, at their own characters, so
that later stages read 'on 11 March the President dissolves Parliament'.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.context.partial import resolved
from bilik.extract.lexicon import Frame
from bilik.extract.naming.mention import Mention, token_range
from bilik.extract.relation.anchor import Anchor
from bilik.extract.statement import Period
from bilik.extract.things import POWER
from bilik.text.dates import PLAUSIBLE_YEAR, year
from bilik.text.language import Language
from bilik.text.model import DateMention, Reading, Span, Token
from bilik.vocabulary import ONTOLOGY

LENT = {"Lent": "Yes"}
"""The mark of a date that a sentence takes from its entry."""

_HOLDER = ONTOLOGY + "tenureOf"
_MARKS = frozenset("-–—•·*#_")
_STOPS = frozenset(".:-–—,")
_OPENING = _STOPS - {","}
_FIRST = "1 "
_CALENDAR = frozenset({"day", "month", "year"})
_BLANKS = " \t\r*_#"
_REACH = 4  # tokens from "on" to the noun of "a law on early presidential elections"
_LABEL = 2  # words before a title on its line: 'Hall 3.'
_LONGEST = 9  # tokens of a date and the marks around it


@dataclass(frozen=True)
class Entry:
    """The date of an entry, with its words; as a `heading` it stands alone on its line."""

    period: Period
    tokens: tuple[Token, ...]
    readings: tuple[tuple[Reading, ...], ...]
    heading: bool


class Entries:
    """The entries of one document, in order."""

    def __init__(self, language: Language, memory: Memory) -> None:
        """`memory` knows the year of a title that dates nothing by itself."""
        self._language = language
        self._memory = memory
        self._entry: Entry | None = None
        self._last: Period | None = None
        self._runs_on = False
        self._told = False
        self._here: Mention | None = None

    def dated(self, sentence: Sentence) -> Sentence:
        """Return a sentence with the date of its entry before what it tells."""
        self._here = None
        rest = self._open(sentence)
        if rest is None:
            rest, title = 0, _is_title(sentence)
            ended = self._told and _begins_line(sentence)
            self._entry = None if title or ended else self._entry
            self._last = _year_of(sentence.words) if title else self._last
        if self._entry is None or rest >= len(sentence):
            return sentence
        # A day alone on its line, which may be that of a letter or a report, dates one paragraph.
        self._told = not self._entry.heading or self._entry.period.precision == "day"
        if self._tells_own(sentence, rest):
            self._entry = None
            return sentence
        return self._written(sentence, self._entry, rest)

    def _written(self, sentence: Sentence, entry: Entry, rest: int) -> Sentence:
        if sentence.grammar.earlier & {*sentence.words}:
            return sentence
        precise = entry.period.precision == "day"
        word = sentence.grammar.dating[0 if precise else 1]
        place = entry.tokens[0].span.start
        before = (Token(word, Span(place, place)),) if word else ()
        last = len(before) + len(entry.tokens) - 1
        case = {"Case": "Loc"} if sentence.grammar.verb_final else {}
        best = entry.readings[-1][0].features if entry.readings[-1] else {}
        self._here = Mention(entry.period, len(before), last, {**best, **case, **LENT}, "date")
        return replace(
            sentence,
            tokens=(*before, *entry.tokens, *sentence.tokens[rest:]),
            readings=(
                *(self._language.read(token.text) for token in before),
                *entry.readings,
                *sentence.readings[rest:],
            ),
        )

    def with_date(self, dates: Sequence[Mention]) -> list[Mention]:
        """Return the dates of a sentence with that of its entry, read for its words alone."""
        here = self._here
        if here is None:
            return [*dates]
        return [here, *(d for d in dates if not d.overlaps(here.first, here.last))]

    def telling(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
        """Leave out powers in the words of an entry: its present tense tells what happened once."""
        permitted = any(not sentence.grammar.permitting.isdisjoint(it) for it in sentence.lemmas)
        if self._here is None or permitted:
            return [*mentions]
        return [m for m in mentions if not (m.origin == "concept" and POWER in m.types)]

    def without_lent(
        self, sentence: Sentence, at: Anchor, mentions: Sequence[Mention], frame: Frame
    ) -> list[Mention]:
        """Leave the date of the entry to what happens and to who comes and goes."""
        here = self._here
        if here is None:
            return [*mentions]
        happens = any(role.literal and role.loose for role in frame.roles)
        held = any(role.iri == _HOLDER for role in frame.roles)
        if (happens or held) and not _is_theme(sentence, at, here):
            return [*mentions]
        return [mention for mention in mentions if mention != here]

    def _open(self, sentence: Sentence) -> int | None:
        """Begin the entry that a sentence opens; return the token at which it starts to tell."""
        words = sentence.words
        first = next((i for i, word in enumerate(words) if _MARKS.isdisjoint(word)), 0)
        head = words[first : first + _LONGEST]
        stops = any(not _STOPS.isdisjoint(word) for word in head if not word.isalnum())
        if not stops and len(words) > first + _LONGEST:
            return None
        found = self._at(sentence, first)
        if found is None:
            return None
        period, last, full = found
        while not words[last][-1].isalnum():  # 'June.' may be short for the month
            last -= 1
        rest = last + 1
        while rest < len(words) and not any(letter.isalnum() for letter in words[rest]):
            rest += 1
        marks = {*"".join(words[last + 1 : rest])}
        begins = _begins_line(sentence)
        told = any(sentence.is_verb(i) for i in range(rest, len(words)))
        if rest < len(words) and not (begins and told and marks & _OPENING):
            return None
        self._last = period
        self._memory.year = period if full else self._memory.year
        self._runs_on = period.precision != "year" if full else self._runs_on
        heading = rest == len(words) and _ends_line(sentence)
        own = slice(first, last + 1)
        self._told = not heading
        self._entry = Entry(period, sentence.tokens[own], sentence.readings[own], heading)
        return rest

    def _at(self, sentence: Sentence, first: int) -> tuple[Period, int, bool] | None:
        """Return the date that begins at a token, its last token, and whether it tells its year.

        '1999, 1 October' is a day of the year before it.
        """
        found = next((f for f in self._found(sentence, first) if f[1] == first), None)
        if found is None:
            return None
        period, _, last, full = found
        behind = last + 2
        if period.precision == "year" and sentence.words[last + 1 : behind] == (",",):
            self._last, self._runs_on = period, False
            finer = self._found(sentence, behind) if behind < len(sentence) else iter(())
            period, _, last, full = next((f for f in finer if f[1] == behind), found)
        return period, last, full

    def _found(self, sentence: Sentence, first: int) -> Iterator[tuple[Period, int, int, bool]]:
        """Yield the dates that a sentence begins with, and whether they tell their year."""
        tokens = sentence.tokens[first : first + _LONGEST]
        start, end = tokens[0].span.start, tokens[-1].span.end
        text = sentence.normal.text[start:end]
        for found in self._language.dates(text):
            value = Period(found.start, found.end, found.precision, found.relation)
            if value.precision in _CALENDAR and not value.relation:
                inside = start + found.span.start, start + found.span.end
                yield value, *token_range(sentence.tokens, *inside), True
        bare = _year_of(sentence.words[first : first + 1])
        if bare:
            yield bare, first, first, True
        lone = "" if text[0].isdigit() else _FIRST  # a month alone is read as its first day
        for partial in self._language.partial_dates(lone + text):
            told = replace(partial, day=None) if lone else partial
            base = self._last or self._memory.year
            period = resolved(told, [base]) if partial.month else None
            if period and not period.relation and (not lone or partial.span.start == 0):
                inside = start + max(partial.span.start - len(lone), 0), start - len(lone)
                inside = inside[0], inside[1] + partial.span.end
                yield self._forward(period), *token_range(sentence.tokens, *inside), False

    def _forward(self, period: Period) -> Period:
        """Entries run forward: after December of a year comes January of the next."""
        if not (self._runs_on and self._last and period.start[:7] < self._last.start[:7]):
            return period
        ends = (date.fromisoformat(day) for day in (period.start, period.end))
        try:
            start, end = (day.replace(year=day.year + 1).isoformat() for day in ends)
        except ValueError:  # 29 February
            return period
        return replace(period, start=start, end=end)

    def _tells_own(self, sentence: Sentence, rest: int) -> bool:
        start, end = sentence.tokens[rest].span.start, sentence.bounds.end
        text = sentence.normal.text[start:end]
        full = self._language.dates(text)
        own = any(not self._holds(d) and not _names(sentence, start + d.span.start) for d in full)
        partial = self._language.partial_dates(text)
        return own or any(not any(d.span.covers(p.span) for d in full) for p in partial)

    def _holds(self, told: DateMention) -> bool:
        """'30 August. The Constitution of 1995 ...': a year that the entry lies in is no other."""
        assert self._entry is not None
        inside = told.start <= self._entry.period.start and self._entry.period.end <= told.end
        wider = told.precision == "year" and self._entry.period.precision != "year"
        return told.relation == "until" or (inside and wider)


def _names(sentence: Sentence, start: int) -> bool:
    """'Its ruling on the election of 7 March 1994': such a day tells which, not when."""
    index = next((i for i, t in enumerate(sentence.tokens) if t.span.start == start), 0)
    return index > 0 and sentence.words[index - 1] in sentence.grammar.naming


def _is_theme(sentence: Sentence, at: Anchor, date: Mention) -> bool:
    """'A law on elections is adopted': the noun tells what the law is about."""
    first = max(date.last + 1, at.first - _REACH)
    around = range(at.last + 1, at.last + 2) if sentence.grammar.verb_final else (first, at.first)
    words = sentence.words[around[0] : around[-1] + 1]
    return at.nominal and not sentence.grammar.concerning.isdisjoint(words)


def _year_of(words: Iterable[str]) -> Period | None:
    """Return the one year that some words name."""
    years = {int(word) for word in words if re.fullmatch(PLAUSIBLE_YEAR, word)}
    if len(years) != 1:
        return None
    told = year(years.pop())
    return Period(told.start, told.end, told.precision)


def _begins_line(sentence: Sentence) -> bool:
    text, start = sentence.normal.text, sentence.bounds.start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not any(letter.isalnum() for letter in line)


def _ends_line(sentence: Sentence) -> bool:
    text, end = sentence.normal.text, sentence.bounds.end
    return not text[end:].partition("\n")[0].strip(_BLANKS)


def _is_title(sentence: Sentence) -> bool:
    """Tell whether a sentence is a line of its own without a full stop."""
    bare = sentence.words[-1][-1].isalnum()
    return bare and _begins_line(sentence) and _ends_line(sentence)


def is_heading(sentence: Sentence) -> bool:
    """Tell whether a sentence is a title above a blank line: what it names, the text tells."""
    text, start, end = sentence.normal.text, sentence.bounds.start, sentence.bounds.end
    label = text[text.rfind("\n", 0, start) + 1 : start].split()
    bare = sentence.words[-1][-1].isalnum() and len(label) <= _LABEL
    return bare and bool(re.match(r"[ \t\r]*\n[ \t\r]*\n", text[end:]))
