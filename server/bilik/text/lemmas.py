"""The words a caller knows already: what the ontology's labels and triggers are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Known lemmas by part of speech, in lower case; a Kazakh verb's lemma is its bare stem."""

    nouns: frozenset[str] = _NONE
    verbs: frozenset[str] = _NONE
    adjectives: frozenset[str] = _NONE
    names: frozenset[str] = _NONE

    @classmethod
    def of(
        cls,
        nouns: Iterable[str] = (),
        verbs: Iterable[str] = (),
        adjectives: Iterable[str] = (),
        names: Iterable[str] = (),
    ) -> "Lemmas":
        """Collect lemmas from any iterables; letter case does not matter."""
        return cls(_folded(nouns), _folded(verbs), _folded(adjectives), _folded(names))

    def __or__(self, other: "Lemmas") -> "Lemmas":
        """Return the lemmas of both."""
        return Lemmas.union((self, other))

    @classmethod
    def union(cls, many: Iterable["Lemmas"]) -> "Lemmas":
        """Return the lemmas of all."""
        each = list(many)
        return cls(
            _NONE.union(*(one.nouns for one in each)),
            _NONE.union(*(one.verbs for one in each)),
            _NONE.union(*(one.adjectives for one in each)),
            _NONE.union(*(one.names for one in each)),
        )

    def by_tag(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return the four sets with their Universal POS tags."""
        return (
            ("NOUN", self.nouns),
            ("VERB", self.verbs),
            ("ADJ", self.adjectives),
            ("PROPN", self.names),
        )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words if word)
