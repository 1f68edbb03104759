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
