"""Whether a concept's words are meant as such where the verb does not come last.

'Президент распустил Парламент' tells what happened once and 'Глава государства назначает ...' names
who acts; neither says what the words say as a rule of law or as a status.
"""

from collections.abc import Iterable, Sequence

from bilik.extract.clause.calling import is_called
from bilik.extract.clause.gap import cases, governed, is_noun, is_possessive
from bilik.extract.clause.passive import is_passive, leading_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.share import counts_members
from bilik.extract.frame.decreed import is_by_act, is_no_right, is_of_act
from bilik.extract.frame.once import (
    acts_by_one,
    hangs_on_past,
    has_auxiliary,
    is_content,
    is_expected,
    is_given,
    is_introduced,
    is_said_to_come,
    is_single,
    takes_place,
)
from bilik.extract.naming.covering import lies_within
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Period
from bilik.extract.things import INSTITUTION, OFFICE, PERSON, POWER, STATUS

_BEFORE_NOUN = frozenset({"the", "both", "its", "also", "still", "only"})
_AUXILIARY = 4  # tokens back to an auxiliary
_LINK = 4  # tokens from a subject to what is said of it


def as_said(
    sentence: Sentence,
    concepts: Iterable[Mention],
    others: Sequence[Mention],
    cues: Iterable[tuple[int, int]],
    kinds: Iterable[KindMention],
) -> tuple[Mention, ...]:
    """Return the concepts whose words are not part of something else that has a name.

    The verb of a concept is none where it is part of a cue: 'on the proposal of'. A noun that
    names a kind of document stands for one: 'delivered a Message to the People'.
    """
    if sentence.grammar.verb_final:
        return tuple(concepts)
    documents = {kind.first for kind in kinds if kind.kind.path}
    spoken = {index for first, last in cues for index in range(first, last + 1)}
    concepts = tuple(c for c in concepts if c.verb not in spoken or sentence.is_verb(c.verb))
    return tuple(
        concept
        for concept in concepts
        if not _is_owned(sentence, concept, others)
        and not _is_compound(sentence, concept)
        and not _is_governed(concept, concepts)
        and not (concept.verb is None and concept.first in documents)
    )


def acting(
    sentence: Sentence,
    names: Iterable[Mention],
    concepts: Sequence[Mention],
    persons: Sequence[Mention],
) -> tuple[Mention, ...]:
    """Return the names that are not said of somebody: 'is the head of state'.

    A person is elected 'главой государства', which then is the name of the office.
    """
    if persons and sentence.grammar.code == "ru":
        return tuple(names)
    nouns = [concept for concept in concepts if concept.verb is None]
    statuses = [
        concept
        for concept in nouns
        if _is_predicate(sentence, concept, nouns) and not _does_power(sentence, concept, concepts)
    ]
    if sentence.grammar.verb_final:
        return tuple(names)
    return tuple(
        name
        for name in names
        if not any(name.first <= c.first and c.last <= name.last for c in statuses)
    )


def _is_governed(concept: Mention, concepts: Iterable[Mention]) -> bool:
    """'Даёт согласие на назначение Премьер-Министра': the noun is the object of another power."""
    return any(
        concept.verb in other.words and concept.verb != other.verb
        for other in concepts
        if concept.verb is not None and other.verb is not None
    )


def states_rule(sentence: Sentence, concept: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a concept says what holds, and not who somebody is or what happened once."""
    status = STATUS in concept.types and bool(sentence.grammar.definite)
    if not status and _tells_event(sentence, concept, mentions):
        return False
    if _is_particular(concept, mentions):
        return False
    if _is_condition(sentence, concept) or is_no_right(sentence, concept):
        return False
    names = [mention for mention in mentions if mention.origin == "name"]
    others = [m for m in mentions if m.origin == "concept" and m.verb is None]
    if concept.verb is None and _does_power(sentence, concept, mentions):
        return False
    russian = sentence.grammar.code == "ru"
    if russian and STATUS in concept.types and cases(sentence, concept.first) == {"Acc"}:
        return False  # 'впервые выбирали главу республики'
    if russian and lies_within(concept, names) and any(m.origin == "person" for m in mentions):
        return False  # 'главой государства является Токаев': the office that he holds
    spoken = _accompanies(sentence, concept) or _is_topic(sentence, concept)
    if russian and (spoken or _is_occasion(sentence, concept, mentions)):
        return False
    return not lies_within(concept, names) or _is_predicate(sentence, concept, others)


def _does_power(sentence: Sentence, concept: Mention, mentions: Iterable[Mention]) -> bool:
    """'Акимы назначаются главой государства': who does what a passive tells, not a status."""
    if sentence.grammar.code != "ru" or "Ins" not in cases(sentence, concept.first):
        return False
    verbs = {m.verb for m in mentions if m.verb is not None and m is not concept}
    return any(
        sentence.shows(index, "Voice", "Pass") and {concept.last + 1, concept.first - 1} & {index}
        for index in verbs
    )


def tells_turn(sentence: Sentence, concept: Mention, mentions: Sequence[Mention]) -> bool:
    """'Ол 1994 жылғы қазанда отставкаға кетті': where verbs come last, what somebody did once.

    A person and a day or a month are named, and the verb is one of the past.
    """
    if _is_owner(sentence, concept) or is_said_to_come(sentence, concept):
        return True
    if _becomes(sentence, concept, mentions):
        return True
    last = concept.last if concept.verb is None else concept.verb
    persons = (m for m in mentions if PERSON in m.types)
    moments = (
        m for m in mentions if isinstance(m.value, Period) and m.value.precision in {"day", "month"}
    )
    past = sentence.shows(last, "Tense", "Past") or _leads_to_past(sentence, last)
    return past and _precedes(persons, concept) and _precedes(moments, concept)


def _becomes(sentence: Sentence, concept: Mention, mentions: Iterable[Mention]) -> bool:
    """'Мемлекет басшысы Кеңестің Төрағасы болды': what the office is, stands beside the verb."""
    if STATUS not in concept.types or concept.features.get("Case", "Nom") != "Nom":
        return False
    behind = [m.last + 1 for m in mentions if OFFICE in m.types and m.first == concept.last + 1]
    return any(
        not sentence.grammar.becoming.isdisjoint(sentence.lemmas[index])
        and sentence.shows(index, "Tense", "Past")
        for index in behind
        if index < len(sentence)
    )


def _leads_to_past(sentence: Sentence, index: int) -> bool:
    """'Отставкаға кетіп, ... басқарды': a converb is as past as the verb that it leads to."""
    if sentence.features(index).get("VerbForm") != "Conv":
        return False
    finite = (
        i for i in range(index + 1, len(sentence)) if sentence.features(i).get("VerbForm") == "Fin"
    )
    verb = next(finite, None)
    return verb is not None and sentence.features(verb).get("Tense") == "Past"


def _is_owner(sentence: Sentence, concept: Mention) -> bool:
    """'Мемлекет басшысының ісі': whose something is said to be, is not told to be that."""
    status = STATUS in concept.types and not sentence.is_verb(concept.last)
    return status and sentence.features(concept.last).get("Case") == "Gen"


def _precedes(mentions: Iterable[Mention], concept: Mention) -> bool:
    return any(mention.last < concept.last for mention in mentions)


def _accompanies(sentence: Sentence, concept: Mention) -> bool:
    """'Формируя Правительство, Президент ...': a converb tells on what occasion, not what holds."""
    verb = concept.verb
    return verb is not None and sentence.features(verb).get("VerbForm") == "Conv"


def _is_occasion(sentence: Sentence, concept: Mention, mentions: Iterable[Mention]) -> bool:
    """'При роспуске Мажилиса Сенат исполняет ...': when another power holds."""
    verb = concept.verb
    noun = verb is not None and not sentence.is_verb(verb) and verb == concept.first > 0
    if not noun or sentence.words[concept.first - 1] not in sentence.grammar.attending:
        return False
    others = (m.verb for m in mentions if POWER in m.types and m.verb not in {None, verb})
    return any(sentence.is_verb(other) for other in others if other is not None)


def _is_topic(sentence: Sentence, concept: Mention) -> bool:
    """'Объявил о сложении полномочий': what is spoken of is not stated."""
    verb = concept.verb
    noun = verb is not None and not sentence.is_verb(verb)
    return noun and verb == concept.first and sentence.words[verb - 1] in sentence.grammar.about


def _is_particular(concept: Mention, mentions: Iterable[Mention]) -> bool:
    """'Passed the Law of 20 November 1990', 'held a referendum on 5 June': one of many."""
    return concept.verb is not None and any(
        mention.origin == "dated" and mention.overlaps(index, index)
        for mention in mentions
        for index in concept.words
        if index != concept.verb
    )


def _is_condition(sentence: Sentence, concept: Mention) -> bool:
    """'If the President is removed, ...': tells in which case something else holds."""
    start = concept.first if concept.verb is None else min(concept.first, concept.verb)
    if sentence.grammar.code == "ru" and concept.verb is not None:
        start = concept.verb  # 'если откажут, Президент распускает': the verb stands outside
    for index in range(start, -1, -1):
        if sentence.words[index] in sentence.grammar.conditional:
            return True
        if index == 0 and sentence.words[0] in sentence.grammar.inverting:
            return True  # 'Should the Kurultai reject him, ...'
        if sentence.words[index] in {",", ";", ":"}:
            return False
    return False


def _tells_event(sentence: Sentence, concept: Mention, mentions: Sequence[Mention]) -> bool:
    """A Russian perfect past, or an English past with a day or a person."""
    verb = concept.verb
    if verb is None:
        return POWER in concept.types and is_given(sentence, concept) and is_single(mentions)
    if not sentence.is_verb(verb):
        told = takes_place(sentence, concept) or is_given(sentence, concept)
        coming = is_introduced(sentence, concept.first) or is_expected(sentence, verb)
        return coming or (told and is_single(mentions))
    said = sentence.features(verb)
    before = [
        sentence.words[i]
        for i in range(max(0, verb - _AUXILIARY), verb)
        if sentence.readings[i][:1] and sentence.readings[i][0].pos != "PROPN"  # 'On 5 May'
    ]
    if sentence.grammar.code == "ru":
        past = any(
            r.features.get("Tense") == "Past" and r.features.get("Aspect") == "Perf"
            for r in sentence.readings[verb]
        )
        if _happened_on_day(sentence, verb, mentions) or _is_proposed(sentence, verb):
            return True
        passive = said.get("VerbForm") == "Part" and "Case" not in said
        return past and not (passive and {"быть", "будет", "будут"} & {*before})
    passive = sentence.shows(verb, "Voice", "Pass") and is_passive(sentence, verb)
    leading = leading_passive(sentence, verb)
    if passive and not (has_auxiliary(sentence, verb) or has_auxiliary(sentence, leading)):
        return True  # 'a law adopted by Parliament'
    hanging = is_content(sentence, verb, mentions) or hangs_on_past(sentence, verb)
    coming = acts_by_one(sentence, concept) or is_expected(sentence, verb)
    if coming or (hanging and is_single(mentions)):
        return True
    if is_of_act(sentence, verb, mentions) or (passive and is_by_act(sentence, verb, mentions)):
        return True
    past = any(r.features.get("Tense") == "Past" for r in sentence.readings[verb])
    modal = any(word in sentence.grammar.modals - {"be", "have", "do"} for word in before)
    present = any(word in {"is", "are", "be"} for word in before)
    return past and not modal and not present and is_single(mentions)


def _is_proposed(sentence: Sentence, verb: int) -> bool:
    """'Комиссия предложила вынести проект на референдум': what somebody once wished is no right."""
    wishing = sentence.grammar.wishing
    before = range(max(0, verb - _AUXILIARY), verb)
    infinitive = sentence.features(verb).get("VerbForm") == "Inf"
    return infinitive and any(not wishing.isdisjoint(sentence.lemmas[i]) for i in before)


def _happened_on_day(sentence: Sentence, verb: int, mentions: Sequence[Mention]) -> bool:
    """'Акимов впервые избирали 5 ноября 2023 года': what was done on one day is no rule."""
    past = sentence.features(verb).get("Tense") == "Past"
    named = [m for m in mentions if m.origin in {"dated", "name"}]
    return past and any(
        isinstance(m.value, Period)
        and m.value.precision == "day"
        and m.value.relation is None
        and sentence.clauses[m.first] == sentence.clauses[verb]
        and not any(n.overlaps(m.first, m.last) for n in named)
        for m in mentions
        if m.first >= 0
    )


def _is_owned(sentence: Sentence, concept: Mention, mentions: Sequence[Mention]) -> bool:
    """'Судей Конституционного Суда', 'ministers of the Cabinet': not what the words say alone."""
    if concept.verb is None or POWER not in concept.types:
        return False
    own = [index for index in concept.words if index != concept.verb]
    if not own:
        return False  # what the verb acts on was said before
    place = min(own)
    before = sentence.lemmas[place - 1] if place else frozenset()
    if not sentence.grammar.remaining.isdisjoint(before):
        return True  # 'остальных судей': those of a body that was named
    if own == [place] and counts_members(sentence, place):
        return True  # 'four judges': of a body that was named
    names = [mention for mention in mentions if mention.origin == "name"]
    if any(
        name.first < min(own) <= name.last and not concept.words.issuperset(range(*_range(name)))
        for name in names
    ):
        return True  # 'propose ministers' is not in 'the proposal of the Prime Minister'
    if _is_of_body(sentence, place, names):
        return True
    start = max(own) + 1
    if sentence.grammar.definite:
        if sentence.words[start : start + 1] != ("of",):
            return False
        done = sentence.words[start - 1].endswith(sentence.grammar.actional)
        start += 2 if sentence.words[start + 1 : start + 2] == ("the",) else 1
    else:
        done = False
    return any(
        mention.first == start
        and INSTITUTION in mention.types
        and not (done and OFFICE in mention.types)  # 'agrees to the appointment of the Chair'
        and (bool(sentence.grammar.definite) or cases(sentence, start) == {"Gen"})
        for mention in names
    )


def _is_compound(sentence: Sentence, concept: Mention) -> bool:
    """'Headed the state company': he headed no state."""
    after = concept.last + 1
    status = STATUS in concept.types and sentence.is_verb(concept.first)
    if not status or not sentence.grammar.definite or after >= len(sentence):
        return False
    return is_noun(sentence, after) and not sentence.is_verb(after)


def _is_of_body(sentence: Sentence, place: int, names: Iterable[Mention]) -> bool:
    """'The Constitutional Court's judges' are not 'judges'; 'the President's choice' is a choice.

    `place` is the first token of what a verb acts on.
    """
    possessive = place > 0 and is_possessive(sentence.words[place - 1])
    return (
        bool(sentence.grammar.definite)
        and possessive
        and any(name.last == place - 1 and _is_body(name) for name in names)
    )


def _is_body(name: Mention) -> bool:
    return INSTITUTION in name.types and OFFICE not in name.types


def _range(name: Mention) -> tuple[int, int]:
    return name.first, name.last + 1


def _is_predicate(sentence: Sentence, concept: Mention, others: Sequence[Mention]) -> bool:
    """'Президент – глава государства', 'is the head of state', 'является главой государства'.

    Of coordinated ones the first tells: 'is the guarantor of the Constitution and head of state'.
    """
    first = concept.first
    while first and sentence.words[first - 1] in _BEFORE_NOUN:
        first -= 1
    first = _before_owner(sentence, first)
    before = sentence.words[first - 1] if first else ""
    if before in sentence.grammar.joining:
        return any(
            other.last == first - 2 and _is_predicate(sentence, other, ()) for other in others
        )
    after = sentence.words[concept.last + 1 : concept.last + 2]
    linked = before in sentence.grammar.copulas | {"as", "как", "not", "neither", "nor", "become"}
    return (
        linked
        or ("Ins" in cases(sentence, concept.first) and not governed(sentence, concept.first))
        or is_called(sentence, first)
        or (bool(after) and after[0] in {"–", "—", "is"} and not _is_said_of(concept, others))
    )


def _before_owner(sentence: Sentence, first: int) -> int:
    """'Is the country's head of state': return where an English owner begins, `first` without."""
    if not (sentence.grammar.definite and first and is_possessive(sentence.words[first - 1])):
        return first
    first -= 1
    return first - (sentence.words[first - 1 : first] == ("the",))


def _is_said_of(concept: Mention, others: Iterable[Mention]) -> bool:
    """'The head of state is also commander-in-chief': what is said of the first is the second."""
    return any(0 < other.first - concept.last <= _LINK for other in others)
