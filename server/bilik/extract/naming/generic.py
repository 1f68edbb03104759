"""Common nouns that look like the name of a body or an office at home, and are not meant so."""

from collections.abc import Iterable

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import BODY, INSTITUTION, OFFICE

_APPOSING = frozenset({",", "–", "—"})


def is_generic(sentence: Sentence, name: Mention, names: Iterable[Mention]) -> bool:
    """Tell whether a lower-case word only says what kind of thing is named beside it."""
    if name.first != name.last or not sentence.tokens[name.first].text[0].islower():
        return False
    if OFFICE in name.types:
        return _is_of_other(sentence, name)
    return INSTITUTION in name.types and any(_is_named(sentence, name, n) for n in names)


def _is_named(sentence: Sentence, name: Mention, other: Mention) -> bool:
    """'A one-chamber parliament, the Kurultai', 'парламент — Курултай'."""
    start = name.last + 1
    if BODY not in other.types or sentence.words[start : start + 1] == ():
        return False
    articles = sentence.grammar.definite
    behind = start + 1 + (sentence.words[start + 1 : start + 2] in {(a,) for a in articles})
    if other.first != behind or sentence.words[start] not in _APPOSING:
        return False
    return sentence.words[start] != "," or behind > start + 1


def _is_of_other(sentence: Sentence, name: Mention) -> bool:
    """'President of the company', 'президент компании': of something that is no state."""
    index = name.last + 1
    if sentence.grammar.definite:
        if sentence.words[index : index + 1] != ("of",):
            return False
        articles = sentence.grammar.definite | sentence.grammar.indefinite
        index += 1 + (sentence.words[index + 1 : index + 2] in {(a,) for a in articles})
    elif sentence.grammar.verb_final or not sentence.shows(
        min(index, len(sentence) - 1), "Case", "Gen"
    ):
        return False
    if index >= len(sentence) or not is_noun(sentence, index):
        return False
    small = sentence.tokens[index].text[0].islower()
    return small and sentence.grammar.general.isdisjoint(sentence.lemmas[index])
