"""The office of an election that somebody won, where a sentence does not say it."""

from collections.abc import Iterator

from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.role.filling import Filling
from bilik.extract.things import ELECTION, HEAD_OF_STATE, OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY

_CONCERNED = ONTOLOGY + "officeConcerned"


def is_won(evocation: Evocation) -> bool:
    """'Tokayev won the election': who is chosen acts."""
    roles = {role.iri for role in evocation.frame.roles}
    return evocation.holder == "Subj" and _CONCERNED in roles


def office_won(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'On 9 June Tokayev won the snap election', 'was re-elected': that of the head of state.

    It is the one office that a whole country votes a person into, so he has to be known to have
    held it, and no other office may be named than the title before his name.
    """
    evocation, chosen = filling.evocation, filling.chosen
    people = [m for m in chosen.values() if PERSON in m.types]
    told = evocation.frame.iri == ELECTION and not evocation.anchor.nominal
    if evocation.means != "trigger" or not told or len(people) != 1:
        return
    for role in evocation.frame.roles:
        if role.iri != _CONCERNED or role in chosen or _is_other_named(filling, role, people[0]):
            continue
        held = filling.discourse.offices_held(people)
        offices = [filling.discourse.things.entity(iri) for iri in sorted(held)]
        highest = [office for office in offices if HEAD_OF_STATE in office.types]
        yield from ((role, Mention.unsaid(office)) for office in highest[:1])


def _is_other_named(filling: Filling, role: Role, person: Mention) -> bool:
    """Tell whether a sentence names an office or a body that may have been voted for."""
    return any(
        fits(role, mention)
        and not (OFFICE in mention.types and mention.last + 1 == person.first)
        and PERSON not in mention.types
        for mention in filling.mentions
    )
