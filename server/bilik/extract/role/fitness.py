"""What keeps a mention from a role, or gives it one, beside its marks."""

from collections.abc import Iterator, Sequence, Set

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Anchor, Relation, comma_of
from bilik.extract.relation.reach import introduces, is_of_occasion, same_clause
from bilik.extract.role.dating import tells_when
from bilik.extract.statement import Entity, Period
from bilik.extract.things import DOCUMENT, INSTITUTION, OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY

EVENT = ONTOLOGY + "Event"

_JOINTS = frozenset({"а", "и", "но"})
_AGAIN = frozenset({"on", "in", "again", "then", "for", "the", "last", "time", "finally", "once"})
_ADJOINING = 3  # tokens from a title to the date that belongs to it
_DATELINE = 6  # tokens before the date of a report ('ASTANA, 6 June -')


def may_date(
    sentence: Sentence,
    role: Role,
    mention: Mention,
    evocation: Evocation,
    mentions: Sequence[Mention],
) -> bool:
    """A date that is part of a thing's name dates only what happens to that thing."""
    if role.literal is None:
        return True
    if evocation.means == "apposition" and sentence.grammar.definite:
        after = mention.first - evocation.anchor.last
        return 0 < after <= _ADJOINING  # 'the former Premier Massimov headed it until 2022'
    if any(other.dated for other in evocation.frame.roles):
        of_act = sentence.grammar.code == "ru" and _is_year_of_act(mention, mentions)
        return not (role.loose and of_act)
    naming = [
        m for m in mentions if m.origin == "dated" and m.overlaps(mention.first, mention.last)
    ]
    at = evocation.anchor
    verb = bool(sentence.grammar.definite) and not at.nominal
    own = (at.first, at.last) if verb else evocation.extent
    return all(
        named.overlaps(*own) or _is_same_event(named, evocation) or _is_occasion(named)
        for named in naming
    )


def _is_occasion(named: Mention) -> bool:
    """'2022 жылғы 5 маусымдағы референдумда ... енгізілді': what was done at an event."""
    return EVENT in named.types and named.features.get("Case") == "Loc"


def _is_year_of_act(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """'После Конституции 2026 года он подписал ...': the year only tells which Constitution."""
    year = isinstance(mention.value, Period) and mention.value.precision == "year"
    return year and any(
        m.origin == "dated" and m.overlaps(mention.first, mention.last) and DOCUMENT in m.types
        for m in mentions
    )


def _is_same_event(named: Mention, evocation: Evocation) -> bool:
    """'9 маусымда өткен сайлауда ... сайланды': the date of the election is that of the choice."""
    return evocation.frame.iri in named.types


def dates_other(
    sentence: Sentence, mention: Mention, evocation: Evocation, mentions: Sequence[Mention]
) -> bool:
    """'The Court, established in 1992, was abolished': the date right after another verb.

    Nor does the date before the dash that a report begins with say when something happened. 'На
    выборах, состоявшихся 1 декабря, избран ...': an event of the same kind is the one spoken of.
    """
    if sentence.grammar.verb_final or not isinstance(mention.value, Period):
        return False
    if _is_of_other_subject(sentence, mention, evocation.anchor):
        return True
    if any(
        _is_same_event(m, evocation) and m.overlaps(mention.first, mention.last)
        for m in mentions
        if m.origin == "dated"
    ):
        return False
    at = evocation.anchor
    if mention.last < comma_of(sentence, at):
        return True  # 'с 2019 года работал Кошанов, избранный ...'
    if (at.nominal and mention.first > at.last) or introduces(sentence, mention, at):
        return False  # 'the referendum was held on 30 August'
    if is_of_occasion(sentence, mention, evocation.anchor):
        return True
    dash = sentence.words[mention.last + 1 : mention.last + 2]
    if mention.first <= _DATELINE and dash and dash[0] in {"-", "–", "—"}:
        return True
    if sentence.grammar.code == "ru" and _begins_clause(sentence, mention, evocation.anchor.last):
        return True
    index = mention.first - 1
    small = sentence.grammar.prepositions | sentence.grammar.particles
    while index >= 0 and sentence.words[index] in small:
        index -= 1
    verb = index >= 0 and sentence.is_verb(index)
    modal = verb and not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
    own = at.first <= index <= at.last or index in evocation.words
    own = own or (verb and bool(sentence.grammar.definite) and tells_when(sentence, index))
    return verb and not modal and not own


def _is_of_other_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Parliament passed it on 6 March, and the President signed it later': the day of the first.

    A day at the head of a sentence is that of all that follows.
    """
    if not sentence.grammar.definite or mention.last >= at.first or at.nominal:
        return False
    between = range(mention.last + 1, at.first)
    joints = [i for i in between if sentence.words[i] in sentence.grammar.joining]
    told = any(is_finite(sentence, i) for i in range(mention.first))
    inside = range(joints[-1] + 1, at.first) if joints else range(0)
    heads = (is_noun(sentence, i) and not sentence.is_verb(i) for i in inside)
    return told and not any(sentence.is_verb(i) for i in between) and any(heads)


def is_aside(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Впоследствии, в 2007–2009 годах, он занимал ...': a date set off before its verb."""
    if sentence.grammar.code != "ru" or not isinstance(mention.value, Period):
        return False
    between = range(mention.last + 1, at.first)
    ended = any(sentence.words[i] in {";", ":"} for i in between)
    return bool(between) and not ended and not any(is_finite(sentence, i) for i in between)


def _begins_clause(sentence: Sentence, mention: Mention, last: int) -> bool:
    """'Избрал Президента, а 25 октября приняли Декларацию': the date of the clause it begins."""
    words, start = sentence.words, mention.first - 1
    if ";" in words[last : mention.first]:
        return True
    while start > last and words[start] in sentence.grammar.prepositions | _JOINTS:
        start -= 1
    if start <= last or (words[start] not in {",", ";"} and words[start + 1] not in _JOINTS):
        return False
    for index in range(mention.last + 1, len(words)):
        if words[index] in {",", ";", ":"}:
            return False
        if is_finite(sentence, index):
            return True
    return False


def is_moment(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
) -> bool:
    """'Established from 1 January 2023' tells the day, where no last one is told."""
    if sentence.grammar.verb_final or role.loose or not isinstance(mention.value, Period):
        return False
    if mention.value.relation != "since":
        return False
    lasting = any(
        isinstance(m.value, Period) and m.first >= mention.first and m.value.relation != "since"
        for m in mentions
    )
    return not lasting and any(r.loose and r.literal for r in evocation.frame.roles)


def takes_person(evocation: Evocation) -> bool:
    """Tell whether a frame is about a person, so that an office is what he is chosen for."""
    return any(role.need and PERSON in role.ranges for role in evocation.frame.roles)


def is_of_person(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
) -> bool:
    """What a person is chosen for is an office: 'the Council elected Nazarbayev President'."""
    if not role.need or not takes_person(evocation) or not isinstance(mention.value, Entity):
        return True
    persons = [m for m in mentions if PERSON in m.types]
    if not persons or _is_owner(sentence, evocation, mention):
        return True
    named_so = PERSON in role.ranges or mention.origin == "title" or sentence.grammar.verb_final
    named_so = named_so and not (sentence.grammar.verb_final and mention.origin == "pronoun")
    if PERSON not in role.ranges and not named_so and _stands_at(persons, mention):
        return False  # 'he' is the person here, not the office
    if sentence.grammar.code == "ru" and PERSON not in role.ranges:
        acts = mention.features.get("Case") == "Nom" and not evocation.anchor.nominal
        if acts and mention.origin != "title":
            return False  # 'Президент назначил Бектенова': who is chosen stands in another case
    body = INSTITUTION in mention.value.types and OFFICE not in mention.value.types
    return PERSON in role.ranges or not body or _is_own_genitive(sentence, evocation, mention)


def _is_own_genitive(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """'Состоялись выборы Мажилиса, его Председателем избрали Кошанова': of the noun before it."""
    beside = evocation.anchor.nominal and mention.first == evocation.anchor.last + 1
    return sentence.grammar.code == "ru" and beside and mention.features.get("Case") == "Gen"


def _is_owner(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """'Выборы Мажилиса, его Председателем ...': a body may be chosen, whoever else is."""
    at = evocation.anchor
    behind = sentence.grammar.code == "ru" and at.nominal and mention.first == at.last + 1
    return behind and mention.features.get("Case") == "Gen"


def _stands_at(persons: Sequence[Mention], mention: Mention) -> bool:
    return any(person.first == mention.first for person in persons)


def completes(sentence: Sentence, evocation: Evocation, role: Role, mention: Mention) -> bool:
    """'Смаилов назначен Премьер-Министром': in Russian the office is in the instrumental."""
    if sentence.grammar.verb_final:
        return _completes_kazakh(sentence, evocation, role, mention)
    instrumental = sentence.grammar.code == "ru" and mention.features.get("Case") == "Ins"
    at = evocation.anchor
    inside = same_clause(sentence, mention, at)
    if at.last < mention.first - 1 and sentence.shows(mention.first - 1, "Voice", "Pass"):
        return False  # 'выбирать из кандидатов, предложенных Президентом'
    if at.nominal:  # 'состоялись выборы Мажилиса, его Председателем ...'
        inside = inside and "," not in sentence.words[at.last : mention.first]
    return instrumental and inside and bool(role.need) and takes_person(evocation)


def _completes_kazakh(
    sentence: Sentence, evocation: Evocation, role: Role, mention: Mention
) -> bool:
    """'Төрағалығына сайланды', 'Президент өкілеттігін тоқтатты': the post as it is named there."""
    at = evocation.anchor
    if (
        OFFICE not in mention.types
        or not role.need
        or PERSON in role.ranges
        or not takes_person(evocation)
    ):
        return False
    owned = sentence.features(at.first).get("Person[psor]") == "3"
    owner = mention.features.get("Case", "Nom") in {"Nom", "Gen"} and mention.last + 1 == at.first
    into = mention.features.get("Case") == "Dat" and mention.last < at.first
    return (into and not at.nominal) or (owned and owner and at.first < at.last)


def _behind_joined_verbs(sentence: Sentence, index: int) -> int:
    """'Sets up and chairs the Council': verbs that are joined share their object."""
    while (
        index + 1 < len(sentence)
        and sentence.grammar.definite
        and (
            sentence.words[index] in sentence.grammar.joining - {",", ";"}
            and any(reading.pos == "VERB" for reading in sentence.readings[index + 1])
        )
    ):
        index += 2
    return index


def has_own_object(
    sentence: Sentence, evocation: Evocation, mention: Mention, marks: Set[Relation]
) -> bool:
    """'The President retained the right ...': the subject of a verb that acts on something else.

    A role that either of the two may fill is then not filled by the subject.
    """
    at = evocation.anchor
    if sentence.grammar.verb_final or at.passive or at.nominal or not {SUBJECT, OBJECT} <= marks:
        return False
    if len(evocation.words) == 1 and sentence.shows(at.first, "Subcat", "Tran"):
        return sentence.grammar.code == "ru"
    index = _behind_joined_verbs(sentence, max({at.last, *evocation.words}) + 1)
    while index < len(sentence) and (
        sentence.words[index] in sentence.grammar.skipped or is_modifier(sentence, index)
    ):
        index += 1
    if (
        sentence.grammar.definite
        and sentence.words[index : index + 1]
        and (sentence.words[index] in sentence.grammar.resuming and index not in evocation.words)
    ):
        return True  # 'he retained it'
    if index >= len(sentence) or index in evocation.words or not is_noun(sentence, index):
        return False
    apart = not mention.overlaps(index, index)
    return apart and (bool(sentence.grammar.definite) or "Acc" in cases(sentence, index))


def is_of_verb(sentence: Sentence, evocation: Evocation, role: Role, mention: Mention) -> bool:
    """'На выборах победил Токаев': who acts in the clause does not do what a noun of it names."""
    noun = evocation.means == "trigger" and evocation.anchor.nominal
    subject = mention.features.get("Case") == "Nom"
    owned = role.at_least == 1 and any(m.value == "gent" for m in role.markers)
    if sentence.grammar.definite:
        return noun and not role.need and mention.last < evocation.anchor.first
    return sentence.grammar.code == "ru" and noun and subject and (not role.need or owned)


def dates_together(
    sentence: Sentence, first: Mention, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield a date with the days joined to it: 'избран 10 января 1999 г. и 4 декабря 2005 г.'."""
    yield first
    last = first
    for mention in sorted(mentions, key=lambda m: m.first):
        value = mention.value
        if mention.first <= last.last or not isinstance(value, Period) or value.relation:
            continue
        between = sentence.words[last.last + 1 : mention.first]
        joined = bool(between) and all(
            word in sentence.grammar.joining | sentence.grammar.skipped | _AGAIN
            or word in sentence.grammar.dating
            for word in between
        )
        alike = isinstance(first.value, Period) and value.precision == first.value.precision
        listed = value.precision in {"year", "month"} and alike and not sentence.grammar.verb_final
        day = value.precision == "day" and not sentence.grammar.verb_final
        if joined and (day or listed):
            yield mention
            last = mention


def is_of_sibling(
    sentence: Sentence, role: Role, mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """'A, B and C are appointed by him': each is what one power acts on, and none is of another."""
    if sentence.grammar.verb_final or (role.need and not sentence.grammar.definite):
        return False
    own = {*range(mention.first, mention.last + 1)}
    if role.need:  # 'by a decree of the President of 1 March': whose act it is
        acts = [m for m in mentions if m.origin == "dated" and DOCUMENT in m.types]
        acts = [
            m for m in acts if own < {*range(m.first, m.last + 1)} and INSTITUTION in mention.types
        ]
        return any(not any(sentence.is_verb(i) for i in range(m.first + 1, m.last)) for m in acts)
    return any(own <= other.words - {other.verb} for other in mentions if other.verb is not None)


def is_year_of_other(
    sentence: Sentence, role: Role, mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """'On 17 September they passed a law amending the Constitution of 1995': a day is told."""
    value = mention.value
    if not (sentence.grammar.definite and role.loose and isinstance(value, Period)):
        return False
    dated = [m for m in mentions if m.origin == "dated"]
    within = any(m.overlaps(mention.first, mention.last) for m in dated)
    return (
        within
        and value.precision == "year"
        and any(
            isinstance(m.value, Period)
            and m.value.precision == "day"
            and not any(d.overlaps(m.first, m.last) for d in dated)
            for m in mentions
        )
    )
