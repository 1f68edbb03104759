"""The text of PDF files: lines joined to paragraphs, words cut at line ends made whole."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from bilik.errors import DocumentError

# What pypdf lets through when a file is damaged, beside its own errors.
_DAMAGE: Final = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
_ENDS: Final = re.compile(r"[.!?:;…»”\"')\]]\s*$")
_CUT: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_FULL_LINE: Final = 0.75  # of the longest line: a shorter one ends a paragraph or is a heading


def read_pdf(name: str, data: bytes, limit: int) -> tuple[str, str]:
    """Return text and title; raises DocumentError, also for more than `limit` characters."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not _opened(reader):
            raise DocumentError(
                f"{name}: the PDF is protected by a password. Save it without one and try again."
            )
        text = _limited(name, _pages(reader), limit)
        title = str((reader.metadata and reader.metadata.title) or "")
    except _DAMAGE as error:
        raise DocumentError(
            f"{name}: cannot be read as PDF ({type(error).__name__}: {error}). "
            "Save it anew with another program and try again."
        ) from None
    if not _LETTER.search(text):
        raise DocumentError(
            f"{name}: the PDF holds images of pages and no text. Run a text recognition over it "
            "(OCRmyPDF, for example) and try again."
        )
    return text, title


def _opened(reader: PdfReader) -> bool:
    """Tell whether the file opens for anybody: many forbid printing only, with an empty password.

    Without the package `cryptography` pypdf cannot tell for newer files; then nobody can read them.
    """
    try:
        return bool(reader.decrypt(""))
    except DependencyError:
        return False


def _limited(name: str, pages: Iterator[str], limit: int) -> str:
    kept, size = [], 0
    for page in pages:
        size += len(page)
        if size > limit:
            raise DocumentError(
                f"{name}: more than {limit:,} characters of text. Split the document, or raise "
                "BILIK_DOCUMENT_BYTES."
            )
        kept.append(page)
    return "\n".join(kept)


def _pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        lines = [line.strip() for line in page.extract_text().splitlines()]
        yield "\n".join(_paragraphs(lines))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join the lines of a page: a page of PDF knows lines, a sentence runs over them."""
    full = _FULL_LINE * max(map(len, lines), default=0)
    paragraph = ""
    for line in lines:
        paragraph = _joined(paragraph, line)
        if _CUT.search(paragraph) or (len(line) >= full and not _ENDS.search(line)):
            continue
        if paragraph:
            yield paragraph
        paragraph = ""
    if paragraph:
        yield paragraph


def _joined(paragraph: str, line: str) -> str:
    if _CUT.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}".strip()
