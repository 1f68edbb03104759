"""Kazakh verbs that are denied or only wanted: 'облыс әкімін халық сайламайды', 'құруды талап'."""

from collections.abc import Callable, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Frame
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pattern import Match
from bilik.extract.relation.verbfinal import is_decreed, is_purpose
from bilik.extract.things import OFFICE, PERSON, POWER

Triggers = Callable[[Sentence], Sequence[tuple[Frame, Match]]]


def is_denied_choice(sentence: Sentence, concept: Mention, triggers: Triggers) -> bool:
    """Tell whether the verb of a power says by itself, denied, that somebody is not chosen.

    That somebody may not choose ('сайлай алмайды') is told of a power all the same.
    """
    said = sentence.features(concept.last)
    denied = said.get("Polarity") == "Neg" and said.get("VerbForm") == "Fin"
    if POWER not in concept.types or not denied or "Tense" not in said:
        return False
    return any(_is_choice(frame, match, concept) for frame, match in triggers(sentence))


def is_wanted(sentence: Sentence, frame: Frame, match: Match) -> bool:
    """Tell whether what a trigger says is only aimed at, and not decreed of a person."""
    wanted = is_purpose(sentence, match.last, alone=len(match.indices) == 1)
    return wanted and not is_decreed(sentence, frame, match.last)


def _is_choice(frame: Frame, match: Match, concept: Mention) -> bool:
    """Tell whether a trigger is the verb of a concept and is about a person in an office."""
    needed = [role.ranges for role in frame.roles if role.need]
    about = any(PERSON in ranges for ranges in needed) and any(OFFICE in r for r in needed)
    dated = any(role.need and role.literal for role in frame.roles)
    return about and dated and match.last == concept.last and len(match.indices) == 1
