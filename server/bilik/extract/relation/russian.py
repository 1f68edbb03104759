"""How a mention stands to a trigger in Russian: by its case, and by what the case leaves open."""

from collections.abc import Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_modifier, is_noun, is_pronoun
from bilik.extract.clause.nounphrase import depends, may_own
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.post import is_no_title
from bilik.extract.relation.anchor import (
    OBJECT,
    SUBJECT,
    Anchor,
    Relation,
    is_apart,
)
from bilik.extract.relation.participle import (
    agrees,
    described_end,
    is_object_of_participle,
    is_of_participle,
    is_reduced,
)
from bilik.extract.relation.reach import GENITIVE, grammatical, same_clause
from bilik.extract.relation.verbfinal import own_noun
from bilik.extract.statement import Entity
from bilik.extract.things import INSTITUTION, OFFICE, PERSON

_LACKING = 8  # tokens from a genitive to the negated verb behind it: 'должности ... не было'
_NEGATED = 2  # tokens between a negation and the verb whose object it puts in the genitive
_BORDERS = frozenset({";", ":", "но", "а"})
_LEAVING = frozenset({"с", "от"})  # 'с поста', 'от должности'
_NEAR_VERB = 3  # tokens from a verb to the one whom it empowers
# Case markers follow the abbreviations of pymorphy.
_RUSSIAN_CASES = {
    "Nom": "nomn",
    "Gen": "gent",
    "Dat": "datv",
    "Acc": "accs",
    "Ins": "ablt",
    "Loc": "loct",
}


def russian_relations(
    sentence: Sentence,
    mention: Mention,
    at: Anchor,
    prepositions: Sequence[str],
    mentions: Sequence[Mention],
) -> list[Relation]:
    """Return the ways in which a mention may stand to the anchor, under a preposition or none."""
    case = mention.features.get("Case", "Nom")
    placed: list[Relation] = [("case", _RUSSIAN_CASES.get(case, case))]
    if not at.nominal and _leaves_noun(sentence, mention, prepositions):
        return []
    if not prepositions and _is_of_other(sentence, mention, at, case):
        return [("party", _RUSSIAN_CASES.get(case, case))]
    if prepositions:
        owned = _genitive(sentence, mention, at) if case == "Gen" else []
        of_noun = [relation for relation in owned if relation[0] == "after"]
        here = placed if case == "Loc" else of_noun  # 'к полномочиям Президента относится ...'
        return [*here, *(("prep", text) for text in prepositions)]
    if _is_before_converb(sentence, mention, at):
        acts = case == "Nom" and not _has_other_subject(sentence, mention, at)
        return [SUBJECT] if acts else []
    if is_reduced(sentence, mention, at):
        reduced: list[Relation] = [OBJECT if at.passive else SUBJECT]
        return reduced if mention.last == described_end(sentence, at) else []
    if is_object_of_participle(sentence, mention, at, mentions):
        return [("case", "accs"), OBJECT]
    chosen = case == "Gen" and _is_chosen(sentence, mention, at, mentions)
    if chosen:
        return [("case", "accs"), OBJECT]
    found = _genitive(sentence, mention, at) if case == "Gen" else placed
    if not is_apart(sentence, mention, at):
        own = own_noun(sentence, mention, at, ()) if agrees(sentence, mention, at) else []
        negated = ("case", "gent") in found
        found = [*found, *(own or grammatical(case, mention, at, negated=negated))]
    return _settled(sentence, mention, at, mentions, found)


def _leaves_noun(sentence: Sentence, mention: Mention, prepositions: Sequence[str]) -> bool:
    """'После ухода с поста Президента': what is left belongs to the noun of leaving."""
    words = prepositions[0].split() if prepositions else []
    before = mention.first - len(words) - 1
    idiom = " ".join(sentence.words[max(0, before - 1) : before + 1])
    other = before >= 0 and idiom not in sentence.grammar.idioms and is_noun(sentence, before)
    return len(words) > 1 and words[0] in _LEAVING and other


def _is_before_converb(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Кабинет она не сохранила, учредив Правительство': a converb's object is not outside."""
    if sentence.features(at.first).get("VerbForm") != "Conv":
        return False
    low, high = sorted((min(mention.last, at.last), max(mention.first, at.first)))
    return "," in sentence.words[low:high]


def _has_other_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Суд она упразднила, заменив его Советом': a pronoun acts, so the noun before it does not."""
    between = sentence.words[mention.last + 1 : at.first]
    return _may_be_object(sentence, mention) and not sentence.grammar.subjects.isdisjoint(between)


def _is_of_other(sentence: Sentence, mention: Mention, at: Anchor, case: str) -> bool:
    """'Заменившая Конституцию 1993 года, была принята': a passive has no object of its own."""
    if case == "Acc":
        own = range(mention.first, mention.last + 1)
        return at.passive and not any("Nom" in cases(sentence, i) for i in own)
    if case in {"Ins", "Dat"} and _is_other_party(sentence, mention, at):
        return True
    return case == "Ins" and is_of_participle(sentence, mention, at)


def _is_other_party(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Выражает недоверие Правительству': beside an active finite verb neither case tells who acts.

    Acts may: 'Указом Президент образовал ...'.
    """
    if at.passive or at.nominal:
        return False
    belongs = not sentence.grammar.belonging.isdisjoint(sentence.lemmas[at.first])
    if belongs and mention.features.get("Case") == "Dat":
        return False  # 'власть принадлежит Курултаю'
    return INSTITUTION in mention.types and sentence.features(at.first).get("VerbForm") == "Fin"


def _settled(
    sentence: Sentence,
    mention: Mention,
    at: Anchor,
    mentions: Sequence[Mention],
    found: list[Relation],
) -> list[Relation]:
    """Settle what the case leaves open: 'упразднила пост', where the forms are the same.

    After a verb that has its subject before it, such a noun is the object; and what another verb
    separates from a verb before it belongs to that other verb.
    """
    after = mention.first > at.last and not at.nominal
    behind = _behind_joined_verbs(sentence, at.last + 1)
    if after and is_finite(sentence, at.first) and _has_verb(sentence, behind, mention.first):
        return [relation for relation in found if relation not in {SUBJECT, OBJECT}]
    plain = SUBJECT in found and mention.features.get("Case") == "Nom"
    if plain and _acts_before(sentence, mention, at, mentions):
        return [relation for relation in found if relation not in {SUBJECT, ("case", "nomn")}]
    if not plain or at.passive or at.nominal or not _may_be_object(sentence, mention):
        return found
    if sentence.words[at.first] in sentence.grammar.copulas:
        return found  # 'является' acts on nothing
    if after and _has_object(at, mentions):
        return found  # 'полномочия маслихата может прекратить Сенат'
    if mention.first and sentence.features(mention.first - 1).get("VerbForm") in {"Conv", "Inf"}:
        return [OBJECT if relation == SUBJECT else relation for relation in found]
    number = sentence.features(at.first).get("Number")
    if number == "Plur" and mention.features.get("Number") == "Sing":
        return [OBJECT if relation == SUBJECT else relation for relation in found]
    subject = any(
        (m.last < at.first or PERSON in m.types if after else not _may_be_object(sentence, m))
        and _is_beside(sentence, m, at)
        and m.features.get("Case") == "Nom"
        and same_clause(sentence, m, at)
        and not _acts_before(sentence, m, at, mentions)
        for m in mentions
        if isinstance(m.value, Entity) and m.verb is None and m is not mention
    )
    return [OBJECT if relation == SUBJECT and subject else relation for relation in found]


def _has_object(at: Anchor, mentions: Sequence[Mention]) -> bool:
    """Tell whether what a verb acts on stands before it, so that it is not what stands behind."""
    return any(
        m.verb is not None
        and m.verb == at.first
        and min(m.words, default=m.first) < m.verb == max(m.words, default=m.last)
        for m in mentions
    )


def _acts_before(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> bool:
    """'Парламент прекратит работу, его место займёт Курултай': each clause has its subject."""
    words = sentence.words
    marks = (i for i in range(mention.last + 1, at.first) if words[i] in {",", ";"})
    border = max(marks, default=0)
    if not any(is_finite(sentence, i) for i in range(mention.last + 1, border)):
        return False
    ends = (i for i in range(at.last + 1, len(words)) if words[i] in {",", ";", ":"})
    end, own = next(ends, len(words)), range(border + 1, at.first)
    objects = [i for i in own if is_noun(sentence, i) and "Acc" in cases(sentence, i)]
    behind = [i for i in range(at.last + 1, end) if is_noun(sentence, i)]
    objects += behind[:1] if not any("Nom" in cases(sentence, i) for i in behind[:1]) else []
    return any(
        border < m.first < end
        and m.features.get("Case") == "Nom"
        and m.origin != "concept"
        and ((objects and objects[0] < m.first > at.last) or not _may_be_object(sentence, m))
        for m in mentions
        if isinstance(m.value, Entity) and m.verb is None and not m.overlaps(at.first, at.last)
    )


def _is_beside(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether no border stands between the words of a frame and a mention."""
    low, high = sorted((min(mention.last, at.last), max(mention.first, at.first)))
    return _BORDERS.isdisjoint(sentence.words[low:high])


def _may_be_object(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the first noun of a mention may be in the accusative; no person may."""
    if PERSON in mention.types:
        return False
    head = next((i for i in range(mention.first, mention.last + 1) if is_noun(sentence, i)), None)
    return head is not None and "Acc" in cases(sentence, head)


def _behind_joined_verbs(sentence: Sentence, index: int) -> int:
    """'Назначает и смещает Президент': verbs that are joined share their subject."""
    words, joining = sentence.words, sentence.grammar.joining - {",", ";"}
    while index + 1 < len(words) and words[index] in joining and is_finite(sentence, index + 1):
        index += 2
    return index


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a finite verb stands in a range, beside those that only add how one is meant."""
    modals = sentence.grammar.modals
    return any(
        is_finite(sentence, i) and modals.isdisjoint(sentence.lemmas[i]) for i in range(start, end)
    )


def _is_told_to_act(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Уполномочивает Президента председательствовать': the object of a verb does what it is told.

    The genitive and the accusative of persons are the same form. 'Наделила Президента правом'.
    """
    before = range(max(0, mention.first - _NEAR_VERB), mention.first)
    empowering = sentence.grammar.empowering
    if mention.last < at.first and any(
        not empowering.isdisjoint(sentence.lemmas[i]) for i in before
    ):
        return True
    if sentence.features(at.first).get("VerbForm") != "Inf" or mention.last > at.first:
        return False
    if "," in sentence.words[mention.last : at.first]:
        return False
    index = mention.first - 1
    while index >= 0 and is_modifier(sentence, index):
        index -= 1
    between = range(mention.last + 1, at.first)
    governed = index >= 0 and is_finite(sentence, index)
    return governed and not any(is_finite(sentence, i) for i in between)


def _genitive(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation]:
    """'Полномочие Президента': a genitive belongs to the noun before it, if not to a noun anchor.

    Under a negation it may be the object.
    """
    before = mention.first - 1
    found: list[Relation] = []
    if _is_told_to_act(sentence, mention, at):
        return [SUBJECT]
    if _is_animate_object(sentence, mention, at):
        return [("case", "accs"), OBJECT]
    if before >= 0 and not sentence.grammar.members.isdisjoint(sentence.lemmas[before]):
        found += _of_members(sentence, before, at)
    if at.passive and before >= 0 and _is_means(sentence, before):
        found += [("case", "ablt")]
    if before >= 0 and is_noun(sentence, before):
        found += [("after", lemma) for lemma in sorted(sentence.lemmas[before])]
    before_verb = sentence.words[mention.last + 1 : at.first]
    lacking = 0 < at.first - mention.last <= _LACKING and "," not in before_verb
    close = 0 < mention.first - at.last <= GENITIVE or lacking
    near = sentence.words[max(0, at.first - _NEGATED) : at.first]
    negated = close and any(word in sentence.grammar.negating for word in near)
    apart = "," in sentence.words[mention.last : at.first] and depends(sentence, mention.first)
    other = mention.last < at.first and before >= 0 and is_noun(sentence, before)
    owned = at.nominal and not apart and not other  # 'срок главы государства продлил референдум'
    return [*found, ("case", "gent")] if owned or negated else found


def _of_members(sentence: Sentence, noun: int, at: Anchor) -> list[Relation]:
    """'Акимов избирают депутаты маслихатов': what its members do, a body does.

    'Право принадлежит депутатам Мажилиса'.
    """
    own = cases(sentence, noun)
    if "Ins" in own:
        return [("case", "ablt")]
    if "Dat" in own and at.nominal:
        return [("case", "datv")]
    return [SUBJECT] if "Nom" in own and not at.passive else []


def _is_means(sentence: Sentence, noun: int) -> bool:
    """'Вводится указом Президента': whose decree it is, he does it."""
    decree = not sentence.grammar.decreeing.isdisjoint(sentence.lemmas[noun])
    return decree and "Ins" in cases(sentence, noun)


def _is_animate_object(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Избрал Нурсултана Назарбаева Президентом': with no noun before it nothing owns a person."""
    if at.nominal or at.passive:
        return False
    before = mention.first - 1
    while before >= 0 and sentence.tokens[before].span.start == sentence.tokens[before].span.end:
        before -= 1
    owned = before >= 0 and (may_own(sentence, before) or _is_adjective(sentence, before))
    if PERSON in mention.types or not is_noun(sentence, before):
        # 'избрал председателем Ашимбаева', 'последним занимал', but 'помощником Президента'
        owned = owned and "Ins" not in cases(sentence, before)
    pointed = before > 0 and sentence.words[before - 1] in sentence.grammar.pointing
    owned = owned and not pointed  # 'назначил на этот пост Бектенова'
    types = mention.types
    animate = PERSON in types or (
        OFFICE in types and sentence.features(at.first).get("Tense") == "Past"
    )
    if mention.first != at.last + 1 and (owned or not animate):
        return False
    if PERSON not in types:  # 'акимов районов впервые избирали'
        return "Acc" in cases(sentence, mention.first)
    return "Acc" in cases(sentence, mention.last)  # first names are rare words: 'Маулена'


def _is_chosen(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> bool:
    """'Избрал Президентом Назарбаева', 'на пост Премьера Бектенова': an office owns no person."""
    if at.nominal or at.passive or PERSON not in mention.types:
        return False
    return any(
        m.last + 1 == mention.first and is_no_title(sentence, m, mention)
        for m in mentions
        if INSTITUTION in m.types
    )


def _is_adjective(sentence: Sentence, index: int) -> bool:
    plain = not is_noun(sentence, index) and not is_pronoun(sentence, index)
    return plain and is_modifier(sentence, index)
