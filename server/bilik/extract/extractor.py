"""The stages in order: a document goes in, statements with evidence come out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.documents.model import Document
from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.sentence import Sentence, analyse
from bilik.extract.context.completion import Completion
from bilik.extract.context.discourse import Discourse
from bilik.extract.context.elsewhere import Elsewhere
from bilik.extract.context.group import groups
from bilik.extract.context.memory import names_act
from bilik.extract.context.partial import this_year, with_years
from bilik.extract.context.pointed import pointed_rights
from bilik.extract.context.relative import moments, relatives
from bilik.extract.context.restoring import Restorer
from bilik.extract.context.resuming import Resumption
from bilik.extract.frame.aside import aside_evocations
from bilik.extract.frame.circumstance import Circumstances
from bilik.extract.frame.evocation import CueMention, Evocation, FrameFinder, concept_terms
from bilik.extract.frame.heading import Heading
from bilik.extract.frame.reading import as_meant
from bilik.extract.frame.sense import acting, as_said
from bilik.extract.frame.title import title_evocations
from bilik.extract.lexicon import Lexicon, Role
from bilik.extract.naming.abroad import Abroad
from bilik.extract.naming.completing import emphasised, with_kinds, with_members
from bilik.extract.naming.covering import within, without, without_kinds
from bilik.extract.naming.mention import KindMention, Mention, NameFinder
from bilik.extract.naming.namesake import Namesakes
from bilik.extract.naming.people import people
from bilik.extract.naming.possession import Possessions
from bilik.extract.naming.reference import EVENT, DatedThings, dated_mentions, quotation
from bilik.extract.naming.relational import relational
from bilik.extract.role.filler import fill
from bilik.extract.role.joining import joined
from bilik.extract.role.number import Numbers
from bilik.extract.role.qualify import DEFINES, Qualities, qualify
from bilik.extract.role.unnamed import unnamed_head
from bilik.extract.statement import Consent, Entity, Evidence, Filler, Statement
from bilik.extract.things import INSTITUTION, OFFICE, PERSON, PROVISION
from bilik.text.language import Language
from bilik.text.model import Span
from bilik.vocabulary import ONTOLOGY

_EVENTS = frozenset({EVENT})
_PARTIES = frozenset({ONTOLOGY + "PoliticalUnit", ONTOLOGY + "InternationalOrganization"})
_PEOPLE = frozenset({PERSON, OFFICE})
_CONCERNED = ONTOLOGY + "officeConcerned"
_TITLE = 2  # tokens by which the name of an office may be longer than its holder's by-name
_AGENTS = frozenset({PERSON, INSTITUTION})  # 'ол' may be a body as well


class Extractor:
    """Reads documents of one language under the guidance of a lexicon."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        concepts = frozenset(term.iri for term in concept_terms(lexicon))
        self._language = language
        self._names = NameFinder(lexicon, concepts, language)
        self._frames = FrameFinder(lexicon, language, grammar(language.code))
        self._numbers = Numbers(lexicon, language, grammar(language.code))
        self._things = DatedThings(lexicon)
        self._namesakes = Namesakes(lexicon)
        self._circumstances = Circumstances(lexicon, language.code)
        self._abroad = Abroad(lexicon, language.code)
        self._heading = Heading(lexicon, language, grammar(language.code))
        self._lexicon = lexicon
        verb_final = grammar(language.code).verb_final
        self._possessions = Possessions(lexicon, language) if verb_final else None
        self._lasting = frozenset(
            kind
            for frame in lexicon.frames
            for role in frame.roles
            if role.inherited
            for kind in role.ranges
        )

    def extract(
        self, document: Document, progress: Callable[[int], None] = lambda _: None
    ) -> tuple[Statement, ...]:
        """Return the statements of a document in the order of the text.

        `progress` is told the number of raw characters read so far.
        """
        actors = _AGENTS if grammar(self._language.code).verb_final else _PEOPLE
        discourse = Discourse(actors, self._lexicon.home, self._things, self._language)
        found: list[Statement] = []
        restorer, entries = self._restorer(), discourse.entries
        elsewhere = Elsewhere(self._lexicon, self._language.code)
        for plain in analyse(document, self._language):
            written = entries.dated(plain)
            names = self._names.names(written)
            sentence = restorer.restore(written, names)
            names = names if sentence is written else self._names.names(sentence)
            restorer.remember(sentence, names)
            cues = self._frames.cues(sentence)
            mentions = self._mentions(sentence, names, cues, discourse, elsewhere)
            told = self._statements(sentence, mentions, cues, discourse)
            stated = joined(tuple(elsewhere.known(told)))
            for act in self._acts(stated):
                discourse.memory.rule(sentence, act)
            discourse.concerned.update(self._concerned(stated))
            discourse.memory.tenures.learn(stated)
            found += stated
            discourse.remember(sentence, mentions)
            progress(sentence.raw.end)
        return tuple(found)

    def _acts(self, stated: Iterable[Statement]) -> Iterator[Entity]:
        """Yield what statements speak of and the sentence that follows may leave unsaid."""
        for statement in stated:
            for filler in statement.fillers:
                if isinstance(filler.value, Entity) and filler.value.types & self._lasting:
                    yield filler.value

    @staticmethod
    def _concerned(stated: Iterable[Statement]) -> Iterator[tuple[str, Entity]]:
        """Yield the frames that were stated of an office, with the office: who is re-elected."""
        for statement in stated:
            for value in statement.values(_CONCERNED):
                if isinstance(value, Entity):
                    yield statement.frame, value

    def _restorer(self) -> Restorer | Completion | Resumption:
        """Return what spells out the sentences of one document."""
        if self._possessions:
            return Completion(self._possessions, self._language)
        if self._language.code == "ru":
            return Restorer(self._lexicon, self._language, self._names.names, self._frames.concepts)
        return Resumption(self._lexicon, self._language, self._names, self._frames)

    def _dates(
        self, sentence: Sentence, kinds: Sequence[KindMention], discourse: Discourse
    ) -> list[Mention]:
        """Find the dates of a sentence, those without a year completed by the text before."""
        dates = discourse.entries.with_date(self._names.dates(sentence))
        named = tuple(dated_mentions(sentence, kinds, dates, self._things))
        naming = [date for date in dates if names_act(date, named)]
        partial = list(with_years(sentence, self._language, dates, naming, discourse.memory))
        dates = [*(d for d in dates if not within(d, partial)), *partial]
        dates += (d for d in this_year(sentence, dates, discourse.memory) if not within(d, partial))
        return dates

    def _mentions(
        self,
        sentence: Sentence,
        names: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
        elsewhere: Elsewhere,
    ) -> tuple[Mention, ...]:
        """Find all that the sentence mentions; what is more exact wins over what it overlaps."""
        kinds = self._names.kinds(sentence)
        dates = self._dates(sentence, kinds, discourse)
        discourse.heard.add(sentence, kinds)
        names = (*with_kinds(sentence, names, kinds), *relational(sentence, kinds, self._names))
        names = tuple(emphasised(sentence, with_members(sentence, name)) for name in names)
        dated = tuple(
            _better_known(mention, names)
            for mention in dated_mentions(sentence, kinds, dates, self._things)
        )
        names = _apart(names, dated)
        memory = discourse.memory
        names = self._namesakes.settle(names, (*dates, *dated), memory.met(), memory.year)
        concepts = self._frames.concepts(sentence)
        names = elsewhere.settle(sentence, self._abroad.settle(sentence, names), concepts)
        names = _as_offices(sentence, names, self._names.within)
        persons = tuple(people(sentence, names))
        names = without(names, persons)
        names = acting(sentence, names, concepts, persons)
        loose = without_kinds(kinds, (*dated, *names))
        events = tuple(self._things.of_day(sentence, loose, dates))
        loose = without_kinds(loose, events)
        pointing = tuple(discourse.demonstratives(sentence, loose, (*dated, *names)))
        pointing += tuple(groups(sentence, without_kinds(loose, pointing), discourse.memory))
        acts = dated if sentence.grammar.definite else ()
        pronouns = tuple(discourse.pronouns(sentence, (*acts, *names, *persons)))
        loose = without_kinds(loose, pointing)
        holders = (*persons, *pronouns) if sentence.grammar.code == "ru" else None
        bare = tuple(discourse.bare(sentence, loose, (*dates, *dated, *names), holders))
        pronouns += tuple(discourse.short(sentence, (*dates, *dated, *names, *persons)))
        unnamed = unnamed_head(sentence, (*names, *persons, *pronouns), discourse.memory)
        names = self._heading.settle(sentence, names, (*persons, *pronouns, *unnamed))
        if sentence.grammar.verb_final:  # 'палатаны Қошанов басқарады'
            bare = self._heading.settle(sentence, bare, persons)
        if sentence.grammar.code != "ru":  # 'it has been headed by Tokayev'
            pronouns = self._heading.settle(sentence, pronouns, persons)
        named = (*dated, *events, *names, *persons)
        concepts = without(concepts, dated)
        nouns = [concept for concept in concepts if concept.verb is None]
        others = (
            *dates,
            *moments(sentence, dates),
            *named,
            *pointing,
            *bare,
            *pronouns,
            *self._heading.settle(sentence, (*relatives(sentence, (*named, *nouns)),), persons),
        )
        places = [(c.first, c.last) for c in cues if c.kind == "consent"]
        concepts = (*concepts, *pointed_rights(sentence, concepts, discourse.memory))
        concepts = as_said(sentence, concepts, others, places, kinds)
        concepts = self._circumstances.settle(sentence, concepts)
        return (*others, *as_meant(sentence, concepts, others, places))

    def _statements(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
    ) -> Iterator[Statement]:
        if sentence.words[-1] == "?":
            return  # what is asked is not stated
        triggers = self._frames.triggers(sentence)
        mentions = self._frames.meant(sentence, mentions)
        numbers = self._numbers.find(sentence, mentions)
        evocations = (
            *(
                self._numbers.attached(sentence, evocation, numbers, mentions)
                for evocation in self._frames.evocations(sentence, mentions, triggers)
            ),
            *self._numbers.evocations(sentence, numbers, mentions, self._names.kinds, discourse),
            *self._numbers.of_offices(sentence, mentions),
            *self._numbers.of_bodies(sentence, mentions),
            *aside_evocations(sentence, mentions, self._frames),
        )
        for evocation in evocations:
            qualities = qualify(sentence, evocation, mentions, cues)
            if qualities.stance == DEFINES and evocation.frame.iri == PROVISION:
                continue  # 'a form of government in which Parliament forms the Government'
            if not discourse.entries.tells(sentence, evocation.frame):
                continue
            usable = [m for m in mentions if not any(m is taken for taken in qualities.taken)]
            usable = discourse.entries.without_lent(
                sentence, evocation.anchor, usable, evocation.frame
            )
            for filled in fill(
                sentence,
                evocation,
                usable,
                discourse,
                consented=_is_consented(evocation, qualities),
            ):
                then = self._namesakes.in_time(evocation.frame.iri, filled, mentions)
                yield _statement(sentence, evocation, then, qualities)
        for evocation in title_evocations(sentence, mentions, triggers, self._names.within):
            qualities = qualify(sentence, evocation, (), ())
            filled = {role: (mention,) for role, mention in evocation.given}
            yield _statement(sentence, evocation, filled, qualities)


def _is_consented(evocation: Evocation, qualities: Qualities) -> bool:
    """'The consent of the Senate is needed for the appointment of ...', by whomever."""
    return bool(qualities.consents) and evocation.frame.iri == PROVISION


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


def _statement(
    sentence: Sentence,
    evocation: Evocation,
    filled: Mapping[Role, tuple[Mention, ...]],
    qualities: Qualities,
) -> Statement:
    fillers = (
        Filler(role.iri, mention.value, _span(sentence, mention))
        for role, mentions in filled.items()
        for mention in mentions
    )
    name = evocation.frame.iri.rpartition("#")[2]
    return Statement(
        frame=evocation.frame.iri,
        fillers=tuple(sorted(fillers, key=lambda filler: (filler.role, str(filler.value)))),
        evidence=Evidence(sentence.raw, sentence.span(*evocation.extent)),
        rule=f"{name}/{sentence.grammar.code}/{evocation.means}",
        stance=qualities.stance,
        negated=qualities.negated,
        consents=_at_home(qualities.consents, filled) if evocation.frame.iri == PROVISION else (),
    )


def _at_home(
    consents: Iterable[Consent], filled: Mapping[Role, tuple[Mention, ...]]
) -> tuple[Consent, ...]:
    """'In the USA ... with the consent of the Senate': it is not the Senate at home."""
    values = [mention.value for mentions in filled.values() for mention in mentions]
    states = {value.state for value in values if isinstance(value, Entity) and value.state}
    return tuple(c for c in consents if not states or c.of.state in {None, *states})


def _span(sentence: Sentence, mention: Mention) -> Span | None:
    """Return where a sentence says something; None where an earlier one does."""
    span = sentence.span(mention.first, mention.last) if mention.first >= 0 else None
    return span if span and sentence.raw.covers(span) else None
