"""News: what was done once, what only may be, and whose a date is."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May President Kassym-Jomart Tokayev issued a decree.",
        "In January President Tokayev signed a bill to hold a referendum.",
    ],
)
def test_what_a_president_did_once_is_no_power(read: Read, text: str) -> None:
    """The month of May is no modal verb, and what a bill is for is no right."""
    assert not has(read("en", text), "PowerProvision")


def test_may_before_a_verb_permits(read: Read) -> None:
    text = "May 2022 changed much, but the President may dissolve Parliament."
    assert has(read("en", text), "PowerProvision", powerType="pt:dissolve-legislature")


@pytest.mark.parametrize(
    "text",
    [
        "The referendum was announced in a decree, signed by the Kazakh President on 5 May 2022.",
        "It was the third referendum since the end of the Union in 1991.",
    ],
)
def test_a_date_belongs_to_the_phrase_that_it_ends(read: Read, text: str) -> None:
    assert not any("occurredOn" in roles for roles in of(read("en", text), "Referendum"))


@pytest.mark.parametrize(
    "text",
    [
        "The President said that changes to the Constitution should be made.",
        "In 2011 the Senate might have been abolished.",
        "The abolition of the Senate could follow.",
    ],
)
def test_what_may_be_is_not_told(read: Read, text: str) -> None:
    assert {name for name, _ in read("en", text)} <= {"Tenure"}


def test_who_acts_on_the_day_of_an_election_was_not_elected(read: Read) -> None:
    text = "On 20 March 2016, the day of the elections, President Nazarbayev spoke."
    assert not has(read("en", text), "Election", officeConcerned="inst:president")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Токаев заявил о готовности подписать на днях указ о выборах."),
        ("ru", "В феврале Конституционная комиссия предложила вынести проект на референдум."),
        ("kk", "Бір адам екі реттен артық Президент болып сайлана алмайды."),
    ],
)
def test_what_is_meant_or_may_be_is_neither_an_event_nor_a_power(
    read: Read, code: str, text: str
) -> None:
    assert read(code, text) == []


def test_a_title_before_a_name_is_not_held_under_the_act_that_is_signed(read: Read) -> None:
    text = "Президент Токаев 5 мая 2022 года подписал указ по Конституции 1995 года."
    (tenure,) = of(read("ru", text), "Tenure")
    assert tenure == {"tenureOf": "person:kassym-jomart-tokayev", "officeHeld": "inst:president"}


def test_presidential_elections_do_not_found_the_office(read: Read) -> None:
    text = "Early presidential elections are called and held under the rules established by law."
    assert not has(read("en", text), "OfficeCreation")


def test_an_assistant_to_the_president_is_no_president(read: Read) -> None:
    assert read("ru", "Карим Масимов в 2006 году работал помощником Президента.") == []


def test_who_is_sworn_in_takes_the_office_that_was_just_left(read: Read) -> None:
    """The Prime Minister was named as well, and Tokayev had been that, too."""
    text = (
        "The President appoints the Prime Minister. Nazarbayev resigned as President on 19 March "
        "2019. Kassym-Jomart Tokayev was sworn in the next day and won the election of 9 June 2019."
    )
    found = read("en", text)
    assert has(found, "Tenure", officeHeld="inst:president", validFrom="2019-03-20")
    assert {roles["officeConcerned"] for roles in of(found, "Election")} == {"inst:president"}


def test_the_chair_who_wins_an_election_is_not_elected_chair(read: Read) -> None:
    text = (
        "19 марта 2019 года Президент Назарбаев ушёл в отставку. "
        "Председатель Сената Токаев 9 июня 2019 года победил на выборах."
    )
    assert not has(read("ru", text), "Election", officeConcerned="inst:senate-chair")


def test_nobody_is_what_a_power_is_held_by(read: Read) -> None:
    text = (
        "30 тамызда халық жаңа құжатты қолдады. Оған сәйкес Президент Үкіметті отставкаға жібереді."
    )
    (power,) = of(read("kk", text), "PowerProvision")
    assert power == {"powerHolder": "inst:president", "powerType": "pt:terminate-government"}
