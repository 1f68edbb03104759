"""English nouns for a kind of body that stand for the one in focus: 'the chamber'."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.anaphora import Focus
from bilik.extract.frame.evocation import FrameFinder
from bilik.extract.lexicon import Lexicon, texts
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.extract.things import BODY

Find = Callable[[Sentence], Sequence[Mention]]


class KindNouns:
    """Finds the nouns by which a text calls bodies that it has named."""

    def __init__(self, lexicon: Lexicon, frames: FrameFinder, focus: Focus) -> None:
        """`focus` is what the text has in focus when a sentence is looked at."""
        self._kinds = _kinds_of_bodies(lexicon)
        self._frames = frames
        self._focus = focus

    def meant(self, sentence: Sentence, find: Find) -> Iterator[tuple[int, Entity]]:
        """Yield the nouns that mean one body, which is clearly the one spoken of, each with it.

        `find` returns the names in a sentence. A noun that is part of a name, or of the words of a
        power, says what it says.
        """
        for index, kind in _nouns(sentence, self._kinds):
            names, of = find(sentence), {*self._kinds.values()}
            body = self._focus.outstanding(sentence, index, names, kind, of)
            said = any(m.overlaps(index, index) for m in names)
            told = any(index in concept.words for concept in self._frames.concepts(sentence))
            if body and not said and not told:
                yield index, body


def _kinds_of_bodies(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the English nouns of one word for kinds of bodies that several are of: 'chamber'."""
    return {
        name.casefold(): kind.iri
        for kind in lexicon.kinds
        if BODY in kind.types and kind.iri != BODY
        for name in texts(kind.names, "en")
        if " " not in name
    }


def _nouns(sentence: Sentence, kinds: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the nouns for a kind of bodies that mean one in focus, each with the kind.

    'The chamber', 'this chamber', 'a chamber of 98 deputies'; no other one's 'upper chamber', and
    no 'chamber of parliament'.
    """
    sizes = {figure.first for figure in sentence.figures}
    for index in range(1, len(sentence)):
        kind = next((kinds[lemma] for lemma in sentence.lemmas[index] if lemma in kinds), None)
        if kind is None or sentence.shows(index, "Number", "Plur"):
            continue
        before, of = sentence.words[index - 1], sentence.words[index + 1 : index + 2] == ("of",)
        sized = of and before in sentence.grammar.indefinite and index + 2 in sizes
        pointing = before in sentence.grammar.definite | sentence.grammar.pointing
        if sized or (pointing and not of):
            yield index, kind
