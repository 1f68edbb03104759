"""Takes in documents of users, and takes them out again: files first, then the graph.

A file that cannot be read is told and does not hold up the others. When the graph cannot be built
with the new documents, they are taken out again, so that the next build is not held up either.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from bilik.documents.convert import KINDS, convert
from bilik.documents.library import Library
from bilik.documents.model import Converted, Source
from bilik.documents.reader import file_bytes
from bilik.errors import DocumentError
from bilik.graph.catalogue import catalogue
from bilik.graph.knowledge import Knowledge
from bilik.populate import Outcome, Progress, build_locked, find_sources, library, make_kit, shelf
from bilik.readers.team import Team
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.text.language import recognise
from bilik.text.transliterate import slug

_SLUG = 40  # characters of a file name that go into the document's own
Recruit = Callable[[tuple[Source, ...]], AbstractContextManager[Team]]
"""Finds the team that reads some documents."""


class State(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "language changed"
    KNOWN = "already there"
    REFUSED = "not read"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file and what became of it: a document, or the reason why it is none."""

    file: str
    state: State
    source: Source | None = None
    reason: str = ""

    @property
    def is_fresh(self) -> bool:
        """Whether the document has to be read."""
        return self.state in {State.NEW, State.CHANGED}


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and those below the folders named that are of a kind we read."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path):
            below.sort()
            found = (Path(folder, name) for name in sorted(names) if not name.startswith("."))
            yield from (file for file in found if file.suffix.lower() in KINDS)


def populate(
    settings: Settings,
    paths: Iterable[Path],
    language: str | None,
    *,
    recruit: Recruit,
    progress: Progress,
) -> tuple[tuple[Arrival, ...], Outcome]:
    """Take in files and build the graph with them.

    `language` is that of all files; None means that each is looked at. Raises GraphError and
    KnowledgeError; the documents that were new are taken out again then.
    """
    books = library(settings)
    arrivals: list[Arrival] = []
    with books.locked():
        try:
            arrivals.extend(_arrivals(settings, books, paths, language))  # also up to a fault
            unread = tuple(s for s in find_sources(settings).all if not shelf(settings).holds(s))
            with recruit(unread) as team:
                outcome = build_locked(settings, force=False, progress=progress, team=team)
        except BaseException:
            _take_out(books, arrivals)
            raise
    return tuple(arrivals), outcome


def _take_out(books: Library, arrivals: Iterable[Arrival]) -> None:
    for arrival in arrivals:
        if arrival.source and arrival.is_fresh:
            books.remove(arrival.source.key)
            books.put_back(arrival.source.key)


def preview(
    settings: Settings, folder: Path, paths: Iterable[Path], language: str | None, recruit: Recruit
) -> Iterator[tuple[Arrival, list[ox.Quad]]]:
    """Read files without taking them in: texts go to `folder`, which is the caller's to remove.

    Yields each file with the quads of its document's graph.
    """
    arrivals = tuple(_arrivals(settings, Library(folder), paths, language))
    sources = tuple(a.source for a in arrivals if a.source and a.is_fresh)
    with recruit(sources) as team:
        read = team.read(make_kit(Knowledge(settings.knowledge)), sources) if sources else iter(())
        for arrival in arrivals:
            if arrival.source and arrival.is_fresh:
                source, reading = next(read)
                quads = ox.parse(reading.quads, format=ox.RdfFormat.N_QUADS)
                yield arrival, [*catalogue(source), *quads]
            else:
                yield arrival, []


def readings(settings: Settings, source: Source) -> list[ox.Quad]:
    """Return the quads of the graph of a document that was taken in and read."""
    return [*catalogue(source), *shelf(settings).quads([source])]


def forget(settings: Settings, name: str, progress: Progress) -> tuple[Source, Outcome]:
    """Remove a document with all that was read from it, also from snapshots that were kept.

    `name` is its id, the first eight digits of its digest, the name of the file that it came from,
    or a file with its bytes. Raises DocumentError when there is none; when the graph cannot be
    built without it, it stays.
    """
    books = library(settings)
    with books.locked():
        source = _named(settings, books, name)
        books.hide(source.key)
        try:
            outcome = build_locked(settings, force=False, progress=progress)
        except BaseException:
            books.put_back(source.key)
            raise
    Snapshots(settings.build_dir).drop_older()
    return source, outcome


def _named(settings: Settings, books: Library, name: str) -> Source:
    path = Path(name)
    data = file_bytes(path, settings.document_bytes) if path.is_file() else b""
    digest = sha256(data).hexdigest() if data else ""
    source = (digest and books.find(digest)) or books.find(name)
    if source:
        return source
    shipped = {s.id for s in find_sources(settings).shipped if name in {s.id, s.key, s.sha256}}
    if shipped:
        raise DocumentError(
            f"{name} belongs to the knowledge folder. Remove it from data/documents, together "
            "with its entry in documents.ttl."
        )
    known = ", ".join(s.id for s in books.sources()[:20]) or "none"
    raise DocumentError(f"There is no document {name!r} that was added. There are: {known}.")


def _arrivals(
    settings: Settings, books: Library, paths: Iterable[Path], language: str | None
) -> Iterator[Arrival]:
    sources = find_sources(settings)
    known = {source.key: source for source in (*sources.all, *books.sources())}
    shipped = {source.key for source in sources.shipped}
    for path in files(paths):
        try:
            file = convert(path, settings.document_bytes)
            arrival = _arrival(books, file, language, known, shipped)
        except DocumentError as error:
            arrival = Arrival(path.name, State.REFUSED, reason=str(error))
        if arrival.source:
            known[arrival.source.key] = arrival.source
        yield arrival


def _arrival(
    books: Library,
    file: Converted,
    language: str | None,
    known: dict[str, Source],
    shipped: set[str],
) -> Arrival:
    key = file.sha256[:8]
    before = known.get(key)
    if before and before.sha256 != file.sha256:
        raise DocumentError(
            f"{file.file}: the first eight digits of its digest are those of {before.id}. "
            "Add a blank line at its end."
        )
    if before and (key in shipped or language in {None, before.language}):
        return Arrival(file.file, State.KNOWN, before)
    code = language or recognise(file.text)
    if code is None:
        raise DocumentError(
            f"{file.file}: seems to be in none of Kazakh, Russian and English. "
            "If it is in one of them, say so: --language kk, ru or en."
        )
    name = before.id if before else f"{slug(Path(file.file).stem)[:_SLUG].strip('-')}-{key}"
    books.hide(key)
    try:
        source = books.add(name.lstrip("-"), code, file)
    except BaseException:
        books.put_back(key)
        raise
    return Arrival(file.file, State.CHANGED if before else State.NEW, source)
