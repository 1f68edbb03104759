"""Russian participles: what they describe, who acts in them, and what they act on."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor, comma_of
from bilik.extract.statement import Entity
from bilik.extract.things import PERSON

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')


def is_reduced(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Токаев, избранный в июне, ...': a participle is of what stands before its comma."""
    named = isinstance(mention.value, Entity) and mention.verb is None
    return named and mention.last < comma_of(sentence, at)


def described_end(sentence: Sentence, at: Anchor) -> int:
    """Return the last token of the noun that a participle behind a comma describes.

    A title in quotation marks may stand between: 'Закон «О ...», принятый ...'.
    """
    last = comma_of(sentence, at) - 1
    if last < 0 or sentence.words[last] not in _CLOSING:
        return last
    opening = (i for i in range(last - 1, 0, -1) if sentence.words[i] in _OPENING)
    return next(opening, last + 1) - 1


def agrees(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """A Russian participle has the case, number and gender of the noun that it describes."""
    if sentence.grammar.code != "ru":
        return True
    said = {n: mention.features[n] for n in ("Case", "Number", "Gender") if n in mention.features}
    return any(
        all(reading.features.get(name, value) == value for name, value in said.items())
        for reading in sentence.readings[at.first]
    )


def is_object_of_participle(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> bool:
    """'Кажегельдин, сменивший С. Терещенко': who acts stands before the comma."""
    if not (PERSON in mention.types and at.attributive) or at.passive or mention.first <= at.last:
        return False
    end = described_end(sentence, at)
    return any(m.last == end and isinstance(m.value, Entity) for m in mentions)


def is_of_participle(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Совет, образованный Президентом, вправе ...': the instrumental belongs to the participle."""
    before = mention.first - 1
    if before < 0 or at.first <= before <= at.last:
        return False
    said = sentence.features(before)
    return said.get("VerbForm") == "Part" and said.get("Voice") == "Pass" and "Case" in said
