"""Readings that are kept, so that a document is read again only when something changed."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from bilik.documents.model import Source
from bilik.readers.task import Reading


@dataclass(frozen=True)
class Shelf:
    """A folder with a file of N-Quads for each document.

    `run` is the digest of lexicon and program; a reading under another one is not found here.
    """

    folder: Path
    run: str

    def holds(self, source: Source) -> bool:
        """Tell whether the document was read under this lexicon and program."""
        return self._path(source).exists()

    def put(self, source: Source, reading: Reading) -> None:
        """Keep a reading; it is there whole or not at all."""
        path = self._path(source)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}.new")
        new.write_bytes(reading.quads)
        new.replace(path)

    def quads(self, sources: Iterable[Source]) -> Iterator[ox.Quad]:
        """Yield the quads of documents that were read, one document after the other."""
        for source in sources:
            yield from ox.parse(path=str(self._path(source)), format=ox.RdfFormat.N_QUADS)

    def keep_only(self, sources: Iterable[Source]) -> None:
        """Remove the readings of all other documents, and of all other runs."""
        kept = {self._path(source) for source in sources}
        for path in self.folder.glob("*/*"):
            if path not in kept:
                path.unlink(missing_ok=True)
        for folder in self.folder.glob("*"):
            if folder.name != self.run:
                folder.rmdir()

    def _path(self, source: Source) -> Path:
        return self.folder / self.run / f"{source.key}-{source.digest}.nq"
