import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.search.script import cyrillic, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Жоғарғы", "Joğarğy", "JOGARGY", "Zhogargy", "Joģarģı"),
        ("Кеңес", "Keñes", "Kenges", "Keńes"),
        ("Әкім", "Əкім", "Äkim", "Akim"),
        ("Үкімет", "Ükimet", "Ukimet", "Úkimet"),
        ("Қазақстан", "Qazaqstan", "Qаzаqstan"),  # the last with Cyrillic look-alikes
        ("Шымкент", "Şymkent", "Shymkent", "Shımkent"),
        ("мәжіліс", "mäjilis", "mazhilis", "MÁJILIS"),
    ],
)
def test_all_spellings_of_a_word_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_different_words_keep_different_skeletons() -> None:
    words = ("заң", "сот", "жарлық", "сайлау", "сенат", "парламент", "үкімет", "әкім", "кеңес")
    assert len({skeleton(word) for word in words}) == len(words)


@given(st.text(max_size=30))
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert skeleton(text.upper()) == skeleton(text.upper().lower())


@given(st.text("abcdeghijklmnopqrstuvwxyzäöüñğşū", max_size=20))
def test_writing_a_word_in_cyrillic_leaves_no_latin_letter(word: str) -> None:
    assert not any("a" <= letter <= "z" for letter in cyrillic(word))


def test_kazakh_in_latin_letters_is_written_in_cyrillic() -> None:
    assert cyrillic("Keñesiniñ") == "кеңесінің"
    assert cyrillic("joğarğy") == "жоғарғы"
