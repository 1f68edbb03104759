"""A frame that a sentence calls up, and which mentions its roles may take."""

from dataclasses import dataclass
from functools import cached_property

from bilik.extract.lexicon import Frame, Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.statement import Entity, Number


@dataclass(frozen=True)
class Evocation:
    """A frame called up at an anchor, with the roles that are filled from the start.

    `words` are the tokens of the trigger, which need not be neighbours; `holder` is that of the
    trigger, which is `passed` when it is about two parties of whom one takes the other's place;
    `rule` names the rule where the `means` do not.
    """

    frame: Frame
    anchor: Anchor
    given: tuple[tuple[Role, Mention], ...]
    means: str
    words: frozenset[int] = frozenset()
    holder: str = ""
    passed: bool = False
    rule: str = ""

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens of the phrases that fill roles from the start."""
        return frozenset().union(*(given.words for _, given in self.given))

    @cached_property
    def extent(self) -> tuple[int, int]:
        """The first and the last token of the words that call the frame up."""
        own = self.words | self.named or {self.anchor.first, self.anchor.last}
        return min(own), max(own)


def fits(role: Role, mention: Mention) -> bool:
    """Tell whether a mention is of the type that a role takes."""
    if isinstance(mention.value, Entity):
        return role.literal is None and not role.ranges.isdisjoint(mention.value.types)
    if isinstance(mention.value, Number):
        return role.iri == mention.value.of
    return role.literal is not None and role.literal.endswith("dateTime")
