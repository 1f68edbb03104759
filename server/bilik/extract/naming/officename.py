"""'Избрал своим председателем ...': offices named by their noun alone, of the body spoken of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, texts
from bilik.extract.naming.mention import Mention
from bilik.extract.things import INSTITUTION, PERSON
from bilik.text.token import forms_of


class OfficeNames:
    """The Russian names of the offices that head a body, by their first word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._bodies = {term.iri: term.heads for term in lexicon.terms if term.heads}
        self._names: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
        for term in lexicon.terms:
            for name in texts(term.names, "ru") if term.heads else ():
                words = forms_of(name)
                if len(words) > 1 and all(w[0].isalpha() for w in words):
                    for body in term.heads:
                        self._names[words[0].casefold()].setdefault(body, words[1:])

    def places(
        self, sentence: Sentence, names: Sequence[Mention], before: Sequence[Mention]
    ) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield nouns of offices with the words that tell whose office it is.

        Only beside a person, who holds it; the body is one that the sentence names, else the last
        one named in the sentence `before`.
        """
        if not any(PERSON in m.types for m in names):
            return
        spoken = [*reversed([*self._headed(before)])]
        for index, lemmas in enumerate(sentence.lemmas):
            if any(name.overlaps(index, index) for name in names):
                continue
            bodies = [*self._nearest(names, index), *spoken] if lemmas & self._names.keys() else []
            for lemma in sorted(lemmas & self._names.keys()):
                known = self._names[lemma]
                body = next((body for body in bodies if body in known), None)
                if body:
                    yield index, known[body]

    def _nearest(self, names: Sequence[Mention], index: int) -> Iterator[str]:
        """Yield the bodies before a token, the nearest first, then those behind it."""
        yield from reversed([*self._headed([m for m in names if m.last < index])])
        yield from self._headed([m for m in names if m.first > index])

    def _headed(self, names: Sequence[Mention]) -> Iterator[str]:
        """Yield the bodies that some mentions name, or head."""
        for name in names:
            if INSTITUTION in name.types:
                yield from self._bodies.get(name.iri, (name.iri,))
