"""A source document: its bytes are never changed, so offsets into its text stay true."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its identity.

    `language` is kk, ru or en; `text` is the decoded file with nothing added, removed or replaced,
    so that `text[start:end]` counted in Unicode characters is what a reader of the file sees;
    `sha256` is the digest of the file's bytes in lower-case hexadecimal.
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
