"""The values that an address gives to the parameters of a question."""

from flask import request

from bilik.errors import ProtocolError
from bilik.graph.question import Parameter, Question
from bilik.publish.openapi import DAY
from bilik.web.page import language
from bilik.web.views.day import as_of


def values(asked: Question) -> dict[str, str]:
    """Return a value for each parameter: the one given, else that of the page, else the default.

    Raises ProtocolError for what is given more than once.
    """
    given = request.args
    repeated = next((name for name in given if len(given.getlist(name)) > 1), None)
    if repeated:
        raise ProtocolError(f"{repeated[:60]} is given more than once.")
    return {
        each.name: given.get(each.name, "").strip() or _usual(each) for each in asked.parameters
    }


def _usual(parameter: Parameter) -> str:
    if parameter.type == "language":
        return language()
    return (as_of() if parameter.name == DAY else "") or parameter.default
