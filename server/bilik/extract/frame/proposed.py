"""Kazakh powers that are asked for or aimed at: 'министрді босатуды сұрау' is no dismissal."""

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import POWER

_NEAR = 4  # tokens from a verbal noun to the word that asks for what it means
_ABOUT = frozenset({"бойынша"})
_AIM = "үшін"
_STOPS = frozenset(".,;:")


def is_proposed(sentence: Sentence, concept: Mention) -> bool:
    """Tell whether a power is only asked for: 'тағайындау туралы ұсыныс енгізеді'.

    So it is where the words for that are no part of another power's name.
    """
    last = concept.last
    said = sentence.features(last)
    verbal = sentence.shows(last, "VerbForm", "Ger") and "Person[psor]" not in said
    if POWER not in concept.types or not verbal:
        return False
    about = sentence.words[last + 1 : last + 2]
    linked = bool(about) and about[0] in sentence.grammar.concerning | _ABOUT
    if not linked and said.get("Case") not in {"Acc", "Dat"}:
        return False
    for index in range(last + 1, min(len(sentence), last + 1 + _NEAR)):
        if sentence.words[index] in _STOPS:
            return False
        if not sentence.grammar.proposing.isdisjoint(sentence.lemmas[index]):
            return True
    return False


def is_aimed_at(sentence: Sentence, concept: Mention) -> bool:
    """'Төрағаны сайлау үшін кандидатура ұсынады': what for, unless something is required for it."""
    after = concept.last + 1
    if POWER not in concept.types or sentence.words[after : after + 1] != (_AIM,):
        return False
    required = sentence.grammar.requiring | sentence.grammar.permitting
    return all(required.isdisjoint(sentence.lemmas[i]) for i in range(after, len(sentence)))
