"""Updates are cut at the right places, and their graphs are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from bilik.errors import ProtocolError
from bilik.store.operations import operations, redirected

D = "https://e/default"


def bodies(text: str) -> list[str]:
    return [each.body.strip() for each in operations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("PREFIX a: <b>", []),
        ("CLEAR ALL", ["CLEAR ALL"]),
        ("CLEAR ALL ;", ["CLEAR ALL"]),
        ("CLEAR ALL ; # end", ["CLEAR ALL"]),
        ("CLEAR ALL ; DROP ALL", ["CLEAR ALL", "DROP ALL"]),
        ("CLEAR ALL;;DROP ALL", ["CLEAR ALL", "", "DROP ALL"]),
        ("INSERT DATA { a: b: 1 ; c: 2 }", ["INSERT DATA { a: b: 1 ; c: 2 }"]),
        ("INSERT DATA { a: b: '; DROP ALL' } # ; x", ["INSERT DATA { a: b: '; DROP ALL' } # ; x"]),
        ("INSERT DATA { <a;b> b: 1 }", ["INSERT DATA { <a;b> b: 1 }"]),
    ],
)
def test_a_request_is_cut_between_operations(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


def test_an_operation_has_all_that_was_declared_before_it() -> None:
    text = "BASE <http://e/> PREFIX : <#> # c\nCLEAR ALL; PREFIX x: <x#> INSERT DATA { :a x:b <c> }"
    second = operations(text)[1]
    assert text[second.start :].startswith("INSERT")
    store = Store()
    store.update(second.text)
    [quad] = store
    assert quad.predicate.value == "http://e/x#b"


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("INSERT DATA { a: b: 1 }", ()),
        ("INSERT DATA { GRAPH <g> { a: b: 1 } GRAPH x:y { a: b: 1 } }", ("<g>", "x:y")),
        ("INSERT { GRAPH ?g { a: b: 1 } } WHERE { GRAPH ?g {} }", None),
        ("INSERT { GRAPH <g> { a: b: 1 } } WHERE { GRAPH ?g {} }", ("<g>",)),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", None),
        ("WITH <w> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ("<w>",)),
        ("CLEAR ALL", None),
        ("DROP NAMED", None),
        ("DROP SILENT GRAPH <g>", ("<g>",)),
        ("MOVE <a> TO GRAPH x:b", ("<a>", "x:b")),
        ("CLEAR GRAPH x:a·b", None),
    ],
)
def test_the_graphs_that_are_written_to(text: str, graphs: tuple[str, ...] | None) -> None:
    [operation] = operations(text)
    assert operation.written_graphs() == graphs


@pytest.mark.parametrize(
    ("text", "fetches"),
    [
        ("LOAD <http://e/>", True),
        ("LOAD SILENT <http://e/>", True),
        ("LOAD SILENT <HTTPS://e/> INTO GRAPH <g>", True),
        ("LOAD SILENT <file:///etc/passwd>", True),
        ("LOAD SILENT <relative>", True),
        ("LOAD SILENT x:y", True),
        ("LOAD <some:thing>", True),
        ("LOAD SILENT <some:thing>", False),
        ("INSERT DATA { x:load x:load 'LOAD <http://e/>' }", False),
    ],
)
def test_what_would_fetch_a_document(text: str, fetches: bool) -> None:
    [operation] = operations(text)
    assert operation.fetches is fetches


def test_using_is_put_in_unless_the_update_says_it_itself() -> None:
    [operation] = operations("DELETE WHERE { ?s ?p ?o }")
    text = operation.using(["http://e/a"], ["http://e/b"]).text
    assert "USING <http://e/a> USING NAMED <http://e/b> WHERE" in text
    Store().update(text)
    for text in ("WITH <a:a> DELETE {} WHERE {}", "DELETE {} USING <a:a> WHERE {}"):
        with pytest.raises(ProtocolError):
            operations(text)[0].using(["http://e/a"], [])


def stored(text: str) -> set[str]:
    store = Store()
    store.update("INSERT DATA { <a:s> <a:p> <a:o> . GRAPH <a:g> { <a:s> <a:p> <a:h> } }")
    store.update(text)
    return {" ".join(str(part) for part in quad) for quad in store}


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:1> <a:p> 1 . GRAPH <a:g> { <a:2> <a:p> 2 } . <a:3> <a:p> (1 []) }",
        "INSERT DATA { GRAPH <a:g> { <a:2> <a:p> 2 } }",
        "INSERT DATA {}",
        "INSERT { ?s <a:new> [] ; <a:q> 'GRAPH { x }' } WHERE { ?s <a:p> <a:o> }",
        "DELETE { ?s ?p ?o } INSERT { GRAPH <a:g> { ?s ?p 1 } ?s ?p 2 } WHERE { ?s ?p ?o }",
        "COPY DEFAULT TO <a:g>",
        "ADD <a:g> TO DEFAULT",
    ],
)
def test_redirected_updates_leave_the_default_graph_alone(text: str) -> None:
    before = stored("INSERT DATA {}")
    after = stored(redirected(text, D))
    assert {q for q in after if q.endswith(" DEFAULT")} == {
        q for q in before if q.endswith(" DEFAULT")
    }


@given(st.text(alphabet="{}();.<>\"'#ab:? \nINSERTDATGPH", max_size=60))
def test_any_text_is_cut_without_failing(text: str) -> None:
    for operation in operations(text):
        operation.written_graphs()
        operation.redirected(D)
        assert isinstance(operation.fetches, bool)
