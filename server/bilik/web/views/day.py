"""The day that a page is asked for: `?asOf=YYYY-MM-DD`."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import request

from bilik.errors import ProtocolError

_NAME: Final = "asOf"


def as_of() -> str:
    """Return the day that the address asks for as YYYY-MM-DD, or "" when it asks for none."""
    return read_day(request.args.get(_NAME, ""), _NAME)


def read_day(text: str, name: str) -> str:
    """Check a day; raises ProtocolError when it is none."""
    text = text.strip()
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise ProtocolError(
            f"{name}={text[:40]!r} is not a day. Write it as YYYY-MM-DD, for example 2008-01-01."
        ) from None


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open interval of days, each YYYY-MM-DD; an end that is not known is ""."""

    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, since: str | None, until: str | None) -> "Span":
        """Make a span of two times of the graph (xsd:dateTime at midnight)."""
        return cls((since or "")[:10], (until or "")[:10])

    def covers(self, day: str) -> bool:
        """Tell whether a day lies in the span; days of four-digit years sort as texts."""
        return self.since <= day and (not self.until or day < self.until)

    def __bool__(self) -> bool:
        """Tell whether any end is known."""
        return bool(self.since or self.until)
