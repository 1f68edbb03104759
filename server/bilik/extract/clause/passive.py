"""Whether an English participle is passive: the words before it, or a participle joined, tell."""

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence

_EMPHATIC = frozenset({"itself", "himself", "herself", "themselves", "all", "both"})
_AUXILIARY = 6  # tokens back to the auxiliary of a passive
_JOINTS = frozenset({"and", "or", "but"})
_SHARED = 16  # tokens back to the participle with which one is joined
_PHRASAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "ADP", "ADV"})


def is_passive(sentence: Sentence, index: int) -> bool:
    """English participles are passive after 'be' or before 'by'."""
    if sentence.words[index + 1 : index + 2] == ("by",):
        return True
    if sentence.words[index - 1 : index] in (("and",), ("but",), ("or",)) and _shares_passive(
        sentence, index
    ):
        return True
    for before in range(index - 1, max(-1, index - 1 - _AUXILIARY), -1):
        if "be" in sentence.lemmas[before]:
            return True
        readings = sentence.readings[before]
        joined = sentence.words[before] in sentence.grammar.joining - {";"}
        verb = bool(readings) and readings[0].features.get("Voice") == "Pass"
        joined = joined or sentence.words[before] in _EMPHATIC  # 'was itself abolished'
        if not joined and not verb and (not readings or readings[0].pos not in {"ADV", "PART"}):
            return False
    return False


def _shares_passive(sentence: Sentence, index: int) -> bool:
    """'Was set up in 1992 and abolished in 1995', but not 'was elected in 1991 and resigned'."""
    if not sentence.grammar.intransitive.isdisjoint(sentence.lemmas[index]):
        return False
    if has_object(sentence, index):
        return False
    for before in range(index - 2, max(-1, index - 1 - _SHARED), -1):
        if sentence.shows(before, "Voice", "Pass") and sentence.is_verb(before):
            return is_passive(sentence, before)
        best = sentence.readings[before][:1]
        if not best or best[0].pos not in _PHRASAL:
            return False
    return False


def leading_passive(sentence: Sentence, index: int) -> int:
    """Return the first of the passives that one is joined to: 'are passed by A and signed by B'.

    It is the passive itself where none is joined to it, or where what is joined are its agents.
    """
    joint = index - 1
    while joint > 0 and _is_adverb(sentence, joint):
        joint -= 1
    if joint < 1 or sentence.words[joint] not in _JOINTS:
        return index
    for before in range(joint - 1, max(-1, joint - _SHARED), -1):
        if sentence.shows(before, "Voice", "Pass") and sentence.is_verb(before):
            return leading_passive(sentence, before) if is_passive(sentence, before) else index
        best = sentence.readings[before][:1]
        if not best or best[0].pos not in _PHRASAL | {"CCONJ"}:
            return index
    return index


def _is_adverb(sentence: Sentence, index: int) -> bool:
    return any(reading.pos in {"ADV", "PART"} for reading in sentence.readings[index][:1])


def has_object(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun phrase follows a verb without a preposition."""
    after = index + 1
    return after < len(sentence) and (
        is_noun(sentence, after) or sentence.words[after] in sentence.grammar.skipped - {"of"}
    )
