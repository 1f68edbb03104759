"""Which of two powers is meant where the same words may stand for either.

'Назначает двух членов Конституционного Совета' is a power of its own with a chamber of Parliament
and another with the President; law tells which of the two a holder has.
"""

from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.lexicon import Lexicon
from bilik.extract.statement import Entity, Statement
from bilik.extract.things import PROVISION
from bilik.text.model import Span
from bilik.vocabulary import ONTOLOGY

TYPE, HOLDER = ONTOLOGY + "powerType", ONTOLOGY + "powerHolder"


class Entitlements:
    """Knows to whom law gives each type of power."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._holders = {term.iri: term.holders for term in lexicon.terms if term.holders}

    def settle(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """Yield the statements of one sentence without powers that only share their words.

        Left out is a power that law gives to others alone, where the same words also tell of one
        that it gives to this holder.
        """
        for statement in statements:
            doubtful = statement.frame == PROVISION and self._is_of_others(statement)
            if not (doubtful and self._is_told_otherwise(statement, statements)):
                yield statement

    def _is_of_others(self, statement: Statement) -> bool:
        types, holders = _iris(statement, TYPE), _iris(statement, HOLDER)
        known = frozenset().union(*(self._holders.get(iri, frozenset()) for iri in types))
        return bool(known) and bool(holders) and known.isdisjoint(holders)

    def _is_told_otherwise(self, statement: Statement, others: Iterable[Statement]) -> bool:
        holders, words = _iris(statement, HOLDER), _span(statement)
        return any(
            _iris(other, HOLDER) == holders
            and any(holders <= self._holders.get(iri, frozenset()) for iri in _iris(other, TYPE))
            and _overlap(words, _span(other))
            for other in others
            if other is not statement and other.frame == PROVISION
        )


def _iris(statement: Statement, role: str) -> frozenset[str]:
    values = statement.values(role)
    return frozenset(value.iri for value in values if isinstance(value, Entity))


def _span(statement: Statement) -> Span | None:
    return next((filler.span for filler in statement.fillers if filler.role == TYPE), None)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)
