"""What else a phrase of the lexicon may be called: by other verbs, or names of what it acts on.

A label says 'appoint the chair of the National Bank'; the text says 'name the Governor of the
National Bank'. Which verbs say the same is a matter of the language (`text/en/kin.py`,
`text/ru/kin.py`), which names a thing has stands in the ontology.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from bilik.extract.clause.wordclass import Grammar
from bilik.extract.lexicon import Lexicon, Term, texts
from bilik.extract.naming.phrase import Phrase
from bilik.extract.things import BASIC_ACTS, INSTITUTION
from bilik.text.kk.generation import in_case
from bilik.text.language import Language

_NAMED = frozenset({INSTITUTION})
_INNER = frozenset({"Nom", "Gen", None})  # cases of the words of a name before its last
_NOUNS = frozenset({"NOUN", "PROPN"})
_OWNED = ("Gen", "Dat", "Ins")
_GOVERNED = ("Acc", "Dat", "Ins", "Gen")
_KEPT = 1 << 14  # words of the names of a lexicon

Words = tuple[str, ...]


class Paraphrases:
    """Gives the phrases by which concepts are found in one language."""

    def __init__(self, lexicon: Lexicon, language: Language, grammar: Grammar) -> None:
        self._language = language
        self._grammar = grammar
        self._lemma = lru_cache(maxsize=_KEPT)(self._lemma_of)
        self._in_case_of = lru_cache(maxsize=_KEPT)(self._word_in_case)
        self._names: Mapping[Words, Sequence[str]] = self._by_words(lexicon)

    def of(self, terms: Iterable[Term]) -> Iterator[Phrase]:
        """Yield the names of terms, and what else each of these may be called."""
        for term in terms:
            written = texts(term.names, self._language.code)
            alike = dict.fromkeys(text for one in written for text in self._alike(one))
            yield from (Phrase(term.iri, text) for text in alike)

    def _alike(self, text: str) -> Iterator[str]:
        """Yield a name with other verbs and other names of its object."""
        first, then = self._with_other_names, self._with_other_verbs
        if not self._grammar.verb_final:  # a verb that comes first tells which words are its object
            first, then = then, first
        for phrase in (text, *first(text)):
            yield phrase
            yield from then(phrase)
            yield from self._with_owner(phrase)

    def _with_other_verbs(self, text: str) -> Iterator[str]:
        if self._grammar.verb_final:
            yield from self._with_other_endings(text)
            return
        for verb, others in self._language.kin.alike.items():
            if text.startswith(verb + " "):
                acted_on = text.removeprefix(verb + " ")
                for other in others:
                    before, gap, behind = other.partition("*")
                    yield f"{before}{acted_on}{behind}" if gap else f"{other} {acted_on}"

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
        if self._grammar.verb_final:
            yield from self._with_names_inside(words)
            return
        for start in range(1, len(words)):
            names = self._names.get(self._key(words[start:]), ())
            if names:
                inflected = self._language.inflect
                case = self._case_of_name(words, start)
                yield from (" ".join((*words[:start], inflected(name, case))) for name in names)
                return

    def _with_names_inside(self, words: Sequence[str]) -> Iterator[str]:
        """'Премьер-Министрді босату' is 'Үкімет басшысын босату': a name in the same case."""
        places = combinations(range(len(words)), 2)
        for start, end in sorted(places, key=lambda place: place[0] - place[1]):
            key = self._key(words[start:end])
            if key not in self._names or not self._is_one(words[start:end]):
                continue
            for name in self._names[key]:
                other = name.split()
                if self._key(other)[-len(key) :] != key:
                    last = self._in_case_of(words[end - 1], other[-1])
                    yield " ".join((*words[:start], *other[:-1], last, *words[end:]))
            return

    def _is_one(self, words: Sequence[str]) -> bool:
        """'Премьер-Министр қызметі' is one name, 'Премьер-Министрді қызметтен' is none."""
        return all(self._case(word) in _INNER for word in words[:-1])

    def _case(self, word: str) -> str | None:
        return next((r.features.get("Case") for r in self._language.read(word)[:1]), None)

    def _word_in_case(self, model: str, word: str) -> str:
        """Return a word in the case of another one, as it stands where it has no such form."""
        case, noun = self._case(model), self._language.read(word)[:1]
        return (in_case(noun[0], case) if noun and case else None) or word

    def _case_of_name(self, words: Sequence[str], start: int) -> str:
        """Return the case of the name that begins at a word of a phrase, "" when it shows none."""
        heads = (word for word in words[start:] if self._is_noun(word))
        readings = self._language.read(next(heads, words[-1]))
        shown = {reading.features.get("Case") for reading in readings}
        usual = _OWNED if self._is_noun(words[start - 1]) else _GOVERNED
        return next((case for case in usual if case in shown), "")

    def _is_noun(self, word: str) -> bool:
        readings = self._language.read(word)
        return bool(readings) and readings[0].pos in _NOUNS

    def _with_owner(self, text: str) -> Iterator[str]:
        """'Annul decisions of the Government' is 'annul the Government's decisions' as well."""
        left, of, right = text.partition(" of ")
        before, owner = left.split(), right.split()
        names = self._names.get(self._key(owner), ()) if of and " of " not in right else ()
        if len(before) > 1 and names:
            yield from (f"{before[0]} {name} {' '.join(before[1:])}" for name in names)

    def _by_words(self, lexicon: Lexicon) -> Mapping[Words, Sequence[str]]:
        """Return the names of each thing by the words of each of them."""
        found: dict[Words, list[str]] = defaultdict(list)
        things = [term.names for term in lexicon.terms if not term.types.isdisjoint(_NAMED)]
        if self._grammar.verb_final:  # 'Ата Заңды өзгерту'
            things += [kind.names for kind in lexicon.kinds if kind.iri in BASIC_ACTS]
        for thing in things:
            names = self._alone(texts(thing, self._language.code))
            keys = {name: self._key(name.split()) for name in names}
            if self._grammar.verb_final:
                keys = {name: key for name, key in keys.items() if not self._is_plural(name)}
            short = [n for n in keys if not any(self._has(keys[n], k) for k in keys.values())]
            for key in keys.values():
                found[key] += short
        return found

    def _has(self, name: Words, other: Words) -> bool:
        """Tell whether a name is found by another: 'Қазақстан Президенті' ends in 'Президент'."""
        if self._grammar.verb_final:
            return len(other) < len(name) and name[-len(other) :] == other
        return _begins_with(name, other)

    def _is_plural(self, name: str) -> bool:
        """'Сенаторлар' are members of the body that they stand for."""
        best = self._language.read(name.split()[-1])[:1]
        return any(reading.features.get("Number") == "Plur" for reading in best)

    def _alone(self, names: Sequence[str]) -> Sequence[str]:
        """'Сенаторы' are who makes up the Senate: they are chosen in other ways than it is."""
        if self._language.code != "ru" or not names:
            return names
        head = self._number(names[0])
        return [name for name in names if self._number(name) == head]

    def _number(self, name: str) -> str:
        nouns = (word for word in name.split() if self._is_noun(word))
        readings = self._language.read(next(nouns, name))[:1]
        return next((reading.features.get("Number", "") for reading in readings), "")

    def _key(self, words: Sequence[str]) -> Words:
        """Return the lemmas of the words of a name: 'akims of regions' is 'akim of a region'."""
        kept = [word for word in words if word.casefold() not in self._grammar.skipped]
        return tuple(self._lemma(word) for word in kept)

    def _lemma_of(self, word: str) -> str:
        readings = self._language.read(word)
        nouns = [reading.lemma for reading in readings if reading.pos in _NOUNS]
        own = [reading.lemma for reading in readings if self._language.code == "ru"]
        return next(iter((*nouns, *own)), word).casefold()


def _begins_with(words: Words, part: Words) -> bool:
    """'President of Kazakhstan' is found where 'President' is."""
    return 0 < len(part) < len(words) and words[: len(part)] == part
