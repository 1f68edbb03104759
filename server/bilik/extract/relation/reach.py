"""Whether a mention stands where a trigger can reach it, and what its case then says."""

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Anchor, Relation
from bilik.extract.relation.verbfinal import is_parted
from bilik.extract.statement import Period

GENITIVE = 4  # tokens between a verbal noun and its genitive


def same_clause(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """What happens in a clause under another concerns only what that clause names."""
    if sentence.grammar.verb_final:
        return mention.first <= at.last or not is_parted(sentence, at.last, mention.first)
    numbers = sentence.clauses
    return numbers[mention.first] == numbers[at.first] or introduces(sentence, mention, at)


def introduces(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'On 20 March 2019, when he resigned': the day is that of the clause behind it as well."""
    if not isinstance(mention.value, Period):
        return False
    after = mention.last + 1
    after += sentence.words[after : after + 1] == (",",)
    if sentence.words[after : after + 1] != ("when",):
        return False
    return sentence.clauses[after] == sentence.clauses[at.first]


def is_of_occasion(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Since he left the post on 20 March, there have been two elections': not their day."""
    if not sentence.grammar.definite or mention.last >= at.first:
        return False
    opening = None
    for index in range(mention.first - 1, -1, -1):
        word = sentence.words[index]
        if word in {",", ";", ":"}:
            return False
        if word in sentence.grammar.temporal:
            opening = index
            break
    if opening is None:
        return False
    verbs = [i for i in range(opening + 1, mention.first) if is_finite(sentence, i)]
    return bool(verbs) and any(
        is_finite(sentence, i) for i in range(mention.last + 1, len(sentence))
    )


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
