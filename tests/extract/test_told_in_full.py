"""Statements that need all that their sentence tells: the vote, the body, the act, the consent."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("code", "text", "frame", "wanted"),
    [
        (
            "ru",
            "Референдум 30 августа 1995 года дал стране новую Конституцию.",
            "Enactment",
            "enacts=act:constitution-1995 decidedByReferendum=ev:referendum-1995-08-30",
        ),
        (
            "en",
            "The last referendum, on 15 March 2026, brought in another Constitution.",
            "Enactment",
            "enacts=act:constitution-2026 decidedByReferendum=ev:referendum-2026-03-15",
        ),
        (
            "kk",
            "2026 жылғы 15 наурыздағы референдум жаңа Конституцияны мақұлдады.",
            "Enactment",
            "enacts=act:constitution-2026 decidedByReferendum=ev:referendum-2026-03-15",
        ),
        (
            "ru",
            "После постановления Конституционного Суда от 6 марта 1995 года депутаты разошлись.",
            "Enactment",
            "enacts=act:cc-ruling-1995-03-06 enactedBy=inst:constitutional-court-1992",
        ),
        (
            "en",
            "The ruling of the Constitutional Court of 6 March 1995 ended the parliament.",
            "Enactment",
            "enacts=act:cc-ruling-1995-03-06 enactedBy=inst:constitutional-court-1992",
        ),
        (
            "ru",
            "Конституция 1995 года открыла новую эпоху. Ею создан Сенат.",
            "OfficeCreation",
            "officeConcerned=inst:senate byAct=act:constitution-1995",
        ),
        (
            "ru",
            (
                "Первую Конституцию 28 января 1993 года принял Верховный Совет. Президент "
                "считался по ней главой единой системы исполнительной власти."
            ),
            "StatusProvision",
            "holdsStatus=c:os-head-of-unified-executive statusUnderAct=act:constitution-1993",
        ),
        (
            "ru",
            "Конституция разрешила главе государства назначать судей, но по рекомендации Сената.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:local-judges c:ck-recommendation=inst:senate",
        ),
        (
            "ru",
            "Премьер-Министра назначает Президент, хотя и лишь с согласия Мажилиса.",
            "PowerProvision",
            "powerHolder=inst:president powerType=pt:nominate-pm c:ck-consent=inst:mazhilis",
        ),
        (
            "ru",
            "Палата собиралась до 1 июля 2026 года, когда Мажилис прекратил существование.",
            "OfficeAbolition",
            "officeConcerned=inst:mazhilis occurredOn=2026-07-01",
        ),
        (
            "ru",
            (
                "Первая Конституция независимой страны принята в 1993 году. Над её проектом "
                "трудилась Конституционная комиссия."
            ),
            "DraftingEvent",
            "discussedAct=act:constitution-1993 eventAgent=inst:constitutional-commission-1990",
        ),
        (
            "ru",
            "В 2015 году Даниял Ахметов был назначен акимом Павлодарской области.",
            "Appointment",
            "officeConcerned=inst:akim-oblast occurredOn=2015-01-01",
        ),
        (
            "ru",
            "Законодательную власть осуществляет Курултай.",
            "PowerScope",
            "scopeHolder=inst:kurultai-2026 scopeBranch=c:br-legislative",
        ),
        (
            "en",
            "Executive power is vested in the Government.",
            "PowerScope",
            "scopeHolder=inst:government scopeBranch=c:br-executive",
        ),
        (
            "kk",
            "Заң шығару билігі Құрылтайға тиесілі.",
            "PowerScope",
            "scopeHolder=inst:kurultai-2026 scopeBranch=c:br-legislative",
        ),
    ],
)
def test_what_a_sentence_tells_besides(
    read: Read, code: str, text: str, frame: str, wanted: str
) -> None:
    roles = dict(pair.split("=") for pair in wanted.split())
    assert has(read(code, text), frame, **roles)


@pytest.mark.parametrize(
    ("code", "text", "denied"),
    [
        ("ru", "Мы не находим, чтобы реформа 2022 года сузила полномочия Президента.", True),
        ("ru", "Нельзя не признать, что реформа 2022 года сузила полномочия Президента.", False),
        ("ru", "Вряд ли можно сказать, что реформа 2022 года сузила полномочия Президента.", True),
        ("ru", "Никто не утверждает, что реформа 2022 года сузила полномочия Президента.", True),
        ("ru", "Не случайно считается, что реформа 2022 года сузила полномочия Президента.", False),
        (
            "en",
            "It is not true that the reform of 2022 narrowed the powers of the President.",
            True,
        ),
        (
            "en",
            "No one doubts that the reform of 2022 narrowed the powers of the President.",
            False,
        ),
        (
            "en",
            "It cannot be said that the reform of 2022 narrowed the powers of the President.",
            True,
        ),
        ("kk", "2022 жылғы реформа Президент өкілеттігін тарылтты деп айтуға болмайды.", True),
        ("kk", "2022 жылғы реформа Президент өкілеттігін тарылтты деу қате.", True),
    ],
)
def test_what_is_not_thought_to_be_so(read: Read, code: str, text: str, denied: bool) -> None:
    claims = of(read(code, text), "StandingClaim")
    assert ["negated" in claim for claim in claims] == [denied]


@pytest.mark.parametrize(
    ("code", "text", "power"),
    [
        ("ru", "Назначение министра обороны Президент ни с кем не согласовывает.", None),
        (
            "ru",
            "Согласия Сената для роспуска Мажилиса Президенту не нужно.",
            "dissolve-legislature",
        ),
        ("en", "The President need not consult Parliament to declare martial law.", "martial-law"),
        (
            "en",
            "The President does not need the consent of Parliament to call a referendum.",
            "referendum",
        ),
    ],
)
def test_who_asks_nobody_is_not_denied_the_power(
    read: Read, code: str, text: str, power: str | None
) -> None:
    found = of(read(code, text), "PowerProvision")
    assert not any("negated" in values or "c:ck-consent" in values for values in found)
    powers = {values["powerType"].removeprefix("pt:") for values in found}
    assert power in powers if power else powers == set()


def test_lacks_a_right_behind_the_power(read: Read) -> None:
    found = read("ru", "Распускать Верховный Совет Президент права не имел.")
    assert of(found, "PowerProvision")[0]["negated"]
    text = "Конституция 1995 года правом распускать Сенат Президента не наделяла."
    (denied,) = of(read("ru", text), "PowerProvision")
    assert denied["negated"]


def test_whose_clause_of_condition_it_is(read: Read) -> None:
    text = (
        "Президент вправе был объявить законопроект срочным, а если Парламент не укладывался в "
        "месяц, издать указ с силой закона."
    )
    holders = {values["powerHolder"] for values in of(read("ru", text), "PowerProvision")}
    assert holders == {"inst:president"}


@pytest.mark.parametrize(
    ("text", "power", "kind", "asked"),
    [
        (
            "Судей назначал Президент; омбудсмена избирал Сенат по его представлению.",
            "elect-officials",
            "ck-proposal",
            "inst:president",
        ),
        (
            "Премьер-Министра назначает Президент, а по его предложению – министров.",
            "appoint-ministers",
            "ck-proposal",
            "inst:prime-minister",
        ),
        (
            "Влияние Сената велико. Генерального Прокурора Президент назначает с его согласия.",
            "prosecutor-general",
            "ck-consent",
            "inst:senate",
        ),
        (
            "Членов Счётного комитета назначает Президент, но согласие на это даёт Сенат.",
            "audit-body-members",
            "ck-consent",
            "inst:senate",
        ),
        (
            "Президент силён. Министры назначаются им по предложению Премьер-Министра.",
            "appoint-ministers",
            "ck-proposal",
            "inst:prime-minister",
        ),
    ],
)
def test_who_is_asked_by_a_pronoun(
    read: Read, text: str, power: str, kind: str, asked: str
) -> None:
    found = of(read("ru", text), "PowerProvision")
    told = [values for values in found if values["powerType"] == f"pt:{power}"]
    assert [values.get(f"c:{kind}") for values in told] == [asked]


def test_nothing_is_told_where_it_is_not_known_who_is_asked(read: Read) -> None:
    text = "Погода была ясной. Генерального Прокурора Президент назначает с её согласия."
    assert of(read("ru", text), "PowerProvision") == []


@pytest.mark.parametrize(
    ("text", "power", "holder", "denied"),
    [
        (
            "До 2007 года полномочия маслихата прекращал Сенат, позднее это решал Президент.",
            "terminate-maslikhats",
            "inst:president",
            False,
        ),
        (
            "Военное положение вводит Президент. Правительство этого не может.",
            "martial-law",
            "inst:government",
            True,
        ),
        (
            "Мажилис распускает Президент. Такое право дала ему Конституция 1995 года.",
            "dissolve-legislature",
            "inst:president",
            False,
        ),
    ],
)
def test_what_was_told_right_before(
    read: Read, text: str, power: str, holder: str, denied: bool
) -> None:
    last = of(read("ru", text), "PowerProvision")[-1]
    assert (last["powerType"], last["powerHolder"]) == (f"pt:{power}", holder)
    assert ("negated" in last, "validTo" in last) == (denied, False)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "1 декабря 1991 года прошли выборы Президента. Победу одержал Назарбаев."),
        ("en", "The presidential election was held on 1 December 1991. Nazarbayev was elected."),
        ("kk", "1991 жылғы 1 желтоқсанда президент сайлауы өтті. Назарбаев жеңіске жетті."),
    ],
)
def test_the_day_of_an_election_told_before(read: Read, code: str, text: str) -> None:
    told = of(read(code, text), "Election")
    assert any("personChosen" in values for values in told)
    assert {values["occurredOn"] for values in told} == {"1991-12-01"}


def test_whoever_changes_does_not_end(read: Read) -> None:
    text = "За неделю сменились Премьер-Министр и Председатель Сената."
    assert of(read("ru", text), "OfficeAbolition") == []
    text = "Сенат и Мажилис упразднились в 2026 году."
    assert has(read("ru", text), "OfficeAbolition", officeConcerned="inst:senate")


@pytest.mark.parametrize(
    "text",
    ["Президент Парламентом не избирается", "Проект разработала комиссия", ", a post he had held"],
)
def test_a_text_may_end_without_a_stop(read: Read, text: str) -> None:
    for code in ("en", "ru"):
        assert isinstance(read(code, text), list)
