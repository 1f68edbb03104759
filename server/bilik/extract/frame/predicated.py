"""Kazakh sentences without a verb that end in what they say: 'Қазақстан – бүгінде ... республика'.

The dash may be left out: 'Қазақстан әлі күнге дейін күшті президенттік республика'.
"""

from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Frame, Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity
from bilik.extract.things import STATE

_DASHES = frozenset({"–", "—", "-"})
_BORDERS = frozenset({";", ":"})


def predicated(
    sentence: Sentence, mentions: Sequence[Mention], frames: Iterable[Frame]
) -> Iterator[Evocation]:
    """Yield the frames that a dash evokes where a state is its subject and no dash is written."""
    if not sentence.grammar.verb_final or not _DASHES.isdisjoint(sentence.words):
        return
    last = len(sentence) - 1 - (not sentence.words[-1][0].isalnum())
    said = [m for m in mentions if m.origin == "concept" and m.verb is None and m.last == last]
    for concept in said:
        subject = _subject(sentence, concept, mentions)
        for frame in frames if subject else ():
            roles = _roles(frame, concept, subject) if _equates(frame) and subject else ()
            if roles:
                at = Anchor(concept.first, concept.last, nominal=True, verbal=False)
                yield Evocation(frame, at, roles, "apposition")


def _equates(frame: Frame) -> bool:
    return any(trigger.text in _DASHES for trigger in frame.triggers)


def _subject(sentence: Sentence, concept: Mention, mentions: Iterable[Mention]) -> Mention | None:
    """Return the one state that stands bare before a predicate, with no verb between."""
    states = [m for m in mentions if STATE in m.types and m.last < concept.first]
    bare = [m for m in states if isinstance(m.value, Entity) and stands_bare(sentence, m)]
    if len(bare) != 1 or concept.features.get("Case", "Nom") != "Nom":
        return None
    between = range(bare[0].last + 1, concept.first)
    apart = any(sentence.is_verb(i) or sentence.words[i] in _BORDERS for i in between)
    return None if apart else bare[0]


def _roles(frame: Frame, concept: Mention, subject: Mention) -> tuple[tuple[Role, Mention], ...]:
    """Return the needed roles of a frame that the two fill, nothing unless both do."""
    needed = [role for role in frame.roles if role.need]
    found = tuple((role, m) for m in (concept, subject) for role in needed if fits(role, m))
    return found if len(found) == len({role for role, _ in found}) == 2 else ()
