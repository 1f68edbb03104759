"""The text of HTML and Markdown: a line for each block, nothing of scripts and styles."""

import warnings
from typing import Final

from bs4 import BeautifulSoup, ParserRejectedMarkup, XMLParsedAsHTMLWarning
from bs4.dammit import EncodingDetector
from markdown_it import MarkdownIt

from bilik.documents.plain import decode
from bilik.errors import DocumentError

_HIDDEN: Final = ["head", "script", "style", "template", "noscript", "svg", "select", "button"]
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote br caption dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_BREAK: Final = "\x1e"  # no character of HTML, so it can mark the edges of blocks


def read_html(name: str, data: bytes) -> tuple[str, str]:
    """Return text and title; the encoding is that of the byte order mark, the declared or UTF-8.

    Raises DocumentError.
    """
    bare, marked = EncodingDetector.strip_byte_order_mark(data)
    declared = marked or EncodingDetector.find_declared_encoding(bare, is_html=True)
    return _text(name, decode(name, bare, declared or "utf-8"))


def read_markdown(name: str, data: bytes) -> tuple[str, str]:
    """Return text and title of a file in CommonMark, with tables; raises DocumentError."""
    source = decode(name, data, "utf-8").removeprefix("\ufeff")
    return _text(name, MarkdownIt("commonmark").enable("table").render(source))


def _text(name: str, markup: str) -> tuple[str, str]:
    soup = _parse(name, markup.replace(_BREAK, " "))
    heading = soup.title or soup.h1
    title = heading.get_text(" ", strip=True) if heading else ""
    for hidden in soup.find_all(_HIDDEN):
        hidden.decompose()
    for block in soup.find_all(_BLOCKS):
        block.insert_before(_BREAK)
        block.insert_after(_BREAK)
    blocks = (" ".join(block.split()) for block in soup.get_text().split(_BREAK))
    return "\n".join(block for block in blocks if block), title


def _parse(name: str, markup: str) -> BeautifulSoup:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            return BeautifulSoup(markup, "lxml")
    except ParserRejectedMarkup as error:
        raise DocumentError(f"{name}: cannot be read as HTML ({error}). Mend the file.") from None
