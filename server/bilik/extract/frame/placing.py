"""Frames whose needed role stands elsewhere with some words: 'на смену <кому> пришёл <кто>'.

'The end of the Supreme Council': English `Of`. In Kazakh 'Парламенттің орнын Құрылтай басты' ends
the one body and begins the other, and 'тізгін Терещенконың қолына көшті' names who takes office in
the genitive. Or words that say something with a date alone: 'the Court has worked since 1996', but
not 'works'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bilik.extract.lexicon import Frame, Marker, Role
from bilik.extract.things import BODY, INSTITUTION, OFFICE, PERSON

_DATED = "Dated"
_SIGNED = "Signed"  # the same, where who acts is not who decided
_DATE = "date"  # what the roles of days are then needed for
_BODY = frozenset({BODY})
_POSTS = frozenset({OFFICE, INSTITUTION})
_PLACES: Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]] = {
    "en": {"Of": (("prep", "of"),)},
    "ru": {
        "Subj": (("subject", ""),),
        "Obj": (("object", ""),),
        "Gen": (("case", "gent"),),
        "Dat": (("case", "datv"), ("party", "datv")),
        "Ins": (("case", "ablt"), ("party", "ablt")),
        "In": (("prep", "в"),),
    },
    "kk": {
        "Subj": (("subject", ""),),
        "Obj": (("object", ""),),
        "Gen": (("case", "Gen"),),
        "Dat": (("case", "Dat"),),
        "Abl": (("case", "Abl"),),
        "Ins": (("case", "Ins"),),
        "In": (("post", "болып"), ("post", "етіп")),
    },
}


def placed(frame: Frame, place: str, code: str) -> Frame:
    """Return a frame with its needed roles marked by one place alone, or with a date needed.

    In Kazakh that is the person, if somebody is needed, else the role that may stand there anyway
    ('Сенат пен Мәжілістен тұрады'), else whatever is needed, which must be a body: whoever takes
    the place of a holder neither ends nor begins the office. In Russian it is the person too, and
    the day is that of who acts: 'ушёл 10 октября, уступив место Балгимбаеву'.
    """
    if place in {_DATED, _SIGNED}:
        kept = (r for r in frame.roles if place == _DATED or not _is_agent(r))
        dated = (replace(r, need=_DATE) if _is_day(r) else r for r in kept)
        bodies = code != "kk" and place == _DATED  # 'с 2014 года работал аким': whoever that is
        held = (replace(r, ranges=_BODY) if bodies and r.ranges & _POSTS else r for r in dated)
        return replace(frame, roles=tuple(held))
    markers = tuple(Marker(kind, value, code) for kind, value in _PLACES[code][place])
    needed = [role for role in frame.roles if role.need]
    persons = [role for role in needed if PERSON in role.ranges]
    own = _own(needed, markers, code) if code == "kk" else persons or needed
    moved = {role.iri: replace(role, markers=markers) for role in own}
    if code == "kk" and len(needed) == 1:
        moved = {iri: replace(role, ranges=_BODY) for iri, role in moved.items()}
    roles = [role for role in frame.roles if not (persons and role.literal and code == "ru")]
    return replace(frame, roles=tuple(moved.get(role.iri, role) for role in roles))


def _own(needed: Sequence[Role], markers: Sequence[Marker], code: str) -> Sequence[Role]:
    persons = [role for role in needed if PERSON in role.ranges]
    places = {(marker.kind, marker.value) for marker in markers}
    marked = [role for role in needed if places <= role.marks.get(code, frozenset())]
    return persons or (marked if len(needed) > 1 else ()) or needed


def _is_day(role: Role) -> bool:
    return role.literal is not None and role.literal.endswith("dateTime")


def _is_agent(role: Role) -> bool:
    """Tell whether a role is that of who acts, which the frame does without."""
    return not role.need and any(marker.kind == "subject" for marker in role.markers)
