"""Kazakh days that are named without their year: '20 қарашада', 'сол жылдың 17 қыркүйегінде'."""

import re
from collections.abc import Iterator

from bilik.text.dates import ANY_YEAR, DAY
from bilik.text.kk.dates import CARDINALS, MONTH_PATTERN, month_number
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
_COUNT = "|".join(sorted(CARDINALS, key=len, reverse=True))
_LATER = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_COUNT})\s+(?P<unit>күн|апта|ай|жыл)"
    r"(?:(?:нен|ден|дан)?\s+(?:өткен\s+соң|өткеннен\s+(?:кейін|соң)|өткенде)"
    r"|(?:нен|ден|дан)\s+(?:кейін|соң)|\s+салып)\b",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"\b(?:ертеңіне|ертесіне|келесі\s+күні)\b", re.IGNORECASE)
_UNITS = {"күн": ("day", 1), "апта": ("day", 7), "ай": ("month", 1), "жыл": ("year", 1)}
_YEAR_TOLD = re.compile(rf"\b{ANY_YEAR}\b")
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
    if not _YEAR_TOLD.search(text):  # 'отыз жылдан кейін, 2026 жылы': the year tells when
        yield from _later(text)


def _later(text: str) -> Iterator[PartialDate]:
    for match in _NEXT_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), unit="day", count=1)
    for match in _LATER.finditer(text):
        said = match["count"].lower()
        unit, length = _UNITS[match["unit"].lower()]
        count = (int(said) if said.isdigit() else CARDINALS[said]) * length
        yield PartialDate(Span(*match.span()), unit=unit, count=count)
