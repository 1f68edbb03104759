"""Kazakh nouns that stand for names, and what is told of persons by other words than usual."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("before", "office"),
    [("Мәжілісте 98 депутат бар.", "mazhilis-chair"), ("Сенат заңды мақұлдады.", "senate-chair")],
)
def test_the_chair_of_the_chamber_spoken_of(read: Read, before: str, office: str) -> None:
    found = read("kk", f"{before} Палата Төрағалығына Мәулен Әшімбаев қайта сайланды.")
    assert has(found, "Election", officeConcerned=f"inst:{office}")


@pytest.mark.parametrize(
    "text",
    [
        "1995 жылғы Конституция елімізді зайырлы мемлекет деп жариялады.",
        "1995 жылғы Конституция елді зайырлы мемлекет деп жариялады.",
        "1995 жылғы Конституция Қазақстанды зайырлы әрі әлеуметтік мемлекет деп жариялады.",
    ],
)
def test_the_own_country(read: Read, text: str) -> None:
    (principle, *_) = of(read("kk", text), "PrincipleProvision")
    assert principle["principle"] == "c:pr-secular"
    assert principle["underAct"] == "act:constitution-1995"


def test_another_country_is_not_the_own_one(read: Read) -> None:
    text = "Францияда Президент бар. Конституция елді зайырлы мемлекет деп жариялады."
    assert not has(read("kk", text), "PrincipleProvision", principleOf="unit:kazakhstan")


def test_a_form_of_government_under_an_act(read: Read) -> None:
    text = "1995 жылғы Конституция Қазақстанды президенттік басқару нысанындағы ел деп белгіледі."
    (form,) = of(read("kk", text), "GovernmentFormPeriod")
    assert form["underAct"] == "act:constitution-1995"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Мәжіліс депутаттарының саны 77-ге жетті.", ["77"]),
        ("Мәжіліс депутаттарының саны 107-ден 98-ге қысқарды.", ["98"]),
        ("Сенатта Президент тағайындайтын депутаттардың саны он беске өседі.", []),
    ],
)
def test_how_many_there_are_now(read: Read, text: str, count: list[str]) -> None:
    assert [values["holders"] for values in of(read("kk", text), "HolderCount")] == count


@pytest.mark.parametrize(
    "text",
    [
        "Мәжілісті Нұрлан Нығматулин, Сенатты Мәулен Әшімбаев басқаратын.",
        "Нұрлан Нығматулин басқарған Мәжілісте заң қаралды. Сенатты Әшімбаев басқарды.",
    ],
)
def test_who_heads_what(read: Read, text: str) -> None:
    found = {v["officeHeld"]: v["tenureOf"] for v in of(read("kk", text), "Tenure")}
    assert found == {
        "inst:mazhilis-chair": "person:nurlan-nigmatulin",
        "inst:senate-chair": "person:maulen-ashimbayev",
    }


def test_to_head_a_body_for_long_is_no_power(read: Read) -> None:
    found = read("kk", "Смайылов Үкіметті 2022 жылғы 11 қаңтардан бері басқарып келеді.")
    (tenure,) = of(found, "Tenure")
    assert tenure["validFrom"] == "2022-01-11"
    assert not of(found, "PowerProvision")


def test_what_is_decreed_of_a_person_is_done(read: Read) -> None:
    text = (
        "Кәрім Мәсімовті Премьер-Министр етіп тағайындау туралы Жарлыққа Президент 2014 жылғы "
        "2 сәуірде қол қойды."
    )
    (appointed,) = of(read("kk", text), "Appointment")
    assert appointed["personChosen"] == "person:karim-massimov"
    assert (appointed["eventAgent"], appointed["occurredOn"]) == ("inst:president", "2014-04-02")


def test_a_decree_not_yet_issued_chooses_nobody(read: Read) -> None:
    text = "Кәрім Мәсімовті Премьер-Министр етіп тағайындау туралы Жарлық талқыланды."
    assert not of(read("kk", text), "Appointment")


def test_he_who_is_chosen_was_named_last(read: Read) -> None:
    text = (
        "Асқар Мамин кетті, Мәжіліс Әлихан Смайыловқа келісім берді. 2022 жылғы 11 қаңтарда "
        "Президент Қасым-Жомарт Тоқаев оны Премьер-Министр етіп тағайындады."
    )
    assert has(read("kk", text), "Appointment", personChosen="person:alikhan-smailov")


def test_as_for_somebody(read: Read) -> None:
    text = "Серік Ахметов қызметінен кетті. Ахметов болса қорғаныс министрі болып тағайындалды."
    assert has(read("kk", text), "Appointment", personChosen="person:serik-akhmetov")


@pytest.mark.parametrize(
    "text",
    [
        "Облыс әкімі сайланбайды: оны мәслихат депутаттарының келісімімен Президент қояды.",
        "Облыс әкімдерін болса халық сайламайды.",
    ],
)
def test_who_is_not_chosen(read: Read, text: str) -> None:
    found = read("kk", text)
    assert has(found, "Election", officeConcerned="inst:akim-oblast", negated="yes")
    assert not [v for v in of(found, "PowerProvision") if "negated" in v]


def test_what_was_done_in_one_year_is_no_power(read: Read) -> None:
    text = "Оған дейін, 1990 жылы, Президентті Жоғарғы Кеңес сайлаған болатын."
    assert has(read("kk", text), "Election", occurredOn="1990-01-01")


def test_a_body_instead_of_a_namesake_of_its_time(read: Read) -> None:
    text = "1995 жылғы Конституция Министрлер Кабинетінің орнына Үкімет құрды."
    (created,) = of(read("kk", text), "OfficeCreation")
    assert created["officeConcerned"] == "inst:government"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Құрылтай төрағасын депутаттар Президент ұсынған үміткердің ішінен сайлайды.", "kurultai"),
        ("Сенат Төрағасын сенаторлар Президент ұсынған адамнан сайлайтын.", "senate"),
    ],
)
def test_deputies_choose_whom_another_proposes(read: Read, text: str, holder: str) -> None:
    (power,) = of(read("kk", text), "PowerProvision")
    assert power["powerHolder"].startswith(f"inst:{holder}")
    assert power["c:ck-proposal"] == "inst:president"


@pytest.mark.parametrize(
    "text",
    [
        "Парламенттің орнын 145 депутаттан тұратын Құрылтай басты.",
        "Парламенттің орнын 2026 жылғы 1 шілдеде құрылған Құрылтай басты.",
    ],
)
def test_what_takes_the_place_may_be_described(read: Read, text: str) -> None:
    found = read("kk", text)
    assert has(found, "OfficeAbolition", officeConcerned="inst:parliament-1995")
    assert has(found, "OfficeCreation", officeConcerned="inst:kurultai-2026")


def test_what_was_replaced_may_have_been_dissolved_by_an_act(read: Read) -> None:
    text = (
        "1995 жылғы Конституция бойынша таратылған Конституциялық Соттың орнына Конституциялық "
        "Кеңес құрылды."
    )
    found = read("kk", text)
    assert has(found, "OfficeAbolition", officeConcerned="inst:constitutional-court-1992")
    assert has(found, "OfficeCreation", officeConcerned="inst:constitutional-council")


def test_to_cease_to_be(read: Read) -> None:
    (status,) = of(
        read("kk", "Президент атқарушы биліктің басшысы болудан қалды."), "StatusProvision"
    )
    assert status["negated"] == "yes"


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Биліктің шоғырлануы 2007 жылы шегіне жетті.", "c:ep-peak"),
        ("Орталықсыздандыру 2021 жылғы 24 мамырдағы заңнан басталды.", "c:ep-beginning"),
        ("2026 жылғы Конституция билікті қайта шоғырландырады.", "c:ep-increase"),
    ],
)
def test_how_a_process_goes_on(read: Read, text: str, phase: str) -> None:
    assert has(read("kk", text), "EffectClaim", effectPhase=phase)


def test_a_predicate_without_a_dash(read: Read) -> None:
    text = "Менің ойымша, Қазақстан әлі күнге дейін күшті президенттік республика."
    form = {"formPeriodOf": "unit:kazakhstan", "governmentForm": "c:gf-strong-presidential"}
    assert has(read("kk", text), "GovernmentFormPeriod", **form)
