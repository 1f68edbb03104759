"""What stands between a verb and its object, and whether the two still belong together.

'Назначает по представлению Премьер-Министра членов Правительства', 'appoints, with the consent of
the Senate, the Prosecutor General': phrases under a preposition, adverbs, pronouns, auxiliaries and
what is in another case may stand between, and so may members of a coordination; another verb, a
clause of its own or another object may not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bilik.extract.clause.sentence import Sentence

_INVISIBLE = frozenset({"ADV", "PART", "PRON", "AUX", "DET", "INTJ", "NUM"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ALIKE = frozenset({"Nom", "Acc"})
_VERB = "<verb>"
_CLAUSE = "<clause>"
_STOPS = frozenset(';:.()–—!?…«»"')
_IDIOM = 3  # words of the longest idiom
_OWNER = 5  # tokens of an owner
_YEAR = 4  # digits
_LIKELY = 2.7  # what a reading may cost beyond the best one


def cases(sentence: Sentence, index: int) -> frozenset[str]:
    """Return the cases in which a token may stand; none for words that do not show any."""
    readings = sentence.readings[index]
    dearest = readings[0].cost + _LIKELY if readings else 0.0
    found = frozenset(
        reading.features["Case"]
        for reading in readings
        if "Case" in reading.features and reading.cost <= dearest
    )
    if _ALIKE.isdisjoint(found) or sentence.grammar.code != "ru":
        return found
    lemmas = {reading.lemma for reading in readings if reading.cost <= dearest}
    return found | {  # where subject and object have one form, either may be meant
        reading.features["Case"]
        for reading in readings
        if reading.lemma in lemmas and reading.features.get("Case") in _ALIKE
    }


def is_nominal(sentence: Sentence, index: int) -> bool:
    """Tell whether a token can be part of a noun phrase."""
    readings = sentence.readings[index]
    if not readings or not sentence.words[index][0].isalnum():
        return False
    best = readings[0]
    return best.pos in _NOMINAL | {"X"} or (
        best.features.get("VerbForm") == "Part" and bool(cases(sentence, index))
    )


def is_noun(sentence: Sentence, index: int) -> bool:
    """Tell whether the best reading of a token is a noun's, or an article makes it one."""
    readings = sentence.readings[index]
    if not readings or readings[0].pos in _NOUNS:
        return bool(readings)
    determined = readings[0].pos == "VERB" and not sentence.is_verb(index)
    return bool(sentence.grammar.definite) and determined and any(r.pos == "NOUN" for r in readings)


def is_pronoun(sentence: Sentence, index: int) -> bool:
    """Tell whether the best reading of a token is that of a pronoun that stands for a noun."""
    readings = sentence.readings[index]
    return bool(readings) and readings[0].pos == "PRON"


def is_modifier(sentence: Sentence, index: int) -> bool:
    """Tell whether a token is an adjective, a numeral or a participle of the noun that follows."""
    if sentence.words[index].endswith(sentence.grammar.adjectival) and sentence.grammar.adjectival:
        return True
    return is_nominal(sentence, index) and not is_noun(sentence, index)


def opens_clause(sentence: Sentence, index: int) -> bool:
    """Tell whether a token begins another clause, or ends this one."""
    grammar, word = sentence.grammar, sentence.words[index]
    opening = not grammar.opening.isdisjoint(sentence.lemmas[index])
    return opening or word in grammar.contrasting or word in _STOPS


def same_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether no verb and no border of a clause stands in a range of tokens."""
    return not any(
        opens_clause(sentence, i)
        or (
            sentence.is_verb(i)
            and not cases(sentence, i)
            and sentence.grammar.modals.isdisjoint(sentence.lemmas[i])
        )
        for i in range(start, end)
    )


def idiom(sentence: Sentence, index: int) -> int:
    """Return the length of the idiom at a token that says nothing of its own: 'на должность'."""
    for length in range(_IDIOM, 1, -1):
        if " ".join(sentence.words[index : index + length]) in sentence.grammar.idioms:
            return length
    return 0


def is_possessive(word: str) -> bool:
    """Tell whether an English word ends as an owner does: "the President's", "the courts'"."""
    return word.replace("’", "'").endswith(("'s", "s'"))


def _owner_end(sentence: Sentence, index: int, end: int) -> int:
    """'Approves | the President's | choice': return where an English owner ends, 0 without one."""
    if not sentence.grammar.definite:
        return 0
    for place in range(index, min(end, index + _OWNER)):
        if is_possessive(sentence.words[place]):
            return place + 1
        if sentence.words[place] not in sentence.grammar.definite and not is_noun(sentence, place):
            return 0
    return 0


@dataclass
class _Walk:
    """A walk over a gap that keeps what it cannot overlook."""

    sentence: Sentence
    end: int
    rest: list[str] = field(default_factory=list)
    governed: bool = False
    subject: bool = False
    crossed: bool = False

    def run(self, start: int) -> None:
        index = start
        while index < self.end:
            index = self._step(index)

    def _step(self, index: int) -> int:
        sentence = self.sentence
        word = sentence.words[index]
        known = idiom(sentence, index)
        if known:
            return index + known
        owner = _owner_end(sentence, index, self.end)
        if owner:
            return owner
        if word in sentence.grammar.prepositions and not is_partitive(sentence, index):
            return self._phrase(index + 1)
        if word == ":" and not self.rest:
            return index + 1  # 'назначает: Председателя ..., Генерального Прокурора ...'
        if word in sentence.grammar.joining or opens_clause(sentence, index):
            self.rest.append(_CLAUSE if opens_clause(sentence, index) else word)
        elif self._is_invisible(index) or _is_attribute(sentence, index):
            pass
        elif sentence.is_verb(index) and not cases(sentence, index):
            self._verb()
        elif self._is_elsewhere(index):
            return self._other(index)
        else:
            self.rest.append(word)
        return index + 1

    def _is_invisible(self, index: int) -> bool:
        sentence = self.sentence
        if sentence.words[index] in sentence.grammar.skipped | sentence.grammar.particles:
            return True
        readings = sentence.readings[index]
        if is_modifier(sentence, index):
            return True
        modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
        if modal and is_noun(sentence, index) and not sentence.grammar.definite:
            return False  # 'Прокурора и Уполномоченного назначает': no 'уполномочить'
        return modal or (bool(readings) and readings[0].pos in _INVISIBLE)

    def _verb(self) -> None:
        """'Назначает и освобождает министров': a verb joined to ours shares its object."""
        joining = self.sentence.grammar.joining
        if self.rest and not self.subject and all(word in joining for word in self.rest):
            self.rest.clear()
            self.crossed = True
        else:
            self.rest.append(_VERB)

    def _is_elsewhere(self, index: int) -> bool:
        """A noun in a case that no object has: who does it, by what means, to whom."""
        own = cases(self.sentence, index)
        return bool(own) and own.isdisjoint({"Acc", "Gen"})

    def _other(self, index: int) -> int:
        self.subject = self.subject or "Nom" in cases(self.sentence, index)
        index += 1
        while index < self.end and "Gen" in cases(self.sentence, index):
            index += 1
        return index

    def _phrase(self, index: int) -> int:
        """Pass over a phrase under a preposition; notice when the gap ends before its noun."""
        noun = False
        while index < self.end and is_nominal(self.sentence, index):
            best = self.sentence.readings[index][0].pos
            if noun and best == "DET" and self.sentence.grammar.definite:
                return index  # 'with the consent of the Senate | the Prosecutor General'
            noun = noun or best in _NOUNS or best == "PRON"
            index += 1
        self.governed = index >= self.end and not noun
        return index


def _is_attribute(sentence: Sentence, index: int) -> bool:
    """'A law | adopted by Parliament | may be returned': a participle after its noun."""
    if not sentence.grammar.definite or not sentence.shows(index, "Voice", "Pass") or not index:
        return False
    after = sentence.words[index + 1 : index + 2]
    follows = is_noun(sentence, index - 1) or sentence.words[index - 1] == ","
    return follows and bool(after) and after[0] in sentence.grammar.prepositions


def governed(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun phrase that begins at a token stands under a preposition."""
    before = index - 1
    if sentence.grammar.definite and before >= 0 and _is_year(sentence.words[before]):
        return False  # 'since 2007 akims have been appointed'
    while before >= 0 and (
        sentence.words[before] in sentence.grammar.skipped - sentence.grammar.prepositions
        or (is_nominal(sentence, before) and not is_noun(sentence, before))
    ):
        before -= 1
        if sentence.grammar.definite and before >= 0 and _is_year(sentence.words[before]):
            return False  # 'since 2017 the ombudsman has been elected'
    return (
        before >= 0
        and sentence.words[before] in sentence.grammar.prepositions
        and not is_partitive(sentence, before)
    )


def is_partitive(sentence: Sentence, index: int) -> bool:
    """'May dismiss any | of | the ministers': what is meant is what stands behind 'of'."""
    grammar = sentence.grammar
    return (
        index > 0
        and sentence.words[index] == "of"
        and sentence.words[index - 1] in grammar.quantifying
    )


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdigit()


def after_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether what begins at `end` can be the object of a verb that ends before `start`."""
    walk = _Walk(sentence, end)
    walk.run(start)
    alone = walk.rest == [","] and not _is_listed(sentence, end)
    return not walk.governed and not alone and _is_clear(sentence, walk.rest)


def _is_listed(sentence: Sentence, start: int) -> bool:
    """'Назначаются Председатель Банка, | Прокурор и судьи': a subject among others, with no verb.

    The list goes on behind it; in 'образуется Совет, Президент возглавляет' a clause begins.
    """
    end = start
    while end < len(sentence) and is_nominal(sentence, end):
        end += 1
    joint = sentence.words[end : end + 1]
    return sentence.grammar.code == "ru" and joint in {(",",), ("и",)}


def before_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether what ends before `start` can be what the verb at `end` acts on."""
    walk = _Walk(sentence, end)
    walk.run(start)
    rest = walk.rest
    if rest[:1] == [_VERB] and len(rest) > 1:  # 'министры назначаются и освобождаются'
        rest = rest[1:]
        return all(word in sentence.grammar.joining for word in rest)
    if walk.crossed and any(word != "," for word in rest):
        return sentence.grammar.code != "ru"  # 'подписывает законы, ведёт переговоры, ...'
    return _is_clear(sentence, rest)


def _is_clear(sentence: Sentence, rest: Sequence[str]) -> bool:
    """Nothing is left, or a pair of commas, or other members of the same coordination."""
    if _VERB in rest or _CLAUSE in rest:
        return False
    if all(word == "," for word in rest):
        return True
    joining = sentence.grammar.joining
    return rest[0] in joining or rest[-1] in joining


def joined(sentence: Sentence, start: int, end: int) -> bool:
    """'Избирает судей и | назначает': only a joining word is left, so the verb has its own object.

    A pair of commas joins nothing, nor does the one before an English participle.
    """
    walk = _Walk(sentence, end)
    walk.run(start)
    words = [word for word in walk.rest if word != ","]
    aside = len(walk.rest) > 1 and walk.rest[0] == walk.rest[-1] == ","
    if aside and sentence.grammar.code == "ru":
        return False  # 'мобилизация, частичная либо общая, объявляется'
    if not words or walk.subject or not all(word in sentence.grammar.joining for word in words):
        return False
    return not sentence.grammar.definite or not _has_noun_behind_joint(sentence, start, end)


def _has_noun_behind_joint(sentence: Sentence, start: int, end: int) -> bool:
    """'Questions of citizenship and of asylum are settled': what is joined is no verb."""
    joints = [i for i in range(start, end) if sentence.words[i] in sentence.grammar.joining]
    return any(is_noun(sentence, i) for i in range(joints[-1] + 1, end))


def is_negated(sentence: Sentence, index: int) -> bool:
    """Tell whether a negation stands right before a token."""
    return any(
        word in sentence.grammar.negating for word in sentence.words[max(0, index - 3) : index]
    )


def head_of(sentence: Sentence, found: Sequence[int]) -> int:
    """Return the head of some words: their first noun, or 'уполномоченный' in '... по правам'."""
    if found[1:] and sentence.words[found[1]] in sentence.grammar.prepositions:
        return found[0]
    return next((index for index in found if is_noun(sentence, index)), found[0])


def is_genitive(sentence: Sentence, index: int) -> bool:
    """Tell whether a token is a noun, or a modifier, that may be in the genitive."""
    return is_nominal(sentence, index) and cases(sentence, index) >= {"Gen"}


def is_complement(sentence: Sentence, first: int, last: int, index: int) -> bool:
    """'Избрал председателем Ашимбаева': a range in the instrumental, before a noun that is not."""
    head = next((i for i in range(max(first, 0), last + 1) if is_noun(sentence, i)), None)
    if sentence.grammar.code != "ru" or head is None or cases(sentence, head) != {"Ins"}:
        return False
    return not any(r.features.get("Case") == "Ins" for r in sentence.readings[index])
