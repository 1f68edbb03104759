"""The whole graph as files, each with its checksum: same graph, same bytes.

N-Quads are canonical (RDFC-1.0); the other files are written from them in the same order. However
large the graph is, little of it is in memory.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final, cast

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from bilik.publish import canonical, tables
from bilik.publish.writing import SortedPrefixes
from bilik.store.formats import SUFFIXES
from bilik.vocabulary import PREFIXES

SUMS: Final = "SHA256SUMS"
MEDIA_TYPES: Final = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    **{f".{suffix}": media_type for suffix, media_type in SUFFIXES.items()},
    ".csv": "text/csv",
}
_NAME: Final = "bilik"
_TABLES: Final = "tables"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the graph: its path below the folder, media type, size in bytes and SHA-256."""

    name: str
    media_type: str
    size: int
    sha256: str


def write(quads: Iterable[Quad], folder: Path) -> tuple[Dump, ...]:
    """Write all files and the list of their checksums into a folder; raises OSError.

    A file appears under its name only when it is whole, the list when all are there. What `quads`
    raises passes through, and the folder is as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".partial-", dir=folder) as name:
        partial = Path(name)
        _write_files(quads, partial)
        made = tuple(_described(partial, path) for path in sorted(partial.rglob("*.*")))
        (partial / SUMS).write_text("".join(f"{each.sha256}  {each.name}\n" for each in made))
        _move(partial, folder, made)
    return made


def read(folder: Path) -> tuple[Dump, ...]:
    """Return the files that were written into a folder before; none when they are not whole."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        return tuple(_known(folder, *line.split("  ", 1)) for line in lines)
    except (FileNotFoundError, NotADirectoryError):
        return ()


def _known(folder: Path, digest: str, name: str) -> Dump:
    path = folder / name
    return Dump(name, MEDIA_TYPES[path.suffix], path.stat().st_size, digest)


def _described(folder: Path, path: Path) -> Dump:
    with path.open("rb") as body:
        digest = file_digest(body, "sha256").hexdigest()
    return _known(folder, digest, path.relative_to(folder).as_posix())


def _move(partial: Path, folder: Path, made: Iterable[Dump]) -> None:
    """Put the files where they belong: the old list goes first, the new one comes last."""
    with suppress(FileNotFoundError):
        (folder / SUMS).unlink()
    (folder / _TABLES).mkdir(exist_ok=True)
    for each in made:
        (partial / each.name).replace(folder / each.name)
    (partial / SUMS).replace(folder / SUMS)


def _write_files(quads: Iterable[Quad], folder: Path) -> None:
    whole = folder / f"{_NAME}.nq"
    _write_lines(whole, canonical.lines(quads, folder))
    _write_triples(whole, folder / f"{_NAME}.ttl", RdfFormat.TURTLE)
    _write_triples(whole, folder / f"{_NAME}.rdf", RdfFormat.RDF_XML)
    tables.write(lambda: _quads(whole), folder / _TABLES)
    grouped = folder / "by-graph"
    _write_lines(grouped, _by_graph(whole, folder))
    _serialise(_quads(grouped), folder / f"{_NAME}.trig", RdfFormat.TRIG)
    _serialise(_quads(grouped), folder / f"{_NAME}.jsonld", RdfFormat.JSON_LD)


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as output:
        output.writelines(lines)


def _quads(path: Path) -> Iterator[Quad]:
    # Written by the engine itself a moment ago, so nothing needs to be checked again.
    return parse(path=path, format=RdfFormat.N_QUADS, lenient=True)


def _by_graph(whole: Path, scratch: Path) -> Iterator[bytes]:
    """Yield the lines graph by graph: before the first tab stands the graph, which has none."""
    keyed = (f"{quad.graph_name}\t{quad} .\n".encode() for quad in _quads(whole))
    return (line.partition(b"\t")[2] for line in canonical.in_order(keyed, scratch))


def _write_triples(whole: Path, path: Path, kind: RdfFormat) -> None:
    """Write the union of the graphs: one triple stands in lines that follow each other."""
    triples = (triple for triple, _ in groupby(quad.triple for quad in _quads(whole)))
    _serialise(triples, path, kind)


def _serialise(statements: Iterable[Quad] | Iterable[Triple], path: Path, kind: RdfFormat) -> None:
    prefixes = None if kind is RdfFormat.JSON_LD else PREFIXES
    with path.open("wb") as output:
        ordered = SortedPrefixes(output)
        serialize(statements, cast("IO[bytes]", ordered), kind, prefixes=prefixes)
        ordered.end()
