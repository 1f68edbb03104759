"""What was done once by nobody who is named, or by an act: no power of anybody."""

from collections.abc import Iterable, Sequence

from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import DOCUMENT, INSTITUTION, POWER, REFORM

_AUXILIARY = 4  # tokens from an auxiliary to its verb
_ASKED = 6  # tokens from a verb of asking to what is asked for
_ACTS = frozenset({DOCUMENT, REFORM})


def was_done_by_nobody(sentence: Sentence, concept: Mention, mentions: Sequence[Mention]) -> bool:
    """'A Cabinet of Ministers was created': nobody is said to have the power to do it."""
    verb = concept.verb
    if verb is None or not sentence.grammar.definite or not sentence.is_verb(verb):
        return False
    passive = sentence.shows(verb, "Voice", "Pass") and is_passive(sentence, verb)
    past = {"was", "were", "been"} & {*sentence.words[max(0, verb - _AUXILIARY) : verb]}
    agents = (m.first for m in mentions if INSTITUTION in m.types and m.first > verb)
    by = {"by"} & {word for first in agents for word in sentence.words[verb + 1 : first]}
    return passive and bool(past) and (not by or is_by_act(sentence, verb, mentions))


def was_done_by_act(sentence: Sentence, concept: Mention, mentions: Iterable[Mention]) -> bool:
    """'The Constitution of 2026 set up the Kurultai', 'Конституция учредила Курултай'."""
    verb = concept.verb
    if verb is None or sentence.grammar.verb_final or not sentence.is_verb(verb):
        return False
    past = sentence.features(verb).get("Tense") == "Past"
    return past and is_of_act(sentence, verb, mentions)


def is_by_act(sentence: Sentence, verb: int, mentions: Iterable[Mention]) -> bool:
    """'Was established by a decree of the President on 1 March 1995': once, by that act."""
    small = sentence.grammar.definite | sentence.grammar.indefinite | {"by"}
    return any(
        m.origin == "dated"
        and m.date is not None
        and m.date.precision == "day"
        and sentence.words[verb + 1 : verb + 2] == ("by",)
        and small.issuperset(sentence.words[verb + 1 : m.first])
        for m in mentions
        if m.first > verb
    )


def is_of_act(sentence: Sentence, verb: int, mentions: Iterable[Mention]) -> bool:
    """'The Law of 1998 amends the Constitution': what an act does, nobody has the power to."""
    return any(
        m.types & _ACTS
        and m.last < verb
        and all(
            any(r.pos == "ADV" for r in sentence.readings[i][:1]) for i in range(m.last + 1, verb)
        )
        for m in mentions
        if m.origin != "concept"
    )


def is_no_right(sentence: Sentence, concept: Mention) -> bool:
    """Tell whether a concept is what somebody is asked to do, or only some of many rights."""
    return _counts_rights(sentence, concept) or _is_asked(sentence, concept.verb)


def _counts_rights(sentence: Sentence, concept: Mention) -> bool:
    """'Gave up some forty powers': some of many rights, and not the office with all of them."""
    if not sentence.grammar.definite or POWER not in concept.types:
        return False
    return any(
        not sentence.grammar.competences.isdisjoint(sentence.lemmas[index])
        and [r.pos for r in sentence.readings[index - 1][:1]] == ["NUM"]
        for index in concept.words - {concept.verb}
        if index
    )


def _is_asked(sentence: Sentence, verb: int | None) -> bool:
    """Tell whether a verb is an infinitive that says what somebody else is asked to do."""
    if verb is None or not sentence.is_verb(verb):
        return False
    if sentence.grammar.definite:
        if verb < 1 or sentence.words[verb - 1] != "to":
            return False
    elif sentence.features(verb).get("VerbForm") != "Inf":
        return False
    for index in range(verb - 1, max(-1, verb - 1 - _ASKED), -1):
        if sentence.words[index] in sentence.grammar.joining:
            return False
        if sentence.is_verb(index):
            return not sentence.grammar.urging.isdisjoint(sentence.lemmas[index])
    return False
