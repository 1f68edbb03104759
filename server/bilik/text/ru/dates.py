"""Russian dates: '25 октября 1990 года', 'к 2007 году', 'в первой половине девяностых годов'."""

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

_MONTH_STEMS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_MONTHS = {stem: number for number, stem in enumerate(_MONTH_STEMS.split(), start=1)}
MONTH = (
    r"(?:(?P<month>январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|ю|е|ем|ём)"
    r"|(?P<hard>март|август)(?:а|у|ом|е)?|(?P<may>ма)(?:й|я|ю|е|ем))\b"
)
_DAY = rf"(?P<day>{DAY})(?:-?(?:го|е))?"
_YEAR = rf"(?P<year>{ANY_YEAR})"
_SAME = r"(?:(?:того|этого)\s+же\s+|уже\s+)?"  # 'в августе того же 1995 года'
_YEAR_WORD = r"(?:-?(?:й|го|му|м))?\s*(?:год(?:а|у|ом|е|ы|ов|ам|ах|ами)?\b|гг?\.)"
_UNIT_STEMS = """
перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат
четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат
"""
_TEN_STEMS = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност"
_ORDINAL_STEMS = dict(zip(_UNIT_STEMS.split(), range(1, 20), strict=True))
_DECADE_STEMS = dict(zip(_TEN_STEMS.split(), range(20, 100, 10), strict=True))
_CARDINALS = {
    "двадцать": 20,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "шестьдесят": 60,
    "семьдесят": 70,
    "восемьдесят": 80,
    "девяносто": 90,
    "восемьсот": 800,
    "девятьсот": 900,
    "тысяча": 1000,
    "тысячи": 1000,
}
_ORDINAL_ENDING = r"(?:ый|ой|ий|ого|его|ьего|ому|ему|ьему|ом|ем|ьем)"
_SPELLED_YEAR = (
    r"(?P<spelled>(?:тысяча\s+(?:восемьсот|девятьсот)|две\s+тысячи)\s+"
    rf"(?:(?:{'|'.join(list(_CARDINALS)[:8])})\s+)?"
    rf"(?P<ordinal>{'|'.join([*_ORDINAL_STEMS, *_DECADE_STEMS])}){_ORDINAL_ENDING})"
)
_PART = (
    r"(?:(?P<half>перв|втор|последн)\w+\s+половин\w*\s+"
    r"|(?P<quarter>перв|втор|трет|четв[её]рт|последн)\w+\s+(?:четверт|квартал)\w*\s+"
    r"|(?P<edge>начал|середин|конц|конец)(?:а|у|е|о|ы|ом|ой)?\s+)"
)
_EDGES: dict[str, Fraction] = {
    "начал": BEGINNING,
    "середин": MIDDLE,
    "конц": END,
    "конец": END,
}
_HALVES: dict[str, Fraction] = {"перв": (1, 2), "втор": (2, 2), "последн": (2, 2)}
_QUARTERS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "последн": 4}


def russian_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates and periods of a normalised Russian text, in order."""
    return find_dates(text, _RULES, _RELATIONS, _HINT)


def month_number(match: re.Match[str]) -> int:
    """Return the number of the month that MONTH has matched."""
    return _MONTHS[(match["month"] or match["hard"] or match["may"]).lower()]


def _fraction(match: re.Match[str]) -> Fraction | None:
    if match["half"]:
        return _HALVES[match["half"].lower()]
    if match["quarter"]:
        return _QUARTERS[match["quarter"].lower()], 4
    return _EDGES[match["edge"].lower()] if match["edge"] else None


def _read_day(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), day(int(match["year"]), month_number(match), int(match["day"])))]


def _read_month(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), month(int(match["year"]), month_number(match)))]


def _read_range(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), years(int(match["first"]), int(match["last"])))]


def _read_decade(match: re.Match[str]) -> list[Found]:
    word = match["word"]
    first, last = decade(_DECADE_STEMS[word.lower()] if word else int(match["decade"]))
    return [Found(span(match), whole_or_part(first, last, _fraction(match), "decade"))]


def _read_century(match: re.Match[str]) -> list[Found]:
    first, last = century(match["century"])
    return [Found(span(match), whole_or_part(first, last, _fraction(match), "century"))]


def _read_part_of_year(match: re.Match[str]) -> list[Found]:
    number = int(match["year"])
    return [Found(span(match), whole_or_part(number, number, _fraction(match), "year"))]


def _read_year(match: re.Match[str]) -> list[Found]:
    return [Found(span(match), year(int(match["year"])))]


def _read_bare_year(match: re.Match[str]) -> list[Found]:
    return [Found(span(match, "year"), year(int(match["year"])))]


def _read_spelled(match: re.Match[str]) -> list[Found]:
    words = match["spelled"].lower().split()
    number = 2000 if words[0] == "две" else 0
    number += sum(_CARDINALS.get(word, 0) for word in words[:-1] if number == 0 or word != "тысячи")
    stem = match["ordinal"].lower()
    number += _ORDINAL_STEMS.get(stem) or _DECADE_STEMS[stem]
    return [Found(span(match), year(number))]


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_RULES = (
    *COMMON_RULES,
    DateRule(_rule(rf"\b{_DAY}\s+{MONTH}\s+{_SAME}{_YEAR}(?:{_YEAR_WORD})?(?!\w)"), _read_day),
    DateRule(_rule(rf"\b{MONTH}\s+{_SAME}{_YEAR}(?:{_YEAR_WORD})?(?!\w)"), _read_month),
    DateRule(
        _rule(
            rf"\bсо?\s+(?P<first>{ANY_YEAR})(?:{_YEAR_WORD})?\s+(?:по|до)\s+"
            rf"(?P<last>{ANY_YEAR})(?:{_YEAR_WORD})?(?!\w)"
        ),
        _read_range,
    ),
    DateRule(
        _rule(
            rf"\b(?P<first>{PLAUSIBLE_YEAR}){DASH}(?P<last>{PLAUSIBLE_YEAR})"
            rf"(?:{_YEAR_WORD}|(?![\w-]))"
        ),
        _read_range,
    ),
    DateRule(
        _rule(
            rf"\b{_PART}?(?:(?P<decade>(?:(?:1[6-9]|20)\d|[2-9])0)(?:-?(?:е|х|ые|ых))"
            rf"|(?P<word>{'|'.join(_DECADE_STEMS)})(?:ые|ых|ым|ыми))"
            r"\s+(?:год(?:ы|ов|ам|ах|ами)\b|гг?\.)"
        ),
        _read_decade,
    ),
    DateRule(
        _rule(rf"\b{_PART}?(?P<century>[XVIХ]{{1,5}})\s+(?:век\w{{0,3}}\b|в\.)"), _read_century
    ),
    DateRule(
        _rule(
            rf"\b(?P<years>{ANY_YEAR}(?:\s*,\s*{ANY_YEAR})*\s*(?:,|,?\s(?:и|или))\s*{ANY_YEAR})"
            rf"{_YEAR_WORD}"
        ),
        each_year,
    ),
    DateRule(_rule(rf"\b{_PART}{_YEAR}{_YEAR_WORD}"), _read_part_of_year),
    DateRule(_rule(rf"\b{_YEAR}{_YEAR_WORD}"), _read_year),
    DateRule(_rule(rf"\b{_SPELLED_YEAR}{_YEAR_WORD}"), _read_spelled),
    DateRule(
        _rule(
            rf"\b(?:в|с|до|к|по|после|около|Конституци\w+)\s+(?P<year>{PLAUSIBLE_YEAR})"
            r"(?=\s*(?:[,.;:!?)\]»]|$))"
        ),
        _read_bare_year,
    ),
    BRACKETED_RULE,
)
_HINT = _rule(r"\d|год|век|[гв]\.")  # no date is without one of these
_BEFORE = (
    ("by", r"\b(?:к|ко|не\s+позднее)"),
    ("until", r"\b(?:до|вплоть\s+до)"),
    ("since", r"\b(?:с|со|после|начиная\s+с)"),
    ("about", r"\b(?:около|примерно|приблизительно)"),
)
_RELATIONS = tuple(Relation(name, _rule(rf"{words}\s+$"), before=True) for name, words in _BEFORE)
