"""Finds, of many phrases, those whose words a sentence has: most need no closer look."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from bilik.extract.clause.sentence import Sentence

Item = TypeVar("Item")


class WordIndex(Generic[Item]):
    """Items with the words that they need, looked up by the word that the fewest others need."""

    def __init__(self, items: Iterable[tuple[Item, Iterable[frozenset[str]]]]) -> None:
        """A sentence must have one lemma of each word, of which there is at least one."""
        numbers: dict[frozenset[str], int] = {}
        listed = [
            (item, frozenset(numbers.setdefault(word, len(numbers)) for word in words))
            for item, words in items
        ]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for word, number in numbers.items():
            for lemma in word:
                self._numbers[lemma].append(number)
        wanted = Counter(number for _, words in listed for number in words)
        common = {lemma: sum(wanted[n] for n in own) for lemma, own in self._numbers.items()}
        # A word is as common as its lemmas are among all words.
        counts = [sum(common[lemma] for lemma in word) for word in numbers]
        self._by_rarest: dict[int, list[tuple[Item, frozenset[int]]]] = defaultdict(list)
        for item, words in listed:
            self._by_rarest[min(words, key=lambda n: (counts[n], n))].append((item, words))

    def there(self, sentence: Sentence) -> Iterator[Item]:
        """Yield each item whose words a sentence has somewhere, in no order."""
        lemmas = sentence.places.keys() & self._numbers.keys()
        said = {number for lemma in lemmas for number in self._numbers[lemma]}
        for number in said & self._by_rarest.keys():
            for item, words in self._by_rarest[number]:
                if words <= said:
                    yield item
