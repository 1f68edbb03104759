"""What one sentence tells of one thing, told once: 'came in 1994 and left in 1997'."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.statement import Entity, Filler, Period, Statement
from bilik.vocabulary import ONTOLOGY

_TENURE = ONTOLOGY + "Tenure"
_HOLDER, _ACT = ONTOLOGY + "tenureOf", ONTOLOGY + "underAct"
_OFFICE, _CHOSEN = ONTOLOGY + "officeConcerned", ONTOLOGY + "personChosen"
_CREATION, _ABOLITION = ONTOLOGY + "OfficeCreation", ONTOLOGY + "OfficeAbolition"
_AGENT = ONTOLOGY + "eventAgent"
_ON = ONTOLOGY + "occurredOn"
_FROM, _TO = ONTOLOGY + "validFrom", ONTOLOGY + "validTo"


def joined(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of one sentence, those that tell of one thing made one.

    Left out is what another one tells as fully, or more. 'In 1995 ... at the referendum of
    29 April': of two days of one event the exact one is told.
    """
    statements = _without_ended(statements)
    once = {statement.key: statement for statement in reversed(statements)}
    firsts = [statement for statement in statements if once[statement.key] is statement]
    full = [s for s in firsts if not any(s.tells_less(other) for other in firsts)]
    tenures = [*_tenures(full)]
    exact = (s for s in tenures if not any(_is_vaguer(s, other) for other in tenures))
    return tuple(_halves(exact))


def _without_ended(statements: Sequence[Statement]) -> Sequence[Statement]:
    """'The Assembly ceased to exist, the Kenesi took its place': what ended sets nothing up."""
    ended = {v for s in statements if s.frame == _ABOLITION for v in s.values(_OFFICE)}
    return [
        replace(s, fillers=tuple(f for f in s.fillers if f.role != _AGENT or f.value not in ended))
        if s.frame == _CREATION and ended
        else s
        for s in statements
    ]


def _tenures(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements, those of one person's holding of one office made one.

    'He became Chair under the Law of 2018, and he kept this post until 2022' tells of one tenure;
    of two ends the first is told of it. Two beginnings are those of two tenures.
    """
    found: dict[object, Statement] = {}
    for place, statement in enumerate(statements):
        tenure = any(filler.role == _HOLDER for filler in statement.fillers)
        key: object = _tenure(statement) if tenure else place
        before = found.get(key)
        if before and _begins_anew(before, statement):
            key, before = place, None
        found[key] = _with(before, statement) if before else statement
    yield from found.values()


def _tenure(statement: Statement) -> tuple[object, ...]:
    things = (f.value for f in statement.fillers if f.role != _ACT)
    return (
        statement.frame,
        statement.negated,
        statement.stance,
        *sorted(value.iri for value in things if isinstance(value, Entity)),
    )


def _begins_anew(one: Statement, other: Statement) -> bool:
    begun = {value for s in (one, other) for value in s.values(_FROM)}
    return len(begun) > 1


def _with(one: Statement, other: Statement) -> Statement:
    """Return a statement with what another one adds."""
    said = {filler.role for filler in one.fillers}
    added = (filler for filler in other.fillers if filler.role not in said)
    return replace(one, fillers=(*one.fillers, *added))


def _halves(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements, each half that tells of the same as one before joined to it."""
    found: list[Statement] = []
    for statement in statements:
        place = next((i for i, one in enumerate(found) if _are_one(one, statement)), None)
        if place is None:
            found.append(statement)
        else:
            found[place] = _with(found[place], statement)
    yield from found


def _are_one(one: Statement, other: Statement) -> bool:
    """Tell whether one tells the first day and the other the last of the same tenure.

    'Выборы состоялись 20 ноября, победил Токаев': or when somebody was chosen, and who.
    """
    if _are_halves(one, other):
        return True
    if one.frame != _TENURE or (one.frame, one.negated) != (other.frame, other.negated):
        return False
    begins, ends = _day(one, _FROM), _day(other, _TO)
    apart = not _day(one, _TO) and not _day(other, _FROM)
    return apart and bool(begins) and begins < ends and _rest(one) == _rest(other)


def _are_halves(one: Statement, other: Statement) -> bool:
    """Tell whether of two choices for one office one has the day alone, the other the person."""
    if (one.frame, one.negated, one.stance) != (other.frame, other.negated, other.stance):
        return False
    offices = one.values(_OFFICE)
    told = [(bool(s.values(_ON)), bool(s.values(_CHOSEN))) for s in (one, other)]
    same = bool(offices) and offices == other.values(_OFFICE)
    return same and sorted(told) == [(False, True), (True, False)]


def _day(statement: Statement, role: str) -> str:
    return next((v.start for v in statement.values(role) if isinstance(v, Period)), "")


def _is_vaguer(one: Statement, other: Statement) -> bool:
    """Tell whether another statement says the same of a day within the time that one gives."""
    if (one.frame, one.negated, one.consents) != (other.frame, other.negated, other.consents):
        return False
    wide, close = (_when(statement) for statement in (one, other))
    if wide is None or close is None or _other(one) != _other(other):
        return False
    inside = wide.start <= close.start and close.end <= wide.end
    return inside and (wide.start, wide.end) != (close.start, close.end)


def _when(statement: Statement) -> Period | None:
    return next((v for v in statement.values(_ON) if isinstance(v, Period)), None)


def _other(statement: Statement) -> frozenset[tuple[str, object]]:
    return frozenset((f.role, f.value) for f in statement.fillers if f.role != _ON)


def _rest(statement: Statement) -> frozenset[tuple[str, object]]:
    return frozenset((f.role, f.value) for f in statement.fillers if not _is_day(f))


def _is_day(filler: Filler) -> bool:
    return filler.role in {_FROM, _TO}
