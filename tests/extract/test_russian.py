"""Russian sentences of the kinds that encyclopaedias, newspapers and statutes are made of."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor

from .conftest import Read

PRESIDENT = "inst:president"


def states(read: Read, text: str, frame: str, wanted: str) -> bool:
    """Tell whether a text is read as stating `wanted`: roles and values between spaces."""
    roles = dict(pair.split("=") for pair in wanted.split())
    return any(
        name == frame and roles.items() <= values.items() for name, values in read("ru", text)
    )


@pytest.mark.parametrize(
    ("text", "frame", "wanted"),
    [
        (
            "6 февраля 2024 года Президент назначил Олжаса Бектенова Премьер-Министром.",
            "Appointment",
            (
                "personChosen=person:olzhas-bektenov officeConcerned=inst:prime-minister "
                "eventAgent=inst:president occurredOn=2024-02-06"
            ),
        ),
        (
            "На должность Председателя Конституционного Суда назначена Э. Азимова.",
            "Appointment",
            "personChosen=person:elvira-azimova officeConcerned=inst:constitutional-court-chair",
        ),
        (
            "На выборах, состоявшихся 1 декабря 1991 года, Президентом избрали Назарбаева.",
            "Election",
            (
                "personChosen=person:nursultan-nazarbayev officeConcerned=inst:president "
                "occurredOn=1991-12-01"
            ),
        ),
        (
            "Верховный Совет учредил пост Президента.",
            "OfficeCreation",
            "officeConcerned=inst:president eventAgent=inst:supreme-council",
        ),
        (
            "10 декабря 1993 года был принят Закон о временном делегировании полномочий.",
            "Enactment",
            "enacts=act:law-1993-12-10-delegation occurredOn=1993-12-10",
        ),
        (
            "Указом от 25 марта 1995 года был назначен референдум, который прошёл 29 апреля.",
            "Enactment",
            "enacts=act:decree-1995-03-25-2152",
        ),
        (
            (
                "Совет возник, а пока 5 июля 2018 года Парламент не принял Закон о Совете "
                "Безопасности, он действовал без закона."
            ),
            "Enactment",
            "enacts=act:law-2018-07-05-178-security-council occurredOn=2018-07-05",
        ),
        (
            "Поправки, внесённые в Конституцию 1995 года Законом от 21 мая 2007 года, важны.",
            "Amendment",
            "amendedAct=act:constitution-1995 amendmentBy=act:law-2007-05-21-254",
        ),
        (
            (
                "Комиссию создали. Работала Конституционная комиссия, созданная указом Президента "
                "от 21 января 2026 года."
            ),
            "OfficeCreation",
            "officeConcerned=inst:constitutional-commission-2026",
        ),
    ],
)
def test_events(read: Read, text: str, frame: str, wanted: str) -> None:
    assert states(read, text, frame, wanted), read("ru", text)


TOKAYEV = "person:kassym-jomart-tokayev"
KAZHEGELDIN = "person:akezhan-kazhegeldin"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "С октября 1994 года по октябрь 1997 года правительство возглавлял А. Кажегельдин.",
            f"tenureOf={KAZHEGELDIN} officeHeld=inst:prime-minister validFrom=1994-10-01",
        ),
        (
            "Правительством до 2002 года руководил Касым-Жомарт Токаев.",
            f"tenureOf={TOKAYEV} officeHeld=inst:prime-minister validTo=2002-01-01",
        ),
        (
            "Токаев вступил в должность Президента 20 марта 2019 года.",
            f"tenureOf={TOKAYEV} officeHeld={PRESIDENT} validFrom=2019-03-20",
        ),
        (
            "19 марта 2019 года Назарбаев сложил полномочия Президента.",
            f"tenureOf=person:nursultan-nazarbayev officeHeld={PRESIDENT} validTo=2019-03-19",
        ),
        (
            "Назарбаев ушёл в отставку с поста Президента 20 марта 2019 года.",
            f"tenureOf=person:nursultan-nazarbayev officeHeld={PRESIDENT} validTo=2019-03-20",
        ),
        (
            "Кажегельдина на посту Премьер-Министра сменил Нурлан Балгимбаев.",
            f"tenureOf={KAZHEGELDIN} officeHeld=inst:prime-minister",
        ),
        (
            "Балгимбаев, сменивший на посту Премьер-Министра Кажегельдина, работал недолго.",
            "tenureOf=person:nurlan-balgimbayev officeHeld=inst:prime-minister",
        ),
        (
            "Первым Президентом Казахстана стал Нурсултан Назарбаев.",
            f"tenureOf=person:nursultan-nazarbayev officeHeld={PRESIDENT}",
        ),
        (
            "Созван Совет Безопасности. В январе 2022 года председателем стал Токаев.",
            f"tenureOf={TOKAYEV} officeHeld=inst:security-council-chair validFrom=2022-01-01",
        ),
        (
            "Касым-Жомарт Токаев – действующий Президент Республики Казахстан.",
            f"tenureOf={TOKAYEV} officeHeld={PRESIDENT}",
        ),
    ],
)
def test_who_held_an_office(read: Read, text: str, wanted: str) -> None:
    assert states(read, text, "Tenure", wanted), read("ru", text)


@pytest.mark.parametrize(
    "text",
    [
        "20 ноября 2022 года Токаев одержал победу на внеочередных выборах Президента.",
        "На президентских выборах 20 ноября 2022 года победил Касым-Жомарт Токаев.",
        "Токаев был избран главой государства 9 июня 2019 года и переизбран 20 ноября 2022 года.",
        "Токаев избирался Президентом 9 июня 2019 года, а также 20 ноября 2022 года.",
    ],
)
def test_who_was_elected(read: Read, text: str) -> None:
    wanted = f"personChosen={TOKAYEV} officeConcerned={PRESIDENT} occurredOn=2022-11-20"
    assert states(read, text, "Election", wanted), read("ru", text)


@pytest.mark.parametrize(
    "text",
    [
        "На смену Конституционному Совету пришёл Конституционный Суд.",
        "Конституционный Совет заменили Конституционным Судом.",
        "Конституционный Совет был преобразован в Конституционный Суд.",
        "Конституционный Совет уступит место Конституционному Суду.",
    ],
)
def test_one_body_in_the_place_of_another(read: Read, text: str) -> None:
    old, new = "inst:constitutional-council", "inst:constitutional-court-2023"
    assert states(read, text, "OfficeAbolition", f"officeConcerned={old}"), read("ru", text)
    assert states(read, text, "OfficeCreation", f"officeConcerned={new}"), read("ru", text)
    assert not states(read, text, "OfficeCreation", f"officeConcerned={old}")


@pytest.mark.parametrize(
    "text",
    [
        "Действующий Президент выступил на заседании.",
        "Принятый закон был объёмным.",
        "Обсуждался вопрос об упразднении Сената.",
    ],
)
def test_what_is_only_spoken_of_is_not_stated(read: Read, text: str) -> None:
    assert read("ru", text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Премьер-Министр возглавляет Правительство. Его назначает Президент.", "pt:nominate-pm"),
        (
            "Председатель Национального Банка независим. Он назначается Президентом.",
            "pt:national-bank-chair",
        ),
        ("Вводится пост вице-президента: его назначает Президент.", "pt:vice-president"),
        (
            "Конституционный Совет создан. Председателя Совета назначал Президент.",
            "pt:const-body-chair",
        ),
        ("Ратификационные грамоты подписывает Президент.", "pt:ratification-instruments"),
        ("Принятый закон Президент подписывает и обнародует.", "pt:sign-promulgate"),
        ("Президент созывает первую сессию вновь избранного Парламента.", "pt:convene-sessions"),
        ("Президент ежегодно обращается к народу с посланием.", "pt:message-to-people"),
        (
            "Конституция 1993 года наделила Президента правом законодательной инициативы.",
            "pt:legislative-initiative",
        ),
        (
            "Поправки придут. Вводить чрезвычайное положение может Президент.",
            "pt:state-of-emergency",
        ),
    ],
)
def test_powers_of_the_president(read: Read, text: str, wanted: str) -> None:
    assert states(read, text, "PowerProvision", f"powerHolder={PRESIDENT} powerType={wanted}"), (
        read("ru", text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "К полномочиям Президента относится назначение республиканского референдума.",
        "В компетенцию Президента входит назначение республиканского референдума.",
        "Президенту принадлежит право назначать республиканский референдум.",
        "Полномочие назначать республиканский референдум закреплено за Президентом.",
    ],
)
def test_whose_a_power_is(read: Read, text: str) -> None:
    wanted = f"powerHolder={PRESIDENT} powerType=pt:referendum"
    assert states(read, text, "PowerProvision", wanted), read("ru", text)


def test_what_is_forbidden_is_no_power(read: Read) -> None:
    text = "Конституция запрещает Президенту распускать Парламент."
    (power,) = (values for name, values in read("ru", text) if name == "PowerProvision")
    assert power["negated"] == "yes"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Формируя Правительство, Президент назначает Премьер-Министра.", PRESIDENT),
        ("Сенат по представлению Президента избирает судей Верховного Суда.", "inst:senate"),
        ("Президент подписывает законы, ведёт переговоры, принимает грамоты.", PRESIDENT),
    ],
)
def test_one_holder_and_no_power_too_many(read: Read, text: str, holder: str) -> None:
    powers = [values for name, values in read("ru", text) if name == "PowerProvision"]
    assert {power["powerHolder"] for power in powers} == {holder}
    wrong = {"pt:adopt-laws", "pt:elect-president", "pt:participate-in-government-formation"}
    assert {power["powerType"] for power in powers}.isdisjoint(wrong)


def test_the_members_of_a_body_act_for_it(read: Read) -> None:
    text = "Акимов сёл избирали депутаты маслихатов."
    assert states(read, text, "PowerProvision", "powerHolder=inst:maslikhats")


@pytest.mark.parametrize(
    "text",
    [
        "Члены Правительства приносят присягу Президенту, принимает её глава государства.",
        "Правительство ответственно перед главой государства.",
    ],
)
def test_nothing_is_made_up(read: Read, text: str) -> None:
    found = {name for name, _ in read("ru", text)}
    assert found.isdisjoint({"Enactment", "StatusProvision"}), read("ru", text)


def test_a_day_beside_the_name_of_an_act_names_no_other(read: Read) -> None:
    text = "Президент подписал закон о поправках к Конституции 10 марта 2017 года."
    acts = {values["enacts"] for name, values in read("ru", text) if name == "Enactment"}
    assert acts == {"act:law-2017-03-10-51"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "Президент мог отменять акты Правительства. Закон от 10 марта 2017 года лишил его "
                "этого права."
            ),
            ("powerType=pt:annul-government-acts negated=yes conferredByAct=act:law-2017-03-10-51"),
        ),
        (
            (
                "Право образовывать Совет Безопасности дала Президенту Конституция 1993 года; "
                "то же право предоставила ему Конституция 1995 года."
            ),
            "powerType=pt:security-council conferredByAct=act:constitution-1995",
        ),
        (
            (
                "Закон лишил Президента права отменять акты Правительства, а заодно и права "
                "определять структуру Правительства."
            ),
            "powerType=pt:government-structure negated=yes",
        ),
    ],
)
def test_a_right_told_before(read: Read, text: str, wanted: str) -> None:
    assert states(read, text, "PowerProvision", f"powerHolder={PRESIDENT} {wanted}"), read(
        "ru", text
    )


@pytest.mark.parametrize(
    ("text", "frame", "wanted"),
    [
        (
            (
                "Конституционный закон «О государственной независимости Республики Казахстан», "
                "принятый Верховным Советом 16 декабря 1991 года, действует."
            ),
            "Enactment",
            (
                "enacts=act:cl-1991-12-16-independence enactedBy=inst:supreme-council "
                "occurredOn=1991-12-16"
            ),
        ),
        (
            (
                "Согласно Закону от 20 ноября 1990 года Президентский совет был упразднён, "
                "появились посты вице-президента и Премьер-Министра."
            ),
            "OfficeCreation",
            "officeConcerned=inst:prime-minister byAct=act:law-1990-11-20-state-power",
        ),
        (
            "В 2022 году прошли выборы. 20 ноября Президентом был избран Касым-Жомарт Токаев.",
            "Election",
            "personChosen=person:kassym-jomart-tokayev occurredOn=2022-11-20",
        ),
        (
            "С 1996 года должности вице-президента в Казахстане не существовало.",
            "OfficeExistence",
            "officeConcerned=inst:vice-president-1990 negated=yes",
        ),
    ],
)
def test_what_stands_far_off(read: Read, text: str, frame: str, wanted: str) -> None:
    assert states(read, text, frame, wanted), read("ru", text)


def test_a_pronoun_means_who_acts_in_the_main_clause(read: Read) -> None:
    text = (
        "После того как Нурсултан Назарбаев сложил полномочия, Президентом стал Токаев. На "
        "выборах 9 июня 2019 года он был избран Президентом."
    )
    assert states(read, text, "Election", "personChosen=person:kassym-jomart-tokayev")


def test_evidence_is_what_stands_in_the_text(extractors: dict[str, Extractor]) -> None:
    """The words that are put in the place of a pronoun have no characters of their own."""
    text = "Конституционный Совет создан. Председателя Совета назначал Президент, он же и решал."
    statements = extractors["ru"].extract(Document.of("text", "ru", text.encode()))
    quotes = {
        text[filler.span.start : filler.span.end]
        for statement in statements
        for filler in statement.fillers
        if filler.span
    }
    assert "Председателя Совета назначал" in quotes
