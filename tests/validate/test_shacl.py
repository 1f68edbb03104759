from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik.errors import FormatError, KnowledgeError
from bilik.graph.reading import RdfFile
from bilik.validate.finding import Severity
from bilik.validate.shacl import Shapes, load, run, violations

Turtle = Callable[..., RdfFile]

SHAPES = """
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
bilik:LawShape a sh:NodeShape ; sh:targetClass bilik:LegalAct ;
    sh:property [ sh:path bilik:adoptedOn ; sh:datatype xsd:dateTime ;
        sh:message "бір күн керек"@kk , "needs a day"@en ] ;
    sh:property [ sh:path bilik:by ; sh:minCount 1 ; sh:severity sh:Warning ;
        sh:message "needs a maker" ] ;
    sh:property [ sh:path ( bilik:by [ sh:inversePath bilik:of ] ) ; sh:maxCount 0 ;
        sh:severity sh:Info ; sh:message "goes in a circle" ] ;
    sh:property [ sh:path bilik:lapsedOn ; sh:pattern "T00:00:00$" ; sh:message "a day" ] .
"""


@pytest.fixture
def shapes(tmp_path: Path) -> Shapes:
    path = tmp_path / "law.ttl"
    path.write_text(SHAPES, encoding="utf-8")
    return load([path])


def test_findings_tell_node_path_value_and_message(turtle: Turtle, shapes: Shapes) -> None:
    facts = turtle("""
    bilik:Law rdfs:subClassOf bilik:LegalAct .
    act:a a bilik:Law ; bilik:adoptedOn "1995-08-30"^^xsd:date .
    """)
    day, maker = run(facts.triples, shapes, {"https://w3id.org/bilik/id/act/a": "acts.ttl"})
    assert (day.severity, day.where, day.term) == (Severity.ERROR, "acts.ttl", "act:a")
    assert day.message == "bilik:adoptedOn: needs a day (value: '1995-08-30')"
    assert (maker.severity, maker.message) == (Severity.WARNING, "bilik:by: needs a maker")


def test_property_paths_are_written_as_sparql_writes_them(turtle: Turtle, shapes: Shapes) -> None:
    facts = turtle("act:a a bilik:LegalAct ; bilik:by inst:b . act:c bilik:of inst:b .")
    (circle,) = violations(facts.triples, shapes)
    assert circle.path == "bilik:by/^bilik:of"
    assert (circle.severity, circle.focus) == (
        Severity.NOTE,
        "https://w3id.org/bilik/id/act/a",
    )


def test_quads_do_as_well_and_good_facts_pass(turtle: Turtle, shapes: Shapes) -> None:
    facts = turtle(
        "act:a a bilik:LegalAct ; bilik:by inst:b ; "
        'bilik:adoptedOn "1995-08-30T00:00:00"^^xsd:dateTime .'
    )
    graph = ox.NamedNode("https://w3id.org/bilik/graph/curated")
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in facts.triples]
    assert violations(quads, shapes) == ()


def test_lexical_forms_are_judged_as_they_stand(turtle: Turtle, shapes: Shapes) -> None:
    """Rdflib would complete the value; the store and the reasoner would not."""
    facts = turtle(
        'act:a a bilik:LegalAct ; bilik:by inst:b ; bilik:lapsedOn "1995-08-30"^^xsd:dateTime .'
    )
    assert [v.value for v in violations(facts.triples, shapes)] == ["'1995-08-30'"]


def test_broken_shapes_are_told_apart_from_broken_facts(turtle: Turtle, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("broken", encoding="utf-8")
    with pytest.raises(FormatError, match=r"broken\.ttl:1"):
        load([path], tmp_path)
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . "
        "<http://a.org/s> a sh:NodeShape ; sh:targetNode <http://a.org/n> ; sh:property [ ] .",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError, match="shapes are broken"):
        violations(turtle("act:a a bilik:Law .").triples, load([path]))


SPARQL_SHAPES = '''
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://a.org/shapes> sh:declare
    [ sh:prefix "b" ; sh:namespace "https://w3id.org/bilik/ontology#"^^xsd:anyURI ] .
bilik:SelfShape a sh:NodeShape ; sh:targetClass bilik:LegalAct ; sh:severity sh:Warning ;
    sh:sparql [ sh:prefixes <http://a.org/shapes> ; sh:message "is made by {?value}" ;
        sh:select """SELECT $this ?value WHERE {
            $this b:by ?value FILTER NOT EXISTS { $this b:ok true } }""" ] .
'''


def test_sparql_constraints_speak_of_each_focus_node(turtle: Turtle, tmp_path: Path) -> None:
    path = tmp_path / "sparql.ttl"
    path.write_text(SPARQL_SHAPES, encoding="utf-8")
    facts = turtle("""
    bilik:Law rdfs:subClassOf bilik:LegalAct .
    act:a a bilik:Law ; bilik:by inst:x .
    act:b a bilik:Law ; bilik:by inst:x ; bilik:ok true .
    inst:c bilik:by inst:x .
    """)
    (finding,) = run(facts.triples, load([path]), {})
    assert (finding.severity, finding.term) == (Severity.WARNING, "act:a")
    assert finding.message == ("is made by https://w3id.org/bilik/id/institution/x (value: inst:x)")


def test_a_broken_sparql_constraint_is_told_by_its_shape(turtle: Turtle, tmp_path: Path) -> None:
    path = tmp_path / "sparql.ttl"
    path.write_text(SPARQL_SHAPES.replace("SELECT $this", "SELECT nonsense"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="SelfShape"):
        violations(turtle("act:a a bilik:LegalAct .").triples, load([path]))
