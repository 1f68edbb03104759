"""The front page over the shipped graph: chart, ways in, weight; and the page about the data."""

import json
import re

import pytest
from flask.testing import FlaskClient

from bilik.vocabulary import LANGUAGES
from bilik.web.views.chart import BOTTOM, LEFT, RIGHT, TOP, chart


def test_the_chart_counts_as_the_measures_do(reader: FlaskClient) -> None:
    text = reader.get("/?lang=en").text
    told = re.findall(r'aria-label="([^"]+): (\d+) held, (\d+) partly held, (\d+) unknown', text)
    assert len(told) == 11
    assert ("Constitution of 1995 as of 2007", "91", "3", "0") in told
    assert ("Constitution of 1993", "24", "6", "60") in told
    table = text.partition("The numbers as a table</summary>")[2].partition("</table>")[0]
    assert table.count("<tr>") == 22


def test_each_period_leads_to_what_changed_at_its_beginning(reader: FlaskClient) -> None:
    text = reader.get("/?lang=en").text
    links = re.findall(r'<a class="period" href="([^"]+)"', text)
    assert "/compare?from=c2011&amp;to=c2017&amp;lang=en" in links
    for link in links:
        assert reader.get(link.replace("&amp;", "&")).status_code == 200


def test_layers_fill_the_picture_and_nothing_more() -> None:
    rows = [
        {"day": f"{day}T00:00:00", "version": version, "branch": b, "status": s, "value": value}
        for day, version, held in (("1990-04-24", "v1", "1"), ("2007-05-21", "v2", "3"))
        for b, s, value in (
            ("b", "https://w3id.org/bilik/id/concept/hs-held", held),
            ("https://w3id.org/bilik/id/concept/mt-all-branches", "x/hs-held", held),
            ("https://w3id.org/bilik/id/concept/mt-all-branches", "x/hs-not-held", "4"),
        )
    ]
    drawn = chart(rows, [{"reform": "r", "day": "1989-01-01T00:00:00", "changes": "1"}])
    assert drawn is not None
    (layer,) = drawn.layers
    numbers = [int(n) for n in re.findall(r"[HV](\d+)", layer.path)]
    assert layer.path.count("H") == 4  # one step up, the right edge, and the way back
    assert all(TOP <= n <= BOTTOM or LEFT <= n <= RIGHT for n in numbers)
    assert drawn.marks == []  # before the picture begins
    assert chart([], []) is None


@pytest.mark.parametrize(("first", "last", "apart"), [(1950, 1951, 5), (1936, 2026, 15)])
def test_the_years_are_those_of_the_data(first: int, last: int, apart: int) -> None:
    rows = [
        {"day": f"{year}-03-01T00:00:00", "version": "v", "branch": b, "status": "x", "value": "4"}
        for year in (first, last)
        for b in ("b", "https://w3id.org/bilik/id/concept/mt-all-branches")
    ]
    reforms = [{"reform": str(y), "day": f"{y}-06-01", "changes": "1"} for y in (1917, last)]
    drawn = chart(rows, reforms)
    assert drawn is not None
    years = [year for year, _ in drawn.years]
    assert years == list(range(first, last + 1, apart)) and len(years) <= 8
    assert [mark.reform for mark in drawn.marks] == [str(last)]
    places = [x for _, x in drawn.years] + [mark.x for mark in drawn.marks]
    assert drawn.years[0][1] == LEFT and all(LEFT <= x <= RIGHT for x in places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_light(reader: FlaskClient, language: str) -> None:
    page = reader.get("/", query_string={"lang": language})
    parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    size = len(page.data)
    for part in dict.fromkeys(parts):
        with reader.get(part) as response:
            size += len(response.data)
    assert size < 100_000


def test_newcomers_find_the_losses_of_2017_and_the_sentence_on_1993(reader: FlaskClient) -> None:
    front = reader.get("/?lang=en").text
    losses, sentence = (
        re.search(rf'<a href="([^"]+)">{words}', front)
        for words in ("What did the President lose in 2017", "Which sentence says who adopted")
    )
    assert losses
    assert sentence
    compared = reader.get(losses[1].replace("&amp;", "&")).text
    assert "Approving state programmes" in compared
    assert "Article 44(8)" in compared
    act = reader.get(sentence[1].partition("#")[0], headers={"Accept": "text/html"}).text
    fact = act.partition('id="adoptedBy"')[2].partition("</li>")[0]
    assert "Supreme Council" in fact
    assert '<p lang="kk">' in fact
    assert "қабылданды" in fact


def test_the_page_about_the_data_says_what_is_unknown_and_how_to_cite(
    reader: FlaskClient,
) -> None:
    text = reader.get("/about?lang=en").text
    version = re.search(r"Version of the graph</dt><dd><code>(\w+)</code>", text)
    assert version
    bibtex, csl = re.findall(r'<pre class="code" tabindex="0">(.*?)</pre>', text, re.S)
    assert f"graph {version[1]}" in bibtex
    assert bibtex.count("{") == bibtex.count("}")
    assert json.loads(csl.replace("&#34;", '"'))[0]["type"] == "dataset"
    counts = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", text)]
    records = re.search(r"(\d+) records of powers under 11 act versions", text)
    assert records
    assert sum(counts) == int(records[1])
