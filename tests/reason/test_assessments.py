"""What documents state, held against primary law: both sides, a verdict, and candidates stay so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik import resources
from bilik.reason import rules
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH_ASSESSMENTS, ID, ONTOLOGY, PREFIXES, RDF

DOCUMENT = "<https://w3id.org/bilik/graph/doc/00000000>"
PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def built(built_graph: Settings) -> Iterator[ox.Store]:
    current = Snapshots(built_graph.build_dir).current()
    assert current
    yield ox.Store.read_only(str(current.path))


@pytest.fixture(scope="module")
def law(built: ox.Store) -> ox.Store:
    """Everything but what was derived from documents, in memory, so that tests can add to it."""
    store = ox.Store()
    store.bulk_extend(
        quad
        for quad in built
        if isinstance(quad.graph_name, ox.NamedNode)
        and "graph/doc/" not in quad.graph_name.value
        and quad.graph_name.value != GRAPH_ASSESSMENTS
    )
    return store


def rows(store: ox.Store, query: str) -> list[list[str]]:
    found = store.query(PREFIX + query)
    assert isinstance(found, ox.QuerySolutions)
    shown = [[term.value if term else "" for term in row] for row in found]
    return sorted([value.removeprefix(ID) for value in row] for row in shown)


def test_the_peak_and_the_turn_of_2007_are_contradicted_with_both_sides(built: ox.Store) -> None:
    """The worked example: the document has the peak by 2007, the law has it in 2011."""
    found = rows(
        built,
        """SELECT DISTINCT ?phase ?verdict ?note ?sentence WHERE {
          ?assessment bilik:assesses ?claim ; bilik:verdict ?verdict ; skos:note ?note .
          ?claim bilik:effectPhase ?phase ; bilik:statedIn doc:004_5424537d251f563f ;
            bilik:evidence/oa:hasTarget ?target .
          ?target oa:hasSelector/oa:exact ?sentence .
          FILTER NOT EXISTS { ?target bilik:evidenceRole ?role }
          FILTER (CONTAINS(?sentence, "peak") && LANG(?note) = "en") }""",
    )
    count = "Weighted count of the President's powers: "
    sentence = (
        "Having reached the peak of concentration by 2007, the presidential power on the "
        "constitutional reform of this year began the countdown to the process of its "
        "deconcentration."
    )
    assert found == [
        [
            "concept/ep-beginning",
            "concept/vd-contradicted",
            f"{count}70.25 (1998-10-08), 77.8 (2007-05-21)",
            sentence,
        ],
        [
            "concept/ep-peak",
            "concept/vd-contradicted",
            f"{count}77.8 (2007-05-21), 78.8 (2011-02-03)",
            sentence,
        ],
    ]


def test_the_articles_behind_a_verdict_are_reached(built: ox.Store) -> None:
    articles = rows(
        built,
        """SELECT DISTINCT ?provision WHERE {
          ?assessment bilik:assesses/bilik:effectOf ev:reform-2007 ;
            bilik:assessedAgainst/bilik:startsPower/bilik:conferredBy ?provision }""",
    )
    assert ["provision-version/constitution-1995-art-61-1-c2007"] in articles
    assert len(articles) > 10


@pytest.mark.parametrize(
    ("cause", "verdict"),
    [
        ("reform-1998", "supported"),
        ("reform-2017", "supported"),
        ("reform-2022", "supported"),
        ("constitution-1995", "undecided"),
    ],
)
def test_what_the_bounds_leave_open_is_not_decided(
    built: ox.Store, cause: str, verdict: str
) -> None:
    kind = "event" if "reform" in cause else "act"
    query = f"""SELECT DISTINCT ?verdict WHERE {{
        ?assessment bilik:assesses ?claim ; bilik:verdict ?verdict .
        ?claim bilik:effectOf <{ID}{kind}/{cause}> ; bilik:stance c:st-asserts }}"""
    assert rows(built, query) == [[f"concept/vd-{verdict}"]]


def test_a_provision_is_attested_by_statements_that_stay_candidates(built: ox.Store) -> None:
    found = rows(
        built,
        """SELECT DISTINCT ?power ?status ?words WHERE {
          ?power bilik:attestedBy ?statement .
          ?statement bilik:reviewStatus ?status ; bilik:evidence/oa:hasTarget ?target ;
            bilik:statedIn doc:004_5424537d251f563f .
          ?target bilik:evidenceRole bilik:powerType ; oa:hasSelector/oa:exact ?words }""",
    )
    assert ["power/security-council-c1993", "concept/rs-candidate"] in [row[:2] for row in found]
    assert "create the Security Council" in {row[2] for row in found}


def stated(law: ox.Store, turtle: str, rule: str) -> set[tuple[str, str]]:
    """Add a statement, run one rule, and return what the assessment says, without names."""
    store = ox.Store()
    store.bulk_extend(law)
    store.update(f"{PREFIX} INSERT DATA {{ GRAPH {DOCUMENT} {{ {turtle} }} }}")
    path = Path(resources.root(), "queries/construct")
    (query,) = [each for each in rules.load(path) if each.name == rule]
    found = store.query(query.query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QueryTriples)
    kept = {ONTOLOGY + "verdict", ONTOLOGY + "assessedAgainst", ONTOLOGY + "attestedBy"}
    return {
        (
            triple.predicate.value.removeprefix(ONTOLOGY),
            (
                triple.subject if "attested" in triple.predicate.value else triple.object
            ).value.removeprefix(ID),
        )
        for triple in found
        if triple.predicate.value in kept
        and not isinstance(triple.object, ox.Triple)
        and not isinstance(triple.object, ox.BlankNode)
        and isinstance(triple.subject, ox.NamedNode)
    }


POWER = """stmt:x a bilik:PowerProvision ; bilik:rule "r" ; bilik:statedIn doc:x ;
    bilik:powerHolder inst:president ; bilik:powerType pt:{} ; bilik:conferredByAct act:{} ;
    bilik:stance c:st-{} ."""


@pytest.mark.parametrize(
    ("power", "act", "stance", "verdict", "record"),
    [
        ("dissolve-legislature", "constitution-1995", "asserts", "supported", "c1995"),
        ("dissolve-legislature", "constitution-1995", "denies", "contradicted", "c1995"),
        ("appoint-key-ministers-alone", "constitution-1995", "asserts", "contradicted", "c1995"),
        ("appoint-key-ministers-alone", "constitution-1995", "denies", "supported", "c1995"),
        ("appoint-key-ministers-alone", "law-2017-03-10-51", "asserts", "supported", "c2017"),
        ("dissolve-legislature", "constitution-1993", "asserts", "undecided", "c1993"),
    ],
)
def test_a_power_is_held_against_the_version_of_its_act(
    law: ox.Store, power: str, act: str, stance: str, verdict: str, record: str
) -> None:
    assert stated(law, POWER.format(power, act, stance), "assess-powers") == {
        ("verdict", f"concept/vd-{verdict}"),
        ("assessedAgainst", f"power/{power}-{record}"),
    }


def test_what_the_law_has_no_record_of_is_not_assessed(law: ox.Store) -> None:
    text = POWER.format("dissolve-legislature", "message-2019-09-02", "asserts")
    assert stated(law, text, "assess-powers") == set()


@pytest.mark.parametrize(
    ("power", "stance", "attested"),
    [
        ("dissolve-legislature", "asserts", {"dissolve-legislature-c1995"}),
        ("dissolve-legislature", "denies", set()),
        # Not in the version as adopted: attested where the act came to have it.
        (
            "legislative-initiative",
            "asserts",
            {f"legislative-initiative-c{year}" for year in (2007, 2011, 2017, 2019, 2022)},
        ),
    ],
)
def test_evidence_goes_to_the_version_that_the_act_brought(
    law: ox.Store, power: str, stance: str, attested: set[str]
) -> None:
    text = POWER.format(power, "constitution-1995", stance)
    expected = {("attestedBy", f"power/{name}") for name in attested}
    assert stated(law, text, "attested-powers") == expected


@pytest.mark.parametrize(
    ("day", "edtf", "verdict"),
    [
        ("1995-08-30", "", "supported"),
        ("1995-09-05", "", "supported"),
        ("1995-01-01", "1995", "supported"),
        ("1995-08-31", "", "contradicted"),
        ("1996-01-01", "1996", "contradicted"),
    ],
)
def test_a_day_of_enactment_is_as_exact_as_the_text(
    law: ox.Store, day: str, edtf: str, verdict: str
) -> None:
    written = f'bilik:edtf "{edtf}" ;' if edtf else ""
    text = f"""stmt:x a bilik:Enactment ; bilik:rule "r" ; bilik:enacts act:constitution-1995 ;
        {written} bilik:stance c:st-asserts ; bilik:occurredOn "{day}T00:00:00"^^xsd:dateTime ."""
    assert stated(law, text, "assess-enactments") == {
        ("verdict", f"concept/vd-{verdict}"),
        ("assessedAgainst", "act/constitution-1995"),
    }


@pytest.mark.parametrize(
    ("start", "verdict"),
    [("", "supported"), ("1990-04-24", "supported"), ("1992-01-01", "contradicted")],
)
def test_a_tenure_is_held_against_the_record(law: ox.Store, start: str, verdict: str) -> None:
    day = f'bilik:validFrom "{start}T00:00:00"^^xsd:dateTime ;' if start else ""
    text = f"""stmt:x a bilik:Tenure ; bilik:rule "r" ; {day} bilik:officeHeld inst:president ;
        bilik:tenureOf <{ID}person/nursultan-nazarbayev> ; bilik:stance c:st-asserts ."""
    assert stated(law, text, "assess-tenures") >= {
        ("verdict", f"concept/vd-{verdict}"),
        ("assessedAgainst", "tenure/nursultan-nazarbayev-president"),
    }


def test_the_question_shows_the_verdicts(ask: Callable[..., list[dict[str, str]]]) -> None:
    verdicts = {row["phase"]: row["verdict"] for row in ask("claims-and-law")}
    assert verdicts["peak"] == "contradicted"
    assert verdicts["enabling"] == ""


def test_every_assessment_is_typed_and_names_what_it_compares(built: ox.Store) -> None:
    graph = ox.NamedNode(GRAPH_ASSESSMENTS)
    assessments = [
        quad.subject
        for quad in built.quads_for_pattern(
            None, ox.NamedNode(RDF + "type"), ox.NamedNode(ONTOLOGY + "ClaimAssessment"), graph
        )
    ]
    assert len(assessments) > 15
    for assessment in assessments:
        for name in ("assesses", "verdict"):
            found = [
                *built.quads_for_pattern(assessment, ox.NamedNode(ONTOLOGY + name), None, graph)
            ]
            assert len(found) == 1
        assert [
            *built.quads_for_pattern(
                assessment, ox.NamedNode(ONTOLOGY + "assessedAgainst"), None, graph
            )
        ]
