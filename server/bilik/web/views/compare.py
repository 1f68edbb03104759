"""The page that compares the powers of a holder on two days."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request

from bilik.publish.languages import in_best_language
from bilik.vocabulary import local
from bilik.web.page import language
from bilik.web.views.comparison import (
    KINDS,
    Comparison,
    Difference,
    State,
    changes,
    compare,
    states,
)
from bilik.web.views.day import read_day
from bilik.web.views.matrix import STATUSES, Version, versions_of
from bilik.web.views.powers import chosen_holder
from bilik.web.views.respond import html
from bilik.web.views.rows import bindings, labels, nodes, notes, rows

blueprint = Blueprint("compare", __name__)

_COLUMNS = (
    *("difference", "power"),
    *("status_before", "articles_before", "consent_before"),
    *("status_after", "articles_after", "consent_after"),
    *("changes", "acts", "taken_from", "given_to", "power_iri", "record_before", "record_after"),
)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A comparison with the names and articles of all that it shows."""

    holder: str
    days: tuple[str, str]
    versions: Sequence[Version]
    result: Comparison
    articles: dict[str, list[str]]
    names: dict[str, str]
    remarks: dict[str, list[str]]

    def version(self, day: str) -> Version | None:
        """Return the act version in force on a day."""
        return next((v for v in self.versions if v.span.covers(day)), None)


@blueprint.get("/compare")
def comparison() -> Response:
    """Show what was added, removed, widened, narrowed and transferred between two days."""
    found = _compared()
    holders = rows("power-holders")
    before, after = (found.version(day) for day in found.days)
    return html(
        "views/compare.html",
        found=found,
        before=before,
        after=after,
        names=found.names,
        holders=[row["holder"] for row in holders],
        kinds=KINDS,
        signs=STATUSES,
    )


@blueprint.get("/compare.csv")
def comparison_csv() -> Response:
    """Give the comparison as a table (RFC 4180)."""
    found = _compared()
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(_COLUMNS)
    writer.writerows(_csv_row(each, found) for each in found.result.differences)
    response = Response(output.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Vary"] = "Accept-Language"
    name = f"{local(found.holder)}-{found.days[0]}-{found.days[1]}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _compared() -> _Compared:
    holders, versions = rows("power-holders"), versions_of(rows("power-versions"))
    holder = chosen_holder(holders)
    days = _days(versions)
    values = nodes([holder])
    records = rows("power-records", holder=values)
    consents = rows("power-consents", holder=values)
    between = changes(rows("power-changes", holder=values), *sorted(days))
    result = compare(
        states(records, consents, days[0]), states(records, consents, days[1]), between
    )
    articles = _articles(result.differences)
    named = [holder, *(row["holder"] for row in holders), *(v.iri for v in versions)]
    names = labels([*named, *STATUSES, *_named(result.differences, articles)], language())
    moves = {move.iri for each in result.differences for move in each.changes}
    remarks = notes(moves, language())
    return _Compared(holder, days, versions, result, articles, names, remarks)


def _days(versions: Sequence[Version]) -> tuple[str, str]:
    """Return the two days; an act version stands for its first, and the last two are the default.

    Raises ProtocolError when one is neither.
    """
    firsts = {local(version.iri): version.span.since for version in versions}
    ordered = [*firsts.values()] or ["1990-04-24"]
    defaults = {"from": ordered[-2:][0], "to": ordered[-1]}

    def day(name: str) -> str:
        given = request.args.get(name, "").strip()
        return firsts.get(given) or read_day(given, name) or defaults[name]

    return day("from"), day("to")


def _articles(differences: Iterable[Difference]) -> dict[str, list[str]]:
    records = [state.record for each in differences for state in (each.before, each.after)]
    found: dict[str, list[Mapping[str, Any]]] = {}
    wanted = nodes(record for record in records if record)
    for row in bindings("record-articles", record=wanted) if wanted else ():
        found.setdefault(row["record"]["value"], []).append(row["article"])
    return {record: _cited(terms) for record, terms in found.items()}


def _cited(terms: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return provisions, and citations of what is not in the graph in the page's language."""
    provisions = [term["value"] for term in terms if term["type"] == "uri"]
    citations = in_best_language((t for t in terms if t["type"] == "literal"), language())
    return [*provisions, *citations]


def _named(differences: Iterable[Difference], articles: dict[str, list[str]]) -> Iterable[str]:
    for each in differences:
        yield each.type
        for change in each.changes:
            yield from (change.kind, change.reform, *change.acts, *change.givers, *change.takers)
        for state in (each.before, each.after):
            for pair in state.consents:
                yield from pair
    for found in articles.values():
        yield from found


def _csv_row(each: Difference, found: _Compared) -> list[str]:
    def names(iris: Iterable[str]) -> str:
        return "; ".join(dict.fromkeys(found.names.get(iri, iri) for iri in iris))

    def side(state: State) -> list[str]:
        consents = [f"{names([kind])}: {names([body])}" for kind, body in sorted(state.consents)]
        return [
            names([state.status]),
            names(found.articles.get(state.record, ())),
            "; ".join(consents),
        ]

    moves = each.changes
    return [
        each.kind,
        names([each.type]),
        *side(each.before),
        *side(each.after),
        names(move.kind for move in moves),
        names(act for move in moves for act in (move.acts or (move.reform,))),
        names(giver for move in moves for giver in move.givers),
        names(taker for move in moves for taker in move.takers),
        each.type,
        each.before.record,
        each.after.record,
    ]
