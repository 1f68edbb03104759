"""Whether an office that stands before a name is the title of that person."""

from collections.abc import Collection, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.bare import modifies_next, stands_bare
from bilik.extract.statement import Entity
from bilik.extract.things import INSTITUTION, OFFICE, PERSON

_ACTING = frozenset({INSTITUTION, PERSON})


def is_other(
    sentence: Sentence,
    title: Mention,
    person: Mention,
    mentions: Sequence[Mention],
    held: Collection[str],
) -> bool:
    """'Мемлекет басшысы Әзімованы тағайындады': no title of hers, but who appointed her.

    Nor is he whose resignation somebody accepts: 'Президент Сағынтаев Үкіметінің отставкасын
    қабылдады'. `held` are the offices that the person is known to have held.
    """
    if not isinstance(person.value, Entity):
        return False
    acted_on = person.features.get("Case", "Nom") in {"Acc", "Gen"}
    owns = bool(held) and modifies_next(sentence, person)
    if (acted_on or owns) and (not isinstance(title.value, Entity) or title.iri not in held):
        return True
    return _appoints(sentence, title, person, mentions)


def _appoints(
    sentence: Sentence, title: Mention, person: Mention, mentions: Sequence[Mention]
) -> bool:
    """'Мемлекет басшысы Тоқаевты Премьер-Министр қызметіне тағайындады': nobody else could."""
    if not sentence.grammar.verb_final or person.features.get("Case") != "Acc":
        return False
    given = any(OFFICE in m.types and m.first > person.last for m in mentions)
    others = (m for m in mentions if m.last < title.first and not m.types.isdisjoint(_ACTING))
    return given and not any(stands_bare(sentence, m) for m in others)
