"""Adjectives that name an office or a body: 'президентские выборы', 'presidential elections'."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.dated import EVENT
from bilik.extract.naming.mention import KindMention, Mention, NameFinder

_ENDINGS = {"ru": ("ский",), "en": ("ial", "ary"), "kk": ()}


def relational(
    sentence: Sentence, kinds: Sequence[KindMention], names: NameFinder
) -> Iterator[Mention]:
    """Yield what the adjective right before the noun of an event names, as if in the genitive."""
    for kind in kinds:
        index = kind.first - 1
        if index < 0 or EVENT not in kind.kind.types:
            continue
        for lemma in sorted(sentence.lemmas[index]):
            ending = next((e for e in _ENDINGS[sentence.grammar.code] if lemma.endswith(e)), None)
            meant = names.called(lemma.removesuffix(ending)) if ending else None
            if meant:
                features = {"Case": "Gen", "Number": "Sing"}
                yield Mention(meant, index, index, features, "name")


def is_relational(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a mention is such an adjective, and not a noun in the genitive."""
    ending = sentence.words[mention.last].endswith(_ENDINGS[sentence.grammar.code])
    return mention.first == mention.last and ending and mention.features.get("Case") == "Gen"
