"""Claims beside law, over the shipped graph, and the comparison of a claim with the measures."""

import re

import pytest
from flask.testing import FlaskClient

from bilik.vocabulary import ONTOLOGY
from bilik.web.views.assessing import FALLS, RISES, STAYS, Measured, beside
from bilik.web.views.matrix import CONCEPT
from bilik.web.views.rows import Row
from bilik.web.views.statements import Statement

SERIES = [
    Measured("1993-01-28", "v1", 20.0, 77.0),
    Measured("1995-09-05", "v2", 67.0, 67.0),
    Measured("2007-05-21", "v3", 78.0, 78.0),
    Measured("2011-02-03", "v4", 79.0, 79.0),
    Measured("2017-03-14", "v5", 71.0, 71.0),
]


def _claim(direction: str, **values: str) -> Statement:
    terms = {ONTOLOGY + "changeDirection": CONCEPT + direction} | {
        ONTOLOGY + name: value for name, value in values.items()
    }
    return Statement(
        iri="s",
        frames=(),
        values=tuple((name, ({"type": "uri", "value": value},)) for name, value in terms.items()),
    )


@pytest.mark.parametrize(
    ("direction", "day", "movement", "agrees"),
    [
        ("dir-concentration", "2007-05-21", RISES, True),
        ("dir-deconcentration", "2007-05-21", RISES, False),
        ("dir-deconcentration", "2017-03-14", FALLS, True),
        ("dir-concentration", "1995-09-05", RISES, None),  # what is unknown could outweigh it
        ("dir-concentration", "2000-01-01", "stays", None),
        ("dir-decentralisation", "2017-03-14", FALLS, None),  # the measure does not tell that
        ("dir-concentration", "1990-01-01", "", None),
    ],
)
def test_the_measure_is_held_against_the_direction(
    direction: str, day: str, movement: str, agrees: bool | None
) -> None:
    causes: list[Row] = [{"cause": "r", "day": f"{day}T00:00:00", "changes": "0"}]
    series = SERIES if day != "2000-01-01" else [*SERIES, Measured(day, "v2", 67.0, 67.0)]
    pair = beside(_claim(direction, effectOf="r"), causes, sorted(series, key=lambda m: m.day))
    (law,) = pair.laws
    assert law.movement == movement
    assert (movement == STAYS) == (day == "2000-01-01")
    assert pair.agrees(law) is agrees


@pytest.mark.parametrize(("year", "agrees"), [("2007", False), ("2011", True)])
def test_a_peak_is_held_against_the_highest_value(year: str, agrees: bool) -> None:
    claim = _claim(
        "dir-concentration", effectPhase=CONCEPT + "ep-peak", effectOn=f"{year}-01-01T00:00:00"
    )
    pair = beside(claim, [], SERIES)
    (law,) = pair.laws
    assert law.peak == SERIES[3]
    assert pair.agrees(law) is agrees


def test_the_peak_of_2007_stands_beside_the_highest_measure(reader: FlaskClient) -> None:
    articles = reader.get("/claims?lang=en").text.split("<article")[1:]
    assert len(articles) >= 10
    (peak,) = [text for text in articles if "2007: concentration of power: peak" in _words(text)]
    words = _words(peak)
    assert "Having reached the peak of concentration by 2007" in words
    assert "The highest value of all: 78.80" in words
    assert "The measure says otherwise" in words


def test_what_is_not_proven_is_said_so(reader: FlaskClient) -> None:
    articles = reader.get("/claims?lang=en").text.split("<article")[1:]
    (adopted,) = [text for text in articles if 'href="/doc/act/constitution-1993' in text]
    assert "That is not proven" in adopted
    assert "The measure cannot tell" in adopted


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
