"""What the ontology says about language, as plain data: names, frames, roles and cues.

The extractor knows nothing of the domain beyond these records; `bilik.graph.lexicon` fills them
from the ontology's labels and annotations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bilik.extract.statement import Entity
from bilik.vocabulary import XSD


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name a term; `rank` is 0 for its label, 1 for alternative and hidden labels."""

    text: str
    language: str
    rank: int = 0


def texts(names: Iterable[Name], language: str) -> list[str]:
    """Return how a language (its code) names a thing, the label first."""
    return [name.text for name in names if name.language == language]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that evoke a frame or stand for a concept: lemmas in order.

    `features` are what the last word must show; UPOS among them is its part of speech. `holder`
    tells how what the frame is about stands to the words, where its role leaves that open: Subj,
    Obj, or a preposition ('dismissed Smailov' ends his tenure, 'succeeded Smailov' begins another).
    `place` is where the needed role stands with these words alone (Subj, Obj, In or a case): 'на
    смену <Dat> пришёл <Subj>'.
    """

    text: str
    language: str
    features: Mapping[str, str] = field(default_factory=dict)
    holder: str = ""
    place: str = ""


@dataclass(frozen=True)
class Term:
    """A thing or concept that a text may mention.

    `types` holds the IRIs of all its classes, inherited ones included; `date` is the day that tells
    it from others of its kind (ISO 8601, possibly only a year or a month), None when it has none;
    `state` is the state that it belongs to, as far as is known; `offices` are those that a person
    is known to have held; `since` and `until` bound the days on which it existed, [since, until);
    `heads` are the bodies that the holder of an office is the head of; `wholes` are those that it
    is a part of; `holders` are those to whom
    law is known to give a type of power, in whatever act.
    """

    iri: str
    types: frozenset[str]
    names: tuple[Name, ...]
    date: str | None = None
    triggers: tuple[Trigger, ...] = ()
    state: str | None = None
    offices: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    heads: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    holders: frozenset[str] = frozenset()

    def label(self, language: str) -> str:
        """Return the label in a language (its code), empty when it has none."""
        labels = texts((name for name in self.names if name.rank == 0), language)
        return labels[0] if labels else ""

    def entity(self) -> Entity:
        """Return the term as what a text may mention."""
        return Entity(self.iri, self.types, date=self.date, state=self.state)


@dataclass(frozen=True)
class Kind:
    """A class whose instances are named by kind and date ('Law of June 8, 2022') or by 'this'.

    `path` begins the IRI of an instance that a text introduces ('act/law'); None where a date does
    not tell instances apart.
    """

    iri: str
    path: str | None
    types: frozenset[str]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """How a language marks a role: `kind` is case, post, prep, subject or object."""

    kind: str
    value: str
    language: str


@dataclass(frozen=True, eq=False)
class Role:
    """A property as a slot of a frame: what may fill it and how a text marks it.

    `literal` is the XSD datatype of a data property, None for an object property; of the roles that
    share a `need` one must be filled (with `at_least` values), or there is no statement. The filler
    of an `evoking` role calls the frame up without any trigger; an `inherited` role may be left
    unsaid and is then taken from what the text is about; `apposed` roles call the frame up when
    their fillers stand side by side; a `dated` role's filler calls it up when it is named with its
    day; a `loose` role needs no marker. Concepts of the classes in
    `phrases` are found by the words of their names, with others between them; all else by name.
    Beside one of the `triggers` a date says what the role says without its marks: 'resigned on'.
    """

    iri: str
    ranges: frozenset[str]
    markers: tuple[Marker, ...] = ()
    literal: str | None = None
    need: str | None = None
    at_least: int = 1
    evoking: bool = False
    inherited: bool = False
    apposed: bool = False
    dated: bool = False
    loose: bool = False
    phrases: frozenset[str] = frozenset()
    triggers: tuple[Trigger, ...] = ()

    @property
    def counts(self) -> bool:
        """Tell whether a number fills the role; its `triggers` say which numbers do."""
        return self.literal in {XSD + "decimal", XSD + "integer"}

    @cached_property
    def said(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """The triggers, as text and holder, by language."""
        codes = {trigger.language for trigger in self.triggers}
        return {
            code: frozenset((t.text, t.holder) for t in self.triggers if t.language == code)
            for code in codes
        }

    @cached_property
    def marks(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """What marks the role, as kind and value, by language."""
        codes = {marker.language for marker in self.markers}
        return {
            code: frozenset((m.kind, m.value) for m in self.markers if m.language == code)
            for code in codes
        }


@dataclass(frozen=True)
class Frame:
    """A class of events, situations or claims that a text can state."""

    iri: str
    triggers: tuple[Trigger, ...]
    roles: tuple[Role, ...]
    is_claim: bool = False

    @cached_property
    def needs(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles of which one must be filled, by what they are needed for."""
        groups: dict[str, tuple[Role, ...]] = {}
        for role in self.roles:
            if role.need:
                groups[role.need] = (*groups.get(role.need, ()), role)
        return groups

    @cached_property
    def middle(self) -> frozenset[str]:
        """The Russian verbs in -ся that its triggers begin with."""
        verbs = (t.text.partition(" ")[0] for t in self.triggers if t.language == "ru")
        return frozenset(verb for verb in verbs if verb.endswith("ся"))

    @cached_property
    def dated(self) -> tuple[tuple[Role, Role], ...]:
        """The roles that a dated thing fills, each with that of its day."""
        whens = [role for role in self.roles if role.literal and role.loose]
        return tuple((role, whens[0]) for role in self.roles if role.dated and whens)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that point to a concept without naming it: 'in coordination with' to consent.

    `kind` is consent (another body must act), stance (how the author stands to what is said) or
    circumstance (the lemmas that tell in which case a power holds).
    """

    concept: str
    kind: str
    text: str
    language: str


@dataclass(frozen=True)
class Lexicon:
    """Everything the extractor knows of the domain."""

    terms: tuple[Term, ...]
    kinds: tuple[Kind, ...]
    frames: tuple[Frame, ...]
    cues: tuple[Cue, ...] = ()
    home: frozenset[str] = frozenset()
    """The states whose law the lexicon holds."""

    heading: tuple[Trigger, ...] = ()
    """The words that say that somebody is the head of a body."""

    @cached_property
    def head_offices(self) -> Mapping[str, Term]:
        """The office of the head of each body, by the IRI of the body."""
        return {body: term for term in self.terms for body in term.heads}

    @cached_property
    def by_iri(self) -> Mapping[str, Term]:
        """The terms by IRI."""
        return {term.iri: term for term in self.terms}
