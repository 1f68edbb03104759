"""How a mention stands to a trigger: as subject, object, in a case, under a preposition.

No parser is used: the order of words (English), the cases (Russian, Kazakh) and the small words
beside a mention say enough for the roles that the ontology marks.
"""

from collections.abc import Mapping, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, Anchor, Relation
from bilik.extract.relation.behind import is_before_receiver
from bilik.extract.relation.english import english_relations, with_person
from bilik.extract.relation.preposition import prepositions_before, russian_prepositions
from bilik.extract.relation.reach import grammatical, same_clause
from bilik.extract.relation.russian import russian_relations
from bilik.extract.relation.verbfinal import (
    belongs_to_participle,
    final_relations,
    is_bare_object,
    is_no_subject,
    own_noun,
)
from bilik.extract.statement import Entity, Period
from bilik.vocabulary import ONTOLOGY

# What the date grammar has read off the words around a date, as marks of a role.
_DATE_MARKS: Mapping[str | None, frozenset[Relation]] = {
    "until": frozenset({("prep", "until"), ("post", "дейін"), ("prep", "до")}),
    "since": frozenset({("prep", "from"), ("prep", "since"), ("post", "бастап"), ("prep", "с")}),
    "by": frozenset({("prep", "by"), ("prep", "к"), ("post", "қарай")}),
}
_MARKS = frozenset({":", ";"})
_CONTRAST = "а"
_ALIKE = frozenset({"также", "равно", "затем", "потом", "позже", "позднее"})
_ARTICLES = frozenset({"the", "a", "an"})
_NEIGHBOURS = 12  # tokens from one member to the next, those that may be skipped included
_JOINTS = 3  # words that may join two members ('as well as')
_POSTPOSITION = 2  # tokens after a mention that are looked at for postpositions


def relations(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> frozenset[Relation]:
    """Return all the ways in which a mention may stand to the anchor."""
    if not same_clause(sentence, mention, at):
        return frozenset()
    if sentence.grammar.code == "ru" and _is_told_apart(sentence, mention, at):
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
        own = at.nominal and at.last < head.first  # 'с принятия Конституции': of the noun alone
        prepositions = russian_prepositions(
            sentence, head, max(floor, at.last + 1) if own else floor
        )
    if sentence.grammar.code == "en":
        return frozenset(english_relations(sentence, with_person(head, mentions), at, prepositions))
    by_case = russian_relations if sentence.grammar.code == "ru" else _by_case
    return frozenset(by_case(sentence, mention, at, prepositions, mentions))


def _is_told_apart(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Не ушёл совсем: он возглавлял Совет': behind a mark another verb has its own objects."""
    marks = [i for i in range(at.last + 1, mention.first) if sentence.words[i] in _MARKS]
    if not marks:
        return False
    ends = (i for i in range(mention.last + 1, len(sentence)) if sentence.words[i] in _MARKS)
    return any(is_finite(sentence, i) for i in range(marks[-1], next(ends, len(sentence))))


def _in_name(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Whose a dated thing is stands in its name or right after it: 'Указ Президента от ...'."""
    if isinstance(mention.value, Period):
        return True
    inside = at.first <= mention.first and mention.last <= at.last
    after = mention.first - at.last - 1
    owner = mention.features.get("Case") == "Gen" or "of" in sentence.words[at.last : mention.first]
    if sentence.grammar.code == "ru":
        between = range(at.last + 1, mention.first)
        owner = owner and not any(is_noun(sentence, i) or sentence.is_verb(i) for i in between)
    return inside or (0 <= after <= 2 and owner)


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
    """Return the first member of the coordination that a mention belongs to ('by A and B').

    A relative pronoun behind a comma is no member: 'in the Assembly, which was created ...'.
    """
    if not sentence.grammar.relative.isdisjoint(sentence.lemmas[mention.first]):
        return mention
    for other in mentions:
        if is_coordinated(sentence, other, mention):
            return _first_conjunct(sentence, other, mentions)
    return mention


def is_coordinated(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """Tell whether two mentions are joined; with a comma only when they are of one kind."""
    if not 0 < right.first - left.last <= _NEIGHBOURS:
        return False
    grammar, clauses = sentence.grammar, sentence.clauses
    if grammar.definite and clauses[left.last] != clauses[right.first]:
        return False  # 'when there is no Kurultai, the President ...'
    if grammar.definite and _begins_clause(sentence, left, right):
        return False
    between = sentence.words[left.last + 1 : right.first]
    words = [word for word in between if word not in grammar.skipped]
    again = _preposition(sentence, left)
    if words[1:] and words[-1] == again:
        del words[-1]  # 'to A and to B'
    if not grammar.verb_final and (";" in words or _with_unknown(sentence, left, right, again)):
        return ";" not in words and _same_kind(left, right)
    if grammar.code == "ru" and _is_apart(sentence, left, right, between):
        return False
    if not words or len(words) > _JOINTS or not all(word in grammar.joining for word in words):
        return False
    return "," not in words or _same_kind(left, right)


def _is_apart(sentence: Sentence, left: Mention, right: Mention, between: Sequence[str]) -> bool:
    """'Кандидатуру Премьер-Министра, Президент вправе ...': members of a list share a case.

    'Возглавляет Правительство, а пост упразднён': what 'а' alone joins are clauses.
    """
    if list(between) == [","] and _ends_aside(sentence, left):
        return True
    if list(between) == [","] and _acts_next(sentence, left, right):
        return True
    if _CONTRAST in between and sentence.grammar.skipped.isdisjoint(between):
        return not _ALIKE & {*between}
    one, other = (_head_cases(sentence, mention) for mention in (left, right))
    return bool(one and other) and one.isdisjoint(other)


def _acts_next(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """'Законы принимает Совет, Президент является ...': each clause has a verb and its subject."""
    after = right.last + 1
    following = after < len(sentence) and is_finite(sentence, after)
    before = left.first - 1
    return following and before >= 0 and is_finite(sentence, before)


def _head_cases(sentence: Sentence, mention: Mention) -> frozenset[str]:
    nouns = (i for i in range(max(mention.first, 0), mention.last + 1) if is_noun(sentence, i))
    head = next(nouns, None)
    return frozenset() if head is None else frozenset(cases(sentence, head))


def _ends_aside(sentence: Sentence, left: Mention) -> bool:
    """'Формируя Правительство, Президент ...': the comma ends what the converb brings with it."""
    said = sentence.features(left.first - 1) if left.first else {}
    return said.get("VerbForm") == "Conv"


def _begins_clause(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """'Lay with the Supreme Council, and it voted', 'reduced it, and the reform led to ...'.

    In English what stands behind a comma and before a finite verb of its own acts.
    """
    if sentence.words[right.first] in sentence.grammar.subjects:
        return True
    between = [w for w in sentence.words[left.last + 1 : right.first] if w not in _ARTICLES]
    if between == [","] and _acts(sentence, right.last + 1):
        return True
    before, after = left.first - 1, right.last + 1
    before -= before > 0 and sentence.words[before] in sentence.grammar.definite
    object_of = before >= 0 and is_finite(sentence, before)
    comma = sentence.words[left.last + 1] == ","
    return object_of and comma and _acts(sentence, after)


def _acts(sentence: Sentence, index: int) -> bool:
    """Tell whether a finite verb or its auxiliary stands at a token."""
    if index >= len(sentence):
        return False
    modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
    return modal or is_finite(sentence, index)


def _preposition(sentence: Sentence, mention: Mention) -> str:
    """Return the preposition right before a mention and its article, empty without one."""
    before = mention.first - 1
    while before > 0 and sentence.words[before] in sentence.grammar.definite:
        before -= 1
    word = sentence.words[before] if before >= 0 else ""
    return word if word in sentence.grammar.prepositions else ""


def _with_unknown(sentence: Sentence, left: Mention, right: Mention, again: str) -> bool:
    """'The President, deputies and the Government': a member that has no name stands between.

    The preposition of all may be said `again` before each.
    """
    joining = sentence.grammar.joining - {";"}
    small = sentence.grammar.skipped | {again}
    between = [
        index for index in range(left.last + 1, right.first) if sentence.words[index] not in small
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


def _is_governed(sentence: Sentence, mention: Mention) -> bool:
    """'Премьер-Министрден кейін': a postposition says what the case alone would not."""
    after = sentence.readings[mention.last + 1 : mention.last + 2]
    return bool(after and after[0]) and after[0][0].pos == "ADP"


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
    if is_before_receiver(sentence, mention, at, mentions):
        return []
    own = final_relations(sentence, mention, at, mentions)
    if own is not None:
        return own
    following = sentence.words[mention.last : mention.last + 1 + _POSTPOSITION]
    found += [("post", word) for word in following]
    if case == "Abl" and _is_governed(sentence, mention):
        found.remove(("case", case))
    if is_no_subject(sentence, mention, at):
        return found
    if is_bare_object(sentence, mention, at, mentions):
        return [*found, OBJECT]
    if not belongs_to_participle(sentence, mention, at):
        owner = case == "Gen" and mention.first > at.last
        described = own_noun(sentence, mention, at, mentions)
        found += described or ([] if owner else grammatical(case, mention, at))
    return found
