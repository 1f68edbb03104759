"""Whether a concept's words say what the concept stands for, or something else, in place.

'Мемлекет басшысы' names the President and is a status as well; 'Премьер-Министрді тағайындады'
tells an appointment and is a power as well. Where verbs come last, what stands around the words
decides.
"""

from collections.abc import Iterable, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.share import counts_members
from bilik.extract.frame.proposed import is_aimed_at, is_proposed
from bilik.extract.naming.covering import lies_within
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.bare import stands_bare
from bilik.extract.relation.verbfinal import is_decree
from bilik.extract.statement import Entity, Period
from bilik.extract.things import DOCUMENT, INSTITUTION, POWER, STATUS

_ACTS = frozenset({DOCUMENT})
_REFUSAL = 5  # tokens from what is refused to the verb that says so
_WHEN = frozenset({"жағдайда", "кезде", "кейін", "соң", "уақытта", "сәттен", "күннен"})
_CALENDAR = frozenset({"day", "month"})
_LASTING = frozenset({"бұрын", "дейін", "бері", "тұста", "тұсында", "кезеңде", "дәуірде", "әдетте"})
_PERFECT = frozenset({"болатын", "еді", "болған"})  # 'тағайындалған еді': had been appointed
_LIST = 12  # tokens within which a list of predicates comes to its verb
_LISTENDS = frozenset(".;:")
_LINKING = frozenset({"деп", "болып", "ретінде", "бола"})
_LINKING_VERBS = frozenset({"бол", "е", "табыл", "саналу", "айнал", "санал"})


def as_meant(
    sentence: Sentence,
    concepts: Sequence[Mention],
    others: Sequence[Mention],
    cues: Sequence[tuple[int, int]],
) -> tuple[Mention, ...]:
    """Return the concepts that are meant as such; all of them where verbs do not come last.

    `cues` are the first and last tokens of the cues of consent.
    """
    if not sentence.grammar.verb_final:
        return tuple(concepts)
    names = [mention for mention in others if mention.origin == "name"]
    spoken = {index for first, last in cues for index in range(first, last + 1)}
    return tuple(
        concept
        for concept in concepts
        if not _tells_event(sentence, concept, others, ruled=_is_ruled(sentence, concept, cues))
        and concept.last not in spoken
        and not _is_governed(concept, concepts)
        and not _is_condition(sentence, concept)
        and not is_proposed(sentence, concept)
        and not _begins_inside_name(sentence, concept, names)
        and (cues or not (is_aimed_at(sentence, concept) or _is_occasion(sentence, concept)))
        and not _is_title(sentence, concept)
        and not _is_of_deed(sentence, concept)
        and not _is_of_other(sentence, concept, names)
        and not _is_attribute(sentence, concept)
        and not _is_of_act(concept, others)
        and not _is_particular(sentence, concept, others)
        and not _is_done_by_act(sentence, concept, others)
        and not _is_done_by_nobody(
            sentence, concept, others, ruled=_is_ruled(sentence, concept, cues)
        )
        and (not lies_within(concept, names) or _is_predicate(sentence, concept, names))
    )


def _is_ruled(sentence: Sentence, concept: Mention, cues: Sequence[tuple[int, int]]) -> bool:
    """'Әкім сайланбайды: оны ... келісімімен Президент қояды': consents of its own part alone."""
    return any(
        _LISTENDS.isdisjoint(sentence.words[min(first, concept.last) : max(last, concept.first)])
        for first, last in cues
    )


def _is_occasion(sentence: Sentence, concept: Mention) -> bool:
    """'Отставкаға кеткенде': when something else happens, unless a consent is told of it."""
    said = sentence.features(concept.last)
    needed = any(
        not sentence.grammar.requiring.isdisjoint(sentence.lemmas[index])
        for index in range(concept.last + 1, len(sentence))
    )
    return (
        POWER in concept.types
        and not needed
        and said.get("VerbForm") in {"Part", "Ger"}
        and said.get("Case") in {"Loc", "Ins"}
    )


def _is_governed(concept: Mention, concepts: Sequence[Mention]) -> bool:
    """'тағайындауға келісім береді': the verb is the object of another power.

    Unless the same power is told there without it: 'шақырып алу, елшілерден грамота қабылдау'.
    """
    return any(
        (POWER in other.types or POWER not in concept.types)
        and concept.last in other.words
        and concept.last < other.last
        and concept is not other
        and not any(
            (one.iri, one.last) == (other.iri, other.last) and concept.last not in one.words
            for one in concepts
        )
        for other in concepts
    )


def _is_of_other(sentence: Sentence, concept: Mention, names: Sequence[Mention]) -> bool:
    """'Конституциялық Соттың судьяларын тағайындайды' is not 'судьяларды тағайындайды'."""
    first = concept.first
    if len(concept.words) == 2 and counts_members(sentence, first):
        return True  # 'төрт судьяны': of a body that was named
    if sentence.grammar.members.isdisjoint(sentence.lemmas[first]):
        return False
    if POWER not in concept.types or sentence.features(first).get("Person[psor]") != "3":
        return False
    before = first - 1
    if before > 0 and sentence.words[before] in sentence.grammar.joining:
        before -= 1  # 'Соттың төрағасы мен судьялары'
        owned = sentence.features(before).get("Person[psor]") == "3"
        return owned and any(name.last == before and name.first < before for name in names)
    return any(m.last == before and m.features.get("Case") == "Gen" for m in names)


def _is_of_act(concept: Mention, others: Iterable[Mention]) -> bool:
    """'1995 жылғы Конституция Президентті ... кепілі деп атайды': what calls him so is no owner."""
    acts = (m for m in others if m.origin == "dated" and not m.types.isdisjoint(_ACTS))
    return STATUS in concept.types and any(
        m.last == concept.first
        and m.last + 1 not in concept.words
        and m.features.get("Case", "Nom") == "Nom"
        for m in acts
    )


def _is_of_deed(sentence: Sentence, concept: Mention) -> bool:
    """'Парламент Конституцияны өзгерткен заң': what a noun is known by was done once."""
    said, after = sentence.features(concept.last), concept.last + 1
    if POWER not in concept.types or said.get("Tense") != "Past" or "Case" in said:
        return False
    nouns = (
        [reading.pos for reading in sentence.readings[after][:1]] if after < len(sentence) else []
    )
    return said.get("VerbForm") == "Part" and said.get("Voice") != "Pass" and nouns == ["NOUN"]


def _is_attribute(sentence: Sentence, concept: Mention) -> bool:
    """'заң шығару саласында', 'әкімдерді сайлау тәртібі': what a noun is about, but not a right."""
    after = concept.last + 1
    said = sentence.features(concept.last)
    verbal = said.get("VerbForm") == "Ger" and said.get("Case") == "Nom"
    if not verbal or "Person[psor]" in said or after >= len(sentence):
        return False
    owned = sentence.features(after).get("Person[psor]") == "3" and not sentence.is_verb(after)
    return owned and sentence.grammar.competences.isdisjoint(sentence.lemmas[after])


def _is_particular(sentence: Sentence, concept: Mention, others: Iterable[Mention]) -> bool:
    """'2022 жылғы 5 қарашадағы заңды қабылдаған': what was done once to one act is no rule."""
    if POWER not in concept.types or not _is_done(sentence, concept.last):
        return False
    return any(
        _ACTS & m.types
        and m.first < concept.last
        and (m.overlaps(concept.first, concept.first) or m.last + 1 == concept.first)
        for m in others
        if m.origin in {"dated", "name"}
    )


def _is_done_by_act(sentence: Sentence, concept: Mention, others: Iterable[Mention]) -> bool:
    """'2026 жылғы Конституция Сенатты таратып, ...': what an act does itself is no power."""
    if not sentence.is_verb(concept.last) or not _is_done(sentence, concept.last):
        return False
    own = [(m, m.value.types) for m in others if isinstance(m.value, Entity)]
    before = [(m, types) for m, types in own if m.last < concept.first]
    bare = [(m, types) for m, types in before if stands_bare(sentence, m)]
    acts = any(_ACTS & types and not _leads_on(sentence, m) for m, types in bare)
    bodies = any(INSTITUTION in types and _is_subject(sentence, m) for m, types in before)
    return acts and not bodies and POWER in concept.types


def _leads_on(sentence: Sentence, mention: Mention) -> bool:
    """'1993 жылғы Конституция бойынша': under which something is done."""
    after = sentence.readings[mention.last + 1][:1] if mention.last + 1 < len(sentence) else ()
    return bool(after) and after[0].pos == "ADP"


def _is_done(sentence: Sentence, index: int) -> bool:
    """A past, a participle of the past or a converb that leads to another verb."""
    said = sentence.features(index)
    past = said.get("Tense") == "Past"
    return past or (said.get("VerbForm") == "Conv" and said.get("Aspect") == "Perf")


def _is_title(sentence: Sentence, concept: Mention) -> bool:
    """'тағайындау туралы Жарлыққа қол қойды': what an act is about is not stated as a rule."""
    after = concept.last + 1
    if sentence.words[after : after + 1] != ("туралы",) or after + 1 >= len(sentence):
        return False
    return not sentence.grammar.acts.isdisjoint(sentence.lemmas[after + 1])


def _is_done_by_nobody(
    sentence: Sentence, concept: Mention, others: Iterable[Mention], *, ruled: bool
) -> bool:
    """'Сенат пен Мәжіліс таратылады': what happens to a body is no power without a holder."""
    if (
        POWER not in concept.types
        or ruled
        or sentence.features(concept.last).get("Voice") != "Pass"
    ):
        return False
    agents = (m for m in others if INSTITUTION in m.types)
    return not any(
        m.features.get("Case") in {"Ins", "Dat"}
        or "тарапынан" in sentence.words[m.last + 1 : m.last + 2]
        or (m.last + 1 < concept.last and is_decree(sentence, m.last + 1))
        for m in agents
        if not m.overlaps(concept.first, concept.last) or m.last + 1 < concept.last
    )


def _begins_inside_name(sentence: Sentence, concept: Mention, names: Sequence[Mention]) -> bool:
    """'Вице президент сайланады' tells of no president: the name has no owner in its first word."""
    return any(
        name.first < concept.first <= name.last
        and "Person[psor]" not in sentence.features(name.last)
        for name in names
    )


def _is_condition(sentence: Sentence, concept: Mention) -> bool:
    """'төтенше жағдай енгізген жағдайда', 'тағайындалғаннан кейін', 'кетсе де': when, not that."""
    if sentence.features(concept.last).get("Mood") == "Cnd":
        return sentence.words[concept.last + 1 : concept.last + 2] in {("де",), ("да",)}
    said = sentence.features(concept.last)
    if said.get("VerbForm") == "Ger" and said.get("Case") == "Abl" and POWER in concept.types:
        behind = range(concept.last + 1, min(len(sentence), concept.last + 1 + _REFUSAL))
        return any(sentence.shows(i, "Mood", "Cnd") for i in behind)  # 'бекітуден бас тартса'
    if said.get("VerbForm") != "Part":
        return False
    after = set(sentence.words[concept.last + 1 : concept.last + 2])
    return not _WHEN.isdisjoint(after)


def _tells_event(
    sentence: Sentence, concept: Mention, others: Sequence[Mention], *, ruled: bool
) -> bool:
    """A plain past tells what happened once, not a rule of law, with a day or a person.

    So it does without an act that rules it, or a body that consents to it (`ruled`).
    """
    if not _is_past(sentence, concept.last):
        return False
    acts = any(
        _ACTS & m.types
        and not m.overlaps(concept.first, concept.last)  # what is signed does not rule
        for m in others
    )
    if POWER in concept.types and not ruled and not acts:
        return not _is_habit(sentence, concept, others)
    dated = [m for m in others if m.origin == "dated"]
    day = any(
        isinstance(m.value, Period)
        and m.value.precision in _CALENDAR
        and not any(d.overlaps(m.first, m.last) and d.last - d.first < _span(m) for d in dated)
        for m in others
    )
    person = any(m.origin == "person" and m.features.get("Case") != "Gen" for m in others)
    return day or person  # 'Омаровтың пікірінше': whose opinion it is, acts in nothing


def _is_habit(sentence: Sentence, concept: Mention, others: Sequence[Mention]) -> bool:
    """'Екі мүшені Президент тағайындады', 'реформадан кейін ... сайлады': done again and again.

    It is done to several, or through a time, and neither a person nor a day is told.
    """
    if any(m.origin == "person" for m in others):
        return False
    dates = [m.value for m in others if isinstance(m.value, Period)]
    if any(date.precision in _CALENDAR for date in dates):
        return False
    perfect = not _PERFECT.isdisjoint(sentence.words[concept.last + 1 : concept.last + 2])
    if perfect and any(d.precision == "year" and d.relation is None for d in dates):
        return False  # 'оған дейін, 1990 жылы, ... сайлаған болатын'
    lasting = any(date.relation in {"since", "until"} for date in dates)
    return lasting or not _LASTING.isdisjoint(sentence.words) or _is_of_several(sentence, concept)


def _is_of_several(sentence: Sentence, concept: Mention) -> bool:
    return any(
        sentence.shows(index, "Number", "Plur")
        or (index > 0 and sentence.shows(index - 1, "NumType", "Card"))
        for index in concept.words - {concept.last}
    )


def _span(mention: Mention) -> int:
    return mention.last - mention.first + 3


def _is_past(sentence: Sentence, index: int) -> bool:
    said = sentence.features(index)
    if said.get("Tense") != "Past" or not sentence.is_verb(index):
        return False
    after = sentence.words[index + 1 : index + 2]
    ends = not after or after[0] in {".", ";", "!"}
    return said.get("VerbForm") == "Fin" or ends or after[0] in _PERFECT


def _is_predicate(sentence: Sentence, concept: Mention, names: Sequence[Mention]) -> bool:
    """A status is said of another: 'Президент – мемлекет басшысы', '... басшысы деп танылды'."""
    before = sentence.words[concept.first - 1] if concept.first else ""
    if before in sentence.grammar.copulas or _links(sentence, concept.last + 1):
        return True
    if _links_later(sentence, concept.last + 1):
        return True
    bare = concept.features.get("Case", "Nom") == "Nom" and not _is_modifier(sentence, concept)
    if bare and not _leads_to_verb(sentence, concept.last + 1):
        subjects = [name for name in names if name.last < concept.first]
        subjects = [name for name in subjects if not _is_parted(sentence, name, concept)]
        if any(_is_subject(sentence, name) for name in subjects):
            return True
    inverted = [name for name in names if name.first == concept.last + 1]
    return any(_links(sentence, name.last + 1) for name in inverted)


def _is_parted(sentence: Sentence, name: Mention, concept: Mention) -> bool:
    """'Мәжіліс ... мақұлдап, Мемлекет басшысы оны ...': behind a verb and a comma, who acts."""
    return any(
        sentence.is_verb(i) and sentence.words[i + 1] == ","
        for i in range(name.last + 1, concept.first - 1)
    )


def _leads_to_verb(sentence: Sentence, index: int) -> bool:
    """'оны Мемлекет басшысы тағайындайды': right before a verb stands who acts."""
    return index < len(sentence) and sentence.is_verb(index)


def _is_subject(sentence: Sentence, name: Mention) -> bool:
    after = sentence.words[name.last + 1 : name.last + 2]
    joined = bool(after) and after[0] in sentence.grammar.joining
    bare = name.features.get("Case", "Nom") == "Nom"
    return bare and not joined and not _is_modifier(sentence, name)


def _is_modifier(sentence: Sentence, mention: Mention) -> bool:
    """'Президент Әкімшілігі': a bare noun before a possessed one."""
    after = mention.last + 1
    return after < len(sentence) and sentence.features(after).get("Person[psor]") == "3"


def _links_later(sentence: Sentence, index: int) -> bool:
    """'мемлекет басшысы және ... басшысы болуы': the last member of a list links for all."""
    if index >= len(sentence) or sentence.words[index] not in sentence.grammar.joining:
        return False
    for later in range(index + 1, min(len(sentence), index + _LIST)):
        if sentence.words[later] in _LISTENDS:
            return False
        if sentence.is_verb(later):
            return _links(sentence, later)
    return False


def _links(sentence: Sentence, index: int) -> bool:
    if index >= len(sentence):
        return False
    word = sentence.words[index]
    if word in _LINKING or word in sentence.grammar.copulas:
        return True
    return not _LINKING_VERBS.isdisjoint(sentence.lemmas[index])
