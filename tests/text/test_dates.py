import pytest

from bilik.text.language import Language, language
from bilik.text.normal import normalise

Expected = list[tuple[str, str, str, str | None]]  # text, start, end, relation


def found(text: str, spoken: Language) -> Expected:
    return [
        (text[d.span.start : d.span.end], d.start, d.end, d.relation) for d in spoken.dates(text)
    ]


def test_every_date_of_the_kazakh_document(kazakh_raw: str, kazakh: Language) -> None:
    assert found(normalise(kazakh_raw).text, kazakh) == [
        ("1995 жылғы", "1995-01-01", "1996-01-01", None),
        ("тоқсаныншы жылдардың бірінші жартысында", "1990-01-01", "1995-01-01", None),
        ("1993 жылы", "1993-01-01", "1994-01-01", None),
        ("тоқсаныншы жылдардың басында", "1990-01-01", "1993-01-01", None),
        ("1991-1992 жылдары", "1991-01-01", "1993-01-01", None),
        ("1978 жылғы", "1978-01-01", "1979-01-01", None),
        ("1992 жылғы 2 маусымдағы", "1992-06-02", "1992-06-03", None),
        ("1993 жылы 28 қаңтарда", "1993-01-28", "1993-01-29", None),
        ("1993 жылғы 28 қаңтарда", "1993-01-28", "1993-01-29", None),
        ("1993 жылғы", "1993-01-01", "1994-01-01", None),
        ("1995 жылға", "1995-01-01", "1996-01-01", "until"),
        ("1995 жылғы", "1995-01-01", "1996-01-01", None),
        ("1995 жылы", "1995-01-01", "1996-01-01", None),
        ("2010 жылғы", "2010-01-01", "2011-01-01", None),
    ]


def test_every_date_of_the_english_document(english_raw: str, english: Language) -> None:
    assert found(normalise(english_raw).text, english) == [
        ("October 25, 1990", "1990-10-25", "1990-10-26", None),
        ("1993", "1993-01-01", "1994-01-01", None),
        ("1995", "1995-01-01", "1996-01-01", None),
        ("1998", "1998-01-01", "1999-01-01", None),
        ("2007", "2007-01-01", "2008-01-01", "by"),
        ("2017", "2017-01-01", "2018-01-01", None),
        ("2022", "2022-01-01", "2023-01-01", None),
        ("September 2, 2019", "2019-09-02", "2019-09-03", None),
        ("June 8, 2022", "2022-06-08", "2022-06-09", None),
    ]


CASES = [
    # code, text, start, end, precision, relation
    ("kk", "1995 жылғы 30 тамызда", "1995-08-30", "1995-08-31", "day", None),
    ("kk", "1995 жылдың 30 тамызынан бастап", "1995-08-30", "1995-08-31", "day", "since"),
    ("kk", "2019 жылғы наурыздың 19-ы", "2019-03-19", "2019-03-20", "day", None),
    ("kk", "30 тамыз 1995 жыл", "1995-08-30", "1995-08-31", "day", None),
    ("kk", "2022 ж. 8 маусым", "2022-06-08", "2022-06-09", "day", None),
    ("kk", "1990 жылғы жиырма төртінші сәуірде", "1990-04-24", "1990-04-25", "day", None),
    ("kk", "08.06.2022", "2022-06-08", "2022-06-09", "day", None),
    ("kk", "1993 жылдың желтоқсанында", "1993-12-01", "1994-01-01", "month", None),
    ("kk", "2020-сыншы жылы", "2020-01-01", "2021-01-01", "year", None),
    ("kk", "бір мың тоғыз жүз тоқсан үшінші жылы", "1993-01-01", "1994-01-01", "year", None),
    ("kk", "екі мыңыншы жылы", "2000-01-01", "2001-01-01", "year", None),
    ("kk", "2007 жылға қарай", "2007-01-01", "2008-01-01", "year", "by"),
    ("kk", "шамамен 2007 жылы", "2007-01-01", "2008-01-01", "year", "about"),
    ("kk", "1995 жылдан бері", "1995-01-01", "1996-01-01", "year", "since"),
    ("kk", "1991–1995 жж.", "1991-01-01", "1996-01-01", "range", None),
    ("kk", "1990-шы жылдардың соңында", "1997-01-01", "2000-01-01", "part", None),
    ("kk", "ХХ ғасырдың 90-жылдарында", "1990-01-01", "2000-01-01", "decade", None),
    ("kk", "1995 жылдың бірінші тоқсанында", "1995-01-01", "1995-04-01", "part", None),
    ("kk", "1995 жылдың екінші жартысында", "1995-07-01", "1996-01-01", "part", None),
    ("kk", "XX ғасырда", "1901-01-01", "2001-01-01", "century", None),
    ("kk", "Конституция (1993)", "1993-01-01", "1994-01-01", "year", None),
    ("en", "25 October 1990", "1990-10-25", "1990-10-26", "day", None),
    ("en", "the 25th of October, 1990", "1990-10-25", "1990-10-26", "day", None),
    ("en", "since Dec. 16, 1991", "1991-12-16", "1991-12-17", "day", "since"),
    ("en", "in October 1990", "1990-10-01", "1990-11-01", "month", None),
    ("en", "until 1995", "1995-01-01", "1996-01-01", "year", "until"),
    ("en", "in 1993", "1993-01-01", "1994-01-01", "year", None),
    ("en", "no later than 2007", "2007-01-01", "2008-01-01", "year", "by"),
    ("en", "the Constitution of 1995", "1995-01-01", "1996-01-01", "year", None),
    ("en", "the 1995 Constitution", "1995-01-01", "1996-01-01", "year", None),
    ("en", "the 1990s", "1990-01-01", "2000-01-01", "decade", None),
    ("en", "the first half of the nineties", "1990-01-01", "1995-01-01", "part", None),
    ("en", "the mid-1990s", "1993-01-01", "1997-01-01", "part", None),
    ("en", "by the end of 2007", "2007-09-01", "2008-01-01", "part", "by"),
    ("en", "from 1995 to 2007", "1995-01-01", "2008-01-01", "range", None),
    ("en", "between 1995 and 2007", "1995-01-01", "2008-01-01", "range", None),
    ("en", "(1995-2007)", "1995-01-01", "2008-01-01", "range", None),
    ("en", "the twentieth century", "1901-01-01", "2001-01-01", "century", None),
    ("en", "2019-09-02", "2019-09-02", "2019-09-03", "day", None),
    ("ru", "25 октября 1990 года", "1990-10-25", "1990-10-26", "day", None),
    ("ru", "8 июня 2022 г.", "2022-06-08", "2022-06-09", "day", None),
    ("ru", "21.05.2007", "2007-05-21", "2007-05-22", "day", None),
    ("ru", "с 30 августа 1995 года", "1995-08-30", "1995-08-31", "day", "since"),
    ("ru", "в октябре 1990 года", "1990-10-01", "1990-11-01", "month", None),
    ("ru", "в мае 1995 года", "1995-05-01", "1995-06-01", "month", None),
    ("ru", "в 1993 году", "1993-01-01", "1994-01-01", "year", None),
    ("ru", "до 1995 года", "1995-01-01", "1996-01-01", "year", "until"),
    ("ru", "к 2007 году", "2007-01-01", "2008-01-01", "year", "by"),
    ("ru", "около 2007 года", "2007-01-01", "2008-01-01", "year", "about"),
    ("ru", "1990-е годы", "1990-01-01", "2000-01-01", "decade", None),
    ("ru", "в первой половине девяностых годов", "1990-01-01", "1995-01-01", "part", None),
    ("ru", "в конце 1998 года", "1998-09-01", "1999-01-01", "part", None),
    ("ru", "с 1990 по 1995 год", "1990-01-01", "1996-01-01", "range", None),
    ("ru", "в 1990–1995 гг.", "1990-01-01", "1996-01-01", "range", None),
    ("ru", "тысяча девятьсот девяносто третьего года", "1993-01-01", "1994-01-01", "year", None),
    ("ru", "в две тысячи седьмом году", "2007-01-01", "2008-01-01", "year", None),
    ("ru", "в XX веке", "1901-01-01", "2001-01-01", "century", None),
]


@pytest.mark.parametrize(
    ("code", "text", "start", "end", "precision", "relation"),
    CASES,
    ids=[f"{case[0]}: {case[1]}" for case in CASES],
)
def test_one_date(
    code: str, text: str, start: str, end: str, precision: str, relation: str | None
) -> None:
    (mention,) = language(code).dates(text)
    assert (mention.start, mention.end) == (start, end)
    assert (mention.precision, mention.relation) == (precision, relation)


@pytest.mark.parametrize(
    ("code", "text", "years"),
    [
        ("kk", "1998, 2007 және 2017 жылғы реформалар", ["1998", "2007", "2017"]),
        ("kk", "1998 және 2007 жылдары", ["1998", "2007"]),
        ("en", "The reforms of 2017 and 2022", ["2017", "2022"]),
        ("en", "in 1998, 2007, and 2017", ["1998", "2007", "2017"]),
        ("ru", "реформы 1998, 2007 и 2017 годов", ["1998", "2007", "2017"]),
    ],
)
def test_coordinated_years_are_dates_of_their_own(code: str, text: str, years: list[str]) -> None:
    mentions = language(code).dates(text)
    assert [text[m.span.start : m.span.end] for m in mentions] == years
    assert [m.start for m in mentions] == [f"{year}-01-01" for year in years]
    assert {m.precision for m in mentions} == {"year"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("kk", "жиырма жылға жуық уақытта"),  # a duration
        ("kk", "екі жылға жуық дайындалды"),
        ("kk", "2000 адам келді"),
        ("kk", "1995 жылғы 31 маусымда"),  # no such day, and none is guessed
        ("kk", "АҚШ-тың қырық үш Президенті басқарған жылдарында"),
        ("en", "in 2000 villages"),
        ("en", "by 1,995 votes"),
        ("en", "a man in his nineties"),
        ("en", "June 31, 1995"),
        ("en", "Article 44"),
        ("ru", "в 2000 случаях"),
        ("ru", "31 июня 1995 года"),
        ("ru", "ст. 44"),
    ],
)
def test_no_date(code: str, text: str) -> None:
    assert language(code).dates(text) == ()


def test_from_and_until_are_two_dates(kazakh: Language) -> None:
    found = kazakh.dates("1995 жылдан 2007 жылға дейін")
    assert [(d.start, d.relation) for d in found] == [
        ("1995-01-01", "since"),
        ("2007-01-01", "until"),
    ]


def test_parts_divide_a_period_without_gaps(english: Language) -> None:
    text = "the beginning of the 1990s, the middle of the 1990s, the end of the 1990s"
    first, second, third = english.dates(text)
    assert (first.start, third.end) == ("1990-01-01", "2000-01-01")
    assert first.end == second.start
    assert second.end == third.start
