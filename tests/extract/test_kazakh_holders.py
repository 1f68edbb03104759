"""Who holds a power, in the many ways in which Kazakh says so; sentences of our own."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("text", "power"),
    [
        # verbs of two words that stand apart from their object
        ("Мемлекеттік наградаларды Президент табыс етеді.", "confer-awards"),
        (
            "Үкіметтің өкілеттігін Президент қажет деген кезде тоқтатады.",
            "terminate-government",
        ),
        # other verbs that say the same
        ("Бас Прокурорды лауазымға Президент бекітеді.", "prosecutor-general"),
        ("Президент заңды кері қайтарып жібере алады.", "veto-package"),
        # 'himself' behind the noun that it stresses
        ("Референдум тағайындау Президенттің бір өзіне берілген.", "referendum"),
        ("Судьялардың өздерін де Президент тағайындайды.", "local-judges"),
        # who decides of it, gives it, must ask for it
        ("Кешірім беру-бермеуді Мемлекет басшысы шешеді.", "pardon"),
        (
            "Вице-Президентті таңдағанда Президент Құрылтайдың келісімін алуға тиіс.",
            "vice-president",
        ),
        # a cleft of several verbs
        ("Елшілерді таңдап, қызметке қоятын да – Президент.", "heads-of-missions"),
    ],
)
def test_who_holds_a_power(read: Read, text: str, power: str) -> None:
    provisions = of(read("kk", text), "PowerProvision")
    assert [values["powerType"] for values in provisions] == [f"pt:{power}"], provisions
    assert provisions[0].get("powerHolder", "") == "inst:president"


def test_the_act_that_gives_a_right_stands_behind_it(read: Read) -> None:
    found = read("kk", "Мәжілісті тарату құқығын Президентке 1995 жылғы Конституция берді.")
    (given,) = of(found, "PowerProvision")
    assert given["conferredByAct"] == "act:constitution-1995"
    assert given["powerHolder"] == "inst:president"


def test_the_act_that_a_sentence_leans_on(read: Read) -> None:
    before = "Бәрі 1993 жылғы Конституциядан басталды. "
    (given,) = of(
        read("kk", before + "Соған сәйкес Президент Парламентті тарата алмайтын."), "PowerProvision"
    )
    assert given["conferredByAct"] == "act:constitution-1993"


def test_a_right_that_is_taken_away_was_that_of_its_holder(read: Read) -> None:
    before = "Президент заң жобасын шұғыл деп жариялай алатын. "
    lost = of(read("kk", before + "2017 жылғы реформа бұл құқықты жойды."), "PowerProvision")[-1]
    assert lost["negated"] == "yes"
    assert (lost["powerHolder"], lost["powerType"]) == ("inst:president", "pt:bill-urgency")


def test_who_acts_goes_on_acting_in_the_next_clause(read: Read) -> None:
    text = (
        "Үкіметті Президент таратады, бірақ жаңа Премьер-Министрді тағайындау үшін "
        "Мәжілістің келісімін алуы шарт."
    )
    held = {values["powerType"]: values for values in of(read("kk", text), "PowerProvision")}
    assert held["pt:nominate-pm"]["powerHolder"] == "inst:president"


def test_a_power_of_one_case(read: Read) -> None:
    text = "Парламент болмаған кезде Президент заң күші бар жарлықтар шығара алатын."
    (given,) = of(read("kk", text), "PowerProvision")
    assert given["powerType"] == "pt:decree-law-no-legislature"


def test_of_a_year_what_was_named_of_another(read: Read) -> None:
    text = "2007 жылғы реформа шоғырлануды күшейтті, 2017 жылғысы әлсіретті."
    reforms = {values.get("effectOf") for values in of(read("kk", text), "EffectClaim")}
    assert reforms == {"ev:reform-2007", "ev:reform-2017"}


def test_whose_something_is_is_not_said_to_be_that(read: Read) -> None:
    text = "Парламент заң шығарады, ал оған қол қою – мемлекет басшысының ісі."
    assert not of(read("kk", text), "StatusProvision")


def test_a_body_named_within_an_office_has_a_short_name(read: Read) -> None:
    text = "Президент Әкімшілігінің басшысы Қошанов Мәжіліске кетті. Әкімшілікті Нұртілеу басқарды."
    (tenure,) = [v for v in of(read("kk", text), "Tenure") if "nurtleu" in v["tenureOf"]]
    assert tenure["officeHeld"] == "inst:presidential-administration-head"


def test_a_heading_says_what_an_article_calls_an_organ(read: Read) -> None:
    text = "Қауіпсіздік Кеңесі\n\nЕлдің қорғанысы – басты мәселе. Орган 1991 жылы құрылды."
    (created,) = of(read("kk", text), "OfficeCreation")
    assert created["officeConcerned"] == "inst:security-council"


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Төтенше жағдай сирек жарияланады. Оны Президент енгізеді.", "state-of-emergency"),
        ("Судьяларды таңдау оңай емес. Оларды Президент тағайындайды.", "local-judges"),
        ("Президент шығаратын жарлықтар ертең жарияланады.", "decrees-orders"),
        ("Президент сенаторлардың онын тағайындайды.", "appoint-legislators"),
    ],
)
def test_what_a_pronoun_or_a_participle_acts_on(read: Read, text: str, power: str) -> None:
    found = read("kk", text)
    assert has(found, "PowerProvision", powerHolder="inst:president", powerType=f"pt:{power}")


def test_who_acts_in_another_clause_does_not_act_here(read: Read) -> None:
    text = "Бюджетті Президент бекітпейді, ал заңға сот қол қояды."
    assert not [v for v in of(read("kk", text), "PowerProvision") if "powerHolder" in v]


def test_before_something_is_done_is_no_denial(read: Read) -> None:
    text = "Парламентті таратпас бұрын Президент Премьер-Министрмен кеңесуі тиіс."
    (power,) = of(read("kk", text), "PowerProvision")
    assert "negated" not in power


def test_which_holder_it_was_stands_within_the_office(read: Read) -> None:
    (tenure,) = of(read("kk", "Үкіметтің алдыңғы басшысы Қасым-Жомарт Тоқаев кетті."), "Tenure")
    assert tenure["officeHeld"] == "inst:prime-minister"
