"""Whether a vote is only spoken of: 'called a referendum', 'the day of the election'."""

from collections.abc import Mapping

from bilik.extract.clause.gap import is_modifier
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period
from bilik.vocabulary import ONTOLOGY

_VOTES = frozenset({ONTOLOGY + "Referendum", ONTOLOGY + "Election"})
_AUXILIARIES = 3  # tokens from a noun to the passive of which it is the subject


def is_announced(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """Tell whether the date of an English vote is that of its announcement, or of talk of it.

    A day behind 'for' is that of the vote, and so is one right behind the noun.
    """
    at = evocation.anchor
    if not sentence.grammar.definite or evocation.frame.iri not in _VOTES or not at.nominal:
        return False
    dates = [m for m in chosen.values() if isinstance(m.value, Period)]
    if not dates or sentence.is_verb(at.first) or any(_is_own(sentence, m, at.last) for m in dates):
        return False
    return _is_called(sentence, at.first, at.last) or _is_aspect(sentence, at.first)


def _is_own(sentence: Sentence, date: Mention, last: int) -> bool:
    before = sentence.words[date.first - 1] if date.first > 0 else ""
    beside = 0 <= date.first - last - 1 <= 1
    return before in sentence.grammar.scheduling or beside


def _phrase_start(sentence: Sentence, noun: int) -> int:
    first = noun
    while first and (
        is_modifier(sentence, first - 1) or sentence.words[first - 1] in sentence.grammar.skipped
    ):
        if sentence.words[first - 1] == "of":
            break
        first -= 1
    return first


def _is_called(sentence: Sentence, first: int, last: int) -> bool:
    """'Called a referendum', 'a referendum was announced'."""
    announcing = sentence.grammar.announcing
    before = _phrase_start(sentence, first) - 1
    if before >= 0 and not announcing.isdisjoint(sentence.lemmas[before]):
        return True
    behind = range(last + 1, min(len(sentence), last + 1 + _AUXILIARIES))
    return any(
        not announcing.isdisjoint(sentence.lemmas[i]) and is_passive(sentence, i) for i in behind
    )


def _is_aspect(sentence: Sentence, first: int) -> bool:
    """'The day of the referendum', 'preparations for the election'."""
    before = _phrase_start(sentence, first) - 1
    governed = before > 0 and sentence.words[before] in sentence.grammar.prepositions
    return governed and not sentence.grammar.aspects.isdisjoint(sentence.lemmas[before - 1])
