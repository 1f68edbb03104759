import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.text.model import Span
from bilik.text.token import forms_of, name_words, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ҚР-да, АҚШ-тың", ["ҚР-да", ",", "АҚШ-тың"]),
        ("қарым-қатынасы", ["қарым-қатынасы"]),
        ("премьер–министр", ["премьер–министр"]),
        ("1995 жылғы 2,5 пайыз", ["1995", "жылғы", "2,5", "пайыз"]),
        ("20-шы, 44-го", ["20-шы", ",", "44-го"]),
        ("1991-1992", ["1991", "-", "1992"]),
        ("Н.Ә. Назарбаев", ["Н.Ә.", "Назарбаев"]),
        ("т.б.", ["т.б."]),
        ("болды..Бұл", ["болды", "..", "Бұл"]),
        ("«Қазақ ССР»", ["«", "Қазақ", "ССР", "»"]),
        ("President's", ["President's"]),
        ("Deputies'", ["Deputies", "'"]),
        ("іс- қимыл", ["іс", "-", "қимыл"]),
        # a hyphen after a possessive ending is a dash
        ("Республикасы-демократиялық", ["Республикасы", "-", "демократиялық"]),
        ("ерекшелігі-президент", ["ерекшелігі", "-", "президент"]),
        ("20тіл [4,11б.]", ["20тіл", "[", "4", ",", "11б", ".", "]"]),
        ("", []),
    ],
)
def test_splits(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_offsets_count_from_the_start_of_the_text() -> None:
    first, second = tokens("Жоғарғы Кеңес", start=100)
    assert first.span == Span(100, 107)
    assert second.span == Span(108, 113)


@given(st.text(max_size=80))
def test_forms_are_the_texts_of_the_tokens(text: str) -> None:
    assert forms_of(text) == tuple(token.text for token in tokens(text))


def test_words_of_a_name_end_before_brackets_and_commas() -> None:
    assert name_words("Senate of Parliament (upper house)") == ("Senate", "of", "Parliament")
    assert name_words("Kazakhstan, Republic of") == ("Kazakhstan",)
