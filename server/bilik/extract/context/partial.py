"""Days named without their year: the year is the one that the text speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.mention import Mention, token_range
from bilik.extract.statement import Period
from bilik.text.language import Language
from bilik.text.model import PartialDate

_HEAD = 4  # sentences among which the day of writing is told
_PLACE = 5  # tokens of the place before it
_UP_TO = 2  # tokens from the first day of a range to its last
_WEEK = 7
_UNITS = ("day", "month", "year", "part", "decade", "century", "range")


def with_years(
    sentence: Sentence,
    language: Language,
    dates: Sequence[Mention],
    naming: Sequence[Mention],
    memory: Memory,
) -> Iterator[Mention]:
    """Yield the days that lack their year, each in the year last named before it.

    The year of an act's name (dates that are `naming`) is meant by 'of that year' alone.
    """
    start, end = sentence.bounds.start, sentence.bounds.end
    found: list[Mention] = []
    partials = language.partial_dates(sentence.normal.text[start:end])
    for partial in sorted(partials, key=lambda partial: partial.span.start):
        inside = start + partial.span.start, start + partial.span.end
        first, last = token_range(sentence.tokens, *inside)
        if any(d.overlaps(first, last) for d in dates if not _is_wider(d)):
            continue
        if partial.told_from and (memory.written or not partial.month):
            day = _from_writing(partial, memory.written) if memory.written else None
            if day:
                yield Mention(day, first, last, sentence.features(last), "date")
            continue
        told = [d for d in dates if partial.shift is not None or d not in naming] + found
        before = [d.value for d in told if d.last < first and isinstance(d.value, Period)]
        if partial.unit == "year" and any(_is_year(d) and d.first > last for d in dates):
            continue  # 'thirty years later the Constitution of 2026 ...' says when itself
        same_day = partial.month is None and not partial.unit
        base = memory.last or memory.year if same_day else memory.spoken_of(sentence)
        if partial.relation == "since" and partial.shift is None:
            base = memory.written or base  # what has gone on 'since 25 February' goes on today
        until = _end_of_range(sentence, partial, last, dates)
        before = [p for p in before if not (base and _is_since_year(p, base))]
        period = resolved(partial, [until] if until else [base, *before])
        if period:
            found.append(Mention(period, first, last, sentence.features(last), "date"))
            yield found[-1]


def _is_since_year(period: Period, base: Period) -> bool:
    """'In the post since 2019, he was dismissed on 15 March': not in the year that he came."""
    earlier = period.start < base.start
    return (period.precision, period.relation) == ("year", "since") and earlier


def _end_of_range(
    sentence: Sentence, partial: PartialDate, last: int, dates: Sequence[Mention]
) -> Period | None:
    """'From February to April 1990': the year behind the last day is that of the first as well."""
    if sentence.grammar.verb_final or partial.relation != "since" or partial.shift is not None:
        return None
    behind = [d for d in dates if 0 < d.first - last <= _UP_TO and isinstance(d.value, Period)]
    nearest = min(behind, key=lambda d: d.first, default=None)
    if nearest is None or sentence.words[nearest.first - 1] not in sentence.grammar.ending:
        return None
    return nearest.value if isinstance(nearest.value, Period) else None


def dateline(sentence: Sentence, dates: Sequence[Mention]) -> Period | None:
    """'ASTANA, 6 June 2022 - ...': the day on which a text says at its head it was written."""
    if sentence.index > _HEAD:
        return None
    for told in dates:
        before = sentence.tokens[: max(told.first, 0)]
        place = all(not token.text[0].islower() for token in before) and len(before) <= _PLACE
        if place and isinstance(told.value, Period) and told.value.precision == "day":
            return told.value
    return None


def _from_writing(partial: PartialDate, written: Period) -> Period | None:
    """Return 'today', 'yesterday' or 'on Monday' as a day, 'last year' as a year."""
    if partial.unit:
        return _moved(partial, written)
    if partial.month:
        told = resolved(partial, [written])
        past = told is not None and partial.count > 0 and told.start < written.start
        return resolved(replace(partial, shift=1), [written]) if past else told
    day = date.fromisoformat(written.start)
    if partial.weekday is None:
        return _of(day + timedelta(days=partial.count), "day", partial.relation)
    back = (day.weekday() - partial.weekday) % _WEEK
    moved = -back if partial.count <= 0 else _WEEK - back
    return _of(day + timedelta(days=moved), "day", partial.relation)


def _is_year(mention: Mention) -> bool:
    return isinstance(mention.value, Period) and mention.value.precision == "year"


def _is_wider(mention: Mention) -> bool:
    return isinstance(mention.value, Period) and mention.value.precision != "day"


def resolved(partial: PartialDate, spoken: Sequence[Period | None]) -> Period | None:
    """Return the day, month or year that is meant where the last of `spoken` was spoken of."""
    known = [period for period in spoken if period]
    if not known:
        return None
    if partial.unit:
        return _moved(partial, known[-1])
    if partial.month is None:
        return _of_month(partial, known[-1])
    year = int(known[-1].start[:4]) + (partial.shift or 0)
    if partial.day is None:
        return _of(date(year, partial.month, 1), "month", partial.relation)
    try:
        day = date(year, partial.month, partial.day)
    except ValueError:
        return None
    return _of(day, "day", partial.relation)


def _of_month(partial: PartialDate, base: Period) -> Period | None:
    """Return the day last named, or a day of its month: 'айдың алғашқы күні'."""
    if partial.day is None:
        return base if base.precision == "day" else None
    if base.precision not in {"day", "month"}:
        return None
    try:
        day = date.fromisoformat(base.start).replace(day=partial.day)
    except ValueError:
        return None
    return _of(day, "day", partial.relation)


def _moved(partial: PartialDate, base: Period) -> Period | None:
    """Return the day, month or year so many later; None where the base is less exact than that."""
    if _UNITS.index(partial.unit) < _UNITS.index(base.precision):
        return None
    start = date.fromisoformat(base.start)
    if partial.unit == "day":
        return _of(start + timedelta(days=partial.count), "day", partial.relation)
    months = (
        start.year * 12 + start.month - 1 + partial.count * (1 if partial.unit == "month" else 12)
    )
    year, month = divmod(months, 12)
    month = month + 1 if partial.unit == "month" else 1
    return _of(date(year, month, 1), partial.unit, partial.relation)


def _of(start: date, precision: str, relation: str | None) -> Period:
    """Return the day, month or year that begins on a day."""
    days = {"day": 1, "month": 31, "year": 366}[precision]
    end = start + timedelta(days=days)
    if precision != "day":
        end = end.replace(day=1)
    return Period(start.isoformat(), end.isoformat(), precision, relation)


def this_year(sentence: Sentence, dates: Sequence[Mention], memory: Memory) -> Iterator[Mention]:
    """Resolve 'this year', 'осы жылы', 'в этом году' to the year last named."""
    for index in range(len(sentence)):
        before = sentence.words[index - 1] if index else ""
        if before in sentence.grammar.pointing and sentence.lemmas[index] & {
            "year",
            "жыл",
            "год",
        }:
            named = [date.value for date in dates if date.last < index]
            year = next((v for v in reversed(named) if isinstance(v, Period)), memory.year)
            if year:
                value = Period(year.start[:4] + "-01-01", _next_year(year), "year")
                yield Mention(value, index - 1, index, origin="date")


def _next_year(period: Period) -> str:
    return f"{int(period.start[:4]) + 1}-01-01"
