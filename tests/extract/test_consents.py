"""Consents that English texts tell beside a power: needed, owned, lacking, or in another clause."""

import pytest

from .conftest import Read


def powers(read: Read, text: str) -> list[dict[str, str]]:
    return [values for frame, values in read("en", text) if frame == "PowerProvision"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "The President cannot appoint a Prime Minister without the consent of the Mazhilis.",
            True,
        ),
        (
            (
                "For the appointment of the Prime Minister the President needs the consent of the "
                "Mazhilis."
            ),
            True,
        ),
        (
            (
                "The Mazhilis's consent is required for the appointment of the Prime Minister by "
                "the President."
            ),
            True,
        ),
        ("The Prime Minister is appointed by the President, but the Mazhilis must agree.", True),
        ("The appointment of the Prime Minister requires the consent of the Mazhilis.", False),
        (
            "The consent of the Mazhilis is necessary for the appointment of the Prime Minister.",
            False,
        ),
    ],
)
def test_a_consent_that_is_needed(read: Read, text: str, holder: bool) -> None:
    (power,) = powers(read, text)
    assert (power["powerType"], power["c:ck-consent"]) == ("pt:nominate-pm", "inst:mazhilis")
    assert power.get("powerHolder") == ("inst:president" if holder else None)
    assert "negated" not in power


def test_a_consent_that_nobody_asks_for(read: Read) -> None:
    text = "The President dismisses the Prime Minister without the consent of the Mazhilis."
    (power,) = powers(read, text)
    assert power["powerHolder"] == "inst:president"
    assert "c:ck-consent" not in power


def test_a_proposal_that_an_appointment_is_tied_to(read: Read) -> None:
    text = "The appointment of ministers was tied to a proposal of the Prime Minister."
    (power,) = powers(read, text)
    assert power["c:ck-proposal"] == "inst:prime-minister"
