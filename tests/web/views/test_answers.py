"""Questions as pages over the shipped graph: forms, links in cells, pictures."""

import re

import pytest
from flask.testing import FlaskClient

from bilik.graph.question import Chart
from bilik.web.terms import Cell
from bilik.web.views.answers import pieces
from bilik.web.views.plot import plot


def test_a_form_offers_things_by_name(reader: FlaskClient) -> None:
    text = reader.get("/questions/reform-changes?lang=ru").text
    options = re.findall(r'<option value="([^"]+)"( selected)?>([^<]+)<', text)
    assert ("ev:reform-2007", " selected", "Конституционная реформа 2007 года") in options
    assert len(options) >= 10
    chosen = reader.get("/questions/reform-changes?lang=ru&reform=ev:reform-2017").text
    assert '<option value="ev:reform-2017" selected>' in chosen


def test_a_value_that_is_no_member_stays_chosen(reader: FlaskClient) -> None:
    text = reader.get("/questions/powers-over-time?lang=en").text
    assert '<option value="c:mt-all-branches" selected>all branches together<' in text


def test_a_value_may_be_written_as_an_iri(reader: FlaskClient) -> None:
    iri = "https://w3id.org/bilik/id/event/reform-2017"
    text = reader.get("/questions/reform-changes", query_string={"reform": iri}).text
    assert '<option value="ev:reform-2017" selected>' in text


def test_cells_lead_to_what_they_name(reader: FlaskClient) -> None:
    text = reader.get("/questions/powers-on-a-day?lang=en").text
    (name,) = re.findall('<a href="/doc/power-type/state-programmes[?]lang=en">([^<]+)</a>', text)
    assert name == "Approving state programmes"
    assert '<a href="/doc/provision/constitution-1995-art-44-8?lang=en">' in text
    assert ">held</a>" not in text


def test_the_same_answer_is_an_operation_of_the_api(reader: FlaskClient) -> None:
    text = reader.get("/questions/reform-changes?reform=ev:reform-2017&lang=en").text
    address = re.search(r'href="(/api/questions/reform-changes[^"]*)"', text)
    assert address
    rows = reader.get(address[1].replace("&amp;", "&")).get_json()
    assert "transferred" in str(rows)


def test_the_day_of_the_page_is_the_day_of_the_question(reader: FlaskClient) -> None:
    text = reader.get("/questions/powers-on-a-day?asOf=2018-01-01&lang=en").text
    assert 'name="date" value="2018-01-01"' in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_columns_are_named_in_the_language_of_the_page(reader: FlaskClient, language: str) -> None:
    text = reader.get("/questions/who-calls-a-referendum", query_string={"lang": language}).text
    head = re.findall(r'<th scope="col" title="\?(\w+)">([^<]+)</th>', text)
    assert head
    if language != "en":
        assert all(name != shown and not shown.isascii() for name, shown in head)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("powers-over-time", 'class="line l2"'),
        ("shugart-carey-on-a-day", 'class="bar"'),
        ("offices-between-days", 'class="bar open"'),
        ("succession", 'class="bar"'),
    ],
)
def test_pictures_are_drawn_where_they_suit(reader: FlaskClient, name: str, drawn: str) -> None:
    text = reader.get(f"/questions/{name}?lang=kk").text
    assert drawn in text
    assert "style=" not in text


def test_spans_lie_where_their_days_do() -> None:
    rows = [
        {"o": "a", "f": "1990-01-01", "u": "2000-01-01"},
        {"o": "b", "f": "2000-01-01", "u": ""},
        {"o": "c", "f": "", "u": "2000-01-01"},
    ]
    drawn = plot(Chart("spans", label="o", since="f", until="u"), rows)
    assert drawn is not None
    first, second = drawn.bars
    assert first.x + first.width == second.x
    assert (first.open, second.open) == (False, True)
    assert drawn.total == 2


def test_bars_are_as_long_as_their_numbers() -> None:
    rows = [{"o": "a", "n": "4"}, {"o": "b", "n": "2"}, {"o": "c", "n": "unknown"}]
    drawn = plot(Chart("bars", label="o", values=("n",)), rows)
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["a", "b"]
    assert drawn.bars[0].width == 2 * drawn.bars[1].width


@pytest.mark.parametrize("kind", ["bars", "spans", "steps"])
def test_nothing_is_drawn_of_nothing(kind: str) -> None:
    assert plot(Chart(kind, label="o", since="f", until="u", values=("n",)), []) is None


def test_only_texts_are_taken_to_pieces() -> None:
    assert pieces(Cell("a; b")) == ["a", "b"]
    assert pieces(Cell("a", iri="https://w3id.org/bilik/id/x/a")) == []
    assert pieces(Cell("1", number=True)) == []
