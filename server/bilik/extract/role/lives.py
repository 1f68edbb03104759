"""Which body began or ended on a day: the times of those that are known tell.

'Of the Assembly only memories are left: it was abolished on 1 July 2026' is not said of the
President, whose office has no end.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bilik.extract.lexicon import Lexicon, Term
from bilik.extract.role.candidate import Candidates, put
from bilik.extract.statement import Entity, Filler, Period, Statement
from bilik.extract.things import INSTITUTION
from bilik.vocabulary import ONTOLOGY

_CREATION, _ABOLITION = ONTOLOGY + "OfficeCreation", ONTOLOGY + "OfficeAbolition"
_EXISTENCE = ONTOLOGY + "OfficeExistence"
_CONCERNED = ONTOLOGY + "officeConcerned"
_DAYS: Mapping[str, str] = {
    _CREATION: ONTOLOGY + "occurredOn",
    _ABOLITION: ONTOLOGY + "occurredOn",
    _EXISTENCE: ONTOLOGY + "validFrom",
}
_NEAR = 366  # days by which a text may differ from what is known


class Lives:
    """Knows when bodies began and ended."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._terms = {
            term.iri: term for term in lexicon.terms if term.since and INSTITUTION in term.types
        }

    def meant(self, statements: Iterable[Statement], who: Candidates) -> Iterator[Statement]:
        """Yield the statements of one sentence, with bodies that began or ended when they tell.

        Only what no name tells is put right; nothing is stated where nobody else may be meant.
        """
        for statement in statements:
            doubtful = [
                f for f in statement.fillers if f.role == _CONCERNED and not who.is_named(f)
            ]
            if statement.negated or statement.frame not in _DAYS:
                yield statement
            elif len(doubtful) != 1:
                if not self._goes_on(statement):
                    yield statement
            else:
                yield from self._put_right(statement, doubtful[0], who)

    def _goes_on(self, statement: Statement) -> bool:
        """'За неделю сменились премьер и спикер': an office that has no end was not abolished."""
        ended = statement.frame == _ABOLITION
        bodies = (value for value in statement.values(_CONCERNED) if isinstance(value, Entity))
        known = (self._terms[body.iri] for body in bodies if body.iri in self._terms)
        return ended and any(term.until is None for term in known)

    def _put_right(
        self, statement: Statement, filler: Filler, who: Candidates
    ) -> Iterator[Statement]:
        days = [v.start for v in statement.values(_DAYS[statement.frame]) if isinstance(v, Period)]
        day = days[0] if days else None
        term = self._terms.get(filler.value.iri) if isinstance(filler.value, Entity) else None
        if term is None or _fits(term, statement.frame, day):
            yield statement
        elif day and (other := who.find(self._of_day(statement.frame, day))):
            yield put(statement, filler, other)

    def _of_day(self, frame: str, day: str) -> frozenset[str]:
        return frozenset(iri for iri, term in self._terms.items() if _fits(term, frame, day))


def _fits(term: Term, frame: str, day: str | None) -> bool:
    """Tell whether a body began or ended about a day; one that has no end, never."""
    edge = term.until if frame == _ABOLITION else term.since
    if edge is None or day is None:
        return edge is not None
    return abs((date.fromisoformat(edge) - date.fromisoformat(day)).days) <= _NEAR
