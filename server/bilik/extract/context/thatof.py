"""'The consent of the Mazhilis, later that of the Kurultai': the noun that 'that of' repeats."""

from collections.abc import Callable, Iterator, Sequence

from bilik.extract.clause.gap import is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import BODY, OFFICE
from bilik.text.model import Token

_KINDS = frozenset({BODY, OFFICE})

Words = tuple[Token, ...]
Find = Callable[[Sentence], Sequence[Mention]]


def repeated(
    sentence: Sentence, behind: Sequence[Sentence], find: Find
) -> Iterator[tuple[int, Words]]:
    """Yield the tokens of 'that' and 'those' before 'of', each with the words that it repeats.

    `find` returns the names in a sentence; `behind` are the sentences before, the latest last.
    """
    for index, word in enumerate(sentence.words[:-2]):
        if word not in {"that", "those"} or sentence.words[index + 1] != "of":
            continue
        noun = _noun(sentence, index, behind, find)
        if noun:
            span = sentence.tokens[index].span
            yield index, tuple(Token(text, span) for text in ("the", *noun))


def _noun(
    sentence: Sentence, index: int, behind: Sequence[Sentence], find: Find
) -> tuple[str, ...]:
    """Return the nearest noun before that is of the same kind of thing, with its adjectives."""
    wanted = _kind(sentence, index + 1, find)
    for place, end in ((sentence, index), *((one, len(one)) for one in [*behind][-1:])):
        for of in range(end - 2, 0, -1):
            noun = place.words[of] == "of" and is_noun(place, of - 1)
            if noun and _kind(place, of, find) == wanted:
                return tuple(token.text for token in place.tokens[_first(place, of - 1) : of])
    return ()


def _first(sentence: Sentence, noun: int) -> int:
    """Return the first word of a noun's phrase behind its article."""
    first = noun
    while first and is_modifier(sentence, first - 1):
        first -= 1
    return first + (sentence.words[first] in sentence.grammar.skipped)


def _kind(sentence: Sentence, of: int, find: Find) -> str:
    """Tell what stands behind 'of': a date, a body or an office, or something else."""
    start = of + 1
    while start < len(sentence) - 1 and sentence.words[start] in sentence.grammar.definite:
        start += 1
    if sentence.words[start][0].isdigit():
        return "date"
    named = any(m.first == start and m.types & _KINDS for m in find(sentence))
    return "body" if named else "other"
