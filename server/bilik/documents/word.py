"""The text of Word files (Office Open XML): a line for each paragraph, also in tables and boxes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from bilik.errors import DocumentError

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # what an encrypted file is wrapped in
_EXPANSION: Final = 10  # a file of a person unpacks to less than ten times the limit
_PARAGRAPH, _TEXT, _TAB, _BREAK = (qn(f"w:{name}") for name in ("p", "t", "tab", "br"))
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRITTEN: Final = {_TAB: " ", _BREAK: "\n"}


def read_word(name: str, data: bytes, limit: int) -> tuple[str, str]:
    """Return text and title; insertions under review count, deletions do not.

    Raises DocumentError, also for a file that unpacks to more than ten times `limit`.
    """
    if data.startswith(_OLE):
        raise DocumentError(
            f"{name}: protected by a password, or an old .doc file. Save it as .docx without a "
            "password and try again."
        )
    try:
        _require_modest(name, data, limit * _EXPANSION)
        document = docx.Document(BytesIO(data))
        return "\n".join(_paragraphs(document.element.body)), document.core_properties.title
    except (BadZipFile, OpcError, XMLSyntaxError, AttributeError, LookupError, ValueError) as error:
        raise DocumentError(
            f"{name}: cannot be read as a Word file ({type(error).__name__}: {error}). "
            "Save it anew as .docx and try again."
        ) from None


def _require_modest(name: str, data: bytes, limit: int) -> None:
    """Refuse what unpacks to too much; `zipfile` never unpacks more than is announced."""
    with ZipFile(BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > limit:
        raise DocumentError(
            f"{name}: unpacks to {size:,} bytes, more than the {limit:,} that are read. "
            "Take the pictures out, or raise BILIK_DOCUMENT_BYTES."
        )


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the paragraphs in the order of the document.

    Elements are walked, not python-docx's paragraphs, which leave out text boxes and insertions.
    """
    for paragraph in body.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_runs(paragraph))


def _runs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(_TEXT, *_WRITTEN):
        if next(element.iterancestors(_PARAGRAPH)) is paragraph:
            yield _WRITTEN.get(element.tag) or element.text or ""
