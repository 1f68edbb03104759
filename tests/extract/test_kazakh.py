"""Kazakh sentences of our own, in the manners in which law, news and scholarship are written."""

from typing import Protocol

import pytest

Found = list[tuple[str, dict[str, str]]]


class Read(Protocol):
    def __call__(self, code: str, text: str) -> Found: ...


def has(found: Found, frame: str, **roles: str) -> bool:
    return any(name == frame and roles.items() <= values.items() for name, values in found)


def of(found: Found, frame: str) -> list[dict[str, str]]:
    return [values for name, values in found if name == frame]


@pytest.mark.parametrize(
    ("text", "effect", "holder"),
    [
        ("1995 жылғы Конституция Президенттің өкілеттіктерін кеңейтті.", "widened", "president"),
        ("1993 жылғы Конституцияда Президент өкілеттігі кеңейтілді.", "widened", "president"),
        ("2017 жылғы реформа Президенттің өкілеттігін шектеді.", "narrowed", "president"),
        ("Жоғарғы Кеңестің өкілеттіктері сақталды.", "kept", "supreme-council"),
    ],
)
def test_what_became_of_powers(read: Read, text: str, effect: str, holder: str) -> None:
    found = read("kk", text)
    assert has(found, "StandingClaim", standingEffect=f"c:se-{effect}", standingOf=f"inst:{holder}")


def test_so_many_of_a_kind_are_those_just_named(read: Read) -> None:
    two = "Ғалымдар президенттік республика мен парламенттік республиканы салыстырады. "
    found = read("kk", two + "Осы екі басқару нысаны Қазақстанда қолданылды.")
    forms = {values["governmentForm"] for values in of(found, "GovernmentFormPeriod")}
    assert forms == {"c:gf-presidential", "c:gf-parliamentary"}
    assert not of(read("kk", two + "Осы үш басқару нысаны қолданылды."), "GovernmentFormPeriod")


def test_the_title_of_an_act_says_what_it_does(read: Read) -> None:
    text = "«Қазақ КСР Президенті қызметін тағайындау туралы Заң» жарияланды."
    for code, said in (
        ("kk", text),
        ("en", "The Law on the Establishment of the post of President"),
    ):
        found = read(code, said)
        created = {"officeConcerned": "inst:president", "byAct": "act:law-1990-04-24-president"}
        assert has(found, "OfficeCreation", **created)


def test_an_office_right_after_another_state_is_that_of_the_state(read: Read) -> None:
    found = read("kk", "АҚШ-та премьер-министр лауазымы жоқ.")
    assert has(found, "OfficeExistence", officeConcerned="inst:prime-minister-usa", negated="yes")
    found = read("kk", "АҚШ-та қабылданған тәртіп бойынша емес, Қазақстанда вице-президент бар.")
    assert not any("usa" in value for _, values in found for value in values.values())


def test_negation_stays_in_its_clause(read: Read) -> None:
    found = read("kk", "2026 жылы Құрылтай құрылды, бірақ ол тәуелсіз емес.")
    created = of(found, "OfficeCreation")
    assert created
    assert all("negated" not in values for values in created)


def test_a_verb_with_its_own_date_keeps_it(read: Read) -> None:
    found = read(
        "kk",
        "Жаңа Конституция әзірленді. "
        "Ол Конституциялық комиссиямен толықтырылып, 1993 жылы 28 қаңтарда қабылданды.",
    )
    assert has(
        found,
        "DraftingEvent",
        discussedAct="act:constitution-1993",
        eventAgent="inst:constitutional-commission-1990",
    )
    assert all("occurredOn" not in values for values in of(found, "DraftingEvent"))


def test_state_power_is_divided(read: Read) -> None:
    text = "Мемлекеттік билік заң шығару, атқарушы және сот билігі болып бөлінеді."
    parts = {v["structurePart"] for v in of(read("kk", text), "StructuralRelation")}
    assert parts == {"c:br-legislative", "c:br-executive", "c:br-judicial"}


def test_a_bare_adjective_is_no_principle(read: Read) -> None:
    assert read("kk", "Қазақстанның демократиялық дамуы жалғасты.") == []
    found = read("kk", "Қазақстан – демократиялық, зайырлы және біртұтас (унитарлық) мемлекет.")
    stated = {values["principle"] for values in of(found, "PrincipleProvision")}
    assert stated == {"c:pr-democratic", "c:pr-secular", "c:pr-unitary"}


def test_a_verb_that_is_also_a_noun_is_found_in_its_forms(read: Read) -> None:
    """'сайлау' is an election and the act of electing; who elects is not what is done."""
    found = read("kk", "Ауыл әкімдерін сайлаушылар сайлайды.")
    assert has(found, "PowerProvision", powerType="pt:elect-akims", powerHolder="inst:electorate")
