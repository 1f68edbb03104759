"""The case of a Russian noun that its own form leaves open and the words beside it show."""

from collections.abc import Iterator, Mapping

from bilik.extract.clause.sentence import Sentence

_NOUNS = frozenset({"NOUN", "PROPN"})


def agreeing(sentence: Sentence, first: int, last: int) -> Mapping[str, str]:
    """Return the features of a phrase by its last token: 'законодательную власть' is an object."""
    said = sentence.features(last)
    if sentence.grammar.code != "ru" or said.get("Case") != "Nom" or first >= last:
        return said
    shown = {r.features.get("Case") for r in sentence.readings[last - 1] if r.pos == "ADJ"}
    own = {reading.features.get("Case") for reading in sentence.readings[last]}
    return {**said, "Case": "Acc"} if "Acc" in shown & own and "Nom" not in shown else said


def as_given(sentence: Sentence, index: int, said: Mapping[str, str]) -> Mapping[str, str]:
    """'Позволила главе государства': without a preposition no form is a locative."""
    if sentence.grammar.code != "ru" or said.get("Case") != "Loc":
        return said
    before = index - 1
    while before >= 0 and any(r.pos == "ADJ" for r in sentence.readings[before][:1]):
        before -= 1
    if before >= 0 and sentence.words[before] in sentence.grammar.prepositions:
        return said
    dative = any(reading.features.get("Case") == "Dat" for reading in sentence.readings[index])
    joined = before >= 0 and sentence.words[before] in sentence.grammar.joining
    return {**said, "Case": "Dat"} if dative and not joined else said


def places(sentence: Sentence) -> Iterator[int]:
    """Yield capitalised Russian adjectives between two nouns: 'акимом Алматинской области'."""
    for index in range(1, len(sentence) - 1 if sentence.grammar.code == "ru" else 0):
        capital = sentence.tokens[index].text[0].isupper()
        if capital and any(r.pos == "ADJ" for r in sentence.readings[index][:1]):
            beside = (sentence.readings[index - 1][:1], sentence.readings[index + 1][:1])
            if all(best and best[0].pos in _NOUNS for best in beside):
                yield index
