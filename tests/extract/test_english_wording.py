"""The same said in other English words: other verbs, other names, other turns of the clause."""

import pytest

from .conftest import Read, of

PRESIDENT = "inst:president"


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("The President names the Governor of the National Bank.", "pt:national-bank-chair"),
        ("The head of the National Bank is picked by the President.", "pt:national-bank-chair"),
        ("The President may quash acts of akims.", "pt:annul-akim-acts"),
        ("The Security Council is set up by the President.", "pt:security-council"),
        ("The President may set up advisory bodies.", "pt:create-advisory-bodies"),
        ("The lower house may be disbanded by the President.", "pt:dissolve-legislature"),
        ("Governors of regions are named by the President.", "pt:appoint-regional-heads"),
        ("Questions of citizenship and of asylum are settled by the President.", "pt:citizenship"),
    ],
)
def test_a_power_by_another_verb_or_name(read: Read, text: str, power: str) -> None:
    found = [p for p in of(read("en", text), "PowerProvision") if p["powerType"] == power]
    assert [p["powerHolder"] for p in found] == [PRESIDENT]


def test_popular_votes_are_cast_by_the_electorate(read: Read) -> None:
    (power,) = of(read("en", "The President is chosen by direct popular vote."), "PowerProvision")
    assert power == {"powerHolder": "inst:electorate", "powerType": "pt:elect-president"}


@pytest.mark.parametrize(
    "text",
    [
        "The Halyk Kenesi was established by the Constitution of 2026.",
        "Should the Kurultai reject the candidate twice, the Government resigns.",
        "It may request the dismissal of a minister, and the President is then obliged to act.",
    ],
)
def test_what_gives_nobody_a_power(read: Read, text: str) -> None:
    assert not of(read("en", text), "PowerProvision")


def test_who_is_asked_stands_behind_the_verb(read: Read) -> None:
    text = "The President may dissolve Parliament, but he must consult the Prime Minister."
    (power,) = of(read("en", text), "PowerProvision")
    assert power["c:ck-consultation"] == "inst:prime-minister"


def test_participles_that_are_joined_are_both_passive(read: Read) -> None:
    text = "The Constitutional Council was set up in 1996 and abolished in 2022."
    (creation,) = of(read("en", text), "OfficeCreation")
    (abolition,) = of(read("en", text), "OfficeAbolition")
    assert (creation["occurredOn"], abolition["occurredOn"]) == ("1996-01-01", "2022-01-01")


def test_a_verb_that_acts_on_nothing_is_no_passive(read: Read) -> None:
    text = "Tokayev was elected President in 2019 and resigned as President in 2026."
    (tenure,) = of(read("en", text), "Tenure")
    assert (tenure["tenureOf"], tenure["validTo"]) == (
        "person:kassym-jomart-tokayev",
        "2026-01-01",
    )


@pytest.mark.parametrize(
    ("text", "office", "day"),
    [
        ("Nazarbayev left the presidency on 20 March 2019.", PRESIDENT, "2019-03-20"),
        ("The first chair of the Constitutional Council was Yuri Kim.", "", None),
        ("Before becoming President, Tokayev was Chair of the Senate.", "inst:senate-chair", None),
    ],
)
def test_who_held_an_office(read: Read, text: str, office: str, day: str | None) -> None:
    (tenure,) = of(read("en", text), "Tenure")
    assert tenure["officeHeld"] == (office or "inst:constitutional-council-chair")
    assert tenure.get("validTo") == day


def test_an_office_taken_over_is_one_that_the_person_held(read: Read) -> None:
    text = (
        "Kairat Kelimbetov was Chair of the National Bank. The President chose him. "
        "Kairat Kelimbetov held the post until 2015."
    )
    tenures = of(read("en", text), "Tenure")
    assert {tenure["officeHeld"] for tenure in tenures} == {"inst:national-bank-chair"}


def test_a_body_that_works_without_a_date_is_no_news(read: Read) -> None:
    assert not of(read("en", "The Constitutional Court works in Astana."), "OfficeExistence")
    (existence,) = of(read("en", "The Senate functioned from 1996 to 2026."), "OfficeExistence")
    assert (existence["validFrom"], existence["validTo"]) == ("1996-01-01", "2026-01-01")


def test_what_stands_instead_is_nothing_that_is_created(read: Read) -> None:
    text = "A Cabinet of Ministers was created instead of the Council of Ministers."
    created = {p.get("officeConcerned") for p in of(read("en", text), "OfficeCreation")}
    assert created == {"inst:cabinet-of-ministers"}
    assert not of(read("en", text), "Formation")


def test_he_keeps_a_post_by_holding_it(read: Read) -> None:
    text = "Nursultan Nazarbayev chaired the Security Council. He kept this post until 2022."
    assert not of(read("en", text), "OfficeRetention")


def test_described_as_a_republic(read: Read) -> None:
    text = "Many authors describe Kazakhstan as a presidential republic."
    (form,) = of(read("en", text), "GovernmentFormPeriod")
    assert form == {"formPeriodOf": "unit:kazakhstan", "governmentForm": "c:gf-presidential"}


def test_weeks_are_counted_in_days(read: Read) -> None:
    text = (
        "Askar Mamin was Prime Minister. On 5 January 2022 the Government met. "
        "Two weeks later Askar Mamin resigned as Prime Minister."
    )
    days = {tenure.get("validTo") for tenure in of(read("en", text), "Tenure")}
    assert days == {None, "2022-01-19"}


def test_a_body_by_the_head_of_another_of_its_names(read: Read) -> None:
    text = (
        "The Halyk Kenesi was created in 2026. The Council has 126 members. "
        "Its composition is known. It has the right of legislative initiative."
    )
    (count,) = of(read("en", text), "HolderCount")
    assert count == {"countedOffice": "inst:halyk-kenesi", "holders": "126"}
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerHolder"] == "inst:halyk-kenesi"


@pytest.mark.parametrize(
    "text",
    [
        "Regional akims are appointed by the President, but he needs the consent of maslikhats.",
        "Akims of oblasts are appointed by the President, provided that the maslikhats agree.",
    ],
)
def test_consents_told_in_a_clause_of_their_own(read: Read, text: str) -> None:
    (power,) = of(read("en", text), "PowerProvision")
    assert (power["powerHolder"], power["c:ck-consent"]) == (PRESIDENT, "inst:maslikhats")


def test_predecessors_and_successors(read: Read) -> None:
    text = (
        "Olzhas Bektenov was appointed Prime Minister on 6 February 2024. "
        "His predecessor was Alikhan Smailov."
    )
    (tenure,) = of(read("en", text), "Tenure")
    assert (tenure["tenureOf"], tenure["officeHeld"]) == (
        "person:alikhan-smailov",
        "inst:prime-minister",
    )


def test_a_convocation_ends_and_a_chamber_does_not(read: Read) -> None:
    ended = of(
        read(
            "en", "The Supreme Council of the 12th convocation dissolved itself in December 1993."
        ),
        "OfficeAbolition",
    )
    assert [(a["officeConcerned"], a["occurredOn"]) for a in ended] == [
        ("inst:supreme-council-12", "1993-12-01")
    ]
    (end,) = of(read("en", "The Mazhilis was dissolved on 19 January 2023."), "OfficeAbolition")
    assert end == {"officeConcerned": "inst:mazhilis-7", "occurredOn": "2023-01-19"}
    assert not of(read("en", "The Mazhilis was dissolved by the President."), "OfficeAbolition")


def test_a_relative_pronoun_that_is_acted_on(read: Read) -> None:
    text = "The Constitution of 1993, which the Supreme Council adopted on 28 January 1993, failed."
    (enactment,) = of(read("en", text), "Enactment")
    assert (enactment["enactedBy"], enactment["occurredOn"]) == (
        "inst:supreme-council",
        "1993-01-28",
    )


def test_the_year_of_an_act_is_not_that_of_its_amendment(read: Read) -> None:
    (amendment,) = of(read("en", "The Constitution of 1995 was revised."), "Amendment")
    assert amendment == {"amendedAct": "act:constitution-1995"}


def test_what_is_no_longer_so_and_what_came_instead(read: Read) -> None:
    text = (
        "The President ceased to be head of the executive and was raised above all branches of "
        "power."
    )
    denied = {s["holdsStatus"]: s.get("negated") for s in of(read("en", text), "StatusProvision")}
    assert denied == {"c:os-head-of-executive": "yes", "c:os-above-institutions": None}


def test_a_subject_reaches_its_verb_over_asides(read: Read) -> None:
    text = (
        "The reform of 2022, announced in the Message of 16 March 2022 and approved at a "
        "referendum, contributed to deconcentration."
    )
    (effect,) = of(read("en", text), "EffectClaim")
    assert effect["effectOf"] == "ev:reform-2022"


def test_an_office_that_forms_a_body_has_a_power_and_founds_nothing(read: Read) -> None:
    text = "The State Guard Service is created by the President."
    assert not of(read("en", text), "OfficeCreation")


PRIOR = "The President may declare a bill urgent. He may call a referendum. "


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("The Law of 10 March 2017 deprived him of this right.", {"pt:referendum"}),
        (
            "The Law of 10 March 2017 stripped the President of both powers.",
            {"pt:bill-urgency", "pt:referendum"},
        ),
    ],
)
def test_rights_that_are_only_pointed_at(read: Read, text: str, lost: set[str]) -> None:
    found = of(read("en", PRIOR + text), "PowerProvision")
    denied = [power for power in found if "negated" in power]
    assert {power["powerType"] for power in denied} == lost
    assert {power["powerHolder"] for power in denied} == {PRESIDENT}


def test_a_right_that_somebody_else_acquires(read: Read) -> None:
    text = "Parliament had the right of legislative initiative. The President acquired it in 2007."
    holders = {p["powerHolder"] for p in of(read("en", text), "PowerProvision")}
    assert holders == {"inst:parliament-1995", PRESIDENT}


@pytest.mark.parametrize(
    ("text", "power"),
    [
        (
            (
                "Ministers are appointed by the Prime Minister. They can be dismissed by the "
                "President."
            ),
            "pt:dismiss-ministers",
        ),
        (
            (
                "Elections are run by the Central Election Commission, whose chair is named by the "
                "President."
            ),
            "pt:cec-members",
        ),
        (
            "We turn to the Commissioner for Human Rights, who is appointed by the President.",
            "pt:ombudsman",
        ),
    ],
)
def test_objects_that_pronouns_stand_for(read: Read, text: str, power: str) -> None:
    found = [p for p in of(read("en", text), "PowerProvision") if p["powerHolder"] == PRESIDENT]
    assert [p["powerType"] for p in found] == [power]


def test_objects_that_stand_first(read: Read) -> None:
    text = (
        "The President forms the Security Council. "
        "The Prosecutor General and the head of the National Bank he appoints alone."
    )
    powers = {(p["powerHolder"], p["powerType"]) for p in of(read("en", text), "PowerProvision")}
    assert powers == {
        (PRESIDENT, "pt:security-council"),
        (PRESIDENT, "pt:prosecutor-general"),
        (PRESIDENT, "pt:national-bank-chair"),
    }


@pytest.mark.parametrize(
    ("text", "body", "count"),
    [
        ("Laws are passed by a Kurultai of 145 deputies.", "inst:kurultai-2026", "145"),
        ("Fifty senators met in the Senate.", "", ""),
    ],
)
def test_members_behind_a_body(read: Read, text: str, body: str, count: str) -> None:
    found = [(c["countedOffice"], c["holders"]) for c in of(read("en", text), "HolderCount")]
    assert found == ([(body, count)] if body else [])


def test_namesakes_of_the_time_of_an_act(read: Read) -> None:
    text = (
        "The office of Vice-President was abolished in 1996. The office was revived by the "
        "Constitution of 2026."
    )
    (creation,) = of(read("en", text), "OfficeCreation")
    assert creation["officeConcerned"] == "inst:vice-president-2026"


@pytest.mark.parametrize(
    ("text", "power"),
    [
        (
            (
                "Should the Kurultai reject the candidate twice, the President may dissolve the "
                "Kurultai."
            ),
            "pt:dissolve-on-refusal",
        ),
        (
            "When there is no Kurultai, the President may issue decrees with the force of law.",
            "pt:decree-law-no-legislature",
        ),
        ("The President may dissolve the Kurultai.", "pt:dissolve-legislature"),
    ],
)
def test_powers_that_hold_in_one_case(read: Read, text: str, power: str) -> None:
    assert of(read("en", text), "PowerProvision") == [
        {"powerHolder": PRESIDENT, "powerType": power}
    ]
