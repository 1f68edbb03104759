"""Claims of scholars, with what primary law says beside each."""

from collections.abc import Iterable, Sequence
from typing import Final

from flask import Blueprint, Response

from bilik.vocabulary import ONTOLOGY
from bilik.web.page import language
from bilik.web.views.assessing import Beside, beside, series_of
from bilik.web.views.entity import highlighted, languages
from bilik.web.views.matrix import short
from bilik.web.views.powers import PRESIDENT
from bilik.web.views.respond import html
from bilik.web.views.rows import Row, labels, nodes, rows
from bilik.web.views.sentences import local, sayings
from bilik.web.views.statements import Statement, read

blueprint = Blueprint("claims", __name__)

_CAUSE: Final = ONTOLOGY + "effectOf"


@blueprint.get("/claims")
def claims() -> Response:
    """Show each claim with its sentence on one side and law on the other."""
    found = read(row["claim"] for row in rows("claims"))
    causes = _causes(found)
    series = series_of(rows("weighted", holder=nodes([PRESIDENT])))
    pairs = sorted((beside(claim, causes, series) for claim in found), key=_order)
    assessments = _assessments(found)
    return html(
        "claims.html",
        pairs=pairs,
        assessments=assessments,
        names=labels(_named(pairs, assessments), language()),
        highlighted=highlighted,
        tongues=languages(),
        sayings=sayings,
        short=short,
        local=local,
    )


def _order(pair: Beside) -> tuple[bool, str]:
    """Put claims with law beside them first, in the order of time."""
    return (not pair.laws, pair.laws[0].day if pair.laws else "")


def _causes(found: Iterable[Statement]) -> Sequence[Row]:
    wanted = nodes(
        term["value"]
        for claim in found
        for name, terms in claim.values
        for term in terms
        if name == _CAUSE and term["type"] == "uri"
    )
    return rows("claim-causes", cause=wanted) if wanted else []


def _assessments(found: Iterable[Statement]) -> dict[str, list[Row]]:
    by: dict[str, list[Row]] = {}
    wanted = nodes(claim.iri for claim in found)
    for row in rows("claim-assessments", claim=wanted) if wanted else ():
        by.setdefault(row["claim"], []).append(row)
    return by


def _named(pairs: Iterable[Beside], assessments: dict[str, list[Row]]) -> Iterable[str]:
    for pair in pairs:
        yield from (*pair.claim.iris, pair.claim.document)
        for law in pair.laws:
            yield from (law.cause, *law.kinds)
            yield from (m.version for m in (law.before, law.after, law.peak) if m)
    for found in assessments.values():
        for row in found:
            yield from (row["verdict"], row.get("against", ""))
