"""Which day a sentence goes on from, and which verb, act or office its days belong to."""

import pytest

from .conftest import Read, has

LAW = "act:law-1990-11-20-state-power"


def test_days_by_the_way_are_not_gone_on_from(read: Read) -> None:
    text = (
        "On 8 December 1993 the Supreme Council passed a resolution by which elections were set "
        "for 7 March 1994. On 10 December the Supreme Council of the 12th convocation dissolved "
        "itself."
    )
    assert has(read("en", text), "OfficeAbolition", occurredOn="1993-12-10")


def test_a_report_goes_on_from_the_day_it_was_written(read: Read) -> None:
    text = (
        "ASTANA, 25 March 2019 - Under the Law of 5 July 2018 he has an office, set up in 2000. "
        "Nothing has changed since. Nazarbayeva was elected Chair of the Senate on 20 March."
    )
    assert has(read("en", text), "Election", occurredOn="2019-03-20")


def test_joined_verbs_have_each_its_own_day_and_act(read: Read) -> None:
    text = (
        "The vice-presidency was created by the Law of 20 November 1990 and done away with in 1996."
    )
    found = read("en", text)
    assert has(found, "OfficeCreation", byAct=LAW)
    assert has(found, "OfficeAbolition", occurredOn="1996-01-01")
    assert not has(found, "OfficeCreation", occurredOn="1996-01-01")
    assert not has(found, "OfficeAbolition", byAct=LAW)


def test_an_act_put_first_governs_what_is_joined(read: Read) -> None:
    text = (
        "By the Law of 20 November 1990 the President was placed at the head of executive power, "
        "and the Council of Ministers gave way to a Cabinet of Ministers."
    )
    found = read("en", text)
    assert has(found, "OfficeAbolition", byAct=LAW, officeConcerned="inst:council-of-ministers")
    assert has(found, "StatusProvision", statusUnderAct=LAW, statusHolder="inst:president")


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council, once an advisory body, was turned into a constitutional organ.",
        "The Senate is established by elections in each region.",
        "The Senate is born\n\nIt was a cold day.",
    ],
)
def test_what_neither_ends_nor_begins(read: Read, text: str) -> None:
    found = read("en", text)
    assert not has(found, "OfficeAbolition")
    assert not has(found, "OfficeCreation")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ashimbayev has presided over the Senate since May 2020.", "inst:senate-chair"),
        ("Massimov was at the helm of the Government until 2012.", "inst:prime-minister"),
        ("Nazarbayev led the Senate from 2007 to 2011.", "inst:senate-chair"),
    ],
)
def test_whoever_is_at_the_head_of_a_body(read: Read, text: str, office: str) -> None:
    assert has(read("en", text), "Tenure", officeHeld=office)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The President heads the executive.", "c:os-head-of-executive"),
        ("The Constitution declared the President to be head of state.", "c:os-head-of-state"),
        ("The Vice-President is elected with the President.", "c:os-elected-with-president"),
    ],
)
def test_a_status_told_by_a_verb(read: Read, text: str, status: str) -> None:
    found = read("en", text)
    assert has(found, "StatusProvision", holdsStatus=status)
    assert not has(found, "PowerProvision")


def test_a_power_that_another_must_agree_to_is_not_denied(read: Read) -> None:
    text = "The President could not appoint the Prosecutor General unless we agreed."
    assert not has(read("en", text), "PowerProvision")


def test_no_referendum_is_held_by_the_act_that_it_adopts(read: Read) -> None:
    text = "A referendum was held on 29 April 1995, and the Constitution of 1995 followed."
    assert not has(read("en", text), "Referendum", byAct="act:constitution-1995")
