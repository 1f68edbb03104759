"""Numbers that say how many: a share of votes, the turnout, the members of a body.

A data property of a number carries triggers of its own (`bilik:trigger`): the words beside which a
number is that property's. A number so told calls up the frame of its property.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bilik.extract.clause.figure import Figure, is_elided
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.wordclass import Grammar
from bilik.extract.context.discourse import Discourse
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.frame.membership import of_bodies
from bilik.extract.lexicon import Frame, Lexicon, Role
from bilik.extract.naming.covering import without_kinds
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.naming.pattern import Match
from bilik.extract.naming.phrase import Phrase, Phrases
from bilik.extract.relation.anchor import Anchor, anchor
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity, Number, Period
from bilik.extract.things import PERSON
from bilik.text.language import Language
from bilik.vocabulary import ONTOLOGY, XSD

DECIMAL = XSD + "decimal"
_NEAR = 3  # tokens from a person to the share of votes
_VOTES = ONTOLOGY + "voteShare"
_HALF = 50  # percent
_FAR = 12  # tokens between a number and the words that say what it counts
_BORDERS = frozenset(",;:.()–—")
_EQUALS = frozenset({("–",), ("—",), (":",)})  # '«за» – 87,15 %'
_DASHES = frozenset("–—-")
_DAY = 10  # characters of a whole date
Counted = tuple[Mention, Match]


class Numbers:
    """Finds the numbers of one language that properties of the lexicon take."""

    def __init__(self, lexicon: Lexicon, language: Language, grammar: Grammar) -> None:
        self._frames: dict[str, list[tuple[Frame, Role]]] = {}
        for frame in lexicon.frames:
            for role in frame.roles:
                if role.counts:
                    self._frames.setdefault(role.iri, []).append((frame, role))
        roles = [pairs[0][1] for pairs in self._frames.values()]
        self._shares = {role.iri: role.literal == DECIMAL for role in roles}
        self._held = [  # how many have held an office
            (frame, role, held)
            for pairs in self._frames.values()
            for frame, role in pairs
            for held in [r for r in frame.roles if r.apposed][:1]
            if not self._shares[role.iri]
        ]
        phrases = [
            Phrase(role.iri, trigger.text, trigger.features)
            for role in roles
            for trigger in role.triggers
            if trigger.language == language.code
        ]
        self._phrases = Phrases(phrases, language, grammar)
        whole = [phrase.text.split() for phrase in phrases if not self._shares[phrase.key]]
        self._members = frozenset(
            reading.lemma
            for words in whole
            if len(words) > 1
            for reading in language.read(words[-1])
            if reading.pos == "NOUN"
        )

    def find(self, sentence: Sentence, taken: Sequence[Mention]) -> tuple[Counted, ...]:
        """Return each number that counts something, with the words that say what."""
        figures = [f for f in sentence.figures if not _overlaps(f, taken)]
        figures = [f for f in figures if not _is_left(sentence, f, figures)]
        figures = [f for f in figures if not _is_part(sentence, f)]
        matches = self._phrases.find(sentence) if figures else ()
        found: list[Counted] = []
        for figure in figures:
            match = self._counted(sentence, figure, figures, matches)
            if not match and found and is_elided(sentence, found[-1][0].last, figure):
                match = found[-1][1]
            if match and figure.share == self._shares[match.key]:
                value = Number(figure.value, match.key, share=figure.share)
                found.append((Mention(value, figure.first, figure.last, origin="number"), match))
        return tuple(found)

    def of_bodies(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Evocation]:
        """'A Constitutional Commission of 130 members': how many make up the body before 'of'."""
        for iri, pairs in self._frames.items() if sentence.figures else ():
            counted = [
                Mention(Number(f.value, iri, share=False), f.first, f.last, origin="number")
                for f in sentence.figures
                if not f.share and not self._shares[iri]
            ]
            yield from of_bodies(sentence, counted, mentions, pairs, self._members)

    def _counted(
        self,
        sentence: Sentence,
        figure: Figure,
        figures: Sequence[Figure],
        matches: Sequence[Match],
    ) -> Match | None:
        """Return the last words behind the number, or else the next before it, of its clause."""
        fitting = [m for m in matches if self._shares[m.key] == figure.share]
        behind = [
            m for m in fitting if m.last > figure.last and _near(sentence, figure, m, figures)
        ]
        before = [
            m for m in fitting if m.last < figure.first and _near(sentence, figure, m, figures)
        ]
        behind = [m for m in behind if not any(f.first == m.last + 1 for f in figures)]
        before = [m for m in before if not _is_of_chosen(sentence, m)]
        if sentence.grammar.definite and not figure.share:
            before = [m for m in before if not _is_verbal(sentence, m)]
        if before and behind and _describes(sentence, behind[-1]):
            return before[-1]
        return behind[-1] if behind else before[-1] if before else None

    def attached(
        self,
        sentence: Sentence,
        evocation: Evocation,
        numbers: Sequence[Counted],
        mentions: Sequence[Mention],
    ) -> Evocation:
        """Give an evoked frame the numbers of the sentence; they do not complete it."""
        if not numbers or not any(role.counts for role in evocation.frame.roles):
            return evocation
        roles = (replace(r, need=None) if r.counts else r for r in evocation.frame.roles)
        frame = replace(evocation.frame, roles=tuple(roles))
        near = [n for n, _ in numbers if not _is_parted(sentence, n, evocation.anchor)]
        own = [*_own(frame, near), *_majority(sentence, frame, near, mentions)]
        return replace(evocation, frame=frame, given=(*evocation.given, *own))

    def evocations(
        self,
        sentence: Sentence,
        numbers: Sequence[Counted],
        mentions: Sequence[Mention],
        kinds: Callable[[Sentence], Sequence[KindMention]],
        discourse: Discourse,
    ) -> Iterator[Evocation]:
        """Yield the frames that the numbers call up; of several, the one that is spoken of."""
        said = without_kinds(kinds(sentence), _called(mentions)) if numbers else ()
        heard = [*(kind.kind.iri for kind in said), *discourse.heard.before(sentence)]
        for mention, match in numbers:
            assert isinstance(mention.value, Number)
            frames = [frame for frame, _ in self._frames[mention.value.of]]
            order = [iri for iri in heard if any(frame.iri == iri for frame in frames)]
            for frame in frames:
                if len(frames) == 1 or order[:1] == [frame.iri]:
                    own = _own(frame, [mention, *(other for other, _ in numbers)])
                    own += _winner(sentence, frame, mention, mentions)
                    own += _named(frame, said, mentions)
                    own += _when(sentence, frame, mentions, discourse)
                    own += _majority(sentence, frame, [n for n, _ in numbers], mentions)
                    own += _voted(frame, own, discourse)
                    yield _evocation(sentence, frame, own, match)

    def of_offices(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Evocation]:
        """'АҚШ-тың қырық үш Президенті': so many have held the office."""
        if not sentence.grammar.verb_final or not sentence.figures:
            return
        for frame, role, held in self._held:
            for office in mentions:
                figure = _count_before(sentence, office)
                if figure and fits(held, office):
                    value = Number(figure.value, role.iri, share=False)
                    number = Mention(value, figure.first, figure.last, origin="number")
                    at = Anchor(figure.first, office.last, nominal=True, named=True)
                    given = ((role, number), (held, office))
                    yield Evocation(frame, at, given, "apposition")


def _called(mentions: Sequence[Mention]) -> list[Mention]:
    """'The Central Election Commission' speaks of no election."""
    return [m for m in mentions if m.origin == "name" and m.first < m.last]


def _is_parted(sentence: Sentence, number: Mention, at: Anchor) -> bool:
    """'He was elected with 98 per cent; on that day X was elected too': the number of the first."""
    low, high = sorted((number.first, at.first))
    return number.last < at.first and ";" in sentence.words[low:high]


def _own(frame: Frame, numbers: Sequence[Mention]) -> list[tuple[Role, Mention]]:
    """Return the roles of a frame that the numbers fill, the first of each."""
    filled = ((role, n) for role in frame.roles if role.counts for n in numbers if fits(role, n))
    return list({role: (role, number) for role, number in reversed([*filled])}.values())


def _winner(
    sentence: Sentence, frame: Frame, number: Mention, mentions: Sequence[Mention]
) -> list[tuple[Role, Mention]]:
    """'Онда Тоқаев сайлаушылардың 70,96 пайыз даусын алды': who stands bare before his share."""
    roles = [role for role in frame.roles if PERSON in role.ranges and role.need]
    if not sentence.grammar.verb_final or not roles:
        return []
    near = [
        m
        for m in mentions
        if m.origin == "person"
        and 0 <= number.first - m.last - 1 <= _NEAR
        and stands_bare(sentence, m)
        and "," not in sentence.words[m.last : number.first]
    ]
    return [(roles[0], near[-1])] if near else []


def _majority(
    sentence: Sentence, frame: Frame, numbers: Sequence[Mention], mentions: Sequence[Mention]
) -> list[tuple[Role, Mention]]:
    """'Tokayev received 81.31 per cent of the vote': more than half make the only one named win."""
    shares = [n.value for n in numbers if isinstance(n.value, Number) and n.value.share]
    roles = [role for role in frame.roles if PERSON in role.ranges and role.need]
    persons = {m.value: m for m in reversed(mentions) if fits(roles[0], m)} if roles else {}
    if sentence.grammar.verb_final or len(persons) != 1:
        return []
    won = any(s.of == _VOTES and float(s.value) > _HALF for s in shares)
    return [(roles[0], m) for m in persons.values()] if won else []


def _named(
    frame: Frame, kinds: Iterable[KindMention], mentions: Sequence[Mention]
) -> list[tuple[Role, Mention]]:
    """'Президент сайлауына ... қатысты': what the event is about stands right before its name."""
    about = {kind.first: kind for kind in kinds if kind.kind.iri == frame.iri}
    roles = [role for role in frame.roles if role.need and not role.literal]
    return [
        (role, mention)
        for role in roles[:1]
        for mention in mentions
        if mention.last + 1 in about and fits(role, mention)
    ][:1]


def _voted(
    frame: Frame, given: Sequence[tuple[Role, Mention]], discourse: Discourse
) -> list[tuple[Role, Mention]]:
    """'Turnout was 54 percent': of the vote that was told of last, if nothing else is named."""
    needed = {r.need: r for r in frame.roles if r.need and not r.literal and not r.counts}
    missing = [role for need, role in needed.items() if need not in {r.need for r, _ in given}]
    persons = [mention for role, mention in given if PERSON in role.ranges]
    tenures, shared = discourse.memory.tenures, any(role.iri == _VOTES for role, _ in given)
    voted = None if shared else tenures.voted(frame.iri)
    if persons and shared:  # else of a party
        held = tenures.concerned(frame.iri, discourse.offices_held(persons))
        voted = (held, None) if held else None
    if voted is None or len(missing) != 1 or not missing[0].ranges & voted[0].types:
        return []
    when = [role for role in frame.roles if role.loose and not role.counts][:1]
    dated = any(role in when for role, _ in given)
    office, day = voted
    told = [(role, Mention.unsaid(day)) for role in when if day and not dated]
    return [(missing[0], Mention.unsaid(office)), *told]


def _when(
    sentence: Sentence, frame: Frame, mentions: Sequence[Mention], discourse: Discourse
) -> list[tuple[Role, Mention]]:
    """Return the day that the sentence names, or that of the event last spoken of."""
    roles = [role for role in frame.roles if role.loose and not role.counts]
    dates = [m for m in mentions if isinstance(m.value, Period)]
    event = discourse.memory.latest({frame.iri}, sentence)
    if dates:
        dates = [m for m in dates if isinstance(m.value, Period) and m.value.precision == "day"]
    elif event and event.date and len(event.date) == _DAY:
        after = date.fromisoformat(event.date) + timedelta(days=1)
        when = Period(event.date, after.isoformat(), "day")
        dates = [Mention.unsaid(when)]
    return [(role, dates[0]) for role in roles[:1] if len(dates) == 1]


def _evocation(
    sentence: Sentence, frame: Frame, given: Sequence[tuple[Role, Mention]], match: Match
) -> Evocation:
    """A number tells how many and when; who did what besides is for the frame's own words."""
    known = {role for role, _ in given}
    met = {role.need for role in known}
    needed = [r for r in frame.roles if r.need and not r.literal and r.need not in met]
    verb = match.verb if sentence.grammar.definite else None
    at = anchor(sentence, *((match.first, match.last) if verb is None else (verb, verb)))
    bare = replace(frame, roles=(*known, *needed))
    return Evocation(bare, at, tuple(given), "number", match.covered(sentence))


def _count_before(sentence: Sentence, office: Mention) -> Figure | None:
    """Return the number right before an office that belongs to a state or body named before."""
    if not isinstance(office.value, Entity) or office.origin != "name":
        return None
    said = sentence.features(office.last)
    after = sentence.lemmas[office.last + 1] if office.last + 1 < len(sentence) else frozenset()
    held = said.get("Person[psor]") == "3" or "бол" in after  # 'елімізде екі Президент болды'
    if not held or said.get("Case", "Nom") != "Nom":
        return None
    return next((f for f in sentence.figures if f.last + 1 == office.first), None)


def _near(sentence: Sentence, figure: Figure, match: Match, figures: Sequence[Figure]) -> bool:
    """Tell whether a number and words stand in one clause, with no other number between."""
    after = match.last > figure.last
    low, high = (figure.last + 1, match.last) if after else (match.last + 1, figure.first)
    if high - low > _FAR or any(low <= other.first < high for other in figures):
        return False
    if not after and sentence.grammar.verb_final and sentence.words[high - 1] in _DASHES:
        high -= 1  # 'депутаттарының саны – 145'
    between = sentence.words[low:high]
    return _BORDERS.isdisjoint(between) or (between in _EQUALS and not after)


def _is_left(sentence: Sentence, figure: Figure, figures: Sequence[Figure]) -> bool:
    """'107-ден 98-ге қысқарды', 'from 107 to 98': there are so many no more."""
    leaving = sentence.features(figure.last).get("Case") == "Abl"
    if sentence.grammar.ranging:
        before, between = sentence.grammar.ranging
        leaving = sentence.words[max(figure.first - 1, 0)] in before
        leaving = leaving and sentence.words[figure.last + 1 : figure.last + 2] == (between,)
        return leaving and any(other.first == figure.last + 2 for other in figures)
    return leaving and any(other.first == figure.last + 1 for other in figures)


def _is_part(sentence: Sentence, figure: Figure) -> bool:
    """'98 депутат бар, соның жиырма тоғызы ...': so many of those that were counted."""
    before = sentence.readings[figure.first - 1][:1] if figure.first else ()
    whole = (
        before
        and not figure.share
        and before[0].pos == "PRON"
        and before[0].features.get("Case") == "Gen"
    )
    return bool(whole) and sentence.features(figure.last).get("Person[psor]") == "3"


def _is_of_chosen(sentence: Sentence, match: Match) -> bool:
    """'Президент тағайындайтын депутаттардың саны': of those alone whom somebody chooses."""
    said = sentence.features(match.first - 1) if match.first else {}
    chosen = said.get("VerbForm") == "Part" and "Case" not in said
    return sentence.grammar.verb_final and chosen


def _is_verbal(sentence: Sentence, match: Match) -> bool:
    """'Had 98 deputies and the Senate 50': what an English verb counts stands behind it."""
    best = sentence.readings[match.first][:1]
    return bool(best) and best[0].pos in {"VERB", "AUX"}


def _describes(sentence: Sentence, match: Match) -> bool:
    """'«За» высказались 77 % пришедших на участки': a participle says of whom so many."""
    said = sentence.features(match.first)
    return said.get("VerbForm") == "Part" and "Case" in said


def _overlaps(figure: Figure, mentions: Sequence[Mention]) -> bool:
    return any(mention.overlaps(figure.first, figure.last) for mention in mentions)
