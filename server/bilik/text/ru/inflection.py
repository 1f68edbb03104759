"""Puts Russian words into another case: 'Верховный' beside 'Совета' is 'Верховного'."""

from collections.abc import Sequence
from functools import lru_cache

from bilik.text.ru.reading import morphology

_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_DECLINED = frozenset({"NOUN", "ADJF", "PRTF"})
_CACHED = 1 << 12


@lru_cache(maxsize=_CACHED)
def inflect(word: str, case: str) -> str:
    """Return a word in a case (a value of Universal Dependencies), as it is when it has none.

    Number and gender stay as they are, and so does a capital letter.
    """
    if word.isupper() and len(word) > 1:
        return word  # 'ЦИК'
    for parse in morphology().parse(word):
        form = parse.inflect({_CASES[case]}) if parse.tag.POS in _DECLINED else None
        if form is not None:
            text: str = form.word
            return text.capitalize() if word[:1].isupper() else text
    return word


def is_animate(word: str) -> bool:
    """Tell whether a noun names whoever lives: 'член', not 'состав'."""
    return any("anim" in parse.tag for parse in morphology().parse(word) if "NOUN" in parse.tag)


def inflect_name(words: Sequence[str], head: int, case: str) -> str:
    """Return a name in a case: its head changes with what stands before it, what follows does not.

    'Верховный Суд' is 'Верховного Суда', 'Председатель Суда' is 'Председателя Суда'.
    """
    return " ".join(inflect(word, case) if i <= head else word for i, word in enumerate(words))
