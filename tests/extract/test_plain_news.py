"""Plain items of a news agency and leads of lives, as anybody would write them."""

import pytest
from tests.extract.conftest import Read, has, of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Senate confirmed Berik Asylov as prosecutor general. Asylov was re-elected."),
        ("ru", "Президент назначил Берика Асылова Генеральным прокурором."),
        ("kk", "Мемлекет басшысы Берік Асыловты Бас прокурор қызметіне тағайындады."),
    ],
)
def test_a_person_is_known_by_given_name_and_surname(read: Read, code: str, text: str) -> None:
    office = "inst:prosecutor-general"
    found = read(code, text)
    assert has(found, "Appointment", personChosen="person:berik-asylov", officeConcerned=office)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "President Tokayev appointed Yerlan Seytkaliyev Minister of Defence."),
        ("ru", "Президент Токаев назначил Ерлана Сейткалиева министром обороны."),
        ("kk", "Президент Тоқаев Ерлан Сейтқалиевті Қорғаныс министрі етіп тағайындады."),
    ],
)
def test_a_person_is_the_same_in_all_languages(read: Read, code: str, text: str) -> None:
    found = read(code, text)
    assert has(found, "Appointment", personChosen="person:erlan-seitkaliev")


def test_afterwards_the_surname_will_do(read: Read) -> None:
    text = (
        "Президент назначил Берика Асылова Генеральным прокурором. "
        "12 марта 2022 года Асылов вступил в должность."
    )
    (tenure,) = of(read("ru", text), "Tenure")
    assert tenure["tenureOf"] == "person:berik-asylov"
    assert tenure["validFrom"] == "2022-03-12"


def test_another_given_name_makes_another_person(read: Read) -> None:
    found = read("en", "Defence Minister Murat Bektanov met Erik Asanbayev in Astana.")
    assert has(found, "Tenure", tenureOf="person:murat-bektanov")
    assert not has(found, "Tenure", tenureOf="person:olzhas-bektenov")


@pytest.mark.parametrize(
    ("code", "text", "person"),
    [
        (
            "en",
            (
                "Tokayev named Murat Nurtleu foreign minister. "
                "Before that he had headed the Presidential Administration."
            ),
            "person:murat-nurtleu",
        ),
        (
            "ru",
            (
                "Президент Назарбаев назначил Аскара Мамина Премьер-министром. "
                "До назначения он руководил Администрацией Президента."
            ),
            "person:askar-mamin",
        ),
        (
            "kk",
            (
                "Қасым-Жомарт Тоқаев Мұрат Нұртілеуді Сыртқы істер министрі қызметіне тағайындады. "
                "Бұған дейін ол Президент Әкімшілігін басқарған."
            ),
            "person:murat-nurtleu",
        ),
    ],
)
def test_what_went_before_an_appointment_is_told_of_the_appointee(
    read: Read, code: str, text: str, person: str
) -> None:
    office = "inst:presidential-administration-head"
    assert has(read(code, text), "Tenure", tenureOf=person, officeHeld=office)


def test_who_was_elected_beside_another_was_not_elected_by_him(read: Read) -> None:
    text = (
        "Ерік Асанбаев 1991 жылғы 1 желтоқсанда Назарбаевпен бірге вице-президент болып сайланды."
    )
    (election,) = of(read("kk", text), "Election")
    assert "eventAgent" not in election


@pytest.mark.parametrize(
    "text",
    [
        "Maulen Ashimbayev was first deputy head of the Presidential Administration.",
        "Karim Massimov was deputy chairman of the National Security Committee.",
    ],
)
def test_a_deputy_head_is_no_head(read: Read, text: str) -> None:
    assert of(read("en", text), "Tenure") == []


def test_an_office_is_not_made_anew_by_whoever_replaces_its_holder(read: Read) -> None:
    text = "Tokayev appointed Murat Nurtleu foreign minister, replacing Askar Mamin."
    found = read("en", text)
    assert has(found, "Appointment", personChosen="person:murat-nurtleu")
    assert of(found, "OfficeCreation") == []


def test_a_minister_dismissed_is_a_tenure_and_no_power(read: Read) -> None:
    text = "On 1 September 2023 Tokayev dismissed the culture minister, Askar Umarov."
    found = read("en", text)
    assert of(found, "PowerProvision") == []
    assert has(found, "Tenure", tenureOf="person:askar-umarov", officeHeld="inst:minister-culture")


@pytest.mark.parametrize(
    "text",
    [
        "The Central Election Commission put turnout in the referendum at 68.05 percent.",
        (
            "The referendum was held in June. Turnout was 68.05 percent, the Central Election "
            "Commission said."
        ),
    ],
)
def test_the_commission_that_counts_is_not_what_was_voted_on(read: Read, text: str) -> None:
    found = read("en", text)
    assert has(found, "Referendum", turnout="68.05")
    assert of(found, "Election") == []


def test_the_day_of_a_referendum_on_amendments_names_no_act(read: Read) -> None:
    text = "Kazakhstan held a referendum on amendments to the Constitution on 5 June 2022."
    found = read("en", text)
    assert has(found, "Referendum", occurredOn="2022-06-05")
    assert of(found, "Enactment") == of(found, "Amendment") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "ru",
            (
                "Ерик Асанбаев (1936–2004) — государственный деятель, с 1991 по 1996 год "
                "вице-президент Казахстана."
            ),
        ),
        (
            "kk",
            "Ерік Асанбаев — мемлекет қайраткері, 1991–1996 жылдары Қазақстанның вице-президенті.",
        ),
    ],
)
def test_the_lead_of_a_life_tells_the_office(read: Read, code: str, text: str) -> None:
    assert has(
        read(code, text),
        "Tenure",
        tenureOf="person:yerik-asanbayev",
        officeHeld="inst:vice-president-1990",
        validFrom="1991-01-01",
        validTo="1996-01-01",
    )


def test_a_life_goes_on_without_naming_whom_it_is_about(read: Read) -> None:
    text = (
        "Нурсултан Назарбаев родился в 1940 году. В 1984 году возглавил Совет министров. "
        "До 5 января 2022 года оставался председателем Совета Безопасности. "
        "В 2012 году назначен новый состав Правительства."
    )
    found = read("ru", text)
    assert has(found, "Tenure", officeHeld="inst:security-council-chair", validTo="2022-01-05")
    assert {roles["tenureOf"] for roles in of(found, "Tenure")} == {"person:nursultan-nazarbayev"}
    assert of(found, "Appointment") == []


def test_whom_parliament_elected_is_not_parliament(read: Read) -> None:
    text = (
        "Нурсултан Назарбаев возглавлял республику. "
        "24 апреля 1990 года Верховный Совет избрал его Президентом."
    )
    (election,) = of(read("ru", text), "Election")
    assert election["personChosen"] == "person:nursultan-nazarbayev"
    assert election["eventAgent"] == "inst:supreme-council"


def test_where_somebody_was_sent_is_not_where_an_office_was_abolished(read: Read) -> None:
    text = (
        "The office of Vice-President was abolished on 22 February 1996, and Asanbayev was sent "
        "to Germany as ambassador."
    )
    assert has(read("en", text), "OfficeAbolition", officeConcerned="inst:vice-president-1990")


@pytest.mark.parametrize(
    "text",
    [
        "On 17 March 2022 Marat Beketayev was named adviser to the President.",
        "Dariga Nazarbayeva is a politician and the eldest daughter of the first president.",
    ],
)
def test_who_is_something_of_the_president_is_not_president(read: Read, text: str) -> None:
    assert read("en", text) == []


def test_who_takes_over_the_duties_of_an_office_holds_it(read: Read) -> None:
    found = read("en", "On 20 March 2019 Tokayev took over the duties of President.")
    assert has(found, "Tenure", officeHeld="inst:president")


@pytest.mark.parametrize(
    "text",
    [
        "Nursultan Nazarbayev won the presidential election on 1 December 1991.",
        "On 1 December 1991 Nursultan Nazarbayev won the first popular presidential election.",
    ],
)
def test_who_won_the_election_to_an_office_told_by_an_adjective(read: Read, text: str) -> None:
    wanted = {"officeConcerned": "inst:president", "occurredOn": "1991-12-01"}
    assert has(read("en", text), "Election", personChosen="person:nursultan-nazarbayev", **wanted)


@pytest.mark.parametrize(
    "whose", ["the resignation of the Government", "the cabinet's resignation"]
)
def test_who_lets_a_body_go_does_not_go(read: Read, whose: str) -> None:
    text = f"President Kassym-Jomart Tokayev accepted {whose} on 5 February 2024."
    (tenure,) = of(read("en", text), "Tenure")
    assert "validTo" not in tenure


def test_a_verb_with_an_object_of_its_own_takes_no_other_s(read: Read) -> None:
    text = "The amendments abolish the death penalty and restore the Constitutional Court."
    found = read("en", text)
    assert not has(found, "OfficeAbolition")
    assert has(found, "OfficeCreation", officeConcerned="inst:constitutional-court-2023")


def test_an_owner_is_no_office_to_which_somebody_is_elected(read: Read) -> None:
    text = "Dariga Nazarbayeva, the former president's daughter, was elected to head the Senate."
    assert not has(read("en", text), "Election", officeConcerned="inst:president")


def test_the_head_of_what_belongs_to_a_body_is_not_its_head(read: Read) -> None:
    text = "The President dismissed the head of the National Security Committee's border service."
    assert not has(read("en", text), "PowerProvision")


def test_who_founds_an_office_is_of_the_time(read: Read) -> None:
    text = (
        "On 24 April 1990 the Supreme Soviet of the Kazakh SSR established the post of president."
    )
    assert has(read("en", text), "OfficeCreation", eventAgent="inst:supreme-council")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Референдум 29 апреля 1995 года продлил полномочия Президента."),
        ("kk", "1995 жылғы 29 сәуірдегі референдум Президенттің өкілеттігін ұзартты."),
    ],
)
def test_whose_powers_a_vote_prolongs_has_not_held_it(read: Read, code: str, text: str) -> None:
    (referendum,) = of(read(code, text), "Referendum")
    assert referendum == {"occurredOn": "1995-04-29"}
