"""Noun phrases of a Russian sentence: which words belong to a noun, and what could resume it."""

from collections.abc import Sequence

from bilik.extract.clause.gap import cases, governed, head_of, is_nominal, is_noun, is_pronoun
from bilik.extract.clause.sentence import Sentence

_DIRECT = frozenset({"Nom", "Acc"})
_ADJECTIVAL = frozenset({"ADJ", "DET", "NUM"})


def phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the first and the last token of the phrase of a noun.

    Adjectives that stand right before it belong to it, and genitives after it with what is joined
    to them: 'министры иностранных дел, обороны и внутренних дел'.
    """
    first = head
    while first and _is_adjective(sentence, first - 1):
        first -= 1
    last = head
    for index in range(head + 1, len(sentence)):
        if _is_genitive(sentence, index):
            last = index
        elif sentence.words[index] not in sentence.grammar.joining - {";"}:
            break
    return first, last


def heads(sentence: Sentence, end: int) -> list[int]:
    """Return the nouns before a token that are no genitive of another noun."""
    calendar = sentence.grammar.calendar
    nouns = (i for i in range(end) if is_noun(sentence, i) and not depends(sentence, i))
    return [i for i in nouns if calendar.isdisjoint(sentence.lemmas[i])]


def depends(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun is a genitive of the noun before it, or joined to such a one."""
    if not _is_genitive(sentence, index):
        return False
    before = index - 1
    while before >= 0 and (
        _is_adjective(sentence, before)
        or sentence.words[before] in sentence.grammar.joining - {";"}
    ):
        before -= 1
    return before >= 0 and may_own(sentence, before)


def is_joined_person(sentence: Sentence, index: int) -> bool:
    """'Председателя Комитета и | Прокурора назначает Президент': each is acted on as the first is.

    Persons show one form as owners and as objects; who heads the list stands under no preposition
    and owns nothing, so neither does who is joined to him.
    """
    joining = sentence.grammar.joining - {";"}
    if not index or sentence.words[index - 1] not in joining or not _is_person(sentence, index):
        return False
    first, head = index - 1, None
    while first >= 0 and (sentence.words[first] in joining or is_nominal(sentence, first)):
        if is_noun(sentence, first):
            if not may_own(sentence, first):
                break  # 'по Конституции 2026 года | Председателя ...'
            head = first
        first -= 1
    return head is not None and _is_person(sentence, head) and not governed(sentence, head)


def _is_person(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun, or the one behind adjectives, has one form for owner and object."""
    while index + 1 < len(sentence) and _is_adjective(sentence, index):
        index += 1
    shown: dict[tuple[str, str | None], set[str]] = {}
    for reading in sentence.readings[index] if is_noun(sentence, index) else ():
        key = (reading.lemma, reading.features.get("Number"))
        shown.setdefault(key, set()).add(reading.features.get("Case", ""))
    return any({"Gen", "Acc"} <= found and "Nom" not in found for found in shown.values())


def may_own(sentence: Sentence, index: int) -> bool:
    """Tell whether a genitive behind a token may belong to it: to a noun that ends no date."""
    calendar = sentence.grammar.calendar
    return is_noun(sentence, index) and calendar.isdisjoint(sentence.lemmas[index])


def is_bare(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun has no adjective or numeral before it and no genitive behind it."""
    before = index > 0 and _is_adjective(sentence, index - 1)
    after = index + 1
    return not before and not (after < len(sentence) and depends(sentence, after))


def is_direct(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun may be a subject or a direct object."""
    return not governed(sentence, index) and not cases(sentence, index).isdisjoint(_DIRECT)


def _is_adjective(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    if not best or is_pronoun(sentence, index):
        return False
    participle = best[0].features.get("VerbForm") == "Part" and "Case" in best[0].features
    return best[0].pos in _ADJECTIVAL or participle


def _is_genitive(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    if not best or best[0].pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return "Gen" in cases(sentence, index)


def shown(sentence: Sentence, indices: Sequence[int], verb: int | None) -> int:
    """'Перешла к | президентской форме правления': which token of a phrase shows its case.

    The last one, or in Russian the noun that heads it, unless that may be a subject, of which the
    words around tell more.
    """
    if sentence.grammar.code != "ru" or verb is not None:
        return indices[-1]
    head = head_of(sentence, indices)
    return indices[-1] if sentence.features(head).get("Case") == "Nom" else head
