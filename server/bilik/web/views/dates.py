"""Days as readers write them, by the Unicode Common Locale Data Repository."""

from datetime import date
from typing import Final

from babel.dates import format_date

_LOCALES: Final = {"kk": "kk", "ru": "ru", "en": "en_GB"}


def spoken_day(day: str, language: str) -> str:
    """Return a day (YYYY-MM-DD) in words; what is none comes back as it is."""
    try:
        return format_date(date.fromisoformat(day), "long", locale=_LOCALES[language])
    except ValueError:
        return day
