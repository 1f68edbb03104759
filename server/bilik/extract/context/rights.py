"""'Этого права', 'то же полномочие': which right a Russian text has just spoken of."""

from collections.abc import Callable, Iterator, Sequence

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import POWER
from bilik.text.model import Token

Words = tuple[Token, ...]
Concepts = Callable[[Sentence], Sequence[Mention]]

_SAME = "же"
_MAY = "вправе"
_NEAR = 3  # tokens from a pronoun to the verb that it is the object of
_LINKS = frozenset({"же", "уже", "теперь", "больше", "и"})


def spelled_out(
    sentence: Sentence, before: Sentence | None, concepts: Concepts
) -> Iterator[tuple[int, Words]]:
    """Yield what points back to a power, with the words of the one told last before it."""
    for index in places(sentence):
        token = sentence.tokens[index]
        found = _told(sentence, before, index, concepts)
        if found:
            yield index, (token, *(Token(word, token.span) for word in in_words(*found)))
    for index, verb in done(sentence):
        found = _told(sentence, before, index, concepts)
        if found is None or found[1].verb is None:
            continue
        span = sentence.tokens[index].span
        yield index, tuple(Token(word, span) for word in in_words(*found))
        if verb is not None:
            yield verb, (Token(_MAY, sentence.tokens[verb].span),)


def _told(
    sentence: Sentence, before: Sentence | None, index: int, concepts: Concepts
) -> tuple[Sentence, Mention] | None:
    """Return the power told last before a token, with its sentence: this one or the one before."""
    here = last_right(sentence, concepts(sentence), index)
    if here is not None:
        return sentence, here
    behind = last_right(before, concepts(before), len(before)) if before is not None else None
    return (before, behind) if before is not None and behind is not None else None


def places(sentence: Sentence) -> Iterator[int]:
    """Yield the nouns for a right that point back and do not say which right it is."""
    competences, pointing = sentence.grammar.competences, sentence.grammar.pointing
    for index in range(1, len(sentence)):
        before = index - 1 - (sentence.words[index - 1] == _SAME)
        points = before >= 0 and sentence.words[before] in pointing | sentence.grammar.such
        points = points and not competences.isdisjoint(sentence.lemmas[index])
        if points and not _is_told(sentence, index + 1):
            yield index


def done(sentence: Sentence) -> Iterator[tuple[int, int | None]]:
    """Yield the pronouns for what somebody does, with the verb of doing it.

    'Это решал Президент'; without a verb in 'он этого не может', where an infinitive may stand.
    """
    grammar = sentence.grammar
    for index, word in enumerate(sentence.words):
        if word not in grammar.resumed:
            continue
        near = range(index + 1, min(len(sentence), index + 1 + _NEAR))
        verbs = [i for i in near if not _LINKS & {sentence.words[i]}]
        verb = next((i for i in verbs if sentence.words[i] not in grammar.negating), None)
        if verb is None:
            continue
        if not grammar.deciding.isdisjoint(sentence.lemmas[verb]):
            yield index, verb
        elif not grammar.modals.isdisjoint(sentence.lemmas[verb]) and _ends(sentence, verb):
            yield index, None


def _ends(sentence: Sentence, verb: int) -> bool:
    """Tell whether no infinitive stands behind a modal: 'этого не может', 'не может и Курултай'."""
    behind = range(verb + 1, min(len(sentence), verb + 1 + _NEAR))
    return not any(sentence.shows(i, "VerbForm", "Inf") for i in behind)


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
    """'Поправки, внесённые в Конституцию': what a participle tells is no right.

    Nor is what is done to him: 'allowed the First President to be elected again'.
    """
    before = sentence.words[max(0, (concept.verb or 0) - 2) : concept.verb]
    if sentence.grammar.definite and before == ("to", "be"):
        return True
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
