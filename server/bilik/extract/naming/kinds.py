"""Nouns for a kind of thing that stand on their own: 'the Law', 'должность'."""

from collections.abc import Sequence

from bilik.extract.lexicon import Lexicon, texts
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Entity
from bilik.extract.things import OFFICE


def nearest(kind: KindMention, mentions: Sequence[Mention]) -> Entity | None:
    """Return the thing of that kind named last before the noun, in the same sentence."""
    found = [
        (mention.last, mention.value)
        for mention in mentions
        if isinstance(mention.value, Entity)
        and kind.kind.iri in mention.value.types
        and mention.last < kind.first
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def is_post(kind: KindMention) -> bool:
    """'Должность' alone speaks of the one in focus; the names of other kinds do not."""
    return OFFICE in kind.kind.types and kind.features.get("Number") == "Sing"


def names_of_posts(lexicon: Lexicon) -> frozenset[str]:
    """Return the Russian nouns for an office, in lower case: 'пост', 'должность'."""
    return frozenset(
        name.casefold()
        for kind in lexicon.kinds
        if kind.iri == OFFICE
        for name in texts(kind.names, "ru")
    )
