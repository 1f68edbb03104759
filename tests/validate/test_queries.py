from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik.errors import KnowledgeError
from bilik.graph.reading import RdfFile
from bilik.validate.finding import Severity
from bilik.validate.queries import Check, load, run, store_of
from bilik.vocabulary import GRAPH_CURATED, GRAPH_QUARANTINE

Turtle = Callable[..., RdfFile]

HEADER = """\
#+ title: Acts without a day
#+ description: Each act has a day.
#+ severity: warning
#+ message: "has no day; {maker} made it"
"""
QUERY = """\
PREFIX bilik: <https://w3id.org/bilik/ontology#>
SELECT ?act ?maker { ?act a bilik:Law ; bilik:by ?maker FILTER NOT EXISTS { ?act bilik:day ?d } }
"""
FACTS = "act:a a bilik:Law ; bilik:by inst:b ."


def check_of(tmp_path: Path, text: str) -> Check:
    (tmp_path / "acts-without-day.rq").write_text(text, encoding="utf-8")
    (check,) = load(tmp_path)
    return check


def test_rows_become_findings_that_name_the_file(tmp_path: Path, turtle: Turtle) -> None:
    check = check_of(tmp_path, HEADER + QUERY)
    (finding,) = run([check], store_of([turtle(FACTS, "data/law/acts.ttl")]))
    assert finding.severity == Severity.WARNING
    assert finding.check == "acts-without-day"
    assert (finding.where, finding.term) == ("data/law/acts.ttl", "act:a")
    assert finding.message == "has no day; inst:b made it"


def test_quarantine_is_left_alone(tmp_path: Path, turtle: Turtle) -> None:
    check = check_of(tmp_path, HEADER + QUERY)
    store = ox.Store()
    for graph, body in (
        (GRAPH_QUARANTINE, FACTS),
        (GRAPH_CURATED, FACTS.replace("act:a", "act:c")),
    ):
        name = ox.NamedNode(graph)
        store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in turtle(body).triples)
    (finding,) = run([check], store)
    assert (finding.where, finding.term) == (GRAPH_CURATED, "act:c")


def test_a_union_that_is_written_out_counts_once(tmp_path: Path, turtle: Turtle) -> None:
    check = check_of(tmp_path, HEADER + QUERY)
    store = ox.Store()
    for name in (ox.NamedNode(GRAPH_CURATED), ox.DefaultGraph()):
        store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in turtle(FACTS).triples)
    (finding,) = run([check], store, united=True)
    assert (finding.where, finding.term) == (GRAPH_CURATED, "act:a")


def test_unbound_columns_read_as_nothing(tmp_path: Path, turtle: Turtle) -> None:
    query = QUERY.replace("; bilik:by ?maker", "").replace(
        "FILTER", "OPTIONAL { ?act bilik:by ?maker } FILTER"
    )
    check = check_of(tmp_path, HEADER + query)
    (finding,) = run([check], store_of([turtle("act:a a bilik:Law .")]))
    assert finding.message == "has no day; nothing made it"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEADER.replace("severity", "gravity") + QUERY, "no `severity`"),
        (HEADER.replace("warning", "grave") + QUERY, "one of note, warning, error"),
        (HEADER.replace("title: ", "title: [") + QUERY, "not YAML"),
        ("#+ just words\n" + QUERY, "name: value"),
        (HEADER.replace("{maker}", "{author}") + QUERY, "names author"),
        (HEADER + "SELECT nonsense", "is not SPARQL"),
        (HEADER + "ASK {}", "must be a SELECT"),
    ],
)
def test_a_broken_check_is_told_by_name(
    tmp_path: Path, turtle: Turtle, text: str, complaint: str
) -> None:
    with pytest.raises(KnowledgeError, match=f"acts-without-day.*{complaint}"):
        run([check_of(tmp_path, text)], store_of([turtle(FACTS)]))
