"""Frames whose needed role stands elsewhere with some words: 'на смену <кому> пришёл <кто>'.

'The end of the Supreme Council': English `Of`; all other places are Russian.
Or that say something with a date alone: 'the Court has worked since 1996', but not 'works'.
"""

from collections.abc import Mapping
from dataclasses import replace

from bilik.extract.lexicon import Frame, Marker, Role

_ENGLISH = frozenset({"Of"})
_DATED = "Dated"
_DATE = "date"  # what the roles of days are then needed for
_PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Subj": (("subject", ""),),
    "Obj": (("object", ""),),
    "Gen": (("case", "gent"),),
    "Dat": (("case", "datv"), ("party", "datv")),
    "Ins": (("case", "ablt"), ("party", "ablt")),
    "In": (("prep", "в"),),
    "Of": (("prep", "of"),),
}


def placed(frame: Frame, place: str) -> Frame:
    """Return a frame with its needed roles marked by one place alone, or with a date needed."""
    if place == _DATED:
        dated = (replace(r, need=_DATE) if _is_day(r) else r for r in frame.roles)
        return replace(frame, roles=tuple(dated))
    code = "en" if place in _ENGLISH else "ru"
    markers = tuple(Marker(kind, value, code) for kind, value in _PLACES[place])
    roles = tuple(replace(r, markers=markers) if r.need else r for r in frame.roles)
    return replace(frame, roles=roles)


def _is_day(role: Role) -> bool:
    return role.literal is not None and role.literal.endswith("dateTime")
