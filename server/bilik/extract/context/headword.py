"""What a Kazakh article or an entry of a glossary is about, which it then calls by a common noun.

Under the heading 'Конституциялық Кеңес', or behind 'Конституциялық Кеңес – ...', a text says
'орган' or 'мекеме'.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.possession import Possessions
from bilik.extract.naming.pronoun import is_modified
from bilik.extract.things import OFFICE, PERSON

_COMMON = frozenset({"орган", "мекеме", "ведомство", "құрылым"})
_DASHES = frozenset({"–", "—", "-"})


class Headword:
    """The body that the text at hand is about, as far as a heading or a dash says so."""

    def __init__(self, possessions: Possessions) -> None:
        self._possessions = possessions
        self.iri = ""

    def learn(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Take up the body that a heading consists of, or that an entry begins with."""
        for mention in names:
            known = mention.first == 0 and mention.iri in self._possessions.labels
            if known and _is_heading(sentence, mention):
                self.iri = mention.iri

    @property
    def label(self) -> Sequence[str]:
        """The name of the body; empty when there is none."""
        return self._possessions.labels.get(self.iri, ())

    def common(self, sentence: Sentence, last: str) -> Iterator[tuple[int, str]]:
        """Yield the nouns that stand for the body, each with its case; `last` was named last."""
        for index in range(len(sentence) if self.iri else 0):
            said = sentence.features(index)
            noun = not _COMMON.isdisjoint(sentence.lemmas[index])
            if noun and "Person[psor]" not in said and "Number" not in said:
                pointed = index > 0 and sentence.words[index - 1] in sentence.grammar.pointing
                if last == self.iri if pointed else not is_modified(sentence, index):
                    yield index, said.get("Case", "Nom")


def _is_heading(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether what begins with a name is that name, or a dash and a definition follow it."""
    after = sentence.words[mention.last + 1 : mention.last + 2]
    whole = sentence.index == 0 and mention.last + 1 == len(sentence)
    return whole or bool(after and after[0] in _DASHES and _is_body(mention))


def _is_body(mention: Mention) -> bool:
    return not mention.types & {OFFICE, PERSON}
