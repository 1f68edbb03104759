"""The files of the graph as a server keeps them: a folder for each version, the latest alone."""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bilik.errors import StoreError
from bilik.publish import dumps
from bilik.publish.dumps import Dump
from bilik.store.source import Source

_UNSAFE: Final = re.compile(r"[^\w.-]")
_LOCK: Final = "lock"


class Archive:
    """The files in a folder; one process at a time writes, any number read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, version: str) -> Path:
        """Return where the files of a version are, or would be."""
        return self._folder / f"version-{_UNSAFE.sub('_', version)}"

    def find(self, version: str) -> tuple[Dump, ...]:
        """Return the files of a version; none when they have not been written."""
        return dumps.read(self.place(version)) if version else ()

    def fill(self, source: Source) -> tuple[Dump, ...]:
        """Write the files of a version, unless they are there, and remove those of others.

        Raises StoreError when the graph has no version or the disk fails; what reading the graph
        raises passes through.
        """
        if not source.version:
            raise StoreError("The graph has no version that files could be kept under.")
        place = self.place(source.version)
        try:
            with self._locked():
                if not self.find(source.version):
                    shutil.rmtree(place, ignore_errors=True)  # what a killed process left
                    dumps.write(source.quads, place)
                self._remove_except(place)
                return self.find(source.version)
        except OSError as error:
            raise StoreError(
                f"{place} cannot be written: {error}. Make room, or choose another build folder."
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Wait until no other process writes."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _remove_except(self, kept: Path) -> None:
        for path in self._folder.iterdir():
            if path.name != _LOCK and path != kept:
                shutil.rmtree(path, ignore_errors=True)
