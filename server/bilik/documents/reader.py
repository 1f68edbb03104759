"""Reads documents from files and folders, and refuses what is not text."""

import re
from hashlib import sha256
from pathlib import Path

from bilik.documents.model import Document, Source
from bilik.documents.plain import decode, require_plain
from bilik.errors import DocumentError

LANGUAGES = ("kk", "ru", "en")
_NAME = re.compile(r"(?P<id>[A-Za-z0-9][A-Za-z0-9_-]*)\.(?P<language>kk|ru|en)\.txt")


def find(folder: Path) -> tuple[Path, ...]:
    """Return the documents of a folder in the order of their names.

    Raises DocumentError for a text file whose name does not give an id and a language.
    """
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        if not _NAME.fullmatch(path.name):
            raise DocumentError(
                f"{path.name}: a document's name is <id>.<kk|ru|en>.txt, "
                f"for example law-2022.ru.txt. Rename the file or move it out of {folder.name}."
            )
    return tuple(paths)


def read(path: Path, limit: int) -> Document:
    """Read one document of at most `limit` bytes.

    Raises DocumentError when the file is missing, too large, empty, not UTF-8 or not plain text.
    """
    name = _NAME.fullmatch(path.name)
    if not name:
        raise DocumentError(f"{path.name}: a document's name is <id>.<kk|ru|en>.txt.")
    data = file_bytes(path, limit)
    text = decode(path.name, data)
    require_plain(path.name, text)
    return Document(name["id"], name["language"], text, sha256(data).hexdigest())


def source(path: Path, limit: int) -> Source:
    """Read one document and tell where it is, without its text; raises DocumentError."""
    document = read(path, limit)
    digest = document.sha256
    return Source(document.id, document.language, digest, path, digest, path.stat().st_size)


def file_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file; raises DocumentError when it is missing or above `limit`."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise DocumentError(
                f"{path.name}: {size:,} bytes, more than the {limit:,} that are read. "
                "Split the document, or raise BILIK_DOCUMENT_BYTES."
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path.name}: cannot be read ({error.strerror}).") from None
