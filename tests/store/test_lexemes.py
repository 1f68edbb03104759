import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.store.lexemes import Kind, code, lexemes, unquote


def kinds(text: str) -> list[tuple[str, str]]:
    return [(lexeme.kind.value, lexeme.text) for lexeme in lexemes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<http://e/#a> # note", [("iri", "<http://e/#a>"), ("comment", "# note")]),
        ('"a # b"@kk-Cyrl', [("string", '"a # b"'), ("tag", "@kk-Cyrl")]),
        (r'"a\"b"', [("string", r'"a\"b"')]),
        ('"""a"b\n""c"""', [("string", '"""a"b\n""c"""')]),
        ('""', [("string", '""')]),
        ("ex:a.b .", [("name", "ex:a.b"), ("sign", ".")]),
        ("заң:ұлт", [("name", "заң:ұлт")]),
        (r"ex:a\,b%20c", [("name", r"ex:a\,b%20c")]),
        ("_:b1 ?x $y", [("blank", "_:b1"), ("variable", "?x"), ("variable", "$y")]),
        ("?x<5&&?y>3", [("variable", "?x"), ("iri", "<5&&?y>"), ("number", "3")]),
        ("1.5e3 20.", [("number", "1.5e3"), ("number", "20"), ("sign", ".")]),
        ("ASK{}", [("word", "ASK"), ("opening", "{"), ("closing", "}")]),
        ("'never ended }", [("unended", "'")]),
    ],
)
def test_the_kinds_of_lexemes(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_comments_are_no_code() -> None:
    assert [lexeme.text for lexeme in code("ASK # { \n{}")] == ["ASK", "{", "}"]


@given(st.text())
def test_lexemes_are_the_text_without_white_space(text: str) -> None:
    found = list(lexemes(text))
    for lexeme in found:
        assert text[lexeme.start :].startswith(lexeme.text)
    if not any(lexeme.kind is Kind.UNENDED for lexeme in found):
        covered = "".join(lexeme.text for lexeme in found)
        assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit", ['"', "'''", '"""a', "<", "a.", ":.", '\\"', '"\\"', "<a", "_:", "''"]
)
def test_hostile_text_takes_no_more_than_linear_time(unit: str) -> None:
    # A quadratic reader would need an hour for this many characters.
    assert list(lexemes(unit * (100_000 // len(unit))))


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ('"a"', "a"),
        ("''", ""),
        ('"""a"b"""', 'a"b'),
        (r'"\u0436\t\"\\n"', 'ж\t"\\n'),
        (r'"\U0001F600\uD800"', "\U0001f600\ufffd"),
    ],
)
def test_a_string_stands_for_a_text(string: str, text: str) -> None:
    assert unquote(string) == text
