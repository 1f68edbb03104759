"""Which of two powers is meant where the same words may stand for either.

'Назначает двух членов Конституционного Совета' is a power of its own with a chamber of Parliament
and another with the President; law tells which of the two a holder has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from bilik.extract.lexicon import Lexicon
from bilik.extract.role.candidate import Candidates, put
from bilik.extract.statement import Entity, Filler, Statement
from bilik.extract.things import PROVISION
from bilik.text.model import Span
from bilik.vocabulary import ONTOLOGY

TYPE, HOLDER = ONTOLOGY + "powerType", ONTOLOGY + "powerHolder"


class Entitlements:
    """Knows to whom law gives each type of power."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._holders = {term.iri: term.holders for term in lexicon.terms if term.holders}
        self._home = lexicon.home

    def meant(self, statements: Sequence[Statement], who: Candidates) -> Iterator[Statement]:
        """Yield the statements of one sentence, with holders such as law knows.

        'The Council could pass a law; he might return it': who is only meant by a pronoun, or by an
        earlier sentence, and has the power by no law, is not meant; nothing is stated where the
        sentence names nobody else. Who is named gives way to another one of the sentence that has
        it by law; nothing is stated of him where the same is told of the other, unless by the same
        words, nor where these name the other: 'is accountable to the President'.
        """
        told = {pair: _span(statement) for statement in statements for pair in _powers(statement)}
        for statement in statements:
            holders = [f for f in statement.fillers if f.role == HOLDER and self._is_at_home(f)]
            if len(holders) != 1 or statement.negated or not self._is_of_others(statement):
                yield statement
                continue
            yield from self._settled(statement, holders[0], who, told)

    def _settled(
        self,
        statement: Statement,
        holder: Filler,
        who: Candidates,
        told: Mapping[tuple[str, str], Span | None],
    ) -> Iterator[Statement]:
        """Yield a doubtful statement of whom it may be meant, or nothing."""
        known, words = self._known(statement), _span(statement)
        known -= {consent.of.iri for consent in statement.consents}
        other = who.named(known, words)
        if not who.is_named(holder):
            yield from (put(statement, holder, each) for each in (other,) if each)
            return
        again = [told[pair] for pair in product(_iris(statement, TYPE), known) if pair in told]
        if any(_overlap(words, span) for span in again):
            yield statement  # 'the President and the Supreme Council': told of both at once
        elif other and not again:
            apart = who.is_apart(holder, other[1], words)
            yield statement if apart else put(statement, holder, other)
        elif not again and not who.within(known, words):
            yield statement

    def _is_at_home(self, filler: Filler) -> bool:
        return isinstance(filler.value, Entity) and filler.value.state in {None, *self._home}

    def settle(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """Yield the statements of one sentence without powers that only share their words.

        Left out is a power that law gives to others alone, or to nobody, where the same words also
        tell of one that it gives to this holder.
        """
        for statement in statements:
            doubtful = self._is_of_others(statement) or not self._known(statement)
            doubtful = doubtful and statement.frame == PROVISION
            if not (doubtful and self._is_told_otherwise(statement, statements)):
                yield statement

    def likeliest(
        self, guesses: Iterable[tuple[float, Sequence[Statement]]], margin: float
    ) -> Sequence[Statement]:
        """Return what the likeliest guess states, of those that law allows; likelier ones first.

        Nothing where another one is nearly as likely, or the likeliest of all states nothing.
        """
        guesses = tuple(guesses)
        if not guesses[0][1]:
            return ()
        allowed = [
            (likeness, kept)
            for likeness, statements in guesses
            if (kept := [s for s in statements if self._is_entitled(s)])
        ]
        if not allowed or any(allowed[0][0] - likeness < margin for likeness, _ in allowed[1:]):
            return ()
        return allowed[0][1]

    def _is_entitled(self, statement: Statement) -> bool:
        """Tell whether law gives each power of a statement to its holders, in whatever act.

        Whether law denies somebody a power is not known, and nobody has to agree with himself.
        """
        holders = _iris(statement, HOLDER)
        asked = {consent.of.iri for consent in statement.consents}
        if not holders or statement.negated or holders & asked:
            return False
        known = (self._holders.get(iri, frozenset()) for iri in _iris(statement, TYPE))
        return all(holders <= entitled for entitled in known)

    def _is_of_others(self, statement: Statement) -> bool:
        known, holders = self._known(statement), _iris(statement, HOLDER)
        return bool(known) and bool(holders) and known.isdisjoint(holders)

    def _known(self, statement: Statement) -> frozenset[str]:
        types = _iris(statement, TYPE)
        return frozenset().union(*(self._holders.get(iri, frozenset()) for iri in types))

    def _is_told_otherwise(self, statement: Statement, others: Iterable[Statement]) -> bool:
        holders, words = _iris(statement, HOLDER), _span(statement)
        strange = self._is_of_others(statement)
        return any(
            _iris(other, HOLDER) == holders
            and _overlap(words, _span(other))
            and self._is_likelier(other, strange=strange, same=words == _span(other))
            for other in others
            if other is not statement and other.frame == PROVISION
        )

    def _is_likelier(self, other: Statement, *, strange: bool, same: bool) -> bool:
        """Tell whether law speaks for another statement, of the `same` words as a doubtful one.

        The doubtful power is `strange` where law gives it to others, else law gives it to nobody.
        """
        holders = _iris(other, HOLDER)
        own = any(holders <= self._holders.get(i, frozenset()) for i in _iris(other, TYPE))
        if strange:
            return own or (same and not self._known(other))
        return own and same


def _powers(statement: Statement) -> Iterator[tuple[str, str]]:
    return product(_iris(statement, TYPE), _iris(statement, HOLDER))


def _iris(statement: Statement, role: str) -> frozenset[str]:
    values = statement.values(role)
    return frozenset(value.iri for value in values if isinstance(value, Entity))


def _span(statement: Statement) -> Span | None:
    return next((filler.span for filler in statement.fillers if filler.role == TYPE), None)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)
