"""What else a phrase of the lexicon may be called: by other verbs, or names of what it acts on.

A label says 'appoint the chair of the National Bank'; the text says 'name the Governor of the
National Bank'. Which verbs say the same is a matter of the language (`text/en/kin.py`), which names
a thing has stands in the ontology.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bilik.extract.clause.wordclass import Grammar
from bilik.extract.lexicon import Lexicon, Term, texts
from bilik.extract.naming.phrase import Phrase
from bilik.extract.things import INSTITUTION
from bilik.text.language import Language

_NAMED = frozenset({INSTITUTION})
_KEPT = 1 << 14  # words of the names of a lexicon

Words = tuple[str, ...]


class Paraphrases:
    """Gives the phrases by which concepts are found in one language."""

    def __init__(self, lexicon: Lexicon, language: Language, grammar: Grammar) -> None:
        self._language = language
        self._grammar = grammar
        self._lemma = lru_cache(maxsize=_KEPT)(self._lemma_of)
        self._names: Mapping[Words, Sequence[str]] = (
            self._by_words(lexicon) if grammar.definite else {}
        )

    def of(self, terms: Iterable[Term]) -> Iterator[Phrase]:
        """Yield the names of terms, and what else each of these may be called."""
        for term in terms:
            written = texts(term.names, self._language.code)
            alike = dict.fromkeys(text for one in written for text in self._alike(one))
            yield from (Phrase(term.iri, text) for text in alike)

    def _alike(self, text: str) -> Iterator[str]:
        """Yield a name with other verbs, and each of them with other names of its object."""
        for phrase in (text, *self._with_other_verbs(text)):
            yield phrase
            yield from self._with_other_names(phrase)

    def _with_other_verbs(self, text: str) -> Iterator[str]:
        if self._grammar.verb_final:
            yield from self._with_other_endings(text)
        if not self._grammar.definite:
            return
        for verb, others in self._language.kin.alike.items():
            if text.startswith(verb + " "):
                yield from (other + text.removeprefix(verb) for other in others)

    def _with_other_endings(self, text: str) -> Iterator[str]:
        """'Судьяларды тағайындау' is 'судьяларды қызметке қою': the longest verb known counts."""
        words = text.split()
        for start in range(1, len(words)):
            others = self._language.kin.alike.get(" ".join(words[start:]), ())
            if others:
                yield from (" ".join((*words[:start], other)) for other in others)
                return

    def _with_other_names(self, text: str) -> Iterator[str]:
        """Replace the longest name that a phrase ends in, behind its verb."""
        words = text.split()
        for start in range(1, len(words)):
            names = self._names.get(self._key(words[start:]), ())
            if names:
                yield from (" ".join((*words[:start], name)) for name in names)
                return

    def _by_words(self, lexicon: Lexicon) -> Mapping[Words, Sequence[str]]:
        """Return the names of each thing by the words of each of them."""
        found: dict[Words, list[str]] = defaultdict(list)
        for term in lexicon.terms:
            if term.types.isdisjoint(_NAMED):
                continue
            names = texts(term.names, self._language.code)
            keys = {name: self._key(name.split()) for name in names}
            short = [n for n in names if not any(_begins_with(keys[n], k) for k in keys.values())]
            for name in names:
                found[keys[name]] += short
        return found

    def _key(self, words: Sequence[str]) -> Words:
        """Return the lemmas of the words of a name: 'akims of regions' is 'akim of a region'."""
        kept = [word for word in words if word.casefold() not in self._grammar.skipped]
        return tuple(self._lemma(word) for word in kept)

    def _lemma_of(self, word: str) -> str:
        readings = self._language.read(word)
        nouns = [reading.lemma for reading in readings if reading.pos in {"NOUN", "PROPN"}]
        return nouns[0].casefold() if nouns else word.casefold()


def _begins_with(words: Words, part: Words) -> bool:
    """'President of Kazakhstan' is found where 'President' is."""
    return 0 < len(part) < len(words) and words[: len(part)] == part
