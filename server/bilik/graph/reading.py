"""Reads RDF files into triples; a fault names the file, the line and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from bilik.errors import FormatError, KnowledgeError


@dataclass(frozen=True)
class RdfFile:
    """The triples of one file, the prefixes it declares and the name that people know it by."""

    name: str
    triples: tuple[ox.Triple, ...]
    prefixes: Mapping[str, str]


def parse(data: bytes, name: str, syntax: ox.RdfFormat = ox.RdfFormat.TURTLE) -> RdfFile:
    """Read RDF without changing a lexical form; raises FormatError with file and line."""
    parser = ox.parse(data, format=syntax)
    try:
        triples = tuple(quad.triple for quad in parser)
    except SyntaxError as fault:
        raise FormatError(_complaint(fault, name, syntax)) from None
    return RdfFile(name, triples, dict(parser.prefixes))


def read(path: Path, root: Path | None = None) -> RdfFile:
    """Read a Turtle file, named by its path below `root`.

    Raises FormatError when it is not Turtle and KnowledgeError when it cannot be opened.
    """
    name = shown(path, root)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise KnowledgeError(f"{name}: {fault.strerror}. Check the path and its rights.") from None
    return parse(data, name)


def read_all(paths: Iterable[Path], root: Path | None = None) -> tuple[RdfFile, ...]:
    """Read several Turtle files; raises like `read`."""
    return tuple(read(path, root) for path in paths)


def shown(path: Path, root: Path | None = None) -> str:
    """Return the path as people know it: below `root` where that is possible."""
    if root is not None and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.as_posix()


def _complaint(fault: SyntaxError, name: str, syntax: ox.RdfFormat) -> str:
    place = f"{name}:{fault.lineno}" if fault.lineno else name
    return (
        f"{place}: not {syntax.name}: {fault.msg}. "
        "Correct that line (or take the last good version from git), then try again."
    )
