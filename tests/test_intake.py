"""Documents of users: taken in with everything that was read from them, and out without a trace."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.conftest import copy_knowledge
from tests.documents.files import pdf, word

from bilik import intake, populate
from bilik.documents.library import Library
from bilik.documents.model import Source
from bilik.errors import DocumentError, FormatError
from bilik.graph.quads import canonical
from bilik.intake import Arrival, State
from bilik.populate import Outcome
from bilik.readers.team import Team
from bilik.settings import Settings, load
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import DCTERMS, GRAPH_DOCUMENT, GRAPH_QUARANTINE, ID, OA, ONTOLOGY
from bilik.web.app import create_app

pytestmark = pytest.mark.slow

ENGLISH = "Under the Constitution of 1995, the President forms the Security Council.\n"
KAZAKH = "1995 жылғы Конституция бойынша Президент Қауіпсіздік Кеңесін құрады."
RUSSIAN = "По Конституции 1995 года Президент образует Совет Безопасности."


@contextmanager
def alone(_sources: tuple[Source, ...]) -> Iterator[Team]:
    yield Team()


def take_in(
    settings: Settings, *paths: Path, language: str | None = None
) -> tuple[tuple[Arrival, ...], Outcome]:
    return intake.populate(
        settings, paths, language, recruit=alone, progress=lambda _name, _done: None
    )


def forget(settings: Settings, name: str) -> Source:
    return intake.forget(settings, name, lambda _name, _done: None)[0]


def quads(settings: Settings) -> list[ox.Quad]:
    current = Snapshots(settings.build_dir).current()
    assert current
    store = ox.Store.read_only(str(current.path))
    return [quad for quad in store if isinstance(quad.graph_name, ox.NamedNode)]


@pytest.fixture
def home(small_graph: Settings, tmp_path: Path) -> Settings:
    """A built graph in a folder of its own, which a test may change."""
    build_dir = Path(shutil.copytree(small_graph.build_dir, tmp_path / "build"))
    return load({}, knowledge=small_graph.knowledge, build_dir=build_dir)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One document of each kind, and files that cannot be read."""
    made = tmp_path / "texts"
    (made / "deeper").mkdir(parents=True)
    (made / "law.txt").write_text(ENGLISH)
    (made / "law.md").write_text(f"# Law\n\n{ENGLISH}")
    (made / "deeper" / "закон.html").write_text(f"<title>Закон</title><p>{RUSSIAN}</p>")
    (made / "deeper" / "zan.pdf").write_bytes(pdf([[KAZAKH]]))
    (made / "deeper" / "zan.docx").write_bytes(word([KAZAKH], title="Заң"))
    (made / "broken.txt").write_bytes(b"\xff\xfe\xff")
    french = "La Constitution de 1995 donne au Président le droit de dissoudre le Parlement."
    (made / "loi.txt").write_text(french)
    (made / "picture.png").write_bytes(b"\x89PNG")
    return made


def test_files_of_every_kind_are_read_and_bad_ones_told(home: Settings, folder: Path) -> None:
    arrivals, outcome = take_in(home, folder, folder / "missing.txt")
    assert {a.file: a.state for a in arrivals} == {
        "law.txt": State.NEW,
        "law.md": State.NEW,
        "закон.html": State.NEW,
        "zan.pdf": State.NEW,
        "zan.docx": State.NEW,
        "broken.txt": State.REFUSED,
        "loi.txt": State.REFUSED,
        "missing.txt": State.REFUSED,
    }
    languages = {a.file: a.source.language for a in arrivals if a.source}
    assert languages == {
        "law.txt": "en",
        "law.md": "en",
        "закон.html": "ru",
        "zan.pdf": "kk",
        "zan.docx": "kk",
    }
    assert outcome.changed
    every_source_is_whole(home, [a.source for a in arrivals if a.source])
    the_reader_shows_each(home, [a.source for a in arrivals if a.source])
    again, unchanged = take_in(home, folder / "law.txt", folder / "deeper")
    assert not unchanged.changed
    assert {a.state for a in again} == {State.KNOWN}
    ((other,), _) = take_in(home, folder / "law.txt", language="ru")
    assert other.state is State.CHANGED
    kept = {s.language for s in Library(home.documents).sources() if s.file == "law.txt"}
    assert kept == {"ru"}


def the_reader_shows_each(home: Settings, sources: list[Source]) -> None:
    """The page of a document has its title and its text, with the words of statements marked."""
    current = Snapshots(home.build_dir).current()
    assert current
    client = create_app(home, EmbeddedStore(current.path, current.version)).test_client()
    listed = client.get("/documents").text
    for source in sources:
        page = client.get(f"/documents/{source.id}")
        assert page.status_code == 200
        assert source.title in page.text
        assert re.search(r'<a class="m[^>]*>[^<]*(Security|Безопасности|Кеңесін)', page.text)
        assert f"/documents/{source.id}" in listed


def every_source_is_whole(home: Settings, sources: list[Source]) -> None:
    """Each has its statements, its entry, its run, and quotes that are there in the text."""
    graph = ox.Store()
    graph.extend(quads(home))
    for source in sources:
        name = ox.NamedNode(GRAPH_DOCUMENT + source.key)
        node = ox.NamedNode(f"{ID}doc/{source.id}")

        def value(local: str, name: ox.NamedNode = name, node: ox.NamedNode = node) -> str:
            (quad,) = graph.quads_for_pattern(node, ox.NamedNode(local), None, name)
            assert isinstance(quad.object, ox.Literal)
            return quad.object.value

        assert value(DCTERMS + "source") == source.file
        assert value(DCTERMS + "language") == source.language
        assert value(ONTOLOGY + "sha256") == source.sha256
        powers = graph.quads_for_pattern(None, ox.NamedNode(ONTOLOGY + "powerType"), None, name)
        assert {quad.object for quad in powers} == {
            ox.NamedNode(ID + "power-type/security-council")
        }
        text = source.open().text
        quotes = [*quoted(graph, name)]
        assert quotes
        for exact, start, end in quotes:
            assert text[start:end] == exact


def quoted(graph: ox.Store, name: ox.NamedNode) -> Iterator[tuple[str, int, int]]:
    rows = graph.query(
        f"""SELECT ?exact ?start ?end WHERE {{ GRAPH {name} {{
            ?target <{OA}hasSelector> ?quote , ?position .
            ?quote <{OA}exact> ?exact . ?position <{OA}start> ?start ; <{OA}end> ?end }} }}"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    for exact, start, end in rows:
        yield exact.value, int(start.value), int(end.value)


def test_what_is_forgotten_leaves_no_trace(home: Settings, folder: Path) -> None:
    before = canonical(quads(home))
    ((arrival,), _) = take_in(home, folder / "deeper" / "закон.html")
    assert arrival.source
    assert canonical(quads(home)) != before
    forget(home, str(folder / "deeper" / "закон.html"))
    assert canonical(quads(home)) == before
    kept = [path for path in home.build_dir.rglob("*") if path.is_file()]
    for trace in (RUSSIAN.encode(), arrival.source.key.encode(), "Закон.html".encode()):
        assert not [path for path in kept if trace in path.read_bytes()]
    assert not [path for path in kept if arrival.source.key in str(path)]
    with pytest.raises(DocumentError, match="There are: none"):
        forget(home, arrival.source.id)


def test_shipped_documents_are_known_and_not_forgotten(home: Settings) -> None:
    path = next((home.knowledge / "data" / "documents").glob("*.en.txt"))
    ((arrival,), outcome) = take_in(home, path)
    assert arrival.state is State.KNOWN
    assert not outcome.changed
    assert arrival.source
    with pytest.raises(DocumentError, match="Remove it from data/documents"):
        forget(home, arrival.source.id)


CHECK = """#+ title: A test
#+ description: What the document of the test states is found.
#+ severity: error
#+ message: is stated by {document}. Look at it.
PREFIX bilik: <https://w3id.org/bilik/ontology#>
SELECT ?statement ?document WHERE {
  ?statement bilik:statedIn ?document ; bilik:rule ?rule
  FILTER (CONTAINS(STR(?document), "/doc/law-"))
}
"""


def test_statements_that_break_a_check_are_set_aside_with_the_reason(
    home: Settings, folder: Path, tmp_path: Path
) -> None:
    knowledge = copy_knowledge(home.knowledge, tmp_path / "knowledge")
    (knowledge / "queries/checks/test.rq").write_text(CHECK)
    strict = load({}, knowledge=knowledge, build_dir=home.build_dir)
    (arrivals, outcome) = take_in(strict, folder / "law.txt", folder / "deeper" / "zan.docx")
    assert outcome.quarantined == 1
    held = {a.file: a.source.key for a in arrivals if a.source}
    subjects: dict[str, set[str]] = {"quarantine": set(), "law.txt": set(), "zan.docx": set()}
    names = {GRAPH_DOCUMENT + key: file for file, key in held.items()}
    names[GRAPH_QUARANTINE] = "quarantine"
    for quad in quads(home):
        name = names.get(getattr(quad.graph_name, "value", ""))
        if name and isinstance(quad.subject, ox.NamedNode) and "/statement/" in str(quad.subject):
            subjects[name].add(quad.subject.value)
        if name == "quarantine" and "comment" in quad.predicate.value:
            assert f"is stated by doc:law-{held['law.txt']}. Look at it. [test]" in str(quad.object)
    assert len(subjects["quarantine"]) > 5
    assert not subjects["law.txt"]
    assert len(subjects["zan.docx"]) > 5


def test_when_the_build_fails_the_document_is_not_kept(
    home: Settings, folder: Path, tmp_path: Path
) -> None:
    knowledge = copy_knowledge(home.knowledge, tmp_path / "knowledge")
    (knowledge / "data/law/acts.ttl").write_text("broken [")
    before = Snapshots(home.build_dir).current()
    broken = load({}, knowledge=knowledge, build_dir=home.build_dir)
    with pytest.raises(FormatError):
        take_in(broken, folder / "law.txt")
    assert Library(home.documents).sources() == ()
    assert Snapshots(home.build_dir).current() == before


def test_a_document_stays_when_what_replaces_it_cannot_be_kept(
    home: Settings, folder: Path
) -> None:
    ((first,), _) = take_in(home, folder / "law.txt", language="en")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # as on a full disk
    try:
        ((refused,), outcome) = take_in(home, folder / "law.txt", language="ru")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused.state is State.REFUSED
    assert not outcome.changed
    assert Library(home.documents).sources() == (first.source,)


def test_a_preview_writes_nothing(home: Settings, folder: Path, tmp_path: Path) -> None:
    before = sorted((p, p.stat().st_mtime_ns) for p in home.build_dir.rglob("*"))
    scratch = tmp_path / "scratch"
    shown = {
        arrival.file: len(found)
        for arrival, found in intake.preview(home, scratch, [folder], None, alone)
    }
    assert shown["broken.txt"] == 0
    assert all(shown[name] > 20 for name in ("law.txt", "law.md", "zan.pdf", "закон.html"))
    assert sorted((p, p.stat().st_mtime_ns) for p in home.build_dir.rglob("*")) == before


def test_killed_in_the_middle_the_old_graph_stays_and_the_next_build_is_whole(
    home: Settings, folder: Path
) -> None:
    before = Snapshots(home.build_dir).current()
    command = [sys.executable, "-m", "bilik", "populate", str(folder / "law.txt")]
    environ = os.environ | home.environment()
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as process:
        while not Library(home.documents).sources():
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert Snapshots(home.build_dir).current() == before
    assert populate.build(home).changed
    every_source_is_whole(home, list(Library(home.documents).sources()))


def test_a_file_that_is_too_large_to_be_one_of_ours_is_one_clear_line(
    home: Settings, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 2000)
    with pytest.raises(DocumentError, match=r"large\.txt"):
        forget(replace(home, document_bytes=1000), str(large))
