"""What English 'they', 'them' and 'the latter' stand for by the words of the text alone."""

from collections.abc import Callable, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE

_OFFICES = frozenset({OFFICE})
_NEAR = 2  # sentences before in which the offices stand that 'their' may mean
_MOST = 3  # plural nouns that 'them' may stand for, the nearest first
_BORDERS = frozenset(",;:")

Words = tuple[str, ...]


def plurals(
    here: Sentence,
    index: int,
    behind: Sequence[Sentence],
    objects: Sequence[Words],
    bodies: Sequence[Words],
) -> list[Words]:
    """Return the plural nouns before a token, or of the sentence before, each with its owner.

    'The ministers', 'judges of the Supreme Court'; the `objects` of powers told before that end in
    one of them come first, the `bodies` last.
    """
    for sentence, end in ((here, index), *((one, len(one)) for one in [*behind][-1:])):
        nouns = [i for i in range(end) if _is_plural(sentence, i)]
        if nouns:
            found = [_with_owner(sentence, i, end) for i in reversed(nouns[-_MOST:])]
            heads = {words[0].casefold() for words in found}
            told = (words for words in objects if words and words[-1] in heads)
            return [*told, *found, *bodies]
    return [*bodies]


def plural_offices(
    here: Sentence,
    index: int,
    behind: Sequence[Sentence],
    names: Callable[[Sentence], Sequence[Mention]],
) -> list[Words]:
    """Return the words for the offices of which several were named last before a token."""
    for sentence, end in ((here, index), *((one, len(one)) for one in [*behind][-_NEAR:][::-1])):
        found = [
            tuple(token.text for token in sentence.tokens[m.first : m.last + 1])
            for m in names(sentence)
            if m.last < end and m.types & _OFFICES and m.features.get("Number") == "Plur"
        ]
        if found:
            return found[-1:]
    return []


def acted_on_before(
    here: Sentence,
    index: int,
    behind: Sequence[Sentence],
    concepts: Callable[[Sentence], Sequence[Mention]],
) -> Sequence[Words]:
    """Return the words of what powers told last before a token act on."""
    for sentence in (here, *reversed(behind)):
        end = index if sentence is here else len(sentence)
        objects = [
            _without_of([sentence.words[i] for i in sorted(concept.words - {concept.verb})])
            for concept in concepts(sentence)
            if concept.verb is not None and max(concept.words) < end
        ]
        if objects:
            return objects
    return ()


def _without_of(words: Sequence[str]) -> Words:
    """'The appointment of akims' acts on akims."""
    return tuple(words[1:] if words[:1] == ["of"] else words)


def last_named(
    here: Sentence,
    index: int,
    behind: Sequence[Sentence],
    names: Callable[[Sentence], Sequence[Mention]],
    kinds: frozenset[str],
) -> Words:
    """Return the words by which something of some kinds was named last, in an earlier clause."""
    clause = max((i for i in range(index) if here.words[i] in _BORDERS), default=0)
    for sentence, end in ((here, clause), *((one, len(one)) for one in [*behind][-1:])):
        found = [m for m in names(sentence) if m.last < end and m.types & kinds]
        if found:
            last = max(found, key=lambda m: m.last)
            return tuple(token.text for token in sentence.tokens[last.first : last.last + 1])
    return ()


def _is_plural(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    return bool(best) and best[0].pos == "NOUN" and best[0].features.get("Number") == "Plur"


def _with_owner(sentence: Sentence, noun: int, end: int) -> Words:
    last = noun
    if sentence.words[noun + 1 : noun + 2] == ("of",):
        place = noun + 2
        while place < end and (
            sentence.words[place] in sentence.grammar.definite
            or sentence.tokens[place].text[0].isupper()
        ):
            last, place = place, place + 1
    return tuple(token.text for token in sentence.tokens[noun : last + 1])
