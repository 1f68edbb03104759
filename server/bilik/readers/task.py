"""What a worker is handed and hands back; everything in it can be sent to another machine."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from bilik import __version__
from bilik.collection import keep, uncollected
from bilik.documents.model import Document
from bilik.errors import GraphError
from bilik.extract.extractor import Extractor
from bilik.extract.lexicon import Lexicon
from bilik.graph.lexemes import words
from bilik.graph.statement import DocumentGraph
from bilik.text.language import language

# The parts of the program that a reading depends on.
_PARTS = ("documents", "extract", "graph", "readers", "text")
# The libraries that read words: another version may read them differently.
_ANALYSERS = ("pymorphy3", "pymorphy3-dicts-ru", "simplemma")


@dataclass(frozen=True, eq=False)
class Kit:
    """All that reading needs beside the documents.

    `run` is the IRI of the run that statements name, `program` the digest of the program that made
    the kit, `confidences` how sure the rules are. Kits with the same run and program are equal.
    """

    run: str
    program: str
    lexicon: Lexicon
    confidences: Mapping[str, Decimal] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kit) and hash(self) == hash(other)

    def __hash__(self) -> int:
        return hash((self.run, self.program))


@dataclass(frozen=True, eq=False)
class Packed:
    """A kit as it is sent to workers; a worker unpacks it once, however often it comes."""

    key: int
    data: bytes

    @classmethod
    def of(cls, kit: Kit) -> "Packed":
        """Pack a kit; equal kits have equal keys within a run of the program."""
        return cls(hash(kit), pickle.dumps(kit, pickle.HIGHEST_PROTOCOL))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and other.key == self.key

    def __hash__(self) -> int:
        return self.key

    def kit(self) -> Kit:
        """Return the kit."""
        return _unpacked(self)


@lru_cache(maxsize=1)
def _unpacked(packed: Packed) -> Kit:
    kit: Kit = pickle.loads(packed.data)  # noqa: S301 - made by `Packed.of`, in this very run
    return kit


@dataclass(frozen=True, slots=True)
class Reading:
    """The named graph of one document in N-Quads, in a fixed order."""

    sha256: str
    quads: bytes
    statements: int


def read_packed(packed: Packed, documents: Sequence[Document]) -> tuple[Reading, ...]:
    """Read documents with a kit that came packed; raises as `read` does."""
    return read(packed.kit(), documents)


def read(kit: Kit, documents: Sequence[Document]) -> tuple[Reading, ...]:
    """Read documents in their order; what a worker runs.

    Raises GraphError when the worker has another version of the program than whoever made the kit:
    its readings would differ.
    """
    if kit.program != program():
        raise GraphError(
            "A worker has another version of bilik or of its libraries. Install the same one on "
            "all workers and start them anew."
        )
    return tuple(_read(kit, document) for document in documents)


@lru_cache(maxsize=1)
def program() -> str:
    """Return a digest of the program and of the libraries that read words."""
    digest = sha256(__version__.encode())
    root = Path(__file__).parents[1]
    for path in sorted(path for part in _PARTS for path in (root / part).rglob("*.py")):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    for name in _ANALYSERS:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def _read(kit: Kit, document: Document) -> Reading:
    statements = _extractor(kit, document.language).extract(document)
    text = DocumentGraph(document, kit.run, kit.confidences).text(statements)
    count = len({statement.key for statement in statements})
    return Reading(document.sha256, text, count)


@lru_cache(maxsize=6)
def _extractor(kit: Kit, code: str) -> Extractor:
    """A worker learns the words once for each language, not once for each batch."""
    made = extractor(kit.lexicon, code)
    keep()
    return made


def extractor(lexicon: Lexicon, code: str) -> Extractor:
    """Learn the words of a language (kk, ru or en) and how they are read."""
    with uncollected():
        return Extractor(lexicon, language(code, words(lexicon, code)))
