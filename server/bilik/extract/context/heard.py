"""Which kinds of things a text spoke of, by their nouns alone: 'the election', 'референдум'."""

from collections.abc import Iterable, Iterator

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import KindMention

_MEMORY = 40  # kinds that are remembered
_REACH = 4  # sentences that a kind outlives


class Heard:
    """The kinds met so far in one document, the latest last."""

    def __init__(self) -> None:
        self._kinds: list[tuple[int, str]] = []

    def add(self, sentence: Sentence, kinds: Iterable[KindMention]) -> None:
        """Keep in mind the kinds that a sentence speaks of."""
        self._kinds += ((sentence.index, kind.kind.iri) for kind in kinds)
        del self._kinds[:-_MEMORY]

    def before(self, sentence: Sentence) -> Iterator[str]:
        """Yield the kinds within reach before a sentence, the latest first."""
        for index, kind in reversed(self._kinds):
            if index < sentence.index <= index + _REACH:
                yield kind
