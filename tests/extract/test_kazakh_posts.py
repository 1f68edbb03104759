"""Kazakh posts that people hold, take and leave, and bodies that begin and end."""

import pytest
from tests.extract.conftest import Read
from tests.extract.test_kazakh_roles import has


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
        ("Үкіметті Қажыгелдиннен кейін Нұрлан Балғымбаев басқарды.",
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
    found = read("kk", "Үкіметті Қажыгелдиннен кейін Нұрлан Балғымбаев басқарды.")
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
