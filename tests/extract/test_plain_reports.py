"""Reports of agencies and leads of lives in office: terms, decrees and what they bring about."""

import pytest
from tests.extract.conftest import Read, has, of

NAZARBAYEV, MASSIMOV = "person:nursultan-nazarbayev", "person:karim-massimov"
PM = "inst:prime-minister"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "Nursultan Nazarbayev (born 6 July 1940) is a Kazakh politician who was the first "
                "President of Kazakhstan from 1991 to 2019."
            ),
        ),
        (
            "ru",
            (
                "Нурсултан Абишевич Назарбаев (род. 6 июля 1940 года) — казахстанский политик, "
                "который был первым Президентом Казахстана с 1991 по 2019 год."
            ),
        ),
        (
            "ru",
            (
                "Нурсултан Абишевич Назарбаев — первый Президент Республики Казахстан, занимавший "
                "этот пост с 1991 по 2019 год."
            ),
        ),
    ],
)
def test_the_lead_of_a_life_says_what_somebody_was(read: Read, code: str, text: str) -> None:
    (tenure,) = of(read(code, text), "Tenure")
    assert tenure == {
        "tenureOf": NAZARBAYEV,
        "officeHeld": "inst:president",
        "validFrom": "1991-01-01",
        "validTo": "2019-01-01",
    }


@pytest.mark.parametrize(
    ("text", "office", "since"),
    [
        (
            (
                "Kassym-Jomart Tokayev is the second and current President of Kazakhstan, "
                "in office since 20 March 2019."
            ),
            "inst:president",
            "2019-03-20",
        ),
        (
            (
                "Olzhas Bektenov (born 1980) is a Kazakh statesman, Prime Minister of Kazakhstan "
                "since 6 February 2024."
            ),
            PM,
            "2024-02-06",
        ),
    ],
)
def test_an_english_lead_may_name_the_office_behind_what_somebody_is(
    read: Read, text: str, office: str, since: str
) -> None:
    (tenure,) = of(read("en", text), "Tenure")
    assert (tenure["officeHeld"], tenure["validFrom"]) == (office, since)


def test_nothing_else_happened_in_the_year_of_birth(read: Read) -> None:
    text = (
        "Nursultan Nazarbayev was born on 6 July 1940. "
        "He was Chairman of the Supreme Soviet from February to April 1990."
    )
    (tenure,) = of(read("en", text), "Tenure")
    assert (tenure["validFrom"], tenure["validTo"]) == ("1990-02-01", "1990-04-01")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Karim Massimov was Prime Minister in 2007–2012 and 2014–2016."),
        (
            "en",
            "Karim Massimov led the cabinet, first from 2007 to 2012 and then from 2014 to 2016.",
        ),
        ("ru", "Карим Масимов в 2007—2012 и 2014—2016 годах был Премьер-министром."),
        ("kk", "Кәрім Мәсімов 2007–2012 және 2014–2016 жылдары Премьер-Министр болды."),
        ("kk", "Кәрім Мәсімов 2007–2012 жылдары және 2014–2016 жылдары Үкіметті басқарды."),
    ],
)
def test_each_of_two_terms_is_told(read: Read, code: str, text: str) -> None:
    terms = {(t["validFrom"][:4], t["validTo"][:4]) for t in of(read(code, text), "Tenure")}
    assert terms == {("2007", "2012"), ("2014", "2016")}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "He was elected chair of the Senate in January 2007 and in October 2013."),
        ("ru", "Токаев избирался председателем Сената в январе 2007 и в октябре 2013 года."),
    ],
)
def test_each_of_two_months_is_told(read: Read, code: str, text: str) -> None:
    days = {election["occurredOn"] for election in of(read(code, text), "Election")}
    assert days == {"2007-01-01", "2013-10-01"}


def test_each_of_the_years_of_a_russian_list_is_told(read: Read) -> None:
    found = read("ru", "Назарбаев переизбирался Президентом в 1999, 2005, 2011 и 2015 годах.")
    assert [e["occurredOn"][:4] for e in of(found, "Election")] == ["1999", "2005", "2011", "2015"]


def test_the_verb_may_be_left_out_before_the_next_holder(read: Read) -> None:
    text = "Kazhegeldin was Prime Minister from 1994 to 1997 and Balgimbayev from 1997 to 1999."
    found = read("en", text)
    assert has(found, "Tenure", tenureOf="person:nurlan-balgimbayev", validFrom="1997-01-01")


def test_a_post_behind_a_comma_is_the_one_before_it(read: Read) -> None:
    text = (
        "Tokayev became chairman of the Security Council, "
        "a post that Nursultan Nazarbayev had held since 1991."
    )
    office = "inst:security-council-chair"
    found = read("en", text)
    assert has(found, "Tenure", tenureOf=NAZARBAYEV, officeHeld=office, validFrom="1991-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "On 21 September 2022 the President signed a decree calling the vote for 20 November.",
        "On 21 September 2022 the President signed a decree setting the vote for 20 November.",
        "The President signed a decree on 21 September 2022 calling the vote for 20 November.",
    ],
)
def test_the_day_that_a_decree_sets_is_not_its_own(read: Read, text: str) -> None:
    (decree,) = of(read("en", text), "Enactment")
    assert decree["occurredOn"] == "2022-09-21"
    assert decree["enacts"] == "act:decree-2022-09-21"


@pytest.mark.parametrize(
    "text",
    [
        "On 16 November 2011 the President signed a decree to dissolve the Mazhilis.",
        "On 16 November 2011 the President issued a decree dissolving the Mazhilis.",
        "On 16 November 2011 the President called elections after dissolving the Mazhilis.",
        "On 18 March 2022 the Senate gave its consent to the appointment of the ministers.",
    ],
)
def test_what_was_done_on_a_day_is_no_power(read: Read, text: str) -> None:
    assert not of(read("en", text), "PowerProvision")


def test_consent_to_the_appointment_of_a_person_is_an_appointment(read: Read) -> None:
    text = (
        "On March 18, 2022, the Senate gave its consent to the appointment of Berik Asylov "
        "as Prosecutor General."
    )
    office, person = "inst:prosecutor-general", "person:berik-asylov"
    (made,) = of(read("en", text), "Appointment")
    assert (made["officeConcerned"], made["personChosen"]) == (office, person)


@pytest.mark.parametrize(
    "text",
    [
        "President Tokayev suggested abolishing the Senate and creating a single-chamber Kurultai.",
        "Any change to the form of Parliament requires a referendum.",
        "At least two parties will enter the chamber under the amended election law.",
    ],
)
def test_what_is_only_suggested_or_spoken_of_has_not_happened(read: Read, text: str) -> None:
    frames = {frame for frame, _ in read("en", text)}
    assert frames <= {"Tenure"}


def test_the_office_of_somebody_is_not_his_post(read: Read) -> None:
    assert not of(read("en", "Koshanov headed the office of the Prime Minister."), "Tenure")
    assert of(read("en", "Koshanov held the office of Prime Minister."), "Tenure")


def test_government_posts_are_not_the_government(read: Read) -> None:
    text = "The law abolishes some rights of deputies who held senior government posts."
    assert not of(read("en", text), "OfficeAbolition")


def test_who_is_the_office_named_before(read: Read) -> None:
    text = (
        "It brings back the post of Vice-President, who is appointed by the President "
        "with the consent of the Kurultai."
    )
    kind = "pt:vice-president"
    assert has(read("en", text), "PowerProvision", powerHolder="inst:president", powerType=kind)


def test_a_turnout_is_of_the_election_told_before(read: Read) -> None:
    text = "Elections to the Mazhilis took place on 19 March 2023. Turnout was 54.21 percent."
    (_, turnout) = of(read("en", text), "Election")
    assert turnout == {
        "officeConcerned": "inst:mazhilis",
        "occurredOn": "2023-03-19",
        "turnout": "54.21",
    }


def test_the_votes_of_a_party_are_not_those_of_who_is_elected(read: Read) -> None:
    text = (
        "Elections to the Mazhilis took place on 19 March 2023. "
        "The Amanat party won 53.9 percent of the vote."
    )
    assert not any("voteShare" in election for election in of(read("en", text), "Election"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Aibek Dadebay became head of the Presidential Administration."),
        ("ru", "Новым руководителем Администрации Президента стал Айбек Дадебай."),
        (
            "kk",
            (
                "Олжас Бектенов Президент Әкімшілігін басқарған. "
                "Әкімшілік басшысы болып Айбек Дәдебай тағайындалды."
            ),
        ),
    ],
)
def test_a_name_beside_a_post_is_a_person(read: Read, code: str, text: str) -> None:
    told = [frame for frame, roles in read(code, text) if "person:aibek-dadebai" in roles.values()]
    assert told


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "10 марта 2017 года Президент подписал Закон «О внесении изменений в Конституцию»."),
        ("en", "On 10 March 2017 the President signed the law amending the Constitution."),
    ],
)
def test_who_signs_a_law_has_not_adopted_it(read: Read, code: str, text: str) -> None:
    (law,) = of(read(code, text), "Enactment")
    assert law["enacts"] == "act:law-2017-03-10-51"
    assert "enactedBy" not in law


def test_a_title_behind_the_law_tells_which_of_one_day(read: Read) -> None:
    text = "5 ноября 2022 года Президент подписал Конституционный закон «О Конституционном Суде»."
    assert has(read("ru", text), "Enactment", enacts="act:cl-2022-11-05-const-court")


def test_a_vote_does_not_last_as_long_as_what_it_prolongs(read: Read) -> None:
    text = "В апреле 1995 года референдум продлил его полномочия до 1 декабря 2000 года."
    (vote,) = of(read("ru", text), "Referendum")
    assert vote == {"occurredOn": "1995-04-01"}


def test_who_is_appointed_is_not_appointed_to_the_post_before_his_name(read: Read) -> None:
    text = (
        "Исполняющим обязанности Премьер-министра назначен первый заместитель "
        "Премьер-министра Алихан Смаилов."
    )
    deputy = "inst:first-deputy-prime-minister"
    found = read("ru", text)
    assert has(found, "Tenure", officeHeld=deputy)
    assert not has(found, "Appointment", officeConcerned=deputy)


@pytest.mark.parametrize(
    "text",
    [
        "Under the amended Constitution Tokayev cannot run again.",
        "Nursultan Nazarbayev ran for president in 2015.",
    ],
)
def test_to_run_for_an_office_is_not_to_hold_it(read: Read, text: str) -> None:
    assert not of(read("en", text), "Tenure")


def test_a_vote_that_should_be_held_is_not_told_as_held(read: Read) -> None:
    text = "He said that the question should be decided by a nationwide referendum in 2027."
    assert not of(read("en", text), "Referendum")


def test_the_year_since_which_somebody_serves_is_not_that_of_his_dismissal(read: Read) -> None:
    text = (
        "ASTANA, March 18, 2022. Asylov succeeds Gizat Nurdauletov, who had been Prosecutor "
        "General since 2019 and was dismissed by presidential decree on March 15."
    )
    assert has(read("en", text), "Enactment", occurredOn="2022-03-15")


@pytest.mark.parametrize(
    "text",
    [
        "2023 жылғы 29 наурызда VIII сайланған Парламенттің бірінші сессиясы ашылды.",
        "Жетінші сайланған Мәжілістің сессиясы 2021 жылғы 15 қаңтарда ашылды.",
    ],
)
def test_a_kazakh_convocation_is_no_election(read: Read, text: str) -> None:
    assert not of(read("kk", text), "Election")


@pytest.mark.parametrize(
    "text",
    [
        "Мемлекет басшысы Үкіметті тарататынын мәлімдеді.",
        "Президент Стратегиялық жоспарлау агенттігін құратынын айтты.",
    ],
)
def test_what_somebody_says_that_he_will_do_is_not_stated(read: Read, text: str) -> None:
    assert read("kk", text) == []


def test_a_kazakh_office_that_becomes_another_has_no_status(read: Read) -> None:
    text = "2022 жылғы 5 қаңтарда Мемлекет басшысы Қауіпсіздік Кеңесінің Төрағасы болды."
    assert not of(read("kk", text), "StatusProvision")


def test_one_chamber_is_not_one_member(read: Read) -> None:
    text = "Құжатта 145 депутаттан тұратын бір палаталы Құрылтай құру көзделген."
    (count,) = of(read("kk", text), "HolderCount")
    assert count["holders"] == "145"


def test_the_father_s_name_makes_nobody_else_of_a_known_person(read: Read) -> None:
    text = "Серик Ныгметулы Ахметов — Премьер-министр Казахстана с 24 сентября 2012 года."
    (tenure,) = of(read("ru", text), "Tenure")
    assert tenure["tenureOf"] == "person:serik-akhmetov"


def test_a_law_that_introduces_elections_gives_the_chamber_nothing(read: Read) -> None:
    text = "The Senate passed a law introducing direct elections of rural akims on 20 May 2021."
    found = read("en", text)
    assert not has(found, "OfficeCreation", officeConcerned="inst:senate")
    assert not of(found, "PowerProvision")


def test_what_is_expected_is_no_power(read: Read) -> None:
    text = "The President is expected to nominate a Prime Minister within days."
    assert read("en", text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "The number of deputies in the Mazhilis grows to 107, and nine of them "
                "are elected by the Assembly of the People of Kazakhstan."
            ),
        ),
        (
            "ru",
            (
                "Число депутатов Мажилиса увеличено с 77 до 107, "
                "девять из них избирает Ассамблея народа Казахстана."
            ),
        ),
    ],
)
def test_some_of_the_members_are_not_their_number(read: Read, code: str, text: str) -> None:
    assert {count["holders"] for count in of(read(code, text), "HolderCount")} == {"107"}


def test_to_work_as_a_minister_is_a_tenure(read: Read) -> None:
    text = "Timur Suleimenov worked as Minister of National Economy from 2016 to 2019."
    (tenure,) = of(read("en", text), "Tenure")
    assert (tenure["validFrom"], tenure["validTo"]) == ("2016-01-01", "2019-01-01")
    assert not of(read("en", text), "OfficeExistence")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "From 2002 to 2007 Nurlan Balgimbayev was president of the company Petroleum."),
        ("en", "Nurlan Balgimbayev then headed the state company Kazakhoil."),
    ],
)
def test_who_heads_a_company_heads_no_state(read: Read, code: str, text: str) -> None:
    assert read(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It creates a one-chamber parliament, the Kurultai."),
        ("ru", "Учреждается однопалатный парламент — Курултай."),
    ],
)
def test_what_kind_of_thing_is_named_is_not_another_thing(read: Read, code: str, text: str) -> None:
    created = {made["officeConcerned"] for made in of(read(code, text), "OfficeCreation")}
    assert created == {"inst:kurultai-2026"}


def test_what_a_body_is_says_who_forms_it(read: Read) -> None:
    text = "The Security Council of Kazakhstan is a constitutional body formed by the President."
    found = read("en", text)
    assert has(found, "PowerProvision", powerHolder="inst:president")
    assert not of(found, "OfficeCreation")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Central Referendum Commission met on 16 March 2026."),
        ("ru", "16 марта 2026 года Центральная комиссия референдума подвела итоги голосования."),
        ("kk", "2026 жылғы 16 наурызда Орталық референдум комиссиясы отырыс өткізді."),
    ],
)
def test_a_commission_for_a_vote_is_no_vote(read: Read, code: str, text: str) -> None:
    assert not of(read(code, text), "Referendum")


def test_nobody_acts_on_himself_in_kazakh(read: Read) -> None:
    text = (
        "Ұлттық Банк Төрағасын Президент Сенаттың келісімімен тағайындайды, "
        "оны қызметінен босатады."
    )
    kinds = {power["powerType"] for power in of(read("kk", text), "PowerProvision")}
    assert "pt:remove-president" not in kinds


def test_a_vote_held_on_a_day_is_of_that_day(read: Read) -> None:
    text = (
        "Nursultan Nazarbayev was elected President in the first nationwide election, "
        "held on December 1, 1991."
    )
    (vote,) = of(read("en", text), "Election")
    assert vote["occurredOn"] == "1991-12-01"
