"""Which clause of its sentence each token belongs to, and what relative pronouns stand for.

Only clauses under another are told apart ('..., который избирается народом, ...'): whoever acts in
one of them does not act in the other.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.mention import Mention
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Entity

_NEAR = 3  # tokens between an English relative pronoun and what it stands for
_FAR = 6  # the same in Russian, where gender and number agree


def clauses(sentence: Sentence) -> tuple[int, ...]:
    """Return for each token the number of its clause; 0 is the main one."""
    found: list[int] = []
    current, newest, verb = 0, 0, False
    for index, word in enumerate(sentence.words):
        if _opens(sentence, index):
            newest += 1
            current, verb = newest, False
            if found and sentence.words[index - 1] in sentence.grammar.prepositions:
                found[-1] = current
        elif word in {";", ":"} or (word == "," and current and verb and _goes_on(sentence, index)):
            current, verb = 0, False
        verb = verb or is_finite(sentence, index)
        found.append(current)
    return tuple(found)


def _opens(sentence: Sentence, index: int) -> bool:
    """'that' is no conjunction after a preposition or at the head of the sentence."""
    grammar = sentence.grammar
    if grammar.verb_final or grammar.opening.isdisjoint(sentence.lemmas[index]):
        return False
    if sentence.words[index] != "that":
        return True
    before = sentence.words[index - 1] if index else ","
    if not index or before in grammar.prepositions | (grammar.joining - {","}):
        return False
    for after in range(index + 1, len(sentence)):
        if not sentence.words[after][0].isalnum():
            return False
        if is_finite(sentence, after):
            return True
    return False


def _goes_on(sentence: Sentence, comma: int) -> bool:
    """Tell whether a clause that was broken off goes on after a comma: a finite verb is to come."""
    for index in range(comma + 1, len(sentence)):
        if _opens(sentence, index) or sentence.words[index] in {";", ":"}:
            return False
        if is_finite(sentence, index):
            return True
    return False


def is_finite(sentence: Sentence, index: int) -> bool:
    """Finite verbs, and Russian short participles; English pasts are read as participles."""
    if not sentence.is_verb(index):
        return False
    said = sentence.features(index)
    if sentence.grammar.code == "en":
        return said.get("VerbForm") not in {"Inf", "Ger"}
    return said.get("VerbForm") == "Fin" or (said.get("VerbForm") == "Part" and "Case" not in said)


def relatives(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Resolve 'Закон, по которому ...', 'the Law under which ...' to what stands before."""
    relative = sentence.grammar.relative
    for index in range(2, len(sentence)):
        if relative.isdisjoint(sentence.lemmas[index]):
            continue
        features = sentence.features(index)
        before = [m for m in mentions if m.last < index and isinstance(m.value, Entity)]
        near = [m for m in before if _may_mean(sentence, m, index) and _opens(sentence, index)]
        if near:
            nearest = max(near, key=lambda mention: (mention.last, -mention.first))
            titles = [m for m in before if m.last + 1 == nearest.first]
            yield Mention(nearest.value, index, index, features, "pronoun")
            for title in titles:  # 'Prime Minister Smailov, who was appointed'
                yield Mention(title.value, index, index, features, "title")


def _may_mean(sentence: Sentence, mention: Mention, index: int) -> bool:
    reach = _NEAR if sentence.grammar.definite else _FAR
    if index - mention.last > reach:
        return False
    said = mention.features
    return all(
        name not in said or any(r.features.get(name, said[name]) == said[name] for r in readings)
        for name in ("Gender", "Number")
        for readings in (sentence.readings[index],)
    )
