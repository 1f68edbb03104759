"""English short names, owners and objects that are spelled out, and days without their year."""

import pytest

from .conftest import Read


def powers(read: Read, text: str) -> dict[str, dict[str, str]]:
    return {
        values["powerType"]: values
        for frame, values in read("en", text)
        if frame == "PowerProvision"
    }


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("The President may dissolve it.", "pt:dissolve-legislature"),
        ("It may be dissolved by the President.", "pt:dissolve-legislature"),
        ("It may be dissolved.", None),
    ],
)
def test_a_pronoun_that_a_verb_acts_on(read: Read, text: str, power: str | None) -> None:
    found = powers(read, f"The Mazhilis is a chamber of Parliament. {text}")
    assert set(found) == ({power} if power else set())


def test_a_short_name_and_an_owner(read: Read) -> None:
    text = (
        "The Constitutional Court was set up in 2023. The chair of the Court is appointed by the "
        "President with the consent of the Senate. Its judges are appointed by the President alone."
    )
    found = powers(read, text)
    assert found["pt:const-body-chair"]["c:ck-consent"] == "inst:senate"
    assert found["pt:const-body-members"]["powerHolder"] == "inst:president"


def test_the_acts_of_a_body_in_the_possessive(read: Read) -> None:
    text = "The President may annul the Government's acts."
    assert set(powers(read, text)) == {"pt:annul-government-acts"}


def test_a_consultation_with_a_chair_that_is_owned(read: Read) -> None:
    text = "The President may dissolve the Kurultai after consultations with its Chair."
    assert powers(read, text)["pt:dissolve-legislature"]["c:ck-consultation"] == (
        "inst:kurultai-chair"
    )


def test_whoever_is_spoken_of_by_name_is_not_his_office(read: Read) -> None:
    text = "Nazarbayev led the republic. The deputies of the Supreme Council elected him President."
    (election,) = (values for frame, values in read("en", text) if frame == "Election")
    assert election["personChosen"] == "person:nursultan-nazarbayev"
    assert election["eventAgent"] == "inst:supreme-council"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 17 September Parliament passed the Law on Citizenship.", "1991-09-17"),
        ("On 17 September of that year Parliament passed the Law on Citizenship.", "1991-09-17"),
        ("On 5 May of the following year Parliament passed the Law on Citizenship.", "1992-05-05"),
        ("On the same day Parliament passed the Law on Citizenship.", "1991-06-05"),
    ],
)
def test_a_day_without_its_year(read: Read, text: str, day: str) -> None:
    found = read("en", f"A referendum was held on 5 June 1991. {text}")
    (enactment,) = (values for frame, values in found if frame == "Enactment")
    assert enactment["occurredOn"] == day


def test_each_day_of_several_elections(read: Read) -> None:
    text = (
        "Nazarbayev was re-elected President on 4 December 2005, again on 3 April 2011 and for the "
        "last time on 26 April 2015."
    )
    days = {values["occurredOn"] for frame, values in read("en", text) if frame == "Election"}
    assert days == {"2005-12-04", "2011-04-03", "2015-04-26"}


def test_evidence_of_what_is_spelled_out_stands_in_the_text(read: Read) -> None:
    text = "The Mazhilis is a chamber. The President may dissolve it and annul its acts."
    assert powers(read, text)["pt:dissolve-legislature"]["powerHolder"] == "inst:president"


@pytest.mark.parametrize(
    "text",
    [
        "The right to declare a bill urgent was taken from the President.",
        "The power to call a referendum was taken away from the President.",
    ],
)
def test_a_power_that_was_taken_away(read: Read, text: str) -> None:
    (power,) = powers(read, text).values()
    assert power["negated"] == "yes"
