"""How far the last word of a phrase may stand from the one before it, where verbs come last."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence

_MOVED = 6  # tokens that may stand between an object and its final verb
_FAR_MOVED = 10  # the same, when no comma is among them
_LIST = 28  # tokens in which a list of persons may stand
_NAMES = 3  # capitalised words that make a list


def persons_behind(sentence: Sentence, index: int) -> int:
    """Count the capitalised words that follow closely: a list of persons may be long."""
    near = range(index + 1, min(len(sentence), index + _LIST))
    return sum(sentence.tokens[i].text[0].isupper() for i in near)


def is_near(sentence: Sentence, gap: Sequence[int]) -> bool:
    """Tell whether the tokens of a gap leave an object and its verb together.

    'Лауазымын Терещенко, Қажыгелдин, Балғымбаев атқарды': a list of persons does not part them.
    """
    comma = any(sentence.words[index] == "," for index in gap)
    names = sum(sentence.tokens[index].text[0].isupper() for index in gap)
    length = len(gap) - (names if names > _NAMES else 0)
    return length <= (_MOVED if comma else _FAR_MOVED)
