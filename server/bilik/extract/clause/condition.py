"""Occasions that are told by a clause: 'если депутаты откажут', 'пока Курултая нет'."""

from collections.abc import Collection

from bilik.extract.clause.government import Chunk
from bilik.extract.clause.sentence import Sentence

_ENDS = frozenset({";", ":", "."})


def told_as_condition(sentence: Sentence, told: Collection[str]) -> tuple[int, ...] | None:
    """Return the token of a clause of condition that is one of some words; None without it."""
    if not told:
        return None
    for start, word in enumerate(sentence.words):
        if word not in sentence.grammar.conditional:
            continue
        for index in range(start + 1, len(sentence)):
            if sentence.words[index] in _ENDS:
                break
            if not sentence.lemmas[index].isdisjoint(told):
                return (index,)
    return None


def may_be_there(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell whether a sentence has the first word of a chunk, or a clause that tells the same."""
    if not sentence.places.keys().isdisjoint(chunk.words[0]):
        return True
    return told_as_condition(sentence, chunk.told) is not None
