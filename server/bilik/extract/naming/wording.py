"""What the names of powers say, word by word: by which verbs, of which things.

'Appoint the chair of the National Bank' is said by a verb, for which any of its kin may stand, of
a thing that has a name of its own; 'put a decree to the vote' of two words. A word weighs the more,
the fewer types of power have it among their names (inverse document frequency, Spärck Jones 1972).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TypeVar

from bilik.extract.clause.wordclass import Grammar
from bilik.extract.lexicon import Lexicon, Term, texts
from bilik.extract.naming.mention import NameFinder
from bilik.extract.things import DOCUMENT, INSTITUTION, POWER
from bilik.text.language import Language
from bilik.text.model import Reading
from bilik.text.token import tokens

_NAMED = frozenset({INSTITUTION, DOCUMENT})
_NOUNS = frozenset({"NOUN", "PROPN"})
_EMPTY = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART"})
_COMMON = 0.3  # what a word weighs that all types have
_ALWAYS = 0.8  # the share of wordings in which a word is that is never left out
_KEPT = 1 << 14

T = TypeVar("T")
K = TypeVar("K")

Verb = tuple[str, ...]
"""Lemmas of the words of a verb, that of the verb itself last: 'қызметтен босат'."""

Item = frozenset[str]
"""A word, or the IRIs of the things that a name may stand for."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a type of power (an IRI) is told by, and the verbs that it has with them."""

    type: str
    items: frozenset[Item]
    verbs: frozenset[Verb]


class Wordings:
    """The wordings of all types of power in one language, by their verbs."""

    def __init__(
        self, lexicon: Lexicon, language: Language, grammar: Grammar, names: NameFinder
    ) -> None:
        self._language, self._grammar, self._names = language, grammar, names
        self._small = (
            grammar.skipped | grammar.prepositions | grammar.joining | grammar.competences
        ) | _consenting(lexicon, language.code)
        self.lemma = lru_cache(maxsize=_KEPT)(self._lemma_of)
        self._same = lru_cache(maxsize=_KEPT)(self._verbs_alike)
        powers = (term for term in lexicon.terms if POWER in term.types)
        found = tuple(_merged(wording for term in powers for wording in self._of(term)))
        self._weights = _weights((i, w.type) for w in found for i in w.items)
        self._verb_weights = _weights((verb, w.type) for w in found for verb in w.verbs)
        self.verbs: Mapping[str, frozenset[Verb]] = _union(
            (w.type, verb) for w in found for verb in w.verbs
        )
        self.by_type: Mapping[str, tuple[Wording, ...]] = _grouped((w.type, w) for w in found)
        self.core: Mapping[str, tuple[frozenset[Item], ...]] = {
            type_iri: tuple(_core(own)) for type_iri, own in self.by_type.items()
        }
        self.by_verb: Mapping[str, frozenset[str]] = _union(
            (verb[-1], w.type) for w in found for verb in w.verbs
        )
        self.heaviest = max(self._weights.values(), default=1.0)

    def knows(self, item: Item) -> bool:
        """Tell whether some name has a word."""
        return item in self._weights

    def weight(self, item: Item) -> float:
        """Return what a word weighs; one that no name has weighs as much as the rarest."""
        return self._weights.get(item, self.heaviest)

    def verb_weight(self, verb: Verb) -> float:
        """Return what a verb of some name weighs."""
        return self._verb_weights[verb]

    def _of(self, term: Term) -> Iterator[Wording]:
        for text in texts(term.names, self._language.code):
            wording = self._wording(term.iri, text)
            if wording:
                yield wording

    def _wording(self, iri: str, text: str) -> Wording | None:
        """Read a name; None when it is no verb with something that it acts on."""
        said = tokens(text)
        forms = [token.text for token in said]
        things = {
            i: item for first, last, item in self._things(text) for i in range(first, last + 1)
        }
        start, verbs = self._verb(forms)
        end = len(forms) if self._grammar.verb_final else start
        own = set(range(start, end)) if self._grammar.verb_final else {0}
        if len(forms) > 1 and forms[1].casefold() in self._grammar.particles:
            own.add(1)
            verbs = frozenset((forms[1].casefold(), verb[-1]) for verb in verbs if len(verb) == 1)
        if not verbs or not own.isdisjoint(things):
            return None
        items = {
            things.get(index) or frozenset({self.lemma(form)})
            for index, form in enumerate(forms)
            if index not in own and (index in things or self._tells(form))
        }
        return Wording(iri, frozenset(items), verbs) if items else None

    def _things(self, text: str) -> Iterator[tuple[int, int, Item]]:
        """Yield the names in a text: their first and last word, and what they may stand for."""
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for mention in self._names.named(text):
            if not mention.types.isdisjoint(_NAMED):
                found[mention.first, mention.last].add(mention.iri)
        yield from ((first, last, frozenset(iris)) for (first, last), iris in found.items())

    def _tells(self, form: str) -> bool:
        if not form[0].isalnum() or not self._small.isdisjoint({form.casefold(), self.lemma(form)}):
            return False
        return all(reading.pos not in _EMPTY for reading in self._language.read(form)[:1])

    def _verb(self, forms: list[str]) -> tuple[int, frozenset[Verb]]:
        """Return the first token of the verb and the verbs that may stand for it."""
        if not self._grammar.verb_final:
            return 0, self._same(forms[0])
        for start in range(1, len(forms)):
            alike = self._language.kin.alike.get(" ".join(forms[start:]))
            if alike is not None:
                written = (tuple(forms[start:]), *(tuple(other.split()) for other in alike))
                return start, frozenset(verb for one in written for verb in self._stems(one))
        last = len(forms) - 1
        return last, frozenset(self._stems((forms[last],)))

    def _stems(self, words: tuple[str, ...]) -> Iterator[Verb]:
        before = tuple(self.lemma(word) for word in words[:-1])
        for reading in self._language.read(words[-1]):
            if reading.pos == "VERB":
                yield (*before, reading.lemma.casefold())

    def _verbs_alike(self, form: str) -> frozenset[Verb]:
        """Return the family of a verb, or of a noun made of one, and what says the same."""
        kin, found = self._language.kin, set[Verb]()
        for reading in self._language.read(form)[:2]:
            lemma = reading.lemma.casefold()
            own = kin(lemma) | ({lemma} if reading.pos == "VERB" else frozenset())
            found |= {(verb,) for verb in own}
            for other in (other for verb in own for other in kin.alike.get(verb, ())):
                head, *rest = other.replace("*", " ").split()
                behind = tuple(self.lemma(word) for word in rest)
                found |= {(*behind, verb) for verb in {head, *kin(head)}}
        return frozenset(found)

    def _lemma_of(self, form: str) -> str:
        readings = self._language.read(form)
        return _first_lemma(readings, form, nouns=self._language.code != "ru").casefold()


def _first_lemma(readings: Iterable[Reading], form: str, *, nouns: bool) -> str:
    """Return the lemma of the best reading, or of the best noun."""
    readings = tuple(readings)
    named = [reading for reading in readings if reading.pos in _NOUNS] if nouns else []
    return next((reading.lemma for reading in (*named, *readings)), form)


def _core(wordings: Sequence[Wording]) -> Iterator[frozenset[Item]]:
    """Yield words of which one must be said: of the usual ones, and each that is never left out.

    Usual are those in at least half as many wordings as the commonest of them.
    """
    counts = Counter(item for wording in wordings for item in wording.items)
    most = max(counts.values())
    yield frozenset(item for item, count in counts.items() if 2 * count >= most)
    yield from (
        frozenset({item})
        for item, count in counts.items()
        if count >= _ALWAYS * len(wordings) and len(wordings) > 1
    )


def _consenting(lexicon: Lexicon, code: str) -> frozenset[str]:
    """Return the words by which a consent is told: they are about a power, and not its object."""
    cues = (cue.text for cue in lexicon.cues if cue.kind == "consent" and cue.language == code)
    return frozenset(word.casefold() for text in cues for word in text.split())


def _merged(wordings: Iterable[Wording]) -> Iterator[Wording]:
    """Make one wording of those of a type that differ in their verbs alone."""
    verbs = _union(((w.type, w.items), verb) for w in wordings for verb in w.verbs)
    yield from (Wording(type_iri, items, own) for (type_iri, items), own in verbs.items())


def _weights(pairs: Iterable[tuple[T, str]]) -> Mapping[T, float]:
    """Weigh things by how few of the types have them; pairs are of a thing and a type."""
    types = _union(pairs)
    total = len(frozenset().union(*types.values())) if types else 1
    return {thing: log(total / len(own)) + _COMMON for thing, own in types.items()}


def _union(pairs: Iterable[tuple[K, T]]) -> dict[K, frozenset[T]]:
    found: dict[K, set[T]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    found: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
