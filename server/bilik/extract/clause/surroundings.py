"""Which words may belong to a verb, and which noun owns another."""

from collections.abc import Collection

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence

_STOPS = frozenset(";:.?!")


def around(sentence: Sentence, verb: int) -> list[int]:
    """Return the tokens that may belong to a verb: up to the verbs beside it, of its own clause."""
    first = _first(sentence, verb)
    if sentence.grammar.verb_final:
        return list(range(first, verb))
    last = verb + 1
    while last < len(sentence) and _goes_on(sentence, verb, last):
        last += 1
    if last < len(sentence) and _ends(sentence, last):
        last = next(iter(_joints(sentence, verb + 1, last)[-1:]), last)
    return [index for index in range(first, last) if index != verb]


def _first(sentence: Sentence, verb: int) -> int:
    first = verb
    while first > 0 and _goes_on(sentence, verb, first - 1):
        first -= 1
    if first == 0 or sentence.grammar.verb_final or not _ends(sentence, first - 1):
        return first
    joints = _joints(sentence, first, verb)
    return joints[-1] + 1 if joints else verb


def _goes_on(sentence: Sentence, verb: int, index: int) -> bool:
    same = sentence.clauses[index] == sentence.clauses[verb]
    return same and sentence.words[index] not in _STOPS and not _ends(sentence, index)


def _ends(sentence: Sentence, index: int) -> bool:
    """Tell whether a token is the verb of another stretch of words."""
    if sentence.grammar.verb_final:
        return sentence.closing[index]
    return is_finite(sentence, index) and sentence.grammar.modals.isdisjoint(sentence.lemmas[index])


def _joints(sentence: Sentence, start: int, end: int) -> list[int]:
    grammar = sentence.grammar
    return [
        i for i in range(start, end) if sentence.words[i] in grammar.joining | grammar.contrasting
    ]


def stretch(sentence: Sentence, index: int, borders: Collection[str]) -> range:
    """Return the tokens between the nearest of some words on both sides of a token."""
    words = sentence.words
    start = next((i + 1 for i in range(index - 1, -1, -1) if words[i] in borders), 0)
    end = next((i for i in range(index + 1, len(words)) if words[i] in borders), len(words))
    return range(start, end)


def owner(sentence: Sentence, noun: int) -> int | None:
    """Return the noun that owns another one, None when it has none of its own."""
    if sentence.grammar.verb_final:
        before = noun - 1
        owned = sentence.features(noun).get("Person[psor]") == "3"
        genitive = before >= 0 and sentence.features(before).get("Case") == "Gen"
        return before if owned and genitive and is_noun(sentence, before) else None
    after = noun + 1
    if sentence.grammar.definite:
        if sentence.words[after : after + 1] != ("of",):
            return None
        after += 1
    while (after < len(sentence) and is_modifier(sentence, after)) or (
        sentence.words[after : after + 1] == ("the",)
    ):
        after += 1
    if after >= len(sentence) or not is_noun(sentence, after):
        return None
    return after if sentence.grammar.definite or "Gen" in cases(sentence, after) else None
