"""The history of the presidency told in the commonest words."""

import pytest
from tests.extract.conftest import Read, has, of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Scholars regard the year 2007 as the peak of the concentration of power."),
        ("en", "The peak of the concentration of power came in 2007."),
        ("ru", "Пик концентрации власти пришёлся на 2007 год."),
        ("ru", "2007 год принято считать высшей точкой концентрации власти."),
        ("kk", "Көп ғалым 2007 жылды билік шоғырлануының шыңы деп санайды."),
    ],
)
def test_the_peak_of_concentration_is_a_year(read: Read, code: str, text: str) -> None:
    said = {"changeDirection": "c:dir-concentration", "effectPhase": "c:ep-peak"}
    assert has(read(code, text), "EffectClaim", effectOn="2007-01-01", **said)


def test_who_declares_elections_void_takes_no_part_in_them(read: Read) -> None:
    text = (
        "On 6 March 1995 the Constitutional Court declared the elections of 1994 "
        "unconstitutional, and five days later the President dissolved the Supreme Council."
    )
    found = read("en", text)
    assert not has(found, "PowerProvision", powerType="pt:elect-president")
    assert of(found, "Election") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Constitution of 1995 established a presidential form of government."),
        ("ru", "Конституция 1995 года закрепила президентскую форму правления."),
        ("kk", "1995 жылғы Конституция президенттік басқару нысанын бекітті."),
    ],
)
def test_a_constitution_gives_its_own_state_a_form(read: Read, code: str, text: str) -> None:
    said = {"governmentForm": "c:gf-presidential", "underAct": "act:constitution-1995"}
    assert has(read(code, text), "GovernmentFormPeriod", formPeriodOf="unit:kazakhstan", **said)


def test_a_body_is_that_of_the_act_spoken_of(read: Read) -> None:
    text = (
        "По Конституции 1993 года Президент являлся главой государства. "
        "Конституционный Суд мог признать закон неконституционным."
    )
    (power,) = of(read("ru", text), "PowerProvision")
    assert power["powerHolder"] == "inst:constitutional-court-1992"


@pytest.mark.parametrize("verb", ["тарата алмады", "таратуға құқылы болмады"])
def test_an_act_by_which_something_is_so_is_not_who_acts(read: Read, verb: str) -> None:
    text = (
        "1993 жылғы Конституция бойынша Президент мемлекет басшысы болды. "
        f"Ол Жоғарғы Кеңесті {verb}."
    )
    (power,) = of(read("kk", text), "PowerProvision")
    assert power["negated"]
    assert power["powerHolder"] == "inst:president"


def test_an_act_just_adopted_is_what_acts(read: Read) -> None:
    text = (
        "Ерлан Қошанов 2022 жылғы 1 ақпанда Мәжіліс Төрағасы болды. 2026 жылғы 15 наурызда "
        "жаңа Конституция қабылданды, ол Вице-президент қызметін қайта енгізді."
    )
    (creation,) = of(read("kk", text), "OfficeCreation")
    assert creation["byAct"] == "act:constitution-2026"
    assert "eventAgent" not in creation
