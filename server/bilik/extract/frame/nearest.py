"""Powers told in words that no name has: the type whose names say most of what a clause says.

'The decision itself is taken by Parliament' names no power, but after a sentence on troops abroad
it can only be one. A clause is held against the wordings of all types that know its verb. What it
does not say itself may stand in the sentence before, which counts for less. How much of a wording
is said, and how much of the clause the wording explains, make the likeness of the two.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilik.extract.clause.gap import is_noun, is_possessive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.surroundings import around, owner
from bilik.extract.frame.cue import CueMention
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.wording import Item, Verb, Wording, Wordings
from bilik.extract.relation.anchor import SUBJECT, Anchor, anchor
from bilik.extract.relation.syntax import relations
from bilik.extract.statement import Period
from bilik.extract.things import DOCUMENT, INSTITUTION, POWER

_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BUSY = frozenset({"date", "dated", "person"})
_THINGS = frozenset({INSTITUTION, DOCUMENT})
_BY = frozenset({("prep", "by"), ("case", "Ins")})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What makes a guess good enough; DECISIONS.md tells by which figures they were chosen."""

    least: float = 0.65
    """The likeness below which nothing is guessed."""

    margin: float = 0.05
    """By how much the best guess must be likelier than the next one that law allows."""

    own: float = 0.6
    """How much the words of the names count, against the words of the clause."""

    strange_verb: float = 0.6
    """What share a verb counts that a type has with other words only."""

    before: float = 0.7
    """What share a word counts that stands in the text before."""

    most: int = 6
    """How many guesses are tried for one verb."""


@dataclass(frozen=True)
class Before:
    """What a sentence said that those after it may leave unsaid: lemmas, and IRIs of things."""

    lemmas: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sentence: Sentence, mentions: Iterable[Mention], end: int) -> "Before":
        """Collect what a sentence says before a token."""
        things = (m.iri for m in mentions if m.iri and m.origin != "concept" and m.last < end)
        return cls(frozenset().union(*sentence.lemmas[:end]), frozenset(things))

    def __or__(self, other: "Before") -> "Before":
        return Before(self.lemmas | other.lemmas, self.things | other.things)


@dataclass(frozen=True, slots=True)
class Guess:
    """A type of power (an IRI) that a clause may tell, at these tokens, `verb` among them."""

    type: str
    likeness: float
    words: frozenset[int]
    verb: int
    clause: frozenset[int]


@dataclass(frozen=True)
class _Clause:
    """A verb with the words around it: where each lemma and thing stands, and which words tell."""

    verb: int
    around: frozenset[int]
    lemmas: Mapping[str, int]
    things: Mapping[str, Mention]
    telling: tuple[tuple[int, float], ...]
    nouns: frozenset[int]
    before: Before


class Nearest:
    """Guesses the powers that sentences of one language tell in words of their own."""

    def __init__(self, wordings: Wordings, thresholds: Thresholds | None = None) -> None:
        self._wordings = wordings
        self.thresholds = thresholds or Thresholds()

    def verbs(self, sentence: Sentence) -> tuple[int, ...]:
        """Return the verbs of a sentence that may tell a power."""
        known = self._wordings.by_verb.keys() & sentence.places.keys()
        places = {index for lemma in known for index in sentence.places[lemma]}
        return tuple(index for index in sorted(places) if _may_tell(sentence, index))

    def guesses(
        self,
        sentence: Sentence,
        verbs: Iterable[int],
        mentions: Sequence[Mention],
        cues: Sequence[CueMention],
        before: Before,
    ) -> Iterator[tuple[Guess, ...]]:
        """Yield for each of some verbs what it may tell, the likeliest first."""
        lent = _lent(sentence, cues, mentions)
        for verb in verbs:
            if verb in lent:
                continue
            inside = around(sentence, verb)
            if not inside or _tells_otherwise(inside, mentions) or _is_of_all(sentence, verb):
                continue
            clause = self._clause(sentence, verb, inside, mentions, lent, before)
            whole = (
                g
                for g in self._likely(sentence, clause)
                if not (_is_cut(sentence, g) or _acts_on_other(sentence, g, mentions))
            )
            found = sorted(whole, key=lambda g: (-g.likeness, g.type))
            if found:
                yield tuple(found[: self.thresholds.most])

    def _clause(
        self,
        sentence: Sentence,
        verb: int,
        around: Sequence[int],
        mentions: Sequence[Mention],
        lent: Collection[int],
        before: Before,
    ) -> _Clause:
        """Read the words around a verb; who acts, and who consents, is nothing it acts on."""
        grammar = sentence.grammar
        places = {lemma: i for i in reversed(around) for lemma in sentence.lemmas[i]}
        inside = set(around)
        at = anchor(sentence, verb, verb)
        things: dict[str, Mention] = {}
        for mention in mentions:
            if mention.first not in inside or not mention.iri or mention.origin == "concept":
                continue
            stands = relations(sentence, mention, at, mentions)
            acts = bool(stands & _BY) if at.passive else SUBJECT in stands
            acts = acts or (grammar.code == "ru" and mention.features.get("Case") == _actor(at))
            if not acts and mention.first not in lent:
                things.setdefault(mention.iri, mention)
        telling = tuple(self._telling(sentence, around, _busy(mentions) | set(lent)))
        return _Clause(
            verb,
            frozenset(inside),
            places,
            things,
            telling,
            frozenset(i for i, _ in telling if sentence.readings[i][0].pos in _NOUNS),
            before | Before.of(sentence, mentions, around[0]),
        )

    def _telling(
        self, sentence: Sentence, around: Iterable[int], busy: Collection[int]
    ) -> Iterator[tuple[int, float]]:
        """Yield the words that a wording should explain, with what they weigh."""
        grammar = sentence.grammar
        small = grammar.skipped | grammar.prepositions
        for index in around:
            best = sentence.readings[index][:1]
            if index in busy or not best or best[0].pos not in _TELLING:
                continue
            word = sentence.words[index]
            if (
                word[0].isalpha()
                and word not in small
                and grammar.modals.isdisjoint(sentence.lemmas[index])
            ):
                yield index, self._wordings.weight(self._item(sentence, index))

    def _likely(self, sentence: Sentence, clause: _Clause) -> Iterator[Guess]:
        known = self._wordings.by_verb
        types = (known[lemma] for lemma in sentence.lemmas[clause.verb] if lemma in known)
        for type_iri in frozenset().union(*types):
            best = self._best(sentence, clause, type_iri)
            if best and best.likeness >= self.thresholds.least:
                yield best

    def _best(self, sentence: Sentence, clause: _Clause, type_iri: str) -> Guess | None:
        """Return the wording of a type that is most like a clause."""
        own = sentence.lemmas[clause.verb]
        said = frozenset(
            verb
            for verb in self._wordings.verbs[type_iri]
            if verb[-1] in own and all(word in clause.lemmas for word in verb[:-1])
        )
        if not said or not all(_is_said(clause, one) for one in self._wordings.core[type_iri]):
            return None
        guesses = (self._guess(clause, w, said) for w in self._wordings.by_type[type_iri])
        fitting = (
            guess
            for guess in guesses
            if guess and not _is_of_strange(sentence, guess) and not self._is_other(sentence, guess)
        )
        return max(fitting, key=lambda g: (g.likeness, sorted(g.words)), default=None)

    def _guess(self, clause: _Clause, wording: Wording, said: frozenset[Verb]) -> Guess | None:
        """Hold a wording against a clause; None when what is characteristic of it is not said."""
        weight, limits = self._wordings.weight, self.thresholds
        usual = said & wording.verbs
        verb = max(usual or said, key=lambda v: (len(v), v))
        words = {clause.verb, *(clause.lemmas[word] for word in verb[:-1])}
        whole = self._wordings.verb_weight(verb)
        got = whole * (1.0 if usual else limits.strange_verb)
        here, there = 0.0, 0.0
        heaviest = max(wording.items, key=lambda item: (weight(item), sorted(item)))
        characteristic = False
        for item in wording.items:
            whole += weight(item)
            place = _place(clause, item)
            if place and not place <= words:
                words |= place
                here += weight(item)
                characteristic = characteristic or item == heaviest
            elif not place and _was_said(clause.before, item):
                there += weight(item) * limits.before
        if not (characteristic or there) or (not here and not self._is_silent(clause, words)):
            return None
        got += here + there
        strange = sum(weighs for index, weighs in clause.telling if index not in words)
        likeness = (got / whole) ** limits.own * (got / (got + strange)) ** (1 - limits.own)
        return Guess(wording.type, likeness, frozenset(words), clause.verb, clause.around)

    def _is_other(self, sentence: Sentence, guess: Guess) -> bool:
        """'The parliamentary election' is no presidential one: a word that tells types apart."""
        nouns = (i for i in guess.words - {guess.verb} if is_noun(sentence, i))
        return any(self._tells_apart(sentence, i - 1) for i in nouns if i - 1 not in guess.words)

    def _tells_apart(self, sentence: Sentence, index: int) -> bool:
        best = sentence.readings[index][:1] if index >= 0 else ()
        if not best or best[0].pos != "ADJ":
            return False
        return self._wordings.knows(self._item(sentence, index))

    def _item(self, sentence: Sentence, index: int) -> Item:
        return frozenset({self._wordings.lemma(sentence.tokens[index].text)})

    @staticmethod
    def _is_silent(clause: _Clause, words: Collection[int]) -> bool:
        """Tell whether a clause names nothing that its verb acts on but some words."""
        things = (thing.first for thing in clause.things.values())
        return clause.nouns <= set(words) and all(first in words for first in things)


def _actor(at: Anchor) -> str:
    return "Ins" if at.passive else "Nom"


def _is_of_strange(sentence: Sentence, guess: Guess) -> bool:
    """'Appoints the deputies | of the Chair': what is named belongs to a noun that is not."""
    return any(
        one is not None and one not in guess.words
        for index in guess.words - {guess.verb}
        if is_noun(sentence, index)
        for one in (owner(sentence, index),)
    )


def _place(clause: _Clause, item: Item) -> frozenset[int]:
    """Return the tokens at which a clause says a word or names a thing."""
    for one in sorted(item):
        if one in clause.things:
            mention = clause.things[one]
            return frozenset(range(mention.first, mention.last + 1))
        if one in clause.lemmas:
            return frozenset({clause.lemmas[one]})
    return frozenset()


def _is_said(clause: _Clause, alternatives: Iterable[Item]) -> bool:
    """Tell whether one of some words is said, in a clause or before."""
    return any(_place(clause, item) or _was_said(clause.before, item) for item in alternatives)


def _was_said(before: Before, item: Item) -> bool:
    return not item.isdisjoint(before.lemmas) or not item.isdisjoint(before.things)


def _may_tell(sentence: Sentence, verb: int) -> bool:
    grammar, said = sentence.grammar, sentence.lemmas[verb]
    plain = sentence.is_verb(verb) and (grammar.modals | grammar.being).isdisjoint(said)
    return plain and _is_predicate(sentence, verb)


def _is_predicate(sentence: Sentence, verb: int) -> bool:
    """Where verbs come last: no verbal noun but before 'құқылы', and no participle of a noun."""
    if not sentence.grammar.verb_final:
        return True
    form, after = sentence.features(verb).get("VerbForm"), verb + 1
    if form == "Ger":
        permitting = sentence.grammar.permitting
        return after < len(sentence) and not permitting.isdisjoint(sentence.lemmas[after])
    return form != "Part" or not anchor(sentence, verb, verb).attributive


def _tells_otherwise(around: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Tell whether words around a verb name a power, or a day or a person: what was done once."""
    inside = set(around)
    named = [m for m in mentions if m.origin in {"dated", "name"}]
    return any(
        (POWER in m.types and not m.words.isdisjoint(inside))
        or (
            m.first in inside
            and (m.origin == "person" or _is_day(m))
            and not any(n.overlaps(m.first, m.last) for n in named)
        )
        for m in mentions
    )


def _is_of_all(sentence: Sentence, verb: int) -> bool:
    """'And releases them from office': what is done to all of them is no power over one."""
    beside = sentence.words[max(0, verb - 1) : verb + 2]
    return not sentence.grammar.several.isdisjoint(beside)


def _is_day(mention: Mention) -> bool:
    date = mention.value
    return isinstance(date, Period) and date.precision == "day" and date.relation is None


def _acts_on_other(sentence: Sentence, guess: Guess, mentions: Iterable[Mention]) -> bool:
    """'Избирал Конституционный Суд' tells nothing of the President, whoever was named before."""
    bodies = [m for m in mentions if m.origin == "name" and INSTITUTION in m.types]
    acting = [m for m in bodies if m.last < guess.verb]
    joined = sentence.words[guess.verb - 1] in sentence.grammar.joining - {",", ";"}
    return (
        joined
        and any(m.features.get("Case") == "Nom" for m in acting)
        and any(
            m.first == guess.verb + 1
            and m.features.get("Case") in {"Nom", "Acc"}
            and guess.words.isdisjoint(range(m.first, m.last + 1))
            for m in bodies
        )
    )


def _is_cut(sentence: Sentence, guess: Guess) -> bool:
    """'Dismissed the head of the Committee's service': what is acted on is not named yet."""
    return bool(sentence.grammar.definite) and is_possessive(sentence.words[max(guess.words)])


def _lent(
    sentence: Sentence, cues: Iterable[CueMention], mentions: Sequence[Mention]
) -> frozenset[int]:
    """Return the tokens that tell of a consent, and of whose."""
    found: set[int] = set()
    for cue in cues:
        found.update(range(cue.first, cue.last + 1))
        for mention in mentions if cue.kind == "consent" else ():
            before = mention.last + 1 == cue.first
            behind = 0 <= mention.first - cue.last - 1 <= 1
            if before if sentence.grammar.verb_final else behind:
                found.update(range(mention.first, mention.last + 1))
    return frozenset(found)


def _busy(mentions: Iterable[Mention]) -> set[int]:
    """Return the tokens of dates, persons and names, which no wording has to explain."""
    return {
        index
        for m in mentions
        if m.first >= 0
        and (m.origin in _BUSY or (m.origin == "name" and not _THINGS.isdisjoint(m.types)))
        for index in range(m.first, m.last + 1)
    }
