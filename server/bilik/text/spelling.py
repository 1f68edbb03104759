"""Finds words one slip of the pen away from known long words."""

from collections.abc import Iterable, Iterator

SHORTEST = 8  # letters; a slip in a shorter word makes another word too easily


class Spelling:
    """An index of long words that answers with those at distance one.

    A slip is a letter left out, put in, replaced, or swapped with its neighbour; the first and the
    last letter must be right, or the last two swapped, so that an ending is not taken for a slip.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_shortened: dict[str, set[str]] = {}
        self._longest = 0
        for word in words:
            if len(word) >= SHORTEST:
                self._longest = max(self._longest, len(word))
                for shortened in {word, *_shortened(word)}:
                    self._by_shortened.setdefault(shortened, set()).add(word)

    def near(self, word: str) -> frozenset[str]:
        """Return the known words at distance one from `word`, not the word itself."""
        if not SHORTEST - 1 <= len(word) <= self._longest + 1:
            return frozenset()
        candidates: set[str] = set()
        for shortened in (word, *_shortened(word)):
            candidates |= self._by_shortened.get(shortened, set())
        return frozenset(
            known
            for known in candidates
            if known[0] == word[0] and _ends_alike(known, word) and is_slip(known, word)
        )


def _ends_alike(known: str, word: str) -> bool:
    return known[-1] == word[-1] or known[-2:] == word[:-3:-1]


def is_slip(known: str, word: str) -> bool:
    """Tell whether the words differ by exactly one slip."""
    if abs(len(known) - len(word)) > 1 or known == word:
        return False
    start = 0
    while start < min(len(known), len(word)) and known[start] == word[start]:
        start += 1
    rest, other = known[start:], word[start:]
    if len(rest) != len(other):
        longer, shorter = (rest, other) if len(rest) > len(other) else (other, rest)
        return longer[1:] == shorter
    swapped = rest[1::-1] == other[:2] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:]


def _shortened(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
