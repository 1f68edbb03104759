"""The stages in order: a document goes in, statements with evidence come out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from bilik.documents.model import Document
from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.sentence import Sentence, analyse
from bilik.extract.context.completion import Completion
from bilik.extract.context.discourse import Discourse
from bilik.extract.context.elsewhere import Elsewhere
from bilik.extract.context.entry import is_heading
from bilik.extract.context.restoring import Restorer
from bilik.extract.context.resuming import Resumption
from bilik.extract.frame.aside import aside_evocations
from bilik.extract.frame.cue import CueMention
from bilik.extract.frame.evocation import FrameFinder, concept_terms
from bilik.extract.frame.evoked import Evocation
from bilik.extract.frame.general import is_general
from bilik.extract.frame.nearest import Guess, Nearest
from bilik.extract.frame.predicated import predicated
from bilik.extract.frame.title import title_evocations
from bilik.extract.lexicon import Frame, Lexicon, Role
from bilik.extract.mentions import MentionFinder
from bilik.extract.naming.dated import DatedThings
from bilik.extract.naming.mention import Mention, NameFinder
from bilik.extract.naming.namesake import Namesakes
from bilik.extract.naming.pattern import Match
from bilik.extract.naming.possession import Possessions
from bilik.extract.naming.wording import Wordings
from bilik.extract.role.candidate import Candidates, are_parted
from bilik.extract.role.convocation import Convocations
from bilik.extract.role.entitled import HOLDER, TYPE, Entitlements
from bilik.extract.role.filler import fill
from bilik.extract.role.joining import joined
from bilik.extract.role.lives import Lives
from bilik.extract.role.number import Numbers
from bilik.extract.role.office import in_office, of_attribute, without_owners
from bilik.extract.role.predecessor import predecessors
from bilik.extract.role.qualify import DEFINES, Qualities, qualify
from bilik.extract.statement import Consent, Entity, Evidence, Filler, Statement
from bilik.extract.things import (
    BASIC_ACTS,
    ENACTMENT,
    INSTITUTION,
    OFFICE,
    PERSON,
    PROVISION,
    TENURE,
)
from bilik.text.language import Language
from bilik.text.model import Span
from bilik.vocabulary import ONTOLOGY

_PEOPLE = frozenset({PERSON, OFFICE})
_CONCERNED = ONTOLOGY + "officeConcerned"
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
        self._mentions = MentionFinder(
            lexicon, language, self._names, self._frames, self._things, self._namesakes
        )
        self._entitlements = Entitlements(lexicon)
        self._lives = Lives(lexicon)
        self._convocations = Convocations(lexicon)
        wordings = Wordings(lexicon, language, grammar(language.code), self._names)
        self._nearest = Nearest(wordings)
        self._lexicon = lexicon
        self._tenure = next((f for f in lexicon.frames if f.iri == TENURE), None)
        verb_final = grammar(language.code).verb_final
        self._possessions = Possessions(lexicon, language) if verb_final else None

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
            mentions = self._mentions.find(sentence, names, cues, discourse, elsewhere)
            told = self._statements(sentence, mentions, cues, discourse)
            who = self._candidates(document, sentence, mentions, discourse)
            meant = tuple(self._entitlements.meant(tuple(elsewhere.known(told)), who))
            meant = tuple(self._lives.meant(meant, who))
            settled = joined(tuple(self._entitlements.settle(meant)))
            stated = tuple(discourse.memory.votes.dated(sentence, settled))
            for act, adopted in self._acts(stated):
                discourse.memory.rule(sentence, act, adopted=adopted)
            for frame, office in self._concerned(stated):
                discourse.memory.tenures.concern(frame, office)
            discourse.memory.tenures.learn(stated)
            discourse.memory.appointee.learn(sentence, stated)
            discourse.memory.holders.update(self._holders(stated))
            found += stated
            discourse.remember(sentence, mentions)
            progress(sentence.raw.end)
        return tuple(found)

    def _candidates(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Iterable[Mention],
        discourse: Discourse,
    ) -> Candidates:
        """Return who may be meant by what a sentence does not say."""

        def is_pronoun(span: Span) -> bool:
            said = document.text[span.start : span.end].lower()
            return any(reading.pos == "PRON" for reading in self._language.read(said))

        things = {m.value: _span(sentence, m) for m in mentions if isinstance(m.value, Entity)}
        return Candidates(
            things, discourse.memory.named(), is_pronoun, partial(are_parted, sentence)
        )

    def _acts(self, stated: Iterable[Statement]) -> Iterator[tuple[Entity, bool]]:
        """Yield what statements speak of and the sentence that follows may leave unsaid.

        With each, whether no more is told of it than that somebody adopted it.
        """
        for statement in stated:
            for filler in statement.fillers if not statement.negated else ():
                if isinstance(filler.value, Entity) and filler.value.types & BASIC_ACTS:
                    yield filler.value, _is_adopted(statement)

    @staticmethod
    def _concerned(stated: Iterable[Statement]) -> Iterator[tuple[str, Entity]]:
        """Yield the frames that were stated of an office, with the office: who is re-elected."""
        for statement in stated:
            for value in statement.values(_CONCERNED):
                if isinstance(value, Entity):
                    yield statement.frame, value

    @staticmethod
    def _holders(stated: Iterable[Statement]) -> Iterator[tuple[str, Entity]]:
        """Yield the powers that were stated, with who holds them: 'Заң бұл құқықты алды'."""
        for statement in stated:
            for holder in statement.values(HOLDER):
                for power in statement.values(TYPE):
                    if isinstance(holder, Entity) and isinstance(power, Entity):
                        yield power.iri, holder

    def _restorer(self) -> Restorer | Completion | Resumption:
        """Return what spells out the sentences of one document."""
        if self._possessions:
            return Completion(self._possessions, self._language, self._frames)
        if self._language.code == "ru":
            return Restorer(self._lexicon, self._language, self._names.names, self._frames.concepts)
        return Resumption(self._lexicon, self._language, self._names, self._frames)

    def _statements(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
    ) -> Iterator[Statement]:
        if sentence.words[-1] == "?" or is_heading(sentence):
            return  # what is asked is not stated
        triggers = self._frames.triggers(sentence)
        mentions = discourse.entries.telling(sentence, self._frames.meant(sentence, mentions))
        general = is_general(sentence, mentions)
        told: list[Statement] = []
        for evocation in self._evocations(sentence, mentions, triggers, discourse):
            if general and not evocation.frame.is_claim:
                continue  # 'in a parliamentary republic the head of state has no such power'
            told += self._told(sentence, evocation, mentions, cues, discourse)
        yield from told
        for evocation in title_evocations(sentence, mentions, triggers, self._names.within):
            qualities = qualify(sentence, evocation, (), ())
            filled = {role: (mention,) for role, mention in evocation.given}
            yield _statement(sentence, evocation, filled, qualities)
        if not general:
            yield from self._guessed(sentence, mentions, cues, discourse, told)

    def _told(
        self,
        sentence: Sentence,
        evocation: Evocation,
        mentions: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
    ) -> Iterator[Statement]:
        """Yield what a frame that is called up says, once for each filler joined to another."""
        qualities = qualify(sentence, evocation, mentions, cues)
        rule = evocation.frame.iri == PROVISION
        if rule and (qualities.untold or qualities.stance == DEFINES):
            return  # 'a form of government in which Parliament forms the Government'
        usable = [m for m in mentions if not any(m is taken for taken in qualities.taken)]
        entries, anchor = discourse.entries, evocation.anchor
        usable = entries.without_lent(sentence, anchor, usable, evocation.frame)
        consented = _is_consented(evocation, qualities)
        for filled in fill(sentence, evocation, usable, discourse, consented=consented):
            own = without_owners(sentence, anchor, filled)
            acted = in_office(sentence, own, mentions)
            named = self._namesakes.in_time(sentence, evocation.frame.iri, acted, mentions)
            then = self._convocations.dissolved(sentence, evocation, named)
            if then is None:
                continue
            yield _statement(sentence, evocation, then, qualities)
            if qualities.negated or self._tenure is None:
                continue
            for before in predecessors(self._tenure, sentence, evocation, then, usable):
                given = {role: (mention,) for role, mention in before.given}
                yield _statement(sentence, before, given, qualities)

    def _guessed(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
        told: Iterable[Statement],
    ) -> Iterator[Statement]:
        """Yield powers told in words that no name has, as far as law knows such a holder."""
        verbs = self._nearest.verbs(sentence)
        verbs = _untold(sentence, verbs, told) if verbs else ()
        if not verbs:
            return
        asked = grammar(self._language.code).coordinating  # 'ни с кем не согласовывает'
        told_of = self._frames.spoken(sentence)
        verbs = tuple(v for v in verbs if v not in told_of and asked.isdisjoint(sentence.lemmas[v]))
        before = discourse.memory.before(sentence)
        for guesses in self._nearest.guesses(sentence, sorted(verbs), mentions, cues, before):
            found = [
                (guess.likeness, tuple(self._guess(sentence, guess, mentions, cues, discourse)))
                for guess in guesses
            ]
            yield from self._entitlements.likeliest(found, self._nearest.thresholds.margin)

    def _guess(
        self,
        sentence: Sentence,
        guess: Guess,
        mentions: Sequence[Mention],
        cues: Sequence[CueMention],
        discourse: Discourse,
    ) -> Iterator[Statement]:
        """Yield what a sentence states if a guess is right."""
        others = [m for m in mentions if m.origin != "concept"]
        concept = self._frames.guessed(sentence, guess)
        meant = self._mentions.meant(sentence, (concept,), others, cues)
        for one in self._frames.meant(sentence, (*mentions, *meant)):
            for evocation in self._frames.by_guess(sentence, one) if one in meant else ():
                told = self._told(sentence, evocation, (*mentions, one), cues, discourse)
                needed = _is_consent_told(guess, cues)
                yield from (s for s in told if s.consents or not needed)

    def _evocations(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        triggers: Sequence[tuple[Frame, Match]],
        discourse: Discourse,
    ) -> Iterator[Evocation]:
        """Yield the frames that a sentence evokes by its words, its numbers and its asides."""
        numbers = self._numbers.find(sentence, mentions)
        for evocation in self._frames.evocations(sentence, mentions, triggers):
            whole = of_attribute(sentence, evocation, mentions)
            yield self._numbers.attached(sentence, whole, numbers, mentions)
        yield from self._numbers.evocations(
            sentence, numbers, mentions, self._names.kinds, discourse
        )
        yield from self._numbers.of_offices(sentence, mentions)
        yield from self._numbers.of_bodies(sentence, mentions)
        yield from aside_evocations(sentence, mentions, self._frames)
        yield from predicated(sentence, mentions, self._lexicon.frames)


def _is_adopted(statement: Statement) -> bool:
    return statement.frame == ENACTMENT and statement.rule.endswith("/trigger")


def _is_consent_told(guess: Guess, cues: Iterable[CueMention]) -> bool:
    """Tell whether the clause of a guess speaks of a consent."""
    consents = (cue for cue in cues if cue.kind == "consent")
    return any(not guess.clause.isdisjoint(range(c.first, c.last + 1)) for c in consents)


def _untold(
    sentence: Sentence, verbs: Iterable[int], statements: Iterable[Statement]
) -> tuple[int, ...]:
    """Leave out the tokens by which something is told, but for names with a day."""
    spans = [s.evidence.trigger for s in statements if not s.rule.endswith("/dated")]
    places = ((verb, sentence.span(verb, verb)) for verb in verbs)
    return tuple(
        verb
        for verb, own in places
        if not any(own.start < span.end and span.start < own.end for span in spans)
    )


def _is_consented(evocation: Evocation, qualities: Qualities) -> bool:
    """'The consent of the Senate is needed for the appointment of ...', by whomever."""
    told = bool(qualities.consents) or qualities.alone
    return told and evocation.frame.iri == PROVISION


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
        fillers=tuple(sorted(fillers, key=lambda filler: filler.order)),
        evidence=Evidence(sentence.raw, sentence.span(*evocation.extent)),
        rule=f"{name}/{sentence.grammar.code}/{evocation.rule or evocation.means}",
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
