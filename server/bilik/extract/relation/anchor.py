"""The words that evoke a frame, and the ways in which others may stand to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention

Relation = tuple[str, str]
SUBJECT: Relation = ("subject", "")
OBJECT: Relation = ("object", "")
_BETWEEN = frozenset({"ADV", "PART", "NUM", "ADP"})
_COPULAS = frozenset({"е", "бол"})
_OPENING = frozenset("«“„")
_OWN_WORK = frozenset({"жұмысын", "қызметін"})


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
        passive=_is_passive(sentence, verb)
        or (verb > first and _is_kept_passive(sentence, verb))
        or _is_reflexive(sentence, first, last),
        nominal=not sentence.is_verb(verb) or best.get("VerbForm") in {"Ger", "Vnoun"},
        attributive=_is_attributive(sentence, verb, last),
        verbal=sentence.is_verb(verb) and not _is_noun(sentence, last) and not is_aim(best),
    )


def _is_attributive(sentence: Sentence, verb: int, last: int) -> bool:
    """A participle before its noun; Russian short participles, without case, are predicates."""
    readings = [reading.features for reading in sentence.readings[verb]]
    if sentence.grammar.code == "ru":
        return any(f.get("VerbForm") == "Part" and "Case" in f for f in readings)
    best, end = sentence.features(verb), last
    while _leads_on(sentence, end):  # 'жұмыс істеп келген Кеңес'
        end += 1
        best = sentence.features(end)
    if sentence.grammar.verb_final and (
        _is_predicate(sentence, end + 1) or tells_when(sentence, end)
    ):
        return False
    return best.get("VerbForm") == "Part" and not ends_clause(sentence, end)


def tells_when(sentence: Sentence, index: int) -> bool:
    """'Қаулы шығарғаннан кейін Кеңес ...': such a participle describes no noun."""
    after = sentence.readings[index + 1][:1] if index + 1 < len(sentence) else ()
    oblique = sentence.features(index).get("Case", "Nom") != "Nom"
    return oblique and bool(after) and after[0].pos == "ADP"


def _is_predicate(sentence: Sentence, index: int) -> bool:
    """'көзделген еді', 'құрылған болатын', 'таратылған жоқ': the participle is what is told."""
    if index >= len(sentence):
        return False
    told = not _COPULAS.isdisjoint(sentence.lemmas[index])
    return told or sentence.words[index] in sentence.grammar.negating


def _leads_on(sentence: Sentence, index: int) -> bool:
    """Tell whether a converb is followed by a verb that only says how it goes on."""
    if not sentence.grammar.verb_final or index + 1 >= len(sentence):
        return False
    converb = sentence.features(index).get("VerbForm") == "Conv"
    auxiliary = sentence.grammar.auxiliary
    return converb and not auxiliary.isdisjoint(sentence.lemmas[index + 1])


def is_aim(features: Mapping[str, str]) -> bool:
    """'жоюға оның құқығы жоқ': a verbal noun in the dative leans on what follows it."""
    return features.get("VerbForm") == "Ger" and features.get("Case") == "Dat"


def _is_noun(sentence: Sentence, index: int) -> bool:
    """'сөйлеу құқығы', 'анықтау Президентке тиесілі': a verbal noun that another word governs."""
    if not sentence.grammar.verb_final or ends_clause(sentence, index):
        return False
    return any(
        features.get("VerbForm") == "Ger" and features.get("Case", "Nom") == "Nom"
        for features in (reading.features for reading in sentence.readings[index])
    )


def _is_reflexive(sentence: Sentence, first: int, last: int) -> bool:
    """'Кеңес өзін-өзі таратты', 'жұмысын тоқтатты': what acts is acted on."""
    said = sentence.words[max(0, first - 1) : last]
    stops = "тоқтат" in sentence.lemmas[last] and not _OWN_WORK.isdisjoint(said)
    return "өзін-өзі" in said or stops


def ends_clause(sentence: Sentence, index: int) -> bool:
    """Tell whether a mark, or nothing, follows a token; a title in quotation marks goes on."""
    after = sentence.words[index + 1 : index + 2]
    return not after or not (after[0][0].isalnum() or after[0] in _OPENING)


def _verb(sentence: Sentence, first: int, last: int) -> int:
    """Return the token that carries voice and mood: the last word where verbs come last."""
    if sentence.grammar.verb_final or sentence.shows(last, "Voice", "Pass"):
        return last
    return first


def _is_kept_passive(sentence: Sentence, verb: int) -> bool:
    """'Сақталып қалды': where verbs come last, the converb before an auxiliary has the voice."""
    before = sentence.features(verb - 1)
    converb = before.get("VerbForm") == "Conv" and before.get("Voice") == "Pass"
    return sentence.grammar.verb_final and converb


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """English participles are passive after 'be' or before 'by'; elsewhere the ending tells."""
    if sentence.grammar.verb_final:
        return sentence.features(verb).get("Voice") == "Pass"
    passive = sentence.shows(verb, "Voice", "Pass")
    passive = passive and sentence.words[verb] not in sentence.grammar.copulas  # 'являлся'
    return passive and (sentence.grammar.code != "en" or is_passive(sentence, verb))


def is_apart(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """What follows beyond a semicolon belongs to another clause; before it, to the first verb."""
    if sentence.grammar.verb_final:
        return False
    low, high = sorted((min(mention.last, at.last), max(mention.first, at.first)))
    if sentence.grammar.definite and mention.first > at.last and ":" in sentence.words[low:high]:
        colon = low + sentence.words[low:high].index(":")  # 'are not elected: he appoints them'
        return any(sentence.is_verb(index) for index in range(colon + 1, mention.first))
    if ";" not in sentence.words[low:high]:
        return False
    return mention.first > at.last or any(sentence.is_verb(i) for i in range(mention.first))


def comma_of(sentence: Sentence, at: Anchor) -> int:
    """Return the comma that a Russian participle stands behind, -1 when it stands behind none.

    'Мамин, 25 февраля 2019 года назначенный ...', 'Кошанов, позднее избранный ...': adverbs and a
    date may stand between.
    """
    if sentence.grammar.code != "ru" or not at.attributive:
        return -1
    for index in range(at.first - 1, -1, -1):
        if sentence.words[index] == ",":
            return index
        best = sentence.readings[index]
        date = not sentence.grammar.calendar.isdisjoint(sentence.lemmas[index])
        if not date and not any(reading.pos in _BETWEEN for reading in best):
            return -1
    return -1
