"""Powers of holders other than the President, as facts of particular days."""

import pyoxigraph as ox
import pytest

from bilik import resources
from bilik.vocabulary import ID, ONTOLOGY

PREFIXES = f"""\
PREFIX bilik: <{ONTOLOGY}>
PREFIX c: <{ID}concept/>
PREFIX inst: <{ID}institution/>
PREFIX pt: <{ID}power-type/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# Power type, its object (or none), day, and who is on record that day with which status.
HOLDERS = [
    ("appoint-regional-heads", "akim-oblast", "2000-06-01", {"president": "held"}),
    ("appoint-regional-heads", "akim-oblast", "2010-06-01", {"president": "held"}),
    ("appoint-regional-heads", "akim-oblast", "2024-06-01", {"president": "held"}),
    ("propose-appointment", "akim-oblast", "2000-06-01", {"prime-minister": "held"}),
    ("propose-appointment", "akim-oblast", "2010-06-01", {}),
    ("consent-to-appointment", "akim-oblast", "2000-06-01", {}),
    ("consent-to-appointment", "akim-oblast", "2010-06-01", {"maslikhats": "held"}),
    ("consent-to-appointment", "akim-oblast", "2024-06-01", {"maslikhats": "held"}),
    ("appoint-akims", "akim-district", "1994-06-01", {"akim-oblast": "held"}),
    ("appoint-akims", "akim-district", "1996-06-01", {"akim-oblast": "held"}),
    ("appoint-akims", "akim-district", "2010-06-01", {"akim-oblast": "unknown"}),
    ("elect-akims", "akim-district", "2023-11-04", {}),
    ("elect-akims", "akim-district", "2024-06-01", {"electorate": "partial"}),
    ("elect-akims", "akim-district", "2025-06-01", {"electorate": "held"}),
    ("appoint-akims", "akim-rural", "2012-06-01", {"akim-district": "held"}),
    ("appoint-akims", "akim-rural", "2014-06-01", {}),
    ("elect-akims", "akim-rural", "2014-06-01", {"maslikhats": "held"}),
    ("elect-akims", "akim-rural", "2022-01-01", {"electorate": "held"}),
    ("dismiss-akims", "akim-rural", "2020-01-01", {"president": "held"}),
    ("dismiss-akims", "akim-rural", "2024-01-01", {"akim-district": "unknown"}),
    ("consent-to-appointment", "prime-minister", "1992-06-01", {"supreme-council": "held"}),
    ("consent-to-appointment", "prime-minister", "1996-06-01", {"parliament-1995": "held"}),
    ("consent-to-appointment", "prime-minister", "2008-06-01", {"mazhilis": "held"}),
    ("consent-to-appointment", "prime-minister", "2026-11-01", {"kurultai-2026": "held"}),
    ("state-programmes", None, "2018-06-01", {"government": "held", "president": "partial"}),
    ("terminate-maslikhats", "maslikhats", "2000-06-01", {"senate": "held"}),
    ("terminate-maslikhats", "maslikhats", "2010-06-01", {"president": "held"}),
    ("elect-president", "president", "1990-04-24", {"supreme-council": "held"}),
    ("elect-president", "president", "2019-06-09", {"electorate": "held"}),
    ("referendum", None, "1994-06-01", {"president": "held", "supreme-council": "unknown"}),
    ("override-veto", None, "2026-11-01", {"kurultai-2026": "held"}),
    ("consent-to-appointment", "knb-chair", "2026-11-01", {}),
]

# Holder, power type, object, day, and who takes part in which way.
CONSENTS = [
    (
        "president",
        "appoint-regional-heads",
        "akim-oblast",
        "2000-06-01",
        "proposal",
        "prime-minister",
    ),
    ("president", "appoint-regional-heads", "akim-oblast", "2010-06-01", "consent", "maslikhats"),
    ("president", "appoint-regional-heads", "akim-oblast", "2024-06-01", "consent", "maslikhats"),
    ("akim-oblast", "appoint-akims", "akim-district", "1994-06-01", "consent", "president"),
    ("government", "state-programmes", None, "2018-06-01", "consent", "president"),
    ("parliament-1995", "delegate-legislation", None, "2000-06-01", "proposal", "president"),
    (
        "senate",
        "elect-officials",
        "supreme-court",
        "2010-06-01",
        "recommendation",
        "supreme-judicial-council",
    ),
]


@pytest.fixture(scope="module")
def law() -> ox.Store:
    store = ox.Store()
    for path in sorted((resources.root() / "data" / "law").glob("*.ttl")):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def rows(law: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The answer with every IRI cut down to its slug."""
    answer = law.query(PREFIXES + query)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(term.value.rsplit("/", 1)[-1] for term in row) for row in answer]


def on_a_day(power: str, thing: str | None, day: str) -> str:
    """The part of a query that finds records of a power type, on an object if any, on a day."""
    aimed = f"?record bilik:powerObject inst:{thing} ." if thing else ""
    return f"""
      ?record bilik:powerType pt:{power} ; bilik:validFrom ?from .
      {aimed}
      OPTIONAL {{ ?record bilik:validTo ?to }}
      BIND ("{day}T00:00:00"^^xsd:dateTime AS ?day)
      FILTER (?from <= ?day && (!BOUND(?to) || ?day < ?to))
    """


@pytest.mark.parametrize(("power", "thing", "day", "expected"), HOLDERS)
def test_who_holds_a_power_on_a_day(
    law: ox.Store, power: str, thing: str | None, day: str, expected: dict[str, str]
) -> None:
    found = rows(
        law,
        f"""SELECT ?holder ?status WHERE {{
          {on_a_day(power, thing, day)}
          ?record bilik:powerHolder|bilik:concernsHolder ?holder ; bilik:holdingStatus ?status .
        }}""",
    )
    assert sorted(found) == sorted((holder, f"hs-{status}") for holder, status in expected.items())


@pytest.mark.parametrize(("holder", "power", "thing", "day", "kind", "body"), CONSENTS)
def test_who_takes_part_when_a_power_is_used(
    law: ox.Store, holder: str, power: str, thing: str | None, day: str, kind: str, body: str
) -> None:
    found = rows(
        law,
        f"""SELECT DISTINCT ?kind ?body WHERE {{
          {on_a_day(power, thing, day)}
          ?record bilik:powerHolder inst:{holder} ; bilik:subjectToConsent ?consent .
          ?consent bilik:consentKind ?kind ; bilik:consentOf ?body .
        }}""",
    )
    assert (f"ck-{kind}", body) in found


def test_what_was_transferred_in_law_is_held_by_the_receiver_from_that_day(law: ox.Store) -> None:
    transferred = rows(
        law,
        """SELECT ?type ?receiver ?day WHERE {
          ?change bilik:changeKind c:cg-transferred ; bilik:transferredTo ?receiver ;
            bilik:endsPower ?ended .
          ?ended bilik:powerType ?type ; bilik:validTo ?day .
        }""",
    )
    held = rows(
        law,
        """SELECT ?type ?receiver ?day WHERE {
          ?power bilik:powerType ?type ; bilik:powerHolder ?receiver ; bilik:validFrom ?day .
        }""",
    )
    assert transferred
    assert set(transferred) <= set(held)


def test_what_no_source_confirms_is_marked_unverified(law: ox.Store) -> None:
    marks = rows(
        law,
        """SELECT DISTINCT ?confidence ?review WHERE {
          ?power bilik:powerHolder inst:maslikhats ; bilik:powerType pt:elect-akims ;
            bilik:confidence ?confidence ; bilik:reviewStatus ?review .
        }""",
    )
    assert marks == [("0.3", "rs-unverified")]
