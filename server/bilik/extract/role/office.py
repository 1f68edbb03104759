"""Persons who act in an office: 'President Nazarbayev appointed ...'."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.relational import is_relational
from bilik.extract.relation.anchor import Anchor
from bilik.extract.things import OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY

_CONCERNED = ONTOLOGY + "officeConcerned"
_AGENT = ONTOLOGY + "eventAgent"


def in_office(
    sentence: Sentence, filled: Mapping[Role, tuple[Mention, ...]], mentions: Sequence[Mention]
) -> dict[Role, tuple[Mention, ...]]:
    """Return the roles, an agent with the office that its title names: both have acted.

    A comma may stand between: 'the new President, Kassym-Jomart Tokayev, appointed ...'.
    """
    roles = dict(filled)
    for role, agents in filled.items():
        if role.iri == _AGENT and len(agents) == 1 and PERSON in agents[0].types:
            end = agents[0].first - 1
            end -= end > 0 and sentence.words[end] == ","
            titles = (m for m in mentions if m.last == end and OFFICE in m.types)
            office = max(titles, key=lambda m: m.last - m.first, default=None)
            roles[role] = (*agents, office) if office else agents
    return roles


def without_owners(
    sentence: Sentence, at: Anchor, filled: Mapping[Role, tuple[Mention, ...]]
) -> dict[Role, tuple[Mention, ...]]:
    """'Референдум продлил полномочия Президента': whose they are has not held the referendum."""
    owners = {
        role
        for role, agents in filled.items()
        if role.iri == _AGENT and at.nominal and any(_owns(sentence, at, m) for m in agents)
    }
    return {role: agents for role, agents in filled.items() if role not in owners}


def _owns(sentence: Sentence, at: Anchor, mention: Mention) -> bool:
    """A genitive behind a noun and a verb is of another noun; Kazakh owners stand before theirs."""
    if mention.features.get("Case") != "Gen" or mention.first <= at.last:
        return False
    between = range(at.last + 1, mention.first)
    return sentence.grammar.verb_final or any(sentence.is_verb(i) for i in between)


def of_attribute(
    sentence: Sentence, evocation: Evocation, mentions: Sequence[Mention]
) -> Evocation:
    """'Won the presidential election': the office stands before a noun of what was done."""
    role = next((r for r in evocation.frame.roles if r.iri == _CONCERNED), None)
    if role is None or not evocation.anchor.verbal or evocation.given:
        return evocation
    for mention in mentions:
        own = mention.last + 1 in evocation.words and mention.last not in evocation.words
        if own and is_relational(sentence, mention) and fits(role, mention):
            return replace(evocation, given=((role, mention),))
    return evocation
