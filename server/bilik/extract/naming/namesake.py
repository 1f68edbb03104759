"""Things that share a name: which of them is meant follows from the time that is spoken of.

Kazakhstan had a Vice-President in 1990-1996 and has had one since 2026; two different offices.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, Role, Term
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity, Period
from bilik.extract.things import ACT, INSTITUTION
from bilik.vocabulary import ONTOLOGY

_ACTS = frozenset({ACT})
_SOON = 366  # days from the election of a body to its first session
_CONCERNED = ONTOLOGY + "officeConcerned"
_BEGINS, _ENDS = ONTOLOGY + "OfficeCreation", ONTOLOGY + "OfficeAbolition"


class Namesakes:
    """Chooses among things of one name, by the days on which they existed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._terms: Mapping[str, Term] = lexicon.by_iri
        ends = (day for term in lexicon.terms for day in (term.since, term.until) if day)
        self._same = dict(_alike(lexicon.terms))
        self._newest = max(ends, default=date.min.isoformat())

    def settle(
        self,
        names: Sequence[Mention],
        others: Iterable[Mention],
        recent: Sequence[str],
        spoken: str | None = None,
    ) -> tuple[Mention, ...]:
        """Return one mention for each place; `recent` are the IRIs met so far, the latest last.

        A date of the sentence decides, else the day of an act that it names, else what was meant
        before, else the day `spoken` of, if one of them existed then; where nothing tells, the
        thing that has existed longest is meant.
        """
        groups: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        for name in names:
            groups[name.first, name.last].append(name)
        if all(len(group) == 1 for group in groups.values()):
            return tuple(names)
        others = tuple(others)
        moment = next(_moments(others), None)
        if moment is None:
            return tuple(self._of_one_time(groups.values(), spoken, recent))
        last = _last_of_year(others, moment)
        return tuple(self._chosen(group, moment, recent, last) for group in groups.values())

    def renewed(
        self, sentence: Sentence, names: Iterable[Mention], dates: Iterable[Mention]
    ) -> Iterator[Mention]:
        """Yield the names; 'a new parliament was elected in 1994' is of one that existed then."""
        moment = next(_moments(tuple(dates)), None)
        for name in names:
            novel = name.first < name.last and sentence.words[name.first] in sentence.grammar.novel
            yield self._there(name, moment) if moment and novel else name

    def _there(self, name: Mention, moment: str) -> Mention:
        """Return the thing of that name that is nearest to a moment, for one that is far off."""
        if self._away(name, moment) <= _SOON:
            return name
        others = [replace(name, value=term.entity()) for term in self._same.get(name.iri, ())]
        return min(others, key=lambda other: (self._away(other, moment), other.iri), default=name)

    def _of_one_time(
        self,
        groups: Iterable[Sequence[Mention]],
        spoken: str | None,
        recent: Sequence[str],
    ) -> Iterator[Mention]:
        """Choose things of the time spoken of; nothing told of it, those that existed together."""
        groups = tuple(groups)
        settled = [group[0] for group in groups if len(group) == 1]
        named = {name.iri for name in settled}
        others = ([name for name in group if name.iri not in named] for group in groups)
        for whole, other in zip(groups, others, strict=True):
            group = other if len(whole) > 1 and other else whole  # two names are two things
            then = self._then(group, recent, spoken)
            chosen = self._chosen(group if then else self._together(group, settled), then, recent)
            settled.append(chosen)
            yield chosen

    def _then(
        self, group: Sequence[Mention], recent: Sequence[str], spoken: str | None
    ) -> str | None:
        """The time that the text speaks of tells where no thing of the name was met yet."""
        if spoken is None or any(name.iri in recent for name in group):
            return None
        there = any(self._away(name, spoken) == 0 for name in group)
        return spoken if there else None

    def in_time(
        self,
        sentence: Sentence,
        frame: str,
        filled: Mapping[Role, tuple[Mention, ...]],
        mentions: Collection[Mention],
    ) -> dict[Role, tuple[Mention, ...]]:
        """Return the roles of a beginning or an end, with the thing of that name and time.

        A namesake that the sentence names by itself is another thing than that.
        'The Court was replaced by the Council': the Court that ended when the Council began.
        """
        roles = dict(filled)
        concerned = ((r, found) for r, found in filled.items() if r.iri == _CONCERNED)
        for role, (mention, *others) in concerned:
            apart = {m.iri for m in mentions if _is_apart(sentence, m, mention)}
            same = [t for t in self._same.get(mention.iri, ()) if t.iri not in apart]
            if others or not same or frame not in {_BEGINS, _ENDS}:
                continue
            moment = next(_told(roles.values()), None) or self._neighbour(frame, roles, mentions)
            ended = [term for term in same if term.until]
            if moment:
                best = min(same, key=lambda term: (_gap(_edge(term, frame), moment), term.iri))
                roles[role] = (replace(mention, value=best.entity()),)
            elif frame == _ENDS and len(ended) == 1:
                roles[role] = (replace(mention, value=ended[0].entity()),)
        return roles

    def _neighbour(
        self,
        frame: str,
        roles: Mapping[Role, tuple[Mention, ...]],
        mentions: Iterable[Mention],
    ) -> str | None:
        """Return the day on which what was there before ended, or what came after began."""
        taken = {mention.iri for group in roles.values() for mention in group}
        taken |= {term.iri for iri in taken for term in self._same.get(iri, ())}
        others = {m.iri for m in mentions if m.origin == "name"} - taken
        bodies = [self._terms[iri] for iri in sorted(others) if iri in self._terms]
        days = [_edge(term, _ENDS if frame == _BEGINS else _BEGINS) for term in bodies]
        return days[0] if len(days) == 1 and INSTITUTION in bodies[0].types else None

    def _together(self, group: Sequence[Mention], alone: Sequence[Mention]) -> Sequence[Mention]:
        """'The Vice-President represents the President in the Kurultai': of the Kurultai's time."""
        known = {iri for iri, term in self._terms.items() if term.since}
        lives = [self._life(name) for name in alone if name.iri in known]
        fitting = [
            name
            for name in group
            for since, until in [self._life(name)]
            if all(since <= last and first <= until for first, last in lives)
        ]
        return fitting or group

    def _chosen(
        self,
        group: Sequence[Mention],
        moment: str | None,
        recent: Sequence[str],
        last: str = "",
    ) -> Mention:
        if len(group) == 1:
            return group[0]
        if moment is not None:
            return min(
                group,
                key=lambda name: (
                    self._away(name, moment, last),
                    not self._is_own(name, group),
                    name.iri,
                ),
            )
        own = [name for name in group if self._is_own(name, group)]
        if len(own) == 1:
            return own[0]  # 'Parliament' is the one that is called nothing else
        met = {iri: index for index, iri in enumerate(recent)}
        return max(group, key=lambda name: (met.get(name.iri, -1), self._age(name), name.iri))

    def _is_own(self, name: Mention, group: Sequence[Mention]) -> bool:
        """Tell whether the name by which all of a group are called is the label of one."""
        called = [self._called(one) for one in group]
        return not self._called(name, labels=True).isdisjoint(frozenset.intersection(*called))

    def _called(self, name: Mention, *, labels: bool = False) -> frozenset[str]:
        """Return the names of a thing in lower case, or its labels alone."""
        term = self._terms.get(name.iri)
        names = term.names if term else ()
        return frozenset(n.text.casefold() for n in names if not (labels and n.rank))

    def _life(self, name: Mention) -> tuple[date, date]:
        term = self._terms.get(name.iri)
        since = (term and term.since) or self._newest
        until = (term and term.until) or max(since, self._newest)
        return date.fromisoformat(since), date.fromisoformat(until)

    def _age(self, name: Mention) -> int:
        since, until = self._life(name)
        return (until - since).days

    def _away(self, name: Mention, moment: str, last: str = "") -> int:
        """Count the days between a moment and the time in which a thing existed.

        Of a year all days count, up to the `last` one: 'in 1995' may be its end.
        """
        since, until = self._life(name)
        then = date.fromisoformat(moment)
        term = self._terms.get(name.iri)
        if then >= since and not (term and term.until):
            return 0
        if last and then <= since < date.fromisoformat(last):
            return 0
        return max((since - then).days, (then - until).days, 0)


def _alike(terms: Iterable[Term]) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """Yield the things that share a name, and a time when they existed, with all of that name."""
    named: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        for name in term.names if term.since and INSTITUTION in term.types else ():
            named[name.language, name.text.casefold()].append(term)
    for group in named.values():
        alike = {term.iri: term for term in group}
        for iri in alike if len(alike) > 1 else ():
            yield iri, tuple(alike.values())


def _told(groups: Iterable[Sequence[Mention]]) -> Iterator[str]:
    """Yield the days that roles tell: when something happened, or when an act was adopted."""
    values = [group[0].value for group in groups if group]
    yield from (value.start for value in values if isinstance(value, Period))
    for value in values:
        if isinstance(value, Entity) and value.types & _ACTS and value.date:
            yield first_day(value.date)


def _is_apart(sentence: Sentence, other: Mention, mention: Mention) -> bool:
    """Tell whether two mentions are names, and not the same one written twice."""
    if not other.origin == mention.origin == "name" or min(other.first, mention.first) < 0:
        return False
    one, two = (frozenset().union(*sentence.lemmas[m.first : m.last + 1]) for m in (other, mention))
    return one.isdisjoint(two)


def _edge(term: Term, frame: str) -> str:
    return (term.since if frame == _BEGINS else term.until) or ""


def _gap(edge: str, moment: str) -> int:
    """Count the days between a day and another; a thing that has not ended is farthest."""
    far = (date.max - date.min).days
    return abs((date.fromisoformat(edge) - date.fromisoformat(moment)).days) if edge else far


def _moments(others: Sequence[Mention]) -> Iterator[str]:
    dated = [m for m in others if m.origin == "dated"]
    for mention in others:
        inside = any(d.overlaps(mention.first, mention.last) for d in dated)
        if isinstance(mention.value, Period) and not inside:
            yield mention.value.start
    for mention in others:
        value = mention.value
        if isinstance(value, Entity) and _ACTS & value.types and value.date:
            yield first_day(value.date)
    yield from (mention.date.start for mention in dated if mention.date)  # what happened then


def _last_of_year(others: Iterable[Mention], moment: str) -> str:
    """Return the day behind the year that begins with a moment and is told as such, else ""."""
    periods = (m.value for m in others if isinstance(m.value, Period) and m.value.relation is None)
    years = (p.end for p in periods if p.precision == "year" and p.start == moment)
    return next((end for end in years if end), "")


def first_day(written: str) -> str:
    """Return the first day of a year, a month or a day: 2022, 2022-06, 2022-06-08."""
    return written + "-01-01"[len(written) - 4 :] if len(written) < len("2022-06-08") else written
