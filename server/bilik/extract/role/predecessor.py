"""Who held an office before: 'вместо Досаева председателем стал Пирматов', 'after Massimov'."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Frame, Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.reach import same_clause
from bilik.extract.things import OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY

_WHO = frozenset({ONTOLOGY + "tenureOf", ONTOLOGY + "personChosen"})
_WHAT = frozenset({ONTOLOGY + "officeHeld", ONTOLOGY + "officeConcerned"})
_WORDS = 3  # of the longest phrase that says whom somebody follows


def predecessors(
    tenure: Frame,
    sentence: Sentence,
    evocation: Evocation,
    filled: Mapping[Role, tuple[Mention, ...]],
    mentions: Sequence[Mention],
) -> Iterator[Evocation]:
    """Yield the tenures of those whom somebody follows in the office that a frame gives him."""
    person, office = _filler(filled, _WHO), _filler(filled, _WHAT)
    if evocation.means != "trigger" or person is None or office is None:
        return
    told = {m.value for group in filled.values() for m in group}
    for other in mentions:
        if other.origin != "person" or other.value in told or not _is_left(sentence, other):
            continue
        if same_clause(sentence, other, evocation.anchor):
            given = tuple(_given(tenure, other, office))
            yield replace(evocation, frame=tenure, given=given)


def _filler(filled: Mapping[Role, tuple[Mention, ...]], roles: frozenset[str]) -> Mention | None:
    return next((group[0] for role, group in filled.items() if role.iri in roles), None)


def _given(frame: Frame, person: Mention, office: Mention) -> Iterator[tuple[Role, Mention]]:
    for role in frame.roles:
        if role.need and PERSON in role.ranges:
            yield role, person
        elif role.need and OFFICE in role.ranges:
            yield role, office


def _is_left(sentence: Sentence, person: Mention) -> bool:
    """Tell whether the words around a name say that somebody comes after or instead of it."""
    words, succeeding = sentence.words, sentence.grammar.succeeding
    if sentence.grammar.verb_final:
        return not succeeding.isdisjoint(words[person.last + 1 : person.last + 2])
    ends = words[person.last].replace("’", "'").endswith("'s")
    before = (
        " ".join(words[max(0, person.first - n) : person.first]) for n in range(1, _WORDS + 1)
    )
    return not ends and not succeeding.isdisjoint(before)
