"""Kazakh words that a sentence leaves to the one before.

'Алғашқысы 29 сәуірде өтті' goes on about referendums.
"""

from collections.abc import Iterator, Mapping

from bilik.extract.clause.sentence import Sentence
from bilik.text.model import Span, Token

_ORDINALS = {
    "алғашқысы": "алғашқы",
    "біріншісі": "бірінші",
    "екіншісі": "екінші",
    "үшіншісі": "үшінші",
    "соңғысы": "соңғы",
}
Words = tuple[Token, ...]


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
