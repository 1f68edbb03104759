"""Statements of a document as quads of the document's own graph, each with its evidence.

Evidence follows the Web Annotation Data Model (W3C Recommendation, sections 4.2.4 and 4.2.5): a
quote and a position on the raw text of the document, for the sentence and for each word group that
fills a role. Positions count Unicode characters, `start` inclusive and `end` exclusive.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import pyoxigraph as ox

from bilik.documents.model import Document
from bilik.extract.statement import Consent, Entity, Filler, Number, Period, Statement
from bilik.graph.quads import GraphWriter, date_time, integer
from bilik.text.model import Span
from bilik.vocabulary import DCTERMS, GRAPH_DOCUMENT, ID, OA, ONTOLOGY, PROV, RDFS, XSD

_CONTEXT = 32  # characters of prefix and suffix kept with a quote
_CANDIDATE = ID + "concept/rs-candidate"
_NEGATIVE = ID + "concept/st-denies"
_ADOPTED = {"day": 10, "month": 7, "year": 4}


class DocumentGraph:
    """Writes the named graph of one document."""

    def __init__(self, document: Document, run: str) -> None:
        self._document = document
        self._run = run
        self._iri = ID + "doc/" + document.id
        self._writer = GraphWriter(GRAPH_DOCUMENT + document.key)

    def quads(self, statements: Sequence[Statement]) -> Iterator[ox.Quad]:
        """Return the quads of all statements; what is stated twice gets two pieces of evidence."""
        ordered = sorted(statements, key=lambda s: (s.key, s.evidence.sentence, s.evidence.trigger))
        for key, same in groupby(ordered, key=lambda statement: statement.key):
            self._statement(key, list(same))
        for entity in _new_entities(statements):
            self._entity(entity)
        return iter(self._writer)

    def _statement(self, key: str, same: Sequence[Statement]) -> None:
        iri = f"{ID}statement/{self._document.key}-{key}"
        first = same[0]
        writer = self._writer
        writer.type(iri, first.frame)
        for filler in first.fillers:
            self._filler(iri, filler)
        for number, consent in enumerate(first.consents, 1):
            self._consent(iri, number, consent)
        writer.add(iri, ONTOLOGY + "statedIn", self._iri)
        writer.add(iri, ONTOLOGY + "reviewStatus", _CANDIDATE)
        writer.add(iri, ONTOLOGY + "stance", _NEGATIVE if first.negated else first.stance)
        writer.add(iri, ONTOLOGY + "rule", *(ox.Literal(s.rule) for s in same))
        writer.add(iri, PROV + "wasGeneratedBy", self._run)
        for number, statement in enumerate(_by_sentence(same), 1):
            self._evidence(iri, f"{iri}-e{number}", statement)

    def _filler(self, subject: str, filler: Filler) -> None:
        if isinstance(filler.value, Entity):
            self._writer.add(subject, filler.role, filler.value.iri)
        elif isinstance(filler.value, Number):
            datatype = ox.NamedNode(XSD + ("decimal" if filler.value.share else "integer"))
            literal = ox.Literal(filler.value.value, datatype=datatype)
            self._writer.add(subject, filler.role, literal)
        else:
            self._period(subject, filler.role, filler.value)

    def _period(self, subject: str, role: str, period: Period) -> None:
        """A day is an instant; anything longer also keeps how exactly it is known."""
        self._writer.add(subject, role, date_time(period.start))
        if period.precision in {"month", "year"}:
            written = period.start[: _ADOPTED[period.precision]]
            self._writer.add(subject, ONTOLOGY + "edtf", ox.Literal(written))
        elif period.precision != "day":
            last = f"{period.start}/{period.end}"
            self._writer.add(subject, ONTOLOGY + "edtf", ox.Literal(last))

    def _consent(self, power: str, number: int, consent: Consent) -> None:
        iri = f"{power}-c{number}"
        self._writer.add(power, ONTOLOGY + "subjectToConsent", iri)
        self._writer.type(iri, ONTOLOGY + "ConsentRequirement")
        self._writer.add(iri, ONTOLOGY + "consentKind", consent.kind)
        self._writer.add(iri, ONTOLOGY + "consentOf", consent.of.iri)

    def _evidence(self, body: str, iri: str, statement: Statement) -> None:
        writer = self._writer
        writer.add(body, ONTOLOGY + "evidence", iri)
        writer.type(iri, ONTOLOGY + "EvidenceAnnotation")
        writer.add(iri, OA + "hasBody", body)
        self._target(iri, iri + "-s", statement.evidence.sentence, None)
        self._target(iri, iri + "-t", statement.evidence.trigger, ONTOLOGY + "trigger")
        spans = [(f.role, f.span) for f in statement.fillers if f.span]
        spans += [(ONTOLOGY + "subjectToConsent", c.span) for c in statement.consents]
        for number, (role, span) in enumerate(spans, 1):
            self._target(iri, f"{iri}-{number}", span, role)

    def _target(self, annotation: str, iri: str, span: Span, role: str | None) -> None:
        """Say which characters; a target without a role is the whole sentence."""
        writer, text = self._writer, self._document.text
        writer.add(annotation, OA + "hasTarget", iri)
        writer.type(iri, OA + "SpecificResource")
        writer.add(iri, OA + "hasSource", self._iri)
        writer.add(iri, OA + "hasSelector", iri + "q", iri + "p")
        if role:
            writer.add(iri, ONTOLOGY + "evidenceRole", role)
        writer.type(iri + "q", OA + "TextQuoteSelector")
        writer.add(iri + "q", OA + "exact", ox.Literal(text[span.start : span.end]))
        before = text[max(0, span.start - _CONTEXT) : span.start]
        writer.add(iri + "q", OA + "prefix", ox.Literal(before))
        writer.add(iri + "q", OA + "suffix", ox.Literal(text[span.end : span.end + _CONTEXT]))
        writer.type(iri + "p", OA + "TextPositionSelector")
        writer.add(iri + "p", OA + "start", integer(span.start))
        writer.add(iri + "p", OA + "end", integer(span.end))

    def _entity(self, entity: Entity) -> None:
        """Introduce a thing that only the text knows; it stays a candidate until reviewed."""
        writer = self._writer
        writer.type(entity.iri, *_most_specific(entity))
        label = ox.Literal(entity.label or "", language=self._document.language)
        writer.add(entity.iri, RDFS + "label", label)
        writer.add(entity.iri, ONTOLOGY + "reviewStatus", _CANDIDATE)
        writer.add(entity.iri, DCTERMS + "source", self._iri)
        if entity.date:
            writer.add(entity.iri, ONTOLOGY + "edtf", ox.Literal(entity.date))


def _by_sentence(same: Iterable[Statement]) -> Iterator[Statement]:
    """Keep one statement for each sentence: the one with the most spans."""
    for _, group in groupby(same, key=lambda statement: statement.evidence.sentence):
        yield max(group, key=lambda s: sum(filler.span is not None for filler in s.fillers))


def _new_entities(statements: Iterable[Statement]) -> list[Entity]:
    found = {
        filler.value.iri: filler.value
        for statement in statements
        for filler in statement.fillers
        if isinstance(filler.value, Entity) and filler.value.label
    }
    return [found[iri] for iri in sorted(found)]


def _most_specific(entity: Entity) -> tuple[str, ...]:
    """The classes of ours that a new entity has; inherited ones come back by inference."""
    return tuple(sorted(iri for iri in entity.types if iri.startswith(ONTOLOGY)))
