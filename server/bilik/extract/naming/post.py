"""Posts that stand right before a person's name in Russian and are not the person's title."""

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.text.ru.surnames import is_inflected

_ALIKE = frozenset({"Gen", "Acc"})  # one form where persons are meant
_IDIOM = 2  # words of 'на пост', 'с должности'


def is_no_title(sentence: Sentence, post: Mention, person: Mention) -> bool:
    """'Избрал Президентом Назарбаева': a title stands in the case of the name.

    'Назначил на пост Премьер-Министра Бектенова': the genitive belongs to the post.
    """
    if sentence.grammar.code != "ru":
        return False
    idiom = " ".join(sentence.words[max(0, post.first - _IDIOM) : post.first])
    if idiom in sentence.grammar.idioms:
        return True
    title, name = post.features.get("Case", ""), person.features.get("Case", "")
    alike = title == name or {title, name} <= _ALIKE
    return bool(title and name) and not alike and is_inflected(sentence.words[person.last])
