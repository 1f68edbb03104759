"""Whether a mention stands where a trigger can reach it, and what its case then says."""

from bilik.extract.anchor import OBJECT, SUBJECT, Anchor, Relation
from bilik.extract.mention import Mention
from bilik.extract.sentence import Sentence
from bilik.extract.verbfinal import is_parted

GENITIVE = 4  # tokens between a verbal noun and its genitive


def same_clause(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """What happens in a clause under another concerns only what that clause names."""
    if sentence.grammar.verb_final:
        return mention.first <= at.last or not is_parted(sentence, at.last, mention.first)
    numbers = sentence.clauses
    return numbers[mention.first] == numbers[at.first]


def grammatical(
    case: str, mention: Mention, at: Anchor, *, negated: bool = False
) -> list[Relation]:
    """Subject and object by case; nouns made of verbs and negated ones take a near genitive."""
    near = mention.first > at.last or at.first - mention.last - 1 <= GENITIVE
    if case == "Nom" and not (at.attributive and at.passive):
        return [OBJECT if at.passive else SUBJECT]
    if case == "Acc" or (case == "Gen" and (at.nominal or negated) and near):
        return [OBJECT]
    return []
