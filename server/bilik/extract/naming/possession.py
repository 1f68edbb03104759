"""What the lexicon knows of Kazakh names: whose noun is whose, and what is named by which word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.lexicon import Lexicon, Term, texts
from bilik.extract.naming.patronymic import Patronymics
from bilik.extract.things import BODY, INSTITUTION, OFFICE, PERSON, STATUS
from bilik.text.language import Language
from bilik.text.token import name_words
from bilik.vocabulary import ONTOLOGY

_VOTES = frozenset({ONTOLOGY + "Election", ONTOLOGY + "Referendum"})


class Possessions:
    """Which nouns the lexicon knows as those of a body: 'Төрағасы', 'судьялары', 'отставкасы'."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self._language = language
        self.labels: dict[str, tuple[str, ...]] = {}
        self._bodies: dict[frozenset[str], list[tuple[tuple[frozenset[str], ...], str]]] = {}
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = defaultdict(list)
        offices = [t for t in lexicon.terms if OFFICE in t.types and PERSON not in t.types]
        self.offices = frozenset(
            name.casefold()
            for term in offices
            for name in texts(term.names, language.code)
            if " " not in name
        )
        self.posts: Mapping[str, Sequence[str]] = {
            term.iri: name_words(name.text)
            for term in offices
            for name in term.names
            if name.language == language.code and name.rank == 0
        }
        self.patronymics = Patronymics(lexicon, language)
        self.events = {
            name: kind.iri
            for kind in lexicon.kinds
            if kind.iri in _VOTES
            for name in texts(kind.names, language.code)
        }
        self.led = {term.iri: body for term in lexicon.terms for body in term.heads}
        self.chambers = dict(_chambers(lexicon, language.code))
        self.home = dict(_home(lexicon, language.code))
        for term in lexicon.terms:
            if INSTITUTION in term.types and OFFICE not in term.types:
                self._add_body(term)
        self.owners, self.heads = self._nouns(lexicon)

    def _nouns(
        self, lexicon: Lexicon
    ) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
        """Return the bodies that own each noun, and those of them whose office it names."""
        owned, heads = defaultdict(set), defaultdict(set)
        for term in lexicon.terms:
            if STATUS in term.types:
                continue  # 'азаматтар құқықтарының кепілі': said of an office, owned by nobody
            for body, noun in self._owned(term):
                owned[noun].add(body)
                if OFFICE in term.types:
                    heads[noun].add(body)
        return (
            {noun: frozenset(found) for noun, found in owned.items()},
            {noun: frozenset(found) for noun, found in heads.items()},
        )

    def _add_body(self, term: Term) -> None:
        for name in term.names:
            if name.language == self._language.code:
                words = name_words(name.text)
                lemmas = tuple(self._lemmas(word) for word in words)
                for lemma in lemmas[0] if lemmas else ():
                    self._by_first[lemma].append((lemmas, term.iri))
                if name.rank == 0:
                    self.labels[term.iri] = words

    def _lemmas(self, word: str) -> frozenset[str]:
        readings = self._language.read(word)
        return frozenset({word.casefold(), *(reading.lemma for reading in readings)})

    def _owned(self, term: Term) -> Iterator[tuple[str, str]]:
        """Yield the bodies with which names of a term begin, each with the noun that follows."""
        for name in texts(term.names, self._language.code):
            words = name_words(name)
            lemmas = [self._lemmas(word) for word in words]
            known = (
                entry
                for lemma in (lemmas[0] if lemmas else ())
                for entry in self._by_first.get(lemma, ())
            )
            for body, iri in known:
                end = len(body)
                if end < len(words) and all(a & b for a, b in zip(body, lemmas, strict=False)):
                    yield from ((iri, noun) for noun in self._noun(words[end:]))

    def _noun(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the lemma of the possessed noun that words begin with, behind a number."""
        for word in words:
            best = self._language.read(word)[:1]
            if best and best[0].pos != "NUM":
                if best[0].features.get("Person[psor]") == "3":
                    yield best[0].lemma
                return


def _chambers(lexicon: Lexicon, code: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the nouns for kinds of bodies, with the bodies of each kind: 'палата'."""
    for kind in lexicon.kinds:
        if BODY in kind.types and kind.iri != BODY:
            bodies = frozenset(term.iri for term in lexicon.terms if kind.iri in term.types)
            for name in texts(kind.names, code):
                if " " not in name:
                    yield name, bodies


def _home(lexicon: Lexicon, code: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the own states with their names of one word, no abbreviations."""
    for iri in sorted(lexicon.home):
        for name in lexicon.by_iri[iri].names:
            whole = name.text[1:].islower() and " " not in name.text
            if name.language == code and whole:
                yield iri, name_words(name.text)
