"""Claims of scholars, with what primary law says beside each."""

from collections.abc import Iterable, Sequence
from typing import Final

from flask import Blueprint, Response

from bilik.store.asking import Row
from bilik.vocabulary import ONTOLOGY
from bilik.web.page import language
from bilik.web.views.assessing import Assessment, Beside, assessments_of, beside, series_of
from bilik.web.views.entity import highlighted, languages
from bilik.web.views.powers import PRESIDENT
from bilik.web.views.respond import html
from bilik.web.views.rows import labels, nodes, notes, rows
from bilik.web.views.sentences import sayings
from bilik.web.views.statements import Statement, read

blueprint = Blueprint("claims", __name__)

_CAUSE: Final = ONTOLOGY + "effectOf"


@blueprint.get("/claims")
def claims() -> Response:
    """Show each claim with its sentence on one side and law on the other."""
    found = read(row["claim"] for row in rows("claims"))
    causes = _causes(found)
    series = series_of(rows("weighted", holder=nodes([PRESIDENT])))
    verdicts = _assessments(found)
    pairs = [beside(claim, causes, series, verdicts.get(claim.iri, ())) for claim in found]
    pairs.sort(key=_order)
    chosen = language()
    return html(
        "claims.html",
        claims=[pair for pair in pairs if pair.is_claim],
        others=[pair for pair in pairs if not pair.is_claim],
        names=labels(_named(pairs), chosen),
        notes=notes((each.iri for pair in pairs for each in pair.assessments), chosen),
        highlighted=highlighted,
        sayings=sayings,
        tongues=languages(),
    )


def _order(pair: Beside) -> tuple[bool, str]:
    """Put claims with law beside them first, in the order of time."""
    return (not pair.laws and not pair.assessments, pair.laws[0].day if pair.laws else "")


def _causes(found: Iterable[Statement]) -> Sequence[Row]:
    wanted = nodes(
        term["value"]
        for claim in found
        for name, terms in claim.values
        for term in terms
        if name == _CAUSE and term["type"] == "uri"
    )
    return rows("claim-causes", cause=wanted) if wanted else []


def _assessments(found: Iterable[Statement]) -> dict[str, list[Assessment]]:
    wanted = nodes(claim.iri for claim in found)
    return assessments_of(rows("claim-assessments", claim=wanted) if wanted else ())


def _named(pairs: Iterable[Beside]) -> Iterable[str]:
    for pair in pairs:
        yield from (*pair.claim.iris, pair.claim.document)
        for law in pair.laws:
            yield from (law.cause, *law.kinds)
            yield from (m.version for m in (law.before, law.after, law.peak) if m)
        for each in pair.assessments:
            yield from (each.verdict, *each.against)
