"""What the types of problem documents mean, at the addresses that they are named by (RFC 9457)."""

from flask import Blueprint, Response, abort

from bilik.protocol.problem import NAMES
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.views.respond import html

blueprint = Blueprint("problems", __name__)


@blueprint.get("/problem/<name>")
def problem(name: str) -> Response:
    """Say what went wrong and what to do."""
    if name not in NAMES:
        abort(404, f"There is no such problem. These are known: {', '.join(sorted(NAMES))}.")
    meaning = services().strings[language()]["problem_" + name.replace("-", "_")]
    return html("linked/problem.html", problem=name, meaning=meaning)
