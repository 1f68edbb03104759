"""Whom a Russian main clause leaves unsaid: 'Если он не согласен, то может вернуть закон'."""

from collections.abc import Iterator

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import SUBJECT
from bilik.extract.relation.syntax import relations
from bilik.extract.role.filling import Filling
from bilik.extract.statement import Entity
from bilik.extract.things import PROVISION
from bilik.vocabulary import ONTOLOGY

_HOLDER = ONTOLOGY + "powerHolder"


def subject_before(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Yield who acts in the clause of condition before, when nobody else does in the main one."""
    sentence, evocation = filling.sentence, filling.evocation
    at = evocation.anchor
    if sentence.grammar.code != "ru" or at.passive or at.nominal or sentence.clauses[at.first]:
        return
    acting = [m for m in filling.mentions if _may_act(m) and m not in filling.chosen.values()]
    if any(not sentence.clauses[m.first] for m in acting):
        return
    before = [m for m in acting if m.last < at.first and _is_condition(sentence, m)]
    for role in filling.acting():
        if role not in filling.chosen:
            fitting = [m for m in before if fits(role, m)]
            yield from ((role, mention) for mention in fitting[:1])


def is_nobodys(filling: Filling) -> bool:
    """'Поправка: Президент избирается на один срок': whose power it is, nobody says.

    An act that is the subject gives it all the same; in Kazakh one that the sentence names.
    """
    sentence, evocation = filling.sentence, filling.evocation
    if evocation.frame.iri != PROVISION:
        return False
    if sentence.grammar.verb_final:
        return not any(
            role.iri == _HOLDER or (role.inherited and one.first >= 0)
            for role, one in filling.chosen.items()
        )
    if sentence.grammar.code != "ru":
        return False
    return not any(
        role.iri == _HOLDER
        or (
            role.inherited
            and SUBJECT in relations(sentence, one, evocation.anchor, filling.mentions)
        )
        for role, one in filling.chosen.items()
    )


def _may_act(mention: Mention) -> bool:
    named = isinstance(mention.value, Entity) and mention.verb is None and mention.first >= 0
    return named and mention.features.get("Case") == "Nom" and mention.origin != "concept"


def _is_condition(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a mention stands in a clause that begins as a condition does."""
    number = sentence.clauses[mention.first]
    first = sentence.clauses.index(number)
    return bool(number) and sentence.words[first] in sentence.grammar.conditional
