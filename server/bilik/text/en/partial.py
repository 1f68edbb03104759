"""English days that are named without their year, or by the time that went by since another.

'On 17 September', '15 March of that year', 'in May'; 'six days later', 'the following year'.
"""

import re
from collections.abc import Iterator

from bilik.text.dates import DAY
from bilik.text.en.dates import MONTH, MONTHS
from bilik.text.model import PartialDate, Span
from bilik.text.numerals import spelled

_WHICH = (
    r"(?:,?\s+(?:of\s+)?(?:(?P<same>that|this|the\s+same)|(?P<next>the\s+(?:next|following))"
    r"|(?P<past>the\s+(?:previous|preceding)))\s+year)?"
)
_DAY = rf"(?P<{{}}>{DAY})(?:st|nd|rd|th)?(?!\d|[.,]\d)"
_PARTIAL = re.compile(
    rf"\b(?:{_DAY.format('day')}\s+(?:of\s+)?{MONTH}"
    rf"|{MONTH.replace('?P<month>', '?P<own>')}\s+{_DAY.format('ordinal')}){_WHICH}(?![\w-])",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"\b(?:on\s+)?(?:the\s+(?:very\s+)?same|that(?:\s+(?:very|same))?)\s+(?:day|date)\b",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?P<before>(?i:in|since|from|until|till|by|to|of))\s+{MONTH}{_WHICH}(?![\w-]|\s+\d)"
)
_RELATIONS = {"since": "since", "from": "since", "until": "until", "till": "until", "by": "by"}
_UNIT = r"(?P<unit>day|week|month|year)"
_COUNTED = re.compile(
    rf"(?<!than )(?<!nearly )(?<!almost )\b(?P<count>[a-z]+|\d\d?)\s+{_UNIT}s?\s+"
    r"(?:(?P<later>later|after(?:\s+(?:that|this)|wards)|thereafter)"
    r"|(?P<earlier>earlier|before(?=\s*[,.;)])))(?!\s+than)\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    rf"\b[Tt]he\s+(?:very\s+)?(?:(?P<next>next|following)|(?P<past>previous|preceding))\s+{_UNIT}\b"
    r"|\b[Tt]he\s+(?P<near>day|month|year)\s+(?:(?P<after>after)|(?P<ago>before))"
    r"(?=\s*[,.;]|\s+[A-Z])",
)
_WEEK = 7
_TOLD_FROM = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPOKEN = re.compile(
    rf"\b(?:(?P<day>yesterday|today|tonight|tomorrow|this\s+(?:morning|afternoon|evening))"
    rf"|(?:(?P<which>on|last|next|this)\s+)(?P<weekday>{'|'.join(_WEEKDAYS)}))\b(?!['’]s)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are)\s+(?:to|due|expected|set|scheduled))\b", re.I)
_FULL_DATE = re.compile(r"\s*,\s+(?:(?:on|in)\s+)?(?:\d|[A-Z][a-z]+\s+\d)")


def english_partial_dates(text: str) -> Iterator[PartialDate]:
    """Yield the days of a normalised English text that may lack their year, in order."""
    for match in _PARTIAL.finditer(text):
        month = match["month"] or match["own"]
        day = match["day"] or match["ordinal"]
        if not month[0].isupper():
            continue  # 'may'
        number = MONTHS[month[:3].lower()]
        ahead = bool(_AHEAD.search(text))
        yield PartialDate(
            Span(*match.span()),
            number,
            int(day),
            _shift(match),
            told_from=ahead or (match["same"] or "").lower() == "this",
            count=int(ahead),
        )
    for match in _MONTH_ALONE.finditer(text):
        if match["month"][0].isupper():
            number = MONTHS[match["month"][:3].lower()]
            place, relation = Span(*match.span("month")), _RELATIONS.get(match["before"].lower())
            yield PartialDate(place, number, None, _shift(match), relation)
    for match in _SAME_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), shift=0)
    yield from _relative(text)
    yield from _spoken(text)


def _spoken(text: str) -> Iterator[PartialDate]:
    """Yield 'today', 'yesterday' and 'on Monday', which count from the day of writing."""
    for match in _SPOKEN.finditer(text):
        count = _TOLD_FROM.get((match["day"] or "").lower(), 0)
        which = (match["which"] or "").lower()
        if match["weekday"] and (which == "next" or (which == "on" and _AHEAD.search(text))):
            count = 1
        weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
        yield PartialDate(Span(*match.span()), count=count, told_from=True, weekday=weekday)


def _relative(text: str) -> Iterator[PartialDate]:
    """Yield 'six days later' and 'the following year', but where a date explains them."""
    for match in _COUNTED.finditer(text):
        count = _number(match["count"])
        if count and not _FULL_DATE.match(text, match.end()):
            count = -count if match["earlier"] else count
            unit, size = _in_days(match["unit"].lower())
            yield PartialDate(Span(*match.span()), unit=unit, count=count * size)
    for match in _NEIGHBOUR.finditer(text):
        if not _FULL_DATE.match(text, match.end()):
            count = 1 if match["next"] or match["after"] else -1
            unit, size = _in_days(match["unit"] or match["near"])
            yield PartialDate(Span(*match.span()), unit=unit, count=count * size)


def _in_days(unit: str) -> tuple[str, int]:
    return ("day", _WEEK) if unit == "week" else (unit, 1)


def _number(word: str) -> int:
    """Return the value of a numeral in words or digits, 0 where it is none."""
    if word.isdigit():
        return int(word)
    if word.lower() in {"a", "one"}:
        return 1
    value = spelled([frozenset({word.lower()})], 0)
    return value[0] if value else 0


def _shift(match: re.Match[str]) -> int | None:
    return 0 if match["same"] else 1 if match["next"] else -1 if match["past"] else None
