"""What extraction gives: statements, each with the spans of text that say so."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from bilik.text.model import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing or concept, known to the lexicon or met for the first time in the text."""

    iri: str
    types: frozenset[str] = frozenset()
    label: str | None = None
    """How the text names it; only for entities that the lexicon does not know."""

    date: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A day or an interval [start, end), ISO 8601 days; `precision` as in DateMention."""

    start: str
    end: str
    precision: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number in decimal notation that counts what the property `of` (an IRI) says.

    A `share` is in percent; others are whole.
    """

    value: str
    of: str
    share: bool


Value = Entity | Period | Number


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role, and where the text says so (None: taken over from an earlier sentence)."""

    role: str
    value: Value
    span: Span | None

    @property
    def order(self) -> tuple[str, str, str]:
        """What fillers of one statement are sorted by."""
        return self.role, type(self.value).__name__, _name(self.value)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence and the words of the trigger, as spans of the raw text."""

    sentence: Span
    trigger: Span


@dataclass(frozen=True, slots=True)
class Consent:
    """Who else must act before a power can be used, and in which way."""

    kind: str
    of: Entity
    span: Span


@dataclass(frozen=True)
class Statement:
    """One statement of a document in the ontology's terms."""

    frame: str
    fillers: tuple[Filler, ...]
    evidence: Evidence
    rule: str
    stance: str
    negated: bool = False
    consents: tuple[Consent, ...] = ()

    @cached_property
    def key(self) -> str:
        """Twelve hexadecimal digits that depend only on what is stated, not on where."""
        parts = [self.frame, self.stance, str(self.negated)]
        parts += sorted(f"{filler.role} {_name(filler.value)}" for filler in self.fillers)
        parts += sorted(f"{consent.kind} {consent.of.iri}" for consent in self.consents)
        return sha256("\n".join(parts).encode()).hexdigest()[:12]

    def values(self, role: str) -> tuple[Value, ...]:
        """Return the fillers of one role."""
        return tuple(filler.value for filler in self.fillers if filler.role == role)

    def tells_less(self, other: "Statement") -> bool:
        """Tell whether another statement of the same frame says all that this one says, and more.

        A value that was only taken over from an earlier sentence may differ.
        """
        if (self.frame, self.negated, self.stance) != (other.frame, other.negated, other.stance):
            return False
        said = {(filler.role, filler.value) for filler in self.fillers if filler.span}
        more = {(filler.role, filler.value) for filler in other.fillers if filler.span}
        consents = {(consent.kind, consent.of) for consent in self.consents}
        others = {(consent.kind, consent.of) for consent in other.consents}
        if not consents <= others:
            return False
        if said <= more and (said, consents) != (more, others):
            return True
        fuller = len(other.fillers) > len(self.fillers)
        return fuller and said <= {(filler.role, filler.value) for filler in other.fillers}


def _name(value: Value) -> str:
    if isinstance(value, Number):
        return value.value
    return value.iri if isinstance(value, Entity) else f"{value.start}/{value.end}"
