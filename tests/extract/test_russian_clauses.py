"""Russian sentences that leave something to the reader: gapping, pronouns, conditions, negation."""

import pytest
from tests.extract.conftest import Read
from tests.extract.test_russian import states


@pytest.mark.parametrize(
    ("text", "frame", "wanted"),
    [
        (
            "Правительство возглавляет Алихан Смаилов, а Сенат – Маулен Ашимбаев.",
            "Tenure",
            "tenureOf=person:maulen-ashimbayev officeHeld=inst:senate-chair",
        ),
        (
            "С 1999 года Правительством руководил Токаев, за ним – Имангали Тасмагамбетов.",
            "Tenure",
            "tenureOf=person:imangali-tasmagambetov officeHeld=inst:prime-minister",
        ),
        (
            (
                "Бакытжан Сагинтаев вступил в должность Премьер-Министра 9 сентября 2016 года, "
                "Аскар Мамин – 25 февраля 2019 года."
            ),
            "Tenure",
            ("tenureOf=person:askar-mamin officeHeld=inst:prime-minister validFrom=2019-02-25"),
        ),
        (
            (
                "Президент с согласия Курултая назначает Премьер-Министра, а по его "
                "представлению – министров."
            ),
            "PowerProvision",
            (
                "powerHolder=inst:president powerType=pt:appoint-ministers "
                "c:ck-proposal=inst:prime-minister"
            ),
        ),
        (
            "Влияние Сената видно. Только с его согласия Президент назначает Председателя КНБ.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:knb-chair c:ck-consent=inst:senate",
        ),
        (
            "Если он не согласен с законом, то может вернуть отдельные статьи. Президент решает.",
            "PowerProvision",
            "powerType=pt:veto-partial",
        ),
        (
            (
                "С 1 июля 2026 года Парламент прекратит своё существование, его место займёт "
                "Курултай из 145 депутатов."
            ),
            "OfficeCreation",
            "officeConcerned=inst:kurultai-2026",
        ),
        (
            "Сенат избрал своим председателем Маулена Ашимбаева.",
            "Election",
            "personChosen=person:maulen-ashimbayev officeConcerned=inst:senate-chair",
        ),
        (
            "Аскар Мамин возглавлял Правительство. Мамин ушёл в отставку 5 января 2022 года.",
            "Tenure",
            "tenureOf=person:askar-mamin officeHeld=inst:prime-minister validTo=2022-01-05",
        ),
        (
            "Право законодательной инициативы у Президента изъято.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:legislative-initiative negated=yes",
        ),
        (
            "Право Президента издавать законы было упразднено.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:issue-laws negated=yes",
        ),
        (
            "Конституционный контроль осуществлял Конституционный Совет.",
            "PowerProvision",
            "powerHolder=inst:constitutional-council powerType=pt:constitutional-review",
        ),
    ],
)
def test_what_is_left_out_is_meant(read: Read, text: str, frame: str, wanted: str) -> None:
    text = text.replace("Если он", "Президент подписывает законы. Если он")
    assert states(read, text, frame, wanted)


@pytest.mark.parametrize(
    ("text", "frame", "role", "value"),
    [
        (
            (
                "Глава государства назначает министров. Председателя Конституционного Суда и "
                "Председателя Высшего Судебного Совета он назначает с согласия Сената."
            ),
            "PowerProvision",
            "powerHolder",
            "inst:constitutional-court-chair",
        ),
        (
            "Отклонена кандидатура Премьер-Министра, Президент вправе распустить Курултай.",
            "PowerProvision",
            "powerHolder",
            "inst:prime-minister",
        ),
        (
            "Акимы областей назначаются главой государства с согласия маслихатов.",
            "StatusProvision",
            "statusHolder",
            "inst:akim-oblast",
        ),
        (
            "Назарбаев возглавляет Правительство, а должность вице-президента упразднена.",
            "OfficeAbolition",
            "officeConcerned",
            "inst:government",
        ),
        (
            "Срок полномочий главы государства продлил референдум 29 апреля 1995 года.",
            "Referendum",
            "eventAgent",
            "inst:president",
        ),
        (
            "С 2019 года работал Ерлан Кошанов, позднее избранный Председателем Мажилиса.",
            "Election",
            "occurredOn",
            "2019-01-01",
        ),
        (
            "Закон изменил Конституцию 1995 года. 20 ноября Токаев был избран Президентом.",
            "Election",
            "occurredOn",
            "1995-11-20",
        ),
        (
            "Сенат избрал председателем Маулена Ашимбаева.",
            "Tenure",
            "tenureOf",
            "person:maulen-ashimbayev",
        ),
        (
            "Президент назначает Председателя Суда, остальных судей – с согласия Курултая.",
            "PowerProvision",
            "powerType",
            "pt:local-judges",
        ),
    ],
)
def test_nothing_is_taken_from_elsewhere(
    read: Read, text: str, frame: str, role: str, value: str
) -> None:
    assert not any(name == frame and values.get(role) == value for name, values in read("ru", text))


def test_abolished_for_one_body_is_not_denied_of_another(read: Read) -> None:
    text = "Вместо местных Советов, полномочия которых были прекращены, появились маслихаты."
    found = [values for name, values in read("ru", text) if name == "OfficeCreation"]
    assert found == [{"officeConcerned": "inst:maslikhats"}]


def test_whose_power_it_is_must_be_said(read: Read) -> None:
    assert read("ru", "Поправка проста: Президент избирается лишь на один срок.") == []


@pytest.mark.parametrize(
    "text",
    [
        "На референдуме 5 июня 2022 года «за» высказались 77,18 процента при явке 68,05 процента.",
        (
            "На референдуме 5 июня 2022 года явка составила 68,05 процента, «за» высказались "
            "77,18 процента пришедших на участки."
        ),
        (
            "В референдуме 5 июня 2022 года приняли участие 68,05 процента граждан, 77,18 "
            "процента сказали «да»."
        ),
    ],
)
def test_turnout_and_share_of_a_vote(read: Read, text: str) -> None:
    wanted = "occurredOn=2022-06-05 turnout=68.05 voteShare=77.18"
    assert states(read, text, "Referendum", wanted)
