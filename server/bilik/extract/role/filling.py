"""A frame whose roles are being filled: from what, and what fills them so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.discourse import Discourse
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Relation
from bilik.extract.things import ACT


@dataclass(slots=True)
class Filling:
    """An evoked frame in its sentence, and the mention `chosen` for each role.

    The rules for what a sentence leaves unsaid take one after the other what the ones before chose.
    """

    sentence: Sentence
    evocation: Evocation
    mentions: Sequence[Mention]
    discourse: Discourse
    chosen: dict[Role, Mention] = field(default_factory=dict)

    def acting(self) -> Iterator[Role]:
        """Yield the roles of who acts: those that subjects fill and objects do not."""
        for role in self.evocation.frame.roles:
            if self._may_act(role) and OBJECT not in marks(self.sentence, role):
                yield role

    def said_of(self) -> Iterator[Role]:
        """Yield the roles of whom a nominal predicate is said, where no role is of who acts."""
        if self.evocation.anchor.nominal and not any(self.acting()):
            yield from filter(self._may_act, self.evocation.frame.roles)

    def _may_act(self, role: Role) -> bool:
        acts = role.need and SUBJECT in marks(self.sentence, role)
        return bool(acts) and not role.inherited and not role.evoking


def marks(sentence: Sentence, role: Role) -> frozenset[Relation]:
    """Return the marks of a role in the language of a sentence."""
    return role.marks.get(sentence.grammar.code, frozenset())


def is_agent(sentence: Sentence, role: Role) -> bool:
    """'Won the election': the subject is whom it is about, and nobody does it to him."""
    agent = not role.need and role.literal is None and SUBJECT in marks(sentence, role)
    return agent and bool(sentence.grammar.definite) and ACT not in role.ranges
