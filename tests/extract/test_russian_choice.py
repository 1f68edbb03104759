"""Russian powers and bodies in other words: verbs, names, consents, numbers and namesakes."""

import pytest
from tests.extract.test_russian import states

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Акимов областей утверждает Президент.", "powerType=pt:appoint-regional-heads"),
        ("Главу Нацбанка ставит Президент.", "powerType=pt:national-bank-chair"),
        ("Чрезвычайное положение вводится указом Президента.", "powerType=pt:state-of-emergency"),
        ("Администрацию Президент формирует сам.", "powerType=pt:form-administration"),
        ("Высшее командование назначает и смещает Президент.", "powerType=pt:high-command"),
        ("Мобилизация, общая или частичная, объявляется Президентом.", "powerType=pt:mobilisation"),
    ],
)
def test_powers_by_other_verbs_and_names(read: Read, text: str, wanted: str) -> None:
    assert states(read, text, "PowerProvision", "powerHolder=inst:president " + wanted)


@pytest.mark.parametrize(
    ("text", "power", "consenting"),
    [
        (
            "Для назначения руководителя Нацбанка достаточно согласия Сената.",
            "national-bank-chair",
            "senate",
        ),
        (
            "Согласие Курултая сохранено при назначении Премьер-Министра.",
            "nominate-pm",
            "kurultai-2026",
        ),
        (
            "Назначение акимов областей зависит от согласия маслихатов.",
            "appoint-regional-heads",
            "maslikhats",
        ),
        (
            "Назначить премьера без согласия Мажилиса Президент не может.",
            "nominate-pm",
            "mazhilis",
        ),
    ],
)
def test_consents_that_are_needed(read: Read, text: str, power: str, consenting: str) -> None:
    wanted = f"powerType=pt:{power} c:ck-consent=inst:{consenting}"
    assert states(read, text, "PowerProvision", wanted)


def test_a_consent_that_is_not_needed_is_none(read: Read) -> None:
    text = "Президент назначает Председателя КНБ, согласие Сената больше не требуется."
    (power,) = of(read("ru", text), "PowerProvision")
    assert "c:ck-consent" not in power


@pytest.mark.parametrize(
    ("text", "body", "number"),
    [
        ("В Мажилисе заседают 107 депутатов.", "mazhilis", "107"),
        ("Курултай из 145 депутатов начал работу.", "kurultai-2026", "145"),
        ("В состав Конституционного Суда входят десять судей.", "constitutional-court-2023", "10"),
    ],
)
def test_members_are_counted(read: Read, text: str, body: str, number: str) -> None:
    found = read("ru", text)
    assert has(found, "HolderCount", countedOffice=f"inst:{body}", holders=number)


def test_those_whom_somebody_appoints_are_not_all_members(read: Read) -> None:
    assert not of(read("ru", "В Сенате 15 депутатов назначает Президент."), "HolderCount")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Парламент ратифицирует международные договоры.", "parliament-1995"),
        ("Однопалатный парламент ратифицирует международные договоры.", "kurultai-2026"),
    ],
)
def test_parliament_and_its_namesakes(read: Read, text: str, body: str) -> None:
    assert has(read("ru", text), "PowerProvision", powerHolder=f"inst:{body}")


def test_parliament_gives_way_to_another(read: Read) -> None:
    found = read("ru", "1 июля 2026 года Курултай пришёл на смену Парламенту.")
    assert has(found, "OfficeAbolition", officeConcerned="inst:parliament-1995")
    assert has(found, "OfficeCreation", officeConcerned="inst:kurultai-2026")


def test_who_resigns_leaves_the_office_before_his_name(read: Read) -> None:
    found = read("ru", "5 января 2022 года ушёл в отставку Премьер-Министр Аскар Мамин.")
    wanted = {"officeHeld": "inst:prime-minister", "validTo": "2022-01-05"}
    assert has(found, "Tenure", tenureOf="person:askar-mamin", **wanted)


def test_a_right_that_somebody_does_not_have(read: Read) -> None:
    text = "Права распускать Мажилис Премьер-Министр не имеет."
    wanted = "powerHolder=inst:prime-minister powerType=pt:dissolve-legislature negated=yes"
    assert states(read, text, "PowerProvision", wanted)


def test_a_claim_that_names_no_act(read: Read) -> None:
    found = read("ru", "Критики возражают, что концентрация власти усилилась.")
    wanted = {"changeDirection": "c:dir-concentration", "effectPhase": "c:ep-increase"}
    assert of(found, "EffectClaim") == [wanted]


def test_an_act_is_what_a_pronoun_behind_it_stands_for(read: Read) -> None:
    found = read("ru", "Всё изменил Закон от 20 ноября 1990 года: Совет Министров он упразднил.")
    act = "act:law-1990-11-20-state-power"
    assert has(found, "OfficeAbolition", officeConcerned="inst:council-of-ministers", byAct=act)


def test_a_convocation_that_is_dissolved_ends(read: Read) -> None:
    found = read("ru", "19 января 2023 года распустили Мажилис седьмого созыва.")
    wanted = {"officeConcerned": "inst:mazhilis-7", "occurredOn": "2023-01-19"}
    assert has(found, "OfficeAbolition", **wanted)
    assert has(read("ru", "Распустили Мажилис 19 января 2023 года."), "OfficeAbolition", **wanted)
    assert not of(read("ru", "Президент распустил Мажилис."), "OfficeAbolition")


def test_who_is_elected_is_given_no_status(read: Read) -> None:
    found = read("ru", "1 декабря 1991 года граждане впервые выбирали главу республики сами.")
    assert not of(found, "StatusProvision")
