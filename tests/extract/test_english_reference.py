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


def test_another_body_is_counted_by_itself(read: Read) -> None:
    text = "The Mazhilis had 98 deputies and the Senate had 50."
    found = of(read("en", text), "HolderCount")
    assert {"countedOffice": "inst:mazhilis", "holders": "50"} not in found


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Parliament may amend the Constitution; the Kurultai has no right to do so.",
            "kurultai-2026",
        ),
        ("Parliament may amend the Constitution; the Kurultai cannot.", "kurultai-2026"),
        ("Parliament may amend the Constitution. The Government may not.", "government"),
    ],
)
def test_who_may_not_do_so(read: Read, text: str, holder: str) -> None:
    denied = [v for v in of(read("en", text), "PowerProvision") if v.pop("negated", None)]
    assert denied == [{"powerHolder": f"inst:{holder}", "powerType": "pt:adopt-amendments"}]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Commander-in-Chief of the Armed Forces is the President.",
        "The Supreme Commander-in-Chief is the President of the Republic.",
    ],
)
def test_a_status_before_its_holder(read: Read, text: str) -> None:
    (status,) = of(read("en", text), "StatusProvision")
    assert status == {"holdsStatus": "c:os-commander-in-chief", "statusHolder": "inst:president"}


@pytest.mark.parametrize(
    "text",
    [
        "The power to dissolve Parliament, which many criticise, is vested in the President.",
        "The right to dissolve Parliament, which used to be theirs, belongs to the President.",
    ],
)
def test_a_right_told_of_behind_a_clause_aside(read: Read, text: str) -> None:
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerHolder"] == "inst:president"


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Daniyal Akhmetov was akim of East Kazakhstan oblast from 2014 to 2023.", "2014-01-01"),
        ("Daniyal Akhmetov became akim of the Pavlodar region on 5 May 2014.", "2014-05-05"),
    ],
)
def test_an_office_told_with_the_name_of_its_place(read: Read, text: str, begin: str) -> None:
    (tenure,) = of(read("en", text), "Tenure")
    assert (tenure["officeHeld"], tenure["validFrom"]) == ("inst:akim-oblast", begin)


@pytest.mark.parametrize(
    "text",
    [
        "They were elected for the first time on 25 July 2021.",
        "Their first election took place on 25 July 2021.",
    ],
)
def test_offices_of_which_several_are_meant(read: Read, text: str) -> None:
    (election,) = of(read("en", f"Akims of villages were appointed. {text}"), "Election")
    assert election == {"officeConcerned": "inst:akim-rural", "occurredOn": "2021-07-25"}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Law of 24 May 2021 handed the election of akims over to the voters.", "electorate"),
        (
            "The Law of 24 May 2021 gave the election of akims to deputies of maslikhats.",
            "maslikhats",
        ),
    ],
)
def test_to_whom_an_act_hands_a_power(read: Read, text: str, holder: str) -> None:
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerHolder"] == f"inst:{holder}"


def test_who_is_named_in_the_sentence_is_nearer_than_who_was_before(read: Read) -> None:
    text = (
        "Daniyal Akhmetov was a minister. He was born in Pavlodar. In 2003 the career of Imangali "
        "Tasmagambetov as Prime Minister came to an end; he left office on 11 June."
    )
    assert of(read("en", text), "Tenure")[-1]["tenureOf"] == "person:imangali-tasmagambetov"


def test_the_act_that_a_sentence_singles_out_is_this_law(read: Read) -> None:
    text = (
        "It was the Constitutional Law of 24 May 2021 that amended the Constitutional Law on "
        "Elections. This law opened the way to decentralisation."
    )
    (claim,) = of(read("en", text), "EffectClaim")
    assert claim["effectOf"] == "act:law-2021-05-24-41-rural-akims"


def test_we_are_nobody_who_was_named(read: Read) -> None:
    text = "The Ombudsman he only proposed; we elected him."
    assert not any("powerHolder" in v for v in of(read("en", text), "PowerProvision"))
