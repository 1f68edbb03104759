"""Who held an office and when, as English texts put it: asides, ends, days told by other days."""

import pytest

from .conftest import Read

TOKAYEV, NAZARBAYEV = "person:kassym-jomart-tokayev", "person:nursultan-nazarbayev"
SMAILOV = "person:alikhan-smailov"


def tenures(read: Read, text: str) -> set[tuple[str | None, ...]]:
    """Return person, office, first and last day of each tenure."""
    names = ("tenureOf", "officeHeld", "validFrom", "validTo")
    found = (values for frame, values in read("en", text) if frame == "Tenure")
    return {tuple(values.get(name) for name in names) for values in found}


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        (
            "Nursultan Nazarbayev, President of Kazakhstan since 24 April 1990, greeted guests.",
            (NAZARBAYEV, "inst:president", "1990-04-24", None),
        ),
        (
            "Kassym-Jomart Tokayev, the then Chair of the Senate, told reporters nothing.",
            (TOKAYEV, "inst:senate-chair", None, None),
        ),
        (
            "The outgoing Prime Minister, Alikhan Smailov, thanked the deputies.",
            (SMAILOV, "inst:prime-minister", None, None),
        ),
        (
            "Elvira Azimova, Chair of the Constitutional Court, and her judges were there.",
            ("person:elvira-azimova", "inst:constitutional-court-chair", None, None),
        ),
    ],
)
def test_commas_set_an_office_beside_its_holder(
    read: Read, text: str, tenure: tuple[str | None, ...]
) -> None:
    assert tenures(read, text) == {tenure}


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        (
            "As Prime Minister from 1994 to 1997, Akezhan Kazhegeldin sold the steel works.",
            ("person:akezhan-kazhegeldin", "inst:prime-minister", "1994-01-01", "1997-01-01"),
        ),
        (
            "President since 2019, Tokayev proposed a new Constitution in 2025.",
            (TOKAYEV, "inst:president", "2019-01-01", None),
        ),
        (
            "Since February 2024 Olzhas Bektenov has been at the head of the Government.",
            ("person:olzhas-bektenov", "inst:prime-minister", "2024-02-01", None),
        ),
        (
            "The Security Council was formed. Since January 2022 it has been headed by Tokayev.",
            (TOKAYEV, "inst:security-council-chair", "2022-01-01", None),
        ),
    ],
)
def test_an_office_before_its_holder(read: Read, text: str, tenure: tuple[str | None, ...]) -> None:
    assert tenures(read, text) == {tenure}
    assert "OfficeExistence" not in {frame for frame, _ in read("en", text)}


def test_who_replaced_somebody_took_his_office(read: Read) -> None:
    text = "Massimov was Prime Minister. Bakhytzhan Sagintayev replaced him on 8 September 2016."
    later = ("person:bakhytzhan-sagintayev", "inst:prime-minister", "2016-09-08", None)
    assert later in tenures(read, text)


def test_a_list_is_no_aside(read: Read) -> None:
    assert tenures(read, "They met Askar Mamin, the Prime Minister, and the ministers.") == set()


@pytest.mark.parametrize("text", ["had ceased to be", "was no longer"])
def test_who_ceased_to_hold_an_office_held_it(read: Read, text: str) -> None:
    found = read("en", f"By then Nazarbayev {text} President.")
    assert [values.get("negated") for frame, values in found if frame == "Tenure"] == [None]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("Six days later", "2022-01-11"),
        ("The next day", "2022-01-06"),
        ("Two months later", "2022-03-01"),
        ("The following year", "2023-01-01"),
        ("Four years earlier", "2018-01-01"),
        ("Less than two years later", None),
        ("In March", "2022-03-01"),
        ("A few days later, on 11 January 2022,", "2022-01-11"),
    ],
)
def test_a_day_told_by_another(read: Read, when: str, day: str | None) -> None:
    text = f"Askar Mamin resigned on 5 January 2022. {when} Smailov was appointed Prime Minister."
    (appointed,) = (values for frame, values in read("en", text) if frame == "Appointment")
    assert appointed.get("occurredOn") == day


def test_a_year_tells_no_day(read: Read) -> None:
    text = "Mamin resigned in 2022. Six days later Smailov was appointed Prime Minister."
    (appointed,) = (values for frame, values in read("en", text) if frame == "Appointment")
    assert "occurredOn" not in appointed


@pytest.mark.parametrize(
    ("text", "frame", "office"),
    [
        ("A Constitutional Court is to be set up.", "OfficeCreation", "constitutional-court-2023"),
        ("On 1 January 2023 the Constitutional Court began its work.", "OfficeCreation", ""),
        ("The Supreme Council dissolved itself in 1993.", "OfficeAbolition", "supreme-council"),
        ("The ruling brought the end of the Supreme Council.", "OfficeAbolition", ""),
    ],
)
def test_bodies_begin_and_end(read: Read, text: str, frame: str, office: str) -> None:
    found = [values["officeConcerned"] for name, values in read("en", text) if name == frame]
    assert len(found) == 1
    assert found[0].startswith(f"inst:{office}")


def test_the_end_of_something_else_ends_no_office(read: Read) -> None:
    for text in (
        "At the end of the month the people adopted the Constitution.",
        "The powers of the President came to no end.",
    ):
        assert "OfficeAbolition" not in {frame for frame, _ in read("en", text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nazarbayev became Chair of the Security Council, and he kept this post until 2022.",
            {(NAZARBAYEV, "inst:security-council-chair", None, "2022-01-01")},
        ),
        (
            "Karim Massimov was Prime Minister from 2007 to 2012 and again from 2014 until 2016.",
            {
                ("person:karim-massimov", "inst:prime-minister", "2007-01-01", "2012-01-01"),
                ("person:karim-massimov", "inst:prime-minister", "2014-01-01", "2016-01-01"),
            },
        ),
        (
            "The story begins on 20 March 2019, when Nazarbayev resigned as President.",
            {(NAZARBAYEV, "inst:president", None, "2019-03-20")},
        ),
    ],
)
def test_one_term_is_one_tenure(read: Read, text: str, found: set[tuple[str | None, ...]]) -> None:
    assert tenures(read, text) == found


def test_a_person_chairs_a_body_by_holding_its_chair(read: Read) -> None:
    text = "The Security Council met. Nazarbayev presided over it for a while."
    assert "Chairmanship" not in {frame for frame, _ in read("en", text)}


def test_who_is_elected_again_is_elected_to_the_same_office(read: Read) -> None:
    text = (
        "Tokayev was elected President on 9 June 2019. He had been Prime Minister from 1999 to "
        "2002. Tokayev was re-elected on 20 November 2022."
    )
    elections = [values for frame, values in read("en", text) if frame == "Election"]
    assert [each["officeConcerned"] for each in elections] == ["inst:president"] * 2


def test_days_behind_a_comma_explain_the_verb(read: Read) -> None:
    text = (
        "Massimov was Prime Minister. Massimov held the post twice, from 2007 to 2012 and from "
        "2014 to 2016."
    )
    found = {tenure[2:] for tenure in tenures(read, text)}
    assert found == {(None, None), ("2007-01-01", "2012-01-01"), ("2014-01-01", "2016-01-01")}
