"""Who does what an English clause names first: 'To appoint him the President needs a consent'."""

from collections.abc import Iterable

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor

_OPENING = frozenset({"to", "in", "when", "by", "for", "on"})
_ORDER = ("in", "order")
_BORDERS = frozenset({",", ";", ":", "and", "but", "before"})
_ADVERBS = frozenset({"also", "then", "now", "still", "only", "himself", "itself"})


def acts_behind(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether a mention is the subject of the clause that an infinitive or gerund opens.

    It stands right before the first finite verb behind.
    """
    if mention.first <= at.last or not _is_fronted(sentence, at.first):
        return False
    after = mention.last + 1
    while after < len(sentence) and sentence.words[after] in _ADVERBS:
        after += 1
    if after >= len(sentence) or not _is_finite(sentence, after):
        return False
    return not any(_is_finite(sentence, index) for index in range(at.last + 1, mention.first))


def _is_fronted(sentence: Sentence, verb: int) -> bool:
    before = verb - 1
    if before < 0 or sentence.words[before] not in _OPENING:
        return False
    if sentence.words[before] != "to" and not sentence.shows(verb, "VerbForm", "Ger"):
        return False
    if sentence.words[max(0, before - 2) : before] == _ORDER:
        before -= 2
    return before == 0 or _are_small(sentence.words[before - 1 : before])


def _are_small(words: Iterable[str]) -> bool:
    return _BORDERS.issuperset(words)


def _is_finite(sentence: Sentence, index: int) -> bool:
    return is_finite(sentence, index) or not sentence.grammar.modals.isdisjoint(
        sentence.lemmas[index]
    )
