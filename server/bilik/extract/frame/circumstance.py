"""Powers that hold in one case alone: 'if it refuses twice, the President may dissolve it'.

The words for the case are the cues of a type of power whose names begin with those of a wider one:
'dissolve parliament after a second refusal' is narrower than 'dissolve parliament'. Where verbs
come last the names end with them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, Term, texts
from bilik.extract.naming.mention import Mention

KIND = "circumstance"


@dataclass(frozen=True, slots=True)
class _Case:
    """A type of power, the wider ones, and the lemmas any group of which tells of its case."""

    term: Term
    wider: frozenset[str]
    cues: tuple[frozenset[str], ...]


class Circumstances:
    """Finds the narrower power where a sentence tells of the case in which it holds."""

    def __init__(self, lexicon: Lexicon, code: str) -> None:
        self._cases = tuple(_cases(lexicon, code))

    def settle(self, sentence: Sentence, concepts: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the concepts, those whose case is told replaced by the narrower ones."""
        return tuple(self._settled(sentence, concept) for concept in concepts)

    def _settled(self, sentence: Sentence, concept: Mention) -> Mention:
        for case in self._cases:
            if concept.iri in case.wider and any(
                _is_told(sentence, concept, cue) for cue in case.cues
            ):
                return replace(concept, value=case.term.entity())
        return concept


def _is_told(sentence: Sentence, concept: Mention, cue: frozenset[str]) -> bool:
    """Tell whether all words of a cue stand outside the words of a power.

    Where verbs come last they stand before its verb: 'екі рет қабылдамаса, ... таратады'.
    """
    end = concept.last if sentence.grammar.verb_final else len(sentence)
    return all(
        any(i not in concept.words and i < end for i in sentence.places.get(lemma, ()))
        for lemma in cue
    )


def _cases(lexicon: Lexicon, code: str) -> Iterator[_Case]:
    for iri in dict.fromkeys(cue.concept for cue in lexicon.cues if cue.kind == KIND):
        term = lexicon.by_iri[iri]
        own = [cue for cue in lexicon.cues if (cue.concept, cue.language) == (iri, code)]
        cues = tuple(frozenset(cue.text.split()) for cue in own)
        wider = frozenset(t.iri for t in lexicon.terms if _is_narrower(term, t, code))
        if cues and wider:
            yield _Case(term, wider, cues)


def _is_narrower(term: Term, other: Term, code: str) -> bool:
    if term.iri == other.iri or term.types != other.types:
        return False
    names, wider = _texts(term, code), _texts(other, code)
    if grammar(code).verb_final:
        return any(name.endswith(" " + end) for end in wider for name in names)
    return any(name.startswith(start + " ") for start in wider for name in names)


def _texts(term: Term, code: str) -> Sequence[str]:
    return [text.casefold() for text in texts(term.names, code)]
