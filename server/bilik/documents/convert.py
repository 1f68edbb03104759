"""Files of every kind that people have, as plain text."""

import os
from pathlib import Path
from typing import Final

from bilik.documents.markup import read_html, read_markdown
from bilik.documents.model import PLAIN, Converted
from bilik.documents.pdf import read_pdf
from bilik.documents.plain import decode, require_plain, tidy
from bilik.documents.reader import file_bytes
from bilik.documents.word import read_word
from bilik.errors import DocumentError

_MARKUP: Final = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_PACKED: Final = {".pdf": read_pdf, ".docx": read_word}
KINDS: Final = frozenset({*PLAIN, *_MARKUP, *_PACKED})
"""The endings of file names that are read."""

_TITLE: Final = 200  # characters


def convert(path: Path, limit: int) -> Converted:
    """Read a file of at most `limit` bytes, and of as many bytes of text.

    Raises DocumentError: missing, too large, of another kind, protected, damaged, empty, no text.
    """
    name = os.fsencode(path.name).decode(errors="replace")  # old archives have names in no UTF-8
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise DocumentError(
            f"{name}: files of this kind are not read. Save it as one of "
            f"{', '.join(sorted(KINDS))}."
        )
    data = file_bytes(path, limit)
    if not data:
        raise DocumentError(f"{name}: the file is empty. Put the text in it or remove it.")
    text, title = _text(name, kind, data, limit)
    require_plain(name, text)
    if len(text.encode()) > limit:
        raise DocumentError(
            f"{name}: more than {limit:,} bytes of text. Split the document, or raise "
            "BILIK_DOCUMENT_BYTES."
        )
    return Converted(name, data, text, " ".join(title.split())[:_TITLE] or Path(name).stem)


def _text(name: str, kind: str, data: bytes, limit: int) -> tuple[str, str]:
    if kind in PLAIN:
        return decode(name, data), ""
    if kind in _MARKUP:
        text, title = _MARKUP[kind](name, data)
    else:
        text, title = _PACKED[kind](name, data, limit)
    return tidy(text), title
