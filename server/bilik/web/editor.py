"""The query editor of the SPARQL page: YASGUI, when its files have been built (`make assets`)."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, current_app, jsonify, url_for

from bilik.vocabulary import BASE, ID, ONTOLOGY, PREFIXES
from bilik.web.context import services
from bilik.web.page import language

blueprint = Blueprint("editor", __name__)

_SCRIPT: Final = "vendor/yasgui.min.js"
# What YASGUI 4.6.2 writes into the page itself: the rules of its column handles, and underlining in
# its hints on syntax. All else it sets by script, which the policy does not concern.
_STYLES: Final = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
_UNDERLINE: Final = "'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk='"
# The pages' policy, but that our own scripts run, speak to this server and draw the icons that are
# in the style sheet of YASGUI. No script and no style of a query or a label can be among these.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; "
    f"style-src 'self' {_STYLES}; style-src-attr 'unsafe-hashes' {_UNDERLINE}; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def is_built() -> bool:
    """Tell whether the editor's files are there; without them the page is a plain form."""
    folder = current_app.static_folder
    return bool(folder) and (Path(folder or "") / _SCRIPT).is_file()


@blueprint.get("/sparql/editor.json")
def settings() -> Response:
    """Give the editor its prefixes, examples and words in the language of the page."""
    chosen = language()
    words = services().strings[chosen]
    response = jsonify(
        endpoint=url_for("sparql.endpoint", _external=True),
        explain=url_for("explain.why", lang=chosen),
        language=chosen,
        pages=[
            [ID, url_for("pages.front") + "doc/"],
            [ONTOLOGY, url_for("pages.front") + "doc/ontology/"],
            [BASE, url_for("pages.front")],
        ],
        prefixes=PREFIXES,
        examples=[
            {"name": each.name, "title": each.title[chosen], "query": each.query}
            for each in services().questions
        ],
        words={
            name.removeprefix("editor_"): text
            for name, text in words.items()
            if name.startswith("editor_")
        },
    )
    response.headers["Vary"] = "Accept-Language"
    response.add_etag()
    return response
