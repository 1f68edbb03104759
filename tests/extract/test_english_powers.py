"""Powers and statuses as English journalists, textbooks and official pages word them."""

import pytest

from .conftest import Read, of

PRESIDENT = "inst:president"


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("The head of state may sack the premier.", "pt:dismiss-pm"),
        ("The central bank's governor is picked by the President.", "pt:national-bank-chair"),
        ("The attorney general is appointed by the head of state.", "pt:prosecutor-general"),
        ("The President can send the deputies home.", "pt:dissolve-legislature"),
        ("A bill can be declared urgent by the President.", "pt:bill-urgency"),
        ("The President has a veto over laws.", "pt:veto-package"),
        (
            "Under the new rules the President may overrule the Government.",
            "pt:annul-government-acts",
        ),
        ("Clemency is granted by the President.", "pt:pardon"),
        (
            "The introduction of a state of emergency is decided by the President.",
            "pt:state-of-emergency",
        ),
        ("The granting of political asylum is a matter for the President.", "pt:asylum"),
        (
            "The appointment of governors is in the hands of the President.",
            "pt:appoint-regional-heads",
        ),
        ("Ministers will continue to be appointed by the President.", "pt:appoint-ministers"),
        (
            "Since 2007 akims of oblasts have been appointed by the President.",
            "pt:appoint-regional-heads",
        ),
        ("The Prime Minister is henceforth appointed by the President.", "pt:nominate-pm"),
    ],
)
def test_a_power_in_other_words(read: Read, text: str, power: str) -> None:
    found = of(read("en", text), "PowerProvision")
    assert [(p["powerHolder"], p["powerType"]) for p in found] == [(PRESIDENT, power)]


@pytest.mark.parametrize(
    ("text", "holder", "power"),
    [
        ("The Mazhilis may vote the Government out of office.", "mazhilis", "censure-government"),
        ("The Senate will carry out the functions of Parliament.", "senate", "act-for-legislature"),
        ("The Mazhilis approves the President's choice.", "mazhilis", "consent-to-appointment"),
        ("Laws are approved by the Kurultai.", "kurultai-2026", "adopt-laws"),
    ],
)
def test_powers_of_other_bodies(read: Read, text: str, holder: str, power: str) -> None:
    (found,) = of(read("en", text), "PowerProvision")
    assert found == {"powerHolder": f"inst:{holder}", "powerType": f"pt:{power}"}


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("The President may veto individual clauses of a law.", "pt:veto-partial"),
        ("The President appoints the Constitutional Court's judges.", "pt:const-body-members"),
    ],
)
def test_similar_powers_are_told_apart(read: Read, text: str, power: str) -> None:
    assert [p["powerType"] for p in of(read("en", text), "PowerProvision")] == [power]


def test_whoever_is_ruled_out_holds_nothing(read: Read) -> None:
    text = "The President, not the Foreign Ministry, determines foreign policy."
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerHolder"] == "inst:president"


def test_a_pronoun_with_a_verb_of_its_own_holds_nothing(read: Read) -> None:
    text = (
        "The right to elect the President lay with the Supreme Council, and it voted for one man."
    )
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerHolder"] == "inst:supreme-council"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Constitution declared the President head of state.", "c:os-head-of-state"),
        ("The Constitution made the President the chief executive.", "c:os-head-of-executive"),
        ("The law declared the President to be head of state.", "c:os-head-of-state"),
        ("The President is the commander-in-chief.", "c:os-commander-in-chief"),
        ("The head of state is also commander-in-chief.", "c:os-commander-in-chief"),
        ("The President is the symbol of the nation's unity.", "c:os-symbol-unity"),
        ("The President is above parties and branches.", "c:os-above-institutions"),
    ],
)
def test_a_status_in_other_words(read: Read, text: str, status: str) -> None:
    (found,) = of(read("en", text), "StatusProvision")
    assert (found["statusHolder"], found["holdsStatus"]) == (PRESIDENT, status)
    assert not of(read("en", text), "PowerProvision")


def test_a_vice_president_on_the_same_ballot(read: Read) -> None:
    text = "The Vice-President was elected together with the President."
    (found,) = of(read("en", text), "StatusProvision")
    assert found["holdsStatus"] == "c:os-elected-with-president"


def test_who_is_free_to_do_something_is_not_named(read: Read) -> None:
    text = "The President appoints a Prime Minister, but Tokayev is free to dismiss one."
    assert not of(read("en", text), "Tenure")
