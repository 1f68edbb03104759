"""All that a sentence mentions: dates, things, persons, what points back, and concepts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.acting import acting_acts
from bilik.extract.context.discourse import Discourse
from bilik.extract.context.elsewhere import Elsewhere
from bilik.extract.context.group import groups
from bilik.extract.context.memory import names_act
from bilik.extract.context.partial import dateline, this_year, with_years
from bilik.extract.context.pointed import pointed_rights
from bilik.extract.context.relative import before_relatives, moments, posts, relatives
from bilik.extract.frame.circumstance import Circumstances
from bilik.extract.frame.cue import CueMention
from bilik.extract.frame.evocation import FrameFinder
from bilik.extract.frame.heading import Heading, without_headed
from bilik.extract.frame.reading import as_meant
from bilik.extract.frame.sense import acting, as_said
from bilik.extract.lexicon import Lexicon
from bilik.extract.naming.abroad import Abroad
from bilik.extract.naming.completing import emphasised, with_kinds, with_members
from bilik.extract.naming.covering import within, without, without_kinds
from bilik.extract.naming.dated import EVENT, DatedThings, has_theme, of_own_day, quotation
from bilik.extract.naming.fullname import FullNames, unclaimed
from bilik.extract.naming.generic import is_generic
from bilik.extract.naming.lifetime import of_lives
from bilik.extract.naming.mention import KindMention, Mention, NameFinder
from bilik.extract.naming.namesake import Namesakes
from bilik.extract.naming.people import people
from bilik.extract.naming.predicate import defined, described
from bilik.extract.naming.reference import dated_mentions
from bilik.extract.naming.relational import relational
from bilik.extract.naming.theme import is_theme
from bilik.extract.role.unnamed import unnamed_head
from bilik.extract.things import BODY, ENACTMENT, INSTITUTION, OFFICE, PERSON
from bilik.text.language import Language
from bilik.vocabulary import ONTOLOGY

_EVENTS = frozenset({EVENT})
_PARTIES = frozenset({ONTOLOGY + "PoliticalUnit", ONTOLOGY + "InternationalOrganization"})
_AGENTS = frozenset({PERSON, INSTITUTION})
_BODIES = frozenset({BODY})
_DIRECTION = frozenset({ONTOLOGY + "ChangeDirection"})
_TITLE = 2  # tokens by which the name of an office may be longer than its holder's by-name


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says in its own words; `dated` things are named by their date."""

    kinds: Sequence[KindMention]
    dates: Sequence[Mention]
    dated: tuple[Mention, ...]
    names: tuple[Mention, ...]
    persons: tuple[Mention, ...]
    concepts: Sequence[Mention]


class MentionFinder:
    """Finds what the sentences of one language mention."""

    def __init__(
        self,
        lexicon: Lexicon,
        language: Language,
        names: NameFinder,
        frames: FrameFinder,
        things: DatedThings,
        namesakes: Namesakes,
    ) -> None:
        self._language = language
        self._names = names
        self._frames = frames
        self._things = things
        self._namesakes = namesakes
        self._abroad = Abroad(lexicon, language.code)
        self._full_names = FullNames(lexicon, language.code)
        self._circumstances = Circumstances(lexicon, language.code)
        self._heading = Heading(lexicon, language, grammar(language.code))

    def find(
        self,
        sentence: Sentence,
        names: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
        elsewhere: Elsewhere,
    ) -> tuple[Mention, ...]:
        """Find all that a sentence mentions; what is more exact wins over what it overlaps.

        `names` are those of the lexicon; `discourse` and `elsewhere` know the text before.
        """
        said = self._said(sentence, names, discourse, elsewhere)
        others = self._others(sentence, said, discourse)
        return (*others, *self._meant(sentence, said, others, cues, discourse))

    def _dates(
        self, sentence: Sentence, kinds: Sequence[KindMention], discourse: Discourse
    ) -> list[Mention]:
        """Find the dates of a sentence, those without a year completed by the text before."""
        dates = discourse.entries.with_date(self._names.dates(sentence))
        lives = tuple(of_lives(sentence, dates))
        memory = discourse.memory
        memory.written = memory.written or dateline(sentence, without(dates, lives))
        named = tuple(dated_mentions(sentence, kinds, dates, self._things))
        naming = [date for date in dates if names_act(date, named)]
        partial = list(with_years(sentence, self._language, dates, naming, memory))
        dates = [*(d for d in dates if not within(d, partial)), *partial]
        dates += (d for d in this_year(sentence, dates, memory) if not within(d, partial))
        return [*without(dates, lives)]

    def _said(
        self,
        sentence: Sentence,
        names: Sequence[Mention],
        discourse: Discourse,
        elsewhere: Elsewhere,
    ) -> _Said:
        """Settle what the names of a sentence mean, by its kinds and dates and by one another."""
        kinds = self._names.kinds(sentence)
        dates = self._dates(sentence, kinds, discourse)
        discourse.heard.add(sentence, kinds)
        names = (*with_kinds(sentence, names, kinds), *relational(sentence, kinds, self._names))
        names = tuple(emphasised(sentence, with_members(sentence, name)) for name in names)
        memory = discourse.memory
        dated = tuple(
            _better_known(mention, names)
            for mention in dated_mentions(sentence, kinds, dates, self._things, memory.lately)
        )
        names = (*_apart(names, dated), *self._adopters(sentence, names, dated))
        names = tuple(self._namesakes.renewed(sentence, names, dates))
        spoken = any(sentence.is_verb(index) for index in range(len(sentence)))
        day = memory.day(sentence) if spoken else None  # a heading opens something new
        names = self._namesakes.settle(names, (*dates, *dated), memory.met(), day)
        concepts = self._frames.concepts(sentence)
        names = tuple(n for n in names if not is_generic(sentence, n, names))
        names = elsewhere.settle(sentence, self._abroad.settle(sentence, names), concepts)
        names = defined(sentence, _as_offices(sentence, names, self._names.within))
        full = self._full_names.find(sentence, names, memory.named())
        names = unclaimed(names, full)
        persons = described(sentence, (*people(sentence, names), *full))
        names = acting(sentence, without(names, persons), concepts, persons)
        names, persons = self._heading.led(sentence, names, persons)
        names = tuple(of_own_day(sentence, names, dates))
        return _Said(kinds, dates, dated, names, persons, without(concepts, dated))

    def _adopters(
        self, sentence: Sentence, names: Sequence[Mention], dated: Sequence[Mention]
    ) -> Iterator[Mention]:
        """'Постановление Конституционного Суда от 6 марта': the body within the name of an act."""
        acts = {mention.value for mention in dated}
        for name in names:
            if name.value not in acts or name.first == name.last:
                continue
            noun = sentence.grammar.verb_final  # whether that of the act comes last
            inside = self._names.within(sentence, name.first + (not noun), name.last - noun)
            for body in inside:
                if _is_of(body, _BODIES) and not is_theme(sentence, name, body):
                    yield body

    def _others(self, sentence: Sentence, said: _Said, discourse: Discourse) -> tuple[Mention, ...]:
        """Return all mentions but those of concepts, with what points at other things."""
        dates, dated, names, persons = said.dates, said.dated, said.names, said.persons
        loose = without_kinds(said.kinds, (*dated, *names))
        events = tuple(self._things.of_day(sentence, loose, dates))
        loose = without_kinds(loose, events)
        events += tuple(self._enacted(sentence, loose, (*dates, *dated)))
        loose = without_kinds(loose, events)
        pointing = tuple(discourse.demonstratives(sentence, loose, (*dated, *names)))
        pointing += tuple(groups(sentence, without_kinds(loose, pointing), discourse.memory))
        pronouns = self._pronouns(sentence, said, events, discourse)
        holders = None if sentence.grammar.verb_final else (*persons, *pronouns)
        loose = without_kinds(loose, pointing)
        bare = tuple(discourse.bare(sentence, loose, (*dates, *dated, *names), holders))
        pronouns += tuple(discourse.short(sentence, (*dates, *dated, *names, *persons)))
        unnamed = unnamed_head(sentence, (*names, *persons, *pronouns), discourse.memory)
        names = self._heading.settle(sentence, names, (*persons, *pronouns, *unnamed))
        if not sentence.grammar.definite:  # 'палатаны Қошанов басқарады'
            bare = self._heading.settle(sentence, bare, (*persons, *pronouns))
        if sentence.grammar.code != "ru":  # 'it has been headed by Tokayev'
            pronouns = self._heading.settle(sentence, pronouns, persons)
        named = (*dated, *events, *names, *persons)
        back = (*pointing, *bare, *pronouns)
        back += self._relatives(sentence, said, (*named, *before_relatives(sentence, back)))
        return (*dates, *moments(sentence, dates), *named, *back)

    def _enacted(
        self, sentence: Sentence, kinds: Iterable[KindMention], dates: Sequence[Mention]
    ) -> Iterator[Mention]:
        """'The law on the press was adopted on 23 July': an act by its theme and its day."""
        themed = [k for k in kinds if self._things.is_act(k) and has_theme(sentence, k)]
        planned = sentence.grammar.scheduling if sentence.grammar.definite else ()
        dates = [d for d in dates if sentence.words[max(0, d.first - 1)] not in planned]
        if len(themed) == 1 and len(dates) == 1:
            verbs = (m.first for f, m in self._frames.triggers(sentence) if f.iri == ENACTMENT)
            clauses = {sentence.clauses[verb] for verb in verbs}
            if clauses & {sentence.clauses[themed[0].first]} & {sentence.clauses[dates[0].first]}:
                yield from self._things.enacted(sentence, themed[0], dates[0])

    def _pronouns(
        self,
        sentence: Sentence,
        said: _Said,
        events: tuple[Mention, ...],
        discourse: Discourse,
    ) -> tuple[Mention, ...]:
        """Resolve pronouns, in Russian also to a thing named only by its day: 'она упразднила'."""
        directions = (concept for concept in said.concepts if _is_of(concept, _DIRECTION))
        told = (*said.dated, *directions) if sentence.grammar.definite else ()
        told = said.dated if sentence.grammar.verb_final else told
        found = tuple(discourse.pronouns(sentence, (*told, *said.names, *said.persons)))
        found = tuple(discourse.memory.appointee.settle(sentence, found))
        named = (*said.names, *said.persons)
        acts_here = tuple(acting_acts(sentence, (*said.dated, *events), named, discourse.memory))
        return (*without(found, acts_here), *acts_here)

    def _relatives(
        self, sentence: Sentence, said: _Said, named: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """'The Council, which he chairs': relative pronouns, as the body or as its chair."""
        nouns = [concept for concept in said.concepts if concept.verb is None]
        found = (
            *relatives(sentence, (*named, *nouns)),
            *posts(sentence, said.kinds, said.names),
        )
        return self._heading.settle(sentence, found, said.persons)

    def _meant(
        self,
        sentence: Sentence,
        said: _Said,
        others: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
    ) -> tuple[Mention, ...]:
        pointed = pointed_rights(sentence, said.concepts, others, discourse.memory)
        told = without_headed(said.concepts, said.names, others)
        return self.meant(sentence, (*told, *pointed), others, cues)

    def meant(
        self,
        sentence: Sentence,
        concepts: Sequence[Mention],
        others: Sequence[Mention],
        cues: Sequence[CueMention],
    ) -> tuple[Mention, ...]:
        """Return the concepts whose words are meant as such."""
        places = [(c.first, c.last) for c in cues if c.kind == "consent"]
        kinds = self._names.kinds(sentence)
        concepts = as_said(sentence, concepts, others, places, kinds)
        concepts = self._circumstances.settle(sentence, concepts)
        return tuple(as_meant(sentence, concepts, others, places))


def _better_known(mention: Mention, names: Iterable[Mention]) -> Mention:
    """A dated thing whose whole name the lexicon knows is that thing, whatever its date says."""
    for name in names:
        if name.first <= mention.first and mention.last <= name.last:
            return replace(mention, value=name.value)
    return mention


def _apart(names: Iterable[Mention], dated: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop names within a dated one, but for who acts there: 'принятая Верховным Советом ...'.

    The name of an event says who took part: '2010 жылғы Қазақстанның ... төрағалығы'.
    """
    return tuple(
        name
        for name in names
        if _is_of(name, _AGENTS)
        or not any(
            d.first <= name.first
            and name.last <= d.last
            and not (_is_of(d, _EVENTS) and _is_of(name, _PARTIES))
            for d in dated
        )
    )


def _is_of(mention: Mention, types: frozenset[str]) -> bool:
    return bool(mention.types & types)


def _as_offices(
    sentence: Sentence,
    names: Sequence[Mention],
    within: Callable[[Sentence, int, int], Sequence[Mention]],
) -> tuple[Mention, ...]:
    """'Первым Президентом стал Назарбаев': beside his name a person's by-name is an office's."""
    quoted, found = quotation(sentence), list[Mention]()
    for name in names:
        again = any(
            n.value == name.value and n.first != name.first and n.first not in quoted for n in names
        )
        titled = again and sentence.grammar.code == "ru" and _is_of(name, frozenset({PERSON}))
        last = min(name.last + _TITLE, len(sentence) - 1)
        offices = (
            within(sentence, name.first + 1, last) if titled and name.first < name.last else ()
        )
        own = [m for m in offices if m.first <= name.last and _is_of(m, frozenset({OFFICE}))]
        found += own[:1] or [name]
    return tuple(found)
