"""'Для этого нужно согласие Сената', 'бұл үшін келісім қажет': for what, the text said before.

The power told last is put for the pronoun, as a noun, at the characters of the pronoun.
"""

from collections.abc import Callable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.rights import last_right
from bilik.extract.naming.mention import Mention
from bilik.text.kin import Kin
from bilik.text.model import Token
from bilik.text.ru.inflection import inflect

_RUSSIAN = {"для": ("Gen", {"этого", "него", "чего"}), "на": ("Acc", {"это", "что"})}
_TO_WHOM = frozenset({"ему", "ей", "тому"})
_NOBODYS = frozenset({"ничье", "ничьё", "ничьего"})
_GIVING = frozenset({"дать", "давать"})  # 'согласие на это даёт Курултай' is a power of its own
_INFINITIVE = ("ть", "ти", "чь", "ться", "тись", "чься")
_REFLEXIVE = "ся"
_KAZAKH = frozenset({"бұл", "ол", "осы", "мұны"})
_FOR = "үшін"

Words = tuple[Token, ...]
Find = Callable[[Sentence], Sequence[Mention]]


def needed_in_russian(
    sentence: Sentence, before: Sentence | None, find: Find, nouns: frozenset[str], kin: Kin
) -> Iterator[tuple[int, Words]]:
    """Yield the pronouns of 'для этого' and 'на это' with what they stand for.

    `nouns` are the lemmas with which consents are told; `find` returns the concepts of a sentence.
    """
    if not _tells_consent(sentence, nouns):
        return
    for index in range(1, len(sentence)):
        case, pronouns = _RUSSIAN.get(sentence.words[index - 1], ("", frozenset[str]()))
        if sentence.words[index] not in pronouns:
            continue
        for of, end in ((sentence, index), (before, len(before) if before else 0)):
            right = last_right(of, find(of), end) if of else None
            if of is None or right is None:
                continue
            words = _as_noun(of, right, case, kin)
            if words:
                span = sentence.tokens[index].span
                yield index, tuple(Token(word, span) for word in words)
                yield from ((i, ()) for i, w in enumerate(sentence.words) if w in _TO_WHOM)
            return


def needed_in_kazakh(
    sentence: Sentence, before: Sentence | None, find: Find
) -> Iterator[tuple[int, Words]]:
    """Yield the pronouns of 'бұл үшін' and 'ол үшін' with what they stand for."""
    requiring, end = sentence.grammar.requiring, len(sentence) - 1
    places = [i for i in range(end) if sentence.words[i + 1] == _FOR]
    if before is None or not any(not requiring.isdisjoint(it) for it in sentence.lemmas):
        return
    for index in places:
        if sentence.words[index] in _KAZAKH and last_right(sentence, find(sentence), end) is None:
            right = last_right(before, find(before), len(before))
            if right is not None and before.is_verb(right.last):
                stem = before.readings[right.last][0].lemma
                own = [before.tokens[i].text for i in sorted(right.words) if i != right.last]
                span = sentence.tokens[index].span
                yield index, tuple(Token(word, span) for word in (*own, f"{stem}у"))
            return


def _tells_consent(sentence: Sentence, nouns: frozenset[str]) -> bool:
    grammar = sentence.grammar
    if not (grammar.negating | _NOBODYS).isdisjoint(sentence.words):
        return False  # 'ничьего согласия для этого не требуется'
    needs = any(not (grammar.requiring - _GIVING).isdisjoint(it) for it in sentence.lemmas)
    return needs and any(not nouns.isdisjoint(it) for it in sentence.lemmas)


def _as_noun(sentence: Sentence, right: Mention, case: str, kin: Kin) -> list[str]:
    """'Назначает Генерального Прокурора' is 'назначение Генерального Прокурора'."""
    order = sorted(right.words)
    if right.verb is None:
        return []
    lemma = sentence.readings[right.verb][0].lemma.removesuffix(_REFLEXIVE)
    noun = lemma if not lemma.endswith(_INFINITIVE) else ""
    family = sorted(word for word in kin(lemma) if not word.endswith(_INFINITIVE))
    noun = noun or next(iter(family), "")
    own = [inflect(sentence.tokens[i].text, "Gen") for i in order if i != right.verb]
    return [inflect(noun, case), *own] if noun else []
