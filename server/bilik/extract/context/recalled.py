"""'This right', 'both powers', 'acquired it': which rights an English text has just spoken of.

The words of the right are put behind the noun that points to it, at the characters of the noun.
"""

from collections.abc import Callable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.rights import in_words, last_right
from bilik.extract.naming.mention import Mention
from bilik.text.model import Token

_POINTING = frozenset({"this", "that", "same", "these", "those", "such"})
_BOTH = frozenset({"both", "two"})
_TWO = 2
_TOLD = frozenset({"of", "to"})  # behind a noun that says itself which right it is

Find = Callable[[Sentence], Sequence[Mention]]
Words = tuple[Token, ...]


def recalled(
    sentence: Sentence, behind: Sequence[Sentence], find: Find
) -> Iterator[tuple[int, Words]]:
    """Yield the nouns and pronouns that point back to rights, with the words that they stand for.

    `find` returns the concepts of a sentence; `behind` are the sentences before, the latest last.
    """
    for index in range(1, len(sentence)):
        count = _points(sentence, index)
        rights = _rights(sentence, index, behind, find, count) if count else []
        if rights:
            yield index, tuple(_put(sentence, index, rights))


def _points(sentence: Sentence, index: int) -> int:
    """Return to how many rights a token points: 1 for 'this right', 2 for 'both powers'."""
    grammar = sentence.grammar
    before = sentence.words[index - 1]
    if sentence.words[index] == "it":
        return int(not grammar.obtaining.isdisjoint(sentence.lemmas[index - 1]))
    if grammar.competences.isdisjoint(sentence.lemmas[index]):
        return 0
    if sentence.words[index + 1 : index + 2] and sentence.words[index + 1] in _TOLD:
        return 0
    return _TWO if before in _BOTH else int(before in _POINTING)


def _rights(
    sentence: Sentence, index: int, behind: Sequence[Sentence], find: Find, count: int
) -> list[tuple[Sentence, Mention]]:
    """Return the last rights told before a token, in order; those of one sentence are enough."""
    found: list[tuple[Sentence, Mention]] = []
    places = ((sentence, index), *((one, len(one)) for one in reversed(behind)))
    for of, end in places:
        concepts = find(of)
        right = last_right(of, concepts, end)
        while right is not None and len(found) < count:
            found.insert(0, (of, right))
            right = last_right(of, concepts, min(right.words))
        if len(found) == count:
            return found
    return []


def _put(
    sentence: Sentence, index: int, rights: Sequence[tuple[Sentence, Mention]]
) -> Iterator[Token]:
    token = sentence.tokens[index]
    pronoun = sentence.words[index] == "it"
    yield from (Token(word, token.span) for word in ("the", "right") if pronoun)
    if not pronoun:
        yield token
    for place, (of, right) in enumerate(rights):
        verbal = right.verb is not None and of.is_verb(right.verb)
        words = in_words(of, right)
        link = "to" if verbal else "of"
        linked = words if words[:1] == [link] else [link, *words]
        yield from (Token(word, token.span) for word in ((["and"] if place else []) + linked))
