"""Whether a noun that may be a subject as well as an object is the object of its verb."""

from collections.abc import Sequence

from bilik.extract.clause.gap import cases, is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence

_DIRECT = frozenset({"Nom", "Acc"})


def has_other_subject(sentence: Sentence, found: Sequence[int], verb: int) -> bool:
    """'Ратификационные грамоты подписывает Президент', 'начало положил Закон', 'вето он снимает'.

    A noun that the verb does not agree with, or with a subject between or behind, is its object.
    """
    head = next((index for index in found if is_noun(sentence, index)), found[0])
    if any(_disagrees(sentence, head, verb, name) for name in ("Number", "Gender")):
        return True
    between = any("Nom" in cases(sentence, i) for i in range(found[-1] + 1, verb))
    return between or _has_subject_after(sentence, head, verb)


def _disagrees(sentence: Sentence, noun: int, verb: int, name: str) -> bool:
    """Tell whether noun and verb differ in number or gender; a verb shows a gender in the past."""
    said = sentence.features(verb).get(name)
    direct = (r for r in sentence.readings[noun] if r.features.get("Case") in _DIRECT)
    own = {r.features.get(name, said) for r in direct}
    return said is not None and bool(own) and said not in own


def _has_subject_after(sentence: Sentence, head: int, verb: int) -> bool:
    """'Парламент распускает Президент': only the second one can be the subject.

    Of two that may be either the one with a capital letter acts: 'контроль осуществляет Совет'.
    """
    small = head == 0 or sentence.tokens[head].text.islower()
    for index in range(verb + 1, min(len(sentence), verb + 5)):
        own = cases(sentence, index)
        if is_noun(sentence, index) and own:
            named = small and sentence.tokens[index].text[0].isupper()
            return "Nom" in own and (named or "Acc" not in own)
    return False


def is_direct(sentence: Sentence, start: int, own: frozenset[str]) -> bool:
    """'При роспуске Мажилиса | функции Парламента исполняет ...': an object behind a genitive."""
    before = start - 1
    while before > 0 and not is_noun(sentence, before) and is_modifier(sentence, before):
        before -= 1
    return own >= _DIRECT and before >= 0 and cases(sentence, before) == {"Gen"}
