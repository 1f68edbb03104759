"""Elections, numbers, forms of government and clauses as English texts put them."""

import pytest

from .conftest import Read, of

TOKAYEV = "person:kassym-jomart-tokayev"


def test_an_election_that_was_won(read: Read) -> None:
    text = "Tokayev won the presidential election of 9 June 2019 with 70.96 per cent of the vote."
    (election,) = of(read("en", text), "Election")
    assert (election["personChosen"], election["officeConcerned"]) == (TOKAYEV, "inst:president")
    assert (election["occurredOn"], election["voteShare"]) == ("2019-06-09", "70.96")


def test_an_election_that_took_place(read: Read) -> None:
    text = "The first elections of district akims took place on 5 November 2023."
    (election,) = of(read("en", text), "Election")
    assert (election["occurredOn"], election["officeConcerned"]) == (
        "2023-11-05",
        "inst:akim-district",
    )
    assert not of(read("en", text), "PowerProvision")


@pytest.mark.parametrize(
    ("text", "holders"),
    [("The Kurultai has 145 deputies.", "145"), ("The Senate had fifty deputies.", "50")],
)
def test_how_many_make_up_a_body(read: Read, text: str, holders: str) -> None:
    (count,) = of(read("en", text), "HolderCount")
    assert count["holders"] == holders


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan remained a presidential republic.",
        "Many add that Kazakhstan nevertheless remained a presidential republic.",
    ],
)
def test_a_form_of_government_that_remained(read: Read, text: str) -> None:
    (period,) = of(read("en", text), "GovernmentFormPeriod")
    assert period["formPeriodOf"] == "unit:kazakhstan"


def test_who_acts_in_the_clause_before_does_not_act_in_the_next(read: Read) -> None:
    text = (
        "The President was placed at the head of the executive, and the Council of Ministers gave "
        "way to the Cabinet of Ministers."
    )
    (creation,) = of(read("en", text), "OfficeCreation")
    assert creation["officeConcerned"] == "inst:cabinet-of-ministers"
    assert "eventAgent" not in creation


def test_a_relative_clause_behind_a_noun_under_a_preposition(read: Read) -> None:
    text = "He was active in the Assembly of the People, which had been created in March 1995."
    (creation,) = of(read("en", text), "OfficeCreation")
    assert creation["occurredOn"] == "1995-03-01"


def test_a_word_that_may_be_a_noun_is_a_verb_before_its_object(read: Read) -> None:
    text = "Laws are signed by the President, who can pardon convicts and bestows state awards."
    found = {values["powerType"] for values in of(read("en", text), "PowerProvision")}
    assert {"pt:pardon", "pt:confer-awards"} <= found


def test_nobody_s_consent_is_no_consent(read: Read) -> None:
    text = "Nobody's consent is required when the President appoints the Prosecutor General."
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerHolder"] == "inst:president"
    assert "c:ck-consent" not in power


def test_a_definition_has_its_concept_as_subject(read: Read) -> None:
    text = "Deconcentration, which means a reduction of the powers of the President, went on."
    (claim,) = of(read("en", text), "DefinitionClaim")
    assert claim["definedConcept"] == "c:dir-deconcentration"


@pytest.mark.parametrize("verb", ["kept this post", "retained the post"])
def test_whoever_keeps_a_post_holds_it(read: Read, verb: str) -> None:
    text = f"Tokayev became Chair of the Senate in 2013 and {verb} until March 2019."
    found = of(read("en", text), "Tenure")
    assert any(values.get("validTo") == "2019-03-01" for values in found)
    assert not of(read("en", text), "OfficeRetention")


def test_an_act_that_retains_a_post_decides_on_it(read: Read) -> None:
    text = "The Constitution of 1993 retained the post of Vice-President."
    (retention,) = of(read("en", text), "OfficeRetention")
    assert retention["byAct"] == "act:constitution-1993"


def test_what_holds_since_a_year_is_a_rule(read: Read) -> None:
    text = "Rural akims have been elected by the people since 2021."
    (power,) = of(read("en", text), "PowerProvision")
    assert (power["powerHolder"], power["validFrom"]) == ("inst:electorate", "2021-01-01")


def test_joined_verbs_share_their_object(read: Read) -> None:
    text = "The President sets up and chairs the Security Council."
    (power,) = of(read("en", text), "PowerProvision")
    assert (power["powerHolder"], power["powerType"]) == ("inst:president", "pt:security-council")


def test_what_a_definition_says_has_not_happened(read: Read) -> None:
    text = "By decentralisation we mean the transfer of powers from the centre to the regions."
    assert not of(read("en", text), "PowerChange")


def test_what_is_done_instead_is_not_denied(read: Read) -> None:
    text = "The Law of 1990 did not retain the Cabinet and set up a Council of Ministers instead."
    (creation,) = of(read("en", text), "OfficeCreation")
    assert "negated" not in creation


@pytest.mark.parametrize(
    ("text", "frame", "office"),
    [
        (
            "The Constitutional Court was replaced by a Constitutional Council.",
            "OfficeAbolition",
            "inst:constitutional-court-1992",
        ),
        (
            "The Constitutional Court was established on 1 January 2023.",
            "OfficeCreation",
            "inst:constitutional-court-2023",
        ),
        (
            "The Vice-President left. That post was revived by the Constitution of 2026.",
            "OfficeCreation",
            "inst:vice-president-2026",
        ),
    ],
)
def test_what_begins_or_ends_is_the_namesake_of_that_time(
    read: Read, text: str, frame: str, office: str
) -> None:
    assert office in {values["officeConcerned"] for values in of(read("en", text), frame)}


@pytest.mark.parametrize(
    "text",
    [
        "A Constitutional Commission of 130 members wrote it on 31 January 2026.",
        "The Kurultai, a single chamber of 145 deputies, meets in Astana.",
        "The Constitutional Council, a body of seven members, reviewed laws.",
    ],
)
def test_members_told_beside_the_name_of_a_body(read: Read, text: str) -> None:
    (count,) = of(read("en", text), "HolderCount")
    assert count["holders"] in {"130", "145", "7"}


def test_members_that_somebody_appoints_are_no_count(read: Read) -> None:
    assert not of(read("en", "The President appoints ten members of the Senate."), "HolderCount")


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        (
            "Elected on 24 April 1990, Nazarbayev resigned as President on 19 March 2019.",
            "Election",
            {"personChosen": "person:nursultan-nazarbayev", "occurredOn": "1990-04-24"},
        ),
        (
            "Established by the Constitution of 1995, the Constitutional Council had seven judges.",
            "OfficeCreation",
            {"officeConcerned": "inst:constitutional-council", "byAct": "act:constitution-1995"},
        ),
    ],
)
def test_a_participle_at_the_head_is_said_of_the_subject(
    read: Read, text: str, frame: str, roles: dict[str, str]
) -> None:
    (found,) = of(read("en", text), frame)
    assert found.items() >= roles.items()


def test_the_day_of_another_clause_is_not_that_of_an_election(read: Read) -> None:
    text = "Since Nazarbayev left the presidency on 20 March 2019 there have been two elections."
    assert not of(read("en", text), "Election")


def test_a_share_is_that_of_its_own_clause(read: Read) -> None:
    text = (
        "Nazarbayev was elected President with 98 per cent of the vote; on 1 December 1991 "
        "Asanbayev was elected Vice-President."
    )
    shares = [values.get("voteShare") for values in of(read("en", text), "Election")]
    assert shares == ["98", None]


def test_elections_of_several_years(read: Read) -> None:
    text = "Presidential elections took place in 1999, 2005 and 2011."
    assert len(of(read("en", text), "Election")) == 3


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("In the presidential election of 2022 Tokayev received 81.31 per cent of the vote.", 1),
        ("In the presidential election of 2022 Tokayev received 21 per cent of the vote.", 0),
        ("Turnout at the presidential election of 2022 was 69 per cent, Tokayev said.", 0),
    ],
)
def test_more_than_half_of_the_vote_wins(read: Read, text: str, chosen: int) -> None:
    persons = [values.get("personChosen") for values in of(read("en", text), "Election")]
    assert [person for person in persons if person] == [TOKAYEV] * chosen


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kazakhstan is not a parliamentary republic.", "yes"),
        ("Kazakhstan is no longer a parliamentary republic.", "yes"),
        ("The Constitution of 1995 made Kazakhstan a presidential republic.", None),
    ],
)
def test_a_form_of_government_that_is_or_is_not(read: Read, text: str, negated: str | None) -> None:
    (form,) = of(read("en", text), "GovernmentFormPeriod")
    assert form.get("negated") == negated


def test_a_vote_that_approved_something_is_a_referendum(read: Read) -> None:
    (vote,) = of(
        read("en", "On 5 June 2022 citizens approved the amendments by referendum."), "Referendum"
    )
    assert vote["occurredOn"] == "2022-06-05"


def test_who_appoints_some_members_appoints_no_government(read: Read) -> None:
    text = "The Halyk Kenesi has 126 members, who are appointed by the President."
    powers = of(read("en", text), "PowerProvision")
    assert [power["powerType"] for power in powers] == ["pt:consultative-peoples-body"]
