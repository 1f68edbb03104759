"""Claims beside law, over the shipped graph, and the comparison of a claim with the measures."""

import re

import pytest
from flask.testing import FlaskClient

from bilik.store.asking import Row
from bilik.vocabulary import ONTOLOGY
from bilik.web.views.assessing import (
    FALLS,
    RISES,
    STAYS,
    Assessment,
    Measured,
    assessments_of,
    beside,
)
from bilik.web.views.matrix import CONCEPT
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
    ("day", "movement"),
    [("2007-05-21", RISES), ("2017-03-14", FALLS), ("2019-01-01", STAYS), ("1990-01-01", "")],
)
def test_the_measure_stands_before_and_after_the_cause(day: str, movement: str) -> None:
    causes: list[Row] = [{"cause": "r", "day": f"{day}T00:00:00", "kind": "k", "changes": "3"}]
    (law,) = beside(_claim("dir-concentration", effectOf="r"), causes, SERIES).laws
    assert law.movement == movement
    assert law.kinds == {"k": 3}


def test_a_peak_stands_beside_the_highest_value() -> None:
    claim = _claim(
        "dir-concentration", effectPhase=CONCEPT + "ep-peak", effectOn="2007-01-01T00:00:00"
    )
    (law,) = beside(claim, [], SERIES).laws
    assert law.after == SERIES[2]
    assert law.peak == SERIES[3]


def test_assessments_keep_all_that_they_were_held_against() -> None:
    row = {"claim": "s", "assessment": "a", "verdict": "v"}
    found = assessments_of([{**row, "against": "x"}, {**row, "against": "y"}])
    assert found == {"s": [Assessment("a", "v", ("x", "y"))]}
    assert assessments_of([row]) == {"s": [Assessment("a", "v")]}


def test_the_peak_of_2007_stands_beside_the_highest_measure(reader: FlaskClient) -> None:
    articles = reader.get("/claims?lang=en").text.split("<article")[1:]
    assert len(articles) >= 10
    (peak,) = [text for text in articles if "2007: concentration of power: peak" in _words(text)]
    words = _words(peak)
    assert "Having reached the peak of concentration by 2007" in words
    assert "The highest value of all: 78.80" in words
    assert "Assessment: contradicted" in words


def test_what_is_not_proven_is_undecided(reader: FlaskClient) -> None:
    articles = reader.get("/claims?lang=en").text.split("<article")[1:]
    rising = [_words(text) for text in articles if "Constitution of 1995: concentration" in text]
    assert rising
    assert all("Assessment: undecided" in words for words in rising)
    assert all("27.85–71.85" in words for words in rising)


def test_plain_statements_stand_beside_the_law_too(reader: FlaskClient) -> None:
    text = reader.get("/claims?lang=en").text
    others = text.partition('id="statements"')[2].split("<article")[1:]
    assert len(others) > 10
    assert any("Adopted on 1993-01-28" in _words(each) for each in others)


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
