"""What an act is about or brings about: 'a law on elections', 'a decree calling a referendum'."""

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence


def tells_theme(sentence: Sentence, index: int) -> bool:
    """'(A decree) on ...', 'calling ...', 'to hold ...': such words begin at a token."""
    word = sentence.words[index]
    if word in sentence.grammar.concerning:
        return True
    doing = word.endswith("ing") and bool(sentence.grammar.definite)
    return doing or (word == "to" and is_doing(sentence, index + 1))


def is_of_noun(sentence: Sentence, verb: int) -> bool:
    """'A law introducing ...': a form in -ing stands behind an article and a noun."""
    articles = sentence.grammar.definite | sentence.grammar.indefinite
    return is_noun(sentence, verb - 1) and sentence.words[verb - 2] in articles


def is_doing(sentence: Sentence, index: int) -> bool:
    """'(A decree) calling ...', '(to) hold ...': what an act does, in a form that is not finite."""
    if index >= len(sentence):
        return False
    infinitive = sentence.words[index - 1] == "to" and sentence.shows(index, "VerbForm", "Inf")
    return infinitive or sentence.shows(index, "VerbForm", "Ger")
