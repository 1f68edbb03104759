"""How far a Kazakh denial, a dative, a title of an act and a new body reach."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor

from .conftest import Read, has, of

HALYK, KURULTAI = "inst:halyk-kenesi", "inst:kurultai-2026"


def test_what_another_clause_denies_is_a_principle_still(read: Read) -> None:
    text = "Қазақстан – зайырлы мемлекет, онда мемлекеттік дін жоқ."
    assert has(read("kk", text), "PrincipleProvision", principle="c:pr-secular")


def test_what_an_act_is_about_did_not_adopt_it(read: Read) -> None:
    text = (
        "1995 жылы Қазақстан халқы Ассамблеясы құрылды. "
        "2008 жылғы 20 қазанда Парламент Ассамблея туралы арнайы Заң қабылдады."
    )
    assert [v["enactedBy"] for v in of(read("kk", text), "Enactment")] == ["inst:parliament-1995"]


def test_the_order_of_setting_up_a_body_is_no_event(read: Read) -> None:
    text = "Үкіметті құру тәртібі 1995 жылғы Конституцияда белгіленген."
    assert of(read("kk", text), "OfficeCreation") == []


@pytest.mark.parametrize(
    "text",
    [
        "Жаңа орган Құрылтайға заң жобасын енгізе алады.",
        "Жаңа орган Құрылтайға заң жобасын енгізуге құқылы.",
    ],
)
def test_a_new_body_is_the_one_set_up_last_and_not_whom_it_turns_to(read: Read, text: str) -> None:
    found = of(read("kk", f"2026 жылғы Конституция Халық Кеңесін құрды. {text}"), "PowerProvision")
    assert {v.get("powerHolder") for v in found} == {HALYK}
    unknown = of(read("kk", f"2026 жылғы Конституция күшіне енді. {text}"), "PowerProvision")
    assert KURULTAI not in {v.get("powerHolder") for v in unknown}


def test_to_whom_something_is_handed_receives_it(read: Read) -> None:
    text = "Шет мемлекеттердің елшілері сенім грамоталарын Президентке тапсырады."
    power = {"powerHolder": "inst:president", "powerType": "pt:receive-credentials"}
    assert has(read("kk", text), "PowerProvision", **power)


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        (
            "Автор 2022 жылғы реформаны билікті шоғырсыздандырудың басы деп бағалайды.",
            "c:ep-beginning",
        ),
        ("Ғалымдар 2022 жылғы реформаны шоғырсыздандырудың бастауы деп атады.", "c:ep-beginning"),
        ("Зерттеушілер 2022 жылғы реформаны шоғырсыздандырудың шыңы деп есептейді.", "c:ep-peak"),
    ],
)
def test_what_a_reform_is_called(read: Read, text: str, phase: str) -> None:
    assert has(read("kk", text), "EffectClaim", effectPhase=phase)


def test_a_cabinet_is_headed_by_its_prime_minister(read: Read) -> None:
    text = "Кабинетті Кәрім Мәсімов 2007 жылғы қаңтардан бері басқарып келеді."
    tenure = {"officeHeld": "inst:prime-minister", "validFrom": "2007-01-01"}
    assert has(read("kk", text), "Tenure", **tenure)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Конституция 2026 года учредила Халық Кеңесі."),
        ("en", "The Constitution of 2026 set up the Halyk Kenesi."),
    ],
)
def test_what_an_act_set_up_is_no_power_to_set_it_up(read: Read, code: str, text: str) -> None:
    created = {"officeConcerned": HALYK, "byAct": "act:constitution-2026"}
    assert read(code, text) == [("OfficeCreation", created)]


def test_a_denial_reaches_the_first_of_a_long_list(extractors: dict[str, Extractor]) -> None:
    text = (
        "Президент Үкімет актілерінің күшін жою, заң жобасын қарауды жедел деп жариялау және "
        "Конституциялық Кеңестің шешіміне қарсылық білдіру құқықтарынан айырылды."
    )
    document = Document.of("text", "kk", text.encode())
    told = [s for s in extractors["kk"].extract(document) if s.frame.endswith("PowerProvision")]
    assert [s.negated for s in told] == [True, True, True]


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        (
            "Заңдарға қол қоятын да, халыққа Жолдау арнайтын да – Президент.",
            {"pt:sign-promulgate", "pt:message-to-people"},
        ),
        (
            "Жарлықтар шығаратын да, Үкіметті тарататын да – Президент.",
            {"pt:decrees-orders", "pt:terminate-government"},
        ),
    ],
)
def test_who_stands_behind_a_list_does_all_of_it(read: Read, text: str, powers: set[str]) -> None:
    found = of(read("kk", text), "PowerProvision")
    assert {v["powerType"] for v in found if v["powerHolder"] == "inst:president"} == powers


def test_who_takes_the_place_of_a_body_holds_no_post(read: Read) -> None:
    text = "Президент Қасым-Жомарт Тоқаев заңға қол қойды. Ол Конституциялық Кеңестің орнын басады."
    assert len(of(read("kk", text), "Tenure")) == 1


def test_with_its_term_a_convocation_ends_and_nobodys_tenure(read: Read) -> None:
    text = (
        "Премьер-Министр Серік Ахметов сөз сөйледі. "
        "Жетінші шақырылған Мәжілістің өкілеттігі 2023 жылғы 19 қаңтарда тоқтатылды."
    )
    found = read("kk", text)
    ended = {"officeConcerned": "inst:mazhilis-7", "occurredOn": "2023-01-19"}
    assert has(found, "OfficeAbolition", **ended)
    assert not any("validTo" in v for v in of(found, "Tenure"))


def test_a_part_of_those_counted_is_no_number_of_members(read: Read) -> None:
    text = "Мәжілісте 98 депутат бар, соның жиырма тоғызы округтерден келді."
    assert [v["holders"] for v in of(read("kk", text), "HolderCount")] == ["98"]
