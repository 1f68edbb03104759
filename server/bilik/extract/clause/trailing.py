"""What is added to a clause behind it: '..., но лишь с согласия Сената'."""

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence

_MARKS = frozenset({",", "–", "—"})
_ENDS = frozenset(",;:.()–—")


def trail(sentence: Sentence, first: int, last: int) -> int:
    """Return where an addition that has some words at its head begins, else the first of them.

    No verb of its own follows: '..., но с согласия Сената он назначает' adds nothing.
    """
    words, grammar = sentence.words, sentence.grammar
    start = first
    while start and words[start - 1] in grammar.limiting:
        start -= 1
    opened = start > 0 and words[start - 1] in grammar.contrasting | grammar.conceding
    start -= opened
    if start < 1 or words[start - 1] not in _MARKS or not (opened or words[start - 1] != ","):
        return first
    behind = range(last + 1, len(words))
    end = next((i for i in behind if words[i] in _ENDS), len(words))
    verbs = (i for i in range(last + 1, end) if is_finite(sentence, i))
    alone = all(not grammar.giving.isdisjoint(sentence.lemmas[i]) for i in verbs)
    return start - 1 if alone else first
