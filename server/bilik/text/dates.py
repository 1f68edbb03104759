"""What the date grammars of all languages share: intervals, rules, and the search for matches."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bilik.text.model import DateMention, Span

# Years that a bare number of four digits may be taken for; beside the word 'year' any will do.
PLAUSIBLE_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
ANY_YEAR = r"(?:1\d\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DASH = r"\s*[-–—]\s*"

_RELATION_REACH = 24  # characters before a date in which 'until' and its like may stand
_MONTHS = 12
_NINETEEN_HUNDREDS = 1900  # the century of 'the nineties'


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open ISO days [start, end) with their precision (see DateMention)."""

    start: str
    end: str
    precision: str


@dataclass(frozen=True, slots=True)
class Found:
    """An interval and the characters that name it; `relation` where the pattern itself says it."""

    span: Span
    interval: Interval
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class DateRule:
    """A pattern and the reading of its matches; `read` raises ValueError for an impossible date."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation (until, since, by, about) and the words that say so.

    The pattern is searched before the date, where it must end in `$`, or matched after it.
    """

    name: str
    pattern: re.Pattern[str]
    before: bool


# ---- intervals -----------------------------------------------------------------------------------


def day(year: int, month: int, day_of_month: int) -> Interval:
    """Return one day; raises ValueError when the calendar has no such day."""
    first = date(year, month, day_of_month)
    return Interval(first.isoformat(), (first + timedelta(days=1)).isoformat(), "day")


def month(year: int, number: int) -> Interval:
    """Return one month; raises ValueError when the year has no such month."""
    return _months(year, number, 1, "month")


def years(first: int, last: int, precision: str = "range") -> Interval:
    """Return the years first to last inclusive; raises ValueError when they run backwards."""
    if last < first:
        raise ValueError(f"{first}-{last} runs backwards")
    return Interval(f"{first:04}-01-01", f"{last + 1:04}-01-01", precision)


def year(number: int) -> Interval:
    """Return one year."""
    return years(number, number, "year")


def decade(number: int) -> tuple[int, int]:
    """Return the first and last year of a decade given as 1990 or 90 (of the last century)."""
    first = number if number >= 100 else number + _NINETEEN_HUNDREDS
    return first, first + 9


def century(roman: str) -> tuple[int, int]:
    """Return the first and last year of a century given by its Roman or Arabic number."""
    number = int(roman) if roman.isdigit() else _roman(roman)
    return 100 * (number - 1) + 1, 100 * number


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text.upper().translate(_LATIN_ROMAN)]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


_ROMAN = {"I": 1, "V": 5, "X": 10}
_LATIN_ROMAN = str.maketrans("ХІ", "XI")


def _months(year: int, first: int, count: int, precision: str) -> Interval:
    start = date(year, first, 1)
    beyond = first - 1 + count
    end = date(year + beyond // _MONTHS, beyond % _MONTHS + 1, 1)
    return Interval(start.isoformat(), end.isoformat(), precision)


# (number, of how many): first half is (1, 2), the beginning (1, 3), the fourth quarter (4, 4).
Fraction = tuple[int, int]
BEGINNING: Fraction = (1, 3)
MIDDLE: Fraction = (2, 3)
END: Fraction = (3, 3)


def part(first: int, last: int, fraction: Fraction) -> Interval:
    """Return a part of the years first to last: whole years, or months of a single year.

    The middle takes what the division leaves over, so that beginning and end are equally long.
    """
    number, parts = fraction
    count = last - first + 1
    length = count if count > 1 else _MONTHS
    size = max(1, length // parts)
    skipped = (number - 1) * size
    if number == parts:
        skipped = length - size
    elif fraction == MIDDLE:
        size = length - 2 * size
    if count > 1:
        return years(first + skipped, first + skipped + size - 1, "part")
    return _months(first, 1 + skipped, size, "part")


def whole_or_part(first: int, last: int, fraction: Fraction | None, precision: str) -> Interval:
    """Return the years first to last, or the named part of them."""
    if fraction is not None:
        return part(first, last, fraction)
    return years(first, last, precision)


# ---- rules that read alike in all languages ------------------------------------------------------


def span(match: re.Match[str], group: str | int = 0) -> Span:
    """Return the characters of a group."""
    return Span(*match.span(group))


def each_year(match: re.Match[str], pattern: str = ANY_YEAR) -> list[Found]:
    """Read 'of 2017 and 2022': every year of the group `years` is a date of its own."""
    start = match.start("years")
    numbers = re.finditer(rf"\b{pattern}\b", match["years"])
    return [
        Found(Span(start + number.start(), start + number.end()), year(int(number.group())))
        for number in numbers
    ]


def _read_numeric(match: re.Match[str]) -> list[Found]:
    found = day(int(match["year"]), int(match["month"]), int(match["day"]))
    return [Found(span(match), found)]


def _read_bracketed(match: re.Match[str]) -> list[Found]:
    first, last = int(match["first"]), match["last"]
    interval = years(first, int(last)) if last else year(first)
    return [Found(span(match, "range"), interval)]


_DAY_MONTH = rf"(?P<day>{DAY})(?P<dot>[./])(?P<month>1[0-2]|0?[1-9])(?P=dot)"
COMMON_RULES = (
    DateRule(re.compile(rf"(?<![\d.]){_DAY_MONTH}(?P<year>{ANY_YEAR})(?!\d)"), _read_numeric),
    DateRule(
        re.compile(rf"(?<!\d)(?P<year>{ANY_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
        _read_numeric,
    ),
)
BRACKETED_RULE = DateRule(
    re.compile(rf"\((?P<range>(?P<first>{PLAUSIBLE_YEAR})(?:{DASH}(?P<last>{PLAUSIBLE_YEAR}))?)\)"),
    _read_bracketed,
)


def find_dates(
    text: str,
    rules: Sequence[DateRule],
    relations: Sequence[Relation],
    hint: re.Pattern[str],
) -> tuple[DateMention, ...]:
    """Apply the rules in order; what one rule has read, later ones leave alone.

    Text without a match of the `hint` has no date.
    """
    if not hint.search(text):
        return ()
    taken = bytearray(len(text))
    mentions: list[DateMention] = []
    for rule in rules:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            mentions += _mentions(text, _read(rule, match), relations)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _read(rule: DateRule, match: re.Match[str]) -> list[Found]:
    """Read a match; an impossible date (31 June) names no day, and none is guessed for it.

    A KeyError comes from letters that a case-blind pattern takes for others (a dotless i).
    """
    try:
        return list(rule.read(match))
    except (KeyError, ValueError):
        return []


def _mentions(
    text: str, found: Sequence[Found], relations: Sequence[Relation]
) -> Iterator[DateMention]:
    """Give all dates of one match the relation of the match: 'until 1995 and 1998'."""
    if not found:
        return
    relation = relation_of(text, found[0].span.start, found[-1].span.end, relations)
    for one in found:
        said = one.interval
        own = one.relation or relation
        yield DateMention(one.span, said.start, said.end, said.precision, own)


def relation_of(text: str, start: int, end: int, relations: Sequence[Relation]) -> str | None:
    """Return the relation that stands before or behind a date, if any."""
    before = text[max(0, start - _RELATION_REACH) : start]
    for relation in relations:
        if relation.before:
            fits = relation.pattern.search(before)
        else:
            fits = relation.pattern.match(text, end)
        if fits:
            return relation.name
    return None
