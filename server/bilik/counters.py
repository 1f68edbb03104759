"""Counters of what a reading gets wrong without looking at annotations, after Text2KGBench.

Mihindukulasooriya et al. 2023 (https://arxiv.org/abs/2308.02357), section 4.2, count over triples
how many use the ontology's own relations, and how many have a subject, relation or object that the
text does not mention. Here each role of a statement is such a triple. What a statement takes over
from an earlier sentence counts as mentioned when the document names it somewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilik.documents.model import Document
from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.sentence import Sentence, analyse
from bilik.extract.frame.evocation import FrameFinder, concept_terms
from bilik.extract.lexicon import Frame, Lexicon, Role
from bilik.extract.naming.mention import NameFinder
from bilik.extract.statement import Entity, Filler, Statement
from bilik.graph.lexemes import words
from bilik.text.language import language
from bilik.text.model import Span


@dataclass(frozen=True)
class Counters:
    """Counts over documents; shares are of roles, subjects, statements and objects respectively.

    `conformant` roles belong to their frame and are filled by what they range over; `silent` of
    the `triggered` sentences gave no statement.
    """

    statements: int = 0
    roles: int = 0
    conformant: int = 0
    subjects: int = 0
    invented_subjects: int = 0
    invented_relations: int = 0
    invented_objects: int = 0
    triggered: int = 0
    silent: int = 0

    def __add__(self, other: "Counters") -> "Counters":
        mine, theirs = vars(self), vars(other)
        return Counters(**{name: mine[name] + theirs[name] for name in mine})

    def shares(self) -> dict[str, float]:
        """Return the counters to print, shares with three digits."""
        objects = self.roles - self.subjects
        return {
            "statements": self.statements,
            "conformance": _share(self.conformant, self.roles, empty=1.0),
            "subject hallucination": _share(self.invented_subjects, self.subjects),
            "relation hallucination": _share(self.invented_relations, self.statements),
            "object hallucination": _share(self.invented_objects, objects),
            "trigger sentences": self.triggered,
            "silent": self.silent,
        }


@dataclass(frozen=True)
class Silent:
    """A sentence with the trigger of a frame that gave no statement."""

    document: str
    start: int
    frame: str
    sentence: str


class Counting:
    """Counts over documents of one language."""

    def __init__(self, lexicon: Lexicon, code: str) -> None:
        self._language = language(code, words(lexicon, code))
        concepts = frozenset(term.iri for term in concept_terms(lexicon))
        self._frames = {frame.iri: frame for frame in lexicon.frames}
        self._finder = FrameFinder(lexicon, self._language, grammar(code))
        self._names = NameFinder(lexicon, concepts, self._language)

    def count(
        self, document: Document, statements: Sequence[Statement]
    ) -> tuple[Counters, tuple[Silent, ...]]:
        """Count what was read from a document, and list the sentences that gave nothing."""
        sentences = tuple(analyse(document, self._language))
        named = self._named(sentences) | {
            filler.value for s in statements for filler in s.fillers if _shown(document, filler)
        }
        total = Counters()
        for statement in statements:
            total += self._of(document, statement, named)
        triggered = [(s, frames) for s in sentences if (frames := self._triggers(s))]
        silent = tuple(_silent(document, triggered, statements))
        return total + Counters(triggered=len(triggered), silent=len(silent)), silent

    def _named(self, sentences: Iterable[Sentence]) -> set[object]:
        return {mention.value for sentence in sentences for mention in self._names.names(sentence)}

    def _triggers(self, sentence: Sentence) -> tuple[str, ...]:
        return tuple(sorted({frame.iri for frame, _ in self._finder.triggers(sentence)}))

    def _of(self, document: Document, statement: Statement, named: set[object]) -> Counters:
        frame = self._frames.get(statement.frame)
        roles = {role.iri: role for role in frame.roles} if frame else {}
        invented = [f for f in statement.fillers if not _mentioned(document, f, named)]
        subjects = [f for f in statement.fillers if self._is_subject(roles.get(f.role))]
        return Counters(
            statements=1,
            roles=len(statement.fillers),
            conformant=sum(_conforms(roles.get(f.role), f) for f in statement.fillers),
            subjects=len(subjects),
            invented_subjects=sum(f in subjects for f in invented),
            invented_relations=not _evoked(document, frame, statement),
            invented_objects=sum(f not in subjects for f in invented),
        )

    def _is_subject(self, role: Role | None) -> bool:
        code = self._language.code
        return role is not None and any(
            marker.kind == "subject" and marker.language == code for marker in role.markers
        )


def _shown(document: Document, filler: Filler) -> bool:
    return filler.span is not None and bool(_text(document, filler.span).strip())


def _mentioned(document: Document, filler: Filler, named: set[object]) -> bool:
    return _shown(document, filler) or (filler.span is None and filler.value in named)


def _conforms(role: Role | None, filler: Filler) -> bool:
    if role is None:
        return False
    if isinstance(filler.value, Entity):
        return role.literal is None and bool(filler.value.types & role.ranges)
    return role.literal is not None


def _evoked(document: Document, frame: Frame | None, statement: Statement) -> bool:
    """Tell whether the ontology has the frame and words of the sentence call it up."""
    sentence, trigger = statement.evidence.sentence, statement.evidence.trigger
    inside = sentence.start <= trigger.start and trigger.end <= sentence.end
    return frame is not None and inside and bool(_text(document, trigger).strip())


def _silent(
    document: Document,
    triggered: Iterable[tuple[Sentence, tuple[str, ...]]],
    statements: Iterable[Statement],
) -> Iterator[Silent]:
    told = {statement.evidence.sentence for statement in statements}
    for sentence, frames in triggered:
        if sentence.raw not in told:
            text = _text(document, sentence.raw)
            yield Silent(document.id, sentence.raw.start, ", ".join(frames), text)


def _text(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _share(part: int, whole: int, *, empty: float = 0.0) -> float:
    return round(part / whole, 3) if whole else empty
