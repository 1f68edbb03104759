"""'Этого права', 'то же полномочие': which right a Russian text has just spoken of."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import POWER

_SAME = "же"


def places(sentence: Sentence) -> Iterator[int]:
    """Yield the nouns for a right that point back and do not say which right it is."""
    competences, pointing = sentence.grammar.competences, sentence.grammar.pointing
    for index in range(1, len(sentence)):
        before = index - 1 - (sentence.words[index - 1] == _SAME)
        points = before >= 0 and sentence.words[before] in pointing
        points = points and not competences.isdisjoint(sentence.lemmas[index])
        if points and not _is_told(sentence, index + 1):
            yield index


def _is_told(sentence: Sentence, index: int) -> bool:
    if index >= len(sentence):
        return False
    said = sentence.features(index)
    owned = is_noun(sentence, index) and said.get("Case") == "Gen"
    return owned or said.get("VerbForm") == "Inf"


def last_right(sentence: Sentence, concepts: Sequence[Mention], end: int) -> Mention | None:
    """Return the last right that a sentence speaks of before a token."""
    rights = [
        concept
        for concept in concepts
        if POWER in concept.types
        and max(concept.words, default=concept.last) < end
        and not _describes(sentence, concept)
    ]
    return max(rights, key=lambda concept: max(concept.words), default=None)


def _describes(sentence: Sentence, concept: Mention) -> bool:
    """'Поправки, внесённые в Конституцию': what a participle tells is no right."""
    said = sentence.features(concept.verb) if concept.verb is not None else {}
    return said.get("VerbForm") == "Part" and "Case" in said


def in_words(sentence: Sentence, right: Mention) -> list[str]:
    """Return the words of a right as they may stand behind 'право': a verb in the infinitive."""
    order = sorted(right.words)
    words = [sentence.tokens[i].text for i in order]
    if right.verb is not None and sentence.is_verb(right.verb):
        infinitive = sentence.readings[right.verb][0].lemma
        objects = [sentence.tokens[i].text for i in order if i != right.verb]
        return [infinitive, *objects]
    if not sentence.grammar.competences.isdisjoint(sentence.lemmas[order[0]]):
        return words[1:]
    return words
