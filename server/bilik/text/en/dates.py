"""English dates: 'October 25, 1990', 'by 2007', 'the first half of the nineties'."""

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
    PLAUSIBLE_YEAR,
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
from bilik.text.model import DateMention

_MONTH_NAMES = """
january february march april may june july august september october november december
"""
MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?P<day>{DAY})(?:st|nd|rd|th)?"
_YEAR = rf"(?P<year>{ANY_YEAR})"
_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_CENTURY_WORDS = {"eighteenth": "18", "nineteenth": "19", "twentieth": "20", "twenty-first": "21"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
_PART = (
    r"(?:(?P<half>first|second|last)\s+half\s+of\s+(?:the\s+)?"
    r"|(?P<quarter>first|second|third|fourth|last)\s+quarter\s+of\s+(?:the\s+)?"
    r"|(?P<edge>beginning|start|middle|end|turn)\s+of\s+(?:the\s+)?"
    r"|(?P<adverb>early|mid|late)[\s-]+(?:the\s+)?)"
)
_EDGES: dict[str, Fraction] = {
    "beginning": BEGINNING,
    "start": BEGINNING,
    "turn": BEGINNING,
    "early": BEGINNING,
    "middle": MIDDLE,
    "mid": MIDDLE,
    "end": END,
    "late": END,
}
_BEFORE_YEAR = (
    r"(?:in|of|by|since|from|until|till|before|after|during|throughout|around|about|circa|dated"
    r"|through|to|for|than|year|years|amended|adopted|as\s+of)\s+(?:the\s+)?(?:years?\s+)?"
)
# A number of things is not a year: 'in 2000 villages'.
_NOT_COUNTED = (
    r"(?!\w|[.,]\d|%|\s+(?:percent|people|persons|members|deputies|seats|votes|voters|citizens"
    r"|delegates|troops|soldiers|cases|villages|households|km|tons|tonnes|hectares|tenge|dollars"
    r"|million|billion|thousand)\b)"
)


def english_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates and periods of a normalised English text, in order."""
    return find_dates(text, _RULES, _RELATIONS, _HINT)


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"][:3].lower()]


def _fraction(match: re.Match[str]) -> Fraction | None:
    if match["half"]:
        return (_ORDINALS[match["half"].lower()] or 2), 2
    if match["quarter"]:
        return (_ORDINALS[match["quarter"].lower()] or 4), 4
    edge = match["edge"] or match["adverb"]
    return _EDGES[edge.lower()] if edge else None


def _read_day(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), day(int(match["year"]), _month_number(match), int(match["day"])))]


def _read_month(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), month(int(match["year"]), _month_number(match)))]


def _read_range(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), years(int(match["first"]), int(match["last"])))]


def _read_words_range(match: re.Match[str]) -> list[Found]:
    first = int(match["first"] or match["between"])
    return [Found(span(match), years(first, int(match["last"])))]


def _read_decade(match: re.Match[str]) -> list[Found]:
    word = match["word"]
    first, last = decade(_DECADE_WORDS[word.lower()] if word else int(match["decade"]))
    return [Found(span(match), whole_or_part(first, last, _fraction(match), "decade"))]


def _read_century(match: re.Match[str]) -> list[Found]:
    name = match["century"].lower()
    first, last = century(_CENTURY_WORDS.get(name) or re.sub(r"\D", "", name) or name)
    return [Found(span(match), whole_or_part(first, last, _fraction(match), "century"))]


def _read_part_of_year(match: re.Match[str]) -> list[Found]:
    number = int(match["year"])
    return [Found(span(match), whole_or_part(number, number, _fraction(match), "year"))]


def _read_year(match: re.Match[str]) -> list[Found]:
    return [Found(span(match, "year"), year(int(match["year"])))]


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PLAUSIBLE = rf"(?P<year>{PLAUSIBLE_YEAR})"
_RULES = (
    *COMMON_RULES,
    DateRule(_rule(rf"\b{MONTH}\s+{_DAY}\s*,?\s+{_YEAR}(?!\w)"), _read_day),
    DateRule(_rule(rf"\b{_DAY}\s+(?:of\s+)?{MONTH},?\s+{_YEAR}(?!\w)"), _read_day),
    DateRule(_rule(rf"\b{MONTH},?\s+(?:of\s+)?{_YEAR}(?!\w)"), _read_month),
    DateRule(
        _rule(
            rf"\b(?:from\s+(?P<first>{PLAUSIBLE_YEAR})\s+(?:to|until|till|through)"
            rf"|between\s+(?P<between>{PLAUSIBLE_YEAR})\s+and)\s+(?P<last>{PLAUSIBLE_YEAR})(?!\w)"
        ),
        _read_words_range,
    ),
    DateRule(
        _rule(rf"\b(?P<first>{PLAUSIBLE_YEAR}){DASH}(?P<last>{PLAUSIBLE_YEAR})(?![\w-])"),
        _read_range,
    ),
    DateRule(
        _rule(
            rf"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\w){_PART}?"
            rf"(?:['’]?(?P<decade>(?:(?:1[6-9]|20)\d|[2-9])0)['’]?s"
            rf"|(?P<word>{'|'.join(_DECADE_WORDS)}))\b"
        ),
        _read_decade,
    ),
    DateRule(
        _rule(
            rf"\b{_PART}?(?P<century>{'|'.join(_CENTURY_WORDS)}|\d\d(?:st|nd|rd|th)|X[VIX]+)"
            r"\s+century\b"
        ),
        _read_century,
    ),
    DateRule(
        _rule(
            rf"\b{_BEFORE_YEAR}(?P<years>{PLAUSIBLE_YEAR}(?:\s*,\s*{PLAUSIBLE_YEAR})*"
            rf"\s*,?\s+(?:and|or)\s+{PLAUSIBLE_YEAR}){_NOT_COUNTED}"
        ),
        each_year,
    ),
    DateRule(_rule(rf"\b{_PART}{_PLAUSIBLE}{_NOT_COUNTED}"), _read_part_of_year),
    DateRule(_rule(rf"\b{_BEFORE_YEAR}{_PLAUSIBLE}{_NOT_COUNTED}"), _read_year),
    DateRule(
        _rule(rf"\b(?:the|its|this|that)\s+{_PLAUSIBLE}(?=\s+[a-z]){_NOT_COUNTED}"), _read_year
    ),
    DateRule(
        re.compile(rf"(?:^|(?<=[.!?]\s)|(?<=\n)){_PLAUSIBLE}(?=\s+[a-z]+(?:s|ed|was|gan|aw)\b)"),
        _read_year,
    ),
    BRACKETED_RULE,
)
_HINT = _rule(rf"\d|century|{'|'.join(_DECADE_WORDS)}")  # no date is without one of these
_BEFORE = (
    ("by", r"\b(?:by|(?:not|no)\s+later\s+than)"),
    ("until", r"\b(?:until|till|before|prior\s+to|up\s+to)"),
    ("since", r"\b(?:since|from|after|as\s+of)"),
    ("about", r"\b(?:around|about|circa|c\.|approximately)"),
)
_RELATIONS = tuple(
    Relation(name, _rule(rf"{words}\s+(?:the\s+)?(?:years?\s+)?$"), before=True)
    for name, words in _BEFORE
)
