import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik import resources
from bilik.explain.candidate import Edit, apply, before
from bilik.explain.reading import Block, Clause, Group, Triple, UnreadableError, read
from bilik.graph import question

QUESTIONS = question.load(resources.root() / "queries" / "questions")

PIECES = st.sampled_from(
    [
        *("SELECT", "ASK", "CONSTRUCT", "WHERE", "FROM", "NAMED", "PREFIX", "VALUES", "UNDEF"),
        *("FILTER", "BIND", "OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "EXISTS", "NOT"),
        *("{", "}", "(", ")", "[", "]", ".", ";", ",", "^", "^^", "!", "/", "|", "*", "+", "-"),
        *("?x", "$y", "a", "b:c", "<x:y>", "_:z", "'text'", '"t"@kk', "12", "1.5", "true", "#\n"),
        *("'open", "=", "<", ">", "&&", "\n", "б", "{{{{", "}}}}"),
    ]
)


def shape(group: Group) -> list[object]:
    return [
        each.word
        if isinstance(each, Clause)
        else [each.word, *(shape(inner) for inner in each.groups)]
        if isinstance(each, Block)
        else "triple"
        for each in group.elements
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK {}", []),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", ["triple", "triple"]),
        ("SELECT * WHERE { ?a ?b ?c , ?d ; ?e 'x'@kk ; . }", ["triple", "triple", "triple"]),
        ("SELECT (COUNT(*) AS ?n) { ?a a/b:c*|^!(<x:y>|a) -1.5 }", ["triple"]),
        ("ASK { [ b:c ?d ] . [] b:c (1 2 3) ; b:d '5'^^b:e }", ["NODE", "triple", "triple"]),
        ("ASK { FILTER NOT EXISTS { ?a ?b ?c } FILTER b:f(?x) FILTER(1) }", ["FILTER"] * 3),
        (
            "ASK { BIND(1 AS ?x) VALUES ?y { 1 } VALUES (?a ?b) { (1 2) } }",
            ["BIND", "VALUES", "VALUES"],
        ),
        ("ASK { OPTIONAL { ?a ?b ?c } MINUS {} }", [["OPTIONAL", ["triple"]], ["MINUS", []]]),
        ("ASK { { ?a ?b ?c } UNION {} UNION {} }", [["UNION", ["triple"], [], []]]),
        ("ASK { GRAPH ?g { ?a ?b ?c FILTER(?a) } }", [["GRAPH", ["triple", "FILTER"]]]),
        ("ASK { { SELECT ?x { ?a ?b ?c } LIMIT 1 } }", [["GROUP", [["SELECT", ["triple"]]]]]),
        ("CONSTRUCT { ?a ?b ?c } FROM <x:y> WHERE { ?d ?e ?f }", ["triple"]),
        ("CONSTRUCT WHERE { ?d ?e ?f }", ["triple"]),
    ],
)
def test_the_parts_of_a_query(query: str, expected: list[object]) -> None:
    assert shape(read(query).where) == expected


def test_parts_are_where_they_stand_in_the_text() -> None:
    text = 'PREFIX b: <x:>\nSELECT * FROM <x:g> {\n  ?a b:c "d"@en ;\n     b:e ?f .\n} LIMIT 3'
    reading = read(text)
    first, second = reading.where.elements
    assert isinstance(first, Triple)
    assert isinstance(second, Triple)
    assert reading.source(first) == '?a b:c "d"@en'
    assert reading.source(second) == "?a b:e ?f"
    assert text[second.start :].startswith("b:e ?f")
    assert reading.from_clauses == "FROM <x:g>"
    assert reading.prologue == "PREFIX b: <x:>\n"
    assert reading.source(reading.tail) == " LIMIT 3"
    assert "FROM" not in reading.subquery


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda each: each.name)
def test_every_question_is_read(asked: question.Question) -> None:
    reading = read(asked.query)
    assert reading.where.elements
    assert asked.query[reading.where.start] == "{"
    assert asked.query[reading.where.end - 1] == "}"


@given(st.lists(PIECES, max_size=40))
def test_no_text_does_harm(pieces: list[str]) -> None:
    text = " ".join(pieces)
    try:
        reading = read(text)
    except UnreadableError:
        return
    for element in reading.where.elements:
        assert 0 <= element.start <= len(text)


def test_deep_nesting_is_not_read() -> None:
    with pytest.raises(UnreadableError):
        read("ASK " + "{" * 5000 + "}" * 5000)


@given(st.text(max_size=30), st.data())
def test_places_are_found_again_after_edits(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edits = [Edit(start, end, data.draw(st.text(max_size=10)))]
    changed = apply(text, edits)
    for offset in range(end, len(text)):
        moved = offset + len(changed) - len(text)
        assert before(moved, edits) == offset
    for offset in range(start):
        assert before(offset, edits) == offset
