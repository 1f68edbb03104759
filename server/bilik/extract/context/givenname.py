"""English persons who are called by their surname once they were named in full."""

from collections.abc import Callable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.ownership import bare
from bilik.extract.naming.mention import Mention
from bilik.text.model import Span, Token

Words = tuple[Token, ...]
Find = Callable[[Sentence], Sequence[Mention]]


class GivenNames:
    """The given names of the persons of one text, by their surnames."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def learn(self, sentence: Sentence, person: Mention) -> None:
        """Take in a person who was named in full."""
        self._given[sentence.words[person.last]] = sentence.tokens[person.first].text

    def places(self, sentence: Sentence, find: Find) -> Iterator[tuple[int, Words]]:
        """Yield the surnames that stand alone and may be several persons', with the full name.

        'Akhmetov' is the person of that surname last named; `find` returns the names in a sentence.
        """
        alone = [
            index
            for index, word in enumerate(sentence.words)
            if bare(word) in self._given and sentence.tokens[index].text[0].isupper()
        ]
        named = find(sentence) if alone else ()
        for index in alone:
            if not any(m.overlaps(index, index) for m in named):
                place = sentence.tokens[index].span.start
                given = Token(self._given[bare(sentence.words[index])], Span(place, place))
                yield index, (given, sentence.tokens[index])
