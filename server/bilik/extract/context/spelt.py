"""Kazakh names in the case of the words that they replace, and which words those may be."""

from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.extract.things import OFFICE, PERSON
from bilik.text.kk.generation import forms
from bilik.text.language import Language
from bilik.text.model import Span, Token

_CURRENT = frozenset({"жаңа", "қазіргі", "бұрынғы", "тұңғыш"})
_FRONT = "іе"
_POSSESSED = {  # behind 'Төрағасы', behind 'Кеңесі'
    "Gen": ("ның", "нің"),
    "Acc": ("н", "н"),
    "Dat": ("на", "не"),
    "Abl": ("нан", "нен"),
    "Loc": ("нда", "нде"),
    "Ins": ("мен", "мен"),
}
_OWNER = 6  # tokens from an owner to its noun, with attributes between
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})


def put_before(sentence: Sentence, index: int, words: Iterable[str]) -> Iterator[Token]:
    """Return tokens for words that a text leaves unsaid before a token."""
    place = sentence.tokens[index].span.start
    return (Token(word, Span(place, place)) for word in words)


def is_office(mention: Mention) -> bool:
    """Tell whether a mention is an office, not its holder."""
    value = mention.value
    return isinstance(value, Entity) and OFFICE in value.types and PERSON not in value.types


def is_plural(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether several of a kind are named."""
    return sentence.shows(mention.last, "Number", "Plur")


def is_short(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun stands alone, so that it may be short for a longer name."""
    best = sentence.readings[index][:1]
    if not best or best[0].pos != "NOUN" or "Number" in best[0].features:
        return False
    owner = sentence.features(index - 1).get("Case") == "Nom" if index else False
    subject = owner and not sentence.is_verb(index - 1)  # 'Президент Сот Төрағасын тағайындайды'
    modified = not subject and is_modified(sentence, index)
    return "Person[psor]" not in best[0].features and not modified


def is_counted(sentence: Sentence, index: int) -> bool:
    """Tell whether a numeral stands right before a token."""
    return index > 0 and sentence.shows(index - 1, "NumType", "Card")


def is_modified(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun has an owner or an attribute right before it; numbers are passed over."""
    before = index - 1
    while before >= 0 and sentence.readings[before] and sentence.readings[before][0].pos == "NUM":
        before -= 1
    best = sentence.readings[before][:1] if before >= 0 else ()
    if not best:
        return False
    if sentence.words[before] in sentence.grammar.pointing | _CURRENT:
        return False
    if not sentence.grammar.calendar.isdisjoint(sentence.lemmas[before]):
        return False  # '2020 жылы Кеңес Хатшысы болып ...'
    case = best[0].features.get("Case", "Nom")
    form = best[0].features.get("VerbForm")  # 'заң шығару өкілеттігі'
    verbal = form == "Part" or (form == "Ger" and case == "Nom")
    return verbal or (best[0].pos in _NOMINAL and case in {"Nom", "Gen"})


def is_owned(sentence: Sentence, index: int, names: Iterable[Mention]) -> bool:
    """'Президенттің кезекті сайлауын': of a name further before, with nothing else of its own."""
    ends = {name.last for name in names}
    for before in range(index - 1, max(-1, index - 1 - _OWNER), -1):
        said = sentence.features(before)
        if sentence.words[before] == "," or said.get("VerbForm") == "Fin":
            return False
        if said.get("Person[psor]") == "3":
            return False
        if said.get("Case") == "Gen":
            return before in ends
    return False


def in_case(words: Sequence[str], case: str, language: Language) -> Sequence[str]:
    """Put a name into a case, which its last word shows: 'Министрді', 'Төрағасын', 'Кеңесінің'."""
    *inner, head = words
    first, hyphen, last = head.rpartition("-")
    best = language.read(head)[:1]
    if best and best[0].features.get("Person[psor]") == "3":
        ending = _POSSESSED.get(case, ("", ""))[head[-1] in _FRONT]
        return (*inner, head + ending)
    if case == "Nom":
        return words
    for form in forms(last, depth=1):
        if form.features == {"Case": case}:
            return (*inner, first + hyphen + last[0] + form.text[1:])
    return words
