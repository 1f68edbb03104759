"""A whole dataset as one file: N-Quads between two comments, which any RDF tool can read.

The first comment tells what a snapshot needs beside its quads, the last one how many quads there
are and the digest of all lines before it. The file is compressed as its name ends.
"""

import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final, cast

import zstandard
from pyoxigraph import Quad, RdfFormat, parse, serialize

from bilik.errors import GraphError
from bilik.store import folders
from bilik.store.dataset import named_graphs, open_snapshot, quads_of
from bilik.store.snapshot import Snapshot, Snapshots, held

_HEAD: Final = b"# bilik backup "
_FOOT: Final = re.compile(rb"# (\d+) quads, sha256 ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written to a file, or read from it: the version of the graph and its quads."""

    version: str
    quads: int


def backup(snapshots: Snapshots, path: Path) -> Backup:
    """Write the current graph to a file, while it is served; raises GraphError.

    The file is there when it is complete and on the disk, not before.
    """
    with held(snapshots) as snapshot:
        partial = path.with_name(path.name + ".partial")
        try:
            with _opened(partial, path.name, "wb") as output:
                count = _write(snapshot, output)
            folders.sync_file(partial)
            partial.replace(path)
        except OSError as error:
            raise GraphError(f"{path} cannot be written: {error}.") from error
        finally:
            partial.unlink(missing_ok=True)
    return Backup(snapshot.version, count)


def restore(snapshots: Snapshots, path: Path) -> Backup:
    """Make the graph in a file the current one; raises GraphError.

    All of the file is checked before anything is replaced: digest, count and syntax.
    """
    try:
        members, count = _verified(path)
        with _opened(path, path.name, "rb") as source:
            quads = cast("Iterator[Quad]", parse(source, RdfFormat.N_QUADS))
            published = snapshots.replace(
                quads,
                build=str(members["build"]),
                graphs=tuple(members["graphs"]),
                empty=tuple(members["empty"]),
            )
    except (OSError, EOFError, zstandard.ZstdError) as error:
        raise GraphError(f"{path} cannot be read: {error}. Is it a backup?") from error
    except (SyntaxError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path} is no backup that can be read: {error}.") from error
    return Backup(published.version, count)


@contextmanager
def _opened(path: Path, name: str, mode: str) -> Iterator[IO[bytes]]:
    """Open a file that is compressed as `name` ends."""
    if name.endswith(".gz"):
        # Neither name nor time go into the file: the same graph gives the same bytes.
        with path.open(mode) as raw, gzip.GzipFile("", mode, fileobj=raw, mtime=0) as packed:
            yield cast("IO[bytes]", packed)
    elif name.endswith(".zst"):
        with zstandard.open(path, mode) as stream:
            # It knows no lines itself.
            yield cast("IO[bytes]", io.BufferedReader(stream) if mode == "rb" else stream)
    else:
        with path.open(mode) as plain:
            yield cast("IO[bytes]", plain)


class _Hashing:
    """Passes bytes on and takes their digest."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.digest = sha256()

    def write(self, some: Any) -> int:
        data = bytes(some)
        self.digest.update(data)
        self._write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


def _write(snapshot: Snapshot, output: IO[bytes]) -> int:
    store = open_snapshot(snapshot.path)
    hashing = _Hashing(output.write)
    names = named_graphs(store, union=snapshot.union)
    empty = [n.value for n in names if not any(store.quads_for_pattern(None, None, None, n))]
    described = {
        "version": snapshot.version,
        "build": snapshot.build,
        "graphs": snapshot.graphs,
        "empty": empty if snapshot.union else [],
    }
    hashing.write(_HEAD + json.dumps(described, ensure_ascii=False).encode() + b"\n")
    count = 0

    def counted() -> Iterator[Quad]:
        nonlocal count
        for quad in quads_of(store, union=snapshot.union):
            count += 1
            yield quad

    serialize(counted(), cast("IO[bytes]", hashing), RdfFormat.N_QUADS)
    output.write(f"# {count} quads, sha256 {hashing.digest.hexdigest()}\n".encode())
    return count


def _verified(path: Path) -> tuple[dict[str, Any], int]:
    """Return what the first line tells and the number of quads, or raise ValueError."""
    digest = sha256()
    lines = 0
    first = last = b""
    with _opened(path, path.name, "rb") as source:
        for line in source:
            if last:
                digest.update(last)
            first = first or line
            last = line
            lines += 1
    foot = _FOOT.fullmatch(last)
    if not first.startswith(_HEAD) or foot is None:
        raise ValueError("its first or last line is missing, so it is not whole")
    if foot[2].decode() != digest.hexdigest() or int(foot[1]) != lines - 2:
        raise ValueError("its digest is not that of its lines, so it was changed or damaged")
    members = json.loads(first.removeprefix(_HEAD))
    return dict(members), int(foot[1])
