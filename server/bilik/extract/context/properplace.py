"""'Akim of East Kazakhstan oblast': an office told with the proper name of one of its places."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.text.model import Token

_LONGEST = 3  # words of a place's proper name

Find = Callable[[Sentence], Sequence[Mention]]
Rewrite = Callable[[Sentence, Mapping[int, tuple[Token, ...]]], Sentence]


def without_places(sentence: Sentence, rewrite: Rewrite, find: Find) -> Sentence:
    """Return a sentence in which an office with such a name is told as by its own.

    `rewrite` puts tokens for others, `find` returns the names in a sentence.
    """
    for place in reversed([*_proper_places(sentence)]):
        full = rewrite(sentence, dict.fromkeys(place, ()))
        if any(n.first < place.start - 1 and place.start <= n.last for n in find(full)):
            sentence = full
    return sentence


def _proper_places(sentence: Sentence) -> Iterator[range]:
    """Yield the capitalised words between 'of' and a noun in small letters, in English."""
    for of, word in enumerate(sentence.words):
        if word != "of":
            continue
        first = of + 1 + (sentence.words[of + 1 : of + 2] == ("the",))
        last = first
        while last < len(sentence) and sentence.tokens[last].text[0].isupper():
            last += 1
        small = last < len(sentence) and sentence.tokens[last].text[0].islower()
        if 0 < last - first <= _LONGEST and small:
            yield range(first, last)
