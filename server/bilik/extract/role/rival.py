"""Whether a mention is of another verb: 'Президент ұсынады, ал палата сайлайды'."""

from collections.abc import Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor, Relation, tells_when
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity
from bilik.extract.things import INSTITUTION
from bilik.vocabulary import ONTOLOGY

_OBJECT = ONTOLOGY + "powerObject"
_NOUNS = frozenset({"NOUN", "PROPN"})
_ENDING = frozenset({"Fin", "Part"})


def has_rival(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """Tell whether a noun that no name explains acts in the clause, and the mention in another."""
    at = evocation.anchor
    if not sentence.grammar.verb_final or evocation.means != "concept" or mention.first < 0:
        return False
    if not sentence.is_verb(at.last) or at.passive or at.nominal or mention.last >= at.first:
        return False
    if not isinstance(mention.value, Entity) or not stands_bare(sentence, mention):
        return False
    own = evocation.words | evocation.named
    found = border(sentence, mention.last, at.last, _ENDING)
    return found is not None and any(
        index not in own and _acts(sentence, index, own) for index in range(found + 1, at.last)
    )


def is_acted_on_by_other(
    sentence: Sentence, evocation: Evocation, role: Role, mention: Mention
) -> bool:
    """'Headed the Cabinet and issued decrees': what another verb acts on is not what a power does.

    The verb stands between the two, or before the mention, with a joint between.
    """
    if role.iri != _OBJECT or not isinstance(mention.value, Entity) or mention.first < 0:
        return False
    own = evocation.words | evocation.named
    first, last = evocation.anchor.first, evocation.anchor.last
    if sentence.grammar.verb_final and first <= mention.first <= last:
        places: Sequence[int] = range(mention.last + 1, last)
    elif mention.last < first:
        between = range(mention.last + 1, first)
        joined = any(sentence.words[i] in sentence.grammar.joining for i in between)
        before = range(mention.first) if joined and not sentence.grammar.verb_final else range(0)
        places = (*before, *between)
    else:
        places = range(last + 1, mention.first)
    return any(
        index not in own and (is_finite(sentence, index) or _says_when(sentence, index))
        for index in places
    )


def _says_when(sentence: Sentence, index: int) -> bool:
    """'Депутаттар дауыс бергеннен кейін': a clause of its own, where verbs come last."""
    participle = sentence.features(index).get("VerbForm") == "Part"
    return sentence.grammar.verb_final and participle and tells_when(sentence, index)


def border(sentence: Sentence, start: int, end: int, forms: frozenset[str]) -> int | None:
    """Return the last comma between two tokens that ends a clause with a verb of some forms."""
    for comma in range(end - 1, start, -1):
        ends = sentence.features(comma - 1).get("VerbForm") in forms
        if sentence.words[comma] == "," and ends and sentence.is_verb(comma - 1):
            return comma
    return None


def _acts(sentence: Sentence, index: int, own: frozenset[int]) -> bool:
    """A bare noun right before the verb, or before what it does, with nothing that owns it."""
    best = sentence.readings[index][:1]
    if not best or best[0].pos not in _NOUNS or not best[0].known:
        return False
    said = best[0].features
    alone = said.get("Case") == "Nom" and "Person[psor]" not in said and "Number" not in said
    verb = sentence.is_verb(index + 1) and not _empty(sentence, index + 1)
    return alone and (verb or index + 1 in own)


def _empty(sentence: Sentence, index: int) -> bool:
    """'Есеп береді': a noun that makes one verb with what follows it."""
    return not sentence.grammar.empty.isdisjoint(sentence.lemmas[index])


def of_companion(sentence: Sentence, mention: Mention, at: Anchor) -> frozenset[Relation]:
    """'Премьер-Министрмен кеңесіп таратады': beside an active verb such a body does not act.

    Nor does he beside whom ('бірге') somebody was elected.
    """
    companion = INSTITUTION in mention.types and not at.passive and not at.nominal
    companion = companion or (bool(mention.types) and _is_together(sentence, mention))
    return frozenset({("case", "Ins")}) if companion else frozenset()


def of_addressee(sentence: Sentence, at: Anchor) -> frozenset[Relation]:
    """'Құрылтайға жоба енгізе алады', '... енгізуге құқылы': to whom somebody else turns.

    Who is given a right stands in the dative, but beside a verbal noun: 'енгізу құқығы берілді'.
    """
    said = sentence.features(at.last)
    acts = said.get("VerbForm") in {"Fin", "Conv", "Part"} and not at.passive
    after = sentence.words[at.last + 1 : at.last + 2]
    entitled = not sentence.grammar.entitling.isdisjoint(after)
    given = not sentence.grammar.holding.isdisjoint(sentence.lemmas[at.last])
    told = sentence.is_verb(at.last) and (entitled or (acts and not given))
    return frozenset({("case", "Dat")}) if told else frozenset()


def _is_together(sentence: Sentence, mention: Mention) -> bool:
    after = sentence.lemmas[mention.last + 1] if mention.last + 1 < len(sentence) else frozenset()
    return not sentence.grammar.together.isdisjoint(after)
