"""Plain sentences of scholars and encyclopaedias on institutions, in all three languages."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("code", "text", "convocation", "day"),
    [
        (
            "en",
            "The President dissolved the Supreme Council on 11 March 1995 and ruled by decree.",
            "inst:supreme-council-13",
            "1995-03-11",
        ),
        (
            "en",
            "In December 1993 the Supreme Council dissolved itself.",
            "inst:supreme-council-12",
            "1993-12-01",
        ),
        (
            "en",
            "The President dissolved the Mazhilis on 19 January 2023.",
            "inst:mazhilis-7",
            "2023-01-19",
        ),
        (
            "ru",
            "11 марта 1995 года Президент распустил Верховный Совет.",
            "inst:supreme-council-13",
            "1995-03-11",
        ),
        (
            "ru",
            "В декабре 1993 года Верховный Совет самораспустился.",
            "inst:supreme-council-12",
            "1993-12-01",
        ),
        (
            "kk",
            "1995 жылғы 11 наурызда Президент Жоғарғы Кеңесті таратты.",
            "inst:supreme-council-13",
            "1995-03-11",
        ),
        (
            "kk",
            "1993 жылғы желтоқсанда Жоғарғы Кеңес өзін-өзі таратты.",
            "inst:supreme-council-12",
            "1993-12-01",
        ),
    ],
)
def test_the_convocation_that_was_dissolved_that_day(
    read: Read, code: str, text: str, convocation: str, day: str
) -> None:
    (end,) = of(read(code, text), "OfficeAbolition")
    end.pop("eventAgent", None)
    assert end == {"officeConcerned": convocation, "occurredOn": day}


@pytest.mark.parametrize("day", ["", " on 1 March 2001"])
def test_a_dissolution_of_deputies_that_are_not_known(read: Read, day: str) -> None:
    found = read("en", f"The President dissolved the Mazhilis{day}.")
    assert of(found, "OfficeAbolition") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "The deputies adopted the Declaration on State Sovereignty on 25 October 1990 and "
                "the Constitutional Law on State Independence on 16 December 1991."
            ),
        ),
        (
            "ru",
            (
                "Депутаты приняли Декларацию о государственном суверенитете 25 октября 1990 года и "
                "Конституционный закон о государственной независимости 16 декабря 1991 года."
            ),
        ),
    ],
)
def test_acts_of_a_list_with_a_day_each(read: Read, code: str, text: str) -> None:
    found = of(read(code, text), "Enactment")
    assert [values["occurredOn"] for values in found] == ["1990-10-25", "1991-12-16"]


@pytest.mark.parametrize(
    ("code", "text", "effect", "whose"),
    [
        (
            "en",
            "The powers of Parliament were extended by the reform of 2017.",
            "widened",
            "parliament-1995",
        ),
        (
            "en",
            "The reform of 2017 broadened the powers of the Mazhilis.",
            "widened",
            "mazhilis",
        ),
        (
            "en",
            "The reform of 2017 considerably reduced the President's powers.",
            "narrowed",
            "president",
        ),
        (
            "en",
            "The President's powers were curbed by the reform of 2017.",
            "narrowed",
            "president",
        ),
        (
            "en",
            "The reform of 2017 strengthened the role of Parliament.",
            "raised",
            "parliament-1995",
        ),
        ("ru", "Реформа 2017 года повысила роль Парламента.", "raised", "parliament-1995"),
        (
            "ru",
            "Полномочия Парламента были расширены реформой 2017 года.",
            "widened",
            "parliament-1995",
        ),
        ("kk", "2017 жылғы реформа Парламенттің рөлін арттырды.", "raised", "parliament-1995"),
    ],
)
def test_whose_standing_a_reform_changed(
    read: Read, code: str, text: str, effect: str, whose: str
) -> None:
    (claim,) = of(read(code, text), "StandingClaim")
    assert claim == {
        "standingAct": "ev:reform-2017",
        "standingEffect": f"c:se-{effect}",
        "standingOf": f"inst:{whose}",
    }


@pytest.mark.parametrize("verb", ["delegated", "handed over", "ceded"])
def test_to_whom_a_power_is_given(read: Read, verb: str) -> None:
    text = f"The Supreme Council {verb} to the President the right to issue laws."
    (power,) = of(read("en", text), "PowerProvision")
    assert power == {"powerHolder": "inst:president", "powerType": "pt:issue-laws"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The maslikhat may ask the President to dismiss an akim."),
        ("en", "The Government asked the President to dissolve the Supreme Council."),
        ("en", "The President gave up some forty powers."),
        ("ru", "Маслихат вправе просить Президента освободить акима."),
    ],
)
def test_what_is_asked_for_or_counted_is_no_right(read: Read, code: str, text: str) -> None:
    assert of(read(code, text), "PowerProvision") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The abolished post of Vice President was held by Yerik Asanbayev until 1996."),
        ("en", "The post of Vice President, since abolished, was held by him until 1996."),
        ("ru", "Упразднённый пост вице-президента до 1996 года занимал Ерик Асанбаев."),
    ],
)
def test_a_participle_has_no_date_of_the_verb(read: Read, code: str, text: str) -> None:
    found = of(read(code, text), "OfficeAbolition")
    assert all(values.keys() == {"officeConcerned"} for values in found)


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Since 2017 the ombudsman has been elected by the Senate.", "pt:elect-officials"),
        ("Since 2013 village akims have been elected by the maslikhats.", "pt:elect-akims"),
    ],
)
def test_what_has_been_done_since_a_year_is_a_rule(read: Read, text: str, power: str) -> None:
    found = read("en", text)
    assert of(found, "Election") == []
    assert [values["powerType"] for values in of(found, "PowerProvision")] == [power]


def test_a_rule_with_a_time_of_its_own_is_of_no_act_before(read: Read) -> None:
    text = (
        "Under the Constitution of 1993 the President appointed the heads of oblasts. Since 2007 "
        "he has appointed the akims of oblasts with the consent of the maslikhats."
    )
    _, later = of(read("en", text), "PowerProvision")
    assert "conferredByAct" not in later


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "ru",
            (
                "Депутаты приняли Декларацию о государственном суверенитете. Верховный Совет "
                "утверждал премьер-министра."
            ),
        ),
        (
            "kk",
            (
                "Депутаттар Мемлекеттік егемендік туралы декларацияны қабылдады. Жоғарғы Кеңес "
                "Президенттің ұсынуы бойынша Премьер-Министрді бекітті."
            ),
        ),
    ],
)
def test_an_adopted_declaration_gives_no_power_told_later(read: Read, code: str, text: str) -> None:
    found = of(read(code, text), "PowerProvision")
    assert found
    assert not any("conferredByAct" in values for values in found)


def test_kazakh_citizens_who_could_not_turn_to_the_council(read: Read) -> None:
    found = read("kk", "Азаматтар Конституциялық Кеңеске жүгіне алмады.")
    assert has(
        found,
        "PowerProvision",
        powerHolder="inst:electorate",
        powerType="pt:const-review-request",
        negated="yes",
    )


def test_what_follows_a_kazakh_colon_is_not_denied(read: Read) -> None:
    text = "Басқару нысаны өзгерген жоқ: Қазақстан президенттік республика болып қалды."
    (form,) = of(read("kk", text), "GovernmentFormPeriod")
    assert "negated" not in form


def test_a_short_name_stands_for_a_name_with_a_number(read: Read) -> None:
    text = (
        "The eventful years of the Supreme Council began with the twelfth convocation, which was "
        "elected in March 1990. On 24 April 1990 the Council chose Nursultan Nazarbayev as the "
        "first President of the republic."
    )
    said = {"eventAgent": "inst:supreme-council-12", "occurredOn": "1990-04-24"}
    assert has(read("en", text), "Election", officeConcerned="inst:president", **said)
