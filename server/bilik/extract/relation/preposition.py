"""Which preposition a mention stands under, whole with what is fused to it."""

from dataclasses import replace

from bilik.extract.clause.gap import cases, is_modifier, is_noun, is_pronoun, opens_clause
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention

_FUSED = 4  # words of the longest fused preposition ('in accordance with', 'на основании')
_APPOSING = frozenset({":", "–", "—"})
_OUTER = frozenset({"after", "before", "by", "following", "since", "under"})
_DIRECT = frozenset({"Nom", "Acc"})
_PHRASE = 5  # tokens that may stand between a preposition and the head of its phrase


def prepositions_before(sentence: Sentence, first: int, floor: int) -> list[str]:
    """Return the preposition whose phrase a mention heads: 'to', 'according to', ...

    Tokens before `floor` belong to another mention and its own preposition.
    """
    articles = sentence.grammar.definite | sentence.grammar.indefinite
    for index in range(first - 1, max(floor - 1, first - 1 - _PHRASE), -1):
        word = sentence.words[index]
        if word in sentence.grammar.prepositions:
            starts = range(index, max(-1, index - _FUSED), -1)
            found = [" ".join(sentence.words[start : index + 1]) for start in starts]
            return [*found, *_outer(sentence, index, floor)]
        if word in _APPOSING:
            continue  # 'of two chambers: the Senate ...'
        ends = word in articles or (bool(articles) and word in sentence.grammar.repeating)
        if ends and index and is_noun(sentence, index - 1):
            return []  # 'in that case the President accepts ...', 'under the law only he ...'
        if word in sentence.grammar.joining or sentence.is_verb(index) or not word[0].isalnum():
            return []
    return []


def _outer(sentence: Sentence, inner: int, floor: int) -> list[str]:
    """'After the adoption of the Law', 'by decision of the President': what stands before 'of'."""
    if sentence.words[inner] != "of":
        return []
    for index in range(inner - 1, max(floor - 1, inner - 1 - _PHRASE), -1):
        if sentence.words[index] in _OUTER:
            return [sentence.words[index]]
        if not (is_noun(sentence, index) or sentence.words[index] in sentence.grammar.skipped):
            return []
    return []


def russian_prepositions(sentence: Sentence, mention: Mention, floor: int) -> list[str]:
    """Return the preposition that a mention stands under, in its own case or as a genitive.

    'На основании Закона' is under 'на основании'; 'от должности Президентом' is under nothing.
    """
    owned = mention.features.get("Case") == "Gen"
    for index in range(mention.first - 1, max(floor - 1, mention.first - 1 - _PHRASE), -1):
        word = sentence.words[index]
        if word in sentence.grammar.prepositions:
            between = range(index + 1, mention.first)
            apposed = any(sentence.words[i] in _APPOSING for i in between)
            nouns = not apposed and any(is_noun(sentence, i) for i in between)
            if nouns:
                plain = [i for i in between if is_noun(sentence, i)]
                words = (word, *(sentence.words[i] for i in plain))
                return [" ".join(sentence.words[index : mention.first]), " ".join(words)]
            starts = range(index, max(-1, index - _FUSED), -1)
            return [" ".join(sentence.words[start : index + 1]) for start in starts]
        if word in _APPOSING and owned:
            continue  # 'из двух палат – Сената ...'
        if _joins_alike(sentence, index, mention):
            other = replace(mention, first=index - 1, last=index - 1)
            return russian_prepositions(sentence, other, floor)
        chained = is_modifier(sentence, index) or (owned and is_noun(sentence, index))
        if not chained or opens_clause(sentence, index) or is_pronoun(sentence, index):
            return []
    return []


def _joins_alike(sentence: Sentence, index: int, mention: Mention) -> bool:
    """'У депутатов и Правительства': what is joined stands under one preposition."""
    if sentence.words[index] not in sentence.grammar.joining or not index:
        return False
    case = mention.features.get("Case", "Nom")
    alike = case not in _DIRECT and case in cases(sentence, index - 1)
    return alike and is_noun(sentence, index - 1)


def object_behind(sentence: Sentence, last: int) -> int | None:
    """Return the token of what stands behind English words that end in a preposition.

    'Presided over | the Senate', 'is at the helm | of the Government'; None where none does.
    """
    if not sentence.grammar.definite:
        return None
    first, governs = last + 1, sentence.words[last] in sentence.grammar.prepositions
    while first < len(sentence) and sentence.words[first] in {"of", "the"}:
        governs = governs or sentence.words[first] == "of"
        first += 1
    return first if governs and first < len(sentence) else None
