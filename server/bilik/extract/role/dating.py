"""Whether an English date says when something else happened than what a frame tells."""

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.statement import Period


def dates_phrase(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether a date behind the evoking words belongs to a phrase of its own between."""
    if not sentence.grammar.definite or not isinstance(mention.value, Period):
        return False
    between = range(at.last + 1, mention.first)
    return any(
        _begins_participle(sentence, index) or _begins_time(sentence, index, mention)
        for index in between
        if not any(sentence.is_verb(i) for i in range(index + 1, mention.first))
    )


def _begins_participle(sentence: Sentence, index: int) -> bool:
    """'... was announced in a decree, signed by the President on 5 May 2022'.

    What was 'held on 5 May' is the event itself.
    """
    if tells_when(sentence, index):
        return False
    return sentence.words[index - 1] == "," and sentence.shows(index, "VerbForm", "Part")


def tells_when(sentence: Sentence, index: int) -> bool:
    """'The election, held on 1 December': a participle that only says when an event happened."""
    happened = not sentence.grammar.happening.isdisjoint(sentence.lemmas[index])
    return happened and sentence.shows(index, "Voice", "Pass") and sentence.words[index - 1] == ","


def _begins_time(sentence: Sentence, index: int, date: Mention) -> bool:
    """'The third referendum since independence in 1991': since when, and not when."""
    return sentence.words[index] in sentence.grammar.temporal and index + 1 < date.first
