"""The documents that users added: each a folder with the file as it came, its text and a card.

Folders appear and vanish by one rename, so that a reader sees a document whole or not at all.
"""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from bilik.documents.model import Converted, Source
from bilik.errors import DocumentError, GraphError

_CARD: Final = "card.json"
_TEXT: Final = "text.txt"
_LOCK: Final = ".lock"
_ASIDE: Final = ".aside-"


@dataclass(frozen=True)
class Library:
    """The folder; `locked` keeps other processes from changing it."""

    folder: Path

    def sources(self) -> tuple[Source, ...]:
        """Return the documents in the order of their digests; raises DocumentError."""
        return tuple(_source(card.parent) for card in sorted(self.folder.glob(f"[!.]*/{_CARD}")))

    def find(self, name: str) -> Source | None:
        """Return the document with this id, digest (at least its first eight digits) or file name.

        Raises DocumentError when several have the file name.
        """
        known = self.sources()
        for source in known:
            same = len(name) >= len(source.key) and source.sha256.startswith(name.lower())
            if same or name == source.id:
                return source
        of_file = [source for source in known if source.file == Path(name).name]
        if len(of_file) > 1:
            ids = ", ".join(source.id for source in of_file)
            raise DocumentError(f"Several documents came from {name}. Name one of: {ids}.")
        return of_file[0] if of_file else None

    def add(self, identifier: str, language: str, file: Converted) -> Source:
        """Put in a document that is not there; call it within `locked`. Raises DocumentError."""
        folder = self.folder / file.sha256[:8]
        new = self.folder / f"{_ASIDE}new-{folder.name}"
        data = file.text.encode()
        card = {
            "id": identifier,
            "language": language,
            "sha256": file.sha256,
            "text_sha256": sha256(data).hexdigest(),
            "title": file.title,
            "file": file.file,
        }
        try:
            new.mkdir(parents=True)
            (new / _TEXT).write_bytes(data)
            if not file.is_plain:
                (new / f"original{Path(file.file).suffix.lower()}").write_bytes(file.data)
            text = json.dumps(card, ensure_ascii=False, indent=2) + "\n"
            (new / _CARD).write_text(text, encoding="utf-8")
            new.rename(folder)
        except OSError as error:
            raise DocumentError(f"{file.file}: cannot be kept in {self.folder}: {error}.") from None
        return _source(folder)

    def remove(self, key: str) -> None:
        """Take a document out for good, if it is there; call it within `locked`."""
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def hide(self, key: str) -> None:
        """Take a document out so that `put_back` can undo it until the lock is given back."""
        folder = self.folder / key
        if folder.exists():
            folder.rename(self.folder / f"{_ASIDE}{key}")

    def put_back(self, key: str) -> None:
        """Undo `hide`, if there is anything to undo."""
        hidden = self.folder / f"{_ASIDE}{key}"
        if hidden.exists():
            self.remove(key)
            hidden.rename(self.folder / key)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from changing the library or building; raises GraphError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise GraphError(
                    f"Another build or populate is at work in {self.folder.parent}. "
                    "Wait until it is done."
                ) from None
            self._sweep()
            yield
            self._sweep()

    def _sweep(self) -> None:
        """Remove what was hidden, also by a process that was killed."""
        for path in self.folder.glob(f"{_ASIDE}*"):
            shutil.rmtree(path, ignore_errors=True)


def _source(folder: Path) -> Source:
    try:
        card = json.loads((folder / _CARD).read_bytes())
        path = folder / _TEXT
        return Source(
            id=card["id"],
            language=card["language"],
            sha256=card["sha256"],
            path=path,
            text_sha256=card["text_sha256"],
            size=path.stat().st_size,
            title=card["title"],
            file=card["file"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DocumentError(
            f"The document in {folder} is damaged ({error}). Remove that folder and populate again."
        ) from None
