"""Russian adjectives that name an office or a body: 'президентские выборы' are of the President."""

from collections.abc import Iterator, Sequence

from bilik.extract.mention import KindMention, Mention, NameFinder
from bilik.extract.reference import EVENT
from bilik.extract.sentence import Sentence

_ENDING = "ский"


def relational(
    sentence: Sentence, kinds: Sequence[KindMention], names: NameFinder
) -> Iterator[Mention]:
    """Yield what the adjective right before the noun of an event names, as if in the genitive."""
    for kind in kinds:
        index = kind.first - 1
        if index < 0 or EVENT not in kind.kind.types or sentence.grammar.code != "ru":
            continue
        for lemma in sorted(sentence.lemmas[index]):
            meant = names.called(lemma.removesuffix(_ENDING)) if lemma.endswith(_ENDING) else None
            if meant:
                features = {"Case": "Gen", "Number": "Sing"}
                yield Mention(meant, index, index, features, "name")
