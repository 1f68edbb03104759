"""What calls a frame up: a trigger, a concept that only one frame can hold, or an apposition."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from bilik.extract.clause.agreement import agreeing
from bilik.extract.clause.gap import is_noun, is_possessive
from bilik.extract.clause.nounphrase import shown
from bilik.extract.clause.passive import has_object, is_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.wordclass import Grammar
from bilik.extract.frame import triggering
from bilik.extract.frame.anchoring import anchored
from bilik.extract.frame.asserted import is_asserted, is_auxiliary, is_in_definition, is_occasion
from bilik.extract.frame.circumstance import KIND as CASE
from bilik.extract.frame.cue import CueMention
from bilik.extract.frame.dated import by_date, told_of_day
from bilik.extract.frame.decreed import was_done_by_act, was_done_by_nobody
from bilik.extract.frame.denied import is_denied_choice, is_wanted
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.frame.existing import Existing
from bilik.extract.frame.nearest import Guess
from bilik.extract.frame.placing import placed
from bilik.extract.frame.sense import states_rule, tells_turn
from bilik.extract.frame.titled import is_other
from bilik.extract.lexicon import Frame, Lexicon, Role, Term
from bilik.extract.naming.compiling import literal_pattern
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.paraphrase import Paraphrases
from bilik.extract.naming.pattern import Match, PatternIndex
from bilik.extract.naming.people import is_followed_by_person, is_of_people
from bilik.extract.naming.phrase import Phrases
from bilik.extract.naming.post import is_no_title
from bilik.extract.relation.anchor import Anchor
from bilik.extract.relation.equation import equated, led, listed, titled_people
from bilik.extract.relation.verbfinal import is_linking
from bilik.extract.statement import Entity
from bilik.extract.things import BODY, DOCUMENT, POWER, STATUS, TENURE
from bilik.text.language import Language
from bilik.vocabulary import ONTOLOGY

_OFFICE_EVENTS = (ONTOLOGY + "OfficeAbolition", ONTOLOGY + "OfficeCreation")
_EXISTENCE = ONTOLOGY + "OfficeExistence"
_HOW = frozenset({"well", "ill"})
_OWNER = 6  # tokens of a body's name in the possessive


class FrameFinder:
    """Finds concepts, cues and evoked frames in sentences of one language."""

    def __init__(self, lexicon: Lexicon, language: Language, grammar: Grammar) -> None:
        self._frames = lexicon.frames
        self._terms = lexicon.by_iri
        self._concepts = {term.iri: term for term in concept_terms(lexicon)}
        evoked = [frame for frame in lexicon.frames if not any(r.evoking for r in frame.roles)]
        code = language.code
        self._triggers = Phrases(triggering.trigger_phrases(evoked, code), language, grammar)
        concepts = self._concepts.values()
        names = Paraphrases(lexicon, language, grammar).of(concepts)
        phrases = chain(names, triggering.trigger_phrases(concepts, code))
        self._phrases = Phrases(phrases, language, grammar)
        self._cues = PatternIndex(
            (
                literal_pattern(f"{cue.kind} {cue.concept}", cue.text)
                for cue in lexicon.cues
                if cue.language == code and cue.kind != CASE
            ),
            grammar,
        )
        self._owned_cues = {
            (words[0], words[-2]): cue.concept
            for cue in lexicon.cues
            if cue.language == code == "en" and cue.kind == "consent"
            for words in (cue.text.split(),)
            if words[-1] == "of" and (len(words) == 2 or words[0] in grammar.prepositions)
        }
        self._by_frame = {frame.iri: frame for frame in lexicon.frames}
        self._placed = {
            (frame.iri, trigger.place): placed(frame, trigger.place, code)
            for frame in evoked
            for trigger in frame.triggers
            if trigger.place and trigger.language == code
        }
        self._existing = Existing(lexicon, language, self._placed.get((_EXISTENCE, "Dated")))
        self._evoking = _evoking_roles(lexicon.frames)
        apposed = [(frame, [r for r in frame.roles if r.apposed]) for frame in lexicon.frames]
        self.apposed = [(frame, roles) for frame, roles in apposed if len(roles) > 1]

    def concepts(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return mentions of concepts by their phrases."""
        return tuple(
            Mention(
                self._concepts[match.key].entity(),
                match.first,
                match.last,
                agreeing(sentence, match.first, shown(sentence, match.indices, match.verb)),
                "concept",
                words=match.covered(sentence),
                verb=match.verb,
            )
            for match in self._phrases.find(sentence)
        )

    def may_gain(self, sentence: Sentence, lemmas: Collection[str], kind: str) -> bool:
        """Tell whether a concept of a kind may be there once the sentence has these lemmas."""
        gained = self._phrases.gained(sentence, lemmas)
        return any(kind in self._concepts[key].types for key in gained)

    def cues(self, sentence: Sentence) -> tuple[CueMention, ...]:
        """Return the cues of consent and stance."""
        found = []
        for match in self._cues.find(sentence):
            kind, concept = match.key.split(" ")
            found.append(CueMention(kind, concept, match.first, match.last))
        return (*found, *self._possessive_cues(sentence))

    def _possessive_cues(self, sentence: Sentence) -> Iterator[CueMention]:
        """'With the Senate's consent' is 'with the consent of the Senate'."""
        if not self._owned_cues:
            return
        for index, word in enumerate(sentence.words):
            owner = sentence.words[index - 1] if index else ""
            if not is_possessive(owner):
                continue
            for before in range(index - 1, max(-1, index - 1 - _OWNER), -1):
                cue = self._owned_cues.get((sentence.words[before], word))
                if cue:
                    yield CueMention("consent", cue, before, index)
                    break
            else:
                cue = self._owned_cues.get((word, word))
                if cue:
                    yield CueMention("consent", cue, index - 1, index)

    def triggers(self, sentence: Sentence) -> tuple[tuple[Frame, Match], ...]:
        """Return the frames whose trigger the sentence has, each with its words."""
        found = self._triggers.find(sentence)
        return tuple((self._frame(match.key), match) for match in found)

    def _frame(self, key: str) -> Frame:
        """Return the frame that a trigger stands for, with the place of its needed role."""
        frame, place = self._by_frame[triggering.iri_of(key)], triggering.place_of(key)
        return self._placed[frame.iri, place] if place else frame

    def evocations(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        triggers: Sequence[tuple[Frame, Match]],
    ) -> Iterator[Evocation]:
        """Yield every frame that the sentence calls up; `triggers` are those that it has."""
        for frame, match in triggers:
            if is_in_definition(sentence, frame, match, triggers):
                continue
            if is_wanted(sentence, frame, match) or _in_name(match, mentions):
                continue
            if is_auxiliary(sentence, match, mentions) or _in_title(sentence, match, mentions):
                continue
            spoken = is_linking(sentence, match.last) or is_occasion(sentence, match, mentions)
            if spoken or not is_asserted(sentence, match):
                continue
            if _is_past_of_other(sentence, frame, match) or _acts_on_other(sentence, frame, match):
                continue
            if _is_of_people(sentence, match, mentions) or _is_of_body(
                sentence, frame, match, mentions
            ):
                continue
            if not self._in_concept(sentence, match, mentions):
                yield told_of_day(sentence, _triggered(sentence, frame, match), mentions)
        for mention in mentions:
            yield from self._by_concept(sentence, mention)
            yield from by_date(self._frames, mention)
        yield from self._existing.evocations(sentence, mentions)
        yield from self._appositions(sentence, mentions)

    def _in_concept(self, sentence: Sentence, match: Match, mentions: Sequence[Mention]) -> bool:
        """Words of a concept that calls up its own frame are no trigger of another."""
        return any(
            mention.origin == "concept"
            and len(mention.words) > 1
            and not mention.words.isdisjoint(match.indices)
            and not mention.types.isdisjoint(self._evoking)
            and not was_done_by_nobody(sentence, mention, mentions)
            and not was_done_by_act(sentence, mention, mentions)
            for mention in mentions
        )

    def spoken(self, sentence: Sentence) -> frozenset[int]:
        """Return the tokens of all phrases of powers, whether they are meant as such or not."""
        found = (m for m in self.concepts(sentence) if POWER in m.types)
        return frozenset().union(*(m.words | {m.last if m.verb is None else m.verb} for m in found))

    def guessed(self, sentence: Sentence, guess: Guess) -> Mention:
        """Return the mention of a power that a sentence may tell in words of its own."""
        first, last = min(guess.words), max(guess.words)
        verb = None if sentence.grammar.verb_final else guess.verb
        value, said = self._concepts[guess.type].entity(), sentence.features(last)
        return Mention(value, first, last, said, "concept", words=guess.words, verb=verb)

    def by_guess(self, sentence: Sentence, mention: Mention) -> Iterator[Evocation]:
        """Yield the frames that a mention of that kind calls up."""
        for evocation in self._by_concept(sentence, mention):
            yield replace(evocation, rule="nearest")

    def _by_concept(self, sentence: Sentence, mention: Mention) -> Iterator[Evocation]:
        if mention.origin != "concept":
            return
        for type_iri in sorted(mention.types):
            for frame, role in self._evoking.get(type_iri, ()):
                at = anchored(sentence, mention)
                if (
                    STATUS in mention.types and sentence.grammar.definite
                ):  # 'is elected together with him': of whom that is said
                    at = replace(at, passive=False, attributive=False)
                yield Evocation(frame, at, ((role, mention),), "concept")

    def meant(self, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Leave out the concepts whose words tell an event or name who acts, not a rule."""
        return tuple(m for m in mentions if self._is_meant(sentence, m, mentions))

    def _is_meant(self, sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> bool:
        if mention.origin != "concept":
            return True
        if sentence.grammar.verb_final:
            turn = tells_turn(sentence, mention, mentions)
            return not turn and not is_denied_choice(sentence, mention, self.triggers)
        frames = [frame for iri in mention.types for frame, _ in self._evoking.get(iri, ())]
        if POWER in mention.types and any(_is_status(m, mention) for m in mentions):
            return False
        claims = not frames or any(frame.is_claim for frame in frames)
        return claims or states_rule(sentence, mention, mentions)

    def held(self, office: Mention, person: Mention) -> Mention:
        """'President Mitterrand' is the president that the person is known to have been."""
        if not (isinstance(office.value, Entity) and isinstance(person.value, Entity)):
            return office
        held = self._known_offices(person)
        if office.value.iri in held:
            return office
        said = self._terms.get(office.value.iri)
        same = [self._terms[iri] for iri in held if iri in self._terms]
        same = [term for term in same if said and _is_namesake(term, said)]
        return replace(office, value=same[0].entity()) if same else office

    def _known_offices(self, person: Mention) -> tuple[str, ...]:
        known = self._terms.get(person.iri)
        return known.offices if known else ()

    def _appositions(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Evocation]:
        """Two mentions side by side that fill a frame's two roles: 'President K. K. Tokayev'."""
        titles = (p for p in titled_people(sentence, mentions) if not is_no_title(sentence, *p))
        titled = (*titles, *equated(sentence, mentions))
        pairs = [(a, b, [a.first, a.last, b.first, b.last]) for a, b in titled]
        pairs += [(a, b, [b.first, b.last]) for a, b in listed(sentence, mentions)]
        pairs += [(a, b, [a.first, a.last]) for a, b in led(sentence, mentions)]
        for frame, roles in self.apposed if pairs else ():
            for left, right, ends in pairs:
                title = self.held(left, right)
                given = assign(roles, title, right)
                held = self._known_offices(right)
                if given and not is_other(sentence, title, right, mentions, held):
                    yield Evocation(frame, Anchor(min(ends), max(ends)), given, "apposition")


def _is_status(mention: Mention, power: Mention) -> bool:
    """'Heads the executive' is a status of the President, whatever power goes with it."""
    return STATUS in mention.types and mention.words == power.words


def concept_terms(lexicon: Lexicon) -> Iterator[Term]:
    """Yield the terms that are found by phrase: those that fill an evoking role, or may."""
    classes = frozenset().union(*(role.phrases for f in lexicon.frames for role in f.roles))
    return (term for term in lexicon.terms if term.types & classes)


def _evoking_roles(frames: Iterable[Frame]) -> dict[str, list[tuple[Frame, Role]]]:
    found: dict[str, list[tuple[Frame, Role]]] = defaultdict(list)
    for frame in frames:
        for role in frame.roles:
            for type_iri in role.ranges if role.evoking else ():
                found[type_iri].append((frame, role))
    return found


def _triggered(sentence: Sentence, frame: Frame, match: Match) -> Evocation:
    """'Won the election', 'was dismissed': seen from whom the frame is about, the voice changes."""
    at, holder = anchored(sentence, match), triggering.holder_of(match.key)
    if triggering.is_middle(sentence, frame, at.first):
        at = replace(at, passive=False)
    russian = sentence.grammar.code == "ru" and holder == "Subj"  # cases tell who is acted on
    if (russian or (holder and sentence.grammar.verb_final)) and not at.nominal:
        at = replace(at, passive=not at.passive, attributive=False)
    words, passed = match.covered(sentence), triggering.is_passed(match.key)
    return Evocation(frame, at, (), "trigger", words, holder, passed)


def _is_namesake(one: Term, other: Term) -> bool:
    """'Президент' may be another state's; 'Сенат Төрағасы' is no other office of the same one."""
    if one.types != other.types:
        return False
    shared = {name.text for name in one.names}.intersection(name.text for name in other.names)
    return one.state != other.state or bool(shared)


def _is_past_of_other(sentence: Sentence, frame: Frame, match: Match) -> bool:
    """'The Council found the law invalid' founds nothing: what is founded is 'founded'."""
    word, best = sentence.words[match.first], sentence.readings[match.first][:1]
    if not sentence.grammar.definite or len(match.indices) > 1 or not best:
        return False
    if frame.iri in _OFFICE_EVENTS and sentence.words[max(0, match.first - 1)] in _HOW:
        return True  # 'whether the charge is well founded'
    said = {trigger.text for trigger in frame.triggers if trigger.language == "en"}
    past = best[0].features.get("Tense") == "Past"
    return past and word in said and best[0].lemma not in said


def _acts_on_other(sentence: Sentence, frame: Frame, match: Match) -> bool:
    """'He formed the Assembly' tells of no formation, where what is needed is never an object."""
    verb = match.last
    if not sentence.grammar.definite or len(match.indices) > 1 or not sentence.is_verb(verb):
        return False
    needed = [role for role in frame.roles if role.need]
    undergoes = needed and all(
        "object" not in {m.kind for m in role.markers if m.language == "en"}
        and "subject" in {m.kind for m in role.markers if m.language == "en"}
        for role in needed
    )
    return bool(undergoes) and not is_passive(sentence, verb) and has_object(sentence, verb)


def _in_title(sentence: Sentence, match: Match, mentions: Sequence[Mention]) -> bool:
    """'Election Code of 1993', 'Закон о выборах от ...': a noun of a document's title."""
    return is_noun(sentence, match.first) and any(
        mention.origin == "dated"
        and DOCUMENT in mention.types
        and mention.first <= match.first
        and match.last <= mention.last
        and not any(sentence.is_verb(i) for i in range(mention.first, mention.last + 1))
        for mention in mentions
    )


def _in_name(match: Match, mentions: Sequence[Mention]) -> bool:
    """Tell whether words are part of a name: 'the Law on Establishing the Post of President'."""
    return any(
        mention.origin == "name"
        and mention.first <= match.first
        and match.last <= mention.last
        and mention.last - mention.first > match.last - match.first
        for mention in mentions
    )


def _is_of_people(sentence: Sentence, match: Match, mentions: Sequence[Mention]) -> bool:
    """'Оны Терещенко алмастырды': where people change places, no body gives way to another."""
    if not match.key.startswith(_OFFICE_EVENTS):
        return False
    if sentence.grammar.definite:
        return bool(triggering.holder_of(match.key)) and is_followed_by_person(
            sentence, match.last, mentions
        )
    if not triggering.place_of(match.key):
        return False
    if not sentence.grammar.verb_final:
        return is_of_people(sentence, match.first, mentions)
    people = any(m.origin == "person" for m in mentions)
    return people or sentence.features(match.last).get("VerbForm") == "Part"


def _is_of_body(
    sentence: Sentence, frame: Frame, match: Match, mentions: Sequence[Mention]
) -> bool:
    """'Конституциялық Кеңестің орнын басады': whoever takes the place of a body holds no post."""
    if frame.iri != TENURE or not sentence.grammar.verb_final or len(match.indices) == 1:
        return False
    stead = not sentence.grammar.places.isdisjoint(sentence.lemmas[match.first])
    return stead and any(
        BODY in m.types
        and m.last + 1 == match.first
        and m.features.get("Case") == "Gen"
        and sentence.tokens[m.first].span.start < sentence.tokens[m.first].span.end  # not put in
        for m in mentions
    )


def assign(
    roles: Sequence[Role], left: Mention, right: Mention
) -> tuple[tuple[Role, Mention], ...]:
    """Return two mentions each with the role that it fits, nothing where they fit no two."""
    for one in roles:
        for other in roles:
            if one is not other and fits(one, left) and fits(other, right):
                return (one, left), (other, right)
    return ()
