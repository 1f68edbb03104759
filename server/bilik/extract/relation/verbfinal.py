"""How a mention stands to the words that evoke a frame where verbs come last.

What a verb governs stands before it; a possessed noun behind its owner, a participle before its
noun, and what is said of somebody before 'болып', 'деп' or 'ретінде'.
"""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Frame
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Anchor, Relation, ends_clause, is_aim
from bilik.extract.relation.bare import PREDICATIVE, modifies_next, stands_bare
from bilik.extract.relation.behind import acts_behind, is_competent
from bilik.extract.statement import Period
from bilik.extract.things import DOCUMENT, INSTITUTION, PERSON

_MOVING = frozenset({"кет", "кел", "қал", "ауыс", "көш", "шық"})
_LIST = 20  # tokens from a right to the verb that takes it away, with others in a list
_LINKED = 5  # tokens from 'болып' to the verb that it leads to: 'болып екінші рет сайланды'
_PHRASE = 5  # tokens that may stand between a participle and its noun
_ACTORS = frozenset({INSTITUTION, PERSON})


def is_no_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether a bare noun says something of the subject, or belongs to the main clause."""
    after = sentence.words[mention.last + 1 : mention.last + 2]
    spoken_of = not sentence.grammar.concerning.isdisjoint(after)  # 'Ассамблея туралы Заң'
    return (
        _is_complement(sentence, mention, at)
        or _is_main_subject(sentence, mention, at)
        or (spoken_of and DOCUMENT not in mention.types)
    )


def is_parted(sentence: Sentence, left: int, right: int) -> bool:
    """Tell whether another clause begins between two tokens: '..., алайда ...'."""
    words, contrasting = sentence.words, sentence.grammar.contrasting
    return any(words[i] == "," and words[i + 1] in contrasting for i in range(left, right - 1))


def is_bare_object(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> bool:
    """'Кеңес ... туралы Заң қабылдады': a document right before a verb, behind its subject."""
    if mention.last + 1 != at.first or at.passive or not sentence.grammar.verb_final:
        return False
    if mention.features.get("Case", "Nom") != "Nom":
        return False
    acts = [m for m in mentions if DOCUMENT in m.types]
    acting = any(m.last < mention.first and stands_bare(sentence, m) for m in acts)
    if INSTITUTION in mention.types and at.first == at.last and acting:
        return True  # '1995 жылғы Конституция екі палаталы Парламент құрды'
    return DOCUMENT in mention.types and any(
        m.last < _head(mention) and m.origin != "date" and stands_bare(sentence, m)
        for m in mentions
    )


def _head(mention: Mention) -> int:
    """Return the first token of a name, the last of what is named by a day, which stands apart."""
    return mention.last if mention.origin == "dated" else mention.first


def _is_main_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Бұл АҚШ-та қалыптасқан басқарудың белгісі': 'this' is no subject of a participle."""
    return at.attributive and sentence.words[mention.first] in sentence.grammar.inanimate


def _is_complement(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'X болып сайланды': not who does it, but 'мемлекет басшысы Президент деп танылды' is."""
    after = sentence.words[mention.last + 1 : mention.last + 2]
    inverted = at.last + 1 == mention.first
    return sentence.grammar.verb_final and not inverted and not PREDICATIVE.isdisjoint(after)


def final_relations(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> list[Relation] | None:
    """Return what settles how a mention stands; None when nothing does yet."""
    if _is_deprived(sentence, mention, at):
        return [("case", "Gen")]
    replaced = mention.last < at.first and _is_replaced(sentence, mention)
    if replaced or _is_of_inner_verb(sentence, mention, at, mentions):
        return []
    later = mention.last > at.last
    behind = _relations_behind(sentence, mention, at, mentions) if later else None
    if behind is not None:
        return behind
    if _is_circumstance(sentence, mention, at):
        return []
    owned = _owned(sentence, mention, at)
    if at.named:
        return [("case", "Gen")] if mention.features.get("Case") == "Gen" and not owned else []
    if modifies_next(sentence, mention):
        return _as_owner(sentence, mention, at)
    return _of_owner(sentence, owned, at) if owned else None


def _relations_behind(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> list[Relation] | None:
    """Return how a mention stands that comes behind the evoking words, where that is settled."""
    if is_competent(sentence, mention, at):
        return [("case", "Gen")]
    if acts_behind(sentence, mention, at):
        return [SUBJECT]
    if at.verbal:
        return own_noun(sentence, mention, at, mentions)
    apart = at.nominal and "," in sentence.words[at.last : mention.first]
    if apart and mention.origin == "person":
        return []  # 'сайлау өтіп, Тоқаев сайланды'
    best, said = sentence.features(at.last), sentence.words[mention.last + 1 : mention.last + 2]
    if best.get("Case") == "Acc" and not PREDICATIVE.isdisjoint(said):
        return [("case", "Nom"), ("post", said[0])]  # 'нысанын президенттік республика деп ...'
    oblique = best.get("Case", "Nom") != "Nom" and not is_aim(best)
    owned_verb = best.get("VerbForm") == "Ger" and best.get("Person[psor]") == "3"
    # 'референдумнан кейін Сот құрылды': the subject is that of another verb
    return [] if oblique or owned_verb else None


def _is_circumstance(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Сот 2022 жылғы референдумда мақұлданған ...': a noun in an oblique case has no subject."""
    case = sentence.features(at.last).get("Case", "Nom")
    noun = at.nominal and not sentence.is_verb(at.last) and case in {"Loc", "Abl", "Dat", "Ins"}
    after = sentence.lemmas[at.last + 1] if at.last + 1 < len(sentence) else frozenset()
    if not sentence.grammar.depriving.isdisjoint(after):
        return False  # 'Президент бұл құқықтан айырылды'
    return noun and mention.last + 1 < at.first and stands_bare(sentence, mention)


def _is_of_inner_verb(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> bool:
    """'әкімдерді сайлауды енгізді': the object of a verbal noun that is an object itself.

    Or one that belongs to a noun: 'Конституцияны іске асыру шараларын бекітті'.
    """
    if mention.features.get("Case") != "Acc":
        return False
    nouns = [m.words for m in mentions if m.origin == "concept" and m.verb is None]
    return any(
        reading.features.get("VerbForm") == "Ger" and reading.features.get("Case") in {"Acc", "Nom"}
        for index in range(mention.last + 1, at.first)
        for reading in sentence.readings[index]
        if not any(index in words for words in nouns)  # 'президенттік басқару нысаны'
    )


def _is_replaced(sentence: Sentence, mention: Mention) -> bool:
    """'Сенат пен Мәжілістің орнына құрылды': neither who did it nor what was made."""
    after = mention.last + 1
    if sentence.words[after : after + 1] == ("орнына",):
        return mention.features.get("Case") == "Gen"
    joined = sentence.words[after : after + 1] and sentence.words[after] in sentence.grammar.joining
    return bool(joined) and "орнына" in sentence.words[after : after + _PHRASE]


def _is_deprived(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Президентті ... жою құқығынан айырды': who is deprived of a power would have held it."""
    if mention.features.get("Case") != "Acc" or mention.last > at.first:
        return False
    for index in range(at.last + 1, min(len(sentence), at.last + 1 + _LIST)):
        if not sentence.grammar.depriving.isdisjoint(sentence.lemmas[index]):
            return True
        if sentence.is_verb(index) and sentence.features(index).get("VerbForm") == "Fin":
            return False
    return False


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
    acts = acts or not sentence.grammar.competences.isdisjoint(sentence.lemmas[owned])
    members = sentence.grammar.members
    said_as = sentence.words[owned + 1] in PREDICATIVE  # 'Парламенттің палатасы ретінде құрылды'
    member = not members.isdisjoint(sentence.lemmas[owned]) and not said_as
    acts = acts or (case == "Nom" and member)
    if at.passive and is_decree(sentence, owned):
        return [("case", "Ins")]
    return [("case", "Gen")] if acts else []


def _as_owner(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation]:
    """The possessed noun acts as a postposition; of the anchor's own noun a bare one is owner."""
    after = mention.last + 1
    found: list[Relation] = [("post", word) for word in sorted(sentence.lemmas[after])]
    if at.first == after == at.last and at.nominal and not at.verbal:
        return [*found, ("case", "Gen"), OBJECT]  # 'президент сайлауы'
    if at.passive and after == at.first and sentence.features(after).get("Case") == "Acc":
        return [*found, ("case", "Gen"), OBJECT]  # 'Парламент жұмысын бастады'
    said = sentence.features(after)  # 'Президент жанындағы Құрылтай құрылды': he is not who acts
    owns = at.first <= after <= at.last or (said.get("Case") == "Loc" and "Attr" not in said)
    if at.passive and is_decree(sentence, after):
        return [("case", "Ins")]
    return [*found, ("case", "Gen")] if owns else found


def is_decree(sentence: Sentence, index: int) -> bool:
    """'Президенттің жарлығымен тағайындалады': whose decree it is, he does it."""
    said = sentence.features(index)
    decree = not sentence.grammar.decreeing.isdisjoint(sentence.lemmas[index])
    return decree and said.get("Case") == "Ins" and said.get("Person[psor]") == "3"


def own_noun(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Sequence[Mention]
) -> list[Relation]:
    """The noun that a participle describes follows it: 'қабылданған Конституция'.

    Where somebody else does it, that is what he does it to: 'Парламент қабылдаған заң'.
    """
    follows = 0 <= mention.first - at.last - 1 <= _PHRASE
    around = mention.first <= at.first and at.last <= mention.last
    if not at.attributive or not (follows or around):
        return []
    dates = [m for m in mentions if isinstance(m.value, Period)]
    acted_on = at.passive or any(_acts_in(sentence, m, mention, at, dates) for m in mentions)
    return [OBJECT if acted_on else SUBJECT]


def _acts_in(
    sentence: Sentence, mention: Mention, described: Mention, at: Anchor, dates: Sequence[Mention]
) -> bool:
    """Tell whether somebody stands bare before a participle, with no more than a day between."""
    if mention.types.isdisjoint(_ACTORS):
        return False
    is_being = not sentence.grammar.being.isdisjoint(sentence.lemmas[at.last])
    apart = mention.last >= at.first or at.first != at.last or is_being
    if apart or mention.value == described.value or not stands_bare(sentence, mention):
        return False
    return all(
        any(date.overlaps(index, index) for date in dates)
        for index in range(mention.last + 1, at.first)
    )


def belongs_to_participle(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Конгресс қабылдаған заңға': the subject of a participle is not the clause's subject."""
    after = mention.last + 1
    return (
        sentence.grammar.verb_final
        and after < at.first
        and sentence.features(after).get("VerbForm") == "Part"
        and not ends_clause(sentence, after)
    )


def is_purpose(sentence: Sentence, index: int, *, alone: bool = False) -> bool:
    """'құруды талап етті', 'жоюға ұсыныс': what is wanted is not told as done."""
    if not sentence.grammar.verb_final:
        return False
    said = sentence.features(index)
    if _is_subject_matter(sentence, index):
        return True
    if said.get("VerbForm") == "Ger" and said.get("Case") in {"Acc", "Dat"}:
        return True
    return alone and any(
        reading.features.get("VerbForm") == "Ger" and reading.features.get("Case") == "Acc"
        for reading in sentence.readings[index]
    )


def is_decreed(sentence: Sentence, frame: Frame, index: int) -> bool:
    """'Мәсімовті Премьер-Министр етіп тағайындау туралы Жарлық шықты': so it was done.

    What is decreed of a person is done by the decree, once that is issued.
    """
    of_person = any(role.need and PERSON in role.ranges for role in frame.roles)
    if not of_person or not _is_subject_matter(sentence, index):
        return False
    return any(
        not sentence.grammar.issuing.isdisjoint(sentence.lemmas[i])
        and sentence.features(i).get("Tense") == "Past"
        and sentence.features(i).get("Polarity") != "Neg"
        for i in range(index + 2, len(sentence))
    )


def _is_subject_matter(sentence: Sentence, index: int) -> bool:
    """'Өзгерістер енгізу туралы заңға қол қойды': what an act is about, without a title."""
    after = index + 1
    if sentence.words[after : after + 1] != ("туралы",):
        return False
    acts = sentence.grammar.acts
    return any(not acts.isdisjoint(lemmas) for lemmas in sentence.lemmas[after + 1 : after + 3])


def is_linking(sentence: Sentence, index: int) -> bool:
    """'Президент болып сайланды': 'болып' leads to another verb; 'болуы' says what is taken up.

    'Тағайындайтын болады' only says when.
    """
    if not sentence.grammar.verb_final:
        return False
    said = sentence.features(index)
    if "бол" in sentence.lemmas[index] and sentence.features(index - 1).get("VerbForm") == "Part":
        return True
    if said.get("VerbForm") == "Ger" and "бол" in sentence.lemmas[index]:
        return True
    if sentence.words[index] != "болып":
        return False
    if index + 1 < len(sentence) and not _MOVING.isdisjoint(sentence.lemmas[index + 1]):
        return False  # 'министр болып кетті', 'болып қалды'
    return any(sentence.is_verb(i) for i in range(index + 1, min(len(sentence), index + _LINKED)))


def is_of_other_clause(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Сенат жұмыс істемейді, орнын 145 депутаттан тұратын Құрылтай басты': parted by a verb.

    What stands before a finite verb has no part in a participle behind it; what begins a clause
    behind the verb of a noun has none in that noun.
    """
    if not sentence.grammar.verb_final or mention.first < 0:
        return False
    if mention.last < at.first:
        return at.attributive and _is_cut(sentence, mention.last + 1, at.first)
    return at.nominal and not at.named and _is_cut(sentence, at.last + 1, mention.first)


def _is_cut(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a finite verb with a comma behind it stands between two tokens."""
    return any(
        sentence.words[i + 1] == ","
        and sentence.is_verb(i)
        and sentence.features(i).get("VerbForm") == "Fin"
        for i in range(start, end - 1)
    )
