"""Kazakh days that are named without their year, or by the time that went by since another.

'20 қарашада', 'сол жылдың 17 қыркүйегінде', 'мамырда'; 'екі күннен кейін', 'келесі жылы',
'айдың алғашқы күні'.
"""

import re
from collections.abc import Iterator

from bilik.text.dates import ANY_YEAR, DAY, relation_of
from bilik.text.kk.dates import (
    CARDINALS,
    ENDING,
    MONTH_PATTERN,
    ORDINALS,
    RELATIONS,
    month_number,
    number,
)
from bilik.text.model import PartialDate, Span

_YEAR = r"жыл(?:дың|ғы|ы|да)?"
_SAME = r"(?:сол|осы|бұл|аталған|нақ\s+сол|дәл\s+сол)"
_NEXT = r"(?:келесі|келер|ертеңгі|кейінгі)"
_PAST = r"(?:өткен|алдыңғы|былтырғы)"
_WHICH = (
    rf"(?:(?:(?P<same>{_SAME})|(?P<next>{_NEXT})|(?P<past>{_PAST}))\s+{_YEAR}"
    r"|(?P<last>былтыр(?:ғы)?)|(?P<now>биыл(?:ғы)?))\s+"
)
_SPELLED = rf"(?:(?:он|жиырма|отыз)\s+)?(?:{'|'.join(ORDINALS)})"
_PARTIAL = re.compile(
    rf"\b(?:{_WHICH})?(?:(?:(?P<day>{DAY})(?!\d)|(?P<spelled>{_SPELLED}))\s+"
    rf"(?P<month>{MONTH_PATTERN})\w*"
    rf"|(?P<own>{MONTH_PATTERN})\w*\s+(?P<ordinal>{DAY})(?!\d)(?:-?[ыі]\w*)?)(?:\s+күні)?",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\b(?:сол|дәл сол|нақ сол)\s+күні(?:-ақ)?\b", re.IGNORECASE)
_UNTIMED = r"(?<!\d )(?<!жылғы )(?<!жылдың )(?<!жылы )"
_MONTH_ALONE = re.compile(
    rf"\b(?:(?i:{_WHICH})(?P<of>{MONTH_PATTERN}){ENDING}(?![\w-]|\s+\d)"
    rf"|{_UNTIMED}(?P<month>{MONTH_PATTERN})(?:(?:д|т)[ае]|{ENDING}\s+ай(?:да|ында)"
    r"|(?:д|т|н)[ае]н(?=\s+(?:бастап|бері))|(?:ғ|г|қ|к)[ае](?=\s+(?:дейін|шейін)))\b)",
)
_COUNT = (
    rf"(?P<count>(?:(?:он|жиырма|отыз)\s+)?(?:{'|'.join(sorted(CARDINALS, key=len, reverse=True))})"
    r"|жарты|\d\d?)"
)
_UNITS = {"күн": ("day", 1), "апта": ("day", 7), "ай": ("month", 1), "жыл": ("year", 1)}
_UNIT = r"(?P<unit>күн|апта|ай|жыл)"
_AFTER = r"(?:кейін|соң)"
_AGO = r"(?P<ago>осыдан\s+)?"
_VAGUE = (
    r"(?<!кемінде )(?<!шамамен )(?<!жуық )(?<!алғашқы )(?<!соңғы )(?<!мың )(?<!жүз )(?<!он )"
    r"(?<!жиырма )(?<!отыз )"
)
_COUNTED = re.compile(
    rf"\b{_AGO}{_VAGUE}\b{_COUNT}\s+{_UNIT}(?:(?:н[ае]н|д[ае]н)\s+{_AFTER}|\s+өткен(?:нен)?\s+{_AFTER}"
    rf"|\s+өткенде|\s+өтіп|\s+салып|(?P<earlier>\s+бұрын))\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:(?P<day>келесі\s+күні|келер\s+күні|ертеңгі\s+күні|ертеңіне|ертесіне|ертеңінде)"
    r"|(?P<before>(?:алдыңғы|бұрынғы)\s+күні|бір\s+күн\s+бұрын|қарсаңында(?=\s*[,.]))"
    r"|(?:(?P<next>келесі|келер)|(?P<past>алдыңғы))\s+(?P<unit>жылы|айда))\b",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    rf"\b(?:сол\s+|осы\s+)?айдың\s+(?:(?P<first>алғашқы)|(?P<word>{_SPELLED})"
    rf"|(?P<day>{DAY})(?:-?[ыі]?нш[ыі])?)\s*(?:-?[ыі]\w*|күні\w*)",
    re.IGNORECASE,
)
_TOLD_FROM = {"кеше": -1, "бүгін": 0, "ертең": 1}
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_SPOKEN = re.compile(
    rf"\b(?:(?P<day>{'|'.join(_TOLD_FROM)})|(?P<weekday>{'|'.join(_WEEKDAYS)})(?:\s+күні|д[ае]))\b",
    re.IGNORECASE,
)
_YEARS_OF_WRITING = {"былтыр": -1, "биыл": 0}
_YEAR_OF_WRITING = re.compile(
    rf"\b(?P<year>{'|'.join(_YEARS_OF_WRITING)})\b"
    rf"(?!\s+(?:{DAY}\s+)?(?:{MONTH_PATTERN}))",
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
    for partial in _relative(text):
        # 'отыз жылдан кейін, 2026 жылы': the year behind tells when
        if not _YEAR_TOLD.search(text, partial.span.end):
            yield partial
    yield from _spoken(text)


def _of_months(text: str) -> Iterator[PartialDate]:
    """Yield the days and months that are named with their month."""
    for match in _PARTIAL.finditer(text):
        month = match["month"] or match["own"]
        written = match["day"] or match["ordinal"]
        day = int(written) if written else number(match["spelled"])
        yield _of_month(text, match, month, day)
    for match in _MONTH_ALONE.finditer(text):
        yield _of_month(text, match, match["of"] or match["month"], None)


def _of_month(text: str, match: re.Match[str], month: str, day: int | None) -> PartialDate:
    relation = relation_of(text, *match.span(), RELATIONS)
    now = bool(match["now"] or match["last"])
    place, shift = Span(*match.span()), _shift(match)
    return PartialDate(place, month_number(month), day, shift, relation, told_from=now)


def _spoken(text: str) -> Iterator[PartialDate]:
    """Yield 'бүгін', 'кеше' and 'сәрсенбі күні', which count from the day of writing."""
    for match in _SPOKEN.finditer(text):
        count = _TOLD_FROM.get((match["day"] or "").lower(), 0)
        count = 1 if match["weekday"] and _AHEAD.search(text) else count
        weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
        yield PartialDate(Span(*match.span()), count=count, told_from=True, weekday=weekday)

    for match in _YEAR_OF_WRITING.finditer(text):
        count = _YEARS_OF_WRITING[match["year"].lower()]
        yield PartialDate(Span(*match.span()), unit="year", count=count, told_from=True)


def _shift(match: re.Match[str]) -> int | None:
    if match["same"] or match["now"]:
        return 0
    return 1 if match["next"] else -1 if match["past"] or match["last"] else None


def _relative(text: str) -> Iterator[PartialDate]:
    """Yield 'алты күннен кейін' and 'келесі жылы', but where a date explains them."""
    for match in _COUNTED.finditer(text):
        count, unit, size = _span_of(match)
        if not _EXPLAINED.match(text, match.end()):
            sign = -1 if match["earlier"] else 1
            ago = bool(match["ago"] and match["earlier"])  # before the day of writing
            if size:
                count *= sign * size
                yield PartialDate(Span(*match.span()), unit=unit, count=count, told_from=ago)
    for match in _NEIGHBOUR.finditer(text):
        if not _EXPLAINED.match(text, match.end()):
            day = match["day"] or match["before"]
            unit = "day" if day else "year" if match["unit"] == "жылы" else "month"
            count = -1 if match["past"] or match["before"] else 1
            yield PartialDate(Span(*match.span()), unit=unit, count=count)
    for match in _OF_MONTH.finditer(text):
        spelled = number(match["word"]) if match["word"] else 1
        day_of_month = int(match["day"]) if match["day"] else spelled
        relation = relation_of(text, *match.span(), RELATIONS)
        yield PartialDate(Span(*match.span()), None, day_of_month, 0, relation)


def _span_of(match: re.Match[str]) -> tuple[int, str, int]:
    """Return how many of which unit: 'он екі күн', 'жарты жыл' (six months)."""
    written, (unit, size) = match["count"].lower(), _UNITS[match["unit"].lower()]
    if written == "жарты":
        return 6, "month", 1 if unit == "year" else 0
    return (int(written) if written.isdigit() else number(written)), unit, size
