"""'Declared the President head of state': English verbs that say of their object what it is."""

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence

LINKS = frozenset({"as", "to", "be", "the", "a", "an"})
_NAME = 6  # tokens of the name of whom something is said


def is_called(sentence: Sentence, index: int) -> bool:
    """Tell whether what begins at a token is what the object before it is called."""
    end = index - 1
    while end > 0 and sentence.words[end] in LINKS:
        end -= 1
    return called_start(sentence, end) is not None


def called_start(sentence: Sentence, last: int) -> int | None:
    """Return where the object that ends at a token begins, behind a verb that calls it something.

    None where no such verb stands before it.
    """
    if not sentence.grammar.calling or last < 1 or not _is_part(sentence, last):
        return None
    start = last
    while start > 1 and last - start < _NAME and _is_part(sentence, start - 1):
        start -= 1
    verb = start - 1
    calls = not sentence.grammar.calling.isdisjoint(sentence.lemmas[verb])
    active = calls and sentence.is_verb(verb) and not is_passive(sentence, verb)
    return start if active else None


def _is_part(sentence: Sentence, index: int) -> bool:
    determined = sentence.words[index] in sentence.grammar.skipped
    pronoun = sentence.words[index] in sentence.grammar.resuming
    return determined or pronoun or is_noun(sentence, index)
