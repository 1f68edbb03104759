"""What primary law says beside a claim: changes on record, and the measure before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bilik.store.asking import Row
from bilik.vocabulary import ONTOLOGY
from bilik.web.views.matrix import CONCEPT
from bilik.web.views.statements import Statement

RISES: Final = "rises"
FALLS: Final = "falls"
STAYS: Final = "stays"
_PEAK: Final = CONCEPT + "ep-peak"


@dataclass(frozen=True, slots=True)
class Measured:
    """The weighted powers from a day on, under an act version.

    `upper` counts what is unknown or disputed as held, `value` does not.
    """

    day: str
    version: str
    value: float
    upper: float


@dataclass(frozen=True, slots=True)
class Law:
    """What is on record about a cause or a time; `before` and `after` around its day."""

    cause: str = ""
    day: str = ""
    kinds: Mapping[str, int] = field(default_factory=dict)
    before: Measured | None = None
    after: Measured | None = None
    peak: Measured | None = None

    @property
    def movement(self) -> str:
        """How the measure moves on the day, or "" when there is none before it."""
        if self.before is None or self.after is None:
            return ""
        if self.after.value == self.before.value:
            return STAYS
        return RISES if self.after.value > self.before.value else FALLS


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict of the graph on what a document says, and what it was held against."""

    iri: str
    verdict: str
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a document says, with the verdicts on it and what law has of each of its causes."""

    claim: Statement
    laws: tuple[Law, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @property
    def is_claim(self) -> bool:
        """Whether it is an opinion, and not a plain statement of a power, an event, a tenure."""
        return any(frame.endswith("Claim") for frame in self.claim.frames)


def beside(
    claim: Statement,
    causes: Sequence[Row],
    series: Sequence[Measured],
    assessments: Sequence[Assessment] = (),
) -> Beside:
    """Put law beside a claim."""
    terms = {name: [t["value"] for t in values] for name, values in claim.values}
    named = set(terms.get(ONTOLOGY + "effectOf", ()))
    laws = [_of_cause(cause, causes, series) for cause in sorted(named)]
    if _PEAK in terms.get(ONTOLOGY + "effectPhase", ()):
        laws += [_of_peak(day[:10], series) for day in terms.get(ONTOLOGY + "effectOn", ())]
    return Beside(claim, tuple(law for law in laws if law.day), tuple(assessments))


def assessments_of(rows: Iterable[Row]) -> dict[str, list[Assessment]]:
    """Read the assessments, by what they assess."""
    against: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        found = against.setdefault((row["claim"], row["assessment"], row["verdict"]), [])
        found += [row["against"]] if "against" in row else []
    by: dict[str, list[Assessment]] = {}
    for (claim, iri, verdict), things in against.items():
        by.setdefault(claim, []).append(Assessment(iri, verdict, tuple(things)))
    return by


def series_of(rows: Iterable[Row]) -> list[Measured]:
    """Read the weighted powers, in order of time."""
    return [
        Measured(r["day"][:10], r["version"], float(r["value"]), float(r["upper"])) for r in rows
    ]


def _of_cause(cause: str, causes: Iterable[Row], series: Sequence[Measured]) -> Law:
    own = [row for row in causes if row["cause"] == cause]
    day = min((row["day"][:10] for row in own if "day" in row), default="")
    kinds = {row["kind"]: int(row["changes"]) for row in own if "kind" in row}
    before, after = around(day, series)
    return Law(cause, day, kinds, before, after)


def _of_peak(year: str, series: Sequence[Measured]) -> Law:
    """Return the measure in a year beside its highest value of all."""
    end = f"{year[:4]}-12-31"
    before, _ = around(f"{year[:4]}-01-01", series)
    _, after = around(end, series)
    peak = max(series, key=lambda each: each.value, default=None)
    return Law(day=year, before=before, after=after, peak=peak)


def around(day: str, series: Sequence[Measured]) -> tuple[Measured | None, Measured | None]:
    """Return the last measure before a day, and the one in force on it."""
    before = [each for each in series if each.day < day]
    until = [each for each in series if each.day <= day]
    return (before[-1] if before else None), (until[-1] if until else None)
