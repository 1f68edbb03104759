from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik.errors import ReasonerError
from bilik.graph.knowledge import Knowledge
from bilik.validate.finding import exit_code
from bilik.validate.queries import store_of
from bilik.validate.report import Stopwatch, run
from bilik.validate.turtle import format_file

PREFIXES = """\
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
UMBRELLA = """\
<https://w3id.org/bilik> a owl:Ontology ;
    dcterms:title "а"@kk , "б"@ru , "c"@en ; dcterms:description "d"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
dcterms:title a owl:AnnotationProperty . dcterms:description a owl:AnnotationProperty .
dcterms:license a owl:AnnotationProperty . skos:definition a owl:AnnotationProperty .
bilik:Law a owl:Class ; rdfs:label "заң"@kk , "закон"@ru , "law"@en ;
    skos:definition "а"@kk , "б"@ru , "c"@en .
act:a a bilik:Law ; rdfs:label "а"@kk , "б"@ru , "c"@en .
"""
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<uri name="https://w3id.org/bilik" uri="bilik.ttl"/></catalog>"""
SHAPE = """<http://a.org/s> a sh:NodeShape ; sh:targetClass bilik:Law ;
    sh:property [ sh:path bilik:day ; sh:minCount 1 ; sh:message "needs a day" ] ."""
CHECK = """\
#+ title: Laws
#+ description: There are no laws.
#+ severity: warning
#+ message: is a law
SELECT ?law { ?law a <https://w3id.org/bilik/ontology#Law> }
"""


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    """A small knowledge folder without a fault."""
    for folder in ("ontology/shapes", "data/law", "queries/checks"):
        (tmp_path / folder).mkdir(parents=True)
    umbrella = tmp_path / "ontology" / "bilik.ttl"
    umbrella.write_text(PREFIXES + UMBRELLA, encoding="utf-8")
    format_file(umbrella)
    (tmp_path / "ontology" / "catalog-v001.xml").write_text(CATALOG, encoding="utf-8")
    return Knowledge(tmp_path)


def write(knowledge: Knowledge, name: str, text: str) -> None:
    (knowledge.root / name).write_text(text, encoding="utf-8")


def test_sound_knowledge_has_no_findings_and_all_stages_run(knowledge: Knowledge) -> None:
    told: list[str] = []
    assert run(knowledge, progress=told.append, reasoner=lambda _triples: ()) == ()
    assert told == [
        "canonical form", "imports", "OWL 2 DL", "labels", "SHACL", "checks", "reasoner",
    ]  # fmt: skip


def test_each_stage_is_heard(knowledge: Knowledge) -> None:
    write(knowledge, "ontology/shapes/law.ttl", PREFIXES + SHAPE)
    write(knowledge, "queries/checks/no-laws.rq", CHECK)
    write(knowledge, "data/law/acts.ttl", PREFIXES + "act:b a bilik:Lwa , owl:NamedIndividual .")
    findings = run(knowledge, reasoner=lambda _triples: ("https://w3id.org/bilik/ontology#Law",))
    assert {(f.check, f.where) for f in findings} == {
        ("canonical form", "data/law/acts.ttl"),
        ("OWL 2 DL", "data/law/acts.ttl"),
        ("labels", "data/law/acts.ttl"),
        ("SHACL", "ontology/bilik.ttl"),
        ("no-laws", "ontology/bilik.ttl"),
        ("reasoner", "ontology/bilik.ttl"),
    }
    assert exit_code(findings) == 2


def test_a_file_that_is_not_turtle_stops_after_the_first_stage(knowledge: Knowledge) -> None:
    write(knowledge, "data/law/acts.ttl", "broken")
    told: list[str] = []
    (finding,) = run(knowledge, progress=told.append)
    assert finding.message.startswith("data/law/acts.ttl:1: not Turtle")
    assert told == ["canonical form"]


def test_broken_shapes_do_not_hide_other_findings(knowledge: Knowledge) -> None:
    write(knowledge, "ontology/shapes/law.ttl", "broken")
    write(knowledge, "queries/checks/no-laws.rq", CHECK)
    checks = {finding.check: finding.message for finding in run(knowledge)}
    assert checks.keys() == {"SHACL", "no-laws"}
    assert "ontology/shapes/law.ttl:1" in checks["SHACL"]


def test_contradictions_are_findings(knowledge: Knowledge) -> None:
    def contradicted(triples: Iterable[ox.Triple]) -> tuple[str, ...]:
        raise ReasonerError(f"{sum(1 for _ in triples)} statements contradict each other.")

    (finding,) = run(knowledge, reasoner=contradicted)
    assert (finding.check, finding.where) == ("reasoner", "ontology and law")
    assert "contradict each other" in finding.message


def test_the_built_graph_takes_the_place_of_the_files(knowledge: Knowledge) -> None:
    write(knowledge, "queries/checks/no-laws.rq", CHECK)
    assert run(knowledge, graph=store_of([])) == ()


def test_a_stopwatch_times_every_stage(knowledge: Knowledge) -> None:
    watch = Stopwatch()
    run(knowledge, progress=watch.begin)
    seconds = watch.seconds()
    assert list(seconds) == [
        "canonical form", "imports", "OWL 2 DL", "labels", "SHACL", "checks",
    ]  # fmt: skip
    assert min(seconds.values()) >= 0
