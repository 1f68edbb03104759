"""Days named without their year: the year is the one that the text speaks of."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bilik.extract.memory import Memory
from bilik.extract.mention import Mention, token_range
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Period
from bilik.text.language import Language
from bilik.text.model import PartialDate


def with_years(
    sentence: Sentence, language: Language, dates: Sequence[Mention], memory: Memory
) -> Iterator[Mention]:
    """Yield the days that lack their year, each in the year last named before it."""
    start, end = sentence.bounds.start, sentence.bounds.end
    for partial in language.partial_dates(sentence.normal.text[start:end]):
        inside = start + partial.span.start, start + partial.span.end
        first, last = token_range(sentence.tokens, *inside)
        if any(d.overlaps(first, last) for d in dates if not _is_wider(d)):
            continue
        before = [d.value for d in dates if d.last < first and isinstance(d.value, Period)]
        period = _resolved(partial, [memory.year, *before])
        if period:
            yield Mention(period, first, last, sentence.features(last), "date")


def _is_wider(mention: Mention) -> bool:
    return isinstance(mention.value, Period) and mention.value.precision != "day"


def _resolved(partial: PartialDate, spoken: Sequence[Period | None]) -> Period | None:
    known = [period for period in spoken if period]
    if partial.month is None or partial.day is None:
        return known[-1] if known and known[-1].precision == "day" else None
    if not known:
        return None
    year = int(known[-1].start[:4]) + (partial.shift or 0)
    try:
        day = date(year, partial.month, partial.day)
    except ValueError:
        return None
    return Period(day.isoformat(), (day + timedelta(days=1)).isoformat(), "day", partial.relation)
