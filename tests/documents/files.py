"""Files of the kinds that people have, made here, so that each test shows what is in them."""

import io
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Any def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", password: str = "") -> bytes:
    """A PDF with the lines of each page; character codes are Unicode, as its ToUnicode map says."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): _font(writer)})}
        )
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td" for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F 10 Tf 40 800 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _font(writer: PdfWriter) -> DictionaryObject:
    cmap = DecodedStreamObject()
    cmap.set_data(_TO_UNICODE)
    system = DictionaryObject(
        {
            NameObject("/Registry"): TextStringObject("Adobe"),
            NameObject("/Ordering"): TextStringObject("Identity"),
            NameObject("/Supplement"): NumberObject(0),
        }
    )
    below = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Any"),
            NameObject("/CIDSystemInfo"): system,
            NameObject("/DW"): NumberObject(500),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Any"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(below)]),
            NameObject("/ToUnicode"): writer._add_object(cmap),
        }
    )


def word(paragraphs: Sequence[str], *, title: str = "", cells: Sequence[str] = ()) -> bytes:
    """A Word file with paragraphs, then a table of one row."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def zip_bomb(size: int) -> bytes:
    """A Word file beside whose text lies a part of many zeros."""
    output = io.BytesIO(word(["Text."]))
    with ZipFile(output, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", bytes(size))
    return output.getvalue()
