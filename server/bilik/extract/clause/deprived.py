"""Whether a right is one that somebody loses: 'лишён права отменять', 'lost the power to annul'."""

from collections.abc import Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence

_AWAY = frozenset({"from", "away"})
_INSTEAD = "instead"
_DEPRIVED = 12  # tokens from a verb of loss to what is lost
_STOPS = frozenset(";:")  # marks that part even the members of a list
_CUTS = frozenset(",;:.()–—") | {"but", "но", "а", "ал", "бірақ"}


def is_deprived(sentence: Sentence, index: int) -> bool:
    """'Лишён права отменять', 'lost the power to annul': who loses a power does not hold it."""
    russian = sentence.grammar.code == "ru"  # 'лишил права отменять ..., а заодно и права ...'
    if russian and (is_finite(sentence, index) or _describes(sentence, index)):
        return False  # 'Парламент прекратит работу, его место займёт Курултай'
    if sentence.grammar.definite and is_finite(sentence, index):
        return False  # 'the Assembly ceased to exist and the Kenesi took its place'
    reach = 2 * _DEPRIVED
    for before in range(index - 1, max(-1, index - 1 - reach), -1):
        if sentence.words[before] in (_STOPS if russian else _CUTS):
            return False
        if russian and sentence.clauses[before] != sentence.clauses[index]:
            continue  # 'вместо Советов, полномочия которых прекращены, появились маслихаты'
        if sentence.grammar.definite and _joins_verb(sentence, before):
            return False  # 'ceased to be head of the executive and was raised above ...'
        if russian and is_finite(sentence, before):
            return not sentence.grammar.depriving.isdisjoint(sentence.lemmas[before])
        if not sentence.grammar.depriving.isdisjoint(sentence.lemmas[before]):
            return not (russian and _may(sentence, before))
        if sentence.grammar.definite and _gives_up(sentence, before):
            return True
    return False


def _may(sentence: Sentence, index: int) -> bool:
    """'Он мог прекратить их полномочия': that is what he may do, nobody loses anything."""
    before = sentence.lemmas[index - 1] if index else frozenset()
    infinitive = sentence.shows(index, "VerbForm", "Inf")
    return infinitive and not sentence.grammar.modals.isdisjoint(before)


def _gives_up(sentence: Sentence, index: int) -> bool:
    """'Gave up the right to annul acts'."""
    rights = sentence.grammar.competences
    after = sentence.lemmas[index + 2 : index + 4]
    up = "give" in sentence.lemmas[index] and sentence.words[index + 1 : index + 2] == ("up",)
    return up and any(not rights.isdisjoint(lemmas) for lemmas in after)


def _describes(sentence: Sentence, index: int) -> bool:
    """'Прекратил существование Курултай, собиравшийся с 2022 года': a participle with its noun."""
    said = sentence.features(index)
    return said.get("VerbForm") == "Part" and "Case" in said


def _joins_verb(sentence: Sentence, index: int) -> bool:
    """Tell whether a joining word is followed by another finite verb or auxiliary."""
    after = index + 1
    if sentence.words[index] != "and" or after >= len(sentence):
        return False
    best = sentence.readings[after][:1]
    return bool(best) and best[0].features.get("VerbForm") == "Fin"


def is_withdrawn(sentence: Sentence, index: int) -> bool:
    """'The right to declare a bill urgent was taken from him'."""
    russian = sentence.grammar.code == "ru"
    if russian and is_finite(sentence, index):
        return False  # 'пост ввели в 1990 году и упразднили в 1996 году'
    for after in range(index + 1, min(len(sentence) - 1, index + 1 + _DEPRIVED)):
        if sentence.words[after] in _CUTS:
            return False
        modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[after])
        if russian and is_finite(sentence, after) and not modal:  # 'право возражать у него изъято'
            return not sentence.grammar.withdrawing.isdisjoint(sentence.lemmas[after])
        if not sentence.grammar.withdrawing.isdisjoint(sentence.lemmas[after]):
            away = not _AWAY.isdisjoint(sentence.words[after + 1 : after + 3])
            return away and is_passive(sentence, after)
    return False


def is_lacked(sentence: Sentence, first: int, last: int) -> bool:
    """'Права распускать Парламент он не имеет', 'права отменять их у него нет'."""
    words, holding = sentence.words, sentence.grammar.holding
    if not holding:
        return False
    lacking = holding | sentence.grammar.empowering
    start = max((i for i in range(first) if words[i] in _CUTS), default=0)
    rights = sentence.grammar.competences
    right = any(not rights.isdisjoint(sentence.lemmas[i]) for i in range(start, last + 1))
    for after in range(last + 1, min(len(sentence), last + 1 + _DEPRIVED)):
        if words[after] in _CUTS:
            return False
        if not right:  # 'распускать Парламент он права не имел'
            right = not rights.isdisjoint(sentence.lemmas[after])
            continue
        if words[after] in sentence.grammar.denying and after + 1 < len(sentence):
            nothing = not sentence.is_verb(after + 1)  # 'у него нет'
            return nothing or not lacking.isdisjoint(sentence.lemmas[after + 1])
    return False


def without_denied(sentence: Sentence, start: int, first: int, last: int) -> Sequence[str]:
    """Return the words from `start` up to a trigger (`first` to `last`) that may deny it.

    'Did not retain the Court and set up a Council instead': only the former is denied.
    """
    if sentence.grammar.code == "ru" and is_finite(sentence, first):
        modals = sentence.grammar.modals
        verbs = (i for i in range(start, first) if is_finite(sentence, i))
        others = [i for i in verbs if modals.isdisjoint(sentence.lemmas[i])]
        start = others[-1] + 1 if others else start  # 'не сохранила и вместо него учредила'
    before = sentence.words[start:first]
    joints = [index for index, word in enumerate(before) if word in sentence.grammar.joining]
    instead = _INSTEAD in sentence.words[last + 1 : last + 1 + _DEPRIVED]
    if sentence.grammar.code == "ru" and joints and is_finite(sentence, first):
        instead = _has_denied_verb(sentence, start, start + joints[-1])
    return before[joints[-1] + 1 :] if joints and instead else before


def _has_denied_verb(sentence: Sentence, start: int, end: int) -> bool:
    """'Суд она не сохранила и учредила Совет': a negation stands right before its own verb."""
    return any(
        sentence.words[i] in sentence.grammar.negating
        and is_finite(sentence, i + 1)
        and sentence.grammar.modals.isdisjoint(sentence.lemmas[i + 1])
        for i in range(start, end - 1)
    )
