"""Who is meant by a Russian agent in a pronoun: 'Администрация формируется им'."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE

_BESIDE = 2  # tokens from the pronoun to its passive verb: 'им же', 'также образуется им'
_ACTING = frozenset({"Nom", "Ins"})
_PASSIVE = frozenset({"Mid", "Pass"})


def agents(
    sentence: Sentence, names: Sequence[Mention], before: Sequence[Mention]
) -> Iterator[tuple[int, Mention]]:
    """Yield the pronouns by which something is done, each with the office that acts before it.

    That is the last subject or agent in the same sentence, else in the one `before`.
    """
    for index, word in enumerate(sentence.words):
        if word not in sentence.grammar.agentive or not _is_beside_passive(sentence, index):
            continue
        here = [m for m in names if m.last < index and "," in sentence.words[m.last : index]]
        for named in (here, before):
            offices = [m for m in named if OFFICE in m.types]
            acting = [m for m in offices if m.features.get("Case") in _ACTING]
            if acting:
                yield index, max(acting, key=lambda m: m.last)
                break


def _is_beside_passive(sentence: Sentence, index: int) -> bool:
    near = range(max(0, index - _BESIDE), min(len(sentence), index + _BESIDE + 1))
    return any(
        sentence.is_verb(i)
        and sentence.features(i).get("Voice") in _PASSIVE
        and sentence.features(i).get("Number") in {"Sing", "Plur"}
        for i in near
    )
