"""Statements of a document as quads of the document's own graph, each with its evidence.

Evidence follows the Web Annotation Data Model (W3C Recommendation, sections 4.2.4 and 4.2.5): a
quote and a position on the raw text of the document, for the sentence and for each word group that
fills a role. Positions count Unicode characters, `start` inclusive and `end` exclusive.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

import pyoxigraph as ox

from bilik.documents.model import Document
from bilik.extract.statement import Consent, Entity, Filler, Number, Period, Statement
from bilik.graph.lines import LineWriter, iri, whole
from bilik.graph.quads import date_time
from bilik.graph.sureness import UNKNOWN
from bilik.text.model import Span
from bilik.vocabulary import DCTERMS, GRAPH_DOCUMENT, ID, OA, ONTOLOGY, PROV, RDFS, XSD

_CONTEXT = 32  # characters of prefix and suffix kept with a quote
_ADOPTED = {"day": 10, "month": 7, "year": 4}


def _ours(name: str) -> str:
    return iri(ONTOLOGY + name)


_CANDIDATE, _NEGATIVE = iri(ID + "concept/rs-candidate"), iri(ID + "concept/st-denies")
_STATED_IN, _STATUS, _STANCE, _RULE = map(_ours, ("statedIn", "reviewStatus", "stance", "rule"))
_GENERATED, _SOURCE, _LABEL = (
    iri(PROV + "wasGeneratedBy"),
    iri(DCTERMS + "source"),
    iri(RDFS + "label"),
)
_EDTF, _CONFIDENCE = _ours("edtf"), _ours("confidence")
_DECIMAL = ox.NamedNode(XSD + "decimal")
_UNDER_CONSENT, _CONSENT = _ours("subjectToConsent"), _ours("ConsentRequirement")
_CONSENT_KIND, _CONSENT_OF = _ours("consentKind"), _ours("consentOf")
_EVIDENCE, _ANNOTATION = _ours("evidence"), _ours("EvidenceAnnotation")
_ROLE, _TRIGGER = _ours("evidenceRole"), _ours("trigger")
_BODY, _TARGET, _TARGET_TYPE, _FROM, _SELECTOR = (
    iri(OA + name)
    for name in ("hasBody", "hasTarget", "SpecificResource", "hasSource", "hasSelector")
)
_QUOTE, _EXACT, _PREFIX, _SUFFIX = (
    iri(OA + name) for name in ("TextQuoteSelector", "exact", "prefix", "suffix")
)
_POSITION, _START, _END = (iri(OA + name) for name in ("TextPositionSelector", "start", "end"))


class DocumentGraph:
    """Writes the named graph of one document."""

    def __init__(
        self, document: Document, run: str, confidences: Mapping[str, Decimal] | None = None
    ) -> None:
        """`confidences` tells how sure the rules are, as far as that is known."""
        self._document = document
        self._confidences = confidences or {}
        self._run = iri(run)
        self._iri = iri(ID + "doc/" + document.id)
        self._writer = LineWriter(GRAPH_DOCUMENT + document.key)

    def text(self, statements: Sequence[Statement]) -> bytes:
        """Return all statements in N-Quads; what is stated twice gets two pieces of evidence."""
        ordered = sorted(statements, key=lambda s: (s.key, s.evidence.sentence, s.evidence.trigger))
        for key, same in groupby(ordered, key=lambda statement: statement.key):
            self._statement(key, list(same))
        for entity in _new_entities(statements):
            self._entity(entity)
        return self._writer.text()

    def _statement(self, key: str, same: Sequence[Statement]) -> None:
        name = f"{ID}statement/{self._document.key}-{key}"
        subject, first, writer = iri(name), same[0], self._writer
        writer.type(subject, iri(first.frame))
        for filler in first.fillers:
            self._filler(subject, filler)
        for number, consent in enumerate(first.consents, 1):
            self._consent(subject, iri(f"{name}-c{number}"), consent)
        writer.add(subject, _STATED_IN, self._iri)
        writer.add(subject, _STATUS, _CANDIDATE)
        writer.add(subject, _STANCE, _NEGATIVE if first.negated else iri(first.stance))
        writer.add(subject, _RULE, *(_literal(s.rule) for s in same))
        sure = max(self._confidences.get(s.rule, UNKNOWN) for s in same)
        writer.add(subject, _CONFIDENCE, str(ox.Literal(str(sure), datatype=_DECIMAL)))
        writer.add(subject, _GENERATED, self._run)
        for number, statement in enumerate(_by_sentence(same), 1):
            self._evidence(subject, f"{name}-e{number}", statement)

    def _filler(self, subject: str, filler: Filler) -> None:
        if isinstance(filler.value, Entity):
            self._writer.add(subject, iri(filler.role), iri(filler.value.iri))
        elif isinstance(filler.value, Number):
            datatype = ox.NamedNode(XSD + ("decimal" if filler.value.share else "integer"))
            literal = ox.Literal(filler.value.value, datatype=datatype)
            self._writer.add(subject, iri(filler.role), str(literal))
        else:
            self._period(subject, iri(filler.role), filler.value)

    def _period(self, subject: str, role: str, period: Period) -> None:
        """A day is an instant; anything longer also keeps how exactly it is known."""
        self._writer.add(subject, role, str(date_time(period.start)))
        if period.precision in {"month", "year"}:
            written = period.start[: _ADOPTED[period.precision]]
            self._writer.add(subject, _EDTF, _literal(written))
        elif period.precision != "day":
            last = f"{period.start}/{period.end}"
            self._writer.add(subject, _EDTF, _literal(last))

    def _consent(self, power: str, subject: str, consent: Consent) -> None:
        self._writer.add(power, _UNDER_CONSENT, subject)
        self._writer.type(subject, _CONSENT)
        self._writer.add(subject, _CONSENT_KIND, iri(consent.kind))
        self._writer.add(subject, _CONSENT_OF, iri(consent.of.iri))

    def _evidence(self, body: str, name: str, statement: Statement) -> None:
        writer, subject = self._writer, iri(name)
        writer.add(body, _EVIDENCE, subject)
        writer.type(subject, _ANNOTATION)
        writer.add(subject, _BODY, body)
        self._target(subject, name + "-s", statement.evidence.sentence, None)
        self._target(subject, name + "-t", statement.evidence.trigger, _TRIGGER)
        spans = [(iri(f.role), f.span) for f in statement.fillers if f.span]
        spans += [(_UNDER_CONSENT, c.span) for c in statement.consents]
        for number, (role, span) in enumerate(spans, 1):
            self._target(subject, f"{name}-{number}", span, role)

    def _target(self, annotation: str, name: str, span: Span, role: str | None) -> None:
        """Say which characters; a target without a role is the whole sentence."""
        writer, text = self._writer, self._document.text
        target, quote, position = f"<{name}>", f"<{name}q>", f"<{name}p>"
        writer.add(annotation, _TARGET, target)
        writer.type(target, _TARGET_TYPE)
        writer.add(target, _FROM, self._iri)
        writer.add(target, _SELECTOR, quote, position)
        if role:
            writer.add(target, _ROLE, role)
        writer.type(quote, _QUOTE)
        writer.add(quote, _EXACT, _literal(text[span.start : span.end]))
        writer.add(quote, _PREFIX, _literal(text[max(0, span.start - _CONTEXT) : span.start]))
        writer.add(quote, _SUFFIX, _literal(text[span.end : span.end + _CONTEXT]))
        writer.type(position, _POSITION)
        writer.add(position, _START, whole(span.start))
        writer.add(position, _END, whole(span.end))

    def _entity(self, entity: Entity) -> None:
        """Introduce a thing that only the text knows; it stays a candidate until reviewed."""
        writer, subject = self._writer, iri(entity.iri)
        writer.type(subject, *map(iri, _most_specific(entity)))
        label = ox.Literal(entity.label or "", language=self._document.language)
        writer.add(subject, _LABEL, str(label))
        writer.add(subject, _STATUS, _CANDIDATE)
        writer.add(subject, _SOURCE, self._iri)
        if entity.date:
            writer.add(subject, _EDTF, _literal(entity.date))


def _literal(text: str) -> str:
    return str(ox.Literal(text))


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
