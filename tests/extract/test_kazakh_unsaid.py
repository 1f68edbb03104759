"""What Kazakh sentences leave unsaid: parts of names, years, persons, offices."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor

from .conftest import Read, of

Extractors = dict[str, Extractor]


def powers(read: Read, text: str) -> set[str]:
    return {
        values["powerType"].removeprefix("pt:")
        for values in of(read("kk", text), "PowerProvision")
        if values.get("powerHolder") == "inst:president"
    }


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Конституциялық Сот бар. Соттың Төрағасын Президент тағайындайды.", "const-body-chair"),
        ("Конституциялық Сот құрылды. Оның Төрағасын Президент тағайындайды.", "const-body-chair"),
        ("Конституциялық Сот құрылды. Төрағаны Президент тағайындайды.", "const-body-chair"),
        ("Конституциялық Кеңес болды. Төрағасын Президенттің өзі тағайындайды.",
         "const-body-chair"),
        ("Премьер-Министр – Үкімет басшысы. Оны Президент тағайындайды.", "nominate-pm"),
        ("Үкімет сенімнен айырылды. Президент оның өкілеттігін тоқтата алады.",
         "terminate-government"),
    ],
)  # fmt: skip
def test_names_are_completed_from_the_text_before(read: Read, text: str, power: str) -> None:
    assert power in powers(read, text)


def test_a_noun_with_an_owner_of_its_own_keeps_it(read: Read) -> None:
    text = "Конституциялық Сот құрылды. Сенат Төрағасын депутаттар сайлайды."
    assert "const-body-chair" not in powers(read, text)


def test_evidence_of_a_completed_name_is_what_the_text_has(extractors: Extractors) -> None:
    text = "Конституциялық Сот құрылды. Оның Төрағасын Президент тағайындайды."
    statements = extractors["kk"].extract(Document.of("text", "kk", text.encode()))
    spans = [filler.span for statement in statements for filler in statement.fillers if filler.span]
    quotes = {text[span.start : span.end] for span in spans}
    assert {"Оның", "Төрағасын Президент тағайындайды", "Президент"} <= quotes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1995 жылы реформа болды. Сол жылдың 30 тамызында Конституция қабылданды.", "1995-08-30"),
        ("1995 жылы реформа басталды. 30 тамызда Конституция қабылданды.", "1995-08-30"),
        ("1994 жылы дағдарыс болды. Келесі жылдың 30 тамызында Конституция қабылданды.",
         "1995-08-30"),
    ],
)  # fmt: skip
def test_days_without_a_year_are_in_the_year_spoken_of(read: Read, text: str, day: str) -> None:
    assert day in {values["occurredOn"] for values in of(read("kk", text), "Enactment")}


def test_a_day_without_any_year_before_says_nothing(read: Read) -> None:
    found = of(read("kk", "30 тамызда Конституция қабылданды."), "Enactment")
    assert all("occurredOn" not in values for values in found)


TOKAYEV, NAZARBAYEV = "person:kassym-jomart-tokayev", "person:nursultan-nazarbayev"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Тоқаев – Қазақстан Республикасының екінші Президенті.",
         {"tenureOf": TOKAYEV, "officeHeld": "inst:president"}),
        ("Конституциялық Соттың Төрағасы – Эльвира Азимова.",
         {"tenureOf": "person:elvira-azimova", "officeHeld": "inst:constitutional-court-chair"}),
        ("Назарбаев Президент болды. Ол 2019 жылғы 20 наурызда отставкаға кетті.",
         {"tenureOf": NAZARBAYEV, "officeHeld": "inst:president", "validTo": "2019-03-20"}),
        ("2019 жылғы 20 наурызда Тоқаев Президент қызметіне кірісті.",
         {"tenureOf": TOKAYEV, "officeHeld": "inst:president", "validFrom": "2019-03-20"}),
        ("Ерік Асанбаев 1991–1996 жылдары Вице-президент болды.",
         {"tenureOf": "person:yerik-asanbayev", "validFrom": "1991-01-01",
          "validTo": "1996-01-01"}),
        ("Тоқаев дипломат еді. Кейін Сыртқы істер министрі болды.",
         {"tenureOf": TOKAYEV, "officeHeld": "inst:minister-foreign-affairs"}),
        ("Сенатқа Мәулен Әшімбаев төрағалық етеді.",
         {"tenureOf": "person:maulen-ashimbayev", "officeHeld": "inst:senate-chair"}),
    ],
)  # fmt: skip
def test_tenures(read: Read, text: str, expected: dict[str, str]) -> None:
    found = of(read("kk", text), "Tenure")
    assert any(expected.items() <= values.items() for values in found), found


def test_each_year_of_a_list_is_an_election(read: Read) -> None:
    found = of(read("kk", "2005 және 2011 жылдары Назарбаев Президент болып сайланды."), "Election")
    assert {values["occurredOn"][:4] for values in found} == {"2005", "2011"}


def test_who_won_was_elected(read: Read) -> None:
    text = "2022 жылғы 20 қарашада өткен президент сайлауында Тоқаев жеңіске жетті."
    (election,) = of(read("kk", text), "Election")
    assert (election["personChosen"], election["officeConcerned"]) == (TOKAYEV, "inst:president")


def test_another_subject_is_not_the_person_of_the_sentence_before(read: Read) -> None:
    found = of(read("kk", "Тоқаев сөз сөйледі. Парламент Президент болып табылмайды."), "Tenure")
    assert found == []
