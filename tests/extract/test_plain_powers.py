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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If the President leaves office early, the Vice President takes his place."),
        ("ru", "Если Президент досрочно покидает пост, его место занимает Вице-президент."),
        ("kk", "Президент қызметінен мерзімінен бұрын кетсе, оның орнын Вице-Президент басады."),
        ("ru", "В 1993 году принят закон на время до начала работы нового парламента."),
    ],
)
def test_no_body_begins_or_ends_in_a_case_that_may_come(
    read: Read, language: str, text: str
) -> None:
    found = read(language, text)
    assert not of(found, "OfficeCreation")
    assert not of(found, "OfficeAbolition")


@pytest.mark.parametrize(
    ("text", "holder", "power"),
    [
        ("Президент может издавать законы.", "president", "issue-laws"),
        ("Законы издаёт Парламент.", "parliament-1995", "adopt-laws"),
    ],
)
def test_of_two_powers_told_by_the_same_words_law_chooses(
    read: Read, text: str, holder: str, power: str
) -> None:
    (found,) = of(read("ru", text), "PowerProvision")
    assert (found["powerHolder"], found["powerType"]) == (f"inst:{holder}", f"pt:{power}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The President may repeal acts of akims. In urgent cases he could instruct "
                "Parliament to consider a bill within one month; since 2017 he has no longer had "
                "this right."
            ),
        ),
        (
            "kk",
            (
                "Президент әкімдердің актілерін жояды. Бұрын ол мұны қарауды да тапсыра алатын, "
                "2017 жылдан бері оның мұндай құқығы жоқ."
            ),
        ),
    ],
)
def test_this_right_is_the_one_told_right_before_in_other_words(
    read: Read, language: str, text: str
) -> None:
    akims = {"powerType": "pt:annul-akim-acts", "negated": "yes"}
    assert not has(read(language, text), "PowerProvision", **akims)


def test_who_gives_a_right_up_has_it_no_more(read: Read) -> None:
    text = "In 2017 the President gave up the right to annul acts of the Government."
    (power,) = of(read("en", text), "PowerProvision")
    assert power["negated"] == "yes"


def test_what_goes_before_an_appointment_is_no_part_of_it(read: Read) -> None:
    text = (
        "Облыс әкімі мәслихат депутаттары дауыс бергеннен кейін Президенттің жарлығымен "
        "тағайындалады."
    )
    (power,) = of(read("kk", text), "PowerProvision")
    assert power["powerType"] == "pt:appoint-regional-heads"
    assert "powerObject" not in power


def test_what_is_refused_is_not_the_power_of_who_acts_on_it(read: Read) -> None:
    text = "Құрылтай Премьер-Министрді бекітуден екі рет бас тартса, Президент оны таратады."
    (power,) = of(read("kk", text), "PowerProvision")
    assert power["powerType"] == "pt:dissolve-on-refusal"


def test_whose_chamber_it_is_does_not_set_it_up(read: Read) -> None:
    text = "Сенат 1995 жылы Парламенттің жоғары палатасы ретінде құрылды."
    (event,) = of(read("kk", text), "OfficeCreation")
    assert "eventAgent" not in event
