"""Whatever happens to the documents, offsets hold and nothing raises."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilik.text.language import Language, detect, language
from bilik.text.normal import normalise
from bilik.text.phrases import PhraseIndex
from bilik.text.segment import sentences
from bilik.text.token import tokens

DOCUMENTS = Path(__file__).resolve().parents[2] / "data" / "documents"
TEXTS = [path.read_bytes().decode("utf-8") for path in sorted(DOCUMENTS.glob("00[04]_*.txt"))]
LANGUAGES = [language(code) for code in ("kk", "ru", "en")]
LABELS = [
    ("president", "Қазақстан Республикасының Президенті"),
    ("head", "мемлекет басшысы"),
    ("republic", "ҚР"),
    ("law", "заң"),
    ("council", "Верховный Совет"),
    ("deputies", "Council of People's Deputies"),
]
INDEXES = [PhraseIndex(LABELS, each) for each in LANGUAGES]

# Letters that matter here, besides anything else that Unicode has.
ALPHABET = st.one_of(
    st.sampled_from("әӘəƏ-–.,[]()«»…\n\r\t \u00a0\u00ad\u0301\u0306ıſ1990-сыXVIжылгод"),
    st.characters(exclude_categories=["Cs"]),
)
INSERTED = st.text(ALPHABET, max_size=12)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def edited_texts(draw: st.DrawFn) -> str:
    """A piece of a document with some characters cut out and others put in."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    piece = text[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(piece)))
        cut = draw(st.integers(0, 5))
        piece = piece[:place] + draw(INSERTED) + piece[place + cut :]
    return piece


@RELAXED
@given(raw=st.one_of(edited_texts(), st.text(ALPHABET, max_size=80)))
def test_every_character_has_its_own_raw_characters(raw: str) -> None:
    normal = normalise(raw, known=LANGUAGES[0].known)
    end = 0
    for index in range(len(normal.text)):
        span = normal.span(index, index + 1)
        assert end <= span.start < span.end <= len(raw)
        end = span.end
    assert len(normal.text) <= len(raw)


@RELAXED
@given(text=st.one_of(edited_texts(), st.text(ALPHABET, max_size=80)))
def test_sentences_hold_every_word_and_do_not_overlap(text: str) -> None:
    spans = sentences(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum())


@RELAXED
@given(text=st.one_of(edited_texts(), st.text(ALPHABET, max_size=80)))
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    found = tokens(text)
    assert all(text[token.span.start : token.span.end] == token.text for token in found)
    assert [token.span for token in found] == sorted(token.span for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())


@RELAXED
@given(raw=edited_texts(), spoken=st.sampled_from(LANGUAGES))
def test_dates_are_real_and_in_order(raw: str, spoken: Language) -> None:
    text = normalise(raw).text
    end = 0
    for mention in spoken.dates(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert date.fromisoformat(mention.start) < date.fromisoformat(mention.end)
        assert mention.relation in {None, "until", "since", "by", "about"}
        end = mention.span.end


@RELAXED
@given(raw=edited_texts(), index=st.sampled_from(INDEXES))
def test_matches_are_ordered_and_do_not_overlap(raw: str, index: PhraseIndex) -> None:
    found_tokens = tokens(normalise(raw).text)
    last = -1
    for match in index.find(found_tokens):
        assert last < match.first <= match.last < len(found_tokens)
        assert match.cost >= 0.0
        last = match.last


@RELAXED
@given(word=st.text(ALPHABET, min_size=1, max_size=20), spoken=st.sampled_from(LANGUAGES))
def test_any_word_can_be_read(word: str, spoken: Language) -> None:
    costs = [reading.cost for reading in spoken.read(word)]
    assert costs == sorted(costs)


@RELAXED
@given(text=st.text(ALPHABET, max_size=40))
def test_any_text_has_a_language(text: str) -> None:
    assert detect(text) in {"kk", "ru", "en"}


@pytest.mark.parametrize(
    "unit", [" ", "а", "a", "1", ".", "а.", "a-", "(", "\n", " \n", "1990 ", "’"]
)
def test_long_runs_are_read_like_any_text(unit: str) -> None:
    raw = unit * (60_000 // len(unit))
    text = normalise(raw, known=LANGUAGES[0].known).text
    split = tokens(text)
    assert sum(len(span) for span in sentences(text)) <= len(text)
    for spoken, index in zip(LANGUAGES, INDEXES, strict=True):
        assert index.find(split) == ()
        assert all(date.fromisoformat(mention.start) for mention in spoken.dates(text))


@pytest.mark.parametrize("raw", TEXTS)
def test_tokens_go_back_to_the_raw_text(raw: str) -> None:
    normal = normalise(raw)
    for token in tokens(normal.text):
        span = normal.span(token.span.start, token.span.end)
        assert normalise(raw[span.start : span.end]).text == token.text
