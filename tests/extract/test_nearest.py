"""Powers told in words that no label has: the type whose labels say most of the clause."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor

from .conftest import Read, of

PRESIDENT = "inst:president"


def rules(extractors: dict[str, Extractor], code: str, text: str) -> list[str]:
    """Return by which rules the statements of a text were made."""
    document = Document.of("text", code, text.encode())
    return [statement.rule for statement in extractors[code].extract(document)]


@pytest.mark.parametrize(
    ("code", "text", "holder", "power"),
    [
        (
            "en",
            "A referendum is much spoken of. Whether it is held is decided by the President.",
            PRESIDENT,
            "pt:referendum",
        ),
        (
            "ru",
            "Отправка войск за рубеж обсуждается долго. Решение принимает Курултай.",
            "inst:kurultai-2026",
            "pt:decide-troops-abroad",
        ),
        (
            "ru",
            "Правительство может просить об отставке. Президент её принимает либо отклоняет.",
            PRESIDENT,
            "pt:decide-government-resignation",
        ),
        (
            "ru",
            "Акты, которые готовит Правительство, скрепляет своей подписью Премьер-Министр.",
            "inst:prime-minister",
            "pt:countersign",
        ),
        (
            "kk",
            "Сенатта елу депутат бар. Олардың онын Мемлекет басшысы тағайындайды.",
            PRESIDENT,
            "pt:appoint-legislators",
        ),
    ],
)
def test_a_power_told_in_words_of_its_own(
    read: Read,
    extractors: dict[str, Extractor],
    code: str,
    text: str,
    holder: str,
    power: str,
) -> None:
    found = [
        p["powerHolder"] for p in of(read(code, text), "PowerProvision") if p["powerType"] == power
    ]
    assert found == [holder]
    assert f"PowerProvision/{code}/nearest" in rules(extractors, code, text)


def test_words_of_a_label_need_no_guess(extractors: dict[str, Extractor]) -> None:
    text = "The President may declare a state of emergency."
    assert rules(extractors, "en", text) == ["PowerProvision/en/concept"]


def test_law_must_know_such_a_holder(read: Read) -> None:
    text = "Отправка войск за рубеж обсуждается долго. Решение принимает {}."
    assert of(read("ru", text.format("Курултай")), "PowerProvision")
    assert not of(read("ru", text.format("аким города")), "PowerProvision")


def test_nobody_has_to_agree_with_himself(read: Read) -> None:
    text = "The Kurultai must give its consent to many appointments."
    assert not of(read("en", text), "PowerProvision")


def test_what_belongs_to_something_else_is_another_thing(read: Read) -> None:
    text = "The President chooses the deputies of the orchestra's conductor."
    assert not of(read("en", text), "PowerProvision")


def test_an_adjective_that_tells_types_apart_must_fit(read: Read) -> None:
    text = "The President can bring the parliamentary election forward."
    powers = of(read("en", text), "PowerProvision")
    assert all(power["powerType"] != "pt:early-presidential-election" for power in powers)


@pytest.mark.parametrize(
    ("code", "text", "power"),
    [
        (
            "en",
            "Until it is elected, the President may issue decrees with the force of law.",
            "pt:decree-law-no-legislature",
        ),
        (
            "ru",
            "Пока новый Курултай не избран, Президент издаёт указы, имеющие силу закона.",
            "pt:decree-law-no-legislature",
        ),
        (
            "ru",
            "После повторного отказа Президент вправе и палату распустить.",
            "pt:dissolve-on-refusal",
        ),
        ("ru", "Президент издаёт указы, имеющие силу закона.", "pt:issue-laws"),
    ],
)
def test_the_case_tells_the_narrower_power(read: Read, code: str, text: str, power: str) -> None:
    assert [p["powerType"] for p in of(read(code, text), "PowerProvision")] == [power]


PROSE = {
    "en": "Newspapers write a good deal about the President, and readers argue. Parliament "
    "listened, and the deputies went home. The Prime Minister visited a factory and promised "
    "warmer buses. The Constitutional Court moved into a new building; its judges like the view. "
    "Experts signed books and appointed a time for the next seminar. The National Bank issued a "
    "coin. The President received a guest, showed him the garden and accepted a book from him. "
    "Citizens wrote letters to the President; his office answered most of them.",
    "ru": "Газеты много пишут о Президенте, а читатели спорят о том, что в них написано. Парламент "
    "слушал, потом депутаты разошлись по домам. Премьер-Министр посетил завод и обещал тёплые "
    "автобусы. Конституционный Суд переехал в новое здание; судьям нравится вид. Эксперты "
    "подписывали книги и назначали время следующего семинара. Национальный Банк выпустил монету. "
    "Президент принял гостя, показал ему сад и получил от него книгу. Граждане писали письма "
    "Президенту; канцелярия отвечала на большинство.",
    "kk": "Газеттер Президент туралы көп жазады, оқырмандар сол туралы дауласады. Парламент "
    "тыңдады, депутаттар үйлеріне тарады. Премьер-Министр зауытқа барды, жылы автобус уәде етті. "
    "Конституциялық Сот жаңа ғимаратқа көшті; судьяларға көрініс ұнайды. Сарапшылар кітапқа қол "
    "қойды, келесі семинардың уақытын белгіледі. Ұлттық Банк монета шығарды. Президент қонақты "
    "қабылдады, оған бақты көрсетті, одан кітап алды. Азаматтар Президентке хат жазады; кеңсе "
    "олардың көбіне жауап береді.",
}


@pytest.mark.parametrize("code", ["en", "ru", "kk"])
def test_ordinary_prose_tells_of_no_powers(read: Read, code: str) -> None:
    assert not of(read(code, PROSE[code]), "PowerProvision")
