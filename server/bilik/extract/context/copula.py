"""Verbs that Russian leaves out between a state and what it is.

'Казахстан – президентская республика', 'Казахстан, говорят они, президентская республика'.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE, PERSON
from bilik.text.model import Token
from bilik.text.ru.inflection import inflect
from bilik.vocabulary import ONTOLOGY

_STATE = ONTOLOGY + "PoliticalUnit"
_DASHES = frozenset({"–", "—"})
_ADVERBS = frozenset({"ADV", "PART", "CONJ"})
_NEAR = 3  # tokens from a participle to the office behind it: 'избран новый председатель'
_ASIDE = 6  # tokens of what may be said between two commas: ', как говорят многие юристы,'

Words = tuple[Token, ...]


def copulas(sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
    """Yield the tokens that change when what a state is gets its verb: 'является ...'."""
    for name in names:
        if _STATE not in name.types or name.features.get("Case") != "Nom":
            continue
        verb, start = _place(sentence, name.last + 1)
        if verb is None or not _is_predicate(sentence, start):
            continue
        dash = sentence.words[verb] in _DASHES
        said = Token("является", sentence.tokens[verb].span)
        yield verb, (said,) if dash else (sentence.tokens[verb], said)
        for index in range(start, len(sentence)):
            token = sentence.tokens[index]
            yield index, (Token(inflect(token.text, "Ins"), token.span),)
            if is_noun(sentence, index):
                break


def chosen(sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
    """'Избран вице-президент – Ерик Асанбаев': yield the tokens as if he were chosen to be one."""
    people = {m.first for m in names if PERSON in m.types}
    for office in names:
        dash = office.last + 1
        named = OFFICE in office.types and dash + 1 in people and sentence.words[dash] in _DASHES
        if not named or not any(_is_passive(sentence, i) for i in _before(office)):
            continue
        for index in range(office.first, office.last + 1):
            token = sentence.tokens[index]
            yield index, (Token(inflect(token.text, "Ins"), token.span),)
            if is_noun(sentence, index):
                break
        yield dash, ()


def _before(mention: Mention) -> range:
    return range(max(0, mention.first - _NEAR), mention.first)


def _is_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether a token is a short passive participle: 'избран', 'назначена'."""
    said = sentence.features(index)
    short = said.get("VerbForm") == "Part" and "Case" not in said
    return short and said.get("Voice") == "Pass"


def _place(sentence: Sentence, index: int) -> tuple[int | None, int]:
    """Return the token that the verb takes the place of or stands behind, and what follows it."""
    words = sentence.words
    if words[index : index + 1] and words[index] in _DASHES:
        return index, index + 1
    start = index
    if words[index : index + 1] == (",",):
        ends = [i for i in range(index + 1, min(len(words), index + _ASIDE)) if words[i] == ","]
        start = ends[0] + 1 if ends else index
    while start < len(words) and _is_small(sentence, start):
        start += 1
    return (start - 1, start) if start > index else (None, start)


def _is_small(sentence: Sentence, index: int) -> bool:
    """'по-прежнему', 'сегодня', 'всё ещё': what may stand between."""
    best = sentence.readings[index][:1]
    return bool(best) and best[0].pos in _ADVERBS and not is_finite(sentence, index)


def _is_predicate(sentence: Sentence, start: int) -> bool:
    """Tell whether a noun in the nominative, with adjectives, begins here and no verb follows."""
    index = start
    while index < len(sentence) and is_modifier(sentence, index):
        index += 1
    if (
        index >= len(sentence)
        or not is_noun(sentence, index)
        or "Nom" not in cases(sentence, start)
    ):
        return False
    if sentence.words[start - 1] in _DASHES:
        return True
    alike = "Nom" in cases(sentence, index) and index > start
    ends = (i for i in range(index, len(sentence)) if sentence.words[i] in {",", ";", ":", "."})
    end = next(ends, len(sentence))
    return alike and not any(is_finite(sentence, i) for i in range(start, end))
