import pytest

from bilik.text.model import Span
from bilik.text.token import tokens


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
