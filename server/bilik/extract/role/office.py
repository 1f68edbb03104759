"""Persons who act in an office: 'President Nazarbayev appointed ...'."""

from collections.abc import Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY

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
