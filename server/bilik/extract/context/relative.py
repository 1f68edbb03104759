"""What relative pronouns stand for: 'Закон, по которому ...', 'the Law under which ...'."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.clausal import opens
from bilik.extract.clause.ruledout import is_ruled_out
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity, Period

_NEAR = 3  # tokens between an English relative pronoun and what it stands for
_FAR = 9  # the same in Russian, where gender and number agree


def relatives(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Resolve 'Закон, по которому ...', 'the Law under which ...' to what stands before."""
    relative = sentence.grammar.relative
    for index in range(2, len(sentence)):
        if relative.isdisjoint(sentence.lemmas[index]):
            continue
        features = sentence.features(index)
        before = [m for m in mentions if m.last < index and isinstance(m.value, Entity)]
        near = [m for m in before if _may_mean(sentence, m, index) and opens(sentence, index)]
        if near and is_ruled_out(sentence, max(near, key=_place).first):
            continue
        if near:
            nearest = max(near, key=_place)
            titles = [m for m in before if m.last + 1 == nearest.first]
            if sentence.grammar.code == "ru":
                features = _agreeing(sentence, index, nearest)
            yield Mention(nearest.value, index, index, features, "pronoun")
            for title in titles:  # 'Prime Minister Smailov, who was appointed'
                yield Mention(title.value, index, index, features, "title")


def _place(mention: Mention) -> tuple[int, int]:
    return mention.last, -mention.first


def moments(sentence: Sentence, dates: Sequence[Mention]) -> Iterator[Mention]:
    """'On 20 March 2019, when he resigned': the day is that of the clause behind it."""
    for index in range(1, len(sentence) if sentence.grammar.definite else 0):
        if sentence.words[index] not in sentence.grammar.whenever:
            continue
        before = index - (2 if sentence.words[index - 1] == "," else 1)
        for date in dates:
            if date.last == before and isinstance(date.value, Period):
                yield Mention(replace(date.value, relation=None), index, index, origin="date")


def _agreeing(sentence: Sentence, index: int, meant: Mention) -> Mapping[str, str]:
    """'Закон, которым введён пост': read in the number of what the pronoun stands for."""
    number = meant.features.get("Number")
    readings = [reading.features for reading in sentence.readings[index]]
    fitting = [said for said in readings if said.get("Number") == number]
    governing = opens(sentence, index) and sentence.words[index - 1] == ","
    bare = [said for said in fitting if said.get("Case") == "Ins"] if governing else []
    return next(iter(bare or fitting), sentence.features(index))


def _may_mean(sentence: Sentence, mention: Mention, index: int) -> bool:
    reach = _NEAR if sentence.grammar.definite else _FAR
    if index - mention.last > reach:
        return False
    said = mention.features
    return all(
        name not in said or any(r.features.get(name, said[name]) == said[name] for r in readings)
        for name in ("Gender", "Number")
        for readings in (sentence.readings[index],)
    )
