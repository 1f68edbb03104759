"""Kazakh days that are named without their year: '20 қарашада', 'сол жылдың 17 қыркүйегінде'."""

import re
from collections.abc import Iterator

from bilik.text.dates import DAY
from bilik.text.kk.dates import MONTH_PATTERN, month_number
from bilik.text.model import PartialDate, Span

_YEAR = r"жыл(?:дың|ғы|ы|да)?"
_SAME = r"(?:сол|осы|бұл|аталған)"
_NEXT = r"(?:келесі|келер|ертеңгі|кейінгі)"
_PAST = r"(?:өткен|алдыңғы|былтырғы)"
_WHICH = rf"(?:(?P<same>{_SAME})|(?P<next>{_NEXT})|(?P<past>{_PAST}))\s+{_YEAR}\s+"
_PARTIAL = re.compile(
    rf"\b(?:{_WHICH})?(?:(?P<day>{DAY})(?!\d)\s+(?P<month>{MONTH_PATTERN})\w*"
    rf"|(?P<own>{MONTH_PATTERN})\w*\s+(?P<ordinal>{DAY})(?!\d)(?:-?[ыі]\w*)?)",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\b(?:сол|дәл сол)\s+күні(?:-ақ)?\b", re.IGNORECASE)


def partial_dates(text: str) -> Iterator[PartialDate]:
    """Yield the days of a normalised Kazakh text that may lack their year, in order."""
    for match in _PARTIAL.finditer(text):
        month = match["month"] or match["own"]
        day = match["day"] or match["ordinal"]
        shift = 0 if match["same"] else 1 if match["next"] else -1 if match["past"] else None
        yield PartialDate(Span(*match.span()), month_number(month), int(day), shift)
    for match in _SAME_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), shift=0)
