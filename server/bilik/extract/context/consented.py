"""'This requires the consent of the Kurultai', 'for it he needs ...': for what, is said before.

The words of the power told last are put for the pronoun, at its characters, as an infinitive.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.rights import in_words, last_right
from bilik.extract.frame.cue import CueMention
from bilik.extract.naming.mention import Mention
from bilik.extract.things import INSTITUTION, POWER
from bilik.text.model import Token

_PRONOUNS = frozenset({"this", "it", "that"})
_FOR, _BEFORE = "for", "before"
_WITHOUT = "without"
_BESIDE = 2  # tokens from the words of a consent to whose it is
_NEAR = 6  # tokens from a subject to the verb that says what is needed
_BEHIND = 2  # sentences that the power may be told in

Words = tuple[Token, ...]
Concepts = Callable[[Sentence], Sequence[Mention]]
Cues = Callable[[Sentence], Sequence[CueMention]]


def consented(
    sentence: Sentence, behind: Sequence[Sentence], concepts: Concepts, cues: Cues
) -> Iterator[tuple[int, Words]]:
    """Yield the tokens that stand for what a consent is needed for, and what they stand for.

    'The consent of the Senate is required' is followed by what it is required for.
    """
    grammar = sentence.grammar
    needing = [i for i, it in enumerate(sentence.lemmas) if not grammar.requiring.isdisjoint(it)]
    doing = _do_so(sentence)
    before = any(_follows(sentence, i, _BEFORE) for i in range(1, len(sentence)))
    if not (needing or doing or before) or not any(cue.kind == "consent" for cue in cues(sentence)):
        return
    here, last = concepts(sentence), len(sentence) - 1
    meant = [i for i in range(len(sentence)) if _is_meant(sentence, i, needing)]
    for index in meant:
        right = _told(sentence, index, here, behind, concepts)
        if right:
            yield index, _put(sentence, index, "to", right)
            if _follows(sentence, index, _FOR):
                yield index - 1, ()
            return
    none = not (grammar.none | {"no"}).isdisjoint(_bare(sentence.words))
    active = not doing and not _is_bare(sentence, needing, cues(sentence))
    if meant or none or active or any(POWER in concept.types for concept in here):
        return
    right = _told(sentence, 0, here, behind, concepts)
    if right and doing:
        gerund = sentence.shows(doing, "VerbForm", "Ger")
        yield doing, _put(sentence, doing, "to" if gerund else "can", right)
        yield doing + 1, ()
    elif right and sentence.words[0] not in grammar.opening and not sentence.is_verb(last):
        yield last, (*_put(sentence, last, "to", right), sentence.tokens[last])


def _is_bare(sentence: Sentence, needing: Sequence[int], cues: Sequence[CueMention]) -> bool:
    """'The consent is required', 'he needs the consent', but not 'elections require a consent'."""
    last = max(cue.last for cue in cues if cue.kind == "consent")
    if needing[-1] > last:
        return True
    subject = needing[0] - 1
    while subject > 0 and not sentence.grammar.modals.isdisjoint(sentence.lemmas[subject]):
        subject -= 1
    return subject >= 0 and sentence.words[subject] in sentence.grammar.nominative


def meant_consent(
    sentence: Sentence, behind: Sequence[Sentence], names: Concepts, cues: Cues
) -> Iterator[tuple[int, Words]]:
    """Yield the 'it' that stands for a consent: 'he needs it to appoint ...'.

    `names` returns the names in a sentence, among them the body whose consent was told last.
    """
    before = [*behind][-1:]
    for index in range(1, len(sentence)) if before else ():
        asked = sentence.words[index - 1] == _WITHOUT or not sentence.grammar.requiring.isdisjoint(
            sentence.lemmas[index - 1]
        )
        if sentence.words[index] != "it" or not asked:
            continue
        for cue in [c for c in cues(before[0]) if c.kind == "consent"][-1:]:
            for body in _beside(cue, names(before[0])):
                name = [token.text for token in before[0].tokens[body.first : body.last + 1]]
                yield index, _put(sentence, index, "the", ["consent", "of", "the", *name])


def _beside(cue: CueMention, names: Sequence[Mention]) -> list[Mention]:
    """Return the body whose name stands beside or in the words that tell its consent."""
    gaps = [
        (max(cue.first - name.last, name.first - cue.last), name.first, name)
        for name in names
        if name.types & {INSTITUTION}
    ]
    near = [pair for pair in gaps if pair[0] <= _BESIDE]
    return [min(near, key=lambda pair: pair[:2])[2]] if near else []


def _put(sentence: Sentence, index: int, first: str, words: Sequence[str]) -> Words:
    span = sentence.tokens[index].span
    return tuple(Token(word, span) for word in (first, *words))


def _bare(words: Iterable[str]) -> set[str]:
    return {word.replace("\u2019", "'").removesuffix("'s") for word in words}


def _do_so(sentence: Sentence) -> int:
    """Return the verb of 'does so', 'doing so'; 0 without one."""
    for index in range(1, len(sentence) - 1):
        if "do" in sentence.lemmas[index] and sentence.words[index + 1] == "so":
            return index
    return 0


def _is_meant(sentence: Sentence, index: int, needing: Sequence[int]) -> bool:
    """'This requires', 'for it', 'before that': a pronoun for what a consent is needed for."""
    if not _points(sentence, index):
        return False
    subject = any(0 < place - index < _NEAR for place in needing)
    needed = bool(needing) and (subject or _follows(sentence, index, _FOR))
    return needed or _follows(sentence, index, _BEFORE)


def _follows(sentence: Sentence, index: int, word: str) -> bool:
    pronoun = sentence.words[index] in _PRONOUNS
    return pronoun and index > 0 and sentence.words[index - 1] == word


def _points(sentence: Sentence, index: int) -> bool:
    """'This', 'it' with no noun of its own."""
    if sentence.words[index] not in _PRONOUNS:
        return False
    after = sentence.readings[index + 1][:1] if index + 1 < len(sentence) else ()
    if after and not sentence.grammar.requiring.isdisjoint(sentence.lemmas[index + 1]):
        return True  # 'this requires', whatever else 'requires' may be
    return not after or after[0].pos not in {"NOUN", "PROPN", "ADJ"}


def _told(
    sentence: Sentence,
    index: int,
    here: Sequence[Mention],
    behind: Sequence[Sentence],
    concepts: Concepts,
) -> list[str]:
    """Return the words of the power told last before a token.

    What is said in a clause behind another concerns what its own sentence tells.
    """
    right = last_right(sentence, here, index)
    if right is not None:
        return in_words(sentence, right)
    if any(not sentence.grammar.opening.isdisjoint(it) for it in sentence.lemmas[1:index]):
        return []
    for before in [*behind][: -_BEHIND - 1 : -1]:
        right = last_right(before, concepts(before), len(before))
        if right is not None:
            return in_words(before, right)
    return []
