"""All checks of the knowledge, in order: the cheap and basic ones first."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from bilik.errors import FormatError, KnowledgeError, ReasonerError
from bilik.graph import reading
from bilik.graph.knowledge import Knowledge
from bilik.graph.reading import RdfFile
from bilik.validate import dl, imports, labels, queries, shacl, turtle
from bilik.validate.closure import Closure, closure, merged
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
    with _collector_paused():
        progress("canonical form")
        files, findings = _read(knowledge)
        if len(files) == len(canonical_files(knowledge)):
            for stage, found in _Checks(knowledge, files).stages(reasoner, graph):
                progress(stage)
                findings += _outcome(stage, found)
    return ordered(findings)


class Stopwatch:
    """Takes the time of stages; `run` tells it their names as its `progress`."""

    def __init__(self) -> None:
        self._starts: list[tuple[str, float]] = []

    def begin(self, stage: str) -> None:
        """Start a stage, and so end the one before."""
        self._starts.append((stage, time.perf_counter()))

    def seconds(self) -> dict[str, float]:
        """Return the seconds that each stage took; the last one lasts until now."""
        ends = [start for _, start in self._starts[1:]] + [time.perf_counter()]
        return {stage: end - start for (stage, start), end in zip(self._starts, ends, strict=True)}


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cycle collector: among the triples, which all live on, it would find nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def canonical_files(knowledge: Knowledge) -> tuple[Path, ...]:
    """Return the files that are kept in canonical form: all Turtle that people and tools edit.

    The shapes are not among them: they are written by hand and no OWL tool saves them.
    """
    described = (knowledge.catalogue,) if knowledge.catalogue.exists() else ()
    return (*knowledge.ontology, *knowledge.law, *knowledge.links, *described)


def _read(knowledge: Knowledge) -> tuple[dict[Path, RdfFile], list[Finding]]:
    """Return the files that are Turtle, and what is wrong with the form of all of them."""
    files: dict[Path, RdfFile] = {}
    findings: list[Finding] = []
    for path in canonical_files(knowledge):
        name = reading.shown(path, knowledge.root)
        data = path.read_bytes()
        try:
            files[path] = reading.parse(data, name)
        except FormatError as fault:
            findings.append(Finding(Severity.ERROR, "canonical form", name, "", str(fault)))
        else:
            findings += turtle.check(data, files[path])
    return files, findings


class _Checks:
    """The files, read once, and the checks over them."""

    def __init__(self, knowledge: Knowledge, files: Mapping[Path, RdfFile]) -> None:
        self._knowledge = knowledge
        self._all = tuple(files.values())
        core = (*knowledge.ontology, *knowledge.law)
        self._core = tuple(files[path] for path in core)
        self._alone = {file.name: closure([file]) for file in self._all}

    def stages(
        self, reasoner: Reasoner | None, graph: ox.Store | None
    ) -> Iterator[tuple[str, Callable[[], Iterable[Finding]]]]:
        """Give the name and the function of each stage."""
        yield "imports", self._imports
        yield "OWL 2 DL", lambda: dl.lint_closure(self._whole)
        yield "labels", lambda: labels.check(self._whole)
        yield "SHACL", self._shapes
        yield "checks", lambda: self._queries(graph)
        if reasoner is not None:
            yield "reasoner", lambda: self._contradictions(reasoner)

    @cached_property
    def _whole(self) -> Closure:
        return merged(self._alone.values())

    def _imports(self) -> tuple[Finding, ...]:
        imported = {file.name for file in self._core}
        inside = {name: alone for name, alone in self._alone.items() if name in imported}
        outside = {name: alone for name, alone in self._alone.items() if name not in imported}
        return imports.check(inside, outside, self._knowledge.root)

    def _shapes(self) -> tuple[Finding, ...]:
        shapes = shacl.load(self._knowledge.shapes, self._knowledge.root)
        return shacl.run(_triples(self._core), shapes, self._whole.where)

    def _queries(self, graph: ox.Store | None) -> tuple[Finding, ...]:
        store = queries.store_of(self._all) if graph is None else graph
        return queries.run(queries.load(self._knowledge.checks), store)

    def _contradictions(self, reasoner: Reasoner) -> Iterator[Finding]:
        try:
            empty = reasoner(_triples(self._core))
        except ReasonerError as fault:
            yield Finding(Severity.ERROR, "reasoner", "ontology and law", "", str(fault))
            return
        for iri in empty:
            message = "can have no member: its axioms exclude each other. Drop one of them."
            place = self._whole.where.get(iri, "ontology")
            yield Finding(Severity.ERROR, "reasoner", place, compact(iri), message)


def _outcome(stage: str, found: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """Run a stage; what keeps it from running is a finding, and the next stages go on."""
    try:
        return tuple(found())
    except KnowledgeError as fault:
        return (Finding(Severity.ERROR, stage, "knowledge", "", str(fault)),)


def _triples(files: Iterable[RdfFile]) -> Iterator[ox.Triple]:
    return chain.from_iterable(file.triples for file in files)
