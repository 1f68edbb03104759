"""Where the words that call a frame up stand: a verb may stand apart from its object."""

from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pattern import Match
from bilik.extract.relation.anchor import Anchor, anchor


def anchored(sentence: Sentence, words: Match | Mention) -> Anchor:
    """Anchor a phrase at its verb, from which its object may stand apart."""
    if words.verb is not None:
        at = anchor(sentence, words.verb, words.verb)
        return replace(at, nominal=False, verbal=True) if _is_used(sentence, words) else at
    return anchor(sentence, words.first, words.last)


def _is_used(sentence: Sentence, words: Match | Mention) -> bool:
    """'Bestows state awards': right before its object such a word is a verb, whatever else."""
    if not sentence.grammar.definite or words.verb is None:
        return False
    tokens = words.words if isinstance(words, Mention) else words.indices
    after = sorted(index for index in tokens if index > words.verb)
    readings = sentence.readings[words.verb]
    verb = any(reading.pos == "VERB" for reading in readings)
    return (
        verb
        and bool(after)
        and "of" not in sentence.words[words.verb : after[0]]
        and (sentence.words[after[0]] != "of")
    )
