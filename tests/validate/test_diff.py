import pytest

from bilik.errors import FormatError
from bilik.graph.reading import parse
from bilik.validate.diff import AXIOMS, describe, labels

PREFIXES = """\
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
LAW = 'bilik:Law a owl:Class ; rdfs:label "заң"@kk , "law"@en ; rdfs:subClassOf bilik:LegalAct .'


def changes(old: str, new: str) -> dict[str, tuple[str, ...]]:
    described = describe((PREFIXES + old).encode(), (PREFIXES + new).encode())
    return {change.term: change.sentences for change in described}


def test_order_prefixes_comments_and_directions_are_no_change() -> None:
    old = (PREFIXES + LAW + "bilik:Law owl:disjointWith bilik:Office .").encode()
    new = """# saved by another tool
    @prefix x: <https://w3id.org/bilik/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    x:Office owl:disjointWith x:Law .
    x:Law rdfs:subClassOf x:LegalAct ; a owl:Class ;
        rdfs:label "law"@en , "заң"@kk .
    """.encode()
    assert describe(old, new) == ()


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (LAW.replace('"law"', '"statute"'), 'The English label changed from "law" to "statute".'),
        (LAW.replace('"заң"@kk , ', ""), 'The Kazakh label "заң" was removed.'),
        (LAW + 'bilik:Law skos:definition "x"@ru .', 'The Russian definition "x" was added.'),
        (LAW + "bilik:Law rdfs:subClassOf bilik:Act .", "The superclass bilik:Act was added."),
        (
            LAW.replace("bilik:LegalAct", "bilik:Act"),
            "The superclass changed from bilik:LegalAct to bilik:Act.",
        ),
        (
            LAW + "bilik:Law rdfs:subClassOf [ owl:onProperty bilik:by ] .",
            "The superclass [ owl:onProperty bilik:by ] was added.",
        ),
        (LAW + "bilik:Law bilik:by bilik:x .", "The bilik:by bilik:x was added."),
    ],
)
def test_edits_of_a_term(new: str, sentence: str) -> None:
    assert changes(LAW, new) == {"bilik:Law": (sentence,)}


def test_terms_come_and_go() -> None:
    assert changes("", LAW) == {"bilik:Law": ("Was added as owl:Class.",)}
    assert changes(LAW, "") == {"bilik:Law": ("Was removed; it stood as owl:Class.",)}


def test_a_renaming_is_told_once() -> None:
    user = "bilik:Code rdfs:subClassOf bilik:Law ."
    renamed = (LAW + user).replace("bilik:Law ", "bilik:Statute ")
    assert changes(LAW + user, renamed) == {"bilik:Statute": ("Was renamed from bilik:Law.",)}


def test_general_axioms_have_a_group_of_their_own() -> None:
    axiom = "[] a owl:AllDisjointClasses ; owl:members ( bilik:A bilik:B ) ."
    ((term, (sentence,)),) = changes("", axiom).items()
    assert term == AXIOMS
    assert sentence.startswith("The axiom [ a owl:AllDisjointClasses") and "added" in sentence


def test_names_of_other_files_are_shown() -> None:
    known = labels([parse((PREFIXES + 'bilik:Act rdfs:label "act"@en .').encode(), "act.ttl")])
    old, new = (PREFIXES + LAW).encode(), (PREFIXES + LAW.replace("LegalAct", "Act")).encode()
    (change,) = describe(old, new, known)
    assert str(change) == (
        "bilik:Law (law)\n    The superclass changed from bilik:LegalAct to bilik:Act (act)."
    )


def test_a_broken_file_is_named() -> None:
    with pytest.raises(FormatError, match="The new file:1"):
        describe(b"", b"broken")
