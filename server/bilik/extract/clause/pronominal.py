"""Which verb acts on an English pronoun: 'dissolved it', 'any of them', 'they can be dismissed'."""

from bilik.extract.clause.gap import is_partitive
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence

_PERSONAL = frozenset({"he", "she", "who"})
_PASSIVE = 6  # tokens from a subject to its passive verb


def acting_verb(sentence: Sentence, index: int) -> int | None:
    """Return the verb of which the pronoun at a token is the object, None where there is none.

    It stands right before the pronoun, or before 'any of' it; that may be a passive's subject.
    """
    before = index - 1
    if index and is_partitive(sentence, index - 1):
        verb = passive_behind(sentence, index)
        if verb is not None:
            return verb
        before = index - 3
    while before > 0 and _is_small(sentence, before):
        before -= 1
    if before < 0:
        return None
    modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[before])
    verbal = any(reading.pos == "VERB" for reading in sentence.readings[before])
    return before if verbal and not modal else None


def passive_behind(sentence: Sentence, index: int) -> int | None:
    """Return the passive of which a pronoun is the subject: 'they can be dismissed'.

    'He was elected' tells of a person.
    """
    if sentence.words[index] in _PERSONAL and {"was", "had"} & {
        *sentence.words[index + 1 : index + 3]
    }:
        return None
    for after in range(index + 1, min(len(sentence), index + 1 + _PASSIVE)):
        if sentence.shows(after, "Voice", "Pass") and sentence.is_verb(after):
            return after if is_passive(sentence, after) else None
        modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[after])
        small = _is_adverb(sentence, after)
        if not (modal or small):
            return None
    return None


def subject_before(sentence: Sentence, verb: int) -> int | None:
    """'He may also dismiss': return the pronoun that only modals and adverbs part from a verb."""
    before = verb - 1
    while before >= 0 and (
        not sentence.grammar.modals.isdisjoint(sentence.lemmas[before])
        or _is_adverb(sentence, before)
    ):
        before -= 1
    return before if before >= 0 and sentence.words[before] in sentence.grammar.subjects else None


def _is_adverb(sentence: Sentence, index: int) -> bool:
    return any(reading.pos in {"ADV", "PART"} for reading in sentence.readings[index][:1])


def _is_small(sentence: Sentence, index: int) -> bool:
    """'Dismiss | only the | latter'."""
    return sentence.words[index] in sentence.grammar.definite or _is_adverb(sentence, index)
