"""Phrases found by the lemmas of their words, in order, across coordination.

'create the Security Council and other advisory bodies' holds both 'create the Security Council'
and 'create other advisory bodies'; 'elections of district and village akims' holds 'elections of
district akims' and 'elections of village akims'.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bilik.extract.clause.bareobject import cases_of, is_joined, is_object
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.stretch import is_near, persons_behind
from bilik.extract.clause.wordclass import Grammar
from bilik.extract.clause.wordindex import WordIndex
from bilik.extract.naming.compiling import Pattern

_COORDINATED = 14  # tokens that coordinated members may put between two words of a phrase
_STOPS = frozenset(".;:!?")
_SHARED = 3  # tokens from a joining word to the second of two verbs that share an object
# In which cases an object of a verb-final language may stand for the case that the phrase has: an
# accusative is bare in a coordination or a passive, a bare one may be definite or owned.
_BARE = frozenset({"Nom", "Gen", "Acc"})
_STANDS_FOR = {
    "Nom": frozenset({"Nom", "Acc", "Gen"}),
    "Nom of": frozenset({"Nom", "Gen"}),
    "Gen": frozenset({"Gen", "Nom"}),
    "Acc": frozenset({"Acc", "Nom", "Gen"}),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern in a sentence: the token indices of its words, in order.

    `verb` is the token of the verb where other words may stand between it and its object.
    """

    key: str
    indices: tuple[int, ...]
    verb: int | None = None

    @property
    def first(self) -> int:
        """The first token."""
        return self.indices[0]

    @property
    def last(self) -> int:
        """The last token."""
        return self.indices[-1]

    def covered(self, sentence: Sentence) -> frozenset[int]:
        """Return the tokens of the phrase with the skipped words between them."""
        found = set(self.indices)
        for left, right in pairwise(self.indices):
            between = range(left + 1, right)
            if all(sentence.words[i] in sentence.grammar.skipped for i in between):
                found.update(between)
        return frozenset(found)


class PatternIndex:
    """Patterns of one language."""

    def __init__(self, patterns: Iterable[Pattern], grammar: Grammar) -> None:
        self._grammar = grammar
        self._patterns = WordIndex((pattern, pattern.words) for pattern in patterns)

    def find(self, sentence: Sentence) -> tuple[Match, ...]:
        """Return all matches, those that a longer one covers left out."""
        candidates = tuple(self._patterns.there(sentence))
        found = {match for pattern in candidates for match in self._of(sentence, pattern)}
        if sentence.attributive:
            found |= {match for p in candidates for match in self._described(sentence, p)}
        return tuple(sorted(widest(found), key=lambda match: (match.indices, match.key)))

    def gained(self, sentence: Sentence, lemmas: Collection[str]) -> Iterator[str]:
        """Yield the keys of phrases that may be found in a sentence once it has these lemmas."""
        return (pattern.key for pattern in self._patterns.gained(sentence, lemmas))

    def _of(self, sentence: Sentence, pattern: Pattern) -> Iterator[Match]:
        """Yield the matches of a pattern all of whose words the sentence has somewhere."""
        starts = {i for lemma in pattern.words[0] for i in sentence.places.get(lemma, ())}
        for index in starts:
            if not _stands(sentence, index, pattern, 0) or (
                pattern.verb and _is_noun_here(sentence, index)
            ):
                continue
            indices = self._follow(sentence, pattern, (index,))
            if indices and _agrees(sentence, indices[-1], pattern.features):
                yield Match(pattern.key, indices)

    def _described(self, sentence: Sentence, pattern: Pattern) -> Iterator[Match]:
        """'Президент шығаратын жарлықтар': the object behind the participle that describes it."""
        if len(pattern.words) == 1 or pattern.literal:
            return
        for verb in sentence.attributive:
            passive = sentence.features(verb).get("Voice") == "Pass"
            if passive or pattern.words[-1].isdisjoint(sentence.lemmas[verb]):
                continue
            index, found = verb + 1, [verb]
            for wanted in pattern.words[:-1]:
                while index < len(sentence) and sentence.skipped[index]:
                    index += 1
                if index >= len(sentence) or wanted.isdisjoint(sentence.lemmas[index]):
                    break
                found.append(index)
                index += 1
            else:
                yield Match(pattern.key, tuple(found), verb)

    def _follow(
        self, sentence: Sentence, pattern: Pattern, indices: tuple[int, ...]
    ) -> tuple[int, ...] | None:
        if len(indices) == len(pattern.words):
            return indices
        place = len(indices)
        final = place == len(pattern.words) - 1
        light = place == len(pattern.words) - 2 and self._is_compound(pattern)
        apart = (final or light) and self._grammar.verb_final and not pattern.literal
        for index, moved in self._next(sentence, indices[-1], apart=apart):
            if not _stands(sentence, index, pattern, place) or (
                final and not _acts_on(sentence, pattern, (*indices, index))
            ):
                continue
            if not moved or light or sentence.is_verb(index):
                rest = self._follow(sentence, pattern, (*indices, index))
                if rest:
                    return rest
        return None

    def _is_compound(self, pattern: Pattern) -> bool:
        """'Қызметтен босату', 'табыс ету', 'босатып беру': the last two words are one verb."""
        return pattern.compound or bool(self._grammar.light & pattern.words[-2])

    def _next(self, sentence: Sentence, index: int, *, apart: bool) -> Iterator[tuple[int, bool]]:
        """Yield the tokens at which the next word of a phrase may stand, the nearest first.

        The second part tells that only a final verb may stand there, away from its object.
        """
        words, grammar = sentence.words, self._grammar
        skipped, closing = sentence.skipped, sentence.closing
        gap: list[int] = []
        shared = -1  # the verb before that acts on the same
        reach = _COORDINATED + (persons_behind(sentence, index) if apart else 0)
        for position in range(index + 1, min(len(sentence), index + 2 + reach)):
            if not gap or _is_coordinated(words, gap, grammar):
                yield position, False
            elif apart and is_near(sentence, gap):
                yield position, True
            if apart and closing[position] and _shares_object(sentence, position):
                gap, shared = [], position
                continue
            open_end = apart and (
                words[position] in grammar.copulas
                or not closing[position]
                or _is_aside(sentence, index, position)
            )
            if (closing[position] and not open_end) or words[position] in _STOPS:
                return
            if grammar.definite and words[position] in grammar.relative:
                return  # 'deconcentration, which means a reduction of powers'
            if words[position] in grammar.contrasting and shared != position - 2:
                return
            if not skipped[position]:
                gap.append(position)


def _is_aside(sentence: Sentence, start: int, index: int) -> bool:
    """'Парламенттің келісімін алып', 'кеңесе отырып': how something is done, with its own words."""
    if not sentence.grammar.verb_final or index <= start + 1:
        return False
    after = sentence.words[index + 1 : index + 2]
    if not after or not after[0].isalpha():
        return False
    form = sentence.features(index).get("VerbForm")
    if form == "Part" and sentence.features(index).get("Case") == "Loc":
        return True  # 'маңызды мәселелер қаралғанда'
    if form == "Part" and [r.pos for r in sentence.readings[index + 1][:1]] == ["ADP"]:
        # 'Парламент келісім бергеннен кейін', but not 'депутаттар | дауыс бергеннен кейін'
        return sentence.features(start).get("Number") != "Plur" or not _is_bare(sentence, start)
    if form == "Part" and _says_when(sentence, index + 1):
        return True  # 'Президент қалаған сәтінде'
    if form == "Part" and _describes_next(sentence, index):
        return True  # 'орнын 145 депутаттан тұратын Құрылтай басты'
    if form != "Conv":
        return False
    before = range(start + 1, index)
    return any(sentence.features(i).get("Case") in {"Acc", "Ins", "Abl"} for i in before)


def _is_bare(sentence: Sentence, index: int) -> bool:
    return sentence.features(index).get("Case", "Nom") == "Nom"


def _describes_next(sentence: Sentence, index: int) -> bool:
    """Tell whether a participle describes the noun, or the name, behind it."""
    described = sentence.readings[index + 1][:1]
    noun = bool(described) and described[0].pos in {"NOUN", "PROPN", "ADJ"}
    return noun and "Case" not in sentence.features(index)


def _says_when(sentence: Sentence, index: int) -> bool:
    noun = [reading.pos for reading in sentence.readings[index][:1]] == ["NOUN"]
    return noun and sentence.features(index).get("Case") == "Loc"


def _shares_object(sentence: Sentence, index: int) -> bool:
    """'тағайындайды және қызметтен босатады': verbs joined without another object between.

    'тағайындайды, ал қызметінен өзі босатады': also one beside the other.
    """
    after = _joint(sentence, index + 1)
    if after is None:
        return False
    for later in range(after, min(len(sentence), after + _SHARED)):
        if sentence.is_verb(later):
            return sentence.features(later).get("VerbForm") == sentence.features(index).get(
                "VerbForm"
            )
        if sentence.words[later] in sentence.grammar.emphatic:
            continue
        if sentence.features(later).get("Case") in {"Acc", "Nom"}:
            return False
    return False


def _joint(sentence: Sentence, index: int) -> int | None:
    """Return the token behind the words that join what follows to the verb before them."""
    grammar = sentence.grammar
    if not grammar.verb_final or index + 1 >= len(sentence):
        return None
    if sentence.words[index] not in grammar.joining:
        return None
    contrast = sentence.words[index] == "," and sentence.words[index + 1] in grammar.contrasting
    return index + 2 if contrast else index + 1


def _is_noun_here(sentence: Sentence, index: int) -> bool:
    """'the draft', 'its conflict': after an article or a possessive, a word is no verb."""
    if not sentence.grammar.definite:
        return False
    before = sentence.readings[index - 1][:1] if index else ()
    noun = any(reading.pos == "NOUN" for reading in sentence.readings[index])
    determined = before and (before[0].pos == "DET" or before[0].features.get("Poss") == "Yes")
    of = sentence.words[index + 1 : index + 2] == ("of",)
    if of and (noun or (index and sentence.words[index - 1] in sentence.grammar.definite)):
        return True
    return noun and (bool(determined) or sentence.words[max(0, index - 1)].endswith(("'s", "’s")))


def _stands(sentence: Sentence, index: int, pattern: Pattern, place: int) -> bool:
    """Tell whether a token can be a phrase's word: by its form, or by a lemma in a fitting case."""
    wanted = pattern.words[place]
    if pattern.literal:
        return sentence.words[index] in wanted
    if not wanted & sentence.lemmas[index]:
        return False
    inner = bool(pattern.cases) and place < len(pattern.words) - 1
    if inner and sentence.words[index] not in wanted and _is_finite(sentence, index, wanted):
        return False  # 'қабылданған заңға', but not 'қабылдайды, заңға'
    case = pattern.cases[place] if place < len(pattern.cases) else None
    if case is None:
        return True
    if case == "Conv":
        return sentence.shows(index, "VerbForm", "Conv")
    fitting = _STANDS_FOR.get(case, frozenset({case}))
    cases = cases_of(sentence, index, wanted)
    if is_joined(sentence, index):  # only the last member shows the case of all
        fitting |= _BARE
    if not cases:  # 'енгізіп' is no 'енгізу'
        return not sentence.is_verb(index) or is_joined(sentence, index)
    return not cases.isdisjoint(fitting)


def _is_finite(sentence: Sentence, index: int, lemmas: frozenset[str]) -> bool:
    """Tell whether a token, read as one of some lemmas, can only be a finite verb."""
    readings = [r for r in sentence.readings[index] if r.lemma.casefold() in lemmas]
    return bool(readings) and all(r.features.get("VerbForm") == "Fin" for r in readings)


def _is_coordinated(words: Sequence[str], gap: Sequence[int], grammar: Grammar) -> bool:
    """The gap begins or ends with a coordinating word, so what it holds is another member."""
    first, last = words[gap[0]], words[gap[-1]]
    glossed = (first, last) == ("(", ")")  # 'біртұтас (унитарлық) мемлекет'
    return glossed or first in grammar.joining or last in grammar.joining


def _acts_on(sentence: Sentence, pattern: Pattern, indices: Sequence[int]) -> bool:
    compound = pattern.compound
    return is_object(sentence, pattern.words, pattern.cases, indices, compound=compound)


def _agrees(sentence: Sentence, index: int, features: Mapping[str, str]) -> bool:
    """One reading of the word shows all the features; UPOS names its part of speech."""
    return not features or any(
        all(
            (reading.pos if name == "UPOS" else reading.features.get(name)) == value
            for name, value in features.items()
        )
        for reading in sentence.readings[index]
    )


def widest(matches: Iterable[Match]) -> Iterator[Match]:
    """Leave out matches whose tokens all belong to a longer match that ends at the same word."""
    ordered = sorted(matches, key=lambda match: -len(match.indices))
    kept: list[Match] = []
    for match in ordered:
        tokens_of = set(match.indices)
        if not any(tokens_of < set(other.indices) for other in kept):
            kept.append(match)
            yield match
