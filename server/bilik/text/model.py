"""What the text layer hands on: spans, tokens, readings and dates, all immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NO_FEATURES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, [start, end)."""

    start: int
    end: int

    def __len__(self) -> int:
        """Count the characters."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: "Span") -> "Span":
        """Return the smallest span over both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark; `span` counts characters of the normalised text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its lemma, Universal POS tag and Universal Features.

    `cost` orders the readings of one word (lower is better); `known` tells whether the lemma
    is in the lexicon rather than guessed.
    """

    lemma: str
    pos: str
    features: Mapping[str, str] = field(default_factory=lambda: _NO_FEATURES)
    cost: float = 0.0
    known: bool = True


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period in the text: half-open [start, end) as ISO 8601 days.

    `precision` is day, month, year, part (of a year, decade or century), decade, century or range;
    `relation` is how it is meant: None (on, in), until, since, by or about.
    """

    span: Span
    start: str
    end: str
    precision: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day or a month whose year the text leaves to the context.

    `shift` counts the years from the one spoken of; it is None where no word tells. Without day and
    month the day last named is meant, or, with a `unit` (day, month or year), the one so many
    (`count`) of them later or, below 0, earlier: 'two years later'. `relation` is that of a
    DateMention. What is `told_from` the day of writing ('today', 'yesterday') counts from there;
    with a `weekday` (0 is Monday) it is the last such day until then, or the next where `count` is
    above 0; a day of a month is in the year of writing, or the next such day where `count` is.
    """

    span: Span
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    relation: str | None = None
    unit: str = ""
    count: int = 0
    told_from: bool = False
    weekday: int | None = None
