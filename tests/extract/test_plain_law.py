"""Plain sentences of constitutions, textbooks and encyclopaedias, in all three languages."""

import pytest

from .conftest import Read, has, of

COURT = "inst:constitutional-court-2023"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In a parliamentary republic the government is formed by parliament."),
        ("en", "Under a presidential system the president appoints and dismisses the ministers."),
        (
            "en",
            (
                "A presidential republic is a form of government in which the president is head of "
                "state and head of the executive."
            ),
        ),
        ("ru", "В парламентской республике правительство формируется парламентом."),
        ("ru", "При президентской форме правления президент назначает и освобождает министров."),
        (
            "ru",
            (
                "Президентская республика — форма правления, при которой президент является главой "
                "государства и главой исполнительной власти."
            ),
        ),
        ("kk", "Парламенттік республикада үкіметті парламент құрады."),
        ("kk", "Президенттік басқару нысанында президент министрлерді тағайындайды."),
        (
            "kk",
            (
                "Президенттік республика — президент мемлекет басшысы және атқарушы билік басшысы "
                "болатын басқару нысаны."
            ),
        ),
    ],
)
def test_what_holds_in_any_state_of_a_form_is_said_of_none(
    read: Read, language: str, text: str
) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kazakhstan is a presidential republic in which the President appoints ministers."),
        ("ru", "Казахстан является президентской республикой, где Президент назначает министров."),
        ("kk", "Қазақстан – президенттік республика, мұнда Президент министрлерді тағайындайды."),
    ],
)
def test_what_holds_in_the_own_state_is_said_of_it(read: Read, language: str, text: str) -> None:
    found = read(language, text)
    assert has(found, "PowerProvision", powerType="pt:appoint-ministers")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The Constitutional Court has eleven judges. Four judges are appointed by the "
                "President."
            ),
        ),
        ("ru", "Конституционный Суд состоит из 11 судей. Четырёх судей назначает Президент."),
    ],
)
def test_a_number_of_judges_is_of_the_court_named_before(
    read: Read, language: str, text: str
) -> None:
    (power,) = of(read(language, text), "PowerProvision")
    assert power["powerType"] == "pt:const-body-members"


def test_each_gets_the_power_to_appoint_a_share_that_law_gives_him(read: Read) -> None:
    text = (
        "Конституционный Суд состоит из одиннадцати судей. Четырёх судей назначает Президент, "
        "по три — Сенат и Мажилис."
    )
    powers = of(read("ru", text), "PowerProvision")
    assert [(p["powerHolder"], p["powerType"]) for p in powers] == [
        ("inst:president", "pt:const-body-members"),
        ("inst:senate", "pt:appoint-share-of-body"),
        ("inst:mazhilis", "pt:appoint-share-of-body"),
    ]


def test_a_number_of_members_that_a_body_appoints_is_not_of_itself(read: Read) -> None:
    text = (
        "The Constitutional Council had seven members. The President appointed two members, and "
        "the Mazhilis appointed two members."
    )
    powers = of(read("en", text), "PowerProvision")
    assert {p["powerType"] for p in powers} == {"pt:const-body-members", "pt:appoint-share-of-body"}


def test_a_kazakh_number_of_judges_is_not_all_judges(read: Read) -> None:
    text = "Конституциялық Сот он бір судьядан тұрады. Төрт судьяны Президент тағайындайды."
    assert not has(read("kk", text), "PowerProvision", powerType="pt:local-judges")


def test_a_kazakh_verb_is_denied_though_a_name_denies_it_too(read: Read) -> None:
    found = read("kk", "Сенат заң қабылдамайды, заңдарды мақұлдайды.")
    assert has(found, "PowerProvision", powerType="pt:adopt-laws", negated="yes")
    (power,) = of(
        read("kk", "Президент Үкіметтің отставкасын қабылдамауға құқылы."), "PowerProvision"
    )
    assert "negated" not in power


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The Supreme Council was the highest representative body.", "supreme-council"),
        ("ru", "Верховный Совет был высшим представительным органом.", "supreme-council"),
        ("ru", "Курултай — высший представительный орган.", "kurultai-2026"),
        ("kk", "Жоғарғы Кеңес жоғары өкілді орган болды.", "supreme-council"),
    ],
)
def test_the_highest_representative_body_is_a_status(
    read: Read, language: str, text: str, body: str
) -> None:
    (status,) = of(read(language, text), "StatusProvision")
    assert status["statusHolder"] == f"inst:{body}"


def test_a_body_begins_with_its_work(read: Read) -> None:
    text = "Конституционный Суд Республики Казахстан начал работу 1 января 2023 года."
    found = read("ru", text)
    assert has(found, "OfficeCreation", officeConcerned=COURT, occurredOn="2023-01-01")


def test_what_is_well_founded_founds_no_body(read: Read) -> None:
    text = (
        "The Supreme Court says whether the charge is well founded, the Constitutional Court too."
    )
    assert of(read("en", text), "OfficeCreation") == []


def test_what_a_decree_once_established_is_no_power(read: Read) -> None:
    text = (
        "The Assembly of the People of Kazakhstan was established by a decree of the President on "
        "1 March 1995."
    )
    found = read("en", text)
    assert has(found, "OfficeCreation", officeConcerned="inst:assembly-of-people")
    assert of(found, "PowerProvision") == of(found, "Formation") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The law on the state of emergency was adopted on 8 February 2003."),
        ("ru", "Закон о чрезвычайном положении принят 8 февраля 2003 года."),
        ("kk", "Төтенше жағдай туралы заң 2003 жылғы 8 ақпанда қабылданды."),
    ],
)
def test_a_law_is_known_by_its_theme_and_the_day_it_was_adopted(
    read: Read, language: str, text: str
) -> None:
    (enactment,) = of(read(language, text), "Enactment")
    assert enactment == {"enacts": "act:law-2003-02-08", "occurredOn": "2003-02-08"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The deputies discussed the law on elections on 5 May 2010."),
        ("ru", "Депутаты обсудили закон о выборах 5 мая 2010 года."),
        ("kk", "Депутаттар 2010 жылғы 5 мамырда сайлау туралы заңды талқылады."),
    ],
)
def test_a_law_that_is_only_discussed_is_not_adopted_then(
    read: Read, language: str, text: str
) -> None:
    assert of(read(language, text), "Enactment") == []


def test_a_law_on_elections_holds_no_election(read: Read) -> None:
    found = read("en", "The President signed the law on elections on 28 September 1995.")
    assert [frame for frame, _ in found] == ["Enactment"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kazakhstan is a unitary state with a presidential form of government."),
        ("ru", "Казахстан — унитарное государство с президентской формой правления."),
        ("kk", "Қазақстан — президенттік басқару нысанындағы біртұтас мемлекет."),
    ],
)
def test_a_state_has_the_form_that_it_is_said_to_be_with(
    read: Read, language: str, text: str
) -> None:
    found = read(language, text)
    assert has(found, "GovernmentFormPeriod", governmentForm="c:gf-presidential")
    assert has(found, "PrincipleProvision", principle="c:pr-unitary")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Supreme Council adopted laws and could override the veto of the President."),
        ("ru", "Президент возглавлял Кабинет Министров и издавал указы."),
        ("kk", "Президент Министрлер Кабинетін басқарды және жарлықтар шығарды."),
    ],
)
def test_a_power_does_not_act_on_what_another_verb_acts_on(
    read: Read, language: str, text: str
) -> None:
    power, *_ = of(read(language, text), "PowerProvision")
    assert "powerObject" not in power


def test_what_only_says_when_is_no_power(read: Read) -> None:
    text = "При роспуске Мажилиса Сенат исполнял функции Парламента."
    (power,) = of(read("ru", text), "PowerProvision")
    assert power["powerType"] == "pt:act-for-legislature"


def test_nobody_dismisses_himself(read: Read) -> None:
    text = (
        "The Prosecutor General is appointed by the President. The President dismisses them "
        "without consent."
    )
    assert not has(read("en", text), "PowerProvision", powerType="pt:remove-president")


def test_who_may_accept_or_not_accept_may_accept(read: Read) -> None:
    text = "Президент Үкіметтің отставкасын қабылдауға немесе қабылдамауға құқылы."
    (power,) = of(read("kk", text), "PowerProvision")
    assert "negated" not in power


def test_a_kazakh_act_that_calls_somebody_guarantor_is_not_guaranteed(read: Read) -> None:
    text = "1995 жылғы Конституция Президентті халық бірлігінің нышаны әрі кепілі деп атайды."
    statuses = {s["holdsStatus"] for s in of(read("kk", text), "StatusProvision")}
    assert statuses == {"c:os-symbol-unity", "c:os-guarantor-unity"}


def test_the_secretary_of_the_security_council_is_named_by_the_president(read: Read) -> None:
    text = "Секретаря Совета Безопасности назначает и освобождает Президент."
    assert has(read("ru", text), "PowerProvision", powerType="pt:security-council")
