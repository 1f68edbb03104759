"""All terms of the ontology on one page, for those who have not had its documentation made."""

from flask import Blueprint, Response

from bilik.vocabulary import OWL
from bilik.web.page import language
from bilik.web.views.respond import html
from bilik.web.views.rows import definitions, labels, rows

blueprint = Blueprint("terms", __name__)

_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


@blueprint.get("/ontology/terms")
def terms() -> Response:
    """List classes and properties with their labels and definitions, by label."""
    chosen = language()
    found = rows("terms")
    iris = list(dict.fromkeys(row["term"] for row in found))
    names = labels(iris, chosen)
    iris.sort(key=lambda iri: (names[iri].casefold() if iri in names else iri, iri))
    kinds = {row["term"]: row["kind"].removeprefix(OWL) for row in found}
    groups = [(kind, [iri for iri in iris if kinds[iri] == kind]) for kind in _KINDS]
    return html(
        "views/terms.html", groups=groups, names=names, definitions=definitions(iris, chosen)
    )
