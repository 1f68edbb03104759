"""What is told to be done once, or to come: on a day, by a person, by one decree."""

from collections.abc import Iterable, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.theme import is_of_noun, tells_theme
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period
from bilik.extract.things import DOCUMENT, PERSON

_CALENDAR = frozenset({"day", "month", "year"})
_AUXILIARY = 4  # tokens back to an auxiliary


def is_single(mentions: Iterable[Mention]) -> bool:
    """Tell whether a day, a month, a year or a person is named, beside what names an act."""
    mentions = tuple(mentions)
    dated = [m for m in mentions if m.origin in {"dated", "name"}]
    return any(
        m.origin == "person"
        or (m.origin == "pronoun" and PERSON in m.types)
        or (
            isinstance(m.value, Period)
            and m.value.precision in _CALENDAR
            and m.value.relation not in {"since", "until"}
            and not any(d.overlaps(m.first, m.last) for d in dated)
        )
        for m in mentions
    )


def takes_place(sentence: Sentence, concept: Mention) -> bool:
    """'The first elections of district akims took place on 5 November 2023'."""
    after = range(concept.last + 1, min(len(sentence), concept.last + 1 + _AUXILIARY))
    return any(
        sentence.is_verb(index)
        and not sentence.grammar.happening.isdisjoint(sentence.lemmas[index])
        for index in after
    )


def is_content(sentence: Sentence, verb: int, mentions: Sequence[Mention]) -> bool:
    """'Issued a decree to hold a referendum': what an act says, not what a right or a body does."""
    noun = verb - 2
    if noun < 0 or sentence.words[verb - 1] != "to" or not is_noun(sentence, noun):
        return False
    right = not sentence.grammar.competences.isdisjoint(sentence.lemmas[noun])
    names = [m for m in mentions if m.origin != "concept" and m.overlaps(noun, noun)]
    named = any(DOCUMENT not in m.types for m in names)
    return not right and not named


def has_auxiliary(sentence: Sentence, verb: int) -> bool:
    """Tell whether 'be' or 'to' stands before a verb."""
    before = range(max(0, verb - _AUXILIARY), verb)
    return any(not {"be", "to"}.isdisjoint(sentence.lemmas[index]) for index in before)


def is_given(sentence: Sentence, concept: Mention) -> bool:
    """'The Senate gave its consent to the appointment of ...': a past verb acts on the noun."""
    return bool(sentence.grammar.definite) and any(_is_past(sentence, i) for i in concept.words)


def hangs_on_past(sentence: Sentence, verb: int) -> bool:
    """'Issued a decree dissolving the chamber', 'signed it after dissolving it': a past verb leads.

    `verb` is a form in -ing.
    """
    if not sentence.shows(verb, "VerbForm", "Ger") or not sentence.grammar.definite:
        return False
    if not is_of_noun(sentence, verb) and sentence.words[verb - 1] not in sentence.grammar.temporal:
        return False
    before = [i for i in range(verb) if is_finite(sentence, i)]
    return bool(before) and _is_past(sentence, before[-1])


def is_introduced(sentence: Sentence, noun: int) -> bool:
    """'Passed a law introducing direct elections of akims': what an act brings about."""
    return any(hangs_on_past(sentence, i) for i in range(max(1, noun - _AUXILIARY), noun))


def is_expected(sentence: Sentence, verb: int) -> bool:
    """'The President is expected to nominate a Prime Minister': what somebody is about to do."""
    expected = not sentence.grammar.expecting.isdisjoint(sentence.lemmas[max(0, verb - 2)])
    return expected and sentence.words[verb - 1] == "to"


def acts_by_one(sentence: Sentence, concept: Mention) -> bool:
    """'Signed a decree to hold elections': one act, of which its theme is told."""
    verb = concept.verb
    if verb is None or not sentence.grammar.indefinite or not _is_past(sentence, verb):
        return False
    own = [i for i in concept.words if i > verb and is_noun(sentence, i)]
    if not own or len(sentence) <= max(own) + 1:
        return False
    last = max(own)
    article = sentence.words[last - 1] in sentence.grammar.indefinite
    return article and tells_theme(sentence, last + 1)


def _is_past(sentence: Sentence, index: int) -> bool:
    past = sentence.is_verb(index) and sentence.shows(index, "Tense", "Past")
    return past and not has_auxiliary(sentence, index)


def is_said_to_come(sentence: Sentence, concept: Mention) -> bool:
    """'Агенттік құратынын айтты': what somebody says that he will do is no right of his."""
    return is_announced(sentence, concept.last if concept.verb is None else concept.verb)


def is_announced(sentence: Sentence, participle: int) -> bool:
    """Tell whether somebody says that he will do what a Kazakh participle tells."""
    said, after = sentence.features(participle), participle + 1
    told = said.get("VerbForm") == "Part" and said.get("Case") == "Acc"
    return (
        told
        and after < len(sentence)
        and not sentence.grammar.asserting.isdisjoint(sentence.lemmas[after])
    )
