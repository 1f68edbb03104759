"""What is named to be ruled out: 'it is the President, not the Foreign Ministry, who ...'."""

from bilik.extract.clause.gap import is_modifier
from bilik.extract.clause.sentence import Sentence


def is_ruled_out(sentence: Sentence, index: int) -> bool:
    """Tell whether an English noun phrase stands behind a comma and a negation."""
    before = index - 1
    while before > 0 and (
        sentence.words[before] in sentence.grammar.definite or is_modifier(sentence, before)
    ):
        before -= 1
    denied = before > 0 and sentence.words[before] in sentence.grammar.negating
    return bool(sentence.grammar.definite) and denied and sentence.words[before - 1] == ","
