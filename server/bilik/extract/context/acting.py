"""Which act of the same sentence Russian 'он', 'она' and 'оно' stand for."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import read_pronoun
from bilik.extract.things import DOCUMENT, OFFICE, PERSON

_ACTING = frozenset({"он", "она", "оно"})
_AGENTS = frozenset({OFFICE, PERSON})


def acting_acts(
    sentence: Sentence, acts: Sequence[Mention], others: Sequence[Mention], memory: Memory
) -> Iterator[Mention]:
    """Yield the act of the same sentence that a Russian pronoun may stand for: what it did itself.

    'Всё поменял Закон от 20 ноября: Совет он упразднил'. Nothing where a person or an
    office named before the pronoun agrees with it as well.
    """
    for index, word in enumerate(sentence.words if sentence.grammar.code == "ru" else ()):
        if word not in _ACTING:
            continue
        genders = read_pronoun(sentence, index)[1]
        agents = (m for m in others if m.types & _AGENTS and m.last < index)
        acting = any(_agrees(m, genders, memory) for m in agents)
        named = [m for m in acts if m.last < index and DOCUMENT in m.types and _is_subject(m)]
        named = [m for m in named if _agrees(m, genders, memory)]
        if named and not acting:
            last = max(named, key=lambda m: m.last)
            yield Mention(last.value, index, index, {"Case": "Nom"}, "pronoun")


def _agrees(mention: Mention, genders: frozenset[str], memory: Memory) -> bool:
    return memory.gender(mention.iri) in {"", *genders}


def _is_subject(mention: Mention) -> bool:
    return mention.features.get("Case") == "Nom"
