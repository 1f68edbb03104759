"""Builds the graph: edited knowledge and source documents in, a published snapshot out.

Each stage names what it needs and what it gives; the order is checked before anything is read.
Nothing is published unless every stage has succeeded, so a failed build leaves the old graph.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from bilik import __version__
from bilik.collection import uncollected
from bilik.documents import reader
from bilik.documents.library import Library
from bilik.documents.model import Source
from bilik.errors import GraphError, KnowledgeError
from bilik.graph import partitions, question, sureness
from bilik.graph.catalogue import catalogue
from bilik.graph.examples import examples
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexicon import LexiconReader
from bilik.graph.ontology import load_world
from bilik.graph.provenance import provenance, run_iri
from bilik.readers import task
from bilik.readers.shelf import Shelf
from bilik.readers.task import Kit
from bilik.readers.team import Team, local_team
from bilik.reason import rules
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.validate import quarantine, queries
from bilik.validate.finding import Finding, Severity
from bilik.vocabulary import GRAPH_DOCUMENT, ID, ONTOLOGY

_STATED_IN = ox.NamedNode(ONTOLOGY + "statedIn")
_READING = "read the documents"
_SHOWN = 20  # findings that a failed build prints

Progress = Callable[[str, float], None]
"""Told the name of a stage and how much of it is done, from 0 to 1."""


@dataclass(frozen=True)
class Outcome:
    """What a build did: the version that is current now, and whether anything was new.

    `quarantined` statements of users' documents break a check and were set aside.
    """

    version: str
    changed: bool
    quads: int = 0
    documents: int = 0
    statements: int = 0
    quarantined: int = 0


@dataclass(frozen=True)
class Sources:
    """The documents of a build: shipped with the knowledge, and added by users."""

    shipped: tuple[Source, ...]
    added: tuple[Source, ...]

    @property
    def all(self) -> tuple[Source, ...]:
        """All of them, in a fixed order."""
        return (*self.shipped, *self.added)


@dataclass
class Bench:
    """Where the stages of one build lay down their work."""

    settings: Settings
    knowledge: Knowledge
    sources: Sources
    shelf: Shelf
    team: Team | None
    progress: Progress
    version: str
    graph: ox.Store = field(default_factory=ox.Store)
    kit: Kit | None = None
    statements: int = 0
    quarantined: int = 0

    @property
    def run(self) -> str:
        """The IRI of the run."""
        return run_iri(self.shelf.run)

    def unread(self) -> list[Source]:
        """Return the documents that were not read under this lexicon and program."""
        return [source for source in self.sources.all if not self.shelf.holds(source)]


@dataclass(frozen=True)
class Stage:
    """One step of the build."""

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Bench], None]


def build(
    settings: Settings,
    *,
    force: bool = False,
    progress: Progress = lambda _name, _done: None,
    team: Team | None = None,
) -> Outcome:
    """Build and publish the graph, unless it is current already.

    `team` reads the documents; without one, processes of this machine do. Raises DocumentError,
    KnowledgeError or GraphError; the graph published before stays current.
    """
    with library(settings).locked():
        return build_locked(settings, force=force, progress=progress, team=team)


def build_locked(
    settings: Settings, *, force: bool, progress: Progress, team: Team | None = None
) -> Outcome:
    """Build within `Library.locked`; see `build`."""
    knowledge = Knowledge(settings.knowledge)
    sources = find_sources(settings)
    version = fingerprint(knowledge, sources)
    snapshots = Snapshots(settings.build_dir, union=settings.union)
    current = snapshots.current()
    if current and current.build == version and not force:
        return Outcome(current.version, changed=False)
    bench = Bench(settings, knowledge, sources, shelf(settings), team, progress, version)
    if force:
        bench.shelf.keep_only(())
    for stage in ordered(STAGES):
        progress(stage.name, 0.0)
        stage.run(bench)
        progress(stage.name, 1.0)
    published = snapshots.publish(bench.graph, version)
    bench.shelf.keep_only(sources.all)
    return Outcome(
        version=published.version,
        changed=True,
        quads=len(bench.graph),
        documents=len(sources.all),
        statements=bench.statements,
        quarantined=bench.quarantined,
    )


def library(settings: Settings) -> Library:
    """Return the users' documents, which are kept beside the graph."""
    return Library(settings.documents)


def shelf(settings: Settings) -> Shelf:
    """Return the readings that are kept beside the graph."""
    run = reading_fingerprint(Knowledge(settings.knowledge))
    return Shelf(settings.build_dir / "readings", run)


def find_sources(settings: Settings) -> Sources:
    """Find all documents, without holding their texts; raises DocumentError."""
    paths = reader.find(Knowledge(settings.knowledge).documents)
    limit = settings.document_bytes
    shipped = tuple(reader.source(path, limit) for path in paths)
    return Sources(shipped, library(settings).sources())


def reading_fingerprint(knowledge: Knowledge) -> str:
    """Return a digest of all that reading depends on beside the document: words and program."""
    rules = (knowledge.rules,) if knowledge.rules.exists() else ()
    return _digest(task.program(), (*knowledge.edited, *rules))


def fingerprint(knowledge: Knowledge, sources: Sources) -> str:
    """Return a digest of all that a build depends on: knowledge, documents and program."""
    program = Path(__file__).parent
    own = "".join(f"{s.digest}{s.title}\n{s.file}\n" for s in sources.added)
    return _digest(task.program() + own, [*knowledge.inputs(), *sorted(program.rglob("*.py"))])


def _digest(start: str, files: Iterable[Path]) -> str:
    digest = sha256(f"{__version__} {start}".encode())
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


def _load_knowledge(bench: Bench) -> None:
    bench.graph.extend(bench.knowledge.quads())
    for source in bench.sources.shipped:
        _require_catalogued(bench.graph, source)
    for source in bench.sources.added:
        bench.graph.extend(catalogue(source))


def _require_catalogued(graph: ox.Store, source: Source) -> None:
    """The catalogue's digest must be the file's: evidence is only as good as its document."""
    node = ox.NamedNode(f"{ID}doc/{source.id}")
    known = [
        quad.object.value
        for quad in graph.quads_for_pattern(node, ox.NamedNode(ONTOLOGY + "sha256"), None)
        if isinstance(quad.object, ox.Literal)
    ]
    if source.sha256 not in known:
        raise KnowledgeError(
            f"data/documents/documents.ttl gives {source.id} the digest "
            f"{known[0] if known else '(none)'}, but the file's is {source.sha256}. "
            "Restore the file, or describe the new one in documents.ttl."
        )


def _learn_words(bench: Bench) -> None:
    """Make the kit, when there is anything to read with it."""
    if bench.unread():
        bench.kit = make_kit(bench.knowledge)


def make_kit(knowledge: Knowledge) -> Kit:
    """Read the lexicon out of the ontology; raises KnowledgeError."""
    with uncollected():
        lexicon = LexiconReader(load_world(quad.triple for quad in knowledge.quads())).read()
    run = run_iri(reading_fingerprint(knowledge))
    return Kit(run, task.program(), lexicon, sureness.load(knowledge.rules))


def _read_documents(bench: Bench) -> None:
    """Read what was not read before, then put the readings of all documents into the graph."""
    unread = bench.unread()
    if bench.kit:
        given = nullcontext(bench.team) if bench.team else None
        with given or local_team(bench.settings.readers, unread) as team:
            _fill_shelf(bench, team or Team(), bench.kit, unread)
    bench.graph.bulk_extend(bench.shelf.quads(bench.sources.all))
    bench.statements = sum(1 for _ in bench.graph.quads_for_pattern(None, _STATED_IN, None, None))


def _fill_shelf(bench: Bench, team: Team, kit: Kit, unread: Sequence[Source]) -> None:
    total = sum(source.size for source in unread)
    done = 0
    for source, reading in team.read(kit, unread):
        bench.shelf.put(source, reading)
        done += source.size
        bench.progress(_READING, done / total)


def _infer(bench: Bench) -> None:
    derivations = rules.load(bench.knowledge.constructs)
    bench.graph.extend(rules.infer(bench.graph, derivations))


def _describe(bench: Bench) -> None:
    bench.graph.extend(provenance(bench.run, bench.sources.all, rules.DERIVED))


def _count(bench: Bench) -> None:
    bench.graph.extend(list(partitions.describe(bench.graph, bench.version)))
    bench.graph.extend(examples(question.load(bench.knowledge.questions)))


def _check(bench: Bench) -> None:
    """Refuse to publish a graph with errors; warnings are for `bilik check`.

    What users' documents state must not hold up a build: such statements go to quarantine.
    """
    errors = _errors(bench)
    graphs = [GRAPH_DOCUMENT + source.key for source in bench.sources.added]
    faulty = quarantine.faulty_statements(errors, bench.graph, graphs)
    if faulty:
        quarantine.set_aside(bench.graph, faulty, graphs)
        for name in rules.DERIVED:
            bench.graph.remove_graph(ox.NamedNode(name))
        _infer(bench)
        errors = _errors(bench)
        bench.quarantined = len(faulty)
    if errors:
        raise GraphError(
            "The graph has errors and was not published:\n"
            + "\n".join(f"  {finding}" for finding in errors[:_SHOWN])
            + f"\n{len(errors)} in all. Mend them (see `bilik check`) and build again."
        )


def _errors(bench: Bench) -> list[Finding]:
    checks = queries.load(bench.knowledge.checks)
    return [f for f in queries.run(checks, bench.graph) if f.severity is Severity.ERROR]


def _stage(name: str, run: Callable[[Bench], None], needs: str = "", gives: str = "") -> Stage:
    return Stage(name, frozenset(needs.split()), frozenset(gives.split()), run)


STAGES: tuple[Stage, ...] = (
    _stage("load ontology and law", _load_knowledge, gives="knowledge"),
    _stage("learn the words", _learn_words, needs="knowledge", gives="lexicon"),
    _stage(_READING, _read_documents, needs="lexicon", gives="statements"),
    _stage("infer", _infer, needs="knowledge statements", gives="inferences"),
    _stage("describe the run", _describe, needs="inferences", gives="provenance"),
    _stage("count and catalogue", _count, needs="provenance", gives="catalogue"),
    _stage("check the graph", _check, needs="knowledge statements inferences provenance"),
)
