"""What the front page shows: the chart of powers, how much there is, and where to begin."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bilik.errors import StoreError
from bilik.graph.question import Question
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.views.chart import Chart, chart
from bilik.web.views.powers import PRESIDENT
from bilik.web.views.rows import labels, nodes, rows

# Questions that show what kind can be asked; others take the place of those that are not there.
_EXAMPLES: Final = ("reform-changes", "who-calls-a-referendum", "office-holder-on-a-day")


def home() -> Mapping[str, Any]:
    """Return the template variables of the front page; without a chart when it cannot be had."""
    drawn, counts = _chart(), _counts()
    names = labels(_named(drawn), language()) if drawn else {}
    return {
        "chart": drawn,
        "counts": counts,
        "names": names,
        "examples": examples(services().questions),
    }


def examples(questions: Sequence[Question]) -> list[Question]:
    """Return three questions to begin with."""
    rank = {name: place for place, name in enumerate(_EXAMPLES)}
    return sorted(questions, key=lambda q: (rank.get(q.name, len(rank)), q.name))[: len(rank)]


def _chart() -> Chart | None:
    try:
        return chart(rows("chart-measures", holder=nodes([PRESIDENT])), rows("reforms"))
    except StoreError:
        return None  # the page is of use without it


def _counts() -> Mapping[str, int] | None:
    try:
        found = rows("counts") + rows("count-triples")
    except StoreError:
        return None
    return {name: int(value) for row in found for name, value in row.items()}


def _named(drawn: Chart) -> list[str]:
    return [
        *(layer.branch for layer in drawn.layers),
        *(period.version for period in drawn.periods),
        *(mark.reform for mark in drawn.marks),
    ]
