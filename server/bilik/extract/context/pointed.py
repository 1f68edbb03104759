"""Kazakh rights that are only pointed at: 'Бұл құқық Президентке өтті', 'мұндай құқық берген'."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.extract.things import POWER

POINTED = {"PronType": "Dem"}
"""The features of a power that is only pointed at."""

_SUCH = frozenset({"ондай", "сондай", "соңғы", "осындай", "мұндай", "ол"})
_DECISION = frozenset({"шешім", "мүмкіндік", "құзыр", "билік"})


def pointed_rights(
    sentence: Sentence,
    concepts: Sequence[Mention],
    others: Sequence[Mention],
    memory: Memory,
) -> Iterator[Mention]:
    """Yield the power last spoken of for each right that a sentence only points at.

    One named in the same sentence comes before those of the sentence right before; one that is
    held by somebody whom the sentence names (among the `others`) before the rest.
    """
    named = [mention.value for mention in others]
    if not sentence.grammar.verb_final:
        return
    for index in range(1, len(sentence)):
        points = sentence.words[index - 1] in sentence.grammar.pointing | _SUCH
        if not points or not _is_right(sentence, index):
            continue
        here = [m.value for m in concepts if m.last < index - 1]
        powers = [v for v in here if isinstance(v, Entity) and POWER in v.types]
        if not powers and _is_permitted(sentence, index - 1):
            continue  # 'Президент мұны тапсыра алатын, қазір мұндай құқығы жоқ'
        powers = powers or memory.all_before(sentence, POWER)
        held = [p for p in powers if memory.holders.get(p.iri) in named]
        meant = next(reversed(held or powers), None)
        if meant:
            words = frozenset({index - 1, index})
            features = {**sentence.features(index), **POINTED}
            yield Mention(meant, index - 1, index, features, "concept", words=words)


def _is_right(sentence: Sentence, index: int) -> bool:
    rights = sentence.grammar.competences | _DECISION
    return not rights.isdisjoint(sentence.lemmas[index]) and not sentence.is_verb(index)


def _is_permitted(sentence: Sentence, end: int) -> bool:
    """Tell whether a sentence says before a token that somebody may do something."""
    may = sentence.grammar.supposing
    return any(sentence.is_verb(i) and not may.isdisjoint(sentence.lemmas[i]) for i in range(end))
