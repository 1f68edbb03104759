import pytest

from bilik.text.language import Language
from bilik.text.lemmas import Lemmas
from bilik.text.model import Span
from bilik.text.normal import normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("жəне Əрине", "және Әрине"),  # Latin schwa in a Cyrillic word
        ("Н.Ə.", "Н.Ә."),  # and alone
        ("Əliyev", "Əliyev"),  # but not in a Latin word
        ("пpeзидент", "президент"),  # Latin look-alikes in a Cyrillic word
        ("Сonstitution", "Constitution"),  # Cyrillic look-alikes in a Latin word
        ("билiк", "билік"),  # Latin i
        ("қ\u00adаулы", "қаулы"),  # soft hyphen
        ("a\u00a0b\u2009c\u202fd", "a b c d"),
        ("\ufeffа\u200bб", "аб"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("вице\u2011президент", "вице-президент"),
        ("Кра\u0438\u0306", "Край"),  # a decomposed letter
        ("за\u0301мок", "замок"),  # a stress mark
        ("cafe\u0301", "café"),
        ("ООН и NATO", "ООН и NATO"),
        ("", ""),
    ],
)
def test_cleans(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_spans_point_into_the_raw_text() -> None:
    raw = "\ufeffЖо\u00adғарғы\u00a0Кеңес"
    normal = normalise(raw)
    start = normal.text.index("Жоғарғы")
    span = normal.span(start, start + len("Жоғарғы"))
    assert raw[span.start : span.end] == "Жо\u00adғарғы"


def test_a_span_keeps_the_marks_of_its_last_letter() -> None:
    raw = "Кра\u0438\u0306 и"
    normal = normalise(raw)
    span = normal.span(0, 4)
    assert raw[span.start : span.end] == "Кра\u0438\u0306"


def test_an_empty_range_gives_an_empty_span() -> None:
    normal = normalise("ab")
    assert normal.span(1, 1) == Span(1, 1)
    assert normal.span(2, 2) == Span(2, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 3), (2, 1)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        normalise("ab").span(start, end)


def test_a_word_broken_at_the_line_end_is_joined_when_it_is_known(kazakh: Language) -> None:
    raw = "ҚР Конститу- циясының жобасы"
    normal = normalise(raw, known=kazakh.known)
    assert normal.text == "ҚР Конституциясының жобасы"
    start = normal.text.index("Конституциясының")
    span = normal.span(start, start + len("Конституциясының"))
    assert raw[span.start : span.end] == "Конститу- циясының"


def test_nothing_is_joined_without_a_lexicon() -> None:
    assert normalise("Конститу- циясының").text == "Конститу- циясының"


@pytest.mark.parametrize("raw", ["ол- еліміздегі", "саяси- тұрақтылық", "көшу- объективтік"])
def test_a_dash_between_two_words_is_not_joined(raw: str, kazakh: Language) -> None:
    assert normalise(raw, known=kazakh.known).text == raw


def test_a_compound_set_apart_is_joined_when_it_is_known(kazakh: Language) -> None:
    known = kazakh.with_lemmas(Lemmas.of(nouns=["іс-әрекет"])).known
    normal = normalise("өзара іс- əрекетін", known=known)
    assert normal.text == "өзара іс-әрекетін"


def test_the_kazakh_document_is_clean(kazakh_raw: str, kazakh: Language) -> None:
    normal = normalise(kazakh_raw, known=kazakh.known)
    assert "\u0259" in kazakh_raw
    assert "\u00a0" in kazakh_raw
    assert not {"\u0259", "\u018f", "\u00a0"} & set(normal.text)
    assert "Конституциясының жобасы" in normal.text
    assert "Н.Ә." in normal.text


def test_the_english_document_is_left_as_it_is(english_raw: str) -> None:
    assert normalise(english_raw).text == english_raw
