"""Every constraint of the shapes catches the mistake planted against it, in its own words.

Each is tried alone, on the description of a thing that it accepts; pySHACL must say the same.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from bilik import resources
from bilik.graph.knowledge import Knowledge
from bilik.graph.reading import parse, read_all
from bilik.validate.shacl import Shapes, Violation, read, violations
from bilik.validate.shacl_sparql import has_targets, take_constraints
from bilik.vocabulary import ID, ONTOLOGY, XSD

KNOWLEDGE = Knowledge(resources.root())
SHAPES = read(KNOWLEDGE.shapes, KNOWLEDGE.root)
SHAPE = "https://w3id.org/bilik/shapes#"
TYPE = ox.NamedNode(str(RDF.type))
STATUS = ox.NamedNode(ONTOLOGY + "reviewStatus")
NOTHING = ox.NamedNode(ID + "test/nothing")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
QUALIFIED = (SH.qualifiedMinCount, SH.qualifiedMaxCount)
# Parameters of constraints; each is one case (SHACL, section 4).
COMPONENTS = frozenset(
    SH[name]
    for name in (
        "class", "closed", "datatype", "disjoint", "hasValue", "in", "languageIn", "lessThan",
        "lessThanOrEquals", "maxCount", "maxInclusive", "minCount", "minInclusive", "minLength",
        "node", "nodeKind", "or", "pattern", "qualifiedMaxCount", "qualifiedMinCount", "uniqueLang",
    )
)  # fmt: skip

PREFIXES = """
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix actv: <https://w3id.org/bilik/id/act-version/> .
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix c: <https://w3id.org/bilik/id/concept/> .
@prefix inst: <https://w3id.org/bilik/id/institution/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix test: <https://w3id.org/bilik/id/test/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# Things of the kinds that neither the law nor the worked examples have.
OTHERS = """
test:chair a bilik:Chairmanship ; bilik:chairedBody inst:government ; bilik:eventAgent test:state .
test:count a bilik:HolderCount ; bilik:countedOffice inst:government ; bilik:holders 16 .
test:formed a bilik:Formation ; bilik:formedThing inst:government .
test:measure a bilik:ConcentrationMeasure ; bilik:measureScheme c:ms-count ;
    bilik:measuredHolder inst:government ; bilik:measureValue 2.5 ;
    bilik:measuredOn "1995-08-30T00:00:00"^^xsd:dateTime .
c:ms-count a bilik:MeasureScheme . inst:government a bilik:Body . test:state a bilik:State .
test:principle a bilik:PrincipleProvision ; bilik:principle test:unity ;
    bilik:principleOf test:state .
test:unity a bilik:ConstitutionalPrinciple .
test:whole a bilik:StructuralRelation ; bilik:structureWhole inst:government ;
    bilik:structurePart test:state .
test:aim a bilik:AimClaim ; bilik:aimedAt test:presidential .
test:types a bilik:FormTypology ; bilik:distinguishes test:presidential , test:parliamentary .
test:presidential a bilik:GovernmentForm . test:parliamentary a bilik:GovernmentForm .
test:standing a bilik:StandingClaim ; bilik:standingOf inst:government ;
    bilik:standingEffect test:widened .
test:widened a bilik:StandingEffect . inst:government a bilik:Institution .
test:scope a bilik:PowerScope ; bilik:scopeHolder inst:government ; bilik:scopeBranch test:branch .
test:branch a bilik:Branch .
"""
# What each SPARQL-based constraint must find; `test:bad` is at fault.
SPARQL_MISTAKES = {
    "ClaimAssessment-basis": "test:bad a bilik:ClaimAssessment ; bilik:verdict c:vd-supported .",
    "CueBearer-script": 'test:bad bilik:cue "may"@kk .',
    "LegalAct-itself": "test:bad a bilik:LegalAct ; eli:amends test:bad .",
    "LegalActVersion-order": """
        test:bad a bilik:LegalActVersion ; bilik:precededBy actv:b ;
            bilik:validFrom "1993-01-28T00:00:00"^^xsd:dateTime .
        actv:b bilik:validFrom "1995-09-05T00:00:00"^^xsd:dateTime .""",
    "MarkerBearer-english": 'test:bad bilik:marker "post:of"@en .',
    "MarkerBearer-kazakh": 'test:bad bilik:marker "case:nomn"@kk .',
    "MarkerBearer-russian": 'test:bad bilik:marker "case:Nom"@ru .',
    "PowerChange-transfer": "test:bad a bilik:PowerChange ; bilik:changeKind c:cg-transferred .",
    "Span-length": """
        test:bad a oa:SpecificResource ; oa:hasSelector [ oa:exact "Үкімет" ] ,
            [ oa:start 0 ; oa:end 12 ] .""",
    "Tenure-overlap": """
        test:bad a bilik:Tenure ; bilik:tenureIn test:post ;
            bilik:validFrom "1990-04-24T00:00:00"^^xsd:dateTime .
        test:other a bilik:Tenure ; bilik:tenureIn test:post ;
            bilik:validFrom "1991-12-10T00:00:00"^^xsd:dateTime .""",
    "TriggerBearer-feature": 'test:bad bilik:trigger "adopt [Mood=Ind]"@en .',
    "TriggerBearer-script": 'test:bad bilik:trigger "қабылдау"@en .',
}
WRONG_VALUES: dict[str, list[ox.NamedNode | ox.Literal]] = {
    "datatype": [ox.Literal("x", datatype=ox.NamedNode(XSD + "token"))],
    "languageIn": [ox.Literal("Gesetz", language="de")],
    "maxInclusive": [ox.Literal(1000)],
    "minInclusive": [ox.Literal(-1)],
    "minLength": [ox.Literal("")],
    "nodeKind": [ox.Literal("x")],
    "or": [ox.Literal("x")],
    "pattern": [ox.Literal("\n[|] \u0259")],
    "uniqueLang": [ox.Literal("бір", language="kk"), ox.Literal("екі", language="kk")],
}
Focus = ox.NamedNode | ox.BlankNode
Value = ox.NamedNode | ox.Literal


class Case(NamedTuple):
    """A constraint: its node shape, the part that states it, its parameter and argument."""

    shape: URIRef
    part: Node
    parameter: URIRef
    argument: Node

    @property
    def message(self) -> str:
        return str(SHAPES.value(self.part, SH.message))

    @property
    def predicates(self) -> list[ox.NamedNode]:
        """The predicates of the path: one, all alternatives, or the steps of a sequence."""
        path = SHAPES.value(self.part, SH.path)
        steps = SHAPES.value(path, SH.alternativePath) or path
        names = Collection(SHAPES, steps) if isinstance(steps, BNode) else [steps]
        return [ox.NamedNode(str(name)) for name in names]

    def __str__(self) -> str:
        path = "" if self.part == self.shape else self.predicates[0].value.rpartition("#")[2] + "-"
        return f"{self.shape.removeprefix(SHAPE)}-{path}{self.parameter.rpartition('#')[2]}"


def cases() -> Iterator[Case]:
    shapes = {str(shape) for target in TARGETS for shape in SHAPES.subjects(target)}
    for shape in map(URIRef, sorted(shapes)):
        for part in (shape, *SHAPES.objects(shape, SH.property)):
            for parameter, argument in SHAPES.predicate_objects(part):
                # That a thing has the class that makes it a focus node cannot be broken.
                if parameter in COMPONENTS and (shape, SH.targetClass, argument) not in SHAPES:
                    yield Case(shape, part, URIRef(str(parameter)), argument)


CASES = list(cases())


@cache
def whole() -> ox.Store:
    """All knowledge and the worked examples."""
    examples = sorted((KNOWLEDGE.root / "ontology" / "examples").glob("*.ttl"))
    files = read_all((*KNOWLEDGE.ontology, *KNOWLEDGE.law, *examples), KNOWLEDGE.root)
    store = ox.Store()
    for file in (*files, parse((PREFIXES + OTHERS).encode(), "others.ttl")):
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in file.triples)
    return store


@cache
def schema() -> frozenset[ox.Triple]:
    above = ox.NamedNode(str(RDFS.subClassOf))
    return frozenset(quad.triple for quad in whole().quads_for_pattern(None, above, None))


def alone(case: Case) -> Graph:
    """Return the one constraint, with the targets of its shape and the shapes it refers to."""
    graph = reachable(case.shape)
    for target in TARGETS:
        for shape in set(graph.subjects(target)) - {case.shape}:
            graph.remove((shape, target, None))
    graph.remove((case.shape, SH.sparql, None))
    for part in (case.shape, *SHAPES.objects(case.shape, SH.property)):
        kept = {case.parameter} if part == case.part else set()
        for parameter in COMPONENTS - kept:
            graph.remove((part, parameter, None))
        if SH.closed not in kept:
            graph.remove((part, SH.ignoredProperties, None))
        if kept.isdisjoint(QUALIFIED):
            graph.remove((part, SH.qualifiedValueShape, None))
    return graph


def taken(graph: Graph) -> Shapes:
    core = Graph()
    core += graph
    return Shapes(constraints=take_constraints(core), core=core)


def reachable(start: Node) -> Graph:
    graph = Graph()
    waiting = {start}
    while waiting:
        for triple in SHAPES.triples((waiting.pop(), None, None)):
            graph.add(triple)
            if (triple[2], None, None) not in graph:
                waiting.add(triple[2])
    return graph


def judged(focus: Focus, data: Iterable[ox.Triple], shapes: Shapes) -> set[Violation]:
    name = focus.value if isinstance(focus, ox.NamedNode) else ""
    return {violation for violation in violations(data, shapes) if violation.focus == name}


@cache
def thing(shape: URIRef) -> tuple[Focus, frozenset[ox.Triple]]:
    """Return the focus node of a shape that says most, and its description."""
    (targets,) = {
        constraint.targets
        for constraint in taken(reachable(shape)).constraints
        if constraint.shape == str(shape)
    }
    nodes: set[Focus] = set()
    for target in targets:
        rows = whole().query(f"SELECT DISTINCT ?this {{ {target} }}")
        assert isinstance(rows, ox.QuerySolutions)
        nodes |= {row["this"] for row in rows if isinstance(row["this"], Focus)}
    assert nodes, f"add a thing for {shape} to OTHERS"
    focus = max(nodes, key=lambda node: (len(about(node)), str(node)))
    return focus, frozenset(described(focus, 3)) | schema()


def about(node: object) -> list[ox.Triple]:
    if not isinstance(node, ox.NamedNode | ox.BlankNode):
        return []
    return [quad.triple for quad in whole().quads_for_pattern(node, None, None)]


def described(node: object, depth: int) -> Iterator[ox.Triple]:
    for triple in about(node):
        yield triple
        if depth and triple.predicate != TYPE:
            yield from described(triple.object, depth - 1)


def with_mistake(case: Case, focus: Focus, data: frozenset[ox.Triple]) -> set[ox.Triple]:
    """Break one constraint."""
    if case.part == case.shape:
        return with_node_mistake(case, focus, data)
    first = case.predicates[0]
    match case.parameter:
        case SH.minCount | SH.qualifiedMinCount:
            return without(data, focus, *case.predicates)
        case SH.qualifiedMaxCount:
            kinds = [t for t in data if t.subject == focus and t.predicate == first]
            copies = {copied(t.object, data) for t in kinds}
            return set(data).union(*({ox.Triple(focus, first, n), *ts} for n, ts in copies))
        case SH.lessThan | SH.lessThanOrEquals:
            other = ox.NamedNode(str(case.argument))
            last = case.predicates[-1]
            late = {ox.Triple(NOTHING, last, at(2100))}
            late |= {ox.Triple(focus, first, at(2100) if first == last else NOTHING)}
            return without(data, focus, other) | late | {ox.Triple(focus, other, at(2000))}
        case SH.disjoint:
            other = ox.NamedNode(str(case.argument))
            return set(data) | {ox.Triple(focus, path, NOTHING) for path in (first, other)}
    return set(data) | {ox.Triple(focus, first, value) for value in wrong_values(case)}


def with_node_mistake(case: Case, focus: Focus, data: frozenset[ox.Triple]) -> set[ox.Triple]:
    if case.parameter == SH.closed:
        return set(data) | {ox.Triple(focus, NOTHING, ox.Literal("misspelt"))}
    if case.parameter == SH["class"] or case.shape.endswith("Bearer"):
        return without(data, focus, TYPE)
    if case.shape.endswith("#UnheldPower"):
        kind = ox.Triple(focus, TYPE, ox.NamedNode(ONTOLOGY + "PowerRecord"))
        return without(data, focus, TYPE) | {kind}
    members = [path for member in Collection(SHAPES, case.argument) for path in paths(member)]
    return without(data, focus, STATUS, *members)


def paths(shape: Node) -> Iterator[ox.NamedNode]:
    """Give every predicate that a shape speaks of."""
    for part in (shape, *SHAPES.objects(shape, SH.property)):
        if (part, SH.path, None) in SHAPES:
            yield from Case(URIRef(""), part, SH.path, part).predicates


def without(data: Iterable[ox.Triple], node: Focus, *gone: ox.NamedNode) -> set[ox.Triple]:
    return {t for t in data if t.subject != node or t.predicate not in gone}


def copied(node: object, data: Iterable[ox.Triple]) -> tuple[ox.BlankNode, frozenset[ox.Triple]]:
    copy = ox.BlankNode()
    mine = frozenset(ox.Triple(copy, t.predicate, t.object) for t in data if t.subject == node)
    return copy, mine


def at(year: int) -> ox.Literal:
    return ox.Literal(f"{year}-01-01T00:00:00", datatype=ox.NamedNode(XSD + "dateTime"))


def wrong_values(case: Case) -> list[Value]:
    name = case.parameter.rpartition("#")[2]
    if name == "maxCount":
        return [ox.Literal(f"planted {number}") for number in range(int(str(case.argument)) + 1)]
    return WRONG_VALUES.get(name, [NOTHING])


def test_nothing_is_left_to_pyshacl() -> None:
    """It would be slow; and a misspelt parameter, which it would ignore, comes to light."""
    shapes = taken(SHAPES)
    assert len(shapes.constraints) > 300
    assert not has_targets(shapes.core)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_constraint_catches_its_mistake(case: Case) -> None:
    focus, data = thing(case.shape)
    shapes = taken(alone(case))
    assert judged(focus, data, shapes) == set()
    planted = with_mistake(case, focus, data)
    found = judged(focus, planted, shapes)
    assert {violation.message for violation in found} == {case.message}
    assert found == judged(focus, planted, Shapes(core=alone(case), constraints=()))


def test_each_sparql_constraint_has_its_mistake() -> None:
    shapes = {str(shape).removeprefix(SHAPE) for shape in SHAPES.subjects(SH.sparql)}
    assert shapes == SPARQL_MISTAKES.keys()


@pytest.mark.parametrize("name", SPARQL_MISTAKES)
def test_a_sparql_constraint_catches_its_mistake(name: str) -> None:
    prefix = "@prefix eli: <http://data.europa.eu/eli/ontology#> .\n"
    file = parse((PREFIXES + prefix + SPARQL_MISTAKES[name]).encode(), "bad.ttl")
    found = violations(file.triples, taken(SHAPES))
    message = str(SHAPES.value(URIRef(SHAPE + name), SH.message))
    assert {v.focus for v in found if v.message == message} == {ID + "test/bad"}


@pytest.mark.parametrize(
    "path", sorted((KNOWLEDGE.root / "ontology" / "examples").glob("*.ttl")), ids=lambda p: p.stem
)
def test_the_worked_examples_are_sound(path: Path) -> None:
    files = read_all((*KNOWLEDGE.ontology, path), KNOWLEDGE.root)
    triples = [triple for file in files for triple in file.triples]
    assert violations(triples, taken(SHAPES)) == ()
