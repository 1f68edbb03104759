"""The numbers of a sentence, in digits and in words, before it is known what they count."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilik.text.numerals import spelled, written

if TYPE_CHECKING:
    from bilik.extract.clause.sentence import Sentence


_OTHERS = frozenset({"NOUN", "PROPN", "PRON", "AUX"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at tokens `first` to `last` (both included); a `share` is in percent."""

    value: str
    share: bool
    first: int
    last: int


def figures(sentence: "Sentence") -> Iterator[Figure]:
    """Yield the numbers of a sentence in order."""
    index = 0
    while index < len(sentence):
        figure = _figure(sentence, index)
        if figure and (figure.share or not _is_of_attribute(sentence, figure.last + 1)):
            yield figure
        index = figure.last + 1 if figure else index + 1


def _figure(sentence: "Sentence", index: int) -> Figure | None:
    named = _named(sentence, index)
    if named is None:
        return None
    value, last = named
    length = _percent(sentence, last + 1)
    if length:
        return Figure(value, True, index, last + length)
    return Figure(value, False, index, last) if "." not in value else None


def _is_of_attribute(sentence: "Sentence", index: int) -> bool:
    """'Бір палаталы Құрылтай': how many chambers it has, and not how many there are of it.

    'Nine of them': how many of those that were counted, unless in percent.
    """
    if " ".join(sentence.words[index : index + 2]) in sentence.grammar.among:
        return True
    word = sentence.words[index] if index < len(sentence) else ""
    return bool(word) and word.endswith(sentence.grammar.proprietive)


def _named(sentence: "Sentence", index: int) -> tuple[str, int] | None:
    """Return the number that begins at a token and its last token."""
    text, readings = sentence.tokens[index].text, sentence.readings[index]
    digits = written(text) if text[0].isdigit() else None
    if digits is None and text[0].isdigit() and readings[:1]:  # '77-ге'
        cardinal = readings[0].features.get("NumType") == "Card"
        digits = written(readings[0].lemma) if cardinal else None
    if digits:
        return digits, index
    numeral = bool(readings) and readings[0].pos == "NUM"
    in_words = spelled(sentence.lemmas, index) if numeral else None
    return (str(in_words[0]), in_words[1]) if in_words else None


def _percent(sentence: "Sentence", index: int) -> int:
    """Return how many tokens say 'percent' at a token: '%', 'пайызы', 'per cent'."""
    if sentence.words[index : index + 2] == ("per", "cent"):
        return 2
    word = sentence.words[index] if index < len(sentence) else ""
    return int(word == "%" or word.startswith(sentence.grammar.percent))


def is_elided(sentence: "Sentence", before: int, figure: Figure) -> bool:
    """'67 deputies at first and 77 from 1999': what was counted before is counted again.

    Nothing is told between the two numbers, the second of which has no noun of its own.
    """
    between = range(before + 1, figure.first)
    after = figure.last + 1
    noun = after < len(sentence) and any(
        reading.pos in {"NOUN", "PROPN", "ADJ"} for reading in sentence.readings[after][:1]
    )
    joints = [i for i in between if sentence.words[i] in sentence.grammar.joining]
    own = range(joints[-1] + 1 if joints else figure.first, figure.first)
    another = any(r.pos in _OTHERS for i in own for r in sentence.readings[i][:1])
    joined = bool(joints) and not another  # 'and the Senate had 50' counts something else
    marked = any(sentence.is_verb(i) or sentence.words[i] in {"(", ")", ":"} for i in between)
    return joined and not noun and not marked and not figure.share
