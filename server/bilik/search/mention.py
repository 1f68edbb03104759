"""The name of the property that searches, for those who look for it and do not search."""

from typing import Final

from bilik.vocabulary import ONTOLOGY

SEARCH: Final = ONTOLOGY + "search"


def mentions(text: str) -> bool:
    """Tell, as cheaply as can be, whether a query may use the property."""
    return "search" in text
