"""Persons with their offices: before the name, or equated with it by a dash.

'Президент Тоқаев', 'Тоқаев – ел Президенті', 'Төрағасы – Азимова'.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import is_complement
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.bare import may_be_title
from bilik.extract.statement import Entity, Period
from bilik.extract.things import OFFICE, PERSON

_DASHES = frozenset({"–", "—", "-"})
_LISTING = frozenset({":", *_DASHES})
_ATTRIBUTES = 5  # words before an office: 'Қазақстан Республикасының екінші'
_ATTRIBUTIVE = frozenset({"ADJ", "NUM", "DET", "ADV"})


def titled_people(
    sentence: Sentence, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield persons with what stands right before their name."""
    for person in mentions:
        if person.origin == "person":
            yield from _set_off(sentence, person, mentions)
            yield from (
                (m, person)
                for m in mentions
                if m.last + 1 == person.first
                and m.origin != "pronoun"
                and may_be_title(sentence, m)
                and not is_complement(sentence, m.first, m.last, person.last)
            )


def _set_off(
    sentence: Sentence, person: Mention, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """'Ерлан Кошанов, Председатель Мажилиса, заявил': an office between Russian commas."""
    for office in mentions if sentence.grammar.code == "ru" else ():
        case = office.features.get("Case")
        beside = office.first == person.last + 2 and sentence.words[person.last + 1] == ","
        ends = sentence.words[office.last + 1 : office.last + 2] == (",",)
        alike = OFFICE in office.types and case == person.features.get("Case")
        if beside and ends and alike:
            yield office, person


def equated(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield each office with the person that a dash alone equates with it, up to a border."""
    named = [m for m in mentions if isinstance(m.value, Entity) and m.origin in {"name", "person"}]
    for left in named:
        if sentence.words[left.last + 1 : left.last + 2] and (
            sentence.words[left.last + 1] not in _DASHES
        ):
            continue
        for right in named:
            if _follows(sentence, left, right) and _ends(sentence, right.last + 1):
                if OFFICE in left.types and PERSON in right.types:
                    yield left, right
                elif PERSON in left.types and OFFICE in right.types:
                    yield right, left


def led(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """'Асанбаев (1936–2004) — государственный деятель, вице-президент': the lead of a life.

    Yield the person at the head with each office of the list behind the dash.
    """
    person = next((m for m in mentions if m.origin == "person" and m.first == 0), None)
    if sentence.grammar.definite or person is None or not _is_nominative(person):
        return
    dash = _behind_brackets(sentence, person.last + 1)
    if sentence.words[dash : dash + 1] and sentence.words[dash] in _DASHES:
        for office in mentions:
            named = office.origin == "name" and OFFICE in office.types and office.first > dash
            direct = named and office.features.get("Case", "Nom") == "Nom"
            if direct and _is_predicate(sentence, dash + 1, office, mentions):
                yield office, person


def _is_predicate(
    sentence: Sentence, start: int, office: Mention, mentions: Sequence[Mention]
) -> bool:
    """Tell whether no verb stands before an office, and only what describes it after a comma."""
    before = range(start, office.first)
    if any(is_finite(sentence, i) or sentence.words[i] in {";", ":"} for i in before):
        return False
    commas = [i for i in before if sentence.words[i] == ","]
    own = range(commas[-1] + 1 if commas else start, office.first)
    dates = [m for m in mentions if isinstance(m.value, Period)]
    dated = {i for m in dates for i in range(m.first - 1, m.last + 1)}
    joining = sentence.grammar.joining
    return all(i in dated or sentence.words[i] in joining or _modifies(sentence, i) for i in own)


def _behind_brackets(sentence: Sentence, index: int) -> int:
    """Pass over what stands in brackets at a token."""
    if sentence.words[index : index + 1] == ("(",) and ")" in sentence.words[index:]:
        return sentence.words.index(")", index) + 1
    return index


def listed(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield an office with each of the persons that a list names: 'хатшылары: A, B (2019–2020)'.

    Where verbs come last the list may also follow what they were: 'Премьер-Министр болған – A'.
    """
    if not sentence.grammar.verb_final:
        return
    persons = sorted((m for m in mentions if m.origin == "person"), key=lambda m: m.first)
    for office in mentions:
        start = _list_after(sentence, office) if OFFICE in office.types else None
        for person in persons if start is not None else ():
            if person.first == start and _ends(sentence, person.last + 1):
                yield office, person
                start = _next_member(sentence, person.last + 1)


def _list_after(sentence: Sentence, office: Mention) -> int | None:
    """Return the token at which a list of holders begins, None where none does."""
    index = office.last + 1
    if office.origin not in {"name", "pronoun"} or index >= len(sentence):
        return None
    held = "бол" in sentence.lemmas[index] and sentence.shows(index, "VerbForm", "Part")
    index += held
    several = sentence.shows(office.last, "Number", "Plur") or held
    marks = _LISTING if several else frozenset[str]()
    return index + 1 if index < len(sentence) and sentence.words[index] in marks else None


def _next_member(sentence: Sentence, index: int) -> int:
    """Pass over what stands in brackets behind a name, and over what joins it to the next."""
    index = _behind_brackets(sentence, index)
    while index < len(sentence) and sentence.words[index] in sentence.grammar.joining:
        index += 1
    return index


def _follows(sentence: Sentence, left: Mention, right: Mention) -> bool:
    start = left.last + 2
    between = range(start, right.first)
    plain = _is_nominative(left) and _is_nominative(right) and right.first >= start
    return plain and len(between) <= _ATTRIBUTES and all(_modifies(sentence, i) for i in between)


def _modifies(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    if not best:
        return False
    last = sentence.features(index + 1) if index + 1 < len(sentence) else {}
    owner = best[0].features.get("Case") == "Gen" or last.get("Case") == "Gen"
    participle = best[0].features.get("VerbForm") == "Part" and "Case" in best[0].features
    bare = sentence.grammar.verb_final and best[0].features.get("Case", "Nom") == "Nom"
    noun = bare and best[0].pos == "NOUN" and sentence.words[index][0].isalnum()
    return best[0].pos in _ATTRIBUTIVE or participle or owner or noun


def _is_nominative(mention: Mention) -> bool:
    """A post may be where somebody is: 'Мемлекеттік кеңесші лауазымында – Ерлан Қарин'."""
    case = mention.features.get("Case", "Nom")
    return case == "Nom" or (case == "Loc" and OFFICE in mention.types)


def _ends(sentence: Sentence, index: int) -> bool:
    return index >= len(sentence) or not sentence.words[index][0].isalnum()
