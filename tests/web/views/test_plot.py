import pytest

from bilik.graph.question import Chart
from bilik.web.views.plot import LEFT, RIGHT, plot


def test_numbers_that_no_bar_can_have_are_left_out() -> None:
    rows = [{"name": "a", "n": "4"}, {"name": "b", "n": "INF"}, {"name": "c", "n": "NaN"}]
    drawn = plot(Chart("bars", label="name", values=("n",)), rows)
    assert drawn is not None
    assert [(bar.label, bar.text) for bar in drawn.bars] == [("a", "4")]


@pytest.mark.parametrize("until", ["", "2001-01-01", "9999-12-31"])
def test_spans_stay_in_the_picture(until: str) -> None:
    rows = [{"name": "a", "from": "1995-09-05T00:00:00", "to": until}]
    drawn = plot(Chart("spans", label="name", since="from", until="to"), rows)
    assert drawn is not None
    (bar,) = drawn.bars
    assert LEFT <= bar.x < bar.x + bar.width <= RIGHT
    assert bar.open is (until == "")


def test_steps_end_on_the_last_day_there_can_be() -> None:
    rows = [{"day": "1995-09-05", "n": "1"}, {"day": "9999-12-31", "n": "2"}]
    drawn = plot(Chart("steps", since="day", values=("n",)), rows)
    assert drawn is not None
    assert [line.last for line in drawn.lines] == ["2"]
