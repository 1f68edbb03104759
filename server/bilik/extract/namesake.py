"""Things that share a name: which of them is meant follows from the time that is spoken of.

Kazakhstan had a Vice-President in 1990-1996 and has had one since 2026; two different offices.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bilik.extract.lexicon import Lexicon, Term
from bilik.extract.mention import Mention
from bilik.extract.statement import Entity, Period
from bilik.vocabulary import ONTOLOGY

_ACTS = frozenset({ONTOLOGY + "LegalAct"})


class Namesakes:
    """Chooses among things of one name, by the days on which they existed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._terms: Mapping[str, Term] = lexicon.by_iri
        ends = (day for term in lexicon.terms for day in (term.since, term.until) if day)
        self._newest = max(ends, default=date.min.isoformat())

    def settle(
        self,
        names: Sequence[Mention],
        others: Iterable[Mention],
        recent: Sequence[str],
        spoken: Period | None = None,
    ) -> tuple[Mention, ...]:
        """Return one mention for each place; `recent` are the IRIs met so far, the latest last.

        A date of the sentence decides, else the day of an act that it names, else what was meant
        before, else the time `spoken` of, if one of them existed then; where nothing tells, the
        thing that has existed longest is meant.
        """
        groups: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        for name in names:
            groups[name.first, name.last].append(name)
        if all(len(group) == 1 for group in groups.values()):
            return tuple(names)
        moment = next(_moments(tuple(others)), None)
        if moment is None:
            alone = [group[0] for group in groups.values() if len(group) == 1]
            return tuple(
                self._chosen(group, then, recent)
                if (then := self._then(group, recent, spoken))
                else self._chosen(self._together(group, alone), None, recent)
                for group in groups.values()
            )
        return tuple(self._chosen(group, moment, recent) for group in groups.values())

    def _then(
        self, group: Sequence[Mention], recent: Sequence[str], spoken: Period | None
    ) -> str | None:
        """The time that the text speaks of tells where no thing of the name was met yet."""
        if spoken is None or any(_iri(name) in recent for name in group):
            return None
        there = any(self._away(name, spoken.start) == 0 for name in group)
        return spoken.start if there else None

    def _together(self, group: Sequence[Mention], alone: Sequence[Mention]) -> Sequence[Mention]:
        """'The Vice-President represents the President in the Kurultai': of the Kurultai's time."""
        known = {iri for iri, term in self._terms.items() if term.since}
        lives = [self._life(name) for name in alone if _iri(name) in known]
        fitting = [
            name
            for name in group
            for since, until in [self._life(name)]
            if all(since <= last and first <= until for first, last in lives)
        ]
        return fitting or group

    def _chosen(
        self, group: Sequence[Mention], moment: str | None, recent: Sequence[str]
    ) -> Mention:
        if len(group) == 1:
            return group[0]
        if moment is not None:
            return min(group, key=lambda name: (self._away(name, moment), _iri(name)))
        met = {iri: index for index, iri in enumerate(recent)}
        return max(group, key=lambda name: (met.get(_iri(name), -1), self._age(name), _iri(name)))

    def _life(self, name: Mention) -> tuple[date, date]:
        term = self._terms.get(_iri(name))
        since = (term and term.since) or self._newest
        until = (term and term.until) or max(since, self._newest)
        return date.fromisoformat(since), date.fromisoformat(until)

    def _age(self, name: Mention) -> int:
        since, until = self._life(name)
        return (until - since).days

    def _away(self, name: Mention, moment: str) -> int:
        """Count the days between a moment and the time in which a thing existed."""
        since, until = self._life(name)
        then = date.fromisoformat(moment)
        term = self._terms.get(_iri(name))
        if then >= since and not (term and term.until):
            return 0
        return max((since - then).days, (then - until).days, 0)


def _moments(others: Sequence[Mention]) -> Iterator[str]:
    dated = [m for m in others if m.origin == "dated"]
    for mention in others:
        inside = any(d.overlaps(mention.first, mention.last) for d in dated)
        if isinstance(mention.value, Period) and not inside:
            yield mention.value.start
    for mention in others:
        value = mention.value
        if isinstance(value, Entity) and _ACTS & value.types and value.date:
            yield _first_day(value.date)


def _first_day(written: str) -> str:
    """Return the first day of a year, a month or a day: 2022, 2022-06, 2022-06-08."""
    return written + "-01-01"[len(written) - 4 :] if len(written) < len("2022-06-08") else written


def _iri(name: Mention) -> str:
    return name.value.iri if isinstance(name.value, Entity) else ""
