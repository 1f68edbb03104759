"""What English pronouns stand for."""

import pytest

from .conftest import Read

PRESIDENT = "inst:president"


def holders(read: Read, text: str) -> dict[str, str | None]:
    """Return the holder by type of power."""
    return {
        values["powerType"].removeprefix("pt:"): values.get("powerHolder")
        for frame, values in read("en", text)
        if frame == "PowerProvision"
    }


@pytest.mark.parametrize(
    ("text", "power"),
    [
        (
            (
                "The President signs laws and appoints ministers. After consulting the Prime "
                "Minister and the chairs of the chambers, he can dissolve Parliament."
            ),
            "dissolve-legislature",
        ),
        (
            (
                "The President signs laws. The Chair of the National Bank and the Prosecutor "
                "General are likewise appointed by him."
            ),
            "prosecutor-general",
        ),
        (
            "The Prime Minister is appointed by the President. He may also dissolve Parliament.",
            "dissolve-legislature",
        ),
        (
            (
                "The Law of 10 March 2017 deprived the President of much, while it permitted him "
                "to call a referendum."
            ),
            "referendum",
        ),
    ],
)
def test_he_is_who_is_most_prominent_and_never_subject_and_object_at_once(
    read: Read, text: str, power: str
) -> None:
    assert holders(read, text)[power] == PRESIDENT


def test_it_is_the_body_that_the_text_is_about(read: Read) -> None:
    text = "The Mazhilis is one of the two chambers. It may pass a vote of no confidence."
    assert holders(read, text) == {"censure-government": "inst:mazhilis"}


def test_an_it_that_means_nothing_holds_nothing(read: Read) -> None:
    text = "Parliament was dissolved. It is for the President to call a referendum."
    assert holders(read, text) == {"referendum": PRESIDENT}


def test_each_of_a_list_is_the_object_of_its_own_power(read: Read) -> None:
    text = (
        "The Chair of the National Bank and the Prosecutor General are appointed by the President."
    )
    powers = [values for frame, values in read("en", text) if frame == "PowerProvision"]
    assert {values["powerType"] for values in powers} == {
        "pt:national-bank-chair",
        "pt:prosecutor-general",
    }
    assert not any("powerObject" in values for values in powers)
