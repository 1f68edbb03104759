"""How a mention stands to the words that evoke a frame where verbs come last.

What a verb governs stands before it; a possessed noun behind its owner, a participle before its
noun, and what is said of somebody before 'болып', 'деп' or 'ретінде'.
"""

from bilik.extract.anchor import OBJECT, SUBJECT, Anchor, Relation, ends_clause, is_aim
from bilik.extract.mention import Mention
from bilik.extract.sentence import Sentence

_PREDICATIVE = frozenset({"болып", "деп", "етіп", "ретінде"})
_PHRASE = 5  # tokens that may stand between a participle and its noun


def is_no_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether a bare noun says something of the subject, or belongs to the main clause."""
    return _is_complement(sentence, mention, at) or _is_main_subject(sentence, mention, at)


def _is_main_subject(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Бұл АҚШ-та қалыптасқан басқарудың белгісі': 'this' is no subject of a participle."""
    return at.attributive and sentence.words[mention.first] in sentence.grammar.inanimate


def _is_complement(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'X болып сайланды': not who does it, but 'мемлекет басшысы Президент деп танылды' is."""
    after = sentence.words[mention.last + 1 : mention.last + 2]
    inverted = at.last + 1 == mention.first
    return sentence.grammar.verb_final and not inverted and not _PREDICATIVE.isdisjoint(after)


def final_relations(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation] | None:
    """Return what settles how a mention stands; None when nothing does yet."""
    after = mention.last > at.last
    if after and at.verbal:
        return own_noun(mention, at)
    best = sentence.features(at.last)
    if (
        after
        and best.get("Case") == "Acc"
        and _PREDICATIVE & set(sentence.words[mention.last + 1 : mention.last + 2])
    ):  # 'нысанын президенттік республика деп сипаттады'
        return [("case", "Nom"), ("post", sentence.words[mention.last + 1])]
    oblique = best.get("Case", "Nom") != "Nom" and not is_aim(best)
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


def own_noun(mention: Mention, at: Anchor) -> list[Relation]:
    """The noun that a participle describes follows it: 'қабылданған Конституция'."""
    follows = 0 <= mention.first - at.last - 1 <= _PHRASE
    around = mention.first <= at.first and at.last <= mention.last
    if at.attributive and (follows or around):
        return [OBJECT if at.passive else SUBJECT]
    return []


def belongs_to_participle(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Конгресс қабылдаған заңға': the subject of a participle is not the clause's subject."""
    after = mention.last + 1
    return (
        sentence.grammar.verb_final
        and after < at.first
        and sentence.features(after).get("VerbForm") == "Part"
        and not ends_clause(sentence, after)
    )
