"""The day of an election that the sentence before has told: 'Победу одержал Назарбаев'."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.statement import Entity, Filler, Statement
from bilik.vocabulary import ONTOLOGY

_ELECTION = ONTOLOGY + "Election"
_OFFICE, _CHOSEN = ONTOLOGY + "officeConcerned", ONTOLOGY + "personChosen"
_ON = ONTOLOGY + "occurredOn"
_REACH = 2  # sentences that an election outlives, unless they tell of it again


class Votes:
    """The elections told last, by office, each with its day."""

    def __init__(self) -> None:
        self._days: dict[str, tuple[int, Filler]] = {}

    def dated(self, sentence: Sentence, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Yield statements, an election of somebody with the day on which it is told to be."""
        statements = tuple(statements)
        self._learn(sentence, statements)
        for statement in statements:
            chosen = statement.frame == _ELECTION and statement.values(_CHOSEN)
            dated = statement.negated or statement.values(_ON)
            day = self._day(sentence, statement) if chosen and not dated else None
            yield replace(statement, fillers=(*statement.fillers, day)) if day else statement

    def _learn(self, sentence: Sentence, statements: Iterable[Statement]) -> None:
        for statement in statements:
            if statement.frame != _ELECTION or statement.negated:
                continue
            day = next((f for f in statement.fillers if f.role == _ON), None)
            for office in _offices(statement):
                if day:
                    self._days[office] = (sentence.index, day)
                elif office in self._days and sentence.index - self._days[office][0] <= _REACH:
                    self._days[office] = (sentence.index, self._days[office][1])

    def _day(self, sentence: Sentence, statement: Statement) -> Filler | None:
        """Return the day of the same office, of another where both are said to go together."""
        told = {
            o: (at, day) for o, (at, day) in self._days.items() if sentence.index - at <= _REACH
        }
        own = next((told[office] for office in _offices(statement) if office in told), None)
        jointly = not sentence.grammar.jointly.isdisjoint(sentence.words)
        if own is None and jointly and told:
            own = max(told.values(), key=lambda pair: pair[0])
        return replace(own[1], span=None) if own else None


def _offices(statement: Statement) -> list[str]:
    return [value.iri for value in statement.values(_OFFICE) if isinstance(value, Entity)]
