"""Consents that somebody gives by a verb of his own: 'но согласие на это даёт Курултай'."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.surroundings import stretch
from bilik.extract.naming.mention import Mention

_MARKS = frozenset(",;:()–—")


def given_by(sentence: Sentence, noun: int, bodies: Sequence[Mention]) -> Mention | None:
    """Return the body that gives the consent for which a noun stands, in the clause of the noun."""
    words, giving = sentence.words, sentence.grammar.giving
    clause = stretch(sentence, noun, _MARKS)
    if not any(not giving.isdisjoint(sentence.lemmas[i]) for i in clause):
        return None
    denied = any(words[i] in sentence.grammar.negating for i in clause)
    acting = [m for m in bodies if m.first in clause and m.features.get("Case") == "Nom"]
    return acting[-1] if acting and not denied else None
