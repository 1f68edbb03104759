"""The page of the matrix of powers."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

from flask import Blueprint, Response, request

from bilik.errors import ProtocolError
from bilik.store.asking import Row
from bilik.vocabulary import ID, local
from bilik.web.page import language
from bilik.web.views.day import as_of
from bilik.web.views.matrix import STATUSES, Matrix, Wanted, matrix, versions_of
from bilik.web.views.respond import html
from bilik.web.views.rows import labels, nodes, rows

blueprint = Blueprint("powers", __name__)

PRESIDENT: Final = ID + "institution/president"


@blueprint.get("/powers")
def powers() -> Response:
    """Show which powers a holder had under which act version."""
    types, holders = rows("power-types"), rows("power-holders")
    holder = chosen_holder(holders)
    records = rows("power-records", holder=nodes([holder]))
    wanted = _wanted(types)
    shown = matrix(versions_of(rows("power-versions")), types, records, wanted)
    names = labels(_named(shown, types, holders), language())
    return html(
        "views/powers.html",
        matrix=shown,
        acts=_acts(shown),
        wanted=wanted,
        holder=holder,
        holders=[row["holder"] for row in holders],
        branches=_distinct(types, "branch", names),
        dimensions=_distinct(types, "dimension", names),
        signs=STATUSES,
        names=names,
    )


def chosen_holder(holders: Iterable[Row]) -> str:
    """Return the holder that the address names, else the President; raises ProtocolError."""
    name = request.args.get("holder", "")
    found = [row["holder"] for row in holders if local(row["holder"]) == name]
    if name and not found:
        raise ProtocolError(f"holder={name[:60]!r} holds no power in the graph. Choose another.")
    return found[0] if found else PRESIDENT


def _wanted(types: Iterable[Row]) -> Wanted:
    return Wanted(
        branch=_one_of("branch", {local(row["branch"]) for row in types}),
        dimension=_one_of("dimension", {local(r["dimension"]) for r in types if "dimension" in r}),
        status=_one_of("status", set(map(local, STATUSES))),
        day=as_of(),
    )


def _one_of(name: str, known: set[str]) -> str:
    value = request.args.get(name, "")
    if value and value not in known:
        raise ProtocolError(
            f"{name}={value[:60]!r} is not known. Use one of {', '.join(sorted(known))}."
        )
    return value


def _named(shown: Matrix, types: Iterable[Row], holders: Iterable[Row]) -> Iterable[str]:
    """Return all that the page calls by name."""
    yield from STATUSES
    for row in (*types, *holders):
        yield from (row[key] for key in ("type", "branch", "dimension", "holder") if key in row)
    for version in shown.versions:
        yield from (version.iri, version.act)


def _acts(shown: Matrix) -> list[tuple[str, int]]:
    """Return the acts of neighbouring columns with the number of these."""
    return [(act, len(list(same))) for act, same in groupby(shown.versions, lambda v: v.act)]


def _distinct(found: Iterable[Row], key: str, names: dict[str, Any]) -> list[str]:
    iris = {row[key] for row in found if key in row}
    return sorted(iris, key=lambda iri: names.get(iri, iri))
