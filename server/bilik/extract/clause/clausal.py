"""Which clause of its sentence each token belongs to.

Only clauses under another are told apart ('..., который избирается народом, ...'): whoever acts in
one of them does not act in the other.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilik.extract.clause.sentence import Sentence


_OWNED = 5  # tokens from a comma to the relative pronoun of its clause
_SINCE = frozenset({"того", "пор"})  # 'после того как', 'с тех пор как'


def clause_numbers(sentence: "Sentence") -> tuple[int, ...]:
    """Return for each token the number of its clause; 0 is the main one."""
    found: list[int] = []
    current, newest, verb = 0, 0, False
    for index, word in enumerate(sentence.words):
        if opens(sentence, index):
            newest += 1
            current, verb = newest, False
            if found and sentence.words[index - 1] in sentence.grammar.prepositions:
                found[-1] = current
            for before in range(_owned_from(sentence, index), index):
                found[before] = current
        elif word in {";", ":"} or (
            word == ","
            and current
            and (_is_resumed(sentence, index) or (verb and _goes_on(sentence, index)))
        ):
            current, verb = 0, False
        verb = verb or is_finite(sentence, index)
        found.append(current)
    return tuple(found)


def _owned_from(sentence: "Sentence", relative: int) -> int:
    """'Суд, Председателем которого назначена ...': the clause begins with what is owned."""
    if sentence.grammar.code != "ru" or sentence.grammar.relative.isdisjoint(
        sentence.lemmas[relative]
    ):
        return relative
    for index in range(relative - 1, max(-1, relative - 1 - _OWNED), -1):
        if sentence.words[index] == ",":
            return index + 1
        if is_finite(sentence, index) or not sentence.words[index][0].isalpha():
            break
    return relative


def opens(sentence: "Sentence", index: int) -> bool:
    """'that' is no conjunction after a preposition or at the head of the sentence."""
    grammar = sentence.grammar
    if sentence.words[index] == "как" and index:
        return sentence.words[index - 1] in _SINCE
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


def _is_resumed(sentence: "Sentence", comma: int) -> bool:
    """', which many criticise, is vested in': an English auxiliary stands right behind."""
    auxiliary = sentence.readings[comma + 1][:1] if comma + 1 < len(sentence) else ()
    english = bool(sentence.grammar.definite)
    return english and bool(auxiliary) and auxiliary[0].pos == "AUX"


def _goes_on(sentence: "Sentence", comma: int) -> bool:
    """Tell whether a clause that was broken off goes on after a comma: a finite verb is to come."""
    for index in range(comma + 1, len(sentence)):
        if opens(sentence, index) or sentence.words[index] in {";", ":"}:
            return False
        if is_finite(sentence, index):
            return True
    return _is_infinitive(sentence, comma + 1)


def _is_infinitive(sentence: "Sentence", index: int) -> bool:
    """'Вправе был ..., а если они не успевали, издать указ': it goes on from a verb before."""
    verb = index < len(sentence) and sentence.features(index).get("VerbForm") == "Inf"
    return sentence.grammar.code == "ru" and verb


def fronted_participle(sentence: "Sentence") -> tuple[int, int] | None:
    """'Established by the Constitution of 1995, it ...': the participle and the comma behind it.

    What the clause behind the comma is about is what the participle is said of.
    """
    first = 0
    while first < len(sentence) and any(r.pos == "ADV" for r in sentence.readings[first][:1]):
        first += 1
    if first >= len(sentence) - 1 or not sentence.shows(first, "Voice", "Pass"):
        return None
    for index in range(first + 1, len(sentence)):
        if sentence.words[index] == ",":
            return first, index
        if is_finite(sentence, index) and not sentence.shows(index, "Voice", "Pass"):
            return None
    return None


def is_finite(sentence: "Sentence", index: int) -> bool:
    """Finite verbs, and Russian short participles; English pasts are read as participles."""
    if not sentence.is_verb(index):
        return False
    said = sentence.features(index)
    if sentence.grammar.code == "en":
        return said.get("VerbForm") not in {"Inf", "Ger"}
    return said.get("VerbForm") == "Fin" or (said.get("VerbForm") == "Part" and "Case" not in said)
