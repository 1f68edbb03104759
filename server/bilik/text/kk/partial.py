"""Kazakh days that are named without their year, or by the time that went by since another.

'20 қарашада', 'сол жылдың 17 қыркүйегінде', 'мамырда'; 'екі күннен кейін', 'келесі жылы',
'айдың алғашқы күні'.
"""

import re
from collections.abc import Iterator

from bilik.text.dates import ANY_YEAR, DAY
from bilik.text.kk.dates import CARDINALS, ENDING, MONTH_PATTERN, ORDINALS, month_number
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
_UNTIMED = r"(?<!\d )(?<!жылғы )(?<!жылдың )(?<!жылы )"
_MONTH_ALONE = re.compile(
    rf"\b(?:(?i:{_WHICH})|{_UNTIMED})(?P<month>{MONTH_PATTERN})"
    rf"(?:(?:д|т)[ае]|{ENDING}\s+ай(?:да|ында))\b",
)
_COUNT = rf"(?P<count>{'|'.join(CARDINALS)}|\d\d?)"
_UNITS = {"күн": ("day", 1), "апта": ("day", 7), "ай": ("month", 1), "жыл": ("year", 1)}
_UNIT = r"(?P<unit>күн|апта|ай|жыл)"
_AFTER = r"(?:кейін|соң)"
_VAGUE = r"(?<!кемінде )(?<!шамамен )(?<!жуық )(?<!алғашқы )(?<!соңғы )"
_COUNTED = re.compile(
    rf"{_VAGUE}\b{_COUNT}\s+{_UNIT}(?:(?:н[ае]н|д[ае]н)\s+{_AFTER}|\s+өткен(?:нен)?\s+{_AFTER}"
    rf"|\s+өткенде|\s+өтіп|\s+салып|(?P<earlier>\s+бұрын))\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:(?P<day>келесі\s+күні|ертеңіне|ертесіне|ертеңінде)"
    r"|(?:(?P<next>келесі|келер)|(?P<past>алдыңғы))\s+(?P<unit>жылы|айда))\b",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    rf"\b(?:сол\s+|осы\s+)?айдың\s+(?:(?P<first>алғашқы)|(?P<word>{'|'.join(ORDINALS)})"
    rf"|(?P<day>{DAY})(?:-?[ыі]?нш[ыі])?)\s*(?:-?[ыі]\w*|күні\w*)",
    re.IGNORECASE,
)
_TOLD_FROM = {"кеше": -1, "бүгін": 0, "ертең": 1}
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_SPOKEN = re.compile(
    rf"\b(?:(?P<day>{'|'.join(_TOLD_FROM)})|(?P<weekday>{'|'.join(_WEEKDAYS)})(?:\s+күні|д[ае]))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b\w+(?:[ае]ды|[ае]ді|йды|йді|мақ|мек|бақ|бек|пақ|пек)\s*\.?$", re.IGNORECASE)
_MONTH_NAMED = re.compile(MONTH_PATTERN, re.IGNORECASE)
_YEAR_TOLD = re.compile(rf"\b{ANY_YEAR}\b")
_EXPLAINED = re.compile(r"(?:\s+(?:ғана|барып|-ақ))?\s*(?:,|–)\s*(?:\d|(?:сол|келесі)\s)")


def partial_dates(text: str) -> Iterator[PartialDate]:
    """Yield the days of a normalised Kazakh text that may lack their year, in order."""
    if _MONTH_NAMED.search(text):
        yield from _of_months(text)
    for match in _SAME_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), shift=0)
    if not _YEAR_TOLD.search(text):  # 'отыз жылдан кейін, 2026 жылы': the year tells when
        yield from _relative(text)
    yield from _spoken(text)


def _of_months(text: str) -> Iterator[PartialDate]:
    """Yield the days and months that are named with their month."""
    for match in _PARTIAL.finditer(text):
        month = match["month"] or match["own"]
        day = match["day"] or match["ordinal"]
        yield PartialDate(Span(*match.span()), month_number(month), int(day), _shift(match))
    for match in _MONTH_ALONE.finditer(text):
        number = month_number(match["month"])
        yield PartialDate(Span(*match.span()), number, None, _shift(match))


def _spoken(text: str) -> Iterator[PartialDate]:
    """Yield 'бүгін', 'кеше' and 'сәрсенбі күні', which count from the day of writing."""
    for match in _SPOKEN.finditer(text):
        count = _TOLD_FROM.get((match["day"] or "").lower(), 0)
        count = 1 if match["weekday"] and _AHEAD.search(text) else count
        weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
        yield PartialDate(Span(*match.span()), count=count, told_from=True, weekday=weekday)


def _shift(match: re.Match[str]) -> int | None:
    return 0 if match["same"] else 1 if match["next"] else -1 if match["past"] else None


def _relative(text: str) -> Iterator[PartialDate]:
    """Yield 'алты күннен кейін' and 'келесі жылы', but where a date explains them."""
    for match in _COUNTED.finditer(text):
        written = match["count"].lower()
        count = CARDINALS.get(written) or int(written)
        unit, size = _UNITS[match["unit"].lower()]
        if not _EXPLAINED.match(text, match.end()):
            sign = -1 if match["earlier"] else 1
            yield PartialDate(Span(*match.span()), unit=unit, count=sign * size * count)
    for match in _NEIGHBOUR.finditer(text):
        if not _EXPLAINED.match(text, match.end()):
            unit = "day" if match["day"] else "year" if match["unit"] == "жылы" else "month"
            yield PartialDate(Span(*match.span()), unit=unit, count=-1 if match["past"] else 1)
    for match in _OF_MONTH.finditer(text):
        number = 1 if match["first"] else int(match["day"] or ORDINALS[match["word"].lower()])
        yield PartialDate(Span(*match.span()), None, number, 0)
