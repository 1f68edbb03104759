"""The phrases of a lexicon in one index: those of a verb with its object, and all others."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bilik.extract.clause.government import VerbPattern, VerbPatterns
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.verbal import VerbPhrases
from bilik.extract.clause.wordclass import Grammar
from bilik.extract.naming.compiling import Compiler, Pattern, merged
from bilik.extract.naming.pattern import Match, PatternIndex, widest
from bilik.text.language import Language

_KEPT = 64  # sentences, with the phrases found in them


@dataclass(frozen=True)
class Phrase:
    """Words that stand for a key; `features` are what the last one must show."""

    key: str
    text: str
    features: Mapping[str, str] = field(default_factory=dict)


class Phrases:
    """Finds the phrases of one language in its sentences."""

    def __init__(self, phrases: Iterable[Phrase], language: Language, grammar: Grammar) -> None:
        plain: list[Pattern] = []
        verbal: list[VerbPattern] = []
        reader, compiler = VerbPatterns(language, grammar), Compiler(language, grammar)
        for phrase in phrases:
            pattern = None if phrase.features else reader.read(phrase.key, phrase.text)
            if pattern:
                verbal.append(pattern)
            else:
                plain.append(compiler.compile(phrase.key, phrase.text, phrase.features))
        self._plain = PatternIndex(merged(plain) if grammar.verb_final else plain, grammar)
        self._verbal = VerbPhrases(verbal)
        self._found = lru_cache(maxsize=_KEPT)(self._find)

    def find(self, sentence: Sentence) -> tuple[Match, ...]:
        """Return all matches, those that a longer one covers left out."""
        return self._found(sentence)

    def gained(self, sentence: Sentence, lemmas: Collection[str]) -> Iterator[str]:
        """Yield the keys of phrases that may be found in a sentence once it has these lemmas.

        Cheaper than to put them there and look.
        """
        yield from self._plain.gained(sentence, lemmas)
        yield from self._verbal.gained(sentence, lemmas)

    def _find(self, sentence: Sentence) -> tuple[Match, ...]:
        found = {*self._plain.find(sentence), *self._with_verb(sentence)}
        return tuple(sorted(widest(found), key=lambda match: (match.indices, match.key)))

    def _with_verb(self, sentence: Sentence) -> Iterator[Match]:
        for key, indices, verb in self._verbal.find(sentence):
            yield Match(key, indices, verb)
