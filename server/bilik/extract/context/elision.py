"""Kazakh words that a sentence leaves to what was said before.

'Алғашқысы 29 сәуірде өтті' goes on about referendums, '2017 жылғысы' about reforms.
"""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.text.model import Span, Token

_ORDINALS = {
    "алғашқысы": "алғашқы",
    "біріншісі": "бірінші",
    "екіншісі": "екінші",
    "үшіншісі": "үшінші",
    "соңғысы": "соңғы",
}
_OF_YEAR = "жылғы"
_OF_YEAR_ONE = "жылғысы"
_ONE_CASES = {"": "Nom", "н": "Acc", "ның": "Gen", "на": "Dat", "нда": "Loc", "нан": "Abl"}
Words = tuple[Token, ...]


def of_year(sentence: Sentence, before: Sequence[str]) -> Iterator[tuple[int, Sequence[str], str]]:
    """'1995 жылғы реформа ..., 2017 жылғысы ...': yield token, words meant, case.

    `before` are the words behind the last such year of the text before.
    """
    for index in range(1, len(sentence)):
        if sentence.words[index].startswith(_OF_YEAR_ONE):
            words = last_of_year(sentence, index) or before
            if words:
                said = sentence.words[index].removeprefix(_OF_YEAR_ONE)
                yield index, (_OF_YEAR, *words), _ONE_CASES.get(said, "")


def last_of_year(sentence: Sentence, end: int) -> Sequence[str]:
    """Return the noun behind the last '... жылғы' before a token, with its adjectives."""
    years = [i for i in range(end) if sentence.words[i] == _OF_YEAR]
    found: list[str] = []
    for index in range(years[-1] + 1, end) if years else ():
        best = sentence.readings[index][:1]
        if not best or best[0].pos not in {"ADJ", "NOUN"}:
            return ()
        if best[0].pos == "NOUN":
            return (*found, best[0].lemma)
        found.append(sentence.words[index])
    return ()


def elided(sentence: Sentence, event: str) -> Iterator[tuple[int, Words]]:
    """'Алғашқысы 29 сәуірде өтті': the first of the events that the sentence before spoke of."""
    ordinal = _ORDINALS.get(sentence.words[0])
    if ordinal and event:
        span = sentence.tokens[0].span
        yield 0, (Token(ordinal, Span(span.start, span.start)), Token(event, span))


def event_named(sentence: Sentence, events: Mapping[str, str]) -> str:
    """Return the noun of the event that a sentence names last, nothing for none."""
    named = [lemma for lemmas in sentence.lemmas for lemma in sorted(lemmas) if lemma in events]
    return named[-1] if named else ""
