"""Powers retold in plain words, as textbooks and articles of law tell them, in all languages."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("language", "text", "holder", "power"),
    [
        ("en", "In its absence the Senate does the work of Parliament.", "senate", "act-for-leg"),
        ("en", "The Government exercises executive power.", "government", "head-of-executive"),
        ("en", "The President rules by decrees and orders.", "president", "decrees-orders"),
        ("en", "The President may give tasks to the Government.", "president", "assign-government"),
        ("ru", "Генеральские звания присваивает Президент.", "president", "confer-ranks"),
        ("ru", "От имени страны выступает Президент.", "president", "represent-state"),
        ("ru", "Парламент обсуждает отчёт правительства.", "parliament-1995", "hear-reports"),
        ("kk", "Парламент Үкіметтің есебін талқылайды.", "parliament-1995", "hear-reports"),
        ("kk", "Азаматтар Конституциялық Сотқа шағымдана алады.", "electorate", "const-review-req"),
        ("kk", "Президент әкімді жұмыстан шығара алады.", "president", "dismiss-akims"),
    ],
)
def test_a_power_is_known_by_its_plain_words(
    read: Read, language: str, text: str, holder: str, power: str
) -> None:
    (found,) = of(read(language, text), "PowerProvision")
    assert found["powerHolder"] == f"inst:{holder}"
    assert found["powerType"].startswith(f"pt:{power}")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The Mazhilis agrees to the appointment of the Prime Minister.", "prime-minister"),
        ("The Senate approves the candidacy of the Prosecutor General.", "prosecutor-general"),
    ],
)
def test_whose_appointment_it_is_does_not_own_it(read: Read, text: str, post: str) -> None:
    (power,) = of(read("en", text), "PowerProvision")
    assert power["powerType"] == "pt:consent-to-appointment"
    assert power["powerObject"] == f"inst:{post}"


def test_an_object_may_stand_behind_a_genitive(read: Read) -> None:
    text = "При временном отсутствии Мажилиса функции Парламента исполняет Сенат."
    (power,) = of(read("ru", text), "PowerProvision")
    assert power["powerHolder"] == "inst:senate"
    assert power["powerType"] == "pt:act-for-legislature"


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Үкімет мүшелері Президенттің жарлығымен тағайындалады.", "appoint-ministers"),
        ("Бас прокурор Президент жарлығымен қызметке тағайындалады.", "prosecutor-general"),
    ],
)
def test_whose_decree_it_is_does_it_in_kazakh(read: Read, text: str, power: str) -> None:
    (found,) = of(read("kk", text), "PowerProvision")
    assert (found["powerHolder"], found["powerType"]) == ("inst:president", f"pt:{power}")


def test_a_person_is_appointed_by_whose_decree_it_is(read: Read) -> None:
    text = (
        "2022 жылғы 11 қаңтарда Смайылов Президенттің Жарлығымен Премьер-Министр болып "
        "тағайындалды."
    )
    (event,) = of(read("kk", text), "Appointment")
    assert event["eventAgent"] == "inst:president"
    assert event["officeConcerned"] == "inst:prime-minister"


def test_a_genitive_further_before_owns_what_is_called(read: Read) -> None:
    text = (
        "Парламент сайлауын Президент жариялайды, Президенттің кезекті сайлауын Мәжіліс жариялайды."
    )
    powers = of(read("kk", text), "PowerProvision")
    assert [(p["powerHolder"], p["powerType"]) for p in powers] == [
        ("inst:president", "pt:call-legislative-elections"),
        ("inst:mazhilis", "pt:announce-presidential-election"),
    ]


def test_who_may_not_apply_to_the_court_does_not_have_that_right(read: Read) -> None:
    (power,) = of(
        read("kk", "Конституциялық Сотқа азаматтар тікелей жүгіне алмайды."), "PowerProvision"
    )
    assert power["negated"] == "yes"


def test_who_is_named_in_another_clause_does_not_take_a_power_over(read: Read) -> None:
    text = "Парламент был распущен, и до декабря 1995 года законы принимал Президент."
    found = read("ru", text)
    assert not has(found, "PowerProvision", powerHolder="inst:parliament-1995")
    assert has(found, "PowerProvision", powerHolder="inst:president", powerType="pt:adopt-laws")


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "A new parliament was elected in March 1994.", "supreme-council"),
        ("en", "A new parliament was elected in August 2026.", "kurultai-2026"),
        ("ru", "В марте 1994 года избрали новый парламент.", "supreme-council"),
        ("ru", "В декабре 1995 года избран новый парламент.", "parliament-1995"),
        ("kk", "1994 жылы жаңа Парламент сайланды.", "supreme-council"),
    ],
)
def test_a_new_parliament_is_the_one_of_its_time(
    read: Read, language: str, text: str, body: str
) -> None:
    (vote,) = of(read(language, text), "Election")
    assert vote["officeConcerned"] == f"inst:{body}"
