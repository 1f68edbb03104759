"""What law tells of a text: who a pronoun cannot mean, and of which act a day speaks."""

import pytest

from .conftest import Read, has, of


def test_who_has_a_power_by_no_law_is_not_meant_by_a_pronoun(read: Read) -> None:
    text = (
        "Құрылтай заңдарды қабылдайды, Президент оларға қол қояды. "
        "Ол қабылданған заңды тұтастай қайта талқылауға қайтара алады."
    )
    returned = [r for r in of(read("kk", text), "PowerProvision") if "veto" in r["powerType"]]
    assert [roles["powerHolder"] for roles in returned] == ["inst:president"]


def test_nobody_is_meant_where_nobody_named_has_the_power(read: Read) -> None:
    text = "The Government is responsible to nobody else. It can return a bill to deputies."
    assert not has(read("en", text), "PowerProvision", powerHolder="inst:government")


def test_a_possessive_does_not_take_the_subject_s_place(read: Read) -> None:
    text = (
        "Президент Парламентке кезекті және кезектен тыс сайлауды тағайындайды, оның бірінші "
        "сессиясын шақырады, заңдарға қол қояды."
    )
    found = of(read("kk", text), "PowerProvision")
    assert {roles["powerHolder"] for roles in found} == {"inst:president"}


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("Under the Constitution of 1995", "inst:parliament-1995"),
        ("Under the Constitution of 1993", "inst:supreme-council"),
    ],
)
def test_an_owner_of_several_things_names_is_of_the_act_s_time(
    read: Read, act: str, body: str
) -> None:
    text = f"{act} the President appoints the Prime Minister with Parliament's consent."
    assert has(read("en", text), "PowerProvision", **{"c:ck-consent": body})


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "The new Constitution of 2026 is short. In August 1995 the draft Constitution was "
                "put to public discussion."
            ),
        ),
        (
            "ru",
            (
                "Принята Конституция 2026 года. В августе 1995 года проект Конституции был вынесен "
                "на всенародное обсуждение."
            ),
        ),
        (
            "kk",
            (
                "2026 жылғы Конституция қысқа. Конституция жобасы 1995 жылғы 1 тамызда талқылауға "
                "ұсынылды."
            ),
        ),
    ],
)
def test_a_draft_is_of_the_act_that_came_of_it(read: Read, code: str, text: str) -> None:
    found = of(read(code, text), "PublicDiscussion")
    assert [roles["discussedAct"] for roles in found] == ["act:constitution-1995"]


def test_a_day_told_of_a_draft_names_no_act(read: Read) -> None:
    assert not has(read("ru", "Проект Закона опубликован 1 июля 1995 года."), "Enactment")
    found = read("ru", "Проект Конституции вынесен на обсуждение 1 июля 1995 года.")
    assert not has(found, "Enactment")
    assert has(found, "PublicDiscussion", discussedAct="act:constitution-1995")
