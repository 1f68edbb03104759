"""What lies between two days: powers added, removed, transferred, widened, narrowed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bilik.store.asking import Row
from bilik.web.views.day import Span
from bilik.web.views.matrix import CONCEPT, HELD, UNKNOWN

ADDED: Final = "added"
REMOVED: Final = "removed"
TRANSFERRED: Final = "transferred"
WIDENED: Final = "widened"
NARROWED: Final = "narrowed"
CHANGED: Final = "changed"
UNCERTAIN: Final = "uncertain"
UNCHANGED: Final = "unchanged"
# In the order of the page; what is unchanged is only counted.
KINDS: Final = (REMOVED, TRANSFERRED, NARROWED, ADDED, WIDENED, CHANGED, UNCERTAIN)

_NOT_HELD: Final = CONCEPT + "hs-not-held"
_CERTAIN: Final = (*HELD, _NOT_HELD)
_MOVES: Final[Mapping[str, str]] = {
    CONCEPT + "cg-widened": WIDENED,
    CONCEPT + "cg-narrowed": NARROWED,
    CONCEPT + "cg-changed": CHANGED,
}


@dataclass(frozen=True, slots=True)
class State:
    """A power on one day: its record, status and consents as (kind, body).

    What is not recorded on a day is unknown on it.
    """

    record: str = ""
    status: str = UNKNOWN
    consents: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """A recorded change of a power; `givers` and `takers` when it passed between institutions."""

    iri: str
    kind: str
    reform: str
    day: str
    acts: tuple[str, ...] = ()
    givers: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A type of power before and after, and the changes between."""

    type: str
    kind: str
    before: State
    after: State
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences by kind, and how many powers stayed as they were."""

    groups: Mapping[str, Sequence[Difference]] = field(default_factory=dict)
    unchanged: int = 0

    @property
    def differences(self) -> list[Difference]:
        """All differences in the order of the page."""
        return [each for group in self.groups.values() for each in group]


def states(records: Iterable[Row], consents: Iterable[Row], day: str) -> dict[str, State]:
    """Return the state of each type of power on a day."""
    needed: dict[str, set[tuple[str, str]]] = {}
    for row in consents:
        needed.setdefault(row["record"], set()).add((row["kind"], row["body"]))
    return {
        row["type"]: State(row["record"], row["status"], frozenset(needed.get(row["record"], ())))
        for row in records
        if Span.of(row.get("from"), row.get("to")).covers(day)
    }


def changes(found: Iterable[Row], since: str, until: str) -> dict[str, list[Change]]:
    """Return the changes after `since` and up to `until`, by type of power."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        if since < row["date"][:10] <= until:
            grouped.setdefault((row["type"], row["change"]), []).append(row)
    made: dict[str, list[Change]] = {}
    for (kind, iri), same in grouped.items():
        made.setdefault(kind, []).append(
            Change(
                iri=iri,
                kind=same[0]["kind"],
                reform=same[0]["reform"],
                day=same[0]["date"][:10],
                acts=_all(same, "act"),
                givers=_all(same, "giver"),
                takers=_all(same, "taker"),
            )
        )
    return made


def _all(found: Iterable[Row], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[key] for row in found if key in row))


def compare(
    before: Mapping[str, State], after: Mapping[str, State], between: Mapping[str, list[Change]]
) -> Comparison:
    """Compare two states of the law."""
    groups: dict[str, list[Difference]] = {kind: [] for kind in KINDS}
    unchanged = 0
    for kind in sorted(before.keys() | after.keys()):
        old, new = before.get(kind, State()), after.get(kind, State())
        moves = tuple(between.get(kind, ()))
        what = _kind(old, new, moves)
        if what == UNCHANGED:
            unchanged += 1
        else:
            groups[what].append(Difference(kind, what, old, new, moves))
    return Comparison({kind: group for kind, group in groups.items() if group}, unchanged)


def _kind(old: State, new: State, moves: Sequence[Change]) -> str:
    if old.status not in _CERTAIN or new.status not in _CERTAIN:
        return UNCHANGED if old.status == new.status else UNCERTAIN
    if old.status == _NOT_HELD:
        return ADDED if new.status in HELD else UNCHANGED
    if new.status == _NOT_HELD:
        return TRANSFERRED if any(move.takers for move in moves) else REMOVED
    return _degree(old, new, moves)


def _degree(old: State, new: State, moves: Sequence[Change]) -> str:
    """Tell how a power differs that is held on both days."""
    if old.status != new.status:
        return WIDENED if HELD.index(new.status) < HELD.index(old.status) else NARROWED
    ways = {_MOVES[move.kind] for move in moves if move.kind in _MOVES}
    if len(ways) == 1:
        return ways.pop()
    return CHANGED if ways or old.consents != new.consents else UNCHANGED
