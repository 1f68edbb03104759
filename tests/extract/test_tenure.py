"""Who held an office, from when and until when: beginnings, ends, successions, heads of bodies."""

import pytest

from .conftest import Read

TOKAYEV, NAZARBAYEV = "person:kassym-jomart-tokayev", "person:nursultan-nazarbayev"


def tenures(read: Read, code: str, text: str) -> dict[str, tuple[str | None, ...]]:
    """Return by person the office and the first and last day."""
    names = ("officeHeld", "validFrom", "validTo")
    return {
        values["tenureOf"]: tuple(values.get(name) for name in names)
        for frame, values in read(code, text)
        if frame == "Tenure"
    }


@pytest.mark.parametrize(
    ("text", "person", "tenure"),
    [
        (
            "Tokayev took the oath of office as President on 12 June 2019.",
            TOKAYEV,
            ("inst:president", "2019-06-12", None),
        ),
        (
            "In 1994 Akezhan Kazhegeldin took over as Prime Minister.",
            "person:akezhan-kazhegeldin",
            ("inst:prime-minister", "1994-01-01", None),
        ),
        (
            "Erik Asanbayev left the post of Vice-President in 1996.",
            "person:yerik-asanbayev",
            ("inst:vice-president-1990", None, "1996-01-01"),
        ),
        (
            "Askar Mamin resigned as Prime Minister on 5 January 2022.",
            "person:askar-mamin",
            ("inst:prime-minister", None, "2022-01-05"),
        ),
        (
            "The President dismissed Prime Minister Bakhytzhan Sagintayev on 21 February 2019.",
            "person:bakhytzhan-sagintayev",
            ("inst:prime-minister", None, "2019-02-21"),
        ),
        (
            "Askar Mamin was dismissed as Prime Minister by Tokayev on 5 January 2022.",
            "person:askar-mamin",
            ("inst:prime-minister", None, "2022-01-05"),
        ),
        (
            "The office of Prime Minister was held by Karim Massimov from 2007 to 2012.",
            "person:karim-massimov",
            ("inst:prime-minister", "2007-01-01", "2012-01-01"),
        ),
    ],
)
def test_beginnings_and_ends(
    read: Read, text: str, person: str, tenure: tuple[str | None, ...]
) -> None:
    assert tenures(read, "en", text) == {person: tenure}


@pytest.mark.parametrize(
    "text",
    [
        "Tokayev succeeded Nazarbayev as President on 20 March 2019.",
        "Nazarbayev was succeeded by Tokayev as President on 20 March 2019.",
        "Tokayev replaced Nazarbayev as President on 20 March 2019.",
        "Nazarbayev was replaced as President by Tokayev on 20 March 2019.",
    ],
)
def test_a_succession_begins_one_tenure_and_ends_another(read: Read, text: str) -> None:
    assert tenures(read, "en", text) == {
        TOKAYEV: ("inst:president", "2019-03-20", None),
        NAZARBAYEV: ("inst:president", None, "2019-03-20"),
    }


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("Dariga Nazarbayeva chaired the Senate.", "person:dariga-nazarbayeva", "senate-chair"),
        ("Smailov led the Government.", "person:alikhan-smailov", "prime-minister"),
        (
            "Azimova heads the Constitutional Court.",
            "person:elvira-azimova",
            "constitutional-court",
        ),
    ],
)
def test_who_heads_a_body_holds_the_office_of_its_head(
    read: Read, text: str, person: str, office: str
) -> None:
    found = tenures(read, "en", text)
    assert (found[person][0] or "").startswith(f"inst:{office}")


def test_the_office_may_have_been_named_before(read: Read) -> None:
    text = "Nazarbayev was elected President on 1 December 1991. He resigned on 19 March 2019."
    assert tenures(read, "en", text) == {NAZARBAYEV: ("inst:president", None, "2019-03-19")}


@pytest.mark.parametrize(
    "text", ["The President chairs the Security Council.", "Kazakhstan chaired the OSCE in 2010."]
)
def test_where_no_person_heads_a_body_there_is_no_tenure(read: Read, text: str) -> None:
    assert tenures(read, "en", text) == {}


def test_the_first_president_in_small_letters_is_an_office(read: Read) -> None:
    text = "Nazarbayev was the first President of Kazakhstan."
    assert tenures(read, "en", text) == {NAZARBAYEV: ("inst:president", None, None)}


@pytest.mark.parametrize(
    ("text", "ended", "created"),
    [
        (
            "The Constitutional Council was replaced by the Constitutional Court in 2023.",
            {"inst:constitutional-council"},
            {"inst:constitutional-court-2023"},
        ),
        (
            "The Cabinet of Ministers replaced the Council of Ministers on 20 November 1990.",
            {"inst:council-of-ministers"},
            {"inst:cabinet-of-ministers"},
        ),
        (
            "The Constitution of 2026 replaced the Senate and the Mazhilis with the Kurultai.",
            {"inst:senate", "inst:mazhilis"},
            {"inst:kurultai-2026"},
        ),
        (
            "In 1990 the Council of Ministers gave way to the Cabinet of Ministers.",
            {"inst:council-of-ministers"},
            {"inst:cabinet-of-ministers"},
        ),
    ],
)
def test_a_body_that_takes_the_place_of_another(
    read: Read, text: str, ended: set[str], created: set[str]
) -> None:
    found = read("en", text)
    for frame, bodies in (("OfficeAbolition", ended), ("OfficeCreation", created)):
        assert {v["officeConcerned"] for name, v in found if name == frame} == bodies


def test_he_who_replaces_the_high_command_is_not_created(read: Read) -> None:
    text = "The President signs laws. He appoints and replaces the high command."
    assert not [frame for frame, _ in read("en", text) if frame == "OfficeCreation"]
