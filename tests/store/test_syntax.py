import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.store.syntax import explain, position


def complaint(text: str) -> list[str]:
    with pytest.raises(SyntaxError) as caught:
        pyoxigraph.Store().query(text)
    return explain(text, str(caught.value)).splitlines()


@pytest.mark.parametrize(
    ("text", "start", "caret_at"),
    [
        (
            "SELECT * { ?s a foaf:Person }",
            "Line 1, column 17: prefix foaf: is not declared",
            "foaf:",
        ),
        (
            "SELECT * { ?s skos:x ?o }",
            "Line 1, column 15: prefix skos: is not declared; add PREFIX skos: <http://www.w3.org/",
            "skos:",
        ),
        ("SELECT * { ?s :x ?o }", "Line 1, column 15: prefix : is not declared", ":x"),
        ("SELECT *\n{ ?s ?p ?o ", "Line 2, column 1: '{' is never closed; add '}'", "{"),
        ("SELECT * { ?s ?p ?o } }", "Line 1, column 23: '}' closes nothing", "}"),
        (
            "SELECT * { FILTER(1 }",
            "Line 1, column 21: '}' does not close the '(' of line 1, column 18",
            "}",
        ),
        (
            "SELECT * {\n ?s ?p 'жоқ }",
            "Line 2, column 8: the string that begins here has no",
            "'жоқ",
        ),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "Line 1, column 1: INSERT is an update", "INSERT"),
        (
            "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
            "Line 1, column 16: DELETE is an update",
            "DELETE",
        ),
        ("SELEC * {}", "Line 1, column 1: cannot read 'SELEC' here", "SELEC"),
        (
            "SELECT * { ?s ?p ?o . FILTR(?o) }",
            "Line 1, column 23: cannot read 'FILTR(?o)' here",
            "FILTR",
        ),
        ("SELECT ?a, ?b { ?a ?p ?b }", "Line 1, column 10: cannot read ','", ","),
        ("", "Line 1, column 1: cannot read the end of the query", ""),
    ],
)
def test_faults_are_pointed_at(text: str, start: str, caret_at: str) -> None:
    message, line, caret = complaint(text)
    assert message.startswith(start)
    assert line[caret.index("^") :].startswith(caret_at)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "SELECT * cannot be used with GROUP BY"),
        ("SELECT ?o { ?s ?p ?o } GROUP BY ?s", "neither in GROUP BY nor in an aggregate"),
        ("SELECT * { ?s ?p ?o BIND(1 AS ?o) }", "the text cannot be read near"),
    ],
)
def test_queries_without_a_meaning_are_explained(text: str, part: str) -> None:
    assert part in complaint(text)[0]


def test_a_long_line_is_cut_around_the_fault() -> None:
    text = "SELECT * { " + "?s ?p ?o . " * 100 + "?s x:y ?o }"
    _, line, caret = complaint(text)
    assert len(line) <= 100
    assert line[caret.index("^") :].startswith("x:y")


def test_no_engine_jargon_reaches_the_reader() -> None:
    for text in ("SELECT * { ?s a foaf:Person }", "SELECT * { FILTER(?o > ) }", "ASK { ?s ?p }"):
        assert "expected one of" not in "".join(complaint(text))


@given(st.text(alphabet="SELECT{}()[]?:\"'<># \nasx1.;,әұ", max_size=60))
def test_every_text_has_an_explanation(text: str) -> None:
    message, _, caret = explain(text, "error at 1:1: expected OPTIONAL").rsplit("\n", 2)
    assert message.startswith("Line ")
    assert caret.endswith("^")


def test_position_counts_from_one() -> None:
    assert position("ab\ncd", 0) == (1, 1)
    assert position("ab\ncd", 3) == (2, 1)
