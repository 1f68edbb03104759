"""The documentation of the ontology, as `bilik docs` has written it."""

from flask import Blueprint, Response, abort, redirect, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from bilik.docs.files import page
from bilik.vocabulary import LANGUAGES
from bilik.web.context import services
from bilik.web.page import language as language_asked_for

blueprint = Blueprint("ontology", __name__)


@blueprint.get("/ontology/")
def ontology() -> AnyResponse:
    """Lead to the page in the reader's language, or to the list of terms when there is none."""
    code = language_asked_for()
    if page(services().settings.build_dir, code).is_file():
        chosen = redirect(url_for("ontology.documentation", language=code))
    else:
        chosen = redirect(url_for("terms.terms", lang=code))
    chosen.headers["Vary"] = "Accept, Accept-Language"
    return chosen


# The links between the pages are relative, so the slash at the end must not be missing.
@blueprint.get(f"/ontology/<any({', '.join(LANGUAGES)}):language>/", strict_slashes=True)
def documentation(language: str) -> Response:
    """Show all terms of the ontology in one language."""
    path = page(services().settings.build_dir, language)
    if not path.is_file():
        abort(404, "The documentation of the ontology has not been built. Run: make docs")
    return send_file(path, mimetype="text/html")
