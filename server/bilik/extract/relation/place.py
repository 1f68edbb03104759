"""Where in its clause an English mention stands: as subject, agent, object or elsewhere."""

from bilik.extract.clause.gap import is_modifier
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.theme import is_of_noun
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.preposition import prepositions_before


def place(sentence: Sentence, mention: Mention) -> str:
    """Return how a mention stands in its clause: subject, passive, agent, object or other.

    `passive` is the subject of a passive.
    """
    prepositions = prepositions_before(sentence, mention.first, 0)
    if prepositions:
        return "agent" if prepositions[0] == "by" else "other"
    index = mention.first - 1
    while index >= 0 and (
        sentence.words[index] in sentence.grammar.skipped or is_modifier(sentence, index)
    ):
        index -= 1
    if index > 0 and sentence.words[index - 1] == "it" and "be" in sentence.lemmas[index]:
        return "subject"  # 'it was this law that ...'
    if index >= 0 and sentence.is_verb(index):
        return "object"
    verbs = [i for i in range(mention.last + 1, len(sentence)) if sentence.is_verb(i)]
    verbs = [i for i in verbs if sentence.grammar.modals.isdisjoint(sentence.lemmas[i])] or verbs
    if not verbs:
        return "other"
    passive = sentence.shows(verbs[0], "Voice", "Pass") and is_passive(sentence, verbs[0])
    return "passive" if passive else "subject"


def is_attributive(sentence: Sentence, mention: Mention) -> bool:
    """'Senior government posts', 'cabinet ministers': a body that only says of what kind."""
    after = mention.last + 1
    small = mention.first == mention.last and sentence.tokens[mention.first].text[0].islower()
    if not small or after >= len(sentence) or not sentence.words[after][0].isalpha():
        return False
    best = sentence.readings[after][:1]
    plural = bool(best) and best[0].pos == "NOUN" and best[0].features.get("Number") == "Plur"
    return plural and not sentence.is_verb(after)


def is_before_act(sentence: Sentence, mention: Mention, first: int) -> bool:
    """'The Senate passed a law introducing elections': who passes a law does not introduce them.

    `first` is the token of the form in -ing.
    """
    if first < 2 or mention.last >= first - 1 or not sentence.shows(first, "VerbForm", "Ger"):
        return False
    before = range(mention.last + 1, first - 1)
    return is_of_noun(sentence, first) and any(sentence.is_verb(i) for i in before)
