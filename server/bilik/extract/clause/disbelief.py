"""Clauses that somebody does not believe: 'не находим, чтобы ...', 'it cannot be said that ...'."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.surroundings import stretch

_STOPS = frozenset(";:")
_NEAR = 4  # tokens from a negation to the verb of thinking that it denies
_REACH = 6  # tokens behind a clause in which it is denied, where verbs come last


def is_disbelieved(sentence: Sentence, index: int) -> bool:
    """Tell whether what the clause of a token says is said not to be so."""
    if not sentence.grammar.reporting:
        return False
    if sentence.grammar.verb_final:
        return _is_denied_behind(sentence, index)
    joint = _joint(sentence, index)
    return joint is not None and _denies(sentence, _matrix(sentence, joint))


def judged_from(sentence: Sentence, index: int) -> int:
    """Return the first token of a clause of which another one says what is thought, else 0.

    'It is not true that he ...': that negation is none of the verb behind.
    """
    joint = None if sentence.grammar.verb_final else _joint(sentence, index)
    if joint is None:
        return 0
    judging = sentence.grammar.believing | sentence.grammar.doubting
    told = (i for i in _matrix(sentence, joint) if not judging.isdisjoint(sentence.lemmas[i]))
    return joint + 1 if next(told, None) is not None else 0


def _joint(sentence: Sentence, index: int) -> int | None:
    """Return the conjunction that puts the clause of a token under what is thought of it."""
    for before in range(index - 1, 0, -1):
        if sentence.words[before] in _STOPS:
            return None
        if sentence.words[before] in sentence.grammar.reporting:
            marked = sentence.grammar.definite or sentence.words[before - 1] == ","
            return before if marked else None
    return None


def _matrix(sentence: Sentence, joint: int) -> range:
    """Return the clause before a conjunction: 'трудно согласиться с тем, что'."""
    end = joint - (sentence.words[joint - 1] == ",")
    return range(stretch(sentence, end, _STOPS | {","}).start, end)


def _denies(sentence: Sentence, clause: range) -> bool:
    """'Не считаем', 'нельзя сказать', 'вряд ли', but not 'нельзя не признать', 'не случайно'."""
    doubting = [i for i in clause if not sentence.grammar.doubting.isdisjoint(sentence.lemmas[i])]
    thought = [i for i in clause if not sentence.grammar.believing.isdisjoint(sentence.lemmas[i])]
    denied = [i for i in clause if _denies_one_of(sentence, i, sorted({*thought, *doubting}))]
    return (len(doubting) + len(denied)) % 2 == 1


def _denies_one_of(sentence: Sentence, index: int, judging: Sequence[int]) -> bool:
    grammar, word = sentence.grammar, sentence.words[index]
    if word not in (grammar.denying or grammar.negating | grammar.none) | grammar.impersonal:
        return False
    near = next((i for i in judging if 0 < i - index <= _NEAR), None)
    return near is not None and all(
        word in grammar.impersonal
        or not grammar.modals.isdisjoint(sentence.lemmas[i])
        or not _is_adverb(sentence, i)
        for i in range(index + 1, near)
    )


def _is_adverb(sentence: Sentence, index: int) -> bool:
    return any(reading.pos == "ADV" for reading in sentence.readings[index][:1])


def _is_denied_behind(sentence: Sentence, index: int) -> bool:
    """'... кеңейді деп айтуға болмайды', '... деу қате', '... дегенмен келіспейміз'."""
    grammar = sentence.grammar
    joint = index + 1
    if joint >= len(sentence) or sentence.words[joint] not in grammar.reporting:
        return False
    behind = range(joint, min(len(sentence), joint + _REACH))
    for after in behind:
        if sentence.words[after] in _STOPS | {","}:
            return False
        negative = sentence.is_verb(after) and sentence.shows(after, "Polarity", "Neg")
        denied = negative or sentence.words[after] in grammar.negating
        if denied or not grammar.doubting.isdisjoint(sentence.lemmas[after]):
            return True
    return False
