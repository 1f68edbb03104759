"""Mentions that lie within others, or share a token with them."""

from collections.abc import Iterable, Sequence

from bilik.extract.naming.mention import KindMention, Mention


def within(mention: Mention, others: Iterable[Mention]) -> bool:
    """Tell whether a mention shares a token with others."""
    return any(other.overlaps(mention.first, mention.last) for other in others)


def lies_within(mention: Mention, others: Iterable[Mention]) -> bool:
    """Tell whether all tokens of a mention are those of another one."""
    return any(one.first <= mention.first and mention.last <= one.last for one in others)


def without(mentions: Iterable[Mention], better: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop mentions that lie within better ones."""
    return tuple(mention for mention in mentions if not lies_within(mention, better))


def without_kinds(
    kinds: Iterable[KindMention], better: Sequence[Mention]
) -> tuple[KindMention, ...]:
    """Drop nouns for a kind that share a token with better mentions."""
    return tuple(
        kind for kind in kinds if not any(b.overlaps(kind.first, kind.last) for b in better)
    )
