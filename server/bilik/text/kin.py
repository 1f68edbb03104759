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

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Kin":
        """Read families, one to a line: lemmas between spaces."""
        found: dict[str, frozenset[str]] = {}
        for line in lines:
            family = frozenset(line.split())
            for lemma in family:
                found[lemma] = found.get(lemma, _NONE) | family
        return cls(found)

    def __call__(self, lemma: str) -> frozenset[str]:
        """Return the family of a lemma, itself included; nothing when it has none."""
        return self.families.get(lemma, _NONE)
