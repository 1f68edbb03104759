"""Participles that only describe a noun: 'the abolished post was held until 1996'.

What stands behind the noun belongs to the verb of the sentence, and not to such a participle.
"""

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_noun
from bilik.extract.clause.sentence import Sentence

_ASIDE = 3  # tokens that a participle and its comma may take up


def describes(sentence: Sentence, verb: int) -> bool:
    """Tell whether a participle stands before its noun: 'the abolished post'."""
    if verb + 1 >= len(sentence) or not is_noun(sentence, verb + 1):
        return False
    if sentence.grammar.code == "ru":
        return _agrees(sentence, verb)
    before = verb - 1
    while before >= 0 and any(r.pos == "ADV" for r in sentence.readings[before][:1]):
        before -= 1
    articles = sentence.grammar.definite | sentence.grammar.indefinite
    return before >= 0 and sentence.words[before] in articles


def _agrees(sentence: Sentence, verb: int) -> bool:
    """'Упразднённый пост', but neither 'избранный Президентом' nor 'избранный год назад'."""
    said = sentence.features(verb)
    if said.get("VerbForm") != "Part" or said.get("Voice") != "Pass":
        return False
    shared = cases(sentence, verb) & cases(sentence, verb + 1)
    return bool(shared) and sentence.grammar.calendar.isdisjoint(sentence.lemmas[verb + 1])


def is_set_off(sentence: Sentence, verb: int) -> bool:
    """Tell whether commas enclose an English participle alone: 'the post, since abolished, was'."""
    if not sentence.grammar.definite or sentence.words[verb + 1 : verb + 2] != (",",):
        return False
    before = range(max(0, verb - _ASIDE), verb)
    open_ = any(sentence.words[i] == "," for i in before)
    return open_ and not any(is_finite(sentence, i) for i in before)


def is_beyond(sentence: Sentence, verb: int, index: int) -> bool:
    """Tell whether a token stands where it belongs to another verb than such a participle."""
    if sentence.grammar.verb_final:
        return False
    if is_set_off(sentence, verb):
        return index > verb
    if not describes(sentence, verb):
        return False
    if sentence.grammar.code == "ru":
        return index > verb
    between = range(verb + 1, index)
    return index < verb or any(is_finite(sentence, i) or sentence.is_verb(i) for i in between)
