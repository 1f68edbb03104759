"""Russian days that are named without their year: '29 апреля', '17 сентября того же года'."""

import re
from collections.abc import Iterator, Mapping

from bilik.text.dates import DAY
from bilik.text.model import PartialDate, Span
from bilik.text.ru.dates import MONTH, month_number

_SAME = r"(?:того\s+же|этого(?:\s+же)?|текущего)"
_NEXT = r"(?:следующего|будущего)"
_PAST = r"(?:прошлого|предыдущего|минувшего)"
_WHICH = rf"(?:\s+(?:(?P<same>{_SAME})|(?P<next>{_NEXT})|(?P<past>{_PAST}))\s+года)?"
_PARTIAL = re.compile(
    rf"(?:\b(?P<before>со?|до|к)\s+)?(?<![\d.])(?P<date>(?P<day>{DAY})(?!\d)\s+{MONTH}{_WHICH})",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\bв\s+(?:тот|этот)\s+же\s+день\b", re.IGNORECASE)
_RELATIONS: Mapping[str, str] = {"с": "since", "со": "since", "до": "until", "к": "by"}


def partial_dates(text: str) -> Iterator[PartialDate]:
    """Yield the days of a normalised Russian text that may lack their year, in order."""
    for match in _PARTIAL.finditer(text):
        shift = 0 if match["same"] else 1 if match["next"] else -1 if match["past"] else None
        relation = _RELATIONS.get((match["before"] or "").lower())
        place, month = Span(*match.span("date")), month_number(match)
        yield PartialDate(place, month, int(match["day"]), shift, relation)
    for match in _SAME_DAY.finditer(text):
        yield PartialDate(Span(*match.span()), shift=0)
