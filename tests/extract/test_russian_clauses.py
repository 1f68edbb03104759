"""Russian sentences that leave something to the reader: gapping, pronouns, conditions, negation."""

import pytest
from tests.extract.test_russian import states

from .conftest import Read, has, of


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
        (
            "Президент вправе распустить Курултай, если депутаты дважды откажут в согласии.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:dissolve-on-refusal",
        ),
        (
            "Когда Парламента нет, Президент издаёт указы, имеющие силу закона.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:decree-law-no-legislature",
        ),
        (
            "Подписать договор Президент может сам, но ратифицирует его Парламент.",
            "PowerProvision",
            "powerHolder=inst:parliament-1995 powerType=pt:ratify-treaties",
        ),
        (
            "Закон от 24 апреля 1990 года, которым введён пост Президента, сохранился.",
            "OfficeCreation",
            "officeConcerned=inst:president byAct=act:law-1990-04-24-president",
        ),
        (
            "Законы от 7 октября 1998 года и от 21 мая 2007 года изменили Конституцию 1995 года.",
            "Enactment",
            "enacts=act:law-2007-05-21-254 occurredOn=2007-05-21",
        ),
        (
            "Конституция 1995 года Суд не сохранила и вместо него учредила Конституционный Совет.",
            "OfficeCreation",
            "officeConcerned=inst:constitutional-council",
        ),
        (
            (
                "24 апреля 1990 года, весной, Верховный Совет избрал Президентом Нурсултана "
                "Назарбаева, а 25 октября депутаты приняли Декларацию."
            ),
            "Election",
            "officeConcerned=inst:president occurredOn=1990-04-24",
        ),
        (
            "Премьером был Караманов. В октябре 1991 года его сменил Сергей Терещенко.",
            "Tenure",
            (
                "tenureOf=person:sergey-tereshchenko officeHeld=inst:prime-minister "
                "validFrom=1991-10-01"
            ),
        ),
        (
            "Премьер-Министром был Аскар Мамин. Преемником Мамина стал Алихан Смаилов.",
            "Tenure",
            "tenureOf=person:alikhan-smailov officeHeld=inst:prime-minister",
        ),
        (
            "Правительством руководил Смаилов. Президент назначил на этот пост Олжаса Бектенова.",
            "Appointment",
            "personChosen=person:olzhas-bektenov officeConcerned=inst:prime-minister",
        ),
        (
            (
                "Акежан Кажегельдин пришёл на пост Премьер-Министра 12 октября 1994 года и "
                "покинул его 10 октября 1997 года."
            ),
            "Tenure",
            (
                "tenureOf=person:akezhan-kazhegeldin officeHeld=inst:prime-minister "
                "validFrom=1994-10-12 validTo=1997-10-10"
            ),
        ),
        (
            "В Мажилисе, который с 2016 года возглавляет Нурлан Нигматулин, заседают депутаты.",
            "Tenure",
            (
                "tenureOf=person:nurlan-nigmatulin officeHeld=inst:mazhilis-chair "
                "validFrom=2016-01-01"
            ),
        ),
        (
            "Должность вице-президента не сохраняется, Конституционный Суд упраздняется.",
            "OfficeAbolition",
            "officeConcerned=inst:constitutional-court-1992",
        ),
        (
            "Он досрочно прекращает полномочия маслихата, выслушав Премьер-Министра.",
            "PowerProvision",
            "powerType=pt:terminate-maslikhats c:ck-consultation=inst:prime-minister",
        ),
        (
            "Ерлан Кошанов, Председатель Мажилиса, заявил, что реформа продолжится.",
            "Tenure",
            "tenureOf=person:yerlan-koshanov officeHeld=inst:mazhilis-chair",
        ),
        (
            (
                "Суд просуществовал недолго: Конституцией 1995 года Конституционный Суд был "
                "упразднён, а вместо него был учреждён Конституционный Совет."
            ),
            "OfficeCreation",
            "officeConcerned=inst:constitutional-council byAct=act:constitution-1995",
        ),
        (
            "С 1995 года Казахстан – президентская республика.",
            "GovernmentFormPeriod",
            "governmentForm=c:gf-presidential validFrom=1995-01-01",
        ),
        (
            "Полномочия Парламента расширились после реформы 2022 года.",
            "StandingClaim",
            "standingEffect=c:se-widened standingOf=inst:parliament-1995",
        ),
        (
            "Поправки 2022 года сузили полномочия Президента.",
            "StandingClaim",
            "standingEffect=c:se-narrowed standingOf=inst:president",
        ),
        (
            "Децентрализацией называют передачу полномочий регионам.",
            "DefinitionClaim",
            "definedConcept=c:dir-decentralisation",
        ),
        (
            "Черновики Конституционной комиссии: она готовила проект Конституции 1993 года.",
            "DraftingEvent",
            "discussedAct=act:constitution-1993 eventAgent=inst:constitutional-commission-1990",
        ),
        (
            "Ассамблею народа Казахстана 1 июля 2026 года сменил Халық Кеңесі.",
            "OfficeAbolition",
            "officeConcerned=inst:assembly-of-people occurredOn=2026-07-01",
        ),
        (
            "Акимов районов впервые избирали 5 ноября 2023 года.",
            "Election",
            "officeConcerned=inst:akim-district occurredOn=2023-11-05",
        ),
        (
            "9 июня 2019 года Токаев победил на выборах Президента, набрав 70,96 % голосов.",
            "Election",
            "personChosen=person:kassym-jomart-tokayev voteShare=70.96",
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
            "Пост вице-президента ввели в 1990 году и упразднили в 1996 году.",
            "OfficeCreation",
            "negated",
            "yes",
        ),
        (
            "Закон от 21 мая 2007 года усилил полномочия Президента.",
            "Enactment",
            "enactedBy",
            "inst:president",
        ),
        (
            "Премьер-Министром был Караманов, его сменил Сергей Терещенко.",
            "OfficeAbolition",
            "officeConcerned",
            "inst:prime-minister",
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


def test_of_two_days_of_one_event_the_exact_one_is_told(read: Read) -> None:
    text = (
        "В 1995 году полномочия были продлены на референдуме, состоявшемся 29 апреля, – это "
        "предложение поддержали 95,46 процента проголосовавших."
    )
    days = [values["occurredOn"] for name, values in read("ru", text) if name == "Referendum"]
    assert days == ["1995-04-29"]


def test_what_another_verb_acts_on_behind_a_colon_is_not_of_this_one(read: Read) -> None:
    text = "Назарбаев не ушёл совсем: он по-прежнему возглавлял Совет Безопасности."
    denied = [values for _, values in read("ru", text) if "negated" in values]
    assert not any(v.get("officeHeld") == "inst:security-council-chair" for v in denied)


def test_forms_of_government_told_apart_are_one_typology(read: Read) -> None:
    found = read("ru", "Различают президентскую, парламентскую и смешанную республики.")
    assert [name for name, _ in found] == ["FormTypology"]


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


def test_how_often_is_no_denial(read: Read) -> None:
    found = of(read("ru", "Конституция 1995 года не раз изменялась."), "Amendment")
    assert [roles.get("negated") for roles in found] == [None]


def test_a_right_that_somebody_had_not(read: Read) -> None:
    text = "Президент был главой государства, но распустить Верховный Совет не имел права."
    assert has(read("ru", text), "PowerProvision", negated="yes", powerHolder="inst:president")
