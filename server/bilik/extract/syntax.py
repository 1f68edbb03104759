"""How a mention stands to a trigger: as subject, object, in a case, under a preposition.

No parser is used: the order of words (English), the cases (Russian, Kazakh) and the small words
beside a mention say enough for the roles that the ontology marks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bilik.extract.clause import clauses
from bilik.extract.gap import is_modifier, is_noun
from bilik.extract.mention import Mention
from bilik.extract.preposition import prepositions_before, russian_prepositions
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Entity, Period
from bilik.extract.verbal import is_passive
from bilik.vocabulary import ONTOLOGY

Relation = tuple[str, str]
SUBJECT: Relation = ("subject", "")
OBJECT: Relation = ("object", "")

# What the date grammar has read off the words around a date, as marks of a role.
_DATE_MARKS: Mapping[str | None, frozenset[Relation]] = {
    "until": frozenset({("prep", "until"), ("post", "дейін"), ("prep", "до")}),
    "since": frozenset({("prep", "from"), ("prep", "since"), ("post", "бастап"), ("prep", "с")}),
    "by": frozenset({("prep", "by"), ("prep", "к"), ("post", "қарай")}),
}
_PREDICATIVE = frozenset({"болып", "деп", "етіп", "ретінде"})  # 'X болып' is not who does it
_JOINTS = 3  # words that may join two members ('as well as')
_RELATIVE = frozenset({",", "which", "that", "who"})
_COMPLEMENT = 3  # tokens from a passive to the noun that completes it
_GENITIVE = 4  # tokens between a verbal noun and its genitive
_NEGATED = 2  # tokens between a negation and the verb whose object it puts in the genitive
_PHRASE = 5  # tokens that may stand between a preposition and the head of its phrase
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


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that evoke a frame: their range and how their verb is used.

    A `nominal` anchor takes the genitive (nouns, and verbs made into nouns, which stay `verbal`);
    an `attributive` one is a participle before its noun; a `named` one is a name, which in a
    verb-final language takes nothing but its owner.
    """

    first: int
    last: int
    passive: bool = False
    nominal: bool = False
    attributive: bool = False
    verbal: bool = True
    named: bool = False


def anchor(sentence: Sentence, first: int, last: int) -> Anchor:
    """Read voice and use off the verb of the evoking words."""
    verb = _verb(sentence, first, last)
    best = sentence.features(verb)
    return Anchor(
        first,
        last,
        passive=_is_passive(sentence, verb),
        nominal=not sentence.is_verb(verb) or best.get("VerbForm") in {"Ger", "Vnoun"},
        attributive=_is_attributive(sentence, verb, last),
        verbal=sentence.is_verb(verb) and not _is_noun(sentence, last) and not _is_aim(best),
    )


def _is_attributive(sentence: Sentence, verb: int, last: int) -> bool:
    """A participle before its noun; Russian short participles, without case, are predicates."""
    readings = [reading.features for reading in sentence.readings[verb]]
    if sentence.grammar.code == "ru":
        return any(f.get("VerbForm") == "Part" and "Case" in f for f in readings)
    best = sentence.features(verb)
    return best.get("VerbForm") == "Part" and not _ends_clause(sentence, last)


def _is_aim(features: Mapping[str, str]) -> bool:
    """'жоюға оның құқығы жоқ': a verbal noun in the dative leans on what follows it."""
    return features.get("VerbForm") == "Ger" and features.get("Case") == "Dat"


def _is_noun(sentence: Sentence, index: int) -> bool:
    """'сөйлеу құқығы', 'анықтау Президентке тиесілі': a verbal noun that another word governs."""
    if not sentence.grammar.verb_final or _ends_clause(sentence, index):
        return False
    return any(
        features.get("VerbForm") == "Ger" and features.get("Case", "Nom") == "Nom"
        for features in (reading.features for reading in sentence.readings[index])
    )


def _ends_clause(sentence: Sentence, index: int) -> bool:
    after = sentence.words[index + 1 : index + 2]
    return not after or not after[0][0].isalnum()


def _verb(sentence: Sentence, first: int, last: int) -> int:
    """Return the token that carries voice and mood: the last word where verbs come last."""
    if sentence.grammar.verb_final or sentence.shows(last, "Voice", "Pass"):
        return last
    return next((i for i in range(first, last + 1) if sentence.is_verb(i)), first)


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """English participles are passive after 'be' or before 'by'; elsewhere the ending tells."""
    if sentence.grammar.verb_final:
        return sentence.features(verb).get("Voice") == "Pass"
    passive = sentence.shows(verb, "Voice", "Pass")
    return passive and (sentence.grammar.code != "en" or is_passive(sentence, verb))


def relations(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> frozenset[Relation]:
    """Return all the ways in which a mention may stand to the anchor."""
    if not same_clause(sentence, mention, at):
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
        return frozenset(_english(sentence, _with_person(head, mentions), at, prepositions))
    return frozenset(_by_case(sentence, mention, at, prepositions, mentions))


def same_clause(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """What happens in a clause under another concerns only what that clause names."""
    if sentence.grammar.verb_final:
        return True
    numbers = clauses(sentence)
    return numbers[mention.first] == numbers[at.first]


def _case(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> str:
    """'Сенат пен Мәжілістен': in a verb-final language the last member's case is that of all.

    A person is no place: 'Жак Ширакта' is 'Жак Ширак та', with the particle written on.
    """
    case = mention.features.get("Case", "Nom")
    if not sentence.grammar.verb_final or case not in {"Nom", "Loc"}:
        return case
    if case == "Loc":
        return "Nom" if mention.origin == "person" else case
    for other in mentions:
        if other.first > mention.last and is_coordinated(sentence, mention, other):
            return _case(sentence, other, mentions)
    return case


def _first_conjunct(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the first member of the coordination that a mention belongs to ('by A and B')."""
    for other in mentions:
        if is_coordinated(sentence, other, mention):
            return _first_conjunct(sentence, other, mentions)
    return mention


def is_coordinated(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """Tell whether two mentions are joined; with a comma only when they are of one kind."""
    between = sentence.words[left.last + 1 : right.first]
    grammar = sentence.grammar
    words = [word for word in between if word not in grammar.skipped]
    if left.first and words[1:] and words[-1] == sentence.words[left.first - 1]:
        del words[-1]  # 'to A and to B'
    if not words or len(words) > _JOINTS or not all(word in grammar.joining for word in words):
        return False
    return "," not in words or _same_kind(left, right)


def _same_kind(left: Mention, right: Mention) -> bool:
    if not (isinstance(left.value, Entity) and isinstance(right.value, Entity)):
        return False
    return any(iri.startswith(ONTOLOGY) for iri in left.value.types & right.value.types)


def _with_person(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """'Prime Minister Smailov, who was appointed': a title stands where its bearer does."""
    bearers = [m for m in mentions if m.origin == "person" and m.first == mention.last + 1]
    return replace(mention, last=bearers[0].last) if bearers else mention


def _english(
    sentence: Sentence, mention: Mention, at: Anchor, prepositions: Sequence[str]
) -> list[Relation]:
    left = mention.last < at.first
    between = sentence.words[mention.last + 1 : at.first]
    if between and all(word in _RELATIVE or word in sentence.grammar.copulas for word in between):
        finite = any(word in _RELATIVE and word != "," for word in between)
        return [OBJECT if at.passive or (at.attributive and not finite) else SUBJECT]
    if mention.first > at.last and _is_apart(sentence, mention, at):
        return []
    if prepositions:
        return _under_preposition(mention, at, prepositions, between)
    if left:
        own = not at.nominal and _acts_elsewhere(sentence, mention, at)
        return [] if own else [OBJECT if at.passive else SUBJECT]
    if mention.first > at.last and at.passive:  # 'was appointed Prime Minister'
        near = mention.first - at.last <= _COMPLEMENT
        return [SUBJECT] if near and "," not in sentence.words[at.last : mention.first] else []
    return [OBJECT] if mention.first > at.last else []


def _under_preposition(
    mention: Mention, at: Anchor, prepositions: Sequence[str], between: Sequence[str]
) -> list[Relation]:
    """'It is for the President to call ...': who acts; 'of' marks what a noun is of."""
    left = mention.last < at.first
    if prepositions[0] == "for" and between and between[0] == "to":
        return [SUBJECT]
    found: list[Relation] = [("prep", text) for text in prepositions]
    if prepositions[0] == "of" and left and not at.nominal:
        found.remove(("prep", "of"))
    if prepositions[0] == "of" and at.nominal and mention.first > at.last:
        found.append(OBJECT)
    return found


def _acts_elsewhere(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Consults the Prime Minister and dissolves Parliament': the object of another verb.

    Beyond a semicolon only what the sentence begins with may still be meant.
    """
    index = mention.first - 1
    while index >= 0 and (
        sentence.words[index] in sentence.grammar.skipped or is_modifier(sentence, index)
    ):
        index -= 1
    modal = index >= 0 and not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
    if index >= 0 and sentence.is_verb(index) and not modal:
        return True
    apart = ":" in sentence.words[mention.last + 1 : at.first]
    verb = any(sentence.is_verb(i) for i in range(mention.first))
    return (apart and verb) or _is_apart(sentence, mention, at)


def _by_case(
    sentence: Sentence,
    mention: Mention,
    at: Anchor,
    prepositions: Sequence[str],
    mentions: Sequence[Mention],
) -> list[Relation]:
    case = _case(sentence, mention, mentions)
    name = _RUSSIAN_CASES.get(case, case) if sentence.grammar.code == "ru" else case
    found: list[Relation] = [("case", name)]
    if prepositions:
        placed = found if case == "Loc" else []
        return [*placed, *(("prep", text) for text in prepositions)]
    if sentence.grammar.code == "ru" and case == "Gen":
        found = _genitive(sentence, mention, at)
    if sentence.grammar.verb_final:
        own = _verb_final(sentence, mention, at)
        if own is not None:
            return own
    begin = mention.last if sentence.grammar.verb_final else mention.last + 1
    following = sentence.words[begin : mention.last + 1 + _POSTPOSITION]
    found += [("post", word) for word in following]
    if _is_complement(sentence, mention, at) or _is_main_subject(sentence, mention, at):
        return found
    if not _belongs_to_participle(sentence, mention, at) and not _is_apart(sentence, mention, at):
        owner = sentence.grammar.verb_final and case == "Gen" and mention.first > at.last
        found += _own_noun(mention, at) or (
            [] if owner else _grammatical(case, mention, at, negated=("case", "gent") in found)
        )
    return found


def _is_apart(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """What follows beyond a semicolon belongs to another clause; before it, to the first verb."""
    if sentence.grammar.verb_final:
        return False
    low, high = sorted((min(mention.last, at.last), max(mention.first, at.first)))
    if ";" not in sentence.words[low:high]:
        return False
    return mention.first > at.last or any(sentence.is_verb(i) for i in range(mention.first))


def _genitive(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation]:
    """'Полномочие Президента': a genitive belongs to the noun before it, if not to a noun anchor.

    Under a negation it may be the object.
    """
    before = mention.first - 1
    found: list[Relation] = []
    if before >= 0 and is_noun(sentence, before):
        found += [("after", lemma) for lemma in sorted(sentence.lemmas[before])]
    close = 0 < mention.first - at.last <= _GENITIVE
    near = sentence.words[max(0, at.first - _NEGATED) : at.first]
    negated = close and any(word in sentence.grammar.negating for word in near)
    return [*found, ("case", "gent")] if at.nominal or negated else found


def _is_main_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Бұл АҚШ-та қалыптасқан басқарудың белгісі': 'this' is no subject of a participle."""
    return at.attributive and sentence.words[mention.first] in sentence.grammar.inanimate


def _is_complement(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'X болып сайланды': not who does it, but 'мемлекет басшысы Президент деп танылды' is."""
    after = sentence.words[mention.last + 1 : mention.last + 2]
    inverted = at.last + 1 == mention.first
    return sentence.grammar.verb_final and not inverted and not _PREDICATIVE.isdisjoint(after)


def _verb_final(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation] | None:
    """What settles how a mention stands in a verb-final language; None when nothing does yet."""
    after = mention.last > at.last
    if after and at.verbal:
        return _own_noun(mention, at)
    best = sentence.features(at.last)
    if (
        after
        and best.get("Case") == "Acc"
        and _PREDICATIVE & set(sentence.words[mention.last + 1 : mention.last + 2])
    ):  # 'нысанын президенттік республика деп сипаттады'
        return [("case", "Nom"), ("post", sentence.words[mention.last + 1])]
    oblique = best.get("Case", "Nom") != "Nom" and not _is_aim(best)
    owned_verb = best.get("VerbForm") == "Ger" and best.get("Person[psor]") == "3"
    if after and (oblique or owned_verb):
        return []  # 'референдумнан кейін Сот құрылды': the subject is that of another verb
    owned = _owned(sentence, mention, at)
    if at.named:
        return [("case", "Gen")] if mention.features.get("Case") == "Gen" and not owned else []
    if _modifies_next(sentence, mention):
        return _as_owner(sentence, mention, at)
    return _of_owner(sentence, owned, at) if owned else None


def _owned(sentence: Sentence, mention: Mention, at: Anchor) -> int | None:
    """'Кеңестің өкілеттіктерінің сақталуы': return the noun before the anchor that is owned.

    Of several genitives each takes the possessed noun that comes first and is not yet taken.
    """
    if mention.features.get("Case") != "Gen":
        return None
    waiting = 1
    until = at.first if mention.last < at.first else at.last
    for index in range(mention.last + 1, until):
        features = sentence.features(index)
        waiting -= features.get("Person[psor]") == "3"
        if waiting == 0:
            return index
        waiting += features.get("Case") == "Gen"
    return None


def _of_owner(sentence: Sentence, owned: int, at: Anchor) -> list[Relation]:
    """'Кеңестің сессиясында қабылданды', 'Президенттің рөлі – сақтау': the owner acts."""
    case = sentence.features(owned).get("Case", "Nom")
    acts = case == "Loc" or (case == "Nom" and at.nominal)
    return [("case", "Gen")] if acts else []


def _modifies_next(sentence: Sentence, mention: Mention) -> bool:
    """'Президент өкілеттігі': before a possessed noun, a bare noun only says whose it is."""
    after = mention.last + 1
    return (
        sentence.grammar.verb_final
        and mention.features.get("Case", "Nom") == "Nom"
        and after < len(sentence)
        and [reading.pos for reading in sentence.readings[after][:1]] == ["NOUN"]
        and sentence.features(after).get("Person[psor]") == "3"
    )


def _as_owner(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation]:
    """The possessed noun acts as a postposition; of the anchor's own noun a bare one is owner."""
    after = mention.last + 1
    found: list[Relation] = [("post", word) for word in sorted(sentence.lemmas[after])]
    owns = at.first <= after <= at.last or sentence.features(after).get("Case") == "Loc"
    return [*found, ("case", "Gen")] if owns else found


def _own_noun(mention: Mention, at: Anchor) -> list[Relation]:
    """The noun that a participle describes follows it: 'қабылданған Конституция'."""
    follows = 0 <= mention.first - at.last - 1 <= _PHRASE
    around = mention.first <= at.first and at.last <= mention.last
    if at.attributive and (follows or around):
        return [OBJECT if at.passive else SUBJECT]
    return []


def _belongs_to_participle(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Конгресс қабылдаған заңға': the subject of a participle is not the clause's subject."""
    after = mention.last + 1
    return (
        sentence.grammar.verb_final
        and after < at.first
        and sentence.features(after).get("VerbForm") == "Part"
        and not _ends_clause(sentence, after)
    )


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
