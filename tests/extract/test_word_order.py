"""Powers and events wherever an English or Russian clause puts the words, and what is none."""

import pytest

from .conftest import Read

PRESIDENT = "inst:president"


def powers(found: list[tuple[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    return {values["powerType"]: values for frame, values in found if frame == "PowerProvision"}


@pytest.mark.parametrize(
    ("code", "text", "power"),
    [
        ("ru", "Акимов областей назначает Президент.", "appoint-regional-heads"),
        ("ru", "Чрезвычайное положение вводит Президент.", "state-of-emergency"),
        ("ru", "Президентом может быть распущен Парламент.", "dissolve-legislature"),
        ("ru", "Министры, которых назначает Президент, ему подотчётны.", "appoint-ministers"),
        ("ru", "Назначение членов Правительства – право Президента.", "appoint-ministers"),
        ("ru", "Президент вправе после консультаций распустить Мажилис.", "dissolve-legislature"),
        ("ru", "Право роспуска Парламента принадлежит Президенту.", "dissolve-legislature"),
        ("ru", "Прерогативой Президента является назначение референдума.", "referendum"),
        ("ru", "Закон уполномочил Президента вводить военное положение.", "martial-law"),
        ("ru", "Президент подписывает представленный Сенатом закон.", "sign-promulgate"),
        ("en", "Parliament may be dissolved by the President.", "dissolve-legislature"),
        ("en", "Ministers whom the President appoints answer to him.", "appoint-ministers"),
        ("en", "The appointment of ministers is reserved for the President.", "appoint-ministers"),
        ("en", "It is for the President to call a referendum.", "referendum"),
        ("en", "The power to grant asylum is vested in the President.", "asylum"),
        ("en", "The law gave the President the power to declare martial law.", "martial-law"),
        ("en", "The President appoints and dismisses ministers.", "dismiss-ministers"),
        ("en", "The Prosecutor General is named by the President.", "prosecutor-general"),
    ],
)
def test_the_holder_of_a_power(read: Read, code: str, text: str, power: str) -> None:
    assert powers(read(code, text))[f"pt:{power}"]["powerHolder"] == PRESIDENT


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Президент назначает с согласия Сената Генерального Прокурора."),
        ("ru", "Генеральный Прокурор назначается Президентом с согласия Сената."),
        ("en", "The President appoints, with the consent of the Senate, the Prosecutor General."),
        ("en", "With the Senate's consent, the President appoints the Prosecutor General."),
    ],
)
def test_consent_on_either_side(read: Read, code: str, text: str) -> None:
    assert powers(read(code, text))["pt:prosecutor-general"]["c:ck-consent"] == "inst:senate"


def test_a_consent_belongs_to_its_own_power(read: Read) -> None:
    text = (
        "Министры назначаются Президентом по представлению Премьер-Министра, "
        "а чрезвычайное положение вводит Президент."
    )
    found = powers(read("ru", text))
    assert found["pt:appoint-ministers"]["c:ck-proposal"] == "inst:prime-minister"
    assert "c:ck-proposal" not in found["pt:state-of-emergency"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Президент не вправе распускать Парламент."),
        ("ru", "Президент лишён права распускать Парламент."),
        ("en", "The President may not dissolve Parliament."),
        ("en", "The President lost the right to dissolve Parliament."),
    ],
)
def test_what_is_not_held(read: Read, code: str, text: str) -> None:
    assert powers(read(code, text))["pt:dissolve-legislature"]["negated"] == "yes"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Президент распустил Парламент в марте 1995 года."),
        ("ru", "11 января 2022 года Президентом назначены министры."),
        ("ru", "Вправе ли Президент распустить Парламент?"),
        ("ru", "Глава государства встретился с министрами."),
        ("en", "President Nazarbayev dissolved Parliament in March 1995."),
        ("en", "The President signed the Law of 8 June 2022."),
        ("en", "A law adopted by Parliament was published."),
    ],
)
def test_events_questions_and_names_are_no_powers(read: Read, code: str, text: str) -> None:
    assert powers(read(code, text)) == {}


@pytest.mark.parametrize("mark", ["{0})", "({0})", "–"])
def test_a_list_in_any_numbering(read: Read, mark: str) -> None:
    items = ("назначает министров;", "распускает Парламент;", "назначает референдум.")
    lines = (f"{mark.format(number)} {item}" for number, item in enumerate(items, 1))
    found = powers(read("ru", "\n".join(("В отношениях с Парламентом Президент:", *lines))))
    assert {name: values["powerHolder"] for name, values in found.items()} == dict.fromkeys(
        ("pt:appoint-ministers", "pt:dissolve-legislature", "pt:referendum"), PRESIDENT
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "С. Терещенко был премьер-министром с 1991 по 1994 год."),
        ("en", "Sergey Tereshchenko was Prime Minister from 1991 to 1994."),
    ],
)
def test_terms_of_office(read: Read, code: str, text: str) -> None:
    (values,) = (values for frame, values in read(code, text) if frame == "Tenure")
    assert (values["officeHeld"], values["validFrom"], values["validTo"]) == (
        "inst:prime-minister",
        "1991-01-01",
        "1994-01-01",
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "1 декабря 1991 года Н. А. Назарбаев был избран Президентом."),
        ("en", "Nazarbayev was elected President on 1 December 1991."),
    ],
)
def test_a_person_is_chosen_for_an_office(read: Read, code: str, text: str) -> None:
    (values,) = (values for frame, values in read(code, text) if frame == "Election")
    assert values["officeConcerned"] == PRESIDENT
    assert values["personChosen"] == "person:nursultan-nazarbayev"


def test_a_pronoun_agrees_in_gender(read: Read) -> None:
    text = "Конституция принята 28 января 1993 года. Она признаёт Президента главой государства."
    (status,) = (values for frame, values in read("ru", text) if frame == "StatusProvision")
    assert status["statusUnderAct"] == "act:constitution-1993"


def test_a_relative_pronoun_stands_for_the_act(read: Read) -> None:
    text = "Закон от 24 апреля 1990 года, по которому Президент вводит чрезвычайное положение."
    found = powers(read("ru", text))["pt:state-of-emergency"]
    assert found["conferredByAct"] == "act:law-1990-04-24-president"


def test_the_object_of_a_feminine_or_neuter_verb_is_no_agent(read: Read) -> None:
    found = read("ru", "Конституция 1995 года упразднила должность вице-президента.")
    (values,) = (values for frame, values in found if frame == "OfficeAbolition")
    assert values["officeConcerned"] == "inst:vice-president-1990"
    assert "eventAgent" not in values


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Правительство, сформированное Президентом, вправе вносить законопроекты."),
        ("en", "The Government, formed by the President, has the right of legislative initiative."),
    ],
)
def test_who_acts_in_a_participle_acts_there_only(read: Read, code: str, text: str) -> None:
    found = powers(read(code, text))
    assert found["pt:legislative-initiative"]["powerHolder"] == "inst:government"


def test_no_confidence_is_no_negation(read: Read) -> None:
    found = powers(read("en", "The Mazhilis may pass a vote of no confidence."))
    assert "negated" not in found["pt:censure-government"]
