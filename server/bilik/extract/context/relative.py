"""What relative pronouns stand for: 'Закон, по которому ...', 'the Law under which ...'."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.clausal import opens
from bilik.extract.clause.ruledout import is_ruled_out
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.kinds import is_post
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Entity, Period
from bilik.extract.things import OFFICE

_ARTICLES = frozenset({"a", "an", "the"})
_NEAR = 3  # tokens between an English relative pronoun and what it stands for
_DESCRIPTION = 12  # tokens from 'is a' to the pronoun
_FAR = 9  # the same in Russian, where gender and number agree


def relatives(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Resolve 'Закон, по которому ...', 'the Law under which ...' to what stands before."""
    relative = sentence.grammar.relative
    for index in range(2, len(sentence)):
        if relative.isdisjoint(sentence.lemmas[index]):
            continue
        person = _person_described(sentence, mentions, index)
        if person:
            said = person.features
            if sentence.grammar.code == "ru":
                said = _agreeing(sentence, index, person)
            yield Mention(person.value, index, index, said, "pronoun")
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


def posts(
    sentence: Sentence, kinds: Sequence[KindMention], names: Sequence[Mention]
) -> Iterator[Mention]:
    """'Became chair of the Council, a post that he had held': the office before the comma."""
    for kind in kinds if sentence.grammar.indefinite else ():
        article = sentence.words[max(0, kind.first - 2) : kind.first]
        if not is_post(kind) or article not in {(",", word) for word in _ARTICLES}:
            continue
        for office in names:
            if office.last == kind.first - 3 and OFFICE in office.types:
                after = min(kind.last + 1, len(sentence) - 1)
                relative = sentence.words[after] in sentence.grammar.relative
                place = after if relative else kind.last
                yield Mention(office.value, place, place, office.features, "pronoun")


def _person_described(
    sentence: Sentence, mentions: Sequence[Mention], index: int
) -> Mention | None:
    """'Massimov (born 1965) is a Kazakh politician who was ...': of whom the noun is said."""
    reach = range(max(0, index - _DESCRIPTION), index - 2)
    copulas = [i for i in reach if _describes(sentence, i)]
    if not copulas or any(sentence.is_verb(i) for i in range(copulas[-1] + 1, index)):
        return None
    persons = [m for m in mentions if m.origin == "person" and m.last < copulas[-1]]
    nearest = max(persons, key=_place, default=None)
    aside = sentence.words[nearest.last + 1 : copulas[-1]] if nearest else ()
    beside = not aside or (aside[0] in {"(", ","} and aside[-1] in {")", ","})
    return nearest if beside else None


def _describes(sentence: Sentence, index: int) -> bool:
    """Tell whether a copula stands before what somebody is: 'is a ...', '— ...'."""
    if sentence.words[index] not in sentence.grammar.copulas:
        return False
    articles = sentence.grammar.indefinite
    return sentence.words[index + 1] in articles if articles else sentence.grammar.code == "ru"


def before_relatives(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """'It is he who ...', 'this chamber, which ...': what points back right before a relative."""
    relative = sentence.grammar.relative
    for mention in mentions:
        after = mention.last + 1
        after += sentence.words[after : after + 1] == (",",)
        if after < len(sentence) and not relative.isdisjoint(sentence.lemmas[after]):
            yield mention


def _place(mention: Mention) -> tuple[int, int]:
    return mention.last, -mention.first


def moments(sentence: Sentence, dates: Sequence[Mention]) -> Iterator[Mention]:
    """'On 20 March 2019, when he resigned': the day is that of the clause behind it."""
    for index in range(1, len(sentence)):
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
