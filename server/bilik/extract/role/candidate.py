"""Who else may be meant where a text names nobody: the things of its sentence, and those before."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.statement import Entity, Filler, Statement
from bilik.text.model import Span

_MARKS = frozenset({",", ";", ":"})


@dataclass(frozen=True, slots=True)
class Candidates:
    """The things that a sentence names, with where, and what the text before named.

    `is_pronoun` tells whether characters are a pronoun; `before` holds what was named before, the
    latest last; `is_parted` tells whether a verb and a mark stand between two places.
    """

    here: Mapping[Entity, Span | None]
    before: Sequence[Entity]
    is_pronoun: Callable[[Span], bool]
    is_parted: Callable[[Span, Span], bool]

    def is_named(self, filler: Filler) -> bool:
        """Tell whether the sentence says who or what fills a role, by more than a pronoun."""
        return filler.span is not None and not self.is_pronoun(filler.span)

    def named(
        self, iris: Collection[str], beside: Span | None = None
    ) -> tuple[Entity, Span | None] | None:
        """Return the one thing of the sentence among some, None when there are several.

        What is named within the words `beside` it is none: 'announces presidential elections'.
        """
        found = [
            (entity, span)
            for entity, span in self.here.items()
            if entity.iri in iris and not (beside and span and beside.covers(span))
        ]
        return found[0] if len(found) == 1 else None

    def is_apart(self, holder: Filler, other: Span | None, words: Span | None) -> bool:
        """Tell whether words have their holder beside them, and somebody acts in another clause."""
        if not (holder.span and other and words):
            return False
        return self.is_parted(words, other) and not self.is_parted(words, holder.span)

    def within(self, iris: Collection[str], words: Span | None) -> bool:
        """Tell whether some words name one of some things."""
        named = (span for entity, span in self.here.items() if entity.iri in iris and span)
        return words is not None and any(words.covers(span) for span in named)

    def find(self, iris: Collection[str]) -> tuple[Entity, Span | None] | None:
        """Return the one thing of the sentence among some, else the last one named before."""
        earlier = [(entity, None) for entity in self.before if entity.iri in iris]
        return self.named(iris) or (earlier[-1] if earlier else None)


def put(statement: Statement, filler: Filler, other: tuple[Entity, Span | None]) -> Statement:
    """Return a statement with another thing in a role, and in this one alone, and where it is."""
    others = (each for each in statement.fillers if each is not filler)
    kept = (each for each in others if each.value != other[0])
    fillers = sorted((*kept, Filler(filler.role, *other)), key=lambda each: each.order)
    return replace(statement, fillers=tuple(fillers))


def are_parted(sentence: Sentence, one: Span, other: Span) -> bool:
    """Tell whether a mark with a finite verb on both sides stands between two places.

    'Парламент был распущен, и законодательную власть осуществлял Президент'.
    """
    left, right = sorted((one, other), key=lambda span: span.start)
    inside = [
        index
        for index, token in enumerate(sentence.tokens)
        if left.start <= token.span.start and token.span.end <= right.end
    ]
    finite = [index for index in inside if is_finite(sentence, index)]
    marks = [index for index in inside if sentence.words[index] in _MARKS]
    return any(finite[0] < mark < finite[-1] for mark in marks if len(finite) > 1)
