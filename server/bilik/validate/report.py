"""All checks of the knowledge, in order: the cheap and basic ones first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from bilik.errors import FormatError, KnowledgeError, ReasonerError
from bilik.graph import reading
from bilik.graph.knowledge import Knowledge
from bilik.graph.reading import RdfFile
from bilik.validate import dl, imports, labels, queries, shacl, turtle
from bilik.validate.closure import closure
from bilik.validate.finding import Finding, Severity, compact, ordered

# Given the triples of ontology and law, returns the classes that can have no member; raises
# ReasonerError when the triples contradict each other.
Reasoner = Callable[[Iterable[ox.Triple]], Sequence[str]]
Progress = Callable[[str], None]


def run(
    knowledge: Knowledge,
    *,
    reasoner: Reasoner | None = None,
    graph: ox.Store | None = None,
    progress: Progress = lambda _stage: None,
) -> tuple[Finding, ...]:
    """Run every check and return what they found, worst first.

    With a `reasoner` (`bilik.reason.hermit.check`) the ontology and the facts are also tested for
    contradictions; with a built `graph` the check queries run over it instead of the files.
    `progress` is told the name of each stage as it begins. When a file is not Turtle, only the
    first stage runs; shapes, catalogue and queries that are broken are findings too.
    """
    progress("canonical form")
    findings = list(turtle.check(canonical_files(knowledge), knowledge.root))
    try:
        checks = _Checks(knowledge)
    except FormatError:
        return ordered(findings)  # the first stage has told where and why
    for stage, found in checks.stages(reasoner, graph):
        progress(stage)
        findings += _outcome(stage, found)
    return ordered(findings)


def canonical_files(knowledge: Knowledge) -> tuple[Path, ...]:
    """Return the files that are kept in canonical form: all Turtle that people and tools edit.

    The shapes are not among them: they are written by hand and no OWL tool saves them.
    """
    described = (knowledge.catalogue,) if knowledge.catalogue.exists() else ()
    return (*knowledge.ontology, *knowledge.law, *knowledge.links, *described)


class _Checks:
    """The files, read once, and the checks over them."""

    def __init__(self, knowledge: Knowledge) -> None:
        root = knowledge.root
        self._knowledge = knowledge
        self._ontology = reading.read_all(knowledge.ontology, root)
        self._law = reading.read_all(knowledge.law, root)
        rest = set(canonical_files(knowledge)) - {*knowledge.ontology, *knowledge.law}
        self._others = reading.read_all(sorted(rest), root)

    def stages(
        self, reasoner: Reasoner | None, graph: ox.Store | None
    ) -> Iterator[tuple[str, Callable[[], Iterable[Finding]]]]:
        """Give the name and the function of each stage."""
        yield "imports", self._imports
        yield "OWL 2 DL", lambda: dl.lint_files(self._all)
        yield "labels", lambda: labels.check(self._all)
        yield "SHACL", self._shapes
        yield "checks", lambda: self._queries(graph)
        if reasoner is not None:
            yield "reasoner", lambda: self._contradictions(reasoner)

    @property
    def _all(self) -> tuple[RdfFile, ...]:
        return (*self._ontology, *self._law, *self._others)

    def _imports(self) -> tuple[Finding, ...]:
        return imports.check((*self._ontology, *self._law), self._others, self._knowledge.root)

    def _shapes(self) -> tuple[Finding, ...]:
        shapes = shacl.load(self._knowledge.shapes, self._knowledge.root)
        files = (*self._ontology, *self._law)
        return shacl.run(_triples(files), shapes, closure(files).where)

    def _queries(self, graph: ox.Store | None) -> tuple[Finding, ...]:
        store = queries.store_of(self._all) if graph is None else graph
        return queries.run(queries.load(self._knowledge.checks), store)

    def _contradictions(self, reasoner: Reasoner) -> Iterator[Finding]:
        files = (*self._ontology, *self._law)
        where = closure(files).where
        try:
            empty = reasoner(_triples(files))
        except ReasonerError as fault:
            yield Finding(Severity.ERROR, "reasoner", "ontology and law", "", str(fault))
            return
        for iri in empty:
            message = "can have no member: its axioms exclude each other. Drop one of them."
            place = where.get(iri, "ontology")
            yield Finding(Severity.ERROR, "reasoner", place, compact(iri), message)


def _outcome(stage: str, found: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """Run a stage; what keeps it from running is a finding, and the next stages go on."""
    try:
        return tuple(found())
    except KnowledgeError as fault:
        return (Finding(Severity.ERROR, stage, "knowledge", "", str(fault)),)


def _triples(files: Iterable[RdfFile]) -> Iterator[ox.Triple]:
    return chain.from_iterable(file.triples for file in files)
