"""English days that are named without their year: 'on 17 September', '15 March of that year'."""

import re
from collections.abc import Iterator

from bilik.text.dates import DAY
from bilik.text.en.dates import MONTH, MONTHS
from bilik.text.model import PartialDate, Span

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
    r"\b(?:on\s+)?(?:the\s+(?:very\s+)?same|that(?:\s+(?:very|same))?)\s+day\b", re.IGNORECASE
)


def english_partial_dates(text: str) -> Iterator[PartialDate]:
    """Yield the days of a normalised English text that may lack their year, in order."""
    for match in _PARTIAL.finditer(text):
        month = match["month"] or match["own"]
        day = match["day"] or match["ordinal"]
        if not month[0].isupper():
            continue  # 'may'
        shift = 0 if match["same"] else 1 if match["next"] else -1 if match["past"] else None
        number = MONTHS[month[:3].lower()]
        yield PartialDate(Span(*match.span()), number, int(day), shift)
    for match in _SAME_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), shift=0)
