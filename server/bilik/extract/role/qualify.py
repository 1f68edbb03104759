"""What qualifies a statement: negation, the author's stance, and who must consent."""

from collections.abc import Sequence
from dataclasses import dataclass

from bilik.extract.clause.deprived import is_deprived, is_lacked, is_withdrawn, without_denied
from bilik.extract.clause.disbelief import is_disbelieved, judged_from
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.wordclass import Grammar
from bilik.extract.frame.cue import CueMention
from bilik.extract.frame.evoked import Evocation
from bilik.extract.naming.mention import Mention
from bilik.extract.role.consent import CUTS, concerns, consent, consenting
from bilik.extract.role.unasked import asks_unknown, is_alone, is_asking, unasked
from bilik.extract.statement import Consent
from bilik.extract.things import PERSON
from bilik.vocabulary import ID, ONTOLOGY

ASSERTS = ID + "concept/st-asserts"
DENIES = ID + "concept/st-denies"
DEFINES = ID + "concept/st-defines"

_WHEN = ONTOLOGY + "occurredOn"
_LACKING = frozenset({"without", "без"})
_BEFORE_NOUN = 3  # tokens from 'without' to the consent that is lacking
_REVOKING = frozenset({"жой", "ал"})
_PRIVATIVE = ("сіз", "сыз")
_NEAR = 4  # tokens from a noun to the verb that denies it
_CEASING = 2  # tokens from a verb of ending to what ends: 'ceased to be'
_NEGATION = 6  # tokens before a verb (after it, where verbs come last) in which it is negated
_NEGATION_OF_NOUN = 14  # the same after a noun, whose verb may be far away
_DASHES = frozenset("–—-")
_STOPS = frozenset(";:")  # marks that part even the members of a list


@dataclass(frozen=True)
class Qualities:
    """The qualities of a statement; `taken` mentions are used up by them.

    What somebody may not do unless another agrees is `untold` where it is not known who; what is
    done `alone` needs, as the text says, nobody's consent.
    """

    stance: str
    negated: bool
    consents: tuple[Consent, ...]
    taken: tuple[Mention, ...]
    untold: bool = False
    alone: bool = False


def qualify(
    sentence: Sentence,
    evocation: Evocation,
    mentions: Sequence[Mention],
    cues: Sequence[CueMention],
) -> Qualities:
    """Read the qualities off the cues of a sentence and the words around the evoking ones.

    A cue that is part of a concept's phrase ('take the decision to ...') is no cue of its own.
    """
    cues = [cue for cue in cues if not _is_in_phrase(cue, evocation, mentions)]
    alone = is_alone(sentence, evocation, cues)
    negated = _is_told_denied(sentence, evocation, alone=alone)
    stances = [
        cue.concept for cue in cues if cue.kind == "stance" and (negated or cue.concept != DENIES)
    ]
    pairs = [
        (cue, mention)
        for cue in cues
        if cue.kind == "consent"
        for mention in consenting(sentence, cue, mentions)
    ]
    close = [pair for pair in pairs if concerns(pair[0], evocation, sentence, mentions)]
    lacking = [pair for pair in close if _is_lacking(sentence, pair[0])]
    close = [] if alone else close
    unless = negated and _is_conditional(sentence, evocation)
    if unless or (lacking and (negated or _denies_any(sentence, evocation))):
        # 'Cannot appoint him without the consent of the Senate'.
        negated = False
        stances = [stance for stance in stances if stance != DENIES]
    elif lacking:
        close = [pair for pair in close if pair not in lacking]
    return Qualities(
        stance=stances[0] if stances else ASSERTS,
        negated=negated,
        consents=tuple(consent(sentence, cue, mention) for cue, mention in close),
        taken=(*(mention for _, mention in pairs), *(unasked(cues, mentions) if alone else ())),
        untold=(unless and not close)
        or asks_unknown(sentence, evocation, mentions, cues)
        or (alone and is_asking(sentence, evocation)),
        alone=alone,
    )


def _is_told_denied(sentence: Sentence, evocation: Evocation, *, alone: bool) -> bool:
    """Tell whether the words, or what is thought of them, deny what a frame says."""
    negated = is_negated(sentence, evocation) and not alone
    last = evocation.anchor.last
    if not _is_thought(evocation) or not is_disbelieved(sentence, last):
        return negated
    told = sentence.is_verb(last) or not sentence.grammar.verb_final
    return not negated if told else True  # '... басшысы деп ешкім айтпайды'


def _is_thought(evocation: Evocation) -> bool:
    """Tell whether a frame says how things are, not what happened, which nobody expected."""
    return not any(role.iri == _WHEN for role in evocation.frame.roles)


def _denies_any(sentence: Sentence, evocation: Evocation) -> bool:
    """'Can appoint neither A nor B', 'nobody can be appointed': within the evoking clause."""
    number, grammar = sentence.clauses[evocation.anchor.first], sentence.grammar
    words = (w for w, n in zip(sentence.words, sentence.clauses, strict=True) if n == number)
    return bool(grammar.definite) and any(w in grammar.negating | grammar.none for w in words)


def _is_in_phrase(cue: CueMention, evocation: Evocation, mentions: Sequence[Mention]) -> bool:
    """Tell whether a cue is part of a concept's phrase, and no verb joined to that of the frame.

    'Are proposed by the President and elected by the Senate': each is told of the other power.
    """
    own = evocation.named
    inside = range(cue.first, cue.last + 1)
    return any(
        not mention.words.isdisjoint(inside)
        and (mention.verb != cue.first or mention.verb in own or mention.words.isdisjoint(own))
        for mention in mentions
    )


def _is_conditional(sentence: Sentence, evocation: Evocation) -> bool:
    """'Could not appoint the Prosecutor General unless we agreed': he could if they did."""
    return bool(sentence.grammar.definite) and "unless" in sentence.words[evocation.anchor.last :]


def _is_lacking(sentence: Sentence, cue: CueMention) -> bool:
    """'Without the consent of', 'келісімінсіз', 'келісімін алмай'."""
    privative = sentence.grammar.verb_final and (
        sentence.words[cue.last].endswith(_PRIVATIVE) or _is_negative(sentence, cue.last)
    )
    if sentence.grammar.code != "ru":
        return sentence.words[cue.first] in _LACKING or privative
    before = sentence.words[max(0, cue.first - _BEFORE_NOUN) : cue.first + 1]
    return not _LACKING.isdisjoint(before)  # 'без чьего-либо согласия'


def is_negated(sentence: Sentence, evocation: Evocation) -> bool:
    """Tell whether the evoking verb is negated by an ending or by a word beside it."""
    at = evocation.anchor
    grammar = sentence.grammar
    if evocation.means in {"dated", "apposition", "title"}:
        return False  # names are not negated, whatever happens to what they name
    if any(sentence.words[index] in grammar.negating for index in evocation.words):
        return True
    english = _is_denied_in_english(sentence, evocation) if grammar.definite else None
    if english is not None:
        return english
    start = max(0, at.first - _NEGATION, judged_from(sentence, at.first))
    before = without_denied(sentence, start, at.first, at.last)
    own = _named(sentence, evocation)
    inner = (i for i in range(at.first, at.last + 1) if i not in own)
    denied = (i for i in inner if _is_negative(sentence, i) and not _is_free(sentence, i))
    if any(not _describes(sentence, i, at.last) for i in denied):
        return True
    bare = sentence.features(at.last).get("Case", "Nom") == "Nom" and not sentence.is_verb(at.last)
    if grammar.verb_final and evocation.means == "trigger" and bare:
        return _exists_not(sentence, at.last)
    if grammar.verb_final:
        return _is_negated_after(sentence, at.last)
    lost = is_withdrawn(sentence, at.last) or is_deprived(sentence, at.first)
    if lost or is_lacked(sentence, at.first, at.last) or _may_not(sentence, at.last):
        return True
    clause = _last_clause(sentence.words[judged_from(sentence, at.first) : at.first])
    if not grammar.until.isdisjoint(clause):
        return False  # 'пока Парламент не принял Закон': then it did
    after_words = _first_clause(sentence.words[at.last + 1 :]) if at.nominal else ()
    return (
        _is_denied(_last_clause(before), grammar)
        or any(word in grammar.none for word in clause)
        or any(word in grammar.denying for word in after_words)
    )


def _is_denied(words: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether words before a verb deny it: 'не изменялась', but not 'не раз изменялась'."""
    followed = zip(words, (*words[1:], ""), strict=False)
    return any(w in grammar.negating and after not in grammar.repeating for w, after in followed)


def _named(sentence: Sentence, evocation: Evocation) -> frozenset[int]:
    """'Үкіметке кірмейтін органдар': what a name itself denies, before its final verb."""
    if not sentence.grammar.verb_final:
        return frozenset()
    return evocation.named - {evocation.anchor.last}


def _is_denied_in_english(sentence: Sentence, evocation: Evocation) -> bool | None:
    """Tell what the order of English words says of a denial, None where it says nothing."""
    if _ends_tenure(sentence, evocation):
        return False
    no_object = _has_no_object(sentence, evocation)
    return True if no_object or _is_denied_being(sentence, evocation.anchor.last) else None


def _is_negative(sentence: Sentence, index: int) -> bool:
    return sentence.is_verb(index) and sentence.features(index).get("Polarity") == "Neg"


def _is_free(sentence: Sentence, index: int) -> bool:
    """'Қабылдамауға құқылы': who is entitled not to do something may as well do it."""
    noun = sentence.grammar.verb_final and sentence.features(index).get("VerbForm") == "Ger"
    return noun and sentence.words[index + 1 : index + 2] == ("құқылы",)


def _describes(sentence: Sentence, index: int, last: int) -> bool:
    """'Келіспеген баптарын қайтарады', 'таратпас бұрын': what is denied is not what is done."""
    participle = index < last and sentence.features(index).get("VerbForm") == "Part"
    before = sentence.words[index + 1 : index + 2] == ("бұрын",)
    return sentence.grammar.verb_final and (participle or before)


def _is_negated_after(sentence: Sentence, last: int) -> bool:
    """Where verbs come last, what negates follows within the clause, up to its finite verb.

    A noun or verbal noun shares its verb with others of a list; a verb of its own does not.
    """
    form = sentence.features(last).get("VerbForm") if sentence.is_verb(last) else "Ger"
    if form == "Fin" or _is_equated(sentence, last):
        return False
    reach = _NEGATION if form != "Ger" else _NEGATION_OF_NOUN
    for index in range(last + 1, min(len(sentence), last + 1 + reach)):
        word = sentence.words[index]
        if word in _STOPS or (word in CUTS and form != "Ger"):
            return False
        if _is_border(sentence, index):
            return False
        if word in sentence.grammar.negating or _is_negative(sentence, index):
            return not (_denies_need(sentence, last, index) or _is_free(sentence, index))
        if not sentence.grammar.depriving.isdisjoint(sentence.lemmas[index]):
            return True
        if _is_ceased(sentence, index):
            return True
        if _is_revoked(sentence, index) or (index == last + 1 and _is_stopped(sentence, last)):
            return True
        if sentence.is_verb(index) and sentence.features(index).get("VerbForm") == "Fin":
            return _is_denied_copula(sentence, index + 1)
    return form == "Ger" and _is_of_list_lost(sentence, last + 1 + reach)


def _is_of_list_lost(sentence: Sentence, start: int) -> bool:
    """'Актілерді жою, ... және ... қарсылық білдіру құқықтарынан айырылды': all that is listed."""
    for index in range(start, len(sentence)):
        if sentence.words[index] in _STOPS or _is_border(sentence, index):
            return False
        if not sentence.grammar.depriving.isdisjoint(sentence.lemmas[index]):
            return True
        if sentence.is_verb(index) and sentence.features(index).get("VerbForm") == "Fin":
            return False
    return False


def _is_denied_copula(sentence: Sentence, index: int) -> bool:
    """'Құқылы емес', 'құқылы болмады'."""
    if index >= len(sentence):
        return False
    being = not sentence.grammar.being.isdisjoint(sentence.lemmas[index])
    negative = being and _is_negative(sentence, index)
    return negative or sentence.words[index] in sentence.grammar.negating


def _is_equated(sentence: Sentence, last: int) -> bool:
    """'Қазақстан – зайырлы мемлекет, онда мемлекеттік дін жоқ': a clause without a verb is over."""
    dashes = (i for i in range(last) if sentence.words[i] in _DASHES)
    start = next(dashes, None)
    if start is None or sentence.is_verb(last) or sentence.words[last + 1 : last + 2] != (",",):
        return False
    after = sentence.words[last + 2 : last + 3]
    return bool(after) and after[0] in sentence.grammar.animate


def _is_ceased(sentence: Sentence, index: int) -> bool:
    """'Басшысы болудан қалды': being so came to an end."""
    said = sentence.features(index)
    left = said.get("VerbForm") == "Ger" and said.get("Case") == "Abl"
    after = sentence.lemmas[index + 1] if index + 1 < len(sentence) else frozenset()
    return left and not sentence.grammar.ceasing.isdisjoint(after)


def _ends_tenure(sentence: Sentence, evocation: Evocation) -> bool:
    """'Ceased to be President', 'was no longer Prime Minister': whoever it is held the office."""
    if not any(role.need and PERSON in role.ranges for role in evocation.frame.roles):
        return False
    at = evocation.anchor
    ceased = any(
        not sentence.grammar.depriving.isdisjoint(sentence.lemmas[index])
        for index in range(max(0, at.first - _CEASING), at.first)
    )
    return ceased or sentence.words[at.last + 1 : at.last + 3] == ("no", "longer")


def _denies_need(sentence: Sentence, last: int, index: int) -> bool:
    """'Мұндай келісім қажет емес', 'ешкімнен келісім сұрамайды': the power needs no consent.

    Its own verb, the last of its words, needs nothing: 'Сотқа жүгіне алмайды'.
    """
    needing, start = sentence.grammar.requiring, max(index - 1, last + 1)
    return sentence.grammar.verb_final and any(
        not needing.isdisjoint(sentence.lemmas[i]) for i in range(start, index + 1)
    )


def _is_denied_being(sentence: Sentence, last: int) -> bool:
    """'Kazakhstan is not a parliamentary republic': what denies a form of 'be' follows it."""
    after = sentence.words[last + 1 : last + 2]
    return sentence.words[last] in sentence.grammar.copulas and bool(
        sentence.grammar.negating.intersection(after)
    )


def _has_no_object(sentence: Sentence, evocation: Evocation) -> bool:
    """'Elects no President', but not 'passes a vote of no confidence'."""
    low, high = evocation.extent
    return any(sentence.words[i] == "no" for i in range(low, high) if i not in evocation.named)


def _is_border(sentence: Sentence, index: int) -> bool:
    """'..., ал ...', '... қалған соң, ...': what follows is said of something else."""
    after = sentence.words[index + 1 : index + 2]
    if sentence.words[index] == "," and after:
        return after[0] in sentence.grammar.contrasting
    best = sentence.readings[index + 1][:1] if after else ()
    temporal = bool(best) and best[0].pos == "ADP"
    return temporal and sentence.features(index).get("VerbForm") == "Part"


def _is_revoked(sentence: Sentence, index: int) -> bool:
    """'Тағайындау құқығы алынды', 'құқықты жойды': who had the right has it no more."""
    before = range(max(0, index - 2), index)
    rights = [i for i in before if not sentence.grammar.competences.isdisjoint(sentence.lemmas[i])]
    lemmas = sentence.lemmas[index]
    acted_on = sentence.features(index).get("Voice") == "Pass" or any(
        sentence.features(i).get("Case") == "Acc" for i in rights
    )
    away = "ал" in sentence.lemmas[index - 1] and "таста" in lemmas
    if sentence.features(index - 1).get("VerbForm") == "Conv" and not away:
        return False  # 'өкілеттігін бере алатын'
    return bool(rights) and (away or (acted_on and not _REVOKING.isdisjoint(lemmas)))


def _is_stopped(sentence: Sentence, last: int) -> bool:
    """'Бағдарламаларды бекітуді тоқтатты': who stops doing it does it no more."""
    doing = sentence.features(last).get("Case") == "Acc"
    return doing and not {"тоқтат", "доғар"}.isdisjoint(sentence.lemmas[last + 1])


def _may_not(sentence: Sentence, last: int) -> bool:
    """'Распустить Парламент он не может': an infinitive before what says who may."""
    if sentence.features(last).get("VerbForm") != "Inf" or sentence.grammar.definite:
        return False
    for index in range(last + 1, min(len(sentence) - 1, last + 1 + _NEGATION_OF_NOUN)):
        if sentence.words[index] in CUTS:
            return False
        if sentence.words[index] in sentence.grammar.negating:
            may = not sentence.grammar.modals.isdisjoint(sentence.lemmas[index + 1])
            return may or _has_right(sentence, index + 1)
        if sentence.is_verb(index):
            return False
    return False


def _has_right(sentence: Sentence, index: int) -> bool:
    """'Распустить Парламент он не имел права': a verb of having with what is had behind it."""
    had = sentence.lemmas[index + 1 : index + 2]
    holds = not sentence.grammar.holding.isdisjoint(sentence.lemmas[index])
    return holds and any(not sentence.grammar.competences.isdisjoint(lemmas) for lemmas in had)


def _exists_not(sentence: Sentence, last: int) -> bool:
    """'қайшылық болған жоқ', but not 'қайшылық шешілмеді': only being is denied of a noun."""
    near = range(last + 1, min(len(sentence), last + 1 + _NEAR))
    being = any(not sentence.grammar.being.isdisjoint(sentence.lemmas[i]) for i in near)
    return being and _is_negated_after(sentence, last)


def _last_clause(words: Sequence[str]) -> Sequence[str]:
    cuts = [index for index, word in enumerate(words) if word in CUTS]
    return words[cuts[-1] + 1 :] if cuts else words


def _first_clause(words: Sequence[str]) -> Sequence[str]:
    cuts = [index for index, word in enumerate(words) if word in CUTS]
    return words[: cuts[0]] if cuts else words
