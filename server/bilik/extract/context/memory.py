"""What a text has named so far: the things and the last year, the latest last."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.appointee import Appointee
from bilik.extract.context.salience import HIDDEN, is_doubtful, salience
from bilik.extract.context.tenures import Tenures
from bilik.extract.context.votes import Votes
from bilik.extract.frame.nearest import Before
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.namesake import first_day
from bilik.extract.statement import Entity, Period
from bilik.extract.things import BASIC_ACTS, DECLARATION, DOCUMENT, INSTITUTION

REACH = 4  # sentences that a focus outlives
_RULES = 1  # sentences that an act rules without being spoken of again
THINGS = frozenset({DOCUMENT, INSTITUTION})

_LATELY = 2  # sentences whose words may tell which act is meant
_SIZE = 40  # mentions that are remembered
_CALENDAR = frozenset({"day", "month", "year"})
_BOUNDS = frozenset({"since", "until", "by"})
_ANY: frozenset[str] = frozenset()


class Memory:
    """The entities met so far, with their genders, and the last year named."""

    def __init__(self, animate: frozenset[str]) -> None:
        """`animate` are the classes that 'he' may stand for."""
        self._animate = animate
        self._entities: list[tuple[int, Entity]] = []
        self._genders: dict[str, str] = {}
        self._bare: set[tuple[int, str]] = set()
        self._again: set[tuple[int, str]] = set()
        self._ranks: dict[tuple[int, str], int] = {}
        self._ruling: tuple[int, Entity] | None = None
        self._adopted = False
        self.year: Period | None = None
        self.last: Period | None = None
        self._newest: tuple[int, Period] | None = None
        self.written: Period | None = None
        self._told: int | None = None
        self.lately: deque[Sentence] = deque(maxlen=_LATELY)
        self.holders: dict[str, Entity] = {}
        self.tenures = Tenures()
        self.appointee = Appointee()
        self.votes = Votes()

    def latest(
        self,
        types: Iterable[str],
        sentence: Sentence | None = None,
        genders: frozenset[str] = _ANY,
    ) -> Entity | None:
        """Return the last entity of one of the types; within reach of `sentence` when given.

        With `genders` it was named in one of them.
        """
        wanted = frozenset(types)
        for index, entity in reversed(self._entities):
            if sentence is not None and sentence.index - index > REACH:
                return None
            if entity.types & wanted and (not genders or self.gender(entity.iri) in genders):
                return entity
        return None

    def rule(self, sentence: Sentence, act: Entity, *, adopted: bool = False) -> None:
        """Keep in mind the act that a sentence states something of, or only that it was adopted."""
        self._ruling, self._adopted = (sentence.index, act), adopted

    def is_mere_declaration(self, act: Entity) -> bool:
        """'They adopted the Declaration': the rights that are told of then are none of it."""
        return self._adopted and DECLARATION in act.types

    def ruling(self, types: frozenset[str], sentence: Sentence) -> Entity | None:
        """Return the act that the sentence before spoke of, with no other one named since."""
        if self._ruling is None or sentence.index - self._ruling[0] > _RULES:
            return None
        act = self._ruling[1]
        return act if act == self.latest(types, sentence) else None

    def day(self, sentence: Sentence) -> str | None:
        """Return a day of the time spoken of: the newest told, or that of an act stated since."""
        told, period = self._newest or (-1, None)
        act = self.ruling(BASIC_ACTS, sentence)
        if act and act.date and self._ruling and self._ruling[0] > told:
            return first_day(act.date)
        return period.start if period else None

    def before(self, sentence: Sentence) -> Before:
        """Return what the sentence before said, nothing at the head of a text."""
        last = self.lately[-1] if self.lately else None
        if last is None or last.index + 1 != sentence.index:
            return Before()
        things = frozenset(entity.iri for index, entity in self._entities if index == last.index)
        return Before(frozenset().union(*last.lemmas), things)

    def latest_of(self, iris: Collection[str]) -> Entity | None:
        """Return the last entity named that is one of some."""
        return next((e for _, e in reversed(self._entities) if e.iri in iris), None)

    def agrees(self, entity: Entity, genders: frozenset[str]) -> bool:
        """'Она' is no president; 'он' may be anyone who acts, whatever the noun's gender."""
        if entity.types & self._animate and ("Masc" in genders or not genders):
            return True
        return not genders or self._genders.get(entity.iri, "") in genders

    def met(self) -> tuple[str, ...]:
        """Return the IRIs of the entities remembered, the latest last."""
        return tuple(entity.iri for _, entity in self._entities)

    def topic(self, types: Iterable[str], genders: frozenset[str] = _ANY) -> Entity | None:
        """Return what the last sentence that has such a thing named first."""
        wanted = frozenset(types)
        bodies = wanted == THINGS  # offices are spoken of as 'he'
        fitting = [
            (index, entity)
            for index, entity in self._entities
            if entity.types & wanted
            and self.agrees(entity, genders)
            and not (bodies and entity.types & self._animate)
        ]
        last = fitting[-1][0] if fitting else None
        named = [entity for index, entity in fitting if index == last]
        named.sort(key=lambda entity: self._ranks.get((last or 0, entity.iri), 0))
        bare = [entity for entity in named if (last, entity.iri) in self._bare]
        again = [entity for entity in named if (last, entity.iri) in self._again]
        return next(iter(bare or again or named), None)

    def acting(self, sentence: Sentence, kind: str) -> Entity | None:
        """Return what of a kind may have been the subject before, with no other one since."""
        for index in range(sentence.index - 1, sentence.index - REACH, -1):
            bare = [
                e
                for i, e in self._entities
                if i == index and (i, e.iri) in self._bare and e.types & self._animate
            ]
            if bare:
                return next((entity for entity in bare if kind in entity.types), None)
        return None

    def subjects(self, index: int) -> list[Entity]:
        """Return what may have been a subject in a sentence, in the order of the text."""
        return [e for i, e in self._entities if i == index and (i, e.iri) in self._bare]

    def all_before(self, sentence: Sentence, kind: str) -> list[Entity]:
        """Return the things of a kind that the sentence right before named, in its order."""
        return [e for i, e in self._entities if i == sentence.index - 1 and kind in e.types]

    def last_before(self, sentence: Sentence) -> Entity | None:
        """Return the thing that the sentence right before named last."""
        before = [entity for index, entity in self._entities if index == sentence.index - 1]
        return before[-1] if before else None

    def goes_on(self, sentence: Sentence, entity: Entity) -> None:
        """Keep that a sentence is about a thing that it does not name."""
        self._entities.append((sentence.index, entity))
        self.stood_bare(sentence, entity)

    def together(self, kind: str, sentence: Sentence) -> tuple[Entity, ...]:
        """Return the entities of a kind that the last sentence with such a one named."""
        fitting = [(i, e) for i, e in self._entities if kind in e.types]
        last = fitting[-1][0] if fitting else sentence.index - REACH - 1
        if sentence.index - last > REACH:
            return ()
        return tuple(dict.fromkeys(entity for index, entity in fitting if index == last))

    def named(self) -> list[Entity]:
        """Return the entities remembered, the latest last."""
        return [entity for _, entity in self._entities]

    def gender(self, iri: str) -> str:
        """Return the gender that a thing was last named in, nothing where none was shown."""
        return self._genders.get(iri, "")

    def learn_genders(self, mentions: Iterable[Mention]) -> None:
        """Keep the genders of what a sentence names, unless they are known."""
        for mention in mentions:
            if isinstance(mention.value, Entity):
                self._genders.setdefault(mention.value.iri, mention.features.get("Gender", ""))

    def stood_bare(self, sentence: Sentence, entity: Entity) -> None:
        """Keep that a thing may have been a subject in a sentence."""
        self._bare.add((sentence.index, entity.iri))

    def only(self, kind: str) -> Entity | None:
        """Return the one thing of a kind that the text has spoken of, however long ago."""
        found = {entity.iri: entity for _, entity in self._entities if kind in entity.types}
        return next(iter(found.values())) if len(found) == 1 else None

    def stands_out(self, entity: Entity, beside: Entity) -> bool:
        """Tell whether a thing was no mere part of the sentence that last named another."""
        last = max((index for index, e in self._entities if e.iri == beside.iri), default=-1)
        return self._ranks.get((last, entity.iri), HIDDEN) < HIDDEN

    def newest(self, found: Sequence[Entity | None], here: Collection[str]) -> list[Entity | None]:
        """Return of some things those named last; those of `here` are newer than all."""
        met = {entity.iri: index for index, entity in self._entities}
        ages = {e.iri: (e.iri in here, met.get(e.iri, -1)) for e in found if e}
        newest = max(ages.values(), default=None)
        return [entity for entity in found if entity and ages[entity.iri] == newest]

    def _spoken(self, sentence: Sentence, date: Mention, period: Period) -> None:
        """Take over the time that a sentence tells, unless it does so by the way."""
        self._newest = sentence.index, period
        planned = sentence.words[max(0, date.first - 1)] in sentence.grammar.scheduling
        if not planned and period.relation not in _BOUNDS:
            self.last = period
        if self.year is None or not _is_aside(sentence, date, period):
            self.year, self._told = period, sentence.index

    def spoken_of(self, sentence: Sentence) -> Period | None:
        """Return the time that a sentence goes on from.

        In a report that tells when it was written that is then, unless another was just told.
        """
        far = self._told is None or sentence.index - self._told > 1
        return self.written if self.written and far else self.year

    def add(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Add the mentions of a sentence that was read, in their order."""
        self.lately.append(sentence)
        for mention in sorted(mentions, key=lambda item: (item.first, item.last)):
            if is_doubtful(sentence, mention, mentions):
                continue
            if isinstance(mention.value, Entity):
                self._entities.append((sentence.index, mention.value))
                if mention.origin == "pronoun" and sentence.grammar.verb_final:
                    self._again.add((sentence.index, mention.value.iri))
                place = sentence.index, mention.value.iri
                rank = salience(sentence, mention)
                self._ranks[place] = min(rank, self._ranks.get(place, rank))
                gender = mention.features.get("Gender") or self.gender(mention.value.iri)
                self._genders[mention.value.iri] = gender
            elif isinstance(mention.value, Period) and _tells_when(mention, mentions):
                self._spoken(sentence, mention, mention.value)
            if mention.date and (mention.date.precision == "day" or DOCUMENT not in mention.types):
                self.year = self.last = mention.date
                self._newest = sentence.index, mention.date
        del self._entities[:-_SIZE]


def _is_aside(sentence: Sentence, date: Mention, period: Period) -> bool:
    """'The Office, set up in 2000, is hiring staff', 'called elections for 7 March 1994'.

    Such a date tells of another time than the one that the text goes on from.
    """
    if period.relation in _BOUNDS:
        return True
    before = sentence.words[: max(date.first, 0)]
    if not before or "," not in before:
        return bool(before) and before[-1] in sentence.grammar.scheduling
    opening = max(i for i, word in enumerate(before) if word == ",") + 1
    relative = not sentence.grammar.relative.isdisjoint(sentence.lemmas[opening])
    participle = sentence.shows(opening, "VerbForm", "Part")
    return relative or participle or before[-1] in sentence.grammar.scheduling


def _tells_when(date: Mention, mentions: Iterable[Mention]) -> bool:
    precision = date.value.precision if isinstance(date.value, Period) else ""
    return precision in _CALENDAR and not names_act(date, mentions)


def names_act(date: Mention, mentions: Iterable[Mention]) -> bool:
    """'The Constitution of 1978 was amended': that year tells which one, not when."""
    year = isinstance(date.value, Period) and date.value.precision == "year"
    return year and any(
        m.origin in {"dated", "name"} and DOCUMENT in m.types and m.first <= date.first <= m.last
        for m in mentions
    )
