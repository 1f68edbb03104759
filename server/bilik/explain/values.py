"""Other forms of a literal: with another language tag, as a day or as a time."""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from bilik.vocabulary import LANGUAGES, XSD

_STRING: Final = XSD + "string"
_DATE: Final = XSD + "date"
_TIME: Final = XSD + "dateTime"
DAYS: Final = (_TIME, _DATE)
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*|Z)?")


def as_day(term: Literal, kind: str) -> Literal | None:
    """Return the day that a literal means as an xsd:date or xsd:dateTime; None when it is neither.

    `kind` is the IRI of the datatype.
    """
    day = _DAY.fullmatch(term.value)
    if day is None or term.datatype.value not in {_STRING, _DATE, _TIME}:
        return None
    text = f"{day[1]}T00:00:00" if kind == _TIME else day[1]
    return Literal(text, datatype=NamedNode(kind))


def alternatives(term: Literal) -> Iterator[Literal]:
    """Return the forms that a value may have in the data instead, the likeliest first."""
    datatype = term.datatype.value
    days = [day for kind in DAYS if (day := as_day(term, kind))]
    if days:
        forms = days
    elif term.language or datatype == _STRING:
        forms = [*(Literal(term.value, language=code) for code in LANGUAGES), Literal(term.value)]
    else:
        forms = [Literal(term.value)]
    yield from (form for form in forms if form != term)


def code_of(was: Literal, other: Literal | NamedNode) -> str:
    """Say in one word how two values differ that look alike."""
    if isinstance(other, NamedNode):
        return "datatype"
    if other.datatype.value in {_DATE, _TIME}:
        return "date"
    if was.value != other.value:
        return "case"
    return "language" if was.language or other.language else "datatype"
