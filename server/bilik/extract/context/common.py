"""Kazakh common nouns that stand for one thing: 'палата төрағасы', 'елімізді'."""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import is_modified
from bilik.extract.things import STATE

_COUNTRY = "ел"
_AS_FOR = "болса"
_SAID_TO_BE = frozenset({"деп", "ретінде", "санатына", "қатарына"})
_FAR = 3  # sentences back to another state that may be meant


def led_chambers(sentence: Sentence, nouns: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """Yield the nouns, each of the kind of a chamber, that a noun possesses: 'палата төрағасы'."""
    for index in range(len(sentence) - 1):
        owned = sentence.features(index + 1).get("Person[psor]") == "3"
        bare = sentence.features(index).get("Case", "Nom") == "Nom"
        kind = owned and bare and nouns.keys() & sentence.lemmas[index]
        if kind and not is_modified(sentence, index):
            yield index


def choosing_deputies(
    sentence: Sentence, names: Sequence[Mention], led: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Yield 'депутаттар' where they choose the head of a body, with that body.

    'Құрылтай төрағасын депутаттар сайлайды': those of the Kurultai.
    """
    heads = {m.iri: m for m in names if m.iri in led}
    for index, lemmas in enumerate(sentence.lemmas if len(heads) == 1 else ()):
        said = sentence.features(index)
        several = said.get("Number") == "Plur" and said.get("Case", "Nom") == "Nom"
        if not several or "Person[psor]" in said or lemmas.isdisjoint(sentence.grammar.deputies):
            continue
        (iri, head), *_ = heads.items()
        if index - 1 not in range(head.first, head.last) and not _is_another(sentence, index):
            yield index, led[iri]


def _is_another(sentence: Sentence, index: int) -> bool:
    """'Дамыған ел', 'отыз елдің': a word before says which country, or how many."""
    before = sentence.readings[index - 1][:1] if index else ()
    return any(
        reading.pos in {"ADJ", "NUM", "DET"}
        or reading.features.get("VerbForm") == "Part"
        or reading.features.get("Case") == "Gen"
        for reading in before
    )


def speaks_of(sentence: Sentence, index: int) -> bool:
    """'Ахметов болса министр болып тағайындалды': behind a name, 'as for' it."""
    if sentence.words[index] != _AS_FOR or not index:
        return False
    after = sentence.words[index + 1 : index + 2]
    capital = sentence.tokens[index - 1].text[0].isupper()
    return capital and bool(after) and after[0][0].isalnum()


class Homeland:
    """Which country 'еліміз' is, and 'елді' where nothing else was spoken of."""

    def __init__(self, home: Mapping[str, Sequence[str]]) -> None:
        self._home = home
        self._abroad = -1 - _FAR

    def remember(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep that a sentence names another state."""
        if any(STATE in m.types and m.iri not in self._home for m in names):
            self._abroad = sentence.index

    def places(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Sequence[str], str]]:
        """Yield token, words meant and case where the own country is meant."""
        named = any(STATE in m.types for m in names)
        far = sentence.index - self._abroad > _FAR
        for index, lemmas in enumerate(sentence.lemmas):
            if _COUNTRY not in lemmas or _is_another(sentence, index):
                continue
            said = sentence.features(index)
            ours = said.get("Person[psor]") == "1"
            called = said.get("Case") == "Acc" and not _SAID_TO_BE.isdisjoint(sentence.words)
            if ours or (called and far and not named):
                for words in list(self._home.values())[:1]:
                    yield index, words, said.get("Case", "Nom")
