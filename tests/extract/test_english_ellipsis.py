"""What English sentences do not say again: agents, nouns, consents, what pronouns stand for."""

import pytest

from .conftest import Read


def powers(read: Read, text: str) -> list[tuple[str, str]]:
    return [
        (values.get("powerHolder", ""), values["powerType"])
        for frame, values in read("en", text)
        if frame == "PowerProvision"
    ]


def test_each_agent_of_a_passive_has_its_own_preposition(read: Read) -> None:
    text = "Bills may be introduced by deputies, by the Government and by the President."
    assert powers(read, text) == [
        ("inst:government", "pt:legislative-initiative"),
        ("inst:president", "pt:legislative-initiative"),
    ]


def test_joined_passives_share_what_they_act_on(read: Read) -> None:
    text = "Laws are passed by the Kurultai and signed by the President."
    assert powers(read, text) == [
        ("inst:kurultai-2026", "pt:adopt-laws"),
        ("inst:president", "pt:sign-promulgate"),
    ]
    assert powers(read, "A law adopted by the Kurultai is long.") == []


def test_joined_passives_tell_of_each_other_as_consents(read: Read) -> None:
    text = "Judges of the Supreme Court are proposed by the President and elected by the Senate."
    found = {v["powerType"]: v for f, v in read("en", text) if f == "PowerProvision"}
    assert found["pt:supreme-court-judges"]["c:ck-election"] == "inst:senate"
    assert found["pt:elect-officials"]["c:ck-proposal"] == "inst:president"


@pytest.mark.parametrize(
    ("before", "text", "power"),
    [
        (
            "The Government consists of the Prime Minister and the ministers.",
            "The head of state may dismiss any of them.",
            "pt:dismiss-ministers",
        ),
        (
            "Parliament has two chambers, the Senate and the Mazhilis.",
            "The President may dissolve only the latter.",
            "pt:dissolve-legislature",
        ),
        (
            "Akims of regions report to the capital.",
            "Any of them can be removed by the President.",
            "pt:dismiss-akims",
        ),
    ],
)
def test_any_of_them_and_the_latter(read: Read, before: str, text: str, power: str) -> None:
    assert ("inst:president", power) in powers(read, f"{before} {text}")


def test_that_of_repeats_a_noun_of_the_same_kind(read: Read) -> None:
    text = (
        "Under the Constitution of 1993 the President was head of state; under that of 1995 he "
        "also became the guarantor of the Constitution."
    )
    acts = [v.get("statusUnderAct") for f, v in read("en", text) if f == "StatusProvision"]
    assert acts == ["act:constitution-1993", "act:constitution-1995"]


@pytest.mark.parametrize(
    "text",
    [
        "This requires the consent of the Kurultai.",
        "For this he needs the consent of the Kurultai.",
        "The consent of the Kurultai is required.",
        "Before doing so he has to obtain the consent of the Kurultai.",
    ],
)
def test_a_consent_to_what_was_told_before(read: Read, text: str) -> None:
    before = "The Prosecutor General is appointed by the President."
    told = [v for f, v in read("en", f"{before} {text}") if f == "PowerProvision"]
    assert told[-1]["powerType"] == "pt:prosecutor-general"
    assert told[-1]["c:ck-consent"] == "inst:kurultai-2026"


def test_nobodys_consent_adds_nothing(read: Read) -> None:
    text = "The Prosecutor General is appointed by the President. Nobody's consent is required."
    assert powers(read, text) == [("inst:president", "pt:prosecutor-general")]


def test_who_acts_behind_an_infinitive(read: Read) -> None:
    text = "To appoint the Prosecutor General he needs the consent of the Senate."
    told = [v for f, v in read("en", f"The President signs laws. {text}") if f == "PowerProvision"]
    assert told[-1]["powerHolder"] == "inst:president"
    assert told[-1]["c:ck-consent"] == "inst:senate"


def test_it_is_the_body_spoken_of_and_not_who_acts(read: Read) -> None:
    text = (
        "The Constitutional Council checked laws. Its decisions could be vetoed by the President. "
        "In 2022 it was abolished."
    )
    gone = [v["officeConcerned"] for f, v in read("en", text) if f == "OfficeAbolition"]
    assert gone == ["inst:constitutional-council"]


def test_it_may_be_a_consent(read: Read) -> None:
    text = (
        "The Kurultai must give its consent to many appointments. The President needs it to "
        "appoint the Prime Minister."
    )
    told = [v for f, v in read("en", text) if f == "PowerProvision"]
    assert told[-1]["powerType"] == "pt:nominate-pm"
    assert told[-1]["c:ck-consent"] == "inst:kurultai-2026"


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("On 5 May 2022 the President called a referendum.", []),
        ("On 11 May 2022 he signed the decree that fixed the day of the referendum.", []),
        ("A referendum took place on 5 June 2022.", ["Referendum"]),
    ],
)
def test_a_vote_that_is_only_announced(read: Read, text: str, frames: list[str]) -> None:
    assert [frame for frame, _ in read("en", text) if frame == "Referendum"] == frames


def test_a_title_beside_a_name_is_not_denied(read: Read) -> None:
    found = read("en", "President Kassym-Jomart Tokayev was not in the hall.")
    assert [frame for frame, _ in found] == ["Tenure"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 19 March the country will elect a new Mazhilis.", "2023-03-19"),
        ("On 12 February of this year it elected the Mazhilis.", "2023-02-12"),
    ],
)
def test_days_counted_from_the_day_of_writing(read: Read, text: str, day: str) -> None:
    report = "ASTANA, 14 February 2023 - President Tokayev was re-elected on 20 November 2022."
    days = [v.get("occurredOn", "")[:10] for f, v in read("en", f"{report} {text}")]
    assert day in days


@pytest.mark.parametrize(
    ("text", "frame", "office", "person"),
    [
        (
            (
                "Massimov was appointed Chair of the National Security Committee in 2016. He was "
                "removed on 5 January 2022."
            ),
            "Tenure",
            "inst:knb-chair",
            "person:karim-massimov",
        ),
        (
            (
                "Dariga Nazarbayeva chaired the Senate. On 4 May 2020 the deputies elected Maulen "
                "Ashimbayev in her place."
            ),
            "Election",
            "inst:senate-chair",
            "person:maulen-ashimbayev",
        ),
        (
            "Daniyal Akhmetov became Prime Minister in 2003. In 2007 Akhmetov stepped down.",
            "Tenure",
            "inst:prime-minister",
            "person:daniyal-akhmetov",
        ),
        (
            "Nazarbayev was the Chair of the Security Council. Tokayev took over from him in 2022.",
            "Tenure",
            "inst:security-council-chair",
            "person:kassym-jomart-tokayev",
        ),
        (
            (
                "In July 2019 Tokayev put Krymbek Kusherbayev at the head of the Presidential "
                "Administration."
            ),
            "Appointment",
            "inst:presidential-administration-head",
            "person:krymbek-kusherbayev",
        ),
        (
            (
                "On 1 December 1991 the voters elected Nazarbayev President and Yerik Asanbayev "
                "Vice-President."
            ),
            "Election",
            "inst:vice-president-1990",
            "person:yerik-asanbayev",
        ),
    ],
)
def test_offices_that_are_not_said_again(
    read: Read, text: str, frame: str, office: str, person: str
) -> None:
    told = [tuple(values.values()) for one, values in read("en", text) if one == frame]
    assert any(office in values and person in values for values in told)


@pytest.mark.parametrize(
    "text",
    [
        "Several surveys list Kazakhstan as a semi-presidential republic.",
        "Others treat Kazakhstan as a semi-presidential republic.",
        "Kazakhstan is often classified as a semi-presidential republic.",
    ],
)
def test_what_a_state_is_listed_as(read: Read, text: str) -> None:
    forms = [v["governmentForm"] for f, v in read("en", text) if f == "GovernmentFormPeriod"]
    assert forms == ["c:gf-semi-presidential"]
