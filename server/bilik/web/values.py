"""Terms of the graph as readers read them."""

import re
from collections.abc import Mapping
from typing import Any, Final

from bilik.vocabulary import XSD

_DAY: Final = re.compile(r"(-?\d{4,}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?Z?)?")
_DAYS: Final = {XSD + "dateTime", XSD + "date"}


def text_of(term: Mapping[str, Any]) -> str:
    """Return the text of a literal; a time at midnight is a day."""
    value = str(term["value"])
    day = _DAY.fullmatch(value) if term.get("datatype") in _DAYS else None
    return day[1] if day else value


def is_day(term: Mapping[str, Any]) -> bool:
    """Tell whether a literal is a day."""
    return term.get("datatype") in _DAYS and bool(_DAY.fullmatch(str(term["value"])))


def is_day_text(text: str) -> bool:
    """Tell whether a text is a day and nothing else."""
    return bool(_DAY.fullmatch(text))
