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
