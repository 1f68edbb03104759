"""Spells out what an English sentence says of a thing by 'its', a short name or a pronoun.

After 'the Constitutional Council' a text says 'the Council', 'its chair' and 'may dissolve it'. The
words that are meant are put in their place, each at the characters that stand for it, so that all
later stages read the sentence as if it were written in full; but only where the full words are
known to say something together.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bilik.extract.clause.gap import is_possessive
from bilik.extract.clause.pronominal import acting_verb, passive_behind, subject_before
from bilik.extract.clause.sentence import Sentence, in_context
from bilik.extract.clause.share import are_members, counts_members, names_convocation
from bilik.extract.context.anaphora import BODIES, OFFICES, PEOPLE, Focus
from bilik.extract.context.consented import consented, meant_consent
from bilik.extract.context.givenname import GivenNames
from bilik.extract.context.kindnoun import KindNouns
from bilik.extract.context.ownership import (
    bare,
    called,
    head_of,
    is_within,
    just_named,
    of_owner,
    own_words,
    owned_noun,
)
from bilik.extract.context.properplace import without_places
from bilik.extract.context.recalled import recalled
from bilik.extract.context.several import acted_on_before, last_named, plural_offices, plurals
from bilik.extract.context.thatof import repeated
from bilik.extract.frame.evocation import FrameFinder
from bilik.extract.lexicon import Lexicon, Term
from bilik.extract.naming.mention import Mention, NameFinder
from bilik.extract.statement import Entity
from bilik.extract.things import PERSON
from bilik.text.language import Language
from bilik.text.model import Span, Token
from bilik.text.token import name_words

_OBJECTS: Mapping[str, frozenset[str]] = {
    "it": BODIES,
    "him": OFFICES,
    "her": OFFICES,
    "them": BODIES,
}
_SUBJECTS: Mapping[str, frozenset[str]] = {
    "it": BODIES,
    "he": OFFICES,
    "she": OFFICES,
    "they": BODIES,
}
_SEVERAL = frozenset({"them", "they"})
_POINTING = frozenset({"that", "this"})
_BEHIND = 4  # sentences that what was acted on may be taken from
_NEAR = 2  # sentences behind which a small letter does not mean a name any more
NAMED = BODIES | OFFICES
_CANDIDATES = 3  # things that a pronoun may stand for, the most salient first

Words = tuple[Token, ...]


class Resumption:
    """Spells out the sentences of one document, in order."""

    def __init__(
        self, lexicon: Lexicon, language: Language, names: NameFinder, frames: FrameFinder
    ) -> None:
        self._terms = lexicon.by_iri
        self._language = language
        self._names = names
        self._frames = frames
        self._focus = Focus()
        self._short: dict[str, _Short] = {}
        self._given = GivenNames()
        self._kinds = KindNouns(lexicon, frames, self._focus)
        self._behind: deque[Sentence] = deque(maxlen=_BEHIND)

    def restore(self, sentence: Sentence, names: Sequence[Mention]) -> Sentence:
        """Return the sentence with what it says in short spelled out; `names` are its own."""
        full = self._with_given_names(self._with_short_names(sentence, names))
        full = self._with_kinds(without_places(full, self._rewritten, self._names.names))
        said = dict(repeated(full, self._behind, self._names.names))
        full = self._rewritten(full, said) if said else full
        rights = dict(recalled(full, self._behind, self._frames.concepts))
        full = self._rewritten(full, rights) if rights else full
        meant = meant_consent(full, self._behind, self._names.names, self._frames.cues)
        full = self._rewritten(full, found) if (found := dict(meant)) else full
        asked = dict(consented(full, self._behind, self._frames.concepts, self._frames.cues))
        full = self._rewritten(full, asked) if asked else full
        index = len(full) - 1
        while index >= 0:  # from the end, so that what is put in moves nothing still to be read
            full = self._spelled_out(full, index)
            index -= 1
        return full

    def remember(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep what a sentence named, for those behind it."""
        pronouns = self._focus.pronouns(sentence, names)
        self._focus.remember(sentence, (*names, *self._headed(names), *pronouns))
        for name in sorted((*names, *self._headed(names)), key=lambda m: m.first):
            if PERSON in name.types and name.first < name.last:
                self._given.learn(sentence, name)
            if name.first < name.last and name.types & NAMED:
                for words in called(self._terms.get(name.iri)):
                    head = head_of(words)
                    self._short[words[head].casefold()] = _Short(words, head, sentence.index)
        self._behind.append(sentence)

    def _headed(self, names: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the bodies whose heads are named: 'the Chair of the Senate' tells of the Senate."""
        for name in names:
            term = self._terms.get(name.iri)
            for body in term.heads if term else ():
                if name.last > name.first:
                    yield replace(name, value=self._terms[body].entity())

    def _label(self, iri: str) -> tuple[str, ...]:
        """Return the words of a thing's label, without what stands in brackets."""
        term: Term | None = self._terms.get(iri)
        return name_words(term.label("en")) if term else ()

    # Short names

    def _with_short_names(self, sentence: Sentence, names: Sequence[Mention]) -> Sentence:
        places = {
            index: self._in_full(sentence, index)
            for index in range(1, len(sentence))
            if self._is_short(sentence, index) and not any(m.overlaps(index, index) for m in names)
        }
        return self._rewritten(sentence, places) if places else sentence

    def _with_given_names(self, sentence: Sentence) -> Sentence:
        places = dict(self._given.places(sentence, self._names.names))
        return self._rewritten(sentence, places) if places else sentence

    def _is_short(self, sentence: Sentence, index: int) -> bool:
        """'The Court', 'the Council's', 'that court': the head of a longer name on its own.

        'The court' is one that was just spoken of.
        """
        short = self._short.get(bare(sentence.words[index]))
        if short is None:
            return False
        before = sentence.words[index - 1]
        if before == "the" and sentence.index - short.said <= _NEAR and index > 1:
            before = "that"
        capital = sentence.tokens[index].text[0].isupper()
        named = index + 1 < len(sentence) and sentence.tokens[index + 1].text[0].isupper()
        alone = sentence.words[index + 1 : index + 2] != ("of",) and not named
        return alone and ((capital and before == "the") or before in _POINTING)

    def _in_full(self, sentence: Sentence, index: int) -> Words:
        token = sentence.tokens[index]
        start = token.span.start
        words, head = self._short[bare(sentence.words[index])][:2]
        own = words[head] + token.text[len(words[head]) :]
        end = token.span.end
        return (
            *(Token(word, Span(start, start)) for word in words[:head]),
            replace(token, text=own),
            *(Token(word, Span(end, end)) for word in words[head + 1 :]),
        )

    def _with_kinds(self, sentence: Sentence) -> Sentence:
        """'The chamber' is the one that the text speaks of."""
        places: dict[int, Words] = {}
        for index, body in self._kinds.meant(sentence, self._names.names):
            span = sentence.tokens[index].span
            places[index] = tuple(Token(word, span) for word in self._label(body.iri))
        return self._rewritten(sentence, places) if places else sentence

    # Owners and objects

    def _spelled_out(self, sentence: Sentence, index: int) -> Sentence:
        word = sentence.words[index]
        if word in sentence.grammar.possessive:
            owners = self._labels(self._candidates(sentence, index, BODIES))
            several = self._offices(sentence, index) if word == "their" else []
            return self._owned(sentence, index, [*several, *owners])
        if word == "who":
            verb = passive_behind(sentence, index)
            near = just_named(self._names.names(sentence), index, OFFICES) if verb else ()
            offices = [self._label(one.iri) for one in near]
            return self._put(sentence, index, verb, offices) if verb else sentence
        if word == "whose":
            near = just_named(self._names.names(sentence), index, BODIES)
            return self._owned(sentence, index, self._labels(near))
        if word in _OBJECTS and index:
            verb = acting_verb(sentence, index)
            return self._acted_on(sentence, index, verb) if verb is not None else sentence
        if word in _SUBJECTS:
            verb = passive_behind(sentence, index)
            return self._acted_on(sentence, index, verb) if verb else sentence
        if is_possessive(word):
            return self._with_owner(sentence, index)
        if counts_members(sentence, index) and sentence.words[index + 1 : index + 2] != ("of",):
            return self._of_body(sentence, index)
        if names_convocation(sentence, index):
            bodies = self._labels(self._candidates(sentence, index, BODIES))
            return self._owned(sentence, index - 2, bodies)
        return self._latter(sentence, index) if word in sentence.grammar.latter else sentence

    def _latter(self, sentence: Sentence, index: int) -> Sentence:
        """'He may dismiss the latter': who was named last."""
        verb = acting_verb(sentence, index)
        meant = last_named(sentence, index, self._behind, self._names.names, NAMED)
        return sentence if verb is None else self._put(sentence, index, verb, [meant] * bool(meant))

    def _labels(self, entities: Iterable[Entity]) -> list[tuple[str, ...]]:
        return [self._label(entity.iri) for entity in entities]

    def _offices(self, sentence: Sentence, index: int) -> list[tuple[str, ...]]:
        return plural_offices(sentence, index, self._behind, self._names.names)

    def _owned(self, sentence: Sentence, index: int, owners: Iterable[tuple[str, ...]]) -> Sentence:
        """'Its first chair' becomes 'the first chair of the Constitutional Court'."""
        noun = owned_noun(sentence, index)
        if noun is None or self._says_as_it_is(sentence, index, noun):
            return sentence
        for words in owners:
            places = {
                index: (Token("the", sentence.tokens[index].span),),
                noun: (sentence.tokens[noun], *of_owner(sentence, noun, words)),
            }
            full = self._rewritten(sentence, places)
            said = range(noun + 1, noun + len(places[noun]))
            if self._says(full, noun, said) or are_members(full, noun):
                return full
        return sentence

    def _of_body(self, sentence: Sentence, noun: int) -> Sentence:
        """'Four judges are appointed by him' becomes 'four judges of the Constitutional Court'."""
        names = self._names.names(sentence)
        named = {name.iri for name in names if name.first < noun}
        bodies = self._focus.candidates(sentence, noun, names, BODIES)
        for entity in [body for body in bodies if body.iri not in named][:_CANDIDATES]:
            owner = of_owner(sentence, noun, self._label(entity.iri))
            full = self._rewritten(sentence, {noun: (sentence.tokens[noun], *owner)})
            said = range(noun + 1, noun + 1 + len(owner))
            if any(
                noun in c.words and not c.words.isdisjoint(said)
                for c in self._frames.concepts(full)
            ):
                return full
        return sentence

    def _says_as_it_is(self, sentence: Sentence, index: int, noun: int) -> bool:
        """'Gives its consent to the appointment': words of a power around the possessive."""
        concepts = self._frames.concepts(sentence)
        return any(noun in c.words and min(c.words) < index for c in concepts)

    def _with_owner(self, sentence: Sentence, index: int) -> Sentence:
        """'The Council's decisions' become 'decisions of the Council'."""
        noun = owned_noun(sentence, index)
        names = [m for m in self._names.names(sentence) if m.last == index and m.types & BODIES]
        if noun is None or not names:
            return sentence
        first = names[0].first
        places: dict[int, Words] = dict.fromkeys(range(first, index + 1), ())
        owner = self._label(names[0].iri) if len(names) == 1 else own_words(sentence, first, index)
        places[noun] = (sentence.tokens[noun], *of_owner(sentence, noun, owner))
        full = self._rewritten(sentence, places)
        moved = noun - (index + 1 - first)
        return (
            full
            if self._says(full, moved, range(moved + 1, moved + len(places[noun])))
            else sentence
        )

    def _acted_on(self, sentence: Sentence, index: int, verb: int) -> Sentence:
        """'May dissolve it' becomes 'may dissolve the Mazhilis', also in the passive."""
        word = sentence.words[index]
        kind = _OBJECTS.get(word) or _SUBJECTS[word]
        if kind is OFFICES and self._means_person(sentence, index):
            return sentence
        if any(m.first == index + 1 and m.types & OFFICES for m in self._names.names(sentence)):
            return sentence  # 'elected him President'
        labels = self._labels(self._candidates(sentence, index, kind))
        before = acted_on_before(sentence, index, self._behind, self._frames.concepts)
        if word in _SEVERAL:
            here = acted_on_before(sentence, index, (), self._frames.concepts)
            labels = plurals(sentence, index, self._behind, before, () if here else labels)
        said = self._acting(sentence, index, verb)
        meant = (w for w in (*labels, *before) if tuple(t.casefold() for t in w) not in said)
        full = self._put(sentence, index, verb, meant)  # nobody dismisses himself
        several = full is sentence and word in _SEVERAL
        return self._chosen(sentence, index, verb) if several else full

    def _acting(self, sentence: Sentence, index: int, verb: int) -> list[tuple[str, ...]]:
        """Return the words for who acts with a verb: he stands before it, be it by a pronoun."""
        names = [n for n in self._names.names(sentence) if n.last < verb < index]
        said = [sentence.words[n.first : n.last + 1] for n in names if n.last == verb - 1]
        start = subject_before(sentence, verb) if verb < index else None
        if start is not None and sentence.words[start] in _SUBJECTS:
            kind = _SUBJECTS[sentence.words[start]]
            found = self._candidates(sentence, start, kind)[:1]
            said += [tuple(w.casefold() for w in self._label(e.iri)) for e in found]
        return said

    def _put(
        self, sentence: Sentence, index: int, verb: int, meant: Iterable[tuple[str, ...]]
    ) -> Sentence:
        """Put the first words for a pronoun that make a power of the verb."""
        span = sentence.tokens[index].span
        for words in dict.fromkeys(meant):
            put = tuple(Token(word, span) for word in ("the", *words))
            full = self._rewritten(sentence, {index: put})
            moved = verb if verb < index else verb + len(put) - 1
            verbs = {c.verb for c in self._frames.concepts(full) if is_within(c, index, len(put))}
            if moved in verbs:
                return full
        return sentence

    def _chosen(self, sentence: Sentence, index: int, verb: int) -> Sentence:
        """'They were first elected in 2021': offices of which a verb tells what happened."""
        for words in self._offices(sentence, index):
            span = sentence.tokens[index].span
            full = self._rewritten(sentence, {index: tuple(Token(word, span) for word in words)})
            moved = verb if verb < index else verb + len(words) - 1
            if any(moved in match.indices for _, match in self._frames.triggers(full)):
                return full
        return sentence

    def _means_person(self, sentence: Sentence, index: int) -> bool:
        """'Elected him President': whom a text speaks of by name is not his office."""
        names = self._names.names(sentence)
        found = self._focus.candidates(sentence, index, names, OFFICES | PEOPLE)
        return bool(found) and not found[0].types.isdisjoint(PEOPLE)

    def _candidates(self, sentence: Sentence, index: int, kind: frozenset[str]) -> Sequence[Entity]:
        names = self._names.names(sentence)
        return self._focus.candidates(sentence, index, names, kind)[:_CANDIDATES]

    def _says(self, sentence: Sentence, noun: int, owner: range) -> bool:
        """Tell whether a noun and its owner are a name, or words of a power or an event."""
        said = {noun, *owner}
        named = any(m.first <= noun and owner[-1] <= m.last for m in self._names.names(sentence))
        concepts = (concept.words for concept in self._frames.concepts(sentence))
        told = any(noun in words and words & said - {noun} for words in concepts)
        cues = any(c.first <= noun <= c.last for c in self._frames.cues(sentence))
        nouns = (match.first for _, match in self._frames.triggers(sentence))
        return named or told or cues or noun in nouns

    def _rewritten(self, sentence: Sentence, places: Mapping[int, Words]) -> Sentence:
        kept: list[Token] = []
        for index, token in enumerate(sentence.tokens):
            kept += places.get(index, (token,))
        readings = [self._language.read(token.text) for token in kept]
        words = [token.text.casefold() for token in kept]
        return replace(
            sentence,
            tokens=tuple(kept),
            readings=in_context(words, readings, sentence.grammar),
        )


class _Short(NamedTuple):
    """A name of several words, its head, and the sentence that said it last."""

    words: tuple[str, ...]
    head: int
    said: int
