"""Which deputies went when a body was dissolved: 'dissolved the Mazhilis on 19 January 2023'.

The body stays; it is its convocation of that day that ended.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Lexicon, Role, Term
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period
from bilik.vocabulary import ONTOLOGY

_ABOLITION = ONTOLOGY + "OfficeAbolition"
_CONCERNED, _AGENT = ONTOLOGY + "officeConcerned", ONTOLOGY + "eventAgent"
_NEAR = timedelta(days=31)  # from the decision to the day on which it took effect

Filled = Mapping[Role, tuple[Mention, ...]]


class Convocations:
    """Knows the convocations of each body, and when they ended."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._parts: dict[str, list[Term]] = defaultdict(list)
        for term in lexicon.terms:
            for whole in term.wholes if term.until else ():
                self._parts[whole].append(term)

    def dissolved(self, sentence: Sentence, evocation: Evocation, filled: Filled) -> Filled | None:
        """Return the roles with the convocation that was dissolved.

        None where somebody dissolved a body and it is not known which convocation that was.
        """
        if not is_dissolution(sentence, evocation):
            return filled
        found = [(role, ms[0]) for role, ms in filled.items() if role.iri == _CONCERNED]
        if not found or _is_convocation(sentence, found[0][1]):
            return filled
        role, body = found[0]
        days = [m.value for r, (m, *_) in filled.items() if r.literal and _is_told(sentence, m)]
        ended = {t.iri: t for day in days if isinstance(day, Period) for t in self._of(body, day)}
        if len(ended) == 1:
            (term,) = ended.values()
            return {**filled, role: (replace(body, value=term.entity()),)}
        return None if any(r.iri == _AGENT for r in filled) else filled

    def _of(self, body: Mention, day: Period) -> Iterator[Term]:
        """Yield the convocations of a body that ended in a period or about a day."""
        exact = day.precision == "day"
        first = date.fromisoformat(day.start) - (_NEAR if exact else timedelta())
        last = date.fromisoformat(day.end) + (_NEAR if exact else timedelta())
        for term in self._parts.get(body.iri, ()):
            if term.until and first <= date.fromisoformat(term.until) < last:
                yield term


def is_dissolution(sentence: Sentence, evocation: Evocation) -> bool:
    """Tell whether words say that a body's deputies are sent home."""
    dissolving = sentence.grammar.dissolving
    verb = not dissolving.isdisjoint(sentence.lemmas[evocation.anchor.last])
    return verb and evocation.frame.iri == _ABOLITION


def _is_told(sentence: Sentence, day: Mention) -> bool:
    """'On 19 January', but not 'the day before': in figures."""
    return any(sentence.words[i].isdigit() for i in range(max(day.first, 0), day.last + 1))


def _is_convocation(sentence: Sentence, mention: Mention) -> bool:
    words = range(max(mention.first, 0), mention.last + 1)
    return any(not sentence.grammar.convoking.isdisjoint(sentence.lemmas[i]) for i in words)
