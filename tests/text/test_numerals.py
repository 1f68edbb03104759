"""Numbers in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.text.numerals import spelled, written


@pytest.mark.parametrize(
    ("word", "number"),
    [("73,12", "73.12"), ("68.05", "68.05"), ("43", "43"), ("1 995", "1995"), ("сорок", None)],
)
def test_digits(word: str, number: str | None) -> None:
    assert written(word) == number


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_decimal_comma_is_a_point(whole: int, rest: int) -> None:
    assert written(f"{whole},{rest:02}") == f"{whole}.{rest:02}"


@pytest.mark.parametrize(
    ("words", "value", "length"),
    [
        ("қырық үш", 43, 2),
        ("жүз қырық бес", 145, 3),
        ("екі жүз", 200, 2),
        ("сорок три", 43, 2),
        ("forty-three", 43, 1),
        ("one hundred seven", 107, 3),
        ("бір он", 1, 1),
        ("қырық үш президент", 43, 2),
    ],
)
def test_words(words: str, value: int, length: int) -> None:
    assert spelled([frozenset({word}) for word in words.split()], 0) == (value, length - 1)


def test_other_words_are_no_numbers() -> None:
    assert spelled([frozenset({"президент"})], 0) is None
    assert spelled([], 0) is None
