"""Several things that are spoken of as so many of a kind: 'these three models'."""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Entity
from bilik.vocabulary import SKOS

_COUNTS: Mapping[str, int] = {
    word: count
    for count, words in enumerate(("two екі два две", "three үш три", "four төрт четыре"), 2)
    for word in words.split()
}
_CONCEPT = SKOS + "Concept"


def groups(sentence: Sentence, kinds: Sequence[KindMention], memory: Memory) -> Iterator[Mention]:
    """Resolve 'these three models', 'екі басқару формасының' to the last so many of a kind."""
    for kind in kinds:
        count = _COUNTS.get(sentence.words[kind.first - 1]) if kind.first else None
        members = memory.together(kind.kind.iri, sentence) if count else ()
        if count == len(members):
            features = _as_all(kind, members)
            for member in members:
                yield Mention(member, kind.first - 1, kind.last, features, "group")


def _as_all(kind: KindMention, members: Sequence[Entity]) -> Mapping[str, str]:
    """'осы үш модельде': after a number 'де' says 'all'; a concept is no place."""
    concepts = all(_CONCEPT in member.types for member in members)
    place = kind.features.get("Case") == "Loc"
    return {**kind.features, "Case": "Nom"} if place and concepts else kind.features
