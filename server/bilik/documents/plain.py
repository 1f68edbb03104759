"""What every text has to be before it is read: not empty, free of control characters, in lines."""

import re
import unicodedata
from typing import Final

from bilik.errors import DocumentError

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LONGEST_LINE: Final = 1_000_000
# What converters leave that is no text: control characters, halves of surrogate pairs.
_NOISE: Final = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r" ?\n[\s]*")


def require_plain(name: str, text: str) -> None:
    """Raise DocumentError when a text is empty or is no plain text; `name` is the file's."""
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


def decode(name: str, data: bytes, encoding: str = "utf-8") -> str:
    """Decode a file's bytes; raises DocumentError instead of guessing at noise."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name}: not {encoding.upper()} text (byte {error.start} is "
            f"0x{data[error.start]:02x}). Save the file as UTF-8 and try again."
        ) from None
    except LookupError:
        raise DocumentError(
            f"{name}: says that its encoding is {encoding[:40]!r}, which is not known. "
            "Save the file as UTF-8 and try again."
        ) from None


def tidy(text: str) -> str:
    """Return the plain text of a converted file: one paragraph on a line, letters composed (NFC).

    The same for the same input on every machine; offsets of evidence count in what it returns.
    """
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = unicodedata.normalize("NFC", _NOISE.sub(" ", text))
    text = _LINES.sub("\n", _BLANKS.sub(" ", text.replace("\r", "\n")))
    return text.strip() + "\n"
