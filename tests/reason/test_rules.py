from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik import resources
from bilik.errors import KnowledgeError
from bilik.reason.rules import Rule, infer, load
from bilik.vocabulary import (
    GRAPH_CURATED,
    GRAPH_INFERRED,
    GRAPH_INTEROP,
    GRAPH_LINKS,
    GRAPH_ONTOLOGY,
    GRAPH_QUARANTINE,
)

PREFIXES = """\
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix inst: <https://w3id.org/bilik/id/institution/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prv: <https://w3id.org/bilik/id/provision/> .
@prefix pv: <https://w3id.org/bilik/id/provision-version/> .
@prefix pw: <https://w3id.org/bilik/id/power/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SCHEMA = """
bilik:LegalAct a owl:Class .
bilik:Law a owl:Class ; rdfs:subClassOf bilik:LegalAct ;
    owl:equivalentClass [ a owl:Class ; owl:unionOf ( bilik:Statute bilik:Code ) ] .
bilik:powerHolder a owl:ObjectProperty ; owl:inverseOf bilik:holdsPower .
bilik:holdsPower a owl:ObjectProperty .
"""
FACTS = """
act:code a bilik:Code , owl:NamedIndividual ; rdfs:label "кодекс"@ru ; bilik:title "x" .
pw:veto bilik:powerHolder inst:president .
"""


def quads(body: str, graph: str = GRAPH_CURATED) -> list[ox.Quad]:
    parsed = ox.parse((PREFIXES + body).encode(), format=ox.RdfFormat.TURTLE)
    return [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in parsed]


def given(body: str = FACTS) -> list[ox.Quad]:
    return quads(SCHEMA, GRAPH_ONTOLOGY) + quads(body)


def rules() -> tuple[Rule, ...]:
    return load(resources.root() / "queries" / "construct")


def names(graph: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.graph == graph)


def test_types_and_inverses_follow() -> None:
    assert list(infer(given(), ())) == sorted(
        quads(
            "act:code a bilik:Law , bilik:LegalAct . inst:president bilik:holdsPower pw:veto .",
            GRAPH_INFERRED,
        ),
        key=str,
    )


def test_the_order_of_the_quads_makes_no_difference() -> None:
    facts = given(FACTS + "pw:veto bilik:validFrom '1995-09-05T00:00:00'^^xsd:dateTime .")
    assert list(infer(facts, rules())) == list(infer(reversed(facts), rules()))


def test_derived_graphs_and_quarantine_do_not_feed_themselves() -> None:
    derived = list(infer(given(), ()))
    assert list(infer(given() + derived, ())) == derived
    assert list(infer(quads(FACTS, GRAPH_QUARANTINE) + quads(SCHEMA, GRAPH_ONTOLOGY), ())) == []


def test_a_wikidata_twin_inherits_nothing() -> None:
    twin = quads("inst:president owl:sameAs <http://www.wikidata.org/entity/Q1> .", GRAPH_LINKS)
    assert list(infer(given() + twin, ())) == list(infer(given(), ()))


def test_a_power_is_conferred_by_the_act_of_its_provision() -> None:
    facts = quads("""
    pw:veto bilik:conferredBy pv:art-54-1995 .
    pv:art-54-1995 bilik:versionOfProvision prv:art-54 .
    prv:art-54 bilik:provisionOf act:constitution-1995 .
    """)
    (rule,) = (rule for rule in rules() if rule.name == "conferred-by-act")
    expected = quads("pw:veto bilik:conferredByAct act:constitution-1995 .", GRAPH_INFERRED)
    assert list(infer(facts, [rule])) == expected


def test_intervals_and_acts_have_twins_in_common_vocabularies() -> None:
    facts = quads("""
    act:a bilik:adoptedOn "1995-08-30T00:00:00"^^xsd:dateTime ; eli:amends act:b .
    pw:veto bilik:validFrom "1995-09-05T00:00:00"^^xsd:dateTime .
    """)
    found = infer(facts, names(GRAPH_INTEROP))
    expected = quads(
        """
    act:a eli:date_document "1995-08-30"^^xsd:date ; schema:legislationDate "1995-08-30"^^xsd:date ;
        schema:legislationChanges act:b .
    pw:veto bilik:validFromDate "1995-09-05"^^xsd:date ;
        time:hasTime <https://w3id.org/bilik/id/power/veto/interval> .
    <https://w3id.org/bilik/id/power/veto/interval> a time:ProperInterval ;
        time:hasBeginning <https://w3id.org/bilik/id/power/veto/interval/begin> .
    <https://w3id.org/bilik/id/power/veto/interval/begin> a time:Instant ;
        time:inXSDDate "1995-09-05"^^xsd:date .
    """,
        GRAPH_INTEROP,
    )
    assert list(found) == sorted(expected, key=str)


def test_later_graphs_build_on_earlier_ones_and_say_nothing_twice() -> None:
    first = Rule(
        "first", GRAPH_INFERRED, "CONSTRUCT { ?s <http://a.org/q> ?o } { ?s <http://a.org/p> ?o }"
    )
    second = Rule(
        "second",
        GRAPH_INTEROP,
        "CONSTRUCT { ?s <http://a.org/r> ?o ; <http://a.org/q> ?o } { ?s <http://a.org/q> ?o }",
    )
    facts = quads("<http://a.org/s> <http://a.org/p> <http://a.org/o> .")
    predicates = [quad.predicate.value for quad in infer(facts, [second, first])]
    assert predicates == ["http://a.org/q", "http://a.org/r"]


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("CONSTRUCT { [] ?p ?o } { ?s ?p ?o }", "blank nodes"),
        ("SELECT * { ?s ?p ?o }", "must be a CONSTRUCT"),
        ("CONSTRUCT nonsense", "is not SPARQL"),
    ],
)
def test_a_broken_rule_is_told_by_name(query: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=f"wrong.rq.*{complaint}"):
        list(infer(quads(FACTS), [Rule("wrong", GRAPH_INTEROP, query)]))


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("", "no `graph`"),
        ("#+ graph: curated\n", "one of inferred, measures, assessments, interop"),
    ],
)
def test_a_rule_must_name_a_derived_graph(tmp_path: Path, header: str, complaint: str) -> None:
    (tmp_path / "lost.rq").write_text(header + "CONSTRUCT {} {}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"lost.rq.*{complaint}"):
        load(tmp_path)
