"""Builds the graph: edited knowledge and source documents in, a published snapshot out.

Each stage names what it needs and what it gives; the order is checked before anything is read.
Nothing is published unless every stage has succeeded, so a failed build leaves the old graph.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from bilik import __version__
from bilik.documents import reader
from bilik.documents.model import Document
from bilik.errors import GraphError, KnowledgeError
from bilik.extract.extractor import Extractor
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexicon import LexiconReader, words
from bilik.graph.ontology import load_world
from bilik.graph.provenance import provenance, run_iri
from bilik.graph.statement import DocumentGraph
from bilik.reason import rules
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.text.language import language
from bilik.validate import queries
from bilik.validate.finding import Severity
from bilik.vocabulary import ID, ONTOLOGY

_READING = "read the documents"
_SHOWN = 20  # findings that a failed build prints

Progress = Callable[[str, float], None]
"""Told the name of a stage and how much of it is done, from 0 to 1."""


@dataclass(frozen=True)
class Outcome:
    """What a build did: the version that is current now, and whether anything was new."""

    version: str
    changed: bool
    quads: int = 0
    documents: int = 0
    statements: int = 0


@dataclass
class Bench:
    """Where the stages of one build lay down their work."""

    settings: Settings
    knowledge: Knowledge
    fingerprint: str
    progress: Progress
    graph: ox.Store = field(default_factory=ox.Store)
    documents: tuple[Document, ...] = ()
    extractors: dict[str, Extractor] = field(default_factory=dict)
    statements: int = 0


@dataclass(frozen=True)
class Stage:
    """One step of the build."""

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Bench], None]


def build(
    settings: Settings, *, force: bool = False, progress: Progress = lambda _name, _done: None
) -> Outcome:
    """Build and publish the graph, unless it is current already.

    Raises DocumentError, KnowledgeError or GraphError; the graph published before stays current.
    """
    knowledge = Knowledge(settings.knowledge)
    version = fingerprint(knowledge)
    snapshots = Snapshots(settings.build_dir, union=settings.union)
    current = snapshots.current()
    if current and current.build == version and not force:
        return Outcome(current.version, changed=False)
    bench = Bench(settings, knowledge, version, progress)
    for stage in ordered(STAGES):
        progress(stage.name, 0.0)
        stage.run(bench)
        progress(stage.name, 1.0)
    published = snapshots.publish(bench.graph, version)
    return Outcome(
        published.version, True, len(bench.graph), len(bench.documents), bench.statements
    )


def fingerprint(knowledge: Knowledge) -> str:
    """Return a digest of all that a build depends on: knowledge, documents and program."""
    program = Path(__file__).parent
    files = [*knowledge.inputs(), *sorted(program.rglob("*.py"))]
    digest = sha256(__version__.encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def ordered(stages: Iterable[Stage]) -> Iterator[Stage]:
    """Yield the stages; raises GraphError for one that needs what nobody has given yet."""
    given: frozenset[str] = frozenset()
    for stage in stages:
        missing = stage.needs - given
        if missing:
            raise GraphError(
                f"Stage '{stage.name}' needs {', '.join(sorted(missing))}, which no earlier stage "
                "gives. Put the stages in order."
            )
        given |= stage.gives
        yield stage


def _read_documents(bench: Bench) -> None:
    paths = reader.find(bench.knowledge.documents)
    limit = bench.settings.document_bytes
    bench.documents = tuple(reader.read(path, limit) for path in paths)


def _load_knowledge(bench: Bench) -> None:
    bench.graph.extend(bench.knowledge.quads())
    for document in bench.documents:
        _require_catalogued(bench.graph, document)


def _require_catalogued(graph: ox.Store, document: Document) -> None:
    """The catalogue's digest must be the file's: evidence is only as good as its document."""
    node = ox.NamedNode(f"{ID}doc/{document.id}")
    known = [
        quad.object.value
        for quad in graph.quads_for_pattern(node, ox.NamedNode(ONTOLOGY + "sha256"), None)
        if isinstance(quad.object, ox.Literal)
    ]
    if document.sha256 not in known:
        raise KnowledgeError(
            f"data/documents/documents.ttl gives {document.id} the digest "
            f"{known[0] if known else '(none)'}, but the file's is {document.sha256}. "
            "Restore the file, or describe the new one in documents.ttl."
        )


def _learn_words(bench: Bench) -> None:
    lexicon = LexiconReader(load_world(quad.triple for quad in bench.graph)).read()
    for code in sorted({document.language for document in bench.documents}):
        bench.extractors[code] = Extractor(lexicon, language(code, words(lexicon, code)))


def _extract(bench: Bench) -> None:
    run = run_iri(bench.fingerprint)
    total = sum(len(document.text) for document in bench.documents)
    before = 0
    for document in bench.documents:
        told = partial(_tell_share, bench.progress, before, total)
        statements = bench.extractors[document.language].extract(document, told)
        bench.graph.extend(DocumentGraph(document, run).quads(statements))
        bench.statements += len({statement.key for statement in statements})
        before += len(document.text)


def _tell_share(progress: Progress, before: int, total: int, read: int) -> None:
    progress(_READING, (before + read) / total)


def _infer(bench: Bench) -> None:
    derivations = rules.load(bench.knowledge.constructs)
    bench.graph.extend(rules.infer(bench.graph, derivations))


def _describe(bench: Bench) -> None:
    run = run_iri(bench.fingerprint)
    bench.graph.extend(provenance(run, bench.documents, rules.DERIVED))


def _check(bench: Bench) -> None:
    """Refuse to publish a graph with errors; warnings are for `bilik check`."""
    checks = queries.load(bench.knowledge.checks)
    errors = [f for f in queries.run(checks, bench.graph) if f.severity is Severity.ERROR]
    if errors:
        raise GraphError(
            "The graph has errors and was not published:\n"
            + "\n".join(f"  {finding}" for finding in errors[:_SHOWN])
            + f"\n{len(errors)} in all. Mend them (see `bilik check`) and build again."
        )


def _stage(name: str, run: Callable[[Bench], None], needs: str = "", gives: str = "") -> Stage:
    return Stage(name, frozenset(needs.split()), frozenset(gives.split()), run)


STAGES: tuple[Stage, ...] = (
    _stage("find the documents", _read_documents, gives="documents"),
    _stage("load ontology and law", _load_knowledge, needs="documents", gives="knowledge"),
    _stage("learn the words", _learn_words, needs="knowledge", gives="lexicon"),
    _stage(_READING, _extract, needs="documents lexicon", gives="statements"),
    _stage("infer", _infer, needs="knowledge statements", gives="inferences"),
    _stage("describe the run", _describe, needs="documents inferences", gives="provenance"),
    _stage("check the graph", _check, needs="knowledge statements inferences provenance"),
)
