import pytest

from bilik.text.spelling import Spelling, is_slip


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ("конституция", "конститутция"),  # put in
        ("мемлекеттік", "мемелекеттік"),
        ("президенттік", "президентттік"),
        ("конституция", "констиуция"),  # left out
        ("конституция", "констетуция"),  # replaced
        ("қалыптасу", "қалытпасу"),  # swapped
    ],
)
def test_one_slip(known: str, word: str) -> None:
    assert is_slip(known, word)
    assert Spelling([known, "республика"]).near(word) == {known}


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ("конституция", "конституция"),  # no slip
        ("конституция", "констетутция"),  # two
        ("президент", "резидент"),  # the first letter
        ("мемлекет", "мемлекеті"),  # an ending, not a slip
        ("парламент", "орнамент"),
    ],
)
def test_not_one_slip(known: str, word: str) -> None:
    assert Spelling([known]).near(word) == frozenset()


def test_short_words_have_no_neighbours() -> None:
    assert Spelling(["сайлау"]).near("сайлуа") == frozenset()
