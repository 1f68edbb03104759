"""What English texts point back to: 'it is he who', 'its deputies', 'the chamber'."""

import pytest

from .conftest import Read, of


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("It is he who appoints the Prime Minister.", "pt:nominate-pm"),
        ("It is he that can dissolve the Mazhilis.", "pt:dissolve-legislature"),
        ("It was he, who ordered mobilisation.", "pt:mobilisation"),
    ],
)
def test_who_a_sentence_singles_out(read: Read, text: str, power: str) -> None:
    found = of(read("en", f"The President is the Commander-in-Chief. {text}"), "PowerProvision")
    assert found == [{"powerHolder": "inst:president", "powerType": power}]


@pytest.mark.parametrize("text", ["He alone can dismiss him.", "He may also dismiss him."])
def test_nobody_who_acts_dismisses_himself(read: Read, text: str) -> None:
    found = of(read("en", f"The President appoints the Prime Minister. {text}"), "PowerProvision")
    assert [values["powerType"] for values in found] == ["pt:nominate-pm", "pt:dismiss-pm"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Its first deputies were elected on 9 December 1995.", "1995-12-09"),
        ("On 19 March 2023 its members were elected for the eighth time.", "2023-03-19"),
    ],
)
def test_the_members_of_a_body_by_its_possessive(read: Read, text: str, day: str) -> None:
    (election,) = of(read("en", f"The Mazhilis is the lower house. {text}"), "Election")
    assert election == {"officeConcerned": "inst:mazhilis", "occurredOn": day}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The number of its deputies was raised from 77 to 107.", ["107"]),
        ("It had 67 deputies at first, later 77 and finally 107.", ["67", "77", "107"]),
        ("The reform of 2007 enlarged it to 107 deputies.", ["107"]),
        ("There are 98 deputies in the chamber.", ["98"]),
        ("A chamber of 98 deputies was elected on 19 March 2023.", ["98"]),
    ],
)
def test_how_many_sit_in_it(read: Read, text: str, counts: list[str]) -> None:
    found = of(read("en", f"The Mazhilis is the lower house. {text}"), "HolderCount")
    assert [values["holders"] for values in found] == counts
    assert {values["countedOffice"] for values in found} == {"inst:mazhilis"}


def test_a_convocation_of_the_body_in_focus(read: Read) -> None:
    text = (
        "The Mazhilis sat in the capital. On 19 January 2023 the seventh convocation was dissolved."
    )
    (end,) = of(read("en", text), "OfficeAbolition")
    assert end == {"officeConcerned": "inst:mazhilis-7", "occurredOn": "2023-01-19"}


def test_the_chamber_that_somebody_presides_over(read: Read) -> None:
    text = "The Mazhilis was a chamber of Parliament. Erlan Koshanov presided over the chamber."
    (tenure,) = of(read("en", text), "Tenure")
    assert tenure["officeHeld"] == "inst:mazhilis-chair"


def test_of_two_chambers_neither_is_the_chamber(read: Read) -> None:
    text = "The Senate and the Mazhilis sat. Erlan Koshanov presided over the chamber."
    assert of(read("en", text), "Tenure") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Senate was the upper house of Parliament from 1996 to 2026."),
        ("en", "The Senate was an indirectly elected chamber between 1996 and 2026."),
        ("ru", "Сенат был верхней палатой Парламента с 1996 по 2026 год."),
    ],
)
def test_what_a_body_was_for_a_time_it_existed(read: Read, code: str, text: str) -> None:
    (existence,) = of(read(code, text), "OfficeExistence")
    assert existence == {
        "officeConcerned": "inst:senate",
        "validFrom": "1996-01-01",
        "validTo": "2026-01-01",
    }


def test_a_body_of_some_kind_without_a_time(read: Read) -> None:
    assert of(read("en", "The Senate was the upper house."), "OfficeExistence") == []


@pytest.mark.parametrize(
    ("text", "holder", "negated"),
    [
        ("Parliament used to amend the Constitution.", "inst:parliament-1995", False),
        ("The Kurultai cannot amend the Constitution.", "inst:kurultai-2026", True),
        ("The Constitution can be changed only by the people.", "inst:electorate", False),
    ],
)
def test_who_may_amend_the_constitution(read: Read, text: str, holder: str, negated: bool) -> None:
    (power,) = of(read("en", text), "PowerProvision")
    assert power.pop("negated", None) == ("yes" if negated else None)
    assert power == {"powerHolder": holder, "powerType": "pt:adopt-amendments"}


def test_an_act_that_amends_has_no_power_to(read: Read) -> None:
    text = "The Law of 7 October 1998 amends the Constitution by a word."
    assert of(read("en", text), "PowerProvision") == []


def test_two_statuses_that_begin_with_the_same_noun(read: Read) -> None:
    text = "The Constitution of 1993 made the President head of state and head of the executive."
    found = of(read("en", text), "StatusProvision")
    assert [values["holdsStatus"] for values in found] == [
        "c:os-head-of-state",
        "c:os-head-of-executive",
    ]
