"""Who is in a body that the sentence before named, told without its name."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("text", "power"),
    [
        (
            (
                "Конституционный Совет состоит из семи членов. Председателя и двух членов "
                "назначает Президент."
            ),
            "pt:const-body-members",
        ),
        (
            (
                "Центральная избирательная комиссия организует выборы. Её председателя и двух "
                "членов назначает Президент."
            ),
            "pt:cec-members",
        ),
        (
            "Счётный комитет следит за бюджетом. Двух его членов назначает Президент.",
            "pt:audit-body-members",
        ),
        (
            "Совет Безопасности действует при Президенте. Его состав определяет глава государства.",
            "pt:security-council",
        ),
    ],
)
def test_who_is_in_the_body_before(read: Read, text: str, power: str) -> None:
    found = read("ru", text)
    assert has(found, "PowerProvision", powerType=power, powerHolder="inst:president")


def test_judges_of_the_court_before_are_no_other_judges(read: Read) -> None:
    text = (
        "Конституционный Суд работает с 2023 года. Судей назначает Президент с согласия Курултая."
    )
    (roles,) = of(read("ru", text), "PowerProvision")
    assert roles["powerType"] == "pt:const-body-members"


def test_whose_they_are_may_be_told_behind(read: Read) -> None:
    text = "Конституционный Совет проверяет законы. Членов Правительства назначает Президент."
    found = of(read("ru", text), "PowerProvision")
    assert "pt:const-body-members" not in {roles["powerType"] for roles in found}
