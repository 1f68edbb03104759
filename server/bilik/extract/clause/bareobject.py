"""Whether a noun of a phrase is the object of its verb where verbs come last."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence

_PART = 2  # tokens behind a noun that may say how many of it are meant


def cases_of(sentence: Sentence, index: int, lemmas: frozenset[str]) -> frozenset[str]:
    """Return the cases of a token, read as one of some lemmas."""
    return frozenset(
        reading.features["Case"]
        for reading in sentence.readings[index]
        if "Case" in reading.features and reading.lemma.casefold() in lemmas
    )


def is_joined(sentence: Sentence, index: int) -> bool:
    """Tell whether a word that coordinates follows a token."""
    after = sentence.words[index + 1 : index + 2]
    return bool(after) and after[0] in sentence.grammar.joining


def is_object(
    sentence: Sentence,
    words: Sequence[frozenset[str]],
    cases: Sequence[str | None],
    indices: Sequence[int],
    *,
    compound: bool = False,
) -> bool:
    """A bare noun is the object of a passive or a verbal noun, but the subject of other verbs."""
    light = compound or (len(words) > 2 and not sentence.grammar.light.isdisjoint(words[-2]))
    back = 2 if light else 1  # words from the object to its verb: 'қызметтен босату' is one verb
    if len(cases) < back:
        return True
    noun, verb = indices[-1 - back], indices[-1]
    if noun + 1 not in indices and _is_owner(sentence, noun):
        return False
    inner = (i for i in range(noun + 1, verb) if i not in indices)
    if not sentence.is_verb(noun) and any(_is_inner(sentence, i) for i in inner):
        return False
    said = cases_of(sentence, noun, words[-1 - back])
    told = sentence.is_verb(verb) and not sentence.shows(verb, "VerbForm", "Ger")
    if cases[-back] == "Nom" and said == {"Gen"} and told:
        return False  # 'министрдің ұсынуымен тағайындайды'
    if cases[-back] != "Acc":
        return True
    if not said or "Acc" in said or is_joined(sentence, noun):
        return True
    if said == {"Gen"} and not sentence.shows(verb, "VerbForm", "Ger"):
        return _is_part(sentence, noun + 1)  # 'сенаторлардың онын тағайындайды'
    passive = "Nom" in said and sentence.shows(verb, "Voice", "Pass")
    owned = "Person[psor]" in sentence.features(verb)  # 'Президент сайлауы': the event, no power
    bare = sentence.shows(verb, "VerbForm", "Ger") and not owned
    return passive or (bare and _is_beside(sentence, noun, verb))


def _is_part(sentence: Sentence, index: int) -> bool:
    """Tell whether so many of something are meant: 'екеуін', 'онын', 'бір бөлігін'."""
    near = range(index, min(len(sentence), index + _PART))
    return any(
        "NumType" in reading.features
        or reading.pos == "NUM"
        or not sentence.grammar.parts.isdisjoint(sentence.lemmas[i])
        for i in near
        for reading in sentence.readings[i]
    )


def _is_inner(sentence: Sentence, index: int) -> bool:
    """'Билікті шоғырландыруды күшейтті': a verbal noun, object itself, takes what is before it."""
    said = sentence.features(index)
    return said.get("VerbForm") == "Ger" and said.get("Case") == "Acc"


def _is_owner(sentence: Sentence, noun: int) -> bool:
    """'Заң жобасын жариялау': a bare noun before an owned one is no object itself."""
    after = sentence.features(noun + 1) if noun + 1 < len(sentence) else {}
    bare = sentence.features(noun).get("Case") == "Nom" and not sentence.is_verb(noun)
    owned = after.get("Person[psor]") == "3" and not sentence.is_verb(noun + 1)
    return sentence.grammar.verb_final and bare and owned


def _is_beside(sentence: Sentence, noun: int, verb: int) -> bool:
    """'Заң ... заң жобасын жариялау': a bare object is parted from its verb by no other object."""
    between = range(noun + 1, verb)
    return not any(
        sentence.features(i).get("Case") == "Acc" and not sentence.is_verb(i) for i in between
    )
