"""Which plain dates say when something began or ended: 'resigned on', '18 сентября возглавил'."""

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.entry import LENT
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor
from bilik.extract.statement import Period
from bilik.vocabulary import ONTOLOGY

_PREPOSITION = 2  # tokens from a comma to the date behind its preposition
_BREAKING = frozenset({"and", "but", "or", ";", ":"})
_PARTS = frozenset({",", ";"})
_MARKS = frozenset({",", ":"})
_BEGINNING, _END = ONTOLOGY + "validFrom", ONTOLOGY + "validTo"


def says_when(sentence: Sentence, evocation: Evocation, role: Role, mention: Mention) -> bool:
    """'Resigned on 19 March': the verb tells whether a plain date is the first day or the last."""
    plain = isinstance(mention.value, Period) and mention.value.relation is None
    telling = role.said.get(sentence.grammar.code, ())
    if not plain or role.literal is None or not telling:
        return False
    if role.iri == _BEGINNING and LENT.items() <= mention.features.items():
        present = any(sentence.shows(i, "Tense", "Pres") for i in evocation.words)
        if present and not evocation.holder and _tells_no_end(sentence, evocation):
            return True
    return any(
        (lemma, evocation.holder) in telling
        for index in evocation.words
        for lemma in sentence.lemmas[index]
    )


def _tells_no_end(sentence: Sentence, evocation: Evocation) -> bool:
    """'18 сентября. Администрацию возглавляет Кошанов': in an entry that tells who comes."""
    code = sentence.grammar.code
    ends = {t for r in evocation.frame.roles if r.iri == _END for t in r.said.get(code, ())}
    words = {(lemma, "") for index in evocation.words for lemma in sentence.lemmas[index]}
    return ends.isdisjoint(words)


def is_of_other_verb(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'16 октября он был назначен, а на выборах ...': the day of a verb is not that of a noun."""
    if not at.nominal or mention.last >= at.first:
        return False
    return any(is_finite(sentence, i) for i in range(mention.last + 1, at.first))


def is_of_verb_before(sentence: Sentence, date: Mention, at: Anchor) -> bool:
    """'Ушёл 5 января, преемником его стал Смаилов': he may have become that on another day."""
    if sentence.grammar.code != "ru" or date.last >= at.first:
        return False
    before = any(is_finite(sentence, i) for i in range(date.first))
    return before and not {",", ";"}.isdisjoint(sentence.words[date.last + 1 : at.first])


def is_of_other_time(sentence: Sentence, date: Mention, at: Anchor) -> bool:
    """'До 2007 года это решал Сенат, позднее решает Президент': each clause has its time."""
    if not isinstance(date.value, Period) or not 0 <= date.last < at.first:
        return False
    words, elsewhen = sentence.words, sentence.grammar.elsewhen
    marks = [i for i in range(date.last + 1, at.first) if words[i] in _PARTS]
    if not elsewhen or not marks:
        return False
    told = any(sentence.is_verb(i) for i in range(date.last + 1, marks[-1]))
    return told and not elsewhen.isdisjoint(words[marks[-1] + 1 : at.last + 1])


def explains(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Held it twice, from 2007 to 2012', 'set up months earlier, on 20 November 1990'."""
    if not isinstance(mention.value, Period):
        return False
    between = range(at.last + 1, mention.first)
    if sentence.grammar.code == "ru":
        return _tells_more(sentence, mention, at)
    commas = [i for i in between if sentence.words[i] == ","]
    beside = len(commas) == 1 and mention.first - commas[0] <= _PREPOSITION
    return (
        bool(sentence.grammar.definite)
        and beside
        and not any(sentence.is_verb(i) or sentence.words[i] in _BREAKING for i in between)
    )


def _tells_more(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Работал недолго, с 1992 до 1995 года', 'возглавлял он: сначала с 2007 по 2012 год'."""
    words = sentence.words
    marks = [i for i in range(at.last + 1, mention.first) if words[i] in _MARKS]
    if len(marks) != 1 or any(is_finite(sentence, i) for i in range(at.last + 1, marks[0])):
        return False
    return all(_is_of_date(sentence, i) for i in range(marks[0] + 1, mention.first))


def _is_of_date(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    small = sentence.words[index] in sentence.grammar.prepositions
    date = not sentence.grammar.calendar.isdisjoint(sentence.lemmas[index])
    return small or date or bool(best and best[0].pos in {"NUM", "ADV"})


def is_explained(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Басқару нысаны өзгерген жоқ: Қазақстан ...': behind a colon a clause of its own is said."""
    if not (sentence.grammar.verb_final and at.nominal and at.last < mention.first):
        return False
    between = sentence.words[at.last + 1 : mention.first]
    return ":" in between and any(word in sentence.grammar.negating for word in between)
