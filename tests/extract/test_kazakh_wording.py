"""Kazakh ways of saying a power, and acts called by what they are about in the three languages."""

import pytest

from .conftest import Read, has

POWERS = [
    ("Президент әкімдердің шешімдерін жоюға құқылы.", "pt:annul-akim-acts"),
    ("Президент Министрлер Кабинетінің актілерінің күшін жоя алады.", "pt:annul-government-acts"),
    ("Президент облыстық әкімшілік басшыларын тағайындайды.", "pt:appoint-regional-heads"),
    ("Президент Жоғарғы Кеңеске сайлау тағайындайды.", "pt:call-legislative-elections"),
    ("Президент мемлекетаралық келісімдерге қол қояды.", "pt:negotiate-treaties"),
    ("Президент сотталғандарды кешіреді.", "pt:pardon"),
    ("Президент мәселені референдумға шығаруға құқылы.", "pt:referendum"),
    ("Президент Қауіпсіздік Кеңесінің құрамын бекітеді.", "pt:security-council"),
    ("Президент Министрлер Кабинетін таратуға құқылы.", "pt:terminate-government"),
    ("Президент әкімдердің өкілеттігін мерзімінен бұрын тоқтатады.", "pt:dismiss-akims"),
    ("Президент Қазақстанның даму стратегиясын белгілейді.", "pt:development-strategy"),
    ("Президент заңға қарсылық білдіріп, кері қайтара алады.", "pt:veto-package"),
]

ACTS = [
    ("kk", "1995 жылы сайлау туралы заң қабылданды.", "act:decree-1995-09-28-2464-elections"),
    (
        "kk",
        "Жоғарғы Кеңес Президентке қосымша өкілеттік беру туралы заң қабылдады.",
        "act:law-1993-12-10-delegation",
    ),
    (
        "kk",
        "«Құрылтай туралы» 2026 жылғы 5 маусымдағы Конституциялық заң қабылданды.",
        "act:cl-2026-06-05-297-kurultai",
    ),
    (
        "ru",
        "В 2000 году Парламент принял закон о Первом Президенте.",
        "act:cl-2000-07-20-83-first-president",
    ),
    (
        "ru",
        "18 декабря 1995 года Президент издал указ о Правительстве.",
        "act:decree-1995-12-18-2688-government",
    ),
    (
        "en",
        "In 2000 Parliament adopted the law on the First President.",
        "act:cl-2000-07-20-83-first-president",
    ),
    (
        "en",
        "In December 1995 the President issued the decree on the Government.",
        "act:decree-1995-12-18-2688-government",
    ),
]


@pytest.mark.parametrize(("text", "power"), POWERS)
def test_a_power_in_other_words(read: Read, text: str, power: str) -> None:
    assert has(read("kk", text), "PowerProvision", powerHolder="inst:president", powerType=power)


@pytest.mark.parametrize(("code", "text", "act"), ACTS)
def test_an_act_called_by_its_topic(read: Read, code: str, text: str, act: str) -> None:
    assert has(read(code, text), "Enactment", enacts=act)


def test_a_law_that_amends_the_constitution_is_no_power_to_amend_it(read: Read) -> None:
    text = "2007 жылғы 21 мамырдағы Заң Конституцияға өзгерістер енгізді."
    found = read("kk", text)
    assert has(found, "Amendment", amendmentBy="act:law-2007-05-21-254")
    assert not has(found, "PowerProvision")
