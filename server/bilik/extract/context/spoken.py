"""Whom and what Kazakh 'ол' and English 'the post' stand for."""

from collections.abc import Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.kinds import is_post
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity
from bilik.extract.things import DOCUMENT, INSTITUTION, PERSON

_HE = "ол"
_HIM = "оны"
_BY = {
    "сәйкес": frozenset({"оған", "соған", "осыған", "бұған"}),
    "бойынша": frozenset({"ол", "сол", "осы", "бұл"}),
}
_IN = frozenset({"онда", "сонда", "мұнда", "осында"})
_BORDERS = frozenset({",", ";", ":", "–", "—"})
POINTING = _IN.union(*_BY.values())
"""The Kazakh words without which nothing points at an act."""


def bare_before(sentence: Sentence, index: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return who may be meant by a pronoun: subjects, and the person named last before it.

    'Кезек Тоқаевқа келді: ол тағайындалды': whoever the last clause names is meant, in whatever
    case, unless that clause has a person for its subject.
    """
    before = [m for m in mentions if m.last < index]
    if sentence.words[index] == _HIM:  # nobody acts on himself
        before = [m for m in before if not _BORDERS.isdisjoint(sentence.words[m.last : index])]
    persons = [m for m in before if m.origin == "person"]
    last = max((m.last for m in persons), default=0)
    clause = [m for m in persons if _BORDERS.isdisjoint(sentence.words[m.last : last])]
    bare = [m for m in clause if stands_bare(sentence, m)]
    others = [m for m in before if stands_bare(sentence, m) and m.origin != "person"]
    return [*others, *(replace(m, features={}) for m in (bare or clause[-1:])[:1])]


def him(
    sentence: Sentence, index: int, kinds: Sequence[frozenset[str]], memory: Memory
) -> list[Entity | None]:
    """'Мәжіліс Смайыловқа келісім берді. Президент оны тағайындады': the person named last."""
    if sentence.words[index] != _HIM:
        return []
    last = memory.latest({PERSON}, sentence)
    return [last if last and kind & last.types else memory.topic(kind) for kind in kinds]


def without_old_bodies(
    sentence: Sentence, found: Sequence[Entity | None], memory: Memory
) -> Sequence[Entity | None]:
    """Where a person was spoken of since, 'ол' is no body named longer ago."""
    person = next((entity for entity in found if entity and PERSON in entity.types), None)
    if person is None or not sentence.grammar.verb_final:
        return found
    newest = memory.newest(found, ())
    return newest if person in newest else found


def points_at_act(sentence: Sentence, index: int) -> bool:
    """Tell whether a Kazakh pronoun means an act, known or not: 'оған сәйкес', 'сол бойынша'."""
    pair = sentence.words[index : index + 2]
    return sentence.grammar.verb_final and pair[0] in _BY.get("".join(pair[1:]), ())


def act_meant(sentence: Sentence, index: int, memory: Memory) -> Entity | None:
    """'Оған сәйкес', 'сол бойынша': the act last named; 'Онда ...': named last right before."""
    if not sentence.grammar.verb_final:
        return None
    if points_at_act(sentence, index):
        return memory.latest({DOCUMENT}, sentence)
    if index or sentence.words[0] not in _IN:
        return None
    last = memory.last_before(sentence)
    return last if last and DOCUMENT in last.types else None


def act_before(
    sentence: Sentence, index: int, mentions: Sequence[Mention], memory: Memory
) -> Entity | None:
    """Return the act that was the subject of the sentence or clause before: 'Ол ... енгізді'."""
    if not sentence.grammar.verb_final or sentence.words[index] != _HE:
        return None
    before = [m for m in mentions if m.last < index]
    if index == 0 and not before:
        subjects = memory.subjects(sentence.index - 1)
    elif any(m.types & {PERSON, INSTITUTION} for m in before):
        return None  # 'Президент Конституцияны ұсынды, ол ...'
    else:
        bare = (m.value for m in before if stands_bare(sentence, m))
        subjects = [value for value in bare if isinstance(value, Entity)]
    return subjects[0] if subjects and DOCUMENT in subjects[0].types else None


def said_here(sentence: Sentence, kind: KindMention, mentions: Sequence[Mention]) -> Entity | None:
    """'Became Chair of the Senate in 2013 and retained the post': named in the same sentence."""
    if not sentence.grammar.definite or not is_post(kind):
        return None
    values = (m.value for m in mentions if m.last < kind.first and kind.kind.iri in m.types)
    return next((v for v in reversed([*values]) if isinstance(v, Entity)), None)
