"""How many powers the President has on a day, and what each reform changed.

The figures are those of the sources that data/law was written from, so they hold the data and the
questions to account at once.
"""

import re
from collections import Counter
from collections.abc import Callable

import pytest

Ask = Callable[..., list[dict[str, str]]]

STATUSES = ("held", "partly held", "disputed", "unknown", "not held")
POWER_TYPES = 102

# Counts by status in the order of STATUSES, for each version of the law as a whole.
VERSIONS = {
    "cl1991": (13, 6, 0, 42, 41),
    "c1993": (30, 12, 2, 46, 12),
    "c1995": (80, 7, 0, 0, 15),
    "c2007": (91, 3, 0, 0, 8),
    "c2017": (83, 6, 0, 0, 13),
    "c2022": (81, 6, 0, 0, 15),
    "c2026": (81, 4, 0, 1, 16),
}
DAYS = {
    "1991-12-31": "cl1991",
    "1993-06-01": "c1993",
    "1996-01-01": "c1995",
    "2008-01-01": "c2007",
    "2018-01-01": "c2017",
    "2023-06-01": "c2022",
    "2026-11-01": "c2026",
}

# Powers of the version of 1993 that a statute later than June 1993 gave: nothing is recorded of
# them on 1 June, so they are missing from that day, and not counted as 'not held'.
GIVEN_AFTER_JUNE_1993 = {
    "state-of-emergency": "held",  # law of 15 October 1993
    "call-legislative-elections": "held",  # Election Code, 9 December 1993
    "appoint-legislators": "partly held",  # Election Code
    "appoint-regional-heads": "held",  # law on local bodies, 10 December 1993
    "dismiss-akims": "held",  # law on local bodies
    "lower-akims-procedure": "partly held",  # law on local bodies
    "decree-law-no-legislature": "partly held",  # delegation law, 10 December 1993
    "delegated-legislation": "partly held",  # delegation law
    "consultative-peoples-body": "partly held",  # decree of 1 March 1995
    "cec-members": "held",  # decree of 17 March 1995
}

# Powers held or partly held for which a source names the act but no article: the texts of 1990 and
# 1993 are lost.
WITHOUT_ARTICLE = {"1991-12-31": 17, "1993-06-01": 9}

REFORMS: dict[str, dict[str, int]] = {
    "1998": {"granted": 1, "widened": 1, "changed": 2, "narrowed": 3},
    "2007": {"granted": 8, "widened": 6, "changed": 13, "narrowed": 2},
    "2011": {"granted": 1},
    "2017": {"granted": 1, "changed": 3, "narrowed": 6, "transferred": 3, "removed": 7},
    "2019": {},
    "2022": {"widened": 1, "changed": 3, "narrowed": 6, "removed": 2},
    "2026": {"granted": 4, "widened": 17, "changed": 7, "removed": 5},
}

# Some changes by name: the reform, the kind of change and the record of the change.
NAMED = [
    ("1998", "narrowed", "dismiss-minister-on-request"),
    ("2007", "granted", "legislative-initiative"),
    ("2007", "granted", "terminate-maslikhats"),
    ("2007", "widened", "dissolve-legislature"),
    ("2007", "narrowed", "appoint-regional-heads"),
    ("2011", "granted", "early-presidential-election"),
    ("2017", "granted", "const-review-laws-in-force"),
    ("2017", "removed", "annul-government-acts"),
    ("2017", "removed", "object-const-council"),
    ("2017", "transferred", "state-programmes"),
    ("2017", "transferred", "lower-akims-procedure"),
    ("2022", "narrowed", "appoint-legislators"),
    ("2022", "narrowed", "const-body-chair"),
    ("2022", "widened", "const-body-members"),
    ("2022", "removed", "annul-akim-acts"),
    ("2026", "granted", "decree-law-no-legislature"),
    ("2026", "granted", "establish-awards"),
    ("2026", "widened", "ombudsman"),
    ("2026", "removed", "appoint-legislators"),
    ("2026", "removed", "state-secretary-counsellor"),
]


def slug(record: str) -> str:
    """Return the power type of a record: .../power/veto-package-c1995 -> veto-package."""
    return record.rsplit("/", 1)[-1].rsplit("-", 1)[0]


def expected_on(day: str) -> Counter[str]:
    version = Counter(dict(zip(STATUSES, VERSIONS[DAYS[day]], strict=True)))
    if day == "1993-06-01":
        version -= Counter(GIVEN_AFTER_JUNE_1993.values())
    return +version


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_speaks_of_every_power(version: str) -> None:
    assert sum(VERSIONS[version]) == POWER_TYPES


@pytest.mark.parametrize("day", DAYS)
def test_powers_in_force_on_a_day(day: str, ask: Ask) -> None:
    rows = ask("powers-on-a-day", date=day)
    assert Counter(row["status"] for row in rows) == expected_on(day)
    assert {row["record"].rsplit("-", 1)[-1] for row in rows} == {DAYS[day]}
    assert len({row["power"] for row in rows}) == len(rows)


def test_powers_of_later_statutes_are_missing_before_them(ask: Ask) -> None:
    before = {slug(row["record"]) for row in ask("powers-on-a-day", date="1993-06-01")}
    after = {slug(row["record"]): row for row in ask("powers-on-a-day", date="1995-06-01")}
    assert {name: after[name]["status"] for name in after.keys() - before} == GIVEN_AFTER_JUNE_1993
    assert before <= after.keys()


@pytest.mark.parametrize("day", DAYS)
def test_rows_name_article_and_source(day: str, ask: Ask) -> None:
    rows = ask("powers-on-a-day", date=day)
    held = [row for row in rows if row["status"] in {"held", "partly held"}]
    assert all(row["source"] for row in rows)
    assert all(row["article"] for row in held)
    only_act = [row for row in held if not re.search(r"[Aa]rt|\d+\(", row["article"])]
    assert len(only_act) == WITHOUT_ARTICLE.get(day, 0)


@pytest.mark.parametrize("year", REFORMS)
def test_what_a_reform_changed(year: str, ask: Ask) -> None:
    rows = ask("reform-changes", reform=f"ev:reform-{year}")
    assert Counter(row["change"] for row in rows) == REFORMS[year]
    assert all(row["source"] and (row["articleBefore"] or row["articleAfter"]) for row in rows)


@pytest.mark.parametrize(("year", "change", "power"), NAMED)
def test_a_reform_changed_this_power(year: str, change: str, power: str, ask: Ask) -> None:
    rows = ask("reform-changes", reform=f"ev:reform-{year}")
    assert (change, power) in {(row["change"], slug(row["record"])) for row in rows}


def test_removed_powers_are_no_longer_held_in_full(ask: Ask) -> None:
    for year in REFORMS:
        rows = ask("reform-changes", reform=f"ev:reform-{year}")
        removed = [row["after"] for row in rows if row["change"] == "removed"]
        assert set(removed) <= {"not held", "partly held", "unknown"}
        granted = [row["after"] for row in rows if row["change"] == "granted"]
        assert set(granted) <= {"held", "partly held"}


def test_the_consent_to_regional_heads_passed_to_the_maslikhats(ask: Ask) -> None:
    changed = ask("changes-of-a-law", act="act:law-2007-05-21-254")
    [row] = [row for row in changed if row["subject"].startswith("Appointing akims of oblasts")]
    assert row["consentBefore"] == "proposal: Prime Minister"
    assert row["consentAfter"] == "consent: Maslikhat"


def test_the_counts_agree_with_the_measures(ask: Ask) -> None:
    """On a day on which a version is complete, rows and published measures say the same."""
    columns = ("held", "partlyHeld", "disputed", "unknown", "notHeld")
    measured = {row["day"]: row for row in ask("powers-over-time")}
    for day, version in (("2007-05-21", "c2007"), ("2026-07-01", "c2026")):
        counts = tuple(int(float(measured[day][column])) for column in columns)
        assert counts == VERSIONS[version]
