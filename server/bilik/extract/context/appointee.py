"""Who 'he' is after an appointment: 'The President named Nurtleu minister. Before that he led ...'.

What a report tells next of earlier days is about him who was chosen, not about who chose him.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity, Statement
from bilik.vocabulary import ONTOLOGY

_CHOSEN, _AGENT = ONTOLOGY + "personChosen", ONTOLOGY + "eventAgent"
_REACH = 2  # sentences: 'The decree was published on 3 April' may come between


class Appointee:
    """The person whom a text last told to have been appointed or elected by another."""

    def __init__(self) -> None:
        self._told = -1 - _REACH
        self._chosen: Entity | None = None
        self._agents: frozenset[str] = frozenset()

    def learn(self, sentence: Sentence, stated: Iterable[Statement]) -> None:
        """Take in what a sentence states; of several persons chosen none is meant later."""
        told = [s for s in stated if s.values(_CHOSEN) and s.values(_AGENT) and not s.negated]
        chosen = {v for s in told for v in s.values(_CHOSEN) if isinstance(v, Entity)}
        agents = {v.iri for s in told for v in s.values(_AGENT) if isinstance(v, Entity)}
        if len(chosen) == 1:
            self._told, self._chosen = sentence.index, next(iter(chosen))
            self._agents = frozenset(agents)

    def settle(self, sentence: Sentence, pronouns: Sequence[Mention]) -> Iterator[Mention]:
        """Yield pronouns, those of who chose as those of who was chosen where time goes back."""
        near = 0 < sentence.index - self._told <= _REACH
        back = near and self._chosen is not None and _goes_back(sentence)
        for pronoun in pronouns:
            meant = back and pronoun.iri in self._agents
            yield replace(pronoun, value=self._chosen) if meant and self._chosen else pronoun


def _goes_back(sentence: Sentence) -> bool:
    opening = " ".join(sentence.words[:2])
    return opening in sentence.grammar.prior or bool(
        sentence.grammar.earlier.intersection(sentence.words)
    )
