"""A source document: its text is never changed, so offsets into it stay true."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from bilik.errors import DocumentError

PLAIN: Final = frozenset({".txt", ".text"})
"""The endings of names of files that are their own text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its identity.

    `language` is kk, ru or en; `text` has nothing added, removed or replaced, so that
    `text[start:end]` counted in Unicode characters is what a reader of it sees; `sha256` is the
    digest of the file's bytes in lower-case hexadecimal.
    """

    id: str
    language: str
    text: str
    sha256: str

    @classmethod
    def of(cls, identifier: str, language: str, data: bytes) -> "Document":
        """Decode UTF-8 bytes; raises UnicodeDecodeError."""
        return cls(identifier, language, data.decode("utf-8"), sha256(data).hexdigest())

    @property
    def key(self) -> str:
        """The first eight digits of the digest: the name of the document's graph."""
        return self.sha256[:8]


@dataclass(frozen=True, slots=True)
class Source:
    """A document at hand: what identifies it, and where its text is.

    `path` is the text in UTF-8, `text_sha256` its digest and `size` its bytes; `sha256` is the
    digest of the file that the text was taken from, which is the same for a plain text. `title` and
    `file` (the name of the file as it came) are there for documents that no catalogue describes.
    """

    id: str
    language: str
    sha256: str
    path: Path
    text_sha256: str
    size: int
    title: str = ""
    file: str = ""

    @property
    def key(self) -> str:
        """The first eight digits of the digest: the name of the document's graph."""
        return self.sha256[:8]

    @property
    def digest(self) -> str:
        """Twelve digits that change with all that a reading of the document depends on."""
        parts = (self.id, self.language, self.sha256, self.text_sha256)
        return sha256("\n".join(parts).encode()).hexdigest()[:12]

    def open(self) -> Document:
        """Return the document with its text.

        Raises DocumentError when the text is gone or is not the one that was described: evidence
        would point at other words.
        """
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise DocumentError(
                f"The text of {self.id} cannot be read ({error.strerror}). {self._advice}"
            ) from None
        if sha256(data).hexdigest() != self.text_sha256:
            raise DocumentError(f"The text of {self.id} was changed since then. {self._advice}")
        return Document(self.id, self.language, data.decode("utf-8"), self.sha256)

    @property
    def _advice(self) -> str:
        return f"Restore it, or run `bilik forget {self.id}` and populate again."


@dataclass(frozen=True, slots=True)
class Converted:
    """A file and its text.

    Of a plain text that is the file itself, to the byte; of all others it is what `tidy` gives.
    `title` is the one that the file gives itself, or its name.
    """

    file: str
    data: bytes
    text: str
    title: str

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes."""
        return sha256(self.data).hexdigest()

    @property
    def is_plain(self) -> bool:
        """Whether the text is the file."""
        return Path(self.file).suffix.lower() in PLAIN
