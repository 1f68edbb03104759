"""Russian nouns for who is in a body, without its name: 'двух членов назначает Президент'.

Which nouns these are is read off the ontology: those that stand before the name of a body in a
wording of a power ('члены Конституционного Совета').
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import is_modifier
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, texts
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import is_determiner
from bilik.extract.things import INSTITUTION
from bilik.text.language import Language
from bilik.text.ru.inflection import inflect, is_animate
from bilik.text.token import name_words

_MODIFIERS = 2  # words between 'её' and its noun


class Parts:
    """Finds the nouns for who or what belongs to a body."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        read = (r for word in _before(lexicon) for r in language.read(word)[:1] if r.pos == "NOUN")
        self._nouns = frozenset(reading.lemma for reading in read)
        self._people = frozenset(lemma for lemma in self._nouns if is_animate(lemma))

    def places(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int | None, int]]:
        """Yield the possessives (None: there is none) and the nouns of bodies that are not named.

        Whoever is in a body may be told without a possessive; what is of it may not.
        """
        if not any(is_finite(sentence, index) for index in range(len(sentence))):
            return
        for index, lemmas in enumerate(sentence.lemmas):
            if self._nouns.isdisjoint(lemmas) or any(n.overlaps(index, index) for n in names):
                continue
            whose = _possessive(sentence, index)
            if whose is not None or not self._people.isdisjoint(lemmas):
                yield whose, index


def _possessive(sentence: Sentence, noun: int) -> int | None:
    for index in range(noun - 1, max(-1, noun - 2 - _MODIFIERS), -1):
        if is_determiner(sentence, index):
            return index
        if not is_modifier(sentence, index):
            return None
    return None


def _before(lexicon: Lexicon) -> set[str]:
    """Return the words that stand before the names of bodies in wordings of powers."""
    named = (term.label("ru") for term in lexicon.terms if INSTITUTION in term.types)
    bodies = {" ".join(_genitive(label)) for label in named if label}
    found = set()
    for term in lexicon.terms:
        for label in texts(term.names, "ru") if term.holders else ():
            written = label.casefold()
            for body in bodies:
                before = written.partition(f" {body}")[0]
                if before != written:
                    found.add(before.split()[-1])
    return found


def _genitive(label: str) -> Iterator[str]:
    return (inflect(word, "Gen").casefold() for word in name_words(label))
