"""Whether a trigger tells what happened, or what is only wanted, spoken of or led up to."""

import re
from collections.abc import Iterable, Sequence

from bilik.extract.clause.gap import is_modifier, is_nominal, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.once import is_announced
from bilik.extract.lexicon import Frame
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pattern import Match
from bilik.extract.statement import Period
from bilik.vocabulary import ONTOLOGY

_DEFINITION = ONTOLOGY + "DefinitionClaim"
_ROMAN = re.compile("[IVX]+")
_MARKS = frozenset({",", ";", ":", "–", "—"})
_AUXILIARY = 4  # tokens from an auxiliary to its verb


def is_asserted(sentence: Sentence, match: Match) -> bool:
    """Tell whether words say that something happened, not that it may, should or is meant to."""
    return not (
        _is_topic(sentence, match)
        or _is_wished(sentence, match)
        or _is_possible(sentence, match)
        or _is_noun(sentence, match)
        or _is_attribute(sentence, match)
        or _is_bid(sentence, match)
        or (sentence.grammar.verb_final and _is_other(sentence, match.last))
    )


def _is_other(sentence: Sentence, index: int) -> bool:
    """'VIII сайланған Парламент', 'құратынын айтты': a convocation, and what somebody announces."""
    if sentence.features(index).get("VerbForm") != "Part" or index + 1 >= len(sentence):
        return False
    numbered = sentence.shows(max(0, index - 1), "NumType", "Ord")
    roman = _ROMAN.fullmatch(sentence.tokens[max(0, index - 1)].text) is not None
    convoked = (numbered or roman) and bool(sentence.lemmas[index + 1])
    return convoked or is_announced(sentence, index)


def _is_bid(sentence: Sentence, match: Match) -> bool:
    """'He cannot run again', 'ran for president': somebody heads nothing by that."""
    after = sentence.words[match.last + 1 : match.last + 2]
    said = {f"{lemma} {word}" for lemma in sentence.lemmas[match.last] for word in after}
    return not said.isdisjoint(sentence.grammar.bidding)


def _is_attribute(sentence: Sentence, match: Match) -> bool:
    """'Under the amended election law': a participle that only says which law."""
    index = match.first
    if len(match.indices) > 1 or not sentence.shows(index, "Voice", "Pass"):
        return False
    articles = sentence.grammar.definite | sentence.grammar.indefinite
    noun = index + 1 < len(sentence) and is_noun(sentence, index + 1)
    if _is_of_kind(sentence, index):
        return True
    return noun and sentence.words[max(0, index - 1)] in articles


def _is_of_kind(sentence: Sentence, index: int) -> bool:
    """'Is a constitutional body formed by the President': what it is, without a day no event."""
    start = index - 1
    if not is_noun(sentence, start) or any(word.isdigit() for word in sentence.words):
        return False
    articles, copulas = sentence.grammar.indefinite, sentence.grammar.copulas
    while start > 0 and sentence.words[start] not in articles and is_nominal(sentence, start):
        start -= 1
    return sentence.words[start] in articles and sentence.words[start - 1] in copulas


def _is_noun(sentence: Sentence, match: Match) -> bool:
    """'Any change to the form of parliament': a noun that looks like the verb that is meant."""
    verbal = sentence.is_verb(match.first) or len(match.indices) > 1
    return not verbal and sentence.words[match.first] in sentence.grammar.seeming


def _is_wished(sentence: Sentence, match: Match) -> bool:
    """'Proposed to create the post', 'учредить пост предлагали': not told as done."""
    wishing = sentence.grammar.wishing
    if sentence.grammar.verb_final:  # 'лауазымын енгізу ұсынылды', 'Кеңесті құру тәртібі'
        noun = sentence.features(match.last).get("VerbForm") == "Ger"
        wishing = wishing | sentence.grammar.aspects
        after = match.last + 1
        return noun and after < len(sentence) and not wishing.isdisjoint(sentence.lemmas[after])
    form = sentence.features(match.first).get("VerbForm")
    start = match.first - 1
    start -= sentence.words[max(0, start)] == "to"
    if start >= 0 and form in {"Inf", "Ger"} | ({None} if sentence.grammar.definite else set()):
        near = not wishing.isdisjoint(sentence.lemmas[start]) or _is_wished_too(sentence, match)
    else:
        near = False
    if form != "Inf" or sentence.grammar.definite:
        return near
    behind = range(match.last + 1, min(len(sentence), match.last + 1 + _AUXILIARY))
    return near or any(not wishing.isdisjoint(sentence.lemmas[index]) for index in behind)


def _is_wished_too(sentence: Sentence, match: Match) -> bool:
    """'Suggested abolishing the Senate and creating a chamber': what is joined to a wish."""
    form = sentence.features(match.first).get("VerbForm")
    joint = match.first - 1 - (sentence.words[match.first - 1] == "to")
    if not sentence.grammar.definite or form is None or joint < 1:
        return False
    if sentence.words[joint] not in sentence.grammar.joining:
        return False
    for index in range(joint - 1, 0, -1):
        if sentence.is_verb(index) and sentence.features(index).get("VerbForm") == form:
            before = index - 1 - (sentence.words[index - 1] == "to")
            return not sentence.grammar.wishing.isdisjoint(sentence.lemmas[max(0, before)])
        if sentence.is_verb(index):
            break
    return False


def _is_possible(sentence: Sentence, match: Match) -> bool:
    """'Changes should be made', 'the post might be abolished': what may be is not told."""
    supposing = sentence.grammar.supposing
    if sentence.grammar.verb_final:  # 'сайлана алмайды'
        after = sentence.lemmas[match.last + 1 : match.last + 2]
        return bool(after) and not supposing.isdisjoint(after[0])
    verbs = [index for index in match.indices if sentence.is_verb(index)]
    if supposing and not verbs:
        behind = (i for i in range(match.last + 1, len(sentence)) if _is_verbal(sentence, i))
        if sentence.words[next(behind, match.first)] in supposing:
            return True
        before = (i for i in range(match.first - 1, 0, -1) if _is_verbal(sentence, i))
        near = range(max(0, next(before, 0) - _AUXILIARY), match.first)
        return any(sentence.words[i] in supposing for i in near)
    index = min(verbs, default=match.first) - 1
    while index >= 0 and sentence.readings[index] and _leads_to_verb(sentence, index):
        index -= 1
    return index >= 0 and sentence.words[index] in supposing


def _is_verbal(sentence: Sentence, index: int) -> bool:
    """A verb or a mark: what stands behind a noun and its attributes."""
    return sentence.is_verb(index) or sentence.words[index] in _MARKS


def _leads_to_verb(sentence: Sentence, index: int) -> bool:
    """'Should have been abolished', 'might also change'."""
    auxiliary = not {"be", "have"}.isdisjoint(sentence.lemmas[index])
    return auxiliary or sentence.readings[index][0].pos in {"ADV", "PART"}


def is_occasion(sentence: Sentence, match: Match, mentions: Iterable[Mention]) -> bool:
    """'Орган құрылған кезде ...': what only says when something else was, without a date."""
    after = match.last + 1
    if sentence.features(match.last).get("VerbForm") != "Part" or after >= len(sentence):
        return False
    if not sentence.grammar.times & sentence.lemmas[after]:
        return False
    return not any(isinstance(m.value, Period) and m.last < match.last for m in mentions)


def _is_topic(sentence: Sentence, match: Match) -> bool:
    """'Принял закон о выборах', 'вопрос об упразднении поста': what is spoken of is not told."""
    before = match.first - 1
    while before >= 0 and is_modifier(sentence, before) and not is_noun(sentence, before):
        before -= 1
    noun = is_noun(sentence, match.first)
    return noun and before >= 0 and sentence.words[before] in sentence.grammar.about


def is_auxiliary(sentence: Sentence, match: Match, mentions: Iterable[Mention] = ()) -> bool:
    """'was appointed', 'был избран': the verb that follows says what happened.

    A name is no verb: 'was Chair of the Senate'.
    """
    if len(match.indices) > 1 or sentence.grammar.modals.isdisjoint(sentence.lemmas[match.first]):
        return False
    names = {m.first for m in mentions if m.origin == "name"}
    for index in range(match.first + 1, min(len(sentence), match.first + 1 + _AUXILIARY)):
        if index in names:
            return False
        readings = sentence.readings[index]
        if sentence.is_verb(index):
            return True
        if (
            readings
            and readings[0].pos == "ADJ"
            and sentence.words[index + 1 : index + 2] == ("to",)
        ):
            return True  # 'is free to dismiss'
        if readings and readings[0].pos not in {"ADV", "PART", "PRON"}:
            return False
    return False


def is_in_definition(
    sentence: Sentence, frame: Frame, match: Match, triggers: Sequence[tuple[Frame, Match]]
) -> bool:
    """'Decentralisation means the transfer of power': what a definition says has not happened."""
    return (
        bool(sentence.grammar.definite)
        and not frame.is_claim
        and any(other.iri == _DEFINITION and m.last < match.first for other, m in triggers)
    )
