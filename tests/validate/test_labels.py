from collections.abc import Callable

import pytest

from bilik.graph.reading import RdfFile
from bilik.validate.closure import closure
from bilik.validate.labels import check

Turtle = Callable[..., RdfFile]

LABELS = "rdfs:label 'а'@kk , 'б'@ru , 'c'@en"
DEFINITIONS = "skos:definition 'а'@kk , 'б'@ru , 'c'@en"


def test_full_terms_pass(turtle: Turtle) -> None:
    body = f"""
    <https://w3id.org/bilik/x> a owl:Ontology ; dcterms:title 'а'@kk , 'б'@ru , 'c'@en ;
        dcterms:description 'd'@en ; dcterms:license <http://l.org/> .
    bilik:Stance a owl:Class ; rdfs:subClassOf skos:Concept ; {LABELS} ; {DEFINITIONS} .
    c:st-asserts a bilik:Stance , owl:NamedIndividual ; {LABELS} ; {DEFINITIONS} .
    act:a a bilik:Law , owl:NamedIndividual ; {LABELS} .
    <http://foreign.org/C> a owl:Class .
    """
    assert check(closure([turtle(body)])) == ()


@pytest.mark.parametrize(
    ("body", "term", "message"),
    [
        (f"bilik:Law a owl:Class ; {DEFINITIONS} .", "bilik:Law", "rdfs:label in kk, ru, en"),
        (f"bilik:p a owl:ObjectProperty ; {LABELS} .", "bilik:p", "skos:definition in kk, ru, en"),
        (
            "act:a a owl:NamedIndividual ; rdfs:label 'a'@kk , 'a'@ru .",
            "act:a",
            "no rdfs:label in en",
        ),
        (f"act:a a owl:NamedIndividual ; {LABELS} , 'd'@en .", "act:a", "2 rdfs:label in en"),
        (f"act:a a owl:NamedIndividual ; {LABELS} , 'd' .", "act:a", "in no language"),
        (f"act:a a owl:NamedIndividual ; {LABELS} ; bilik:note 'ə'@kk .", "act:a", "U+04D9"),
        (f"act:a a owl:NamedIndividual ; {LABELS} ; bilik:note 'a\\nb' .", "act:a", "the line"),
        (
            f"bilik:S rdfs:subClassOf skos:Concept . c:a a bilik:S ; {LABELS} .",
            "c:a",
            "skos:definition",
        ),
        (
            "<https://w3id.org/bilik/x> a owl:Ontology ; dcterms:license <http://l.org/> .",
            "<https://w3id.org/bilik/x>",
            "no dcterms:description",
        ),
        (
            "<https://w3id.org/bilik/x> a owl:Ontology ; dcterms:title 'a'@en .",
            "<https://w3id.org/bilik/x>",
            "no dcterms:title in kk, ru",
        ),
    ],
)
def test_what_is_missing_is_named(turtle: Turtle, body: str, term: str, message: str) -> None:
    findings = check(closure([turtle(body)]))
    assert any(f.term == term and message in f.message for f in findings), findings


def test_the_latin_schwa_is_allowed_outside_kazakh(turtle: Turtle) -> None:
    body = f"act:a a owl:NamedIndividual ; {LABELS} ; bilik:note 'Xəzər'@az ."
    assert check(closure([turtle(body)])) == ()
