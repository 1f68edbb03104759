"""The comparison of two days over the shipped graph."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from bilik.web.views.comparison import (
    ADDED,
    CHANGED,
    NARROWED,
    REMOVED,
    TRANSFERRED,
    UNCERTAIN,
    WIDENED,
    Change,
    State,
    compare,
)
from bilik.web.views.matrix import CONCEPT


def _rows(reader: FlaskClient, query: str) -> list[dict[str, str]]:
    response = reader.get(f"/compare.csv?lang=en&{query}")
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.text)))


def test_what_the_president_lost_in_2017_with_articles(reader: FlaskClient) -> None:
    rows = _rows(reader, "from=2017-01-01&to=2017-06-01")
    lost = [row for row in rows if row["difference"] in {"removed", "transferred"}]
    assert len(lost) == 8
    for row in lost:
        assert row["status_after"] == "not held"
        assert "Article" in row["articles_before"]
        assert row["acts"] == "Law of 10 March 2017 amending the Constitution"
    assert "Annulling or suspending acts of the Government and the Prime Minister" in {
        row["power"] for row in lost
    }


def test_an_act_version_stands_for_its_first_day(reader: FlaskClient) -> None:
    assert _rows(reader, "from=c2011&to=c2017") == _rows(reader, "from=2011-02-03&to=2017-03-14")


def test_backwards_losses_are_gains(reader: FlaskClient) -> None:
    forth = {r["power"] for r in _rows(reader, "from=c2011&to=c2017") if r["difference"] == "added"}
    back = {
        r["power"] for r in _rows(reader, "from=c2017&to=c2011") if r["difference"] == "removed"
    }
    assert forth
    assert forth <= back


def test_unknown_is_neither_loss_nor_gain(reader: FlaskClient) -> None:
    rows = _rows(reader, "from=c1993&to=1995-12-26")
    unknown = [row for row in rows if row["status_before"] in {"unknown", "disputed"}]
    assert len(unknown) == 60  # as the measures count them, twelve of them without a record
    assert {row["difference"] for row in unknown} == {"uncertain"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_counts_all_types(reader: FlaskClient, language: str) -> None:
    text = reader.get(f"/compare?lang={language}&from=c1998&to=c2007").text
    assert sum(map(int, re.findall(r"<dd>(\d+)</dd>", text))) == 102
    assert "/compare.csv?from=1998-10-08" in text


def test_the_same_day_twice_differs_in_nothing(reader: FlaskClient) -> None:
    text = reader.get("/compare?from=2008-01-01&to=2008-01-01&lang=en").text
    assert "On the two days the powers are the same." in text


@pytest.mark.parametrize("query", ["from=monday", "to=2008-02-30", "holder=nobody"])
def test_what_is_no_day_gets_one_clear_line(reader: FlaskClient, query: str) -> None:
    assert reader.get(f"/compare?{query}").status_code == 400


def _state(status: str, *consents: tuple[str, str]) -> State:
    return State("r", CONCEPT + status, frozenset(consents))


@pytest.mark.parametrize(
    ("before", "after", "moves", "kind"),
    [
        ("hs-not-held", "hs-partial", [], ADDED),
        ("hs-held", "hs-not-held", [], REMOVED),
        ("hs-held", "hs-not-held", ["cg-transferred"], TRANSFERRED),
        ("hs-held", "hs-partial", [], NARROWED),
        ("hs-partial", "hs-held", [], WIDENED),
        ("hs-held", "hs-held", ["cg-narrowed"], NARROWED),
        ("hs-held", "hs-held", ["cg-narrowed", "cg-widened"], CHANGED),
        ("hs-unknown", "hs-held", [], UNCERTAIN),
        ("hs-held", "hs-disputed", [], UNCERTAIN),
    ],
)
def test_the_kind_of_a_difference(before: str, after: str, moves: list[str], kind: str) -> None:
    changes = [
        Change("ch", CONCEPT + move, "ev", "2000-01-01", takers=("x",) if "transf" in move else ())
        for move in moves
    ]
    found = compare({"t": _state(before)}, {"t": _state(after)}, {"t": changes})
    assert list(found.groups) == [kind]
    assert found.unchanged == 0


def test_another_consent_is_a_change_and_the_same_is_none() -> None:
    old, new = _state("hs-held", ("consent", "senate")), _state("hs-held")
    assert list(compare({"t": old}, {"t": new}, {}).groups) == [CHANGED]
    assert compare({"t": old}, {"t": old}, {}).unchanged == 1
