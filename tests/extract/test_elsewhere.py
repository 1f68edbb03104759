"""Whose office is meant where a text compares Kazakhstan with other states."""

import pytest

from .conftest import Read

HOME, USA, FRANCE = "inst:president", "inst:president-usa", "inst:president-france"
DISSOLVES, VETO, NOMINATES = "dissolve-legislature", "veto-package", "nominate-pm"
APPOINTS = "appoint-regional-heads"


def powers(read: Read, language: str, text: str) -> list[tuple[str, str]]:
    """Return the holders and types of the powers told, in the order of the text."""
    return [
        (values["powerHolder"], values["powerType"].removeprefix("pt:"))
        for frame, values in read(language, text)
        if frame == "PowerProvision"
    ]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "The United States is a presidential republic. Its President may veto laws.",
            [(USA, VETO)],
        ),
        (
            "en",
            "In France the President may dissolve the lower house. He appoints the Prime Minister.",
            [(FRANCE, DISSOLVES), (FRANCE, NOMINATES)],
        ),
        (
            "en",
            "A French head of state can dissolve parliament.",
            [(FRANCE, DISSOLVES)],
        ),
        (
            "en",
            "Under the French Constitution the President may dissolve parliament.",
            [(FRANCE, DISSOLVES)],
        ),
        (
            "ru",
            "Американский президент не вправе распустить Конгресс.",
            [(USA, DISSOLVES)],
        ),
        (
            "ru",
            (
                "Глава государства во Франции вправе распустить парламент. "
                "Он назначает премьер-министра."
            ),
            [(FRANCE, DISSOLVES), (FRANCE, NOMINATES)],
        ),
        (
            "ru",
            (
                "Во Франции с 1958 года действует полупрезидентская республика. "
                "Президент может распустить нижнюю палату."
            ),
            [(FRANCE, DISSOLVES)],
        ),
        (
            "kk",
            (
                "Францияда жартылай президенттік республика орнаған. "
                "Мемлекет басшысы парламентті тарата алады."
            ),
            [(FRANCE, DISSOLVES)],
        ),
        (
            "kk",
            "Америкалық президент заңдарға вето қояды.",
            [(USA, VETO)],
        ),
    ],
)
def test_in_a_stretch_about_another_state_offices_are_its_own(
    read: Read, language: str, text: str, told: list[tuple[str, str]]
) -> None:
    assert powers(read, language, text) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The American President has no right to dissolve the legislature. And Kazakhstan? "
                "The President appoints akims."
            ),
        ),
        (
            "en",
            (
                "A French head of state can dissolve parliament. In Kazakhstan, however, the "
                "President appoints akims."
            ),
        ),
        ("en", "In France the President is elected.\nThe President appoints akims."),
        (
            "en",
            "In France the President is elected. The President of Kazakhstan appoints akims.",
        ),
        ("en", "In France the President is elected. The Kazakh President appoints akims."),
        ("en", "In France the President is elected. Our President appoints akims."),
        (
            "ru",
            (
                "Американский президент не вправе распустить парламент. У нас Президент назначает "
                "акимов."
            ),
        ),
        ("kk", "Америкалық президент вето қояды. Біздің елде Президент әкімдерді тағайындайды."),
    ],
)
def test_the_own_state_or_a_new_paragraph_turn_back(read: Read, language: str, text: str) -> None:
    assert powers(read, language, text)[-1] == (HOME, APPOINTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Unlike the American President, the President may dissolve the Mazhilis."),
        ("en", "Like France, Kazakhstan is a republic. The President may dissolve Parliament."),
        ("ru", "В отличие от президента США, Президент может распустить Парламент."),
        ("kk", "АҚШ Президентіне қарағанда, Қазақстан Президенті Парламентті тарата алады."),
    ],
)
def test_what_is_only_compared_with_does_nothing(read: Read, language: str, text: str) -> None:
    assert powers(read, language, text) == [(HOME, DISSOLVES)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "In Germany the President is elected by an assembly. He may not initiate legislation.",
        ),
        ("en", "The Russian President may dissolve parliament."),
        ("ru", "Российский президент вправе распустить парламент."),
        ("ru", "В США президент подписывает законы. Парламент может преодолеть вето президента."),
        ("kk", "Германияда Президентті жиналыс сайлайды. Президенттің заң шығару бастамасы жоқ."),
    ],
)
def test_what_is_not_known_of_another_state_is_not_said_of_the_own_one(
    read: Read, language: str, text: str
) -> None:
    assert {holder for holder, _ in powers(read, language, text)} <= {USA}


def test_an_aside_is_over_with_its_sentence(read: Read) -> None:
    text = "But in the USA the President cannot dissolve Congress. The President appoints akims."
    assert powers(read, "en", text) == [(USA, DISSOLVES), (HOME, APPOINTS)]


def test_who_was_president_in_a_stretch_about_france(read: Read) -> None:
    text = (
        "France has been a semi-presidential republic since 1958. Charles de Gaulle, who was "
        "President from 1959 to 1969, left his mark on it."
    )
    tenures = [values["officeHeld"] for frame, values in read("en", text) if frame == "Tenure"]
    assert tenures == [FRANCE]
