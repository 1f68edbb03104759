"""Words that say the same in another aspect or part of speech: 'назначать' and 'назначение'.

A label names a power in one of these ways; a text may use any of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kin:
    """Families of lemmas; each lemma may belong to several."""

    families: Mapping[str, frozenset[str]] = field(default_factory=dict)
    verbs: frozenset[str] = _NONE
    """The lemmas that only their verb means; as nouns they mean something else ('the form')."""

    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Verbs that say the same with an object of their own: 'put forward' for 'nominate'."""

    @classmethod
    def of(cls, lines: Iterable[str], alike: Iterable[str] = ()) -> "Kin":
        """Read families, one to a line: a verb and its kin between spaces.

        A verb alone is also the noun of the same form ('veto'); of several verbs that say the same
        the last is followed by a bar. A line of `alike` is a verb, a colon, and the verbs that may
        take its place, between commas.
        """
        found: dict[str, frozenset[str]] = {}
        verbs: set[str] = set()
        for line in lines:
            left, bar, right = line.partition("|")
            words = (*left.split(), *right.split())
            family = frozenset(words)
            if len(words) > 1:
                verbs |= {*left.split()} if bar else {words[0]}
            for lemma in family:
                found[lemma] = found.get(lemma, _NONE) | family
        return cls(found, frozenset(verbs), dict(_alike(line) for line in alike))

    def __call__(self, lemma: str) -> frozenset[str]:
        """Return the family of a lemma, itself included; nothing when it has none."""
        return self.families.get(lemma, _NONE)


def _alike(line: str) -> tuple[str, tuple[str, ...]]:
    verb, _, others = line.partition(":")
    return verb.strip(), tuple(other.strip() for other in others.split(","))
