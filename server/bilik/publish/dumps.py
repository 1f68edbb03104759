"""The whole graph as files, each with its checksum: same graph, same bytes.

N-Quads are canonical (RDFC-1.0); the other files are written from them in the same order.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from bilik.publish import tables
from bilik.publish.asking import rows
from bilik.publish.writing import serialise, with_sorted_prefixes
from bilik.store.base import Query, Store
from bilik.vocabulary import GRAPH_PUSH, GRAPH_QUARANTINE, PREFIXES

SUMS: Final = "SHA256SUMS"
MEDIA_TYPES: Final = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".csv": "text/csv",
}
_NAME: Final = "bilik"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the graph: its path below the folder, media type, size in bytes and SHA-256."""

    name: str
    media_type: str
    size: int
    sha256: str


def write(store: Store, folder: Path) -> tuple[Dump, ...]:
    """Write all files and the list of their checksums into a folder; raises StoreError, OSError.

    A file appears under its name only when it is whole.
    """
    quads = _ordered(_read(store))
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    made = tuple(_save(folder, name, body) for name, body in _files(quads))
    _put(folder / SUMS, "".join(f"{dump.sha256}  {dump.name}\n" for dump in made).encode())
    return made


def read(folder: Path) -> tuple[Dump, ...]:
    """Return the files that were written into a folder before; none when they are not whole."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        return tuple(_known(folder, *line.split("  ", 1)) for line in lines)
    except FileNotFoundError:
        return ()


def _known(folder: Path, digest: str, name: str) -> Dump:
    path = folder / name
    return Dump(name, MEDIA_TYPES[path.suffix], path.stat().st_size, digest)


def _read(store: Store) -> Iterator[Quad]:
    found = rows(store, "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph")
    for graph in (row["graph"] for row in found):
        if graph in {GRAPH_QUARANTINE, GRAPH_PUSH}:
            continue
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        body = store.answer(Query(text, solutions=None)).read()
        for quad in parse(body, RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph))


def _ordered(quads: Iterable[Quad]) -> list[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    keyed = sorted((f"{quad} .\n", quad) for quad in dataset)
    return [quad for _, quad in keyed]


def _files(quads: list[Quad]) -> Iterator[tuple[str, bytes]]:
    """Yield the files one by one, so that no more than one is in memory."""
    yield f"{_NAME}.nq", "".join(f"{quad} .\n" for quad in quads).encode()
    by_graph = sorted(quads, key=_graph)
    yield f"{_NAME}.trig", with_sorted_prefixes(_dataset(by_graph, RdfFormat.TRIG))
    yield f"{_NAME}.jsonld", _dataset(by_graph, RdfFormat.JSON_LD)
    triples = _union(quads)
    yield f"{_NAME}.ttl", serialise(triples, "text/turtle")
    yield f"{_NAME}.rdf", serialise(triples, "application/rdf+xml")
    for kind, body in tables.tables(quads):
        yield f"tables/{kind}.csv", body


def _graph(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _union(quads: Iterable[Quad]) -> list[Triple]:
    return [quad.triple for quad in quads]


def _dataset(quads: Iterable[Quad], kind: RdfFormat) -> bytes:
    output = io.BytesIO()
    serialize(quads, output, kind, prefixes=PREFIXES if kind is RdfFormat.TRIG else None)
    return output.getvalue()


def _save(folder: Path, name: str, body: bytes) -> Dump:
    path = folder / name
    _put(path, body)
    return Dump(name, MEDIA_TYPES[path.suffix], len(body), sha256(body).hexdigest())


def _put(path: Path, body: bytes) -> None:
    new = path.with_name(path.name + ".new")
    new.write_bytes(body)
    new.replace(path)
