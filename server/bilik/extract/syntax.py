"""How a mention stands to a trigger: as subject, object, in a case, under a preposition.

No parser is used: the order of words (English), the cases (Russian, Kazakh) and the small words
beside a mention say enough for the roles that the ontology marks.
"""

from collections.abc import Mapping, Sequence

from bilik.extract.anchor import OBJECT, SUBJECT, Anchor, Relation, is_apart
from bilik.extract.clausal import is_finite
from bilik.extract.english import english_relations, with_person
from bilik.extract.gap import cases, is_modifier, is_noun, is_pronoun
from bilik.extract.mention import Mention
from bilik.extract.nounphrase import depends, may_own
from bilik.extract.participle import (
    agrees,
    described_end,
    is_object_of_participle,
    is_of_participle,
    is_reduced,
)
from bilik.extract.preposition import prepositions_before, russian_prepositions
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Entity, Period
from bilik.extract.verbfinal import (
    belongs_to_participle,
    final_relations,
    is_bare_object,
    is_no_subject,
    is_parted,
    own_noun,
)
from bilik.vocabulary import ONTOLOGY

INSTITUTION = ONTOLOGY + "Institution"
_PERSON = ONTOLOGY + "Person"

# What the date grammar has read off the words around a date, as marks of a role.
_DATE_MARKS: Mapping[str | None, frozenset[Relation]] = {
    "until": frozenset({("prep", "until"), ("post", "дейін"), ("prep", "до")}),
    "since": frozenset({("prep", "from"), ("prep", "since"), ("post", "бастап"), ("prep", "с")}),
    "by": frozenset({("prep", "by"), ("prep", "к"), ("post", "қарай")}),
}
_NEIGHBOURS = 12  # tokens from one member to the next, those that may be skipped included
_JOINTS = 3  # words that may join two members ('as well as')
_GENITIVE = 4  # tokens between a verbal noun and its genitive
_LACKING = 8  # tokens from a genitive to the negated verb behind it: 'должности ... не было'
_NEGATED = 2  # tokens between a negation and the verb whose object it puts in the genitive
_PHRASE = 5  # tokens that may stand between a preposition and the head of its phrase
_BORDERS = frozenset({";", ":", "но", "а"})
_LEAVING = frozenset({"с", "от"})  # 'с поста', 'от должности'
_NEAR_VERB = 3  # tokens from a verb to the one whom it empowers
_POSTPOSITION = 2  # tokens after a mention that are looked at for postpositions
# Russian case markers follow the abbreviations of pymorphy, Kazakh ones Universal Dependencies.
_RUSSIAN_CASES = {
    "Nom": "nomn",
    "Gen": "gent",
    "Dat": "datv",
    "Acc": "accs",
    "Ins": "ablt",
    "Loc": "loct",
}


def relations(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> frozenset[Relation]:
    """Return all the ways in which a mention may stand to the anchor."""
    if not same_clause(sentence, mention, at):
        return frozenset()
    if at.named and not sentence.grammar.verb_final and not _in_name(sentence, mention, at):
        return frozenset()
    relation = mention.value.relation if isinstance(mention.value, Period) else None
    if relation in _DATE_MARKS:
        return _DATE_MARKS[relation]
    head = _first_conjunct(sentence, mention, mentions)
    floor = max((m.last + 1 for m in mentions if m.last < head.first), default=0)
    prepositions = prepositions_before(sentence, head.first, floor)
    if sentence.grammar.code == "ru":
        prepositions = russian_prepositions(sentence, head, floor)
    if sentence.grammar.code == "en":
        return frozenset(english_relations(sentence, with_person(head, mentions), at, prepositions))
    by_case = _by_russian_case if sentence.grammar.code == "ru" else _by_case
    return frozenset(by_case(sentence, mention, at, prepositions, mentions))


def _in_name(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Whose a dated thing is stands in its name or right after it: 'Указ Президента от ...'."""
    if isinstance(mention.value, Period):
        return True
    inside = at.first <= mention.first and mention.last <= at.last
    after = mention.first - at.last - 1
    owner = mention.features.get("Case") == "Gen" or "of" in sentence.words[at.last : mention.first]
    return inside or (0 <= after <= 2 and owner)


def same_clause(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """What happens in a clause under another concerns only what that clause names."""
    if sentence.grammar.verb_final:
        return mention.first <= at.last or not is_parted(sentence, at.last, mention.first)
    numbers = sentence.clauses
    return numbers[mention.first] == numbers[at.first]


def _case(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> str:
    """'Сенат пен Мәжілістен': in a verb-final language the last member's case is that of all.

    A person is no place: 'Жак Ширакта' is 'Жак Ширак та', with the particle written on.
    """
    case = mention.features.get("Case", "Nom")
    if not sentence.grammar.verb_final or case not in {"Nom", "Loc"}:
        return case
    if isinstance(mention.value, Period):
        return "Loc"  # '2017 жылы', 'сол күні' say when without an ending
    if case == "Loc":
        return "Nom" if mention.origin == "person" else case
    for other in mentions:
        if other.first > mention.last and is_coordinated(sentence, mention, other):
            return _case(sentence, other, mentions)
    return _case_of_joined_noun(sentence, mention) or case


def _case_of_joined_noun(sentence: Sentence, mention: Mention) -> str | None:
    """'Сот Төрағасы мен судьяларын сайлайды': the noun joined to a name shows the case of both."""
    after = mention.last + 1
    joined = sentence.words[after : after + 1]
    if not joined or joined[0] not in sentence.grammar.joining or not joined[0].isalpha():
        return None
    for index in range(after + 1, min(len(sentence), after + 1 + _JOINTS)):
        case = sentence.features(index).get("Case", "Nom")
        if sentence.is_verb(index):
            return None
        if case != "Nom":
            return case
    return None


def _first_conjunct(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the first member of the coordination that a mention belongs to ('by A and B')."""
    for other in mentions:
        if is_coordinated(sentence, other, mention):
            return _first_conjunct(sentence, other, mentions)
    return mention


def is_coordinated(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """Tell whether two mentions are joined; with a comma only when they are of one kind."""
    if not 0 < right.first - left.last <= _NEIGHBOURS:
        return False
    between = sentence.words[left.last + 1 : right.first]
    grammar = sentence.grammar
    words = [word for word in between if word not in grammar.skipped]
    if left.first and words[1:] and words[-1] == sentence.words[left.first - 1]:
        del words[-1]  # 'to A and to B'
    if not grammar.verb_final and (";" in words or _with_unknown(sentence, left, right)):
        return ";" not in words and _same_kind(left, right)
    if not words or len(words) > _JOINTS or not all(word in grammar.joining for word in words):
        return False
    return "," not in words or _same_kind(left, right)


def _with_unknown(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """'The President, deputies and the Government': a member that has no name stands between."""
    joining = sentence.grammar.joining - {";"}
    between = [
        index
        for index in range(left.last + 1, right.first)
        if sentence.words[index] not in sentence.grammar.skipped
    ]
    if not _JOINTS <= len(between) <= _JOINTS + 1:
        return False
    ends = {sentence.words[between[0]], sentence.words[between[-1]]}
    return ends <= joining and all(
        sentence.words[i] not in joining and is_noun(sentence, i) for i in between[1:-1]
    )


def _same_kind(left: Mention, right: Mention) -> bool:
    if not (isinstance(left.value, Entity) and isinstance(right.value, Entity)):
        return False
    return any(iri.startswith(ONTOLOGY) for iri in left.value.types & right.value.types)


def _by_case(
    sentence: Sentence,
    mention: Mention,
    at: Anchor,
    prepositions: Sequence[str],
    mentions: Sequence[Mention],
) -> list[Relation]:
    case = _case(sentence, mention, mentions)
    found: list[Relation] = [("case", case)]
    if prepositions:
        placed = found if case == "Loc" else []
        return [*placed, *(("prep", text) for text in prepositions)]
    own = final_relations(sentence, mention, at)
    if own is not None:
        return own
    following = sentence.words[mention.last : mention.last + 1 + _POSTPOSITION]
    found += [("post", word) for word in following]
    if is_no_subject(sentence, mention, at):
        return found
    if is_bare_object(sentence, mention, at, mentions):
        return [*found, OBJECT]
    if not belongs_to_participle(sentence, mention, at):
        owner = case == "Gen" and mention.first > at.last
        found += own_noun(mention, at) or ([] if owner else _grammatical(case, mention, at))
    return found


def _by_russian_case(
    sentence: Sentence,
    mention: Mention,
    at: Anchor,
    prepositions: Sequence[str],
    mentions: Sequence[Mention],
) -> list[Relation]:
    case = mention.features.get("Case", "Nom")
    placed: list[Relation] = [("case", _RUSSIAN_CASES.get(case, case))]
    if _leaves_noun(sentence, mention, prepositions):
        return []
    if not prepositions and _is_of_other(sentence, mention, at, case):
        return [("party", _RUSSIAN_CASES.get(case, case))]
    if prepositions:
        return [*(placed if case == "Loc" else []), *(("prep", text) for text in prepositions)]
    if is_reduced(sentence, mention, at):
        reduced: list[Relation] = [OBJECT if at.passive else SUBJECT]
        return reduced if mention.last == described_end(sentence, at) else []
    if is_object_of_participle(sentence, mention, at, mentions):
        return [("case", "accs"), OBJECT]
    found = _genitive(sentence, mention, at) if case == "Gen" else placed
    if not is_apart(sentence, mention, at):
        own = own_noun(mention, at) if agrees(sentence, mention, at) else []
        negated = ("case", "gent") in found
        found = [*found, *(own or _grammatical(case, mention, at, negated=negated))]
    return _settled(sentence, mention, at, mentions, found)


def _leaves_noun(sentence: Sentence, mention: Mention, prepositions: Sequence[str]) -> bool:
    """'После ухода с поста Президента': what is left belongs to the noun of leaving."""
    words = prepositions[0].split() if prepositions else []
    before = mention.first - len(words) - 1
    idiom = " ".join(sentence.words[max(0, before - 1) : before + 1])
    other = before >= 0 and idiom not in sentence.grammar.idioms and is_noun(sentence, before)
    return len(words) > 1 and words[0] in _LEAVING and other


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
    body = isinstance(mention.value, Entity) and INSTITUTION in mention.value.types
    return body and sentence.features(at.first).get("VerbForm") == "Fin"


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
    if after and is_finite(sentence, at.first) and _has_verb(sentence, at.last + 1, mention.first):
        return [relation for relation in found if relation not in {SUBJECT, OBJECT}]
    plain = SUBJECT in found and mention.features.get("Case") == "Nom"
    if not plain or at.passive or at.nominal or not _may_be_object(sentence, mention):
        return found
    number = sentence.features(at.first).get("Number")
    if number == "Plur" and mention.features.get("Number") == "Sing":
        return [OBJECT if relation == SUBJECT else relation for relation in found]
    subject = any(
        (m.last < at.first if after else not _may_be_object(sentence, m))
        and _is_beside(sentence, m, at)
        and m.features.get("Case") == "Nom"
        and same_clause(sentence, m, at)
        for m in mentions
        if isinstance(m.value, Entity) and m.verb is None and m is not mention
    )
    return [OBJECT if relation == SUBJECT and subject else relation for relation in found]


def _is_beside(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether no border stands between the words of a frame and a mention."""
    low, high = sorted((min(mention.last, at.last), max(mention.first, at.first)))
    return _BORDERS.isdisjoint(sentence.words[low:high])


def _may_be_object(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the first noun of a mention may be in the accusative; no person may."""
    if isinstance(mention.value, Entity) and _PERSON in mention.value.types:
        return False
    head = next((i for i in range(mention.first, mention.last + 1) if is_noun(sentence, i)), None)
    return head is not None and "Acc" in cases(sentence, head)


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
    if before >= 0 and is_noun(sentence, before):
        found += [("after", lemma) for lemma in sorted(sentence.lemmas[before])]
    before_verb = sentence.words[mention.last + 1 : at.first]
    lacking = 0 < at.first - mention.last <= _LACKING and "," not in before_verb
    close = 0 < mention.first - at.last <= _GENITIVE or lacking
    near = sentence.words[max(0, at.first - _NEGATED) : at.first]
    negated = close and any(word in sentence.grammar.negating for word in near)
    apart = "," in sentence.words[mention.last : at.first] and depends(sentence, mention.first)
    owned = at.nominal and not apart
    return [*found, ("case", "gent")] if owned or negated else found


def _of_members(sentence: Sentence, noun: int, at: Anchor) -> list[Relation]:
    """'Акимов избирают депутаты маслихатов': what its members do, a body does."""
    own = cases(sentence, noun)
    if "Ins" in own:
        return [("case", "ablt")]
    return [SUBJECT] if "Nom" in own and not at.passive else []


def _is_animate_object(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Избрал Нурсултана Назарбаева Президентом': with no noun before it nothing owns a person."""
    if at.nominal or at.passive:
        return False
    before = mention.first - 1
    owned = before >= 0 and (may_own(sentence, before) or _is_adjective(sentence, before))
    person = isinstance(mention.value, Entity) and _PERSON in mention.value.types
    if mention.first != at.last + 1 and (owned or not person):
        return False
    return all(
        "Acc" in cases(sentence, i)
        for i in range(mention.first, mention.last + 1)
        if len(sentence.words[i]) > 1  # no initial
    )


def _is_adjective(sentence: Sentence, index: int) -> bool:
    plain = not is_noun(sentence, index) and not is_pronoun(sentence, index)
    return plain and is_modifier(sentence, index)


def _grammatical(
    case: str, mention: Mention, at: Anchor, *, negated: bool = False
) -> list[Relation]:
    """Subject and object by case; nouns made of verbs and negated ones take a near genitive."""
    near = mention.first > at.last or at.first - mention.last - 1 <= _GENITIVE
    if case == "Nom" and not (at.attributive and at.passive):
        return [OBJECT if at.passive else SUBJECT]
    if case == "Acc" or (case == "Gen" and (at.nominal or negated) and near):
        return [OBJECT]
    return []
