"""Phrases found by the lemmas of their words, in order, across coordination.

'create the Security Council and other advisory bodies' holds both 'create the Security Council'
and 'create other advisory bodies'; 'elections of district and village akims' holds 'elections of
district akims' and 'elections of village akims'.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bilik.extract.grammar import Grammar
from bilik.extract.sentence import Sentence
from bilik.text.language import Language
from bilik.text.token import tokens

_COORDINATED = 14  # tokens that coordinated members may put between two words of a phrase
_SHORTEST_TURNED = 2  # words of a phrase that can be turned round
_STOPS = frozenset(".;:!?")
_MOVED = 6  # tokens that may stand between an object and its final verb


@dataclass(frozen=True)
class Pattern:
    """A phrase: for each word the lemmas it may have, and features the last one must show.

    With `verb_last` other words may stand between the last word, a verb, and its object.
    """

    key: str
    words: tuple[frozenset[str], ...]
    features: Mapping[str, str]
    verb_last: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern in a sentence: the token indices of its words, in order."""

    key: str
    indices: tuple[int, ...]

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


def compile_pattern(
    key: str, text: str, language: Language, grammar: Grammar, features: Mapping[str, str]
) -> Pattern:
    """Read a phrase of the lexicon into a pattern; words that may be skipped are left out."""
    forms = [token.text for token in tokens(text)]
    kept = [form for form in forms if form.casefold() not in grammar.skipped] or forms
    return Pattern(key, tuple(_lemmas(form, language) for form in kept), features)


def literal_pattern(key: str, text: str) -> Pattern:
    """Make a pattern of words as they stand: 'болмайды' is not 'болады'."""
    forms = tuple(frozenset({token.text.casefold()}) for token in tokens(text))
    return Pattern(key, forms, {})


def turned_pattern(pattern: Pattern, language: Language, text: str) -> Pattern | None:
    """Turn 'appoint the Prime Minister' round: 'the Prime Minister is appointed'.

    Returns None for phrases that do not begin with a verb.
    """
    first = next((token.text for token in tokens(text)), "")
    verbal = any(reading.pos == "VERB" for reading in language.read(first))
    if not verbal or not first.islower() or len(pattern.words) < _SHORTEST_TURNED:
        return None
    words = (*pattern.words[1:], pattern.words[0])
    return Pattern(pattern.key, words, {"Voice": "Pass"}, verb_last=True)


def _lemmas(form: str, language: Language) -> frozenset[str]:
    readings = language.read(form)
    return frozenset({form.casefold(), *(reading.lemma.casefold() for reading in readings)})


class PatternIndex:
    """Patterns of one language, looked up by the lemmas of their first word."""

    def __init__(self, patterns: Iterable[Pattern], grammar: Grammar) -> None:
        self._grammar = grammar
        self._by_first: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for lemma in pattern.words[0]:
                self._by_first[lemma].append(pattern)

    def find(self, sentence: Sentence) -> tuple[Match, ...]:
        """Return all matches, those that another match of the same key covers left out."""
        found = {match for index in range(len(sentence)) for match in self._at(sentence, index)}
        return tuple(sorted(_widest(found), key=lambda match: (match.indices, match.key)))

    def _at(self, sentence: Sentence, index: int) -> Iterator[Match]:
        candidates = {
            id(pattern): pattern
            for lemma in sentence.lemmas[index]
            for pattern in self._by_first.get(lemma, ())
        }
        for pattern in candidates.values():
            indices = self._follow(sentence, pattern, (index,))
            if indices and _agrees(sentence, indices[-1], pattern.features):
                yield Match(pattern.key, indices)

    def _follow(
        self, sentence: Sentence, pattern: Pattern, indices: tuple[int, ...]
    ) -> tuple[int, ...] | None:
        if len(indices) == len(pattern.words):
            return indices
        wanted = pattern.words[len(indices)]
        final = len(indices) == len(pattern.words) - 1
        apart = final and (self._grammar.verb_final or pattern.verb_last)
        for index, moved in self._next(sentence, indices[-1], apart=apart):
            if wanted & sentence.lemmas[index] and (not moved or sentence.is_verb(index)):
                rest = self._follow(sentence, pattern, (*indices, index))
                if rest:
                    return rest
        return None

    def _next(self, sentence: Sentence, index: int, *, apart: bool) -> Iterator[tuple[int, bool]]:
        """Yield the tokens at which the next word of a phrase may stand, the nearest first.

        The second part tells that only a final verb may stand there, away from its object.
        """
        words, grammar = sentence.words, self._grammar
        moved = _MOVED if apart else 0
        between: list[int] = []
        for position in range(index + 1, min(len(sentence), index + 2 + _COORDINATED)):
            gap = [i for i in between if words[i] not in grammar.skipped]
            if not gap or _is_coordinated(words, gap, grammar):
                yield position, False
            elif len(gap) <= moved:
                yield position, True
            auxiliary = apart and words[position] in grammar.copulas
            if (sentence.is_verb(position) and not auxiliary) or words[position] in _STOPS:
                return
            between.append(position)


def _is_coordinated(words: Sequence[str], gap: Sequence[int], grammar: Grammar) -> bool:
    """The gap begins or ends with a coordinating word, so what it holds is another member."""
    return words[gap[0]] in grammar.joining or words[gap[-1]] in grammar.joining


def _agrees(sentence: Sentence, index: int, features: Mapping[str, str]) -> bool:
    """One reading of the word shows all the features; UPOS names its part of speech."""
    return not features or any(
        all(
            (reading.pos if name == "UPOS" else reading.features.get(name)) == value
            for name, value in features.items()
        )
        for reading in sentence.readings[index]
    )


def _widest(matches: Iterable[Match]) -> Iterator[Match]:
    """Leave out matches whose tokens all belong to a longer match that ends at the same word."""
    ordered = sorted(matches, key=lambda match: -len(match.indices))
    kept: list[Match] = []
    for match in ordered:
        tokens_of = set(match.indices)
        if not any(tokens_of < set(other.indices) for other in kept):
            kept.append(match)
            yield match
