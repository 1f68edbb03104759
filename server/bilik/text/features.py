"""Universal Features as text: 'Case=Gen|Number=Plur'."""

from collections.abc import Mapping
from types import MappingProxyType

Features = Mapping[str, str]


def features(text: str) -> Features:
    """Read features as CoNLL-U writes them; an empty text gives none."""
    return MappingProxyType(dict(pair.split("=", 1) for pair in text.split("|") if pair))
