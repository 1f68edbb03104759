"""Kazakh dates: '1992 жылғы 2 маусымдағы', 'тоқсаныншы жылдардың бірінші жартысында'."""

import re

from bilik.text.dates import (
    ANY_YEAR,
    BEGINNING,
    BRACKETED_RULE,
    COMMON_RULES,
    DASH,
    DAY,
    END,
    MIDDLE,
    DateRule,
    Found,
    Fraction,
    Relation,
    century,
    day,
    decade,
    each_year,
    find_dates,
    month,
    span,
    whole_or_part,
    year,
    years,
)
from bilik.text.model import DateMention, Span

_MONTH_NAMES = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
MONTH_PATTERN = "|".join(name.replace("ек", "е[кг]") for name in MONTHS)
_ORDINAL_NAMES = """
бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы жиырмасыншы
отызыншы қырқыншы елуінші алпысыншы жетпісінші сексенінші тоқсаныншы
"""
_CARDINAL_NAMES = """
бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан
"""
_VALUES = [*range(1, 11), *range(20, 100, 10)]
ORDINALS = dict(zip(_ORDINAL_NAMES.split(), _VALUES, strict=True))
CARDINALS = dict(zip(_CARDINAL_NAMES.split(), _VALUES, strict=True))
_TENS = [name for name, value in ORDINALS.items() if value >= 20]

# The endings that a year or a month takes; all other words after a number are not dates.
ENDING = (
    "(?:(?:дар|дер|тар|тер|лар|лер)?(?:ы|і|сы|сі)?(?:н?ың|н?ің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|"
    "ын|ін|н|ды|ді|ты|ті|н?да|н?де|та|те|н?дан|н?ден|тан|тен|нан|нен|мен|бен|пен)?(?:ғы|гі|қы|кі)?)"
)
_SUFFIX = r"(?:\s*-\s*[а-яәіңғүұқөһ]{0,4}ш[ыі])?"  # 2020-сыншы, 1-ші
_ORDINAL = "|".join(ORDINALS)
_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))

_SPELLED_YEAR = (
    rf"(?:(?:(?:бір|екі)\s+)?мың(?:\s+(?:{_CARDINAL}|жүз))*\s+(?:{_ORDINAL}|жүзінші)"
    r"|(?:екі\s+)?мыңыншы)"
)
_YEAR = rf"(?:(?P<year>{ANY_YEAR}){_SUFFIX}|(?P<spelled>{_SPELLED_YEAR}))"
_YEAR_WORD = rf"\s*(?:жыл{ENDING}\b|жж?\.)"
_MONTH = rf"(?P<month>{MONTH_PATTERN}){ENDING}(?:\s+ай{ENDING})?\b"
_DAY = rf"(?:(?P<day>{DAY})(?!\d){_SUFFIX}|(?P<ordinal>(?:(?:он|жиырма|отыз)\s+)?(?:{_ORDINAL})))"
_PART = (
    r"(?:\s+(?:(?P<half>бірінші|екінші|алғашқы|соңғы)\s+жарты\w*"
    r"|(?P<quarter>бірінші|екінші|үшінші|төртінші|алғашқы|соңғы)\s+(?:тоқсан|ширег)\w*"
    r"|(?P<edge>бас|орта|соң|аяғ)(?:ы|сы)(?:н\w*)?\b))?"
)
_CENTURY = r"(?P<century>[XVIХІ]{1,5})"

_HALVES: dict[str, Fraction] = {
    "бірінші": (1, 2),
    "алғашқы": (1, 2),
    "екінші": (2, 2),
    "соңғы": (2, 2),
}
_QUARTERS = {"алғашқы": 1, "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "соңғы": 4}
_EDGES: dict[str, Fraction] = {"бас": BEGINNING, "орта": MIDDLE, "соң": END, "аяғ": END}


def kazakh_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates and periods of a normalised Kazakh text, in order."""
    return find_dates(text, _RULES, RELATIONS, _HINT)


def month_number(name: str) -> int:
    """Return the number of a month; 'қыркүйегі' is voiced before its ending."""
    return MONTHS[name.lower().replace("ег", "ек")]


def number(words: str) -> int:
    """Read 'бір мың тоғыз жүз тоқсан үшінші' as 1993."""
    total = current = 0
    for word in words.lower().split():
        if word in ("мың", "мыңыншы"):
            total, current = total + (current or 1) * 1000, 0
        elif word in ("жүз", "жүзінші"):
            current = (current or 1) * 100
        else:
            current += CARDINALS.get(word) or ORDINALS[word]
    return total + current


def _year(match: re.Match[str]) -> int:
    return int(match["year"]) if match["year"] else number(match["spelled"])


def _fraction(match: re.Match[str]) -> Fraction | None:
    if match["half"]:
        return _HALVES[match["half"].lower()]
    if match["quarter"]:
        return _QUARTERS[match["quarter"].lower()], 4
    return _EDGES[match["edge"].lower()] if match["edge"] else None


def _read_day(match: re.Match[str]) -> list[Found]:
    day_of_month = int(match["day"]) if match["day"] else number(match["ordinal"])
    found = day(_year(match), month_number(match["month"]), day_of_month)
    return [Found(span(match), found)]


def _read_month(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), month(_year(match), month_number(match["month"])))]


def _read_range(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), years(int(match["first"]), int(match["last"])))]


def _read_ranges(match: re.Match[str]) -> list[Found]:
    """'1994–1999 және 2002–2007 жылдары': each of the ranges before the one word for years."""
    start = match.start("ranges")
    return [
        Found(
            Span(start + one.start(), start + one.end()), years(int(one["first"]), int(one["last"]))
        )
        for one in _RANGE.finditer(match["ranges"])
    ]


def _read_from_until(match: re.Match[str]) -> list[Found]:
    """'1990 жылдан 1996 жылға дейін' names two dates, the first day and the end."""
    return [
        Found(span(match, "first"), year(int(match["first"])), "since"),
        Found(span(match, "last"), year(int(match["last"])), "until"),
    ]


def _read_decade(match: re.Match[str]) -> list[Found]:
    named = match["decade"]
    number = int(named) if named else ORDINALS[match["word"].lower()]
    if match["century"] and number < 100:
        number += century(match["century"])[0] - 1
    first, last = decade(number)
    return [Found(span(match), whole_or_part(first, last, _fraction(match), "decade"))]


def _read_year(match: re.Match[str]) -> list[Found]:
    number, fraction = _year(match), _fraction(match)
    interval = whole_or_part(number, number, fraction, "part") if fraction else year(number)
    return [Found(span(match), interval)]


def _read_century(match: re.Match[str]) -> list[Found]:
    first, last = century(match["century"])
    return [Found(span(match), whole_or_part(first, last, _fraction(match), "century"))]


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_BARE_RANGE = rf"{ANY_YEAR}{DASH}{ANY_YEAR}"
_RANGE = re.compile(rf"(?P<first>{ANY_YEAR}){DASH}(?P<last>{ANY_YEAR})")
_RULES = (
    DateRule(_rule(rf"\b{_YEAR}{_YEAR_WORD}\s+{_DAY}\s+{_MONTH}"), _read_day),
    DateRule(_rule(rf"\b{_YEAR}{_YEAR_WORD}\s+{_MONTH}\s+{_DAY}(?:-?[ыі]\w*)?"), _read_day),
    DateRule(_rule(rf"\b{_DAY}\s+{_MONTH}\s+{_YEAR}(?:{_YEAR_WORD})?(?!\w)"), _read_day),
    *COMMON_RULES,
    DateRule(_rule(rf"\b{_YEAR}{_YEAR_WORD}\s+{_MONTH}"), _read_month),
    DateRule(
        _rule(
            rf"\b(?P<ranges>{_BARE_RANGE}(?:(?:\s*,|\s*,?\s(?:және|мен|пен|бен))\s*{_BARE_RANGE})+)"
            rf"{_SUFFIX}{_YEAR_WORD}"
        ),
        _read_ranges,
    ),
    DateRule(
        _rule(rf"\b(?P<first>{ANY_YEAR}){DASH}(?P<last>{ANY_YEAR}){_SUFFIX}{_YEAR_WORD}"),
        _read_range,
    ),
    DateRule(
        _rule(
            rf"\b(?P<first>{ANY_YEAR})\s*(?:жылдан|ж\.)(?:\s+бастап)?\s+"
            rf"(?P<last>{ANY_YEAR})\s*(?:жылға|ж\.)\s+(?:дейін|шейін)\b"
        ),
        _read_from_until,
    ),
    DateRule(
        _rule(
            rf"\b(?:{_CENTURY}\s+ғасыр{ENDING}\s+)?(?:(?P<decade>(?:1\d|20)\d0|[2-9]0)"
            rf"\s*-?\s*(?:[ыі]н)?(?:ш[ыі])?\s*-?\s*|(?P<word>{'|'.join(_TENS)})\s+)"
            rf"жылдар{ENDING}\b{_PART}"
        ),
        _read_decade,
    ),
    DateRule(
        _rule(
            rf"\b(?P<years>{ANY_YEAR}(?:\s*,\s*{ANY_YEAR})*"
            rf"\s*(?:,|,?\s(?:және|мен|пен|бен|немесе))\s*{ANY_YEAR}){_SUFFIX}{_YEAR_WORD}"
        ),
        each_year,
    ),
    DateRule(_rule(rf"\b{_YEAR}{_YEAR_WORD}(?!\w){_PART}"), _read_year),
    DateRule(_rule(rf"\b{_CENTURY}\s*-?\s*(?:ғасыр{ENDING}\b|ғғ?\.){_PART}"), _read_century),
    BRACKETED_RULE,
)
_HINT = re.compile(r"\d|жыл|ғасыр|ғ\.", re.IGNORECASE)  # no date is without one of these
RELATIONS = (
    Relation("until", re.compile(r"\s+(?:дейін|шейін)"), before=False),
    Relation("since", re.compile(r"\s+(?:бастап|бері|кейін|соң)\b"), before=False),
    Relation("by", re.compile(r"\s+(?:қарай|таман)\b"), before=False),
    Relation("about", re.compile(r"\s+(?:жуық|шамасында)\b"), before=False),
    Relation("about", re.compile(r"\bшамамен\s+$", re.IGNORECASE), before=True),
)
