"""What Kazakh 'оны' and 'оған' stand for, where the noun that is meant makes a power of the verb.

'Заңды Парламент қабылдайды, оған Президент қол қояды': of the nouns before the pronoun the nearest
one with which the sentence says what the lexicon knows is put in its place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.needed import needed_in_kazakh
from bilik.extract.frame.evocation import FrameFinder
from bilik.extract.naming.mention import Mention
from bilik.extract.things import PERSON, POWER
from bilik.text.kk.generation import in_case
from bilik.text.language import Language
from bilik.text.model import Reading, Token

_CASES = {"оны": "Acc", "оған": "Dat", "оларды": "Acc", "оларға": "Dat", "одан": "Abl"}
_SEVERAL = frozenset({"оларды", "оларға"})
_MODIFIERS = 3  # words before a noun that may belong to it
_CANDIDATES = 6  # nouns that a pronoun may stand for
_FORMS = 1 << 12  # forms of nouns that are kept

Words = tuple[Token, ...]
Rewrite = Callable[[Sentence, Mapping[int, Words]], Sentence]


class Acted:
    """Spells out pronouns for what is acted on, sentence by sentence."""

    def __init__(self, frames: FrameFinder, language: Language, rewrite: Rewrite) -> None:
        self._frames = frames
        self._language = language
        self._rewrite = rewrite
        self._before: Sentence | None = None

    def restore(self, sentence: Sentence, names: Iterable[Mention]) -> Sentence:
        """Return a sentence with the pronouns spelled out whose nouns make a power of it.

        What is told of persons (among the `names`) is no power.
        """
        needed = dict(needed_in_kazakh(sentence, self._before, self._frames.concepts))
        full = self._rewrite(sentence, needed) if needed else sentence
        persons = any(PERSON in name.types for name in names)
        for index in range(len(full) - 1, -1, -1) if not persons else ():
            case = _CASES.get(full.words[index])
            if case:
                full = self._spelled_out(full, index, case)
        self._before = full
        return full

    def _spelled_out(self, sentence: Sentence, index: int, case: str) -> Sentence:
        span = sentence.tokens[index].span
        for phrase in islice(self._phrases(sentence, index, case), _CANDIDATES * (_MODIFIERS + 1)):
            if not self._may_tell(sentence, phrase):
                continue
            tokens = tuple(Token(word, span) for word in phrase)
            full = self._rewrite(sentence, {index: tokens})
            put = {*range(index, index + len(tokens))}
            powers = (c for c in self._frames.concepts(full) if POWER in c.types)
            if any(not put.isdisjoint(power.words) for power in powers):
                return full
        return sentence

    def _may_tell(self, sentence: Sentence, phrase: Sequence[str]) -> bool:
        """Tell whether the words that a power needs would all be there: mostly they are not."""
        words = frozenset(word.casefold() for word in phrase)
        if words <= sentence.grammar.skipped:
            return True  # a power needs none of them, but may cover them
        readings = (reading for word in phrase for reading in self._language.read(word))
        lemmas = words.union(reading.lemma.casefold() for reading in readings)
        return self._frames.may_gain(sentence, lemmas, POWER)

    def _phrases(self, sentence: Sentence, index: int, case: str) -> Iterator[Sequence[str]]:
        """Yield the noun phrases before a pronoun, put into its case, the nearest first."""
        several = sentence.words[index] in _SEVERAL
        nearest = _nouns(sentence, range(index - 1, -1, -1), several=several)
        for noun in sorted(nearest, key=lambda i: _may_act(sentence, i)):  # who acts comes last
            yield from _declined(sentence, noun, case)
        if self._before is not None:
            behind = range(len(self._before) - 1, -1, -1)
            for noun in _nouns(self._before, behind, several=several):
                yield from _declined(self._before, noun, case)


def _nouns(sentence: Sentence, indices: Iterable[int], *, several: bool) -> Iterator[int]:
    for index in indices:
        noun = _as_noun(sentence, index)
        if noun and (noun.features.get("Number") == "Plur") == several:
            yield index


def _may_act(sentence: Sentence, index: int) -> bool:
    """'Төрағаны Президент тағайындайды, оны босатады': not who acts, but on whom he acts."""
    said = sentence.features(index)
    return said.get("Case") == "Nom" and "Person[psor]" not in said


def _as_noun(sentence: Sentence, index: int) -> Reading | None:
    """'Заңды' may be an adjective as well; what is read as a verb first is no noun."""
    if sentence.is_verb(index):
        return None
    nouns = (r for r in sentence.readings[index] if r.pos == "NOUN" and r.known)
    return next((noun for noun in nouns if "Case" in noun.features), None)


def _declined(sentence: Sentence, noun: int, case: str) -> Iterator[Sequence[str]]:
    """Yield a noun in a case, with all that stands before it and may belong to it, then less."""
    reading = _as_noun(sentence, noun)
    head = _in_case(reading, case) if reading else ""
    if not head:
        return
    start = noun
    while start > 0 and noun - start < _MODIFIERS and _modifies(sentence, start - 1):
        start -= 1
    for first in range(start, noun + 1):
        yield (*(sentence.tokens[i].text for i in range(first, noun)), head)


def _modifies(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    said = best[0].features if best else {}
    noun = bool(best) and best[0].pos == "NOUN" and said.get("Case") in {"Nom", "Gen"}
    return noun or bool(best and best[0].pos == "ADJ")


def _in_case(reading: Reading, case: str) -> str:
    return _form(reading.lemma, tuple(reading.features.items()), case)


@lru_cache(maxsize=_FORMS)
def _form(lemma: str, features: tuple[tuple[str, str], ...], case: str) -> str:
    """Return a noun in a case, empty when it has no such form."""
    return in_case(Reading(lemma, "NOUN", dict(features)), case) or ""
