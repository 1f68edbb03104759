"""Finds, of many phrases, those whose words a sentence has: most need no closer look."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from bilik.extract.clause.sentence import Sentence

Item = TypeVar("Item")
Words = frozenset[int]


class WordIndex(Generic[Item]):
    """Items with the words that they need, looked up by the two words that the fewest others need.

    A word is what one of some lemmas answers; it is known by its number.
    """

    def __init__(self, items: Iterable[tuple[Item, Iterable[frozenset[str]]]]) -> None:
        """A sentence must have one lemma of each word, of which there is at least one."""
        numbers: dict[frozenset[str], int] = {}
        listed = [
            (item, frozenset(numbers.setdefault(word, len(numbers)) for word in words))
            for item, words in items
        ]
        self._numbers = _by_lemma(numbers)
        wanted = Counter(number for _, words in listed for number in words)
        common = {lemma: sum(wanted[n] for n in own) for lemma, own in self._numbers.items()}
        # A word is as common as its lemmas are among all words.
        counts = [sum(common[lemma] for lemma in word) for word in numbers]
        self._items: dict[int, dict[int, list[tuple[Item, Words]]]] = {}
        for item, words in listed:
            rarest, *others = sorted(words, key=lambda n: (counts[n], n))
            second = others[0] if others else rarest
            self._items.setdefault(rarest, {}).setdefault(second, []).append((item, words))

    def there(self, sentence: Sentence) -> Iterator[Item]:
        """Return the items whose words a sentence has somewhere, in no order."""
        said = self._said(sentence.places.keys()) if self._items else set[int]()
        return (item for item, _ in self._among(said))

    def gained(self, sentence: Sentence, lemmas: Collection[str]) -> Iterator[Item]:
        """Return the items that need one of some lemmas, and nothing else that is not there."""
        more = self._said(lemmas)
        said = more | self._said(sentence.places.keys()) if more else more
        return (item for item, words in self._among(said) if not more.isdisjoint(words))

    def _said(self, lemmas: Collection[str]) -> set[int]:
        """Return the words that lemmas answer."""
        return set[int]().union(*(self._numbers[lemma] for lemma in self._numbers.keys() & lemmas))

    def _among(self, said: set[int]) -> Iterator[tuple[Item, Words]]:
        """Yield each item that needs no other words than those said, with its words."""
        for rarest in said & self._items.keys():
            by_second = self._items[rarest]
            for second in said & by_second.keys():
                for item, words in by_second[second]:
                    if words <= said:
                        yield item, words


def _by_lemma(numbers: Mapping[frozenset[str], int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for word, number in numbers.items():
        for lemma in word:
            found.setdefault(lemma, []).append(number)
    return found
