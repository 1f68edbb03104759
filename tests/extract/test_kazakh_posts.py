"""Kazakh posts that people hold, take and leave, and bodies that begin and end."""

import pytest

from .conftest import Read, has


@pytest.mark.parametrize(
    ("text", "person", "office", "dates"),
    [
        ("Назарбаев президенттіктен кетті.", "nursultan-nazarbayev", "president", {}),
        ("Сергей Терещенко 1990 жылғы мамырда вице-президенттіктен кеткен еді.",
         "sergey-tereshchenko", "vice-president-1990", {"validTo": "1990-05-01"}),
        ("Әлихан Смайылов Премьер-Министр қызметінен 2024 жылғы 5 ақпанда кетті.",
         "alikhan-smailov", "prime-minister", {"validTo": "2024-02-05"}),
        ("2022 жылғы 11 қаңтарда Премьер-Министр креслосына Әлихан Смайылов отырды.",
         "alikhan-smailov", "prime-minister", {"validFrom": "2022-01-11"}),
        ("1997 жылғы 10 қазанда Үкімет тізгіні Нұрлан Балғымбаевтың қолына көшті.",
         "nurlan-balgimbayev", "prime-minister", {"validFrom": "1997-10-10"}),
        ("Мәулен Әшімбаев Сенаттың тізгінін ұстады.", "maulen-ashimbayev", "senate-chair", {}),
        ("Үкіметті Қажыгелдинмен бірге Нұрлан Балғымбаев басқарды.",
         "nurlan-balgimbayev", "prime-minister", {}),
        (("Франция Президенті қызметін де Голль атқарды, кейінгі жылдар Миттеранның есімімен "
         "байланысты: ол бұл лауазымда 1995 жылға дейін болды."),
         "francois-mitterrand", "president-france", {"validTo": "1995-01-01"}),
    ],
)  # fmt: skip
def test_who_holds_takes_and_leaves_a_post(
    read: Read, text: str, person: str, office: str, dates: dict[str, str]
) -> None:
    found = read("kk", text)
    roles = {"tenureOf": f"person:{person}", "officeHeld": f"inst:{office}", **dates}
    assert has(found, "Tenure", **roles)


def test_a_noun_in_another_case_is_no_title(read: Read) -> None:
    found = read("kk", "Үкіметті Қажыгелдинмен бірге Нұрлан Балғымбаев басқарды.")
    assert not has(found, "Tenure", tenureOf="person:akezhan-kazhegeldin")


def test_officehood_without_its_body(read: Read) -> None:
    text = "Сенат жиналды. Дариға Назарбаеваны 2019 жылғы 20 наурызда төрағалыққа сайлады."
    assert has(
        read("kk", text),
        "Election",
        personChosen="person:dariga-nazarbayeva",
        officeConcerned="inst:senate-chair",
    )


def test_presidential_is_no_post(read: Read) -> None:
    assert not has(read("kk", "Ел президенттік республикаға көшті."), "Tenure")


@pytest.mark.parametrize(
    ("text", "ended", "begun"),
    [
        ("Парламенттің орнын Құрылтай басты.", "parliament-1995", "kurultai-2026"),
        ("Министрлер Кеңесі Министрлер Кабинетіне айналды.",
         "council-of-ministers", "cabinet-of-ministers"),
        ("Заң Министрлер Кеңесін Министрлер Кабинетіне айналдырды.",
         "council-of-ministers", "cabinet-of-ministers"),
        ("Министрлер Кеңесі Министрлер Кабинеті болып қайта құрылды.",
         "council-of-ministers", "cabinet-of-ministers"),
    ],
)  # fmt: skip
def test_a_body_that_takes_the_place_of_another(
    read: Read, text: str, ended: str, begun: str
) -> None:
    found = read("kk", text)
    assert has(found, "OfficeAbolition", officeConcerned=f"inst:{ended}")
    assert has(found, "OfficeCreation", officeConcerned=f"inst:{begun}")
    assert not has(found, "OfficeAbolition", officeConcerned=f"inst:{begun}")


def test_a_person_who_replaces_another_ends_no_office(read: Read) -> None:
    found = read("kk", "Премьер-Министр Асқар Мамин еді. Оны Әлихан Смайылов алмастырды.")
    assert not has(found, "OfficeAbolition")


def test_the_act_that_the_sentence_before_was_about(read: Read) -> None:
    text = "Келесі құжат – 1990 жылғы 20 қарашадағы Заң. Ол вице-президент лауазымын енгізді."
    assert has(
        read("kk", text),
        "OfficeCreation",
        officeConcerned="inst:vice-president-1990",
        byAct="act:law-1990-11-20-state-power",
    )


def test_the_new_constitution_of_the_year_spoken_of(read: Read) -> None:
    text = "Лауазым 2026 жылғы 1 шілдеде жойылды: жаңа Конституция Вице-Президент қызметін енгізді."
    assert has(read("kk", text), "OfficeCreation", byAct="act:constitution-2026")


def test_what_a_body_consists_of_stands_in_the_ablative(read: Read) -> None:
    text = (
        "Сенат та, Мәжіліс те жұмысын тоқтатты, енді 145 депутаттан тұратын Құрылтай жұмыс істейді."
    )
    assert not has(read("kk", text), "StructuralRelation")


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        (("Нұрсұлтан Назарбаев 2019 жылғы 19 наурызда Президент қызметінен кетті. Келесі күні "
          "Қасым-Жомарт Тоқаев Президент болды."), "Tenure", {"validFrom": "2019-03-20"}),
        (("Сенат 2020 жылғы 2 мамырда жиналды. Екі күн өткен соң Мәулен Әшімбаев Сенат Төрағасы "
          "болды."), "Tenure", {"validFrom": "2020-05-04"}),
        (("1990 жылғы сәуірде Президент лауазымы енгізілді. Сол жылғы мамырда вице-президент "
          "лауазымы енгізілді."), "OfficeCreation", {"occurredOn": "1990-05-01"}),
        (("1991 жылғы желтоқсан елдің тағдырын шешті. Айдың алғашқы күні халық Назарбаевты "
          "Президент етіп сайлады."), "Election", {"occurredOn": "1991-12-01"}),
        ("2023 жылғы ақпанда жарлық шықты. Бір айдан соң, 19 наурызда, Мәжіліс сайлауы өтті.",
         "Election", {"occurredOn": "2023-03-19"}),
        ("Елде екі референдум өтті. Алғашқысы 1995 жылғы 29 сәуірде өткізілді.",
         "Referendum", {"occurredOn": "1995-04-29"}),
    ],
)  # fmt: skip
def test_when_it_happened(read: Read, text: str, frame: str, roles: dict[str, str]) -> None:
    assert has(read("kk", text), frame, **roles)


@pytest.mark.parametrize(
    ("text", "office", "persons"),
    [
        (("Қауіпсіздік Кеңесінің хатшылары: Нұрлан Ермекбаев, Қалмұқанбет Қасымов (2019–2020), "
          "Әсет Исекешев."), "security-council-secretary",
         ["nurlan-yermekbayev", "kalmukhanbet-kassymov", "asset-issekeshev"]),
        ("Екі аралықта Премьер-Министр болған – Серік Ахметов.",
         "prime-minister", ["serik-akhmetov"]),
        (("Сенат 1996 жылы құрылды. Палатаға әр кезде Қасым-Жомарт Тоқаев, Дариға Назарбаева, "
          "Мәулен Әшімбаев төрағалық етті."), "senate-chair",
         ["kassym-jomart-tokayev", "dariga-nazarbayeva", "maulen-ashimbayev"]),
        ("Премьер-Министр лауазымын әр жылдары Сергей Терещенко, Әкежан Қажыгелдин атқарды.",
         "prime-minister", ["sergey-tereshchenko", "akezhan-kazhegeldin"]),
        ("Мәжіліс 1996 жылдан бері жұмыс істейді. Оған Ерлан Қошанов төрағалық етеді.",
         "mazhilis-chair", ["yerlan-koshanov"]),
        ("Президент Қасым-Жомарт Кемелұлы Тоқаев Жолдау жариялады.",
         "president", ["kassym-jomart-tokayev"]),
    ],
)  # fmt: skip
def test_lists_of_holders_and_whole_names(
    read: Read, text: str, office: str, persons: list[str]
) -> None:
    found = read("kk", text)
    for person in persons:
        assert has(found, "Tenure", tenureOf=f"person:{person}", officeHeld=f"inst:{office}")


def test_dates_in_brackets_are_those_of_the_name_before(read: Read) -> None:
    text = "Қауіпсіздік Кеңесінің хатшылары: Қалмұқанбет Қасымов (2019–2020), Әсет Исекешев."
    found = read("kk", text)
    assert has(found, "Tenure", tenureOf="person:kalmukhanbet-kassymov", validTo="2020-01-01")
    assert not has(found, "Tenure", tenureOf="person:asset-issekeshev", validTo="2020-01-01")


def test_a_father_s_name_in_the_place_of_the_surname(read: Read) -> None:
    text = (
        "Ерік Асанбаев 1990 жылы сайланды. "
        "Ерік Мағзұмұлы Жоғарғы Кеңесті 1991 жылғы қазанға дейін басқарды."
    )
    assert has(
        read("kk", text),
        "Tenure",
        tenureOf="person:yerik-asanbayev",
        officeHeld="inst:supreme-council-chair",
        validTo="1991-10-01",
    )


def test_two_persons_chosen_by_one_verb(read: Read) -> None:
    text = (
        "1991 жылғы 1 желтоқсанда халық Нұрсұлтан Назарбаевты Президент, "
        "Ерік Асанбаевты вице-президент етіп сайлады."
    )
    found = read("kk", text)
    for person, office in (
        ("nursultan-nazarbayev", "president"),
        ("yerik-asanbayev", "vice-president-1990"),
    ):
        assert has(
            found,
            "Election",
            personChosen=f"person:{person}",
            officeConcerned=f"inst:{office}",
            eventAgent="inst:electorate",
            occurredOn="1991-12-01",
        )


def test_what_was_not_so_says_nothing_of_the_person_before(read: Read) -> None:
    text = (
        "Премьер-Министр Серік Ахметов еді. Премьер-Министрді таңдау жолы да бірқалыпты болған жоқ."
    )
    tenures = [roles for frame, roles in read("kk", text) if frame == "Tenure"]
    assert len(tenures) == 1


def test_who_keeps_a_post_keeps_no_institution(read: Read) -> None:
    text = (
        "Назарбаев Қауіпсіздік Кеңесінің Төрағасы қызметін 2022 жылғы қаңтарға дейін сақтап қалды."
    )
    found = read("kk", text)
    assert has(found, "Tenure", officeHeld="inst:security-council-chair", validTo="2022-01-01")
    assert not has(found, "OfficeRetention")


def test_whose_resignation_is_accepted_has_no_title_before_his_name(read: Read) -> None:
    text = "2024 жылғы 5 ақпанда Мемлекет басшысы Әлихан Смайыловтың отставкасын қабылдады."
    assert not has(read("kk", text), "Tenure", officeHeld="inst:president")


def test_who_has_a_body_beside_him_did_not_found_it(read: Read) -> None:
    found = read("kk", "Президент жанындағы Ұлттық құрылтай 2022 жылы құрылды.")
    assert has(found, "OfficeCreation", officeConcerned="inst:national-kurultai")
    assert not has(found, "OfficeCreation", eventAgent="inst:president")


def test_what_is_proposed_is_not_told_as_done(read: Read) -> None:
    assert read("kk", "Вице-президент лауазымын енгізу ұсынылды.") == []


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        ("Мәжіліс депутаттарының сайлауы 2016 жылғы 20 наурызда өтті.", "Election",
         {"officeConcerned": "inst:mazhilis", "occurredOn": "2016-03-20"}),
        ("Қасым-Жомарт Тоқаев 70,96 пайыз дауыспен Президент болып сайланды.", "Election",
         {"voteShare": "70.96", "personChosen": "person:kassym-jomart-tokayev"}),
        ("Вице-президент институты 1990–1996 жылдары өмір сүрді.", "OfficeExistence",
         {"officeConcerned": "inst:vice-president-1990", "validTo": "1996-01-01"}),
        ("Құрылтай депутаттарының саны – 145.", "HolderCount",
         {"countedOffice": "inst:kurultai-2026", "holders": "145"}),
    ],
)  # fmt: skip
def test_a_body_told_by_its_deputies_and_figures(
    read: Read, text: str, frame: str, roles: dict[str, str]
) -> None:
    assert has(read("kk", text), frame, **roles)
