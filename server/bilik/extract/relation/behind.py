"""Who acts, behind Kazakh words for a right or for what is done: 'құқықты Заң берді'."""

from collections.abc import Iterable

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.relation.bare import stands_bare
from bilik.extract.things import DOCUMENT, INSTITUTION

_PHRASE = 5  # tokens that may stand between who acts and what tells so


def acts_behind(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """Tell whether a mention behind the evoking words is the subject of what they say."""
    acts = _decides(sentence, mention, at) or _gives(sentence, mention, at)
    ends = _ends_chain(sentence, mention, at) or _ends_list(sentence, mention, at)
    return acts or _is_bound(sentence, mention, at) or ends


def is_competent(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Референдум тағайындау – Президенттің құзыреті': whose right it is stands behind the dash."""
    said = sentence.features(at.last)
    verbal_noun = said.get("VerbForm") == "Ger" and said.get("Case", "Nom") == "Nom"
    dashed = sentence.words[mention.first - 1] in sentence.grammar.copulas
    if not verbal_noun or not dashed or mention.features.get("Case") != "Gen":
        return False
    competences = sentence.grammar.competences
    behind = _behind(sentence, mention)
    return any(not competences.isdisjoint(sentence.lemmas[i]) for i in behind)


def is_before_receiver(
    sentence: Sentence, mention: Mention, at: Anchor, mentions: Iterable[Mention]
) -> bool:
    """'Құрылтайға жоба енгізу құқығы Үкіметке тиесілі': of two datives the last has the right."""
    if mention.features.get("Case") != "Dat" or mention.last > at.first:
        return False
    return any(
        m.first > at.last
        and m.features.get("Case") == "Dat"
        and INSTITUTION in m.types
        and m.last + 1 < len(sentence)
        and not sentence.grammar.holding.isdisjoint(sentence.lemmas[m.last + 1])
        and not any(sentence.is_verb(i) for i in range(at.last + 1, m.first))
        for m in mentions
    )


def _gives(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Бұл құқықты 2011 жылғы Заң берді': an act right before the verb of a right."""
    right = sentence.features(at.last).get("Case") == "Acc"
    verb = mention.last + 1 < len(sentence) and sentence.is_verb(mention.last + 1)
    acts = verb and DOCUMENT in mention.types and stands_bare(sentence, mention)
    return right and acts and not any(sentence.is_verb(i) for i in range(at.last + 1, mention.last))


def _is_bound(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Тағайындауда Президент Құрылтайдың келісімін алуға тиіс': whom he asks, he acts."""
    said = sentence.features(at.last)
    occasion = said.get("VerbForm") in {"Ger", "Part"} and _tells_occasion(sentence, at.last)
    if not occasion or not stands_bare(sentence, mention):
        return False
    asked = any(sentence.features(i).get("Case") == "Acc" for i in _behind(sentence, mention))
    requiring = sentence.grammar.requiring
    bound = any(not requiring.isdisjoint(sentence.lemmas[i]) for i in _behind(sentence, mention))
    return asked and bound


def _behind(sentence: Sentence, mention: Mention) -> range:
    return range(mention.last + 1, min(len(sentence), mention.last + 1 + _PHRASE))


def _tells_occasion(sentence: Sentence, index: int) -> bool:
    after = sentence.words[index + 1 : index + 2]
    return sentence.features(index).get("Case") == "Loc" or after in {("үшін",), ("кезінде",)}


def _ends_chain(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Тағайындап, кері шақыратын да – Президент': the participle before a dash ends a chain."""
    if sentence.features(at.last).get("VerbForm") != "Conv" or not stands_bare(sentence, mention):
        return False
    index = mention.first - 1
    dashed = sentence.words[index] in sentence.grammar.copulas
    while index > at.last and not sentence.words[index].isalpha():
        index -= 1
    index -= sentence.words[index] in sentence.grammar.skipped
    ended = any(
        sentence.features(i).get("VerbForm") == "Fin" and sentence.features(i).get("Mood") != "Cnd"
        for i in range(at.last, index)
    )
    return dashed and not ended and sentence.features(index).get("VerbForm") == "Part"


def _ends_list(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Заңға қол қоятын да, жолдау арнайтын да – Президент': participles, each with 'too'."""
    also = sentence.grammar.skipped
    listed = sentence.features(at.last).get("VerbForm") == "Part" and (
        sentence.words[at.last + 1 : at.last + 2] and sentence.words[at.last + 1] in also
    )
    dashed = sentence.words[mention.first - 1] in sentence.grammar.copulas
    if not listed or not dashed or not stands_bare(sentence, mention):
        return False
    between = range(at.last + 1, mention.first)
    return not any(sentence.features(i).get("VerbForm") == "Fin" for i in between)


def _decides(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Отставканы қабылдауды Президент шешеді': who decides of it does it."""
    said = sentence.features(at.last)
    right = not sentence.is_verb(at.last)  # 'мұндай шешімді Парламент шығаратын'
    if said.get("Case") != "Acc" or not (right or said.get("VerbForm") == "Ger"):
        return False
    if not stands_bare(sentence, mention) or (right and INSTITUTION not in mention.types):
        return False
    if any(sentence.is_verb(i) for i in range(at.last + 1, mention.first)):
        return False
    verb = next((i for i in range(mention.last + 1, len(sentence)) if sentence.is_verb(i)), None)
    verbs = sentence.grammar.obtaining if right else sentence.grammar.deciding
    return verb is not None and not verbs.isdisjoint(sentence.lemmas[verb])
