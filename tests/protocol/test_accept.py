import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.protocol.accept import negotiate, negotiate_language, preferences

OFFERS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")
JSON, XML, CSV = OFFERS


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        ("application/*", JSON),
        ("text/csv;q=0.5, application/sparql-results+xml", XML),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.4", CSV),
        ("text/csv; q=0.5 , */*;q=0.1", CSV),
        ("*/*, application/sparql-results+json;q=0", XML),
        ("text/*, text/csv;q=0", None),
        ("*/*;q=0", None),
        ("application/*;q=0.2, application/sparql-results+xml;q=0.9", XML),
        ("application/sparql-results+xml, text/csv", XML),
        ("text/csv;charset=utf-8", CSV),
        ("text/csv;header=present;q=0.3, text/csv;q=0.9, */*;q=0.5", JSON),
        ('text/csv;note="a,b;q=0";q=0.7, */*;q=0.1', CSV),
        ("image/png", None),
        ("image/png, text/csv;q=0.001", CSV),
        ("text/csv;q=2", JSON),
        ("nonsense/", JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON),
    ],
)
def test_negotiate(header: str | None, expected: str | None) -> None:
    assert negotiate(header, OFFERS) == expected


def test_a_browser_gets_a_page_and_a_program_does_not() -> None:
    offers = (*OFFERS, "text/html")
    assert negotiate("text/html,application/xhtml+xml,*/*;q=0.8", offers) == "text/html"
    assert negotiate("*/*", offers) == JSON


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("kk", "kk"),
        ("kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        ("de, ru;q=0.5, en;q=0.7", "en"),
        ("*", "kk"),
        ("*;q=0.5, ru", "ru"),
        ("kk;q=0, *", "ru"),
        ("fr", None),
    ],
)
def test_negotiate_language(header: str | None, expected: str | None) -> None:
    assert negotiate_language(header, ("kk", "ru", "en")) == expected


@given(st.text(alphabet='text/csv*;q=01.9, "\\ж\n'))
def test_any_header_is_read(header: str) -> None:
    assert all(0 <= each.quality <= 1 for each in preferences(header))
    assert negotiate(header, OFFERS) in {*OFFERS, None}
