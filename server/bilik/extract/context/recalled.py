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
_MARKS = frozenset({",", ";", ":"})
_TWO = 2
_ABLE = frozenset({"can", "cannot", "may", "could"})
_SHORT = 6  # tokens of a sentence that only says who may not: 'The Kurultai may not.'
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
        if _is_done_so(sentence, index) or _breaks_off(sentence, index):
            near = [*behind][-1:] if ";" not in sentence.words[:index] else ()
            again = _rights(sentence, index, near, find, 1)
            yield from _again(sentence, index, again) if again else ()
            continue
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


def _is_done_so(sentence: Sentence, index: int) -> bool:
    """'Has no right to | do so': another may do, or nobody, what was told before."""
    if sentence.words[index : index + 2] != ("do", "so"):
        return False
    before = sentence.words[max(0, index - _SHORT) : index]
    grammar = sentence.grammar
    return not grammar.negating.isdisjoint(before) or grammar.subjects.isdisjoint(before)


def _breaks_off(sentence: Sentence, index: int) -> bool:
    """'Parliament could amend it; the Kurultai | cannot.': a modal and no verb behind it."""
    modal = sentence.words[index] in _ABLE
    after = index + 1 + (sentence.words[index + 1 : index + 2] == ("not",))
    ends = sentence.words[after : after + 1]
    parted = not {";", "but", "and", "while", "whereas"}.isdisjoint(sentence.words[:index])
    return modal and (parted or after < _SHORT) and (not ends or ends[0] in {".", ";"})


def _again(
    sentence: Sentence, index: int, rights: Sequence[tuple[Sentence, Mention]]
) -> Iterator[tuple[int, Words]]:
    """Yield the tokens at which the words of a right are meant again, with those words."""
    (of, right) = rights[0]
    words = in_words(of, right)
    if right.verb is None or not of.is_verb(right.verb):
        return
    last = index + 1 if sentence.words[index + 1 : index + 2] in {("so",), ("not",)} else index
    place = sentence.tokens[last].span
    said = tuple(Token(word, place) for word in words)
    if _is_done_so(sentence, index):
        yield index, said
        yield last, ()
    else:
        yield last, (sentence.tokens[last], *said)


def _rights(
    sentence: Sentence, index: int, behind: Sequence[Sentence], find: Find, count: int
) -> list[tuple[Sentence, Mention]]:
    """Return the last rights told before a token, in order; those of one sentence are enough."""
    found: list[tuple[Sentence, Mention]] = []
    places = ((sentence, index), *((one, len(one)) for one in reversed(behind)))
    for of, end in places:
        concepts = find(of)
        right = last_right(of, concepts, end)
        if of is sentence and right is None and _is_permitted(sentence, index):
            return []
        while right is not None and len(found) < count:
            found.insert(0, (of, right))
            right = last_right(of, concepts, min(right.words))
        if len(found) == count:
            return found
    return []


def _is_permitted(sentence: Sentence, end: int) -> bool:
    """'He could demand that; now he has no such right': a right was told in words of its own."""
    words, may = sentence.words, sentence.grammar.supposing | {"can", "may"}
    marks = [i for i in range(end) if words[i] in _MARKS]
    return bool(marks) and any(words[i] in may for i in range(marks[-1]))


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
