"""Russian wordings of who held, took and left which office, told by bodies, names and entries."""

import pytest

from .conftest import Read, has, of
from .test_succession import Tenure, tenures

PM, SENATE = "inst:prime-minister", "inst:senate-chair"
BANK, STAFF = "inst:national-bank-chair", "inst:presidential-administration-head"
TOKAYEV, DARIGA = "person:kassym-jomart-tokayev", "person:dariga-nazarbayeva"
MASSIMOV, MAMIN = "person:karim-massimov", "person:askar-mamin"
DOSSAYEV, KOSHANOV = "person:yerbolat-dossayev", "person:yerlan-koshanov"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Карим Масимов, который возглавлял Правительство с января 2007 года, молчал.",
            {(MASSIMOV, PM, "2007-01-01", None)},
        ),
        (
            "Сенат возглавила Дарига Назарбаева, сменившая Касым-Жомарта Токаева.",
            {(DARIGA, SENATE, None, None), (TOKAYEV, SENATE, None, None)},
        ),
        (
            "После Карима Масимова Правительство возглавил Аскар Мамин.",
            {(MASSIMOV, PM, None, None), (MAMIN, PM, None, None)},
        ),
        (
            "Правительство Карима Масимова проработало до сентября 2012 года.",
            {(MASSIMOV, PM, None, "2012-09-01")},
        ),
        (
            "21 февраля 2019 года Правительство Аскара Мамина отправлено в отставку Президентом.",
            {(MAMIN, PM, None, "2019-02-21")},
        ),
        (
            "Сенат – верхняя палата. С 2019 года палату возглавляла Дарига Назарбаева.",
            {(DARIGA, SENATE, "2019-01-01", None)},
        ),
        (
            "Глава Национального Банка назначен. С 2019 года банком руководил Ерболат Досаев.",
            {(DOSSAYEV, BANK, "2019-01-01", None)},
        ),
        (
            (
                "Указом Президента Ерлан Кошанов освобождён от должности руководителя "
                "Администрации Президента."
            ),
            {(KOSHANOV, STAFF, None, None)},
        ),
        (
            "В 2022 году многое изменилось. В январе Премьер-Министром стал Аскар Мамин.",
            {(MAMIN, PM, "2022-01-01", None)},
        ),
        (
            "2019 год\n\n18 сентября. Администрацию Президента возглавляет Ерлан Кошанов.",
            {(KOSHANOV, STAFF, "2019-09-18", None)},
        ),
        (
            "2019 год\n\n20 марта. Касым-Жомарт Токаев покидает пост Председателя Сената.",
            {(TOKAYEV, SENATE, None, "2019-03-20")},
        ),
    ],
)
def test_persons_in_office(read: Read, text: str, wanted: set[Tenure]) -> None:
    assert tenures(read, text) == wanted


def test_somebody_appointed_instead_of_another(read: Read) -> None:
    found = read("ru", "Премьер-Министром вместо Карима Масимова назначен Аскар Мамин.")
    assert has(found, "Appointment", personChosen=MAMIN, officeConcerned=PM)
    assert has(found, "Tenure", tenureOf=MASSIMOV, officeHeld=PM)


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        (
            (
                "Председателя Комитета национальной безопасности, Генерального Прокурора и "
                "Уполномоченного по правам человека Президент назначает с согласия Сената."
            ),
            {"pt:knb-chair", "pt:prosecutor-general", "pt:ombudsman"},
        ),
        (
            "Премьер-Министра и Вице-Президента он назначает с согласия Курултая.",
            {"pt:nominate-pm", "pt:vice-president"},
        ),
        (
            (
                "С согласия Сената назначались Председатель Национального Банка, Генеральный "
                "Прокурор и Председатель Комитета национальной безопасности."
            ),
            {"pt:national-bank-chair", "pt:prosecutor-general", "pt:knb-chair"},
        ),
    ],
)
def test_each_of_those_who_are_appointed(read: Read, text: str, powers: set[str]) -> None:
    found = of(read("ru", "Глава государства – Президент. " + text), "PowerProvision")
    assert {values["powerType"] for values in found} == powers


def test_two_chambers_leave_it_open_which_is_meant(read: Read) -> None:
    text = "Сенат и Мажилис работают отдельно. Палату возглавляет Ерлан Кошанов."
    assert not tenures(read, text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Казахстан считается президентской республикой.", "presidential"),
        ("Казахстан мы относим к президентским республикам.", "presidential"),
        ("Казахстан, говорят многие, президентская республика.", "presidential"),
        ("Ряд авторов видит в Казахстане полупрезидентскую республику.", "semi-presidential"),
        ("Одни называют Казахстан суперпрезидентской республикой.", "strong-presidential"),
        ("Казахстан представляет собой парламентскую республику.", "parliamentary"),
    ],
)
def test_forms_of_government(read: Read, text: str, form: str) -> None:
    found = read("ru", text)
    assert has(
        found,
        "GovernmentFormPeriod",
        formPeriodOf="unit:kazakhstan",
        governmentForm=f"c:gf-{form}",
    )


@pytest.mark.parametrize(
    ("text", "body", "bounds"),
    [
        (
            "Кабинет Министров – высший исполнительный орган, существовавший с 1990 по 1995 год.",
            "cabinet-of-ministers",
            {"validFrom": "1990-01-01", "validTo": "1995-01-01"},
        ),
        (
            "Первый Конституционный Суд работал недолго, с июля 1992 года до сентября 1995 года.",
            "constitutional-court-1992",
            {"validFrom": "1992-07-01", "validTo": "1995-09-01"},
        ),
        (
            "Прекратил существование и Национальный курултай, собиравшийся с 2022 года.",
            "national-kurultai",
            {"validFrom": "2022-01-01"},
        ),
    ],
)
def test_how_long_bodies_existed(read: Read, text: str, body: str, bounds: dict[str, str]) -> None:
    (existence,) = of(read("ru", text), "OfficeExistence")
    assert existence == {"officeConcerned": f"inst:{body}", **bounds}


def test_terms_behind_a_colon(read: Read) -> None:
    text = (
        "Правительство возглавлял Карим Масимов: сначала с 2007 по 2012 год, затем с апреля 2014 "
        "года по сентябрь 2016 года."
    )
    assert tenures(read, text) == {
        (MASSIMOV, PM, "2007-01-01", "2012-01-01"),
        (MASSIMOV, PM, "2014-04-01", "2016-09-01"),
    }


def test_no_person_is_what_comes_instead_of_a_body(read: Read) -> None:
    text = "Президент подписал Закон. Он пришёл на смену Ассамблее народа Казахстана."
    assert not has(read("ru", text), "OfficeCreation", officeConcerned="inst:president")


@pytest.mark.parametrize(
    ("text", "frame", "office", "person"),
    [
        (
            "Избран новый председатель Сената – Дарига Назарбаева.",
            "Election",
            SENATE,
            DARIGA,
        ),
        ("Назначен новый Премьер-Министр – Аскар Мамин.", "Appointment", PM, MAMIN),
        ("Премьер-Министром утверждён Аскар Мамин.", "Appointment", PM, MAMIN),
        (
            "20 ноября 2022 года прошли выборы Президента. Победил Касым-Жомарт Токаев.",
            "Election",
            "inst:president",
            TOKAYEV,
        ),
    ],
)
def test_persons_chosen(read: Read, text: str, frame: str, office: str, person: str) -> None:
    assert has(read("ru", text), frame, officeConcerned=office, personChosen=person)


def test_deputies_are_those_of_the_body_that_is_counted(read: Read) -> None:
    found = read("ru", "Мажилис седьмого созыва распущен. Курултай насчитывает 145 депутатов.")
    assert [v["countedOffice"] for v in of(found, "HolderCount")] == ["inst:kurultai-2026"]


def test_nobody_appointed_is_what_another_appointment_acts_on(read: Read) -> None:
    text = "Генеральный Прокурор и Председатель Национального Банка назначаются Президентом."
    assert all("powerObject" not in v for v in of(read("ru", text), "PowerProvision"))
