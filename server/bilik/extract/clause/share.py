"""A number of members, of which a sentence need not say of what body: 'four judges'."""

from bilik.extract.clause.sentence import Sentence


def counts_members(sentence: Sentence, index: int) -> bool:
    """Tell whether a token is a noun for members with a numeral right before it.

    Where somebody appoints them they are his share of one body, not all that are called so.
    """
    if index <= 0 or sentence.grammar.appointees.isdisjoint(sentence.lemmas[index]):
        return False
    before = sentence.readings[index - 1][:1]
    digits = sentence.words[index - 1].isdigit()
    return digits or (bool(before) and before[0].pos == "NUM")


def are_members(sentence: Sentence, index: int) -> bool:
    """'Its deputies': whoever makes up a body stands for it in whatever they do or undergo."""
    people = sentence.grammar.members | sentence.grammar.appointees
    return not people.isdisjoint(sentence.lemmas[index])


def names_convocation(sentence: Sentence, index: int) -> bool:
    """'The seventh convocation': a token tells which convocation, and not of what body."""
    if index < 2 or sentence.grammar.convoking.isdisjoint(sentence.lemmas[index]):
        return False
    ordinal = any(r.features.get("NumType") == "Ord" for r in sentence.readings[index - 1])
    of = sentence.words[index + 1 : index + 2] == ("of",)
    return ordinal and not of and sentence.words[index - 2] in sentence.grammar.definite
