"""The measures of concentration: their numbers, their provenance and their form as data cubes.

Counts and curves are those of the law as recorded in data/law; a number that changes here changes
what the project says about history, so each one is written out.
"""

from collections import defaultdict
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

import pyoxigraph as ox
import pytest

from bilik import populate, resources, settings
from bilik.reason import rules
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import (
    GRAPH_CURATED,
    GRAPH_INFERRED,
    GRAPH_MEASURES,
    GRAPH_ONTOLOGY,
    ID,
    ONTOLOGY,
)

CONSTRUCTS = resources.root() / "queries" / "construct"
MEASURES = ox.NamedNode(GRAPH_MEASURES)
PREFIXES = """\
PREFIX bilik: <https://w3id.org/bilik/ontology#>
PREFIX c: <https://w3id.org/bilik/id/concept/>
PREFIX cube: <https://w3id.org/bilik/id/cube/>
PREFIX measure: <https://w3id.org/bilik/id/measure/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

STATUSES = ("held", "partial", "disputed", "not-held", "unknown")
TYPES = 102  # power types on which the law has records

# Each version on a day on which all of its records are in force.
COUNTS = {
    "1990-11-20": (12, 6, 0, 42, 42),
    "1991-12-16": (13, 6, 0, 41, 42),
    "1995-03-17": (30, 12, 2, 12, 46),
    "1995-12-26": (80, 7, 0, 15, 0),
    "1998-10-08": (82, 6, 0, 14, 0),
    "2007-05-21": (91, 3, 0, 8, 0),
    "2011-02-03": (92, 3, 0, 7, 0),
    "2017-03-14": (83, 6, 0, 13, 0),
    "2019-03-23": (83, 6, 0, 13, 0),
    "2023-01-01": (81, 6, 0, 15, 0),
    "2026-07-01": (81, 4, 0, 16, 1),
}

WEIGHTED = {
    "1990-04-24": "9.95",
    "1990-11-20": "11.95",
    "1991-12-16": "12.95",
    "1993-01-28": "20.9",
    "1995-03-17": "27.85",
    "1995-09-05": "66.65",
    "1995-12-26": "68.75",
    "1998-10-08": "70.25",
    "2007-05-21": "77.8",
    "2011-02-03": "78.8",
    "2017-03-14": "70.95",
    "2019-03-23": "70.95",
    "2022-06-08": "68.95",
    "2023-01-01": "67.25",
    "2026-07-01": "68.05",
}

# Scheme and its value in 1995 (March), 1998, 2007, 2017, 2023 and 2026.
VARIANTS = {
    "weighted-consent-free": ("34", "79", "86.5", "80", "78", "76.5"),
    "weighted-consent-half": ("28.75", "67.25", "74.5", "67.75", "63.75", "64.75"),
    "weighted-partial-none": ("25.5", "68.65", "77.35", "70.05", "66.35", "67.1"),
    "weighted-partial-full": ("30.2", "71.85", "78.25", "71.85", "68.15", "69"),
    "weighted-types-equal": ("29.85", "75.9", "83.45", "76.6", "72.9", "74.15"),
    "weighted-upper": ("71.85", "70.25", "77.8", "70.95", "67.25", "69.05"),
}
VARIANT_DAYS = ("1995-03-17", "1998-10-08", "2007-05-21", "2017-03-14", "2023-01-01", "2026-07-01")

# Total of the scored dimensions, and how many have no score.
PROFILE = {
    "l1990": (None, 10),
    "cl1991": (None, 10),
    "c1993": (9, 4),
    "c1995": (20, 0),
    "c1998": (20, 0),
    "c2007": (22, 0),
    "c2011": (22, 0),
    "c2017": (21, 0),
    "c2019": (21, 0),
    "c2022": (21, 0),
    "c2026": (23, 0),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("build")
    populate.build(settings.load({}, build_dir=folder))
    snapshot = Snapshots(folder).current()
    assert snapshot is not None
    return ox.Store.read_only(str(snapshot.path))


@pytest.fixture
def cubes(graph: ox.Store) -> ox.Store:
    """The measures with the terms and types that they rest on, free to be spoilt."""
    copy = ox.Store()
    for name in (GRAPH_MEASURES, GRAPH_ONTOLOGY, GRAPH_INFERRED):
        quads = graph.quads_for_pattern(None, None, None, ox.NamedNode(name))
        copy.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return copy


def values(graph: ox.Store, measure: str) -> list[Decimal]:
    node, value_of = ox.NamedNode(f"{ID}measure/{measure}"), ox.NamedNode(ONTOLOGY + "measureValue")
    quads = graph.quads_for_pattern(node, value_of, None, MEASURES)
    return [Decimal(quad.object.value) for quad in quads if isinstance(quad.object, ox.Literal)]


def value(graph: ox.Store, measure: str) -> Decimal:
    (only,) = values(graph, measure)
    return only


def ask(graph: ox.Store, query: str) -> bool:
    return bool(graph.query(PREFIXES + query))


def rows(graph: ox.Store, query: str) -> list[tuple[str, ...]]:
    answer = graph.query(PREFIXES + query)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(term.value for term in row) for row in answer]


@pytest.mark.parametrize("day", COUNTS)
def test_the_counts_of_a_version_are_those_of_its_records(graph: ox.Store, day: str) -> None:
    found = [value(graph, f"count-{day}-all-branches-{status}") for status in STATUSES]
    assert found == [Decimal(number) for number in COUNTS[day]]


def test_a_type_without_a_record_is_unknown_and_never_not_held(graph: ox.Store) -> None:
    """In January 1993 twelve types had no record yet; 46 records say 'unknown', 12 'not held'."""
    assert value(graph, "count-1993-01-28-all-branches-unknown") == 46 + 12
    assert value(graph, "count-1993-01-28-all-branches-not-held") == 12


def test_a_record_that_outlives_its_version_counts_until_it_ends(graph: ox.Store) -> None:
    """The power to shorten constitutional review, of 2019, was held until 1 January 2023."""
    assert value(graph, "count-2022-06-08-all-branches-held") == 82
    assert value(graph, "count-2023-01-01-all-branches-held") == 81


def test_the_five_statuses_add_up_to_all_types_in_each_branch(graph: ox.Store) -> None:
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for day, branch, number in rows(
        graph,
        """SELECT ?day ?branch ?value { ?m bilik:measureScheme c:ms-count ;
             bilik:measuredOn ?day ; bilik:measuredBranch ?branch ; bilik:measureValue ?value }""",
    ):
        totals[day, branch.rpartition("/")[2]] += Decimal(number)
    days = {day for day, _ in totals}
    branches = {branch for _, branch in totals} - {"mt-all-branches"}
    assert len(days) == 21 and len(branches) == 8
    for day in days:
        assert totals[day, "mt-all-branches"] == TYPES
        assert sum(totals[day, branch] for branch in branches) == TYPES
    for branch in branches:
        assert len({totals[day, branch] for day in days}) == 1


def test_a_number_of_held_powers_names_them(graph: ox.Store) -> None:
    wrong = rows(
        graph,
        """SELECT ?m { ?m bilik:measureScheme c:ms-count ; bilik:measuredStatus ?status ;
               bilik:measuredBranch ?branch ; bilik:measureValue ?value
             FILTER(?status IN (c:hs-held, c:hs-partial) && ?branch != c:mt-all-branches)
             OPTIONAL { ?m bilik:basedOnPower ?power }
           } GROUP BY ?m ?value HAVING(COUNT(?power) != ?value)""",
    )
    assert wrong == []


def test_the_weighted_curve_rises_to_2011_and_falls_from_2017(graph: ox.Store) -> None:
    """70.25 in 1998, 77.8 in 2007, a peak of 78.8 in 2011; then 70.95 in 2017 and 67.25 in 2023.

    In 2026 the number of powers held or partly held falls from 87 to 85, yet the weighted count
    rises by 0.8: the powers that remain need less consent.
    """
    curve = {day: value(graph, f"weighted-{day}-all-branches") for day in WEIGHTED}
    assert curve == {day: Decimal(number) for day, number in WEIGHTED.items()}
    assert max(curve, key=lambda day: curve[day]) == "2011-02-03"


def test_the_branches_add_up_to_the_whole(graph: ox.Store) -> None:
    parts: dict[str, Decimal] = defaultdict(Decimal)
    for day, number in rows(
        graph,
        """SELECT ?day ?value { ?m bilik:measureScheme c:ms-weighted ; bilik:measuredOn ?day ;
             bilik:measuredBranch ?branch ; bilik:measureValue ?value .
             ?branch skos:inScheme c:branches }""",
    ):
        parts[day[:10]] += Decimal(number)
    assert len(parts) == 21
    for day, total in parts.items():
        assert total == value(graph, f"weighted-{day}-all-branches")


@pytest.mark.parametrize("scheme", VARIANTS)
def test_a_variant_has_the_values_that_its_definition_gives(graph: ox.Store, scheme: str) -> None:
    found = [value(graph, f"{scheme}-{day}-all-branches") for day in VARIANT_DAYS]
    assert found == [Decimal(number) for number in VARIANTS[scheme]]


@pytest.mark.parametrize("scheme", VARIANTS)
def test_no_choice_of_weights_hides_the_rise_of_2007_and_the_fall_of_2017(
    graph: ox.Store, scheme: str
) -> None:
    in_1998, in_2007, in_2017 = (
        value(graph, f"{scheme}-{day}-all-branches")
        for day in ("1998-10-08", "2007-05-21", "2017-03-14")
    )
    assert in_1998 < in_2007 > in_2017


def test_variants_bound_the_weighted_count(graph: ox.Store) -> None:
    for day in WEIGHTED:
        names = ("partial-none", "", "partial-full", "upper", "consent-free")
        low, middle, high, upper, free = (
            value(graph, f"weighted-{name}-{day}-all-branches".replace("--", "-")) for name in names
        )
        assert low < middle < high
        assert middle <= upper
        assert middle < free


def test_2026_lies_above_2023_only_where_consent_counts(graph: ox.Store) -> None:
    """Ignoring consent, 2026 is 1.5 below 2023; counting it, it is 0.8 above."""
    change = {
        scheme: value(graph, f"{scheme}-2026-07-01-all-branches")
        - value(graph, f"{scheme}-2023-01-01-all-branches")
        for scheme in ("weighted", "weighted-consent-free")
    }
    assert change == {"weighted": Decimal("0.8"), "weighted-consent-free": Decimal("-1.5")}


def test_each_scheme_that_measures_is_defined_in_three_languages(graph: ox.Store) -> None:
    languages = rows(
        graph,
        """SELECT ?scheme (COUNT(DISTINCT LANG(?text)) AS ?languages) {
             { SELECT DISTINCT ?scheme { ?m bilik:measureScheme ?scheme } }
             ?scheme a bilik:MeasureScheme ; skos:definition ?text
           } GROUP BY ?scheme""",
    )
    assert len(languages) == 2 + len(VARIANTS) + 2
    assert {number for _, number in languages} == {"3"}


def test_what_has_no_weight_is_published_as_such(graph: ox.Store) -> None:
    weights = rows(
        graph,
        "SELECT ?status ?weight { ?status a bilik:HoldingStatus ; bilik:weight ?weight }",
    )
    assert {status.rpartition("hs-")[2]: Decimal(weight) for status, weight in weights} == {
        "held": 1,
        "partial": Decimal("0.5"),
        "not-held": 0,
    }


@pytest.mark.parametrize("version", PROFILE)
def test_the_profile_keeps_unscored_dimensions_apart(graph: ox.Store, version: str) -> None:
    total, unscored = PROFILE[version]
    expected = [] if total is None else [Decimal(total)]
    assert values(graph, f"shugart-carey-{version}-all-dimensions") == expected
    assert value(graph, f"shugart-carey-unscored-{version}-all-dimensions") == unscored
    named = rows(
        graph,
        f"""SELECT ?dimension {{ measure:shugart-carey-unscored-{version}-all-dimensions
              bilik:unscoredDimension ?dimension }}""",
    )
    assert len(named) == unscored


def test_a_dimension_has_a_score_or_is_marked_unscored(graph: ox.Store) -> None:
    assert values(graph, "shugart-carey-c1993-decree") == []
    assert value(graph, "shugart-carey-unscored-c1993-decree") == 1
    assert value(graph, "shugart-carey-c1993-budget") == 0
    assert value(graph, "shugart-carey-unscored-c1993-budget") == 0


def test_the_profile_is_marked_as_our_own_reading(graph: ox.Store) -> None:
    unmarked = """ASK { ?m qb:dataSet cube:shugart-carey
      FILTER NOT EXISTS { ?m bilik:reviewStatus c:rs-unverified ; bilik:sourceNote ?note
        FILTER(STRSTARTS(?note, "own reading")) } }"""
    assert not ask(graph, unmarked)
    assert len(rows(graph, "SELECT ?m { ?m qb:dataSet cube:shugart-carey }")) == 86 + 9 + 121


def test_every_measure_says_which_query_made_it_from_which_graphs(graph: ox.Store) -> None:
    observations = rows(graph, "SELECT ?m { ?m a bilik:ConcentrationMeasure, qb:Observation }")
    traced = rows(
        graph,
        f"""SELECT DISTINCT ?m {{ ?m a bilik:ConcentrationMeasure ;
              prov:wasDerivedFrom <{GRAPH_CURATED}>, <{GRAPH_ONTOLOGY}> ;
              prov:wasGeneratedBy ?run . ?run a prov:Activity ; prov:used ?query .
            ?query a prov:Entity ; bilik:querySha256 ?digest }}""",
    )
    assert len(observations) == 21 * 9 * 5 + 21 * 9 + 21 * len(VARIANTS) + 216
    assert sorted(traced) == sorted(observations)


def test_the_digest_of_a_query_is_that_of_its_file(graph: ox.Store) -> None:
    published = rows(graph, "SELECT ?query ?digest { ?query bilik:querySha256 ?digest }")
    files = [
        (f"{ID}query/{path.stem}", sha256(path.read_bytes()).hexdigest())
        for path in sorted(CONSTRUCTS.glob("measures-*.rq"))
    ]
    assert len(files) == 5
    assert sorted(published) == files


def test_two_runs_give_identical_quads(graph: ox.Store) -> None:
    """The second run reads the same statements in reverse."""
    named = [quad for quad in graph if isinstance(quad.graph_name, ox.NamedNode)]
    published = sorted((quad for quad in named if quad.graph_name == MEASURES), key=str)
    again = rules.infer(reversed(named), rules.load(CONSTRUCTS))
    assert [quad for quad in again if quad.graph_name == MEASURES] == published


def test_there_are_no_blank_nodes(graph: ox.Store) -> None:
    quads = list(graph.quads_for_pattern(None, None, None, MEASURES))
    assert len(quads) > 20_000
    assert not any(isinstance(node, ox.BlankNode) for q in quads for node in (q.subject, q.object))


def test_a_series_runs_from_the_first_day_to_the_last(graph: ox.Store) -> None:
    lengths = rows(
        graph,
        """SELECT ?series (COUNT(?m) AS ?n) { cube:powers qb:slice ?series .
             ?series qb:observation ?m } GROUP BY ?series""",
    )
    assert len(lengths) == 9 * 5 + 9 + len(VARIANTS)
    assert {number for _, number in lengths} == {"21"}
    days = rows(
        graph,
        """SELECT ?day { <https://w3id.org/bilik/id/cube/powers/series/weighted-all-branches>
             qb:observation/bilik:measuredOn ?day } ORDER BY ?day""",
    )
    assert all(earlier < later for earlier, later in pairwise(days))


# Integrity constraints of the RDF Data Cube Vocabulary (W3C Recommendation, 2014, section 11.3),
# each with an update that breaks it. An ASK that answers true has found a fault. Left out are those
# on attributes, measure dimensions and hierarchical code lists, which these cubes do not have.
CONSTRAINTS = {
    "IC-1 unique data set": (
        """{ ?obs a qb:Observation FILTER NOT EXISTS { ?obs qb:dataSet ?dataset1 } }
           UNION { ?obs a qb:Observation ; qb:dataSet ?dataset1, ?dataset2
                   FILTER(?dataset1 != ?dataset2) }""",
        "INSERT DATA { measure:weighted-2007-05-21-all-branches qb:dataSet cube:shugart-carey }",
    ),
    "IC-2 unique structure": (
        """{ ?dataset a qb:DataSet FILTER NOT EXISTS { ?dataset qb:structure ?dsd } }
           UNION { ?dataset a qb:DataSet ; qb:structure ?dsd1, ?dsd2 FILTER(?dsd1 != ?dsd2) }""",
        "DELETE WHERE { cube:powers qb:structure ?dsd }",
    ),
    "IC-3 a structure has a measure": (
        """?dsd a qb:DataStructureDefinition
           FILTER NOT EXISTS {
             ?dsd qb:component [ qb:componentProperty [ a qb:MeasureProperty ] ] }""",
        "DELETE WHERE { bilik:measureValue a qb:MeasureProperty }",
    ),
    "IC-4 dimensions have a range": (
        "?dim a qb:DimensionProperty FILTER NOT EXISTS { ?dim rdfs:range [] }",
        "DELETE WHERE { bilik:measuredOn rdfs:range ?range }",
    ),
    "IC-5 concept dimensions have code lists": (
        """?dim a qb:DimensionProperty ; rdfs:range skos:Concept
           FILTER NOT EXISTS { ?dim qb:codeList [] }""",
        "DELETE WHERE { bilik:measuredBranch qb:codeList ?list }",
    ),
    "IC-7 slice keys are declared": (
        """?key a qb:SliceKey
           FILTER NOT EXISTS { [ a qb:DataStructureDefinition ] qb:sliceKey ?key }""",
        "DELETE WHERE { ?dsd qb:sliceKey ?key }",
    ),
    "IC-8 slice keys keep to their structure": (
        """?key a qb:SliceKey ; qb:componentProperty ?prop . ?dsd qb:sliceKey ?key
           FILTER NOT EXISTS { ?dsd qb:component [ qb:componentProperty ?prop ] }""",
        """INSERT DATA { <https://w3id.org/bilik/id/cube/powers/series-key>
             qb:componentProperty bilik:measuredDimension }""",
    ),
    "IC-9 unique slice structure": (
        """{ ?slice a qb:Slice FILTER NOT EXISTS { ?slice qb:sliceStructure ?key } }
           UNION { ?slice a qb:Slice ; qb:sliceStructure ?key1, ?key2 FILTER(?key1 != ?key2) }""",
        "DELETE WHERE { ?slice qb:sliceStructure ?key }",
    ),
    "IC-10 slices fix their dimensions": (
        """?slice qb:sliceStructure [ qb:componentProperty ?dim ]
           FILTER NOT EXISTS { ?slice ?dim [] }""",
        """DELETE { ?slice bilik:measuredStatus ?status }
           WHERE { ?slice a qb:Slice ; bilik:measuredStatus ?status }""",
    ),
    "IC-11 all dimensions required": (
        """?obs qb:dataSet/qb:structure/qb:component/qb:componentProperty ?dim .
           ?dim a qb:DimensionProperty FILTER NOT EXISTS { ?obs ?dim [] }""",
        "DELETE WHERE { measure:weighted-2007-05-21-all-branches bilik:measuredBranch ?branch }",
    ),
    # The Recommendation compares all pairs; one key for each observation says the same, sooner.
    "IC-12 no duplicate observations": (
        """{ SELECT ?dataset ?key { { SELECT ?obs ?dataset (GROUP_CONCAT(?part) AS ?key) {
               { SELECT ?obs ?dataset ?part {
                   ?obs qb:dataSet ?dataset .
                   ?dataset qb:structure/qb:component/qb:dimension ?dim . ?obs ?dim ?value
                   BIND(CONCAT(STR(?dim), "=", STR(?value)) AS ?part) } ORDER BY ?obs ?part }
             } GROUP BY ?obs ?dataset } } GROUP BY ?dataset ?key HAVING(COUNT(?obs) > 1) }""",
        """INSERT { measure:twin ?p ?o }
           WHERE { measure:weighted-2007-05-21-all-branches ?p ?o }""",
    ),
    "IC-14 all measures present": (
        """?obs qb:dataSet/qb:structure ?dsd
           FILTER NOT EXISTS { ?dsd qb:component/qb:componentProperty qb:measureType }
           ?dsd qb:component/qb:componentProperty ?measure . ?measure a qb:MeasureProperty
           FILTER NOT EXISTS { ?obs ?measure [] }""",
        "DELETE WHERE { measure:weighted-2007-05-21-all-branches bilik:measureValue ?value }",
    ),
    "IC-18 slices stay in their data set": (
        """?dataset qb:slice ?slice . ?slice qb:observation ?obs
           FILTER NOT EXISTS { ?obs qb:dataSet ?dataset }""",
        """INSERT { ?slice qb:observation measure:weighted-2007-05-21-all-branches }
           WHERE { cube:shugart-carey qb:slice ?slice }""",
    ),
    "IC-19 codes from a scheme": (
        """?obs qb:dataSet/qb:structure/qb:component/qb:componentProperty ?dim .
           ?dim a qb:DimensionProperty ; qb:codeList ?list . ?list a skos:ConceptScheme .
           ?obs ?dim ?value
           FILTER NOT EXISTS { ?value a skos:Concept ; skos:inScheme ?list }""",
        """INSERT DATA { measure:weighted-2007-05-21-all-branches
             bilik:measureScheme c:br-foreign }""",
    ),
    "IC-19 codes from a collection": (
        """?obs qb:dataSet/qb:structure/qb:component/qb:componentProperty ?dim .
           ?dim a qb:DimensionProperty ; qb:codeList ?list . ?list a skos:Collection .
           ?obs ?dim ?value
           FILTER NOT EXISTS { ?value a skos:Concept . ?list skos:member+ ?value }""",
        """INSERT DATA { measure:weighted-2007-05-21-all-branches
             bilik:measuredBranch c:hs-held }""",
    ),
}


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_an_integrity_constraint_holds_and_would_find_a_fault(cubes: ox.Store, name: str) -> None:
    constraint, damage = CONSTRAINTS[name]
    assert not ask(cubes, f"ASK {{ {constraint} }}")
    cubes.update(PREFIXES + damage)
    assert ask(cubes, f"ASK {{ {constraint} }}")
