"""Russian days that are named without their year, or by the time that went by since another.

'29 апреля', 'в январе', '17 сентября того же года'; 'через два года', 'шестью днями позже',
'годом ранее'.
"""

import re
from collections.abc import Iterator, Mapping

from bilik.text.dates import DAY
from bilik.text.model import PartialDate, Span
from bilik.text.ru.dates import MONTH, month_number

_SAME = r"(?:того\s+же|этого(?:\s+же)?|текущего)"
_NEXT = r"(?:следующего|будущего)"
_PAST = r"(?:прошлого|предыдущего|минувшего)"
_WHICH = rf"(?:\s+(?:(?P<same>{_SAME})|(?P<next>{_NEXT})|(?P<past>{_PAST}))\s+года)?"
_PARTIAL = re.compile(
    rf"(?:\b(?P<before>со?|до|к)\s+)?(?<![\d.])(?P<date>(?P<day>{DAY})(?!\d)\s+{MONTH}{_WHICH})",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?P<before>со?|до|к|в(?:\s+(?:начале|середине|конце))?)\s+(?P<date>{MONTH}{_WHICH})"
    r"(?!\s+(?:\d|месяце))",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\bв\s+(?:тот|этот)\s+же\s+день\b", re.IGNORECASE)
_WORDS = """
один одна одну одним одной|два две двумя|три тремя|четыре четырьмя|пять пятью|шесть шестью
семь семью|восемь восемью|девять девятью|десять десятью
"""
_COUNTS: Mapping[str, int] = {
    word: count
    for count, words in enumerate(re.split(r"[|\n]", _WORDS.strip()), 1)
    for word in words.split()
}
_COUNT = rf"(?:(?P<count>\d\d?|{'|'.join(_COUNTS)})\s+)?"
_UNIT = (
    r"(?:(?P<day>день|дня|дней|днём|днем|днями)|(?P<week>недел(?:ю|и|ь|ей|ями))"
    r"|(?P<month>месяц(?:а|ев|ем|ами)?)|(?P<year>год(?:а|ом|ами)?|лет))"
)
_SINCE = re.compile(rf"\b(?:через|спустя)\s+{_COUNT}{_UNIT}\b(?!\s+после)", re.IGNORECASE)
_APART = re.compile(
    rf"\b{_COUNT}{_UNIT}\s+(?:(?P<later>позже|позднее|спустя)|(?P<earlier>раньше|ранее))\b"
    r"(?!\s+чем)",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\bна\s+следующий\s+(?P<day>день)\b|\bв\s+следующем\s+(?:(?P<month>месяце)|(?P<year>году))\b",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(r"\s*,\s+(?:в\s+)?\d")
_WEEK = 7
_TOLD_FROM = {"вчера": -1, "сегодня": 0, "завтра": 1, "позавчера": -2, "послезавтра": 2}
_WEEKDAYS = ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
_SPOKEN = re.compile(
    rf"\b(?P<day>{'|'.join(_TOLD_FROM)})\b"
    rf"|\bво?\s+(?:(?P<past>прошл\w+|минувш\w+)\s+|(?P<next>следующ\w+)\s+)?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:будет|будут|пройд[её]т|пройдут|состоится|состоятся)\b", re.IGNORECASE)
_RELATIONS: Mapping[str, str] = {"с": "since", "со": "since", "до": "until", "к": "by"}


def partial_dates(text: str) -> Iterator[PartialDate]:
    """Yield the days of a normalised Russian text that may lack their year, in order."""
    for pattern in (_PARTIAL, _MONTH_ALONE):
        for match in pattern.finditer(text):
            shift = 0 if match["same"] else 1 if match["next"] else -1 if match["past"] else None
            relation = _RELATIONS.get((match["before"] or "").lower())
            place, month = Span(*match.span("date")), month_number(match)
            day = int(match["day"]) if pattern is _PARTIAL else None
            yield PartialDate(place, month, day, shift, relation)
    for match in _SAME_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), shift=0)
    yield from _relative(text)
    yield from _spoken(text)


def _spoken(text: str) -> Iterator[PartialDate]:
    """Yield 'сегодня', 'вчера' and 'в понедельник', which count from the day of writing."""
    for match in _SPOKEN.finditer(text):
        count = _TOLD_FROM.get((match["day"] or "").lower(), 0)
        ahead = match["next"] or (not match["past"] and _AHEAD.search(text))
        count = 1 if match["weekday"] and ahead else count
        weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
        yield PartialDate(Span(*match.span()), count=count, told_from=True, weekday=weekday)


def _relative(text: str) -> Iterator[PartialDate]:
    """Yield 'через шесть дней' and 'на следующий день', but where a date explains them."""
    for pattern in (_SINCE, _APART, _NEIGHBOUR):
        for match in pattern.finditer(text):
            said = match.groupdict()
            unit = next(u for u in ("day", "week", "month", "year") if said.get(u))
            count = _number(said.get("count")) * (-1 if said.get("earlier") else 1)
            if not _FULL_DATE.match(text, match.end()):
                size = _WEEK if unit == "week" else 1
                place = Span(*match.span())
                yield PartialDate(place, unit="day" if size > 1 else unit, count=count * size)


def _number(word: str | None) -> int:
    """Return the value of a numeral in words or digits; none is one: 'через год'."""
    if word is None:
        return 1
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
