"""Whose something is that words act on: 'the President's powers', 'роль Парламента'."""

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Relation

_OF: frozenset[Relation] = frozenset({("prep", "of")})
_GENITIVE: frozenset[Relation] = frozenset({("case", "gent")})
_NONE: frozenset[Relation] = frozenset()


def of_own_noun(sentence: Sentence, evocation: Evocation, mention: Mention) -> frozenset[Relation]:
    """Return the mark of an owner where a mention owns what the words of a claim act on."""
    if sentence.grammar.verb_final or not evocation.frame.is_claim:
        return _NONE
    nouns = {i for _, given in evocation.given for i in given.words if is_noun(sentence, i)}
    if not nouns or mention.first < 0:
        return _NONE
    if not sentence.grammar.definite:
        owner = mention.features.get("Case") == "Gen" and mention.first - 1 in nouns
        return _GENITIVE if owner else _NONE
    owns = mention.features.get("Case") == "Gen" and mention.last + 1 in nouns
    start = mention.first - (sentence.words[mention.first - 1] in sentence.grammar.definite)
    behind = sentence.words[start - 1 : start] == ("of",) and start - 2 in nouns
    return _OF if owns or behind else _NONE
