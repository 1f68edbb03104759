"""Elections won, cabinets that resign and convocations that are dissolved, in all languages."""

import pytest

from .conftest import Read, has, of

TOKAYEV, NAZARBAYEV = "person:kassym-jomart-tokayev", "person:nursultan-nazarbayev"
PRESIDENT, PM = "inst:president", "inst:prime-minister"
MAMIN = "person:askar-mamin"


@pytest.mark.parametrize(
    ("code", "text", "day", "person"),
    [
        (
            "en",
            "Kassym-Jomart Tokayev won the snap election of 9 June 2019.",
            "2019-06-09",
            TOKAYEV,
        ),
        (
            "en",
            "Kassym-Jomart Tokayev secured a second term in the snap election of 20 November 2022.",
            "2022-11-20",
            TOKAYEV,
        ),
        (
            "ru",
            "9 июня 2019 года Касым-Жомарт Токаев победил на внеочередных выборах.",
            "2019-06-09",
            TOKAYEV,
        ),
        (
            "ru",
            "26 апреля 2015 года на досрочных выборах победу одержал Нурсултан Назарбаев.",
            "2015-04-26",
            NAZARBAYEV,
        ),
        (
            "kk",
            "2019 жылғы 9 маусымдағы кезектен тыс сайлауда Қасым-Жомарт Тоқаев жеңіске жетті.",
            "2019-06-09",
            TOKAYEV,
        ),
        (
            "kk",
            "Нұрсұлтан Назарбаев 2005 жылғы 4 желтоқсанда қайта сайланды.",
            "2005-12-04",
            NAZARBAYEV,
        ),
    ],
)
def test_who_wins_an_election_of_nothing_that_is_named_is_head_of_state(
    read: Read, code: str, text: str, day: str, person: str
) -> None:
    found = read(code, text)
    assert has(found, "Election", officeConcerned=PRESIDENT, personChosen=person, occurredOn=day)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Askar Mamin won the election of 9 June 2019."),
        ("ru", "9 июня 2019 года Аскар Мамин победил на выборах."),
        ("kk", "2019 жылғы 9 маусымдағы сайлауда Асқар Мамин жеңіске жетті."),
    ],
)
def test_an_election_won_by_somebody_else_is_to_nothing_known(
    read: Read, code: str, text: str
) -> None:
    assert of(read(code, text), "Election") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Government of Askar Mamin resigned on 5 January 2022."),
        ("en", "Askar Mamin's government stepped down on 5 January 2022."),
        ("ru", "5 января 2022 года Правительство Аскара Мамина ушло в отставку."),
        ("kk", "2022 жылғы 5 қаңтарда Асқар Маминнің Үкіметі отставкаға кетті."),
        ("kk", "2022 жылғы 5 қаңтарда Асқар Мамин Үкіметі отставкаға кетті."),
    ],
)
def test_with_a_cabinet_goes_its_head(read: Read, code: str, text: str) -> None:
    assert has(read(code, text), "Tenure", tenureOf=MAMIN, officeHeld=PM, validTo="2022-01-05")


def test_who_accepts_a_resignation_has_not_resigned(read: Read) -> None:
    english = "The President accepted the resignation of the Government of Askar Mamin."
    kazakh = "Президент Асқар Мамин Үкіметінің отставкасын қабылдады."
    for code, text in (("en", english), ("kk", kazakh)):
        assert not has(read(code, text), "Tenure", officeHeld=PRESIDENT)


def test_a_title_before_whom_its_bearer_appoints_is_not_his(read: Read) -> None:
    text = "Мемлекет басшысы Қасым-Жомарт Тоқаевты Премьер-Министр қызметіне тағайындады."
    found = read("kk", text)
    assert of(found, "Tenure") == []
    assert has(found, "Appointment", eventAgent=PRESIDENT, personChosen=TOKAYEV)


@pytest.mark.parametrize(
    "text",
    [
        "The thirteenth Supreme Council was elected in 1994 but was dissolved on 11 March 1995.",
        "The 13th Supreme Council was dissolved on 11 March 1995.",
    ],
)
def test_a_convocation_told_by_its_number_is_dissolved(read: Read, text: str) -> None:
    found = read("en", text)
    concerned = {"officeConcerned": "inst:supreme-council-13", "occurredOn": "1995-03-11"}
    assert has(found, "OfficeAbolition", **concerned)


def test_nobody_told_before_is_elected_where_offices_are(read: Read) -> None:
    text = (
        "Нұрсұлтан Назарбаев 2005 жылы Президент болып сайланды. "
        "Ауыл әкімдері 2021 жылдан бастап тікелей сайланады."
    )
    akims = [v for v in of(read("kk", text), "Election") if "akim" in v["officeConcerned"]]
    assert akims == [{"officeConcerned": "inst:akim-rural", "occurredOn": "2021-01-01"}]


@pytest.mark.parametrize(
    "text",
    [
        "Құрылтайға заң жобасын енгізу құқығы Халық Кеңесіне, Президентке және Үкіметке тиесілі.",
        "Құрылтайға заң жобаларын енгізу құқығы Президентке және Үкіметке берілді.",
    ],
)
def test_of_two_datives_the_last_has_the_right(read: Read, text: str) -> None:
    holders = {v["powerHolder"] for v in of(read("kk", text), "PowerProvision")}
    assert {PRESIDENT, "inst:government"} <= holders
    assert "inst:kurultai-2026" not in holders
