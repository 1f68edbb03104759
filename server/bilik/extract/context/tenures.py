"""Who holds which office as far as a text has told: the last one of each person, and of all."""

from collections.abc import Container, Iterable, Sequence

from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity, Period, Statement
from bilik.extract.things import OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY


class Tenures:
    """The offices that the statements of one text give to persons."""

    def __init__(self) -> None:
        self._offices: dict[str, Entity] = {}
        self._concerned: dict[tuple[str, str], Entity] = {}
        self._voted: dict[str, tuple[Entity, Period | None]] = {}
        self.last: Entity | None = None

    def concern(self, frame: str, office: Entity) -> None:
        """Keep that a frame was stated of an office."""
        self._concerned.pop((frame, office.iri), None)
        self._concerned[frame, office.iri] = office

    def concerned(self, frame: str, held: Container[str]) -> Entity | None:
        """Return the office, of some, that a frame was stated of last: who is re-elected."""
        told = reversed(self._concerned.items())
        return next((one for (of, iri), one in told if of == frame and iri in held), None)

    def latest_concerned(self, frame: str) -> Entity | None:
        """Return the office or body that a frame was stated of last: 'the new body'."""
        told = reversed(self._concerned.items())
        return next((one for (of, _), one in told if of == frame), None)

    def learn(self, statements: Iterable[Statement]) -> None:
        """Take in what one sentence states, in the order of its words."""
        first: Entity | None = None
        for statement in statements:
            self._vote(statement)
            things = [f.value for f in statement.fillers if isinstance(f.value, Entity)]
            people = [thing for thing in things if PERSON in thing.types]
            offices = [t for t in things if OFFICE in t.types and PERSON not in t.types]
            if statement.negated or len(people) != 1 or not offices:
                continue
            office = _concerned(statement, offices)
            self._offices[people[0].iri] = office
            first = first or office
        self.last = first or self.last

    def voted(self, frame: str) -> tuple[Entity, Period | None] | None:
        """Return of what, and when, people voted last: whose election a turnout is of."""
        return self._voted.get(frame)

    def _vote(self, statement: Statement) -> None:
        values = statement.values(ONTOLOGY + "officeConcerned")
        days = statement.values(ONTOLOGY + "occurredOn")
        if values and not statement.values(ONTOLOGY + "eventAgent"):
            office, day = values[0], days[0] if days else None
            if isinstance(office, Entity):
                self._voted[statement.frame] = office, day if isinstance(day, Period) else None

    def of(self, person: str) -> Entity | None:
        """Return the office that a person (an IRI) was last said to hold, to take or to leave."""
        return self._offices.get(person)

    def spoken_of(
        self, mentions: Sequence[Mention] | None, *, alone: bool = False
    ) -> Entity | None:
        """Return what 'the post' is beside some mentions: that of a person named, else the last.

        Nothing for None; `alone` leaves out the last.
        """
        if mentions is None:
            return None
        people = [m.value.iri for m in mentions if isinstance(m.value, Entity)]
        told = [self._offices[iri] for iri in people if iri in self._offices]
        return told[-1] if told else None if alone else self.last


def _concerned(statement: Statement, offices: list[Entity]) -> Entity:
    """Who appoints holds an office as well, but not the one that is spoken of."""
    agents = set(statement.values(ONTOLOGY + "eventAgent"))
    return next((office for office in offices if office not in agents), offices[0])
