"""Reads documents from files and folders, and refuses what is not text."""

import re
from pathlib import Path

from bilik.documents.model import Document
from bilik.errors import DocumentError

LANGUAGES = ("kk", "ru", "en")
_NAME = re.compile(r"(?P<id>[A-Za-z0-9][A-Za-z0-9_-]*)\.(?P<language>kk|ru|en)\.txt")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LONGEST_LINE = 1_000_000


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
    data = _bytes(path, limit)
    try:
        document = Document.of(name["id"], name["language"], data)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path.name}: not UTF-8 text (byte {error.start} is 0x{data[error.start]:02x}). "
            "Save the file as UTF-8 and build again."
        ) from None
    _require_plain_text(path.name, document.text)
    return document


def _bytes(path: Path, limit: int) -> bytes:
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


def _require_plain_text(name: str, text: str) -> None:
    if not text.strip():
        raise DocumentError(f"{name}: the file is empty. Put the text in it or remove it.")
    control = _CONTROL.search(text)
    if control:
        raise DocumentError(
            f"{name}: character {control.start()} is the control character "
            f"U+{ord(control[0]):04X}; this is not plain text. Convert the file to plain text."
        )
    longest = max(map(len, text.splitlines()))
    if longest > _LONGEST_LINE:
        raise DocumentError(
            f"{name}: a line of {longest:,} characters; a document has lines of at most "
            f"{_LONGEST_LINE:,}. Break the text into paragraphs."
        )
