"""Who came after whom in a Russian text, and what its clauses leave unsaid of it."""

import pytest

from .conftest import Read

Tenure = tuple[str, str, str | None, str | None]

PM, SENATE = "inst:prime-minister", "inst:senate-chair"
MAMIN, SMAILOV = "person:askar-mamin", "person:alikhan-smailov"
TOKAYEV = "person:kassym-jomart-tokayev"


def tenures(read: Read, text: str) -> set[Tenure]:
    return {
        (v["tenureOf"], v["officeHeld"], v.get("validFrom"), v.get("validTo"))
        for frame, v in read("ru", text)
        if frame == "Tenure"
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Премьер-Министра Серика Ахметова сменил Карим Масимов.",
            {
                ("person:serik-akhmetov", PM, None, None),
                ("person:karim-massimov", PM, None, None),
            },
        ),
        (
            (
                "Премьер-Министр Узакбай Караманов работал до 1991 года. В октябре 1991 года его "
                "сменил Сергей Терещенко."
            ),
            {
                ("person:uzakbay-karamanov", PM, None, "1991-01-01"),
                ("person:sergey-tereshchenko", PM, "1991-10-01", None),
            },
        ),
        (
            (
                "Премьер-Министр Аскар Мамин ушёл в отставку 5 января 2022 года, преемником его "
                "оказался Алихан Смаилов."
            ),
            {(MAMIN, PM, None, "2022-01-05"), (SMAILOV, PM, None, None)},
        ),
        (
            (
                "Аскар Мамин покинул пост Премьер-Министра 5 января 2022 года, уступив место "
                "Алихану Смаилову."
            ),
            {(MAMIN, PM, None, "2022-01-05"), (SMAILOV, PM, None, None)},
        ),
        (
            (
                "Алихан Смаилов возглавил Правительство 11 января 2022 года. 5 февраля 2024 года "
                "он ушёл с поста."
            ),
            {(SMAILOV, PM, "2022-01-11", None), (SMAILOV, PM, None, "2024-02-05")},
        ),
        (
            (
                "Акежан Кажегельдин пришёл на пост Премьер-Министра 12 октября 1994 года и покинул "
                "его 10 октября 1997 года."
            ),
            {("person:akezhan-kazhegeldin", PM, "1994-10-12", "1997-10-10")},
        ),
    ],
)
def test_an_office_passes_on(read: Read, text: str, wanted: set[Tenure]) -> None:
    assert tenures(read, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Правительство возглавляет Алихан Смаилов, а Сенат – Маулен Ашимбаев.",
            {(SMAILOV, PM, None, None), ("person:maulen-ashimbayev", SENATE, None, None)},
        ),
        (
            (
                "С 1999 по 2002 год Правительством руководил Касым-Жомарт Токаев, за ним – "
                "Имангали Тасмагамбетов."
            ),
            {
                (TOKAYEV, PM, "1999-01-01", "2002-01-01"),
                ("person:imangali-tasmagambetov", PM, None, None),
            },
        ),
        (
            (
                "Аскар Мамин вступил в должность Премьер-Министра 25 февраля 2019 года, Алихан "
                "Смаилов – 11 января 2022 года."
            ),
            {(MAMIN, PM, "2019-02-25", None), (SMAILOV, PM, "2022-01-11", None)},
        ),
        (
            "Касым-Жомарт Токаев в 1999 году возглавил Правительство, а в 2013 году – Сенат.",
            {(TOKAYEV, PM, "1999-01-01", None), (TOKAYEV, SENATE, "2013-01-01", None)},
        ),
    ],
)
def test_a_dash_stands_for_a_verb(read: Read, text: str, wanted: set[Tenure]) -> None:
    assert tenures(read, text) == wanted


@pytest.mark.parametrize(
    ("text", "frame", "wanted"),
    [
        (
            "Верховный Совет избрал Президентом Нурсултана Назарбаева.",
            "Election",
            {
                "eventAgent": "inst:supreme-council",
                "officeConcerned": "inst:president",
                "personChosen": "person:nursultan-nazarbayev",
            },
        ),
        (
            "6 февраля 2024 года Президент назначил на пост Премьер-Министра Олжаса Бектенова.",
            "Appointment",
            {
                "eventAgent": "inst:president",
                "officeConcerned": PM,
                "occurredOn": "2024-02-06",
                "personChosen": "person:olzhas-bektenov",
            },
        ),
        (
            (
                "Мажилис дал согласие на назначение Алихана Смаилова Премьер-Министром, и "
                "Президент подписал указ."
            ),
            "Appointment",
            {"officeConcerned": PM, "personChosen": SMAILOV},
        ),
        (
            (
                "24 апреля 1990 года Верховный Совет избрал Президентом Нурсултана Назарбаева, а "
                "25 октября депутаты приняли Декларацию о государственном суверенитете."
            ),
            "Election",
            {
                "eventAgent": "inst:supreme-council",
                "officeConcerned": "inst:president",
                "occurredOn": "1990-04-24",
                "personChosen": "person:nursultan-nazarbayev",
            },
        ),
    ],
)
def test_who_is_chosen_bears_no_title(
    read: Read, text: str, frame: str, wanted: dict[str, str]
) -> None:
    found = read("ru", text)
    assert [values for name, values in found if name == frame] == [wanted]
    assert not any(name == "Tenure" for name, _ in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Премьер-Министром с января 2022 года являлся Алихан Смаилов.",
            (SMAILOV, PM, "2022-01-01", None),
        ),
        (
            "Возглавляет Конституционный Суд Эльвира Азимова.",
            ("person:elvira-azimova", "inst:constitutional-court-chair", None, None),
        ),
        (
            "20 марта 2019 года к обязанностям главы государства приступил Касым-Жомарт Токаев.",
            (TOKAYEV, "inst:president", "2019-03-20", None),
        ),
        (
            "Кресло Председателя Сената заняла Дарига Назарбаева.",
            ("person:dariga-nazarbayeva", SENATE, None, None),
        ),
    ],
)
def test_ways_to_hold_an_office(read: Read, text: str, wanted: Tenure) -> None:
    assert tenures(read, text) == {wanted}


def test_what_is_denied_is_one_verb(read: Read) -> None:
    text = (
        "Конституция 1995 года отменила пост вице-президента; Конституционный Суд она не сохранила "
        "и вместо него учредила Конституционный Совет."
    )
    created = [values for frame, values in read("ru", text) if frame == "OfficeCreation"]
    assert [(v["officeConcerned"], v.get("negated")) for v in created] == [
        ("inst:constitutional-council", None)
    ]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("На следующий день", "2022-01-06"),
        ("Через шесть дней", "2022-01-11"),
        ("Неделей позже", "2022-01-12"),
        ("Спустя месяц", "2022-02-01"),
        ("Двумя годами позже", "2024-01-01"),
    ],
)
def test_days_told_by_the_time_that_went_by(read: Read, when: str, day: str) -> None:
    text = (
        "Аскар Мамин подал в отставку 5 января 2022 года. "
        f"{when} Президент назначил Премьер-Министром Алихана Смаилова."
    )
    appointed = [
        values["occurredOn"] for frame, values in read("ru", text) if frame == "Appointment"
    ]
    assert appointed == [day]


def test_a_choice_is_told_in_two_clauses(read: Read) -> None:
    text = "Выборы Президента состоялись 20 ноября 2022 года, победу одержал Касым-Жомарт Токаев."
    chosen = {"officeConcerned": "inst:president", "personChosen": TOKAYEV}
    assert read("ru", text) == [("Election", {**chosen, "occurredOn": "2022-11-20"})]
