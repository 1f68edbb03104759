"""The nouns by which a Russian text calls bodies that it has named in full: 'Совет', 'банк'."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, Term
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.extract.things import INSTITUTION, OFFICE, PERSON
from bilik.text.language import Language
from bilik.text.token import name_words

_REACH = 3  # sentences after which a noun without a capital letter may be any of its kind

Label = Sequence[str]


class ShortNames:
    """The heads of the names that one text has used, each with the words of the full name."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self._terms = lexicon.by_iri
        self._language = language
        self._capital: dict[str, Label] = {}
        self._small: dict[str, tuple[int, Label]] = {}

    def label(self, mention: Mention) -> Label:
        """Return the words of the label of what a mention names."""
        assert isinstance(mention.value, Entity)
        term = self._terms.get(mention.value.iri)
        return name_words(term.label("ru")) if term else ()

    def is_head(self, word: str) -> bool:
        """Tell whether a word of a label is its noun in the nominative."""
        best = self._language.read(word)[:1]
        return bool(best) and best[0].pos == "NOUN" and best[0].features.get("Case") == "Nom"

    def learn(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Take in the names of a sentence that was read."""
        for name in names:
            if INSTITUTION not in name.types or PERSON in name.types:
                continue
            for head, label in self._heads(name):
                self._small[head] = sentence.index, label
                if OFFICE not in name.types and name.first < name.last:
                    self._capital[head] = label

    def _heads(self, name: Mention) -> Iterator[tuple[str, Label]]:
        """Yield the noun of a name with all its words, for an office those of its body."""
        term = self._terms.get(name.iri)
        bodies: Sequence[Term] = ()
        if term is not None:
            bodies = [self._terms[iri] for iri in term.heads] if term.heads else [term]
        for body in bodies:
            label = name_words(body.label("ru"))
            head = next((word for word in label if self.is_head(word)), None)
            if head and len(label) > 1:
                yield head.casefold(), label

    def of(self, sentence: Sentence, index: int) -> Label:
        """Return the full name that a noun may be short for; empty for none or several."""
        lemmas = sentence.lemmas[index]
        if sentence.tokens[index].text[0].isupper():
            found = [self._capital[lemma] for lemma in lemmas if lemma in self._capital]
        elif sentence.features(index).get("Number") == "Sing":
            told = [self._small[lemma] for lemma in lemmas if lemma in self._small]
            general = sentence.grammar.general.isdisjoint(lemmas)
            found = [label for at, label in told if general and sentence.index - at <= _REACH]
        else:
            found = []
        return found[0] if len(found) == 1 else ()

    def latest(self) -> Iterator[Label]:
        """Yield the full names of bodies, beginning with the one whose noun came up last."""
        yield from reversed(self._capital.values())
