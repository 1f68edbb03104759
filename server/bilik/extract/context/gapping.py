"""Verbs that a dash stands for in Russian: 'Правительство возглавляет Смаилов, а Сенат – Ашимбаев'.

What the clause before has and the one with the dash does not replace is meant again: the verb,
its idiom, and a complement in the instrumental.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.clausal import is_finite, opens
from bilik.extract.clause.gap import cases, governed, is_noun
from bilik.extract.clause.nounphrase import phrase
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention

_DASHES = frozenset({"–", "—"})
_BORDERS = frozenset({",", ";"})
_ENDS = frozenset({",", ";", ":", "."})
_LONGEST = 9  # tokens of what stands before the dash
_IDIOM = 3  # tokens behind a verb that may be its idiom


def places(sentence: Sentence, people: Sequence[Mention]) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the dashes that stand for words said before, each with the tokens that it repeats.

    `people` are those whom the sentence names.
    """
    for dash, word in enumerate(sentence.words):
        if word not in _DASHES:
            continue
        border = _border(sentence, dash)
        verbs = _verbs(sentence, border) if border else []
        if border and verbs and _is_gapped(sentence, border, dash):
            subject = _subject(verbs, border, people)
            yield dash, [*subject, *verbs, *_complements(sentence, verbs, border, dash)]


def _subject(verbs: Sequence[int], border: int, people: Sequence[Mention]) -> range:
    """'Токаев в 1999 году возглавил Правительство, а в 2013 году – Сенат': nobody else acts."""
    acting = [m for m in people if m.last < verbs[0] and m.features.get("Case", "Nom") == "Nom"]
    anew = any(m.first > border for m in people)
    return range(0) if anew or not acting else range(acting[-1].first, acting[-1].last + 1)


def _border(sentence: Sentence, dash: int) -> int | None:
    """Return the mark before the clause that the dash is in."""
    for index in range(dash - 1, max(0, dash - 1 - _LONGEST), -1):
        if sentence.words[index] in _BORDERS:
            return index
        if sentence.words[index] in _DASHES or sentence.is_verb(index) or opens(sentence, index):
            return None
    return None


def _verbs(sentence: Sentence, border: int) -> list[int]:
    """Return the last finite verb before a mark, with its auxiliary: 'был назначен'."""
    found = [i for i in range(border) if is_finite(sentence, i)]
    verbs = found[-1:]
    while verbs and verbs[0] - 1 in found:
        verbs.insert(0, verbs[0] - 1)
    return verbs


def _is_gapped(sentence: Sentence, border: int, dash: int) -> bool:
    """'Сенат – Ашимбаев' goes on; 'Президент – глава государства' says what he is."""
    end = _end(sentence, dash)
    after = range(dash + 1, end)
    if len(after) == 1 and sentence.words[dash + 1].isdigit():
        return False  # 'насчитывает 50 депутатов, Мажилис – 98': the noun is left out as well
    if not after or any(is_finite(sentence, i) for i in after):
        return False
    before = range(border + 1, dash)
    nouns = [i for i in before if is_noun(sentence, i)]
    oblique = (
        any("Nom" not in cases(sentence, i) or governed(sentence, i) for i in nouns[:1])
        or not nouns
    )
    first = after[0]
    named = sentence.tokens[first].text[0].isupper()
    return (
        oblique
        or named
        or sentence.words[first] in sentence.grammar.prepositions
        or (sentence.words[first][0].isdigit())
    )


def _end(sentence: Sentence, dash: int) -> int:
    marks = (i for i in range(dash + 1, len(sentence)) if sentence.words[i] in _ENDS)
    return next(marks, len(sentence))


def _complements(sentence: Sentence, verbs: Sequence[int], border: int, dash: int) -> Iterator[int]:
    """Yield the idiom behind the verb, and an instrumental that nothing replaces."""
    behind = range(verbs[-1] + 1, min(border, verbs[-1] + 1 + _IDIOM))
    for last in behind:
        if " ".join(sentence.words[verbs[-1] + 1 : last + 1]) in sentence.grammar.idioms:
            yield from range(verbs[-1] + 1, last + 1)
    own = (*range(border + 1, dash), *range(dash + 1, _end(sentence, dash)))
    if any(_is_instrumental(sentence, i) for i in own):
        return
    marks = [i for i in range(verbs[0]) if sentence.words[i] in _BORDERS]
    for index in range(marks[-1] + 1 if marks else 0, border):
        if _is_instrumental(sentence, index):
            first, last = phrase(sentence, index)
            yield from range(first, last + 1)
            return


def _is_instrumental(sentence: Sentence, index: int) -> bool:
    own = is_noun(sentence, index) and cases(sentence, index) == {"Ins"}
    return own and not governed(sentence, index)
