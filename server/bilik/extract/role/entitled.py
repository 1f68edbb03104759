"""Which of two powers is meant where the same words may stand for either.

'Назначает двух членов Конституционного Совета' is a power of its own with a chamber of Parliament
and another with the President; law tells which of the two a holder has.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.lexicon import Lexicon
from bilik.extract.statement import Entity, Filler, Statement
from bilik.extract.things import PROVISION
from bilik.text.model import Span
from bilik.vocabulary import ONTOLOGY

TYPE, HOLDER = ONTOLOGY + "powerType", ONTOLOGY + "powerHolder"


Find = Callable[[frozenset[str]], tuple[Entity, Span | None] | None]


class Entitlements:
    """Knows to whom law gives each type of power."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._holders = {term.iri: term.holders for term in lexicon.terms if term.holders}
        self._home = lexicon.home

    def meant(
        self, statements: Iterable[Statement], is_named: Callable[[Filler], bool], find: Find
    ) -> Iterator[Statement]:
        """Yield the statements of one sentence, its pronouns for holders such as law knows.

        'The Council could pass a law; he might return it': who is only meant by a pronoun, or by an
        earlier sentence, and has the power by no law, is not meant; `find` returns who else of some
        IRIs may be, and where the sentence names him. Nothing is stated where that is nobody.
        """
        for statement in statements:
            doubtful = [
                filler
                for filler in statement.fillers
                if filler.role == HOLDER and not is_named(filler) and self._is_at_home(filler)
            ]
            if len(doubtful) != 1 or statement.negated or not self._is_of_others(statement):
                yield statement
                continue
            other = find(self._known(statement))
            if other is not None:
                kept = (filler for filler in statement.fillers if filler is not doubtful[0])
                fillers = sorted((*kept, Filler(HOLDER, *other)), key=lambda filler: filler.order)
                yield replace(statement, fillers=tuple(fillers))

    def _is_at_home(self, filler: Filler) -> bool:
        return isinstance(filler.value, Entity) and filler.value.state in {None, *self._home}

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
        known, holders = self._known(statement), _iris(statement, HOLDER)
        return bool(known) and bool(holders) and known.isdisjoint(holders)

    def _known(self, statement: Statement) -> frozenset[str]:
        types = _iris(statement, TYPE)
        return frozenset().union(*(self._holders.get(iri, frozenset()) for iri in types))

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
