"""Kazakh days told by what the text has spoken of, and whose tenure they end or begin."""

import pytest

from .conftest import Read, has, of

LEFT = "Асқар Мамин Премьер-Министр қызметінен 2022 жылғы 5 қаңтарда кетті."


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Ертесіне Әлихан Смайылов Премьер-Министр болды.", "2022-01-06"),
        ("Алты күннен кейін Әлихан Смайылов Премьер-Министр болды.", "2022-01-11"),
        ("Сол айдың он бірінші күні Әлихан Смайылов Премьер-Министр болды.", "2022-01-11"),
        ("Он екі күннен кейін Әлихан Смайылов Премьер-Министр болды.", "2022-01-17"),
        ("Сол жылдың ақпанынан бастап Әлихан Смайылов Премьер-Министр болды.", "2022-02-01"),
        ("Жарты жылдан кейін Әлихан Смайылов Премьер-Министр болды.", "2022-07-01"),
        ("Екі жылдан соң, ақпанның 6-сында, Әлихан Смайылов Премьер-Министр болды.", "2024-02-06"),
    ],
)
def test_a_day_told_by_the_one_before(read: Read, told: str, day: str) -> None:
    person = {"tenureOf": "person:alikhan-smailov", "officeHeld": "inst:prime-minister"}
    assert has(read("kk", f"{LEFT} {told}"), "Tenure", validFrom=day, **person)
    joined = LEFT.replace("кетті.", "кетті, ") + told[0].lower() + told[1:]
    assert has(read("kk", joined), "Tenure", validFrom=day, **person)


def test_a_month_without_year_may_be_a_bound(read: Read) -> None:
    text = f"{LEFT} Әлихан Смайылов қаңтардан бері Премьер-Министр қызметін атқарады."
    assert has(read("kk", text), "Tenure", validFrom="2022-01-01")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Былтырғы 7 қазандағы Заң Мәжілістің рөлін күшейтті.", "1998-10-07"),
        ("Биыл 12 қазанда Конституцияға өзгерістер енгізілді.", "1999-10-12"),
        ("Осыдан екі жыл бұрын Конституцияға өзгерістер енгізілді.", "1997-01-01"),
    ],
)
def test_the_year_of_writing(read: Read, told: str, day: str) -> None:
    text = f"Астана, 1999 жылғы 13 қазан. 1995 жылы Парламент құрылды. {told}"
    found = read("kk", text)
    assert any(values.get("occurredOn") == day for _, values in found)


@pytest.mark.parametrize(
    "text",
    [
        "2022 жылғы 5 қаңтарда Премьер-Министр Асқар Мамин орнынан кетті.",
        "Премьер-Министр Асқар Мамин қызметін 2022 жылғы 5 қаңтарда аяқтады.",
        "Президент 2022 жылғы 5 қаңтарда Премьер-Министр Асқар Маминді қызметінен босатты.",
        "2022 жылғы 5 қаңтарда Сағымбаев тағайындалды, Премьер-Министр Асқар Мамин орнынан кетті.",
    ],
)
def test_whoever_ends_a_tenure(read: Read, text: str) -> None:
    mamin = [
        values
        for values in of(read("kk", text), "Tenure")
        if values["tenureOf"] == "person:askar-mamin"
    ]
    assert {values.get("validTo") for values in mamin} == {"2022-01-05"}
    assert {values["officeHeld"] for values in mamin} == {"inst:prime-minister"}


def test_he_who_dismisses_leaves_no_office(read: Read) -> None:
    text = "Президент Асқар Маминді 2022 жылғы 5 қаңтарда қызметінен босатты."
    assert not has(read("kk", text), "Tenure", officeHeld="inst:president")


def test_several_follow_one_another_by_one_verb(read: Read) -> None:
    text = "Үкіметті алдымен Асқар Мамин, кейін Әлихан Смайылов, одан соң Олжас Бектенов басқарды."
    people = [values["tenureOf"] for values in of(read("kk", text), "Tenure")]
    assert people == [
        f"person:{name}" for name in ("askar-mamin", "alikhan-smailov", "olzhas-bektenov")
    ]


def test_a_chamber_is_known_by_its_chair(read: Read) -> None:
    text = (
        "Сенат Төрағасы болып 2013 жылы Қасым-Жомарт Тоқаев сайланды. Ол палатаға 2019 жылғы "
        "наурызға дейін жетекшілік етті. Тоқаевтың орнын Дариға Назарбаева басты."
    )
    found = read("kk", text)
    chair = {"officeHeld": "inst:senate-chair"}
    tokayev = "person:kassym-jomart-tokayev"
    assert has(found, "Tenure", tenureOf=tokayev, validTo="2019-03-01", **chair)
    assert has(found, "Tenure", tenureOf="person:dariga-nazarbayeva", **chair)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Асанбаев қызметін 1996 жылғы 22 ақпанға дейін атқарып, Германияға аттанды.",
            "1996-02-22",
        ),
        ("Асанбаев бұл қызметте 1991–1996 жылдары болды.", "1996-01-01"),
    ],
)
def test_until_when(read: Read, text: str, days: str) -> None:
    found = read("kk", f"Вице-Президент Ерік Асанбаев болды. {text}")
    assert has(found, "Tenure", officeHeld="inst:vice-president-1990", validTo=days)


def test_the_office_that_both_have_held(read: Read) -> None:
    text = (
        "Әлихан Смайылов 2024 жылғы 5 ақпанда қызметінен кетті, оның орнына Олжас Бектенов "
        "тағайындалды."
    )
    found = read("kk", text)
    assert has(found, "Tenure", officeHeld="inst:prime-minister", validTo="2024-02-05")
    assert has(found, "Appointment", officeConcerned="inst:prime-minister")


def test_years_one_after_another(read: Read) -> None:
    text = (
        "Нұрсұлтан Назарбаев 2005 жылғы 4 желтоқсанда Президент болып сайланды. Назарбаев 2011 "
        "жылы да, 2015 жылы да жеңіске жетті."
    )
    days = {values["occurredOn"] for values in of(read("kk", text), "Election")}
    assert {"2011-01-01", "2015-01-01"} <= days


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("kk", "2018 жылы сайлау туралы заң қабылданды."),
        ("kk", "Президент 1994 жылғы наурызда Парламентті сайлау туралы жарлық шығарды."),
        ("en", "In 2018 a law on elections was adopted."),
    ],
)
def test_an_act_of_another_time_or_matter_is_another(read: Read, code: str, text: str) -> None:
    known = [v["enacts"] for v in of(read(code, text), "Enactment")]
    assert not [act for act in known if "security-council" in act or "elections" in act]


def test_no_act_of_long_ago_rules_what_was_done_in_a_year(read: Read) -> None:
    text = "1995 жылғы Конституция қабылданды. 2021 жылы ауыл әкімдерін тікелей сайлау енгізілді."
    assert not has(read("kk", text), "PowerProvision", conferredByAct="act:constitution-1995")
