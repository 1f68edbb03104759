"""Frames whose needed role stands elsewhere with some words: 'на смену <кому> пришёл <кто>'."""

from collections.abc import Mapping
from dataclasses import replace

from bilik.extract.lexicon import Frame, Marker

_CODE = "ru"
_PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Subj": (("subject", ""),),
    "Obj": (("object", ""),),
    "Gen": (("case", "gent"),),
    "Dat": (("case", "datv"), ("party", "datv")),
    "Ins": (("case", "ablt"), ("party", "ablt")),
    "In": (("prep", "в"),),
}


def placed(frame: Frame, place: str) -> Frame:
    """Return a frame with its needed roles marked by one place alone."""
    markers = tuple(Marker(kind, value, _CODE) for kind, value in _PLACES[place])
    roles = tuple(replace(r, markers=markers) if r.need else r for r in frame.roles)
    return replace(frame, roles=roles)
