"""What is whose in the words of an English text: 'its chair', 'the Council's decisions'."""

from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.clause.gap import is_modifier
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Term, texts
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.text.model import Span, Token
from bilik.text.token import name_words

_WHOSE = 2  # tokens from a body to 'whose'
_MODIFIERS = 2  # words between 'its' and its noun

Words = tuple[Token, ...]


def just_named(names: Iterable[Mention], index: int, kinds: frozenset[str]) -> list[Entity]:
    """'The Commission, whose chair': what of some kinds stands right before the pronoun."""
    near = [m for m in names if 0 < index - m.last <= _WHOSE]
    return [m.value for m in near if isinstance(m.value, Entity) and m.types & kinds]


def head_of(words: Sequence[str]) -> int:
    """Return the word before the first 'of' of a name, or its last word."""
    return words.index("of") - 1 if "of" in words[1:] else len(words) - 1


def called(term: Term | None) -> Iterator[tuple[str, ...]]:
    """Yield the names of a thing that have several words, the first of them last."""
    for text in reversed(texts(term.names, "en") if term else []):
        words = name_words(text)
        if len(words) > 1 and words[head_of(words)][0].isupper():
            yield words


def own_words(sentence: Sentence, first: int, last: int) -> Sequence[str]:
    """Return the words of an owner as they stand, where several things have that name."""
    written = [token.text for token in sentence.tokens[first : last + 1]]
    return (*written[:-1], bare(written[-1]))


def of_owner(sentence: Sentence, noun: int, owner: Iterable[str]) -> Words:
    """Return tokens that say of whom a noun is, at its end."""
    end = sentence.tokens[noun].span.end
    return tuple(Token(word, Span(end, end)) for word in ("of", "the", *owner))


def bare(word: str) -> str:
    """Return a word without the ending of the possessive."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


def is_within(concept: Mention, first: int, count: int) -> bool:
    """Tell whether a concept has one of the `count` tokens from `first` on."""
    return not concept.words.isdisjoint(range(first, first + count))


def owned_noun(sentence: Sentence, index: int) -> int | None:
    """Return the noun that a possessive determines, behind its modifiers."""
    for noun in range(index + 1, min(len(sentence), index + 2 + _MODIFIERS)):
        if _may_be_noun(sentence, noun) and not is_modifier(sentence, noun):
            return noun
        if not is_modifier(sentence, noun):
            return None
    return None


def _may_be_noun(sentence: Sentence, index: int) -> bool:
    """'Its chair': behind a possessive a word that may be a noun is one."""
    return any(reading.pos in {"NOUN", "PROPN"} for reading in sentence.readings[index])
