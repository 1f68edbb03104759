"""Powers of which it is only denied that others take part: 'ни с кем не согласовывает'."""

from collections.abc import Collection

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.surroundings import stretch

_BORDERS = frozenset(",;:.()–—")
_BETWEEN = 7  # tokens from a negation to the verb that it denies: 'не должен ни с кем советоваться'
_LIGHT = frozenset({"ADP", "ADV", "PRON", "PART", "DET"})


def asks_nobody(sentence: Sentence, index: int, consents: Collection[int]) -> bool:
    """Tell whether all that is denied in the clause of a token is that others are asked.

    `consents` are the tokens that speak of a consent.
    """
    grammar = sentence.grammar
    if not grammar.coordinating:
        return False
    clause = stretch(sentence, index, _BORDERS | grammar.contrasting)
    asked = any(i in clause for i in consents)
    negations = grammar.denying or grammar.negating
    denials = [i for i in clause if sentence.words[i] in negations]
    return bool(denials) and all(_denies_asking(sentence, i, clause, asked) for i in denials)


def _denies_asking(sentence: Sentence, index: int, clause: range, asked: bool) -> bool:
    """Tell whether a negation denies that somebody is asked: 'не должен ни с кем советоваться'."""
    grammar = sentence.grammar
    for after in range(index + 1, min(clause.stop, index + 1 + _BETWEEN)):
        lemmas = sentence.lemmas[after]
        if not grammar.coordinating.isdisjoint(lemmas):
            return True
        needed = not grammar.requiring.isdisjoint(lemmas)
        if needed and asked:
            return True
        light = any(r.pos in _LIGHT for r in sentence.readings[after][:1])
        led = sentence.shows(after, "Voice", "Pass") and sentence.words[after + 1 : after + 2] == (
            "to",
        )
        leading = light or needed or led or not grammar.modals.isdisjoint(lemmas)
        if not leading and sentence.words[after] not in grammar.negating:
            return False
    return False
