from collections.abc import Callable
from pathlib import Path

import pytest

from bilik.errors import FormatError
from bilik.graph.reading import RdfFile
from bilik.validate.dl import lint, lint_files

Turtle = Callable[..., RdfFile]

SCHEMA = """
bilik:Law a owl:Class .
bilik:Person a owl:Class ; owl:disjointWith bilik:Law .
bilik:by a owl:ObjectProperty ; rdfs:domain bilik:Law ; rdfs:range bilik:Person .
bilik:day a owl:DatatypeProperty ; rdfs:range xsd:dateTime .
bilik:note a owl:AnnotationProperty .
bilik:partOf a owl:ObjectProperty , owl:TransitiveProperty .
"""


def test_what_is_owl_2_dl_passes(turtle: Turtle) -> None:
    fine = """
    act:a a bilik:Law ; bilik:by act:p ; bilik:day "1995-08-30T00:00:00"^^xsd:dateTime ;
        bilik:note "1995-08-30"^^xsd:date ; rdfs:label "a"@en .
    act:p a bilik:Person .
    bilik:Decree a owl:Class ; rdfs:subClassOf bilik:Law ,
        [ a owl:Restriction ; owl:onProperty bilik:by ; owl:someValuesFrom bilik:Person ] ,
        [ a owl:Restriction ; owl:onProperty bilik:day ; owl:someValuesFrom xsd:dateTime ] .
    bilik:chained a owl:ObjectProperty ; owl:propertyChainAxiom ( bilik:by bilik:partOf ) .
    bilik:share a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ;
        owl:onDatatype xsd:decimal ; owl:withRestrictions ( [ xsd:minInclusive 0.0 ] ) ] .
    """
    assert lint_files([turtle(SCHEMA, "schema.ttl"), turtle(fine)]) == ()


@pytest.mark.parametrize(
    ("body", "term", "message"),
    [
        ("bilik:by a owl:DatatypeProperty .", "bilik:by", "owl:DatatypeProperty and owl:Object"),
        ("bilik:Law a rdfs:Datatype .", "bilik:Law", "class and as datatype"),
        ("act:a a bilik:Lwa .", "bilik:Lwa", "used as a class by act:a"),
        ("bilik:Law rdfs:subClassOf bilik:Act .", "bilik:Act", "used as a class"),
        ("bilik:by rdfs:range [ owl:unionOf ( bilik:Act ) ] .", "bilik:Act", "used as a class"),
        ("[] a owl:AllDisjointClasses ; owl:members ( bilik:Act ) .", "bilik:Act", "as a class"),
        ("act:a a bilik:Law ; bilik:buy act:a .", "bilik:buy", "used as a property by act:a"),
        ("bilik:by rdfs:subPropertyOf bilik:buy .", "bilik:buy", "used as a property"),
        ("bilik:partOf owl:propertyChainAxiom ( bilik:buy ) .", "bilik:buy", "used as a property"),
        ("act:a a bilik:Law ; bilik:by act:b .", "act:b", "used as a term by act:a"),
        ("act:a a bilik:Law ; bilik:by 'x' .", "act:a", "bilik:by links to things"),
        ("act:a a bilik:Law ; bilik:day act:a .", "act:a", "bilik:day gives literals"),
        ("act:a a bilik:Law ; bilik:day '1995-08-30'^^xsd:date .", "act:a", "xsd:dateTime at T00"),
        ("act:a a bilik:Law ; bilik:day '1995'^^xsd:gYear .", "act:a", "no datatype xsd:gYear"),
        ("act:a a bilik:Law ; bilik:day '1995-08-30'^^xsd:dateTime .", "act:a", "no xsd:dateTime"),
        ("bilik:day rdfs:range xsd:date .", "bilik:day", "no datatype xsd:date"),
        ("[] owl:onProperty bilik:day ; owl:allValuesFrom xsd:date .", "owl:allValuesFrom", "date"),
        ("[] a rdf:Statement .", "rdf:type", "reserved type rdf:Statement"),
        ("act:a a bilik:Law ; bilik:by ( ) , ( act:a ) .", "act:a", "rdf:List"),
        ("bilik:partOf a owl:FunctionalProperty .", "bilik:partOf", "transitive or chained"),
        ("[] owl:onProperty bilik:partOf ; owl:maxCardinality 1 .", "bilik:partOf", "transitive"),
        ("bilik:partOf rdfs:subPropertyOf bilik:by . bilik:by a owl:AsymmetricProperty .",
         "bilik:by", "above such a property"),
    ],
)  # fmt: skip
def test_what_leaves_owl_2_dl_is_named(turtle: Turtle, body: str, term: str, message: str) -> None:
    findings = lint_files([turtle(SCHEMA, "schema.ttl"), turtle(body, "changed.ttl")])
    assert any(f.term == term and message in f.message for f in findings), findings
    assert {f.severity.value for f in findings} == {"error"}


def test_a_finding_names_the_file(turtle: Turtle) -> None:
    files = [turtle(SCHEMA, "schema.ttl"), turtle("act:a a bilik:Lwa .", "facts.ttl")]
    assert [f.where for f in lint_files(files)] == ["facts.ttl"]


def test_many_uses_of_a_misspelt_name_are_one_finding(turtle: Turtle) -> None:
    (finding,) = lint_files([turtle("act:a a bilik:Lwa . act:b a bilik:Lwa .")])
    assert "by act:a and 1 more" in finding.message


def test_files_are_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text("<http://a.org/a> a <http://a.org/B> .", encoding="utf-8")
    (finding,) = lint([path], tmp_path)
    assert (finding.where, finding.term) == ("facts.ttl", "<http://a.org/B>")
    path.write_text("broken", encoding="utf-8")
    with pytest.raises(FormatError):
        lint([path])
